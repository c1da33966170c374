//! What a Markdown text says, without its emphasis, links, escapes and tags.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::{View, html};

/// What becomes of a stretch of the source; all others stay.
enum Edit {
    Drop,
    Replace(String),
    Html,
}

/// The text without markup inside its lines; lines, lists, headings and tables stay as they are
/// written. `None` if there is no such markup.
pub(crate) fn view(source: &str) -> Option<View> {
    let edits = edits(source);
    if edits.is_empty() {
        return None;
    }
    let mut view = View::default();
    let mut done = 0;
    for (range, edit) in edits {
        if range.start < done {
            continue;
        }
        view.copy(done, &source[done..range.start]);
        match edit {
            Edit::Drop => {}
            Edit::Replace(with) => view.replace(range.start, range.end, &with),
            Edit::Html => html::add(&mut view, &source[range.clone()], range.start),
        }
        done = range.end;
    }
    view.copy(done, &source[done..]);
    Some(view)
}

fn edits(source: &str) -> Vec<(Range<usize>, Edit)> {
    let mut edits = Vec::new();
    // Where the last piece of a line ended; the openings of emphasis and links not yet closed.
    let mut last = 0;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(tag @ (Tag::Emphasis | Tag::Strong | Tag::Strikethrough)) => {
                let double = tag != Tag::Emphasis;
                let width = if double { 2 } else { 1 };
                edits.push((range.start..range.start + width, Edit::Drop));
                last = range.start + width;
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                let width = source[range.clone()].find('[').map_or(0, |it| it + 1);
                edits.push((range.start..range.start + width, Edit::Drop));
                last = range.start + width;
            }
            Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image,
            ) => {
                if last < range.end {
                    edits.push((last.max(range.start)..range.end, Edit::Drop));
                }
                last = range.end;
            }
            Event::Text(text) => {
                // An escape leaves its backslash out of the ranges.
                if range.start > last && source[..range.start].ends_with('\\') {
                    edits.push((range.start - 1..range.start, Edit::Drop));
                }
                if source[range.clone()] != *text {
                    edits.push((range.clone(), Edit::Replace(text.to_string())));
                }
                last = range.end;
            }
            Event::Code(_) => {
                let whole = &source[range.clone()];
                let ticks = whole.bytes().take_while(|it| *it == b'`').count();
                if ticks * 2 < whole.len() {
                    edits.push((range.start..range.start + ticks, Edit::Drop));
                    edits.push((range.end - ticks..range.end, Edit::Drop));
                }
                last = range.end;
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                // A block comes line by line, and its tags mean something together.
                match edits.last_mut() {
                    Some((before, Edit::Html)) if before.end == range.start => {
                        before.end = range.end;
                    }
                    _ => edits.push((range.clone(), Edit::Html)),
                }
                last = range.end;
            }
            Event::SoftBreak | Event::HardBreak => last = range.end,
            _ => {}
        }
    }
    edits.sort_by_key(|it| (it.0.start, it.0.end));
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        view(source).map_or_else(|| source.to_owned(), |it| it.text().to_owned())
    }

    #[test]
    fn emphasis_links_and_escapes_do_not_stand_in_a_citation() {
        let source = "Theo **Nghị định** số [04/2015/NĐ\\-CP](http://a/b) *ngày* 09&#47;01/2015";
        let view = view(source).unwrap();
        assert_eq!(
            view.text(),
            "Theo Nghị định số 04/2015/NĐ-CP ngày 09/01/2015"
        );
        let start = view.text().find("Nghị").unwrap();
        let end = view.text().find(" ngày").unwrap();
        let (start, end) = view.original(start, end);
        assert_eq!(&source[start..end], "Nghị định** số [04/2015/NĐ\\-CP");
    }

    #[test]
    fn lines_lists_and_tables_stay() {
        let source = "# Điều 1\n\n1. a_b_c\n2. d\n\n| Số | Ngày |\n| --- | --- |\n| 04 | 5 |\n\n***Nơi nhận*** e\n";
        assert_eq!(text(source), source.replace("***", ""));
        assert!(view("1. Không có gì\n").is_none());
    }

    #[test]
    fn tags_are_left_out() {
        assert_eq!(text("số<sup>1</sup> 04 <br> a"), "số1 04  a");
        assert_eq!(
            text("a\n\n<table><tr><td>x</td><td>y</td></tr></table>\n"),
            "a\n\nx\ty"
        );
    }
}
