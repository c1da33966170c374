//! The text as the scanner sees it: composed letters, plain blanks, Đ with its own code, with the
//! way back to the original bytes.

use std::borrow::Cow;
use std::ops::Range;

use cancu_model::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in composed form (NFC), its no-break spaces as blanks, that knows where its bytes stood
/// in the original.
///
/// Text that holds nothing to change is borrowed as it is: the common case costs two searches.
pub(crate) struct View<'t> {
    text: Cow<'t, str>,
    /// Letters that were composed, in order.
    changes: Vec<Change>,
}

/// A stretch of the original that stands otherwise in the view; behind it the distance between
/// composed and original bytes is another.
struct Change {
    composed: Range<usize>,
    original: Range<usize>,
}

impl<'t> View<'t> {
    pub(crate) fn new(original: &'t str) -> View<'t> {
        let bytes = original.as_bytes();
        // U+0300 to U+036F begin with the bytes CC or CD, no-break spaces with C2; Ð and ð are
        // C3 90 and C3 B0. Vietnamese letters are full of C3, so that their pair is looked for.
        let marks = memchr::memchr3(0xCC, 0xCD, 0xC2, bytes).is_some();
        let strokes = || {
            ["Ð", "ð"]
                .iter()
                .any(|it| memchr::memmem::find(bytes, it.as_bytes()).is_some())
        };
        if !marks && !strokes() {
            return View {
                text: Cow::Borrowed(original),
                changes: Vec::new(),
            };
        }
        let mut view = compose(original);
        // Old fonts wrote Ð for Đ: letters of the same length. No mark composes to them.
        if strokes() {
            view.text = Cow::Owned(view.text.replace('Ð', "Đ").replace('ð', "đ"));
        }
        view
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The span in the original text of a span of the view. One that ends inside a letter with more
    /// marks than compose to one takes the whole of it.
    pub(crate) fn original(&self, span: Span) -> Span {
        Span {
            start: self.place(span.start, |it| it.start),
            end: self.place(span.end, |it| it.end),
        }
    }

    fn place(&self, offset: usize, inside: impl Fn(&Range<usize>) -> usize) -> usize {
        let next = self.changes.partition_point(|it| it.composed.end <= offset);
        if let Some(it) = self.changes.get(next)
            && it.composed.start < offset
        {
            return inside(&it.original);
        }
        match next.checked_sub(1).and_then(|at| self.changes.get(at)) {
            None => offset,
            Some(it) => it.original.end + (offset - it.composed.end),
        }
    }
}

fn compose(original: &str) -> View<'_> {
    let mut text = String::with_capacity(original.len());
    let mut changes = Vec::new();
    // Everything before `done` stands in `text`.
    let mut done = 0;
    for at in memchr::memchr3_iter(0xCC, 0xCD, 0xC2, original.as_bytes()) {
        if at < done || !original.is_char_boundary(at) {
            continue;
        }
        if let Some(rest) = original[at..].strip_prefix('\u{A0}') {
            text.push_str(&original[done..at]);
            let composed = text.len();
            text.push(' ');
            done = original.len() - rest.len();
            changes.push(Change {
                composed: composed..text.len(),
                original: at..done,
            });
            continue;
        }
        let Some(before) = original[done..at].chars().next_back() else {
            continue;
        };
        let start = at - before.len_utf8();
        let marks: usize = original[at..]
            .chars()
            .take_while(|it| is_combining_mark(*it))
            .map(char::len_utf8)
            .sum();
        if marks == 0 {
            continue;
        }
        text.push_str(&original[done..start]);
        let composed = text.len();
        text.extend(original[start..at + marks].nfc());
        done = at + marks;
        changes.push(Change {
            composed: composed..text.len(),
            original: start..done,
        });
    }
    text.push_str(&original[done..]);
    View {
        text: Cow::Owned(text),
        changes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_text_is_borrowed() {
        let view = View::new("Nghị định số 04");
        assert!(matches!(view.text, Cow::Borrowed(_)));
    }

    #[test]
    fn no_break_spaces_are_blanks_and_lead_back() {
        let original = "Nghị\u{A0}định số\u{A0}04";
        let view = View::new(original);
        assert_eq!(view.text(), "Nghị định số 04");
        let span = view.original(Span {
            start: 0,
            end: view.text().len(),
        });
        assert_eq!(span.of(original), original);
    }

    #[test]
    fn spans_of_decomposed_text_lead_back_to_its_bytes() {
        let original: String = "Nghị định số 04 và Luật".nfd().collect();
        let view = View::new(&original);
        let start = view.text().find("số 04").unwrap();
        let span = view.original(Span {
            start,
            end: start + "số 04".len(),
        });
        assert_eq!(span.of(&original).nfc().collect::<String>(), "số 04");
    }

    #[test]
    fn a_span_that_ends_among_the_marks_of_a_letter_takes_the_letter() {
        // The horn composes with u, the hook below it stays.
        let original = "QĐ/Qu\u{31b}\u{321}";
        let view = View::new(original);
        let end = view.text().find('\u{321}').unwrap();
        let span = view.original(Span { start: 0, end });
        assert_eq!(span.of(original), original);
    }
}
