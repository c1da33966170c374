//! What an HTML text says, without its tags.

use crate::View;

/// A tag with quotes in it that is longer than this ends at its first `>`.
const MAX_QUOTED: usize = 8 << 10;

/// The mark of a note is no longer than this, its link included.
const MAX_MARK: usize = 400;

/// Elements that start a line of their own.
const BLOCKS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// Elements whose content nobody reads.
const SILENT: [&str; 5] = ["script", "style", "title", "template", "svg"];

/// The text of a page: a line for a block, cells of a row with a tab between them where each is
/// of one line, and the rest of the white space as a browser has it.
pub(crate) fn view(source: &str) -> View {
    let mut view = View::default();
    add(&mut view, source, 0);
    view
}

/// Adds the text of `source`, which stands at `base` of the original.
pub(crate) fn add(view: &mut View, source: &str, base: usize) {
    Scanner {
        view,
        source,
        base,
        at: 0,
        pending: "",
        cells: 0,
        cell_starts: true,
        lines: 0,
        pre: 0,
        tags_end: true,
    }
    .run();
}

struct Scanner<'v, 's> {
    view: &'v mut View,
    source: &'s str,
    base: usize,
    at: usize,
    /// White space that is written once something follows it.
    pending: &'static str,
    /// Cells of the row that is open.
    cells: usize,
    /// Nothing of the open cell is written yet.
    cell_starts: bool,
    /// Line breaks in the open cell.
    lines: usize,
    pre: usize,
    /// A `>` may still follow: where none does, it is not looked for at every `<`.
    tags_end: bool,
}

impl Scanner<'_, '_> {
    fn run(&mut self) {
        let bytes = self.source.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            let done = match byte {
                b'<' => self.tag(),
                b'&' => self.entity(),
                b' ' | b'\t' | b'\r' | b'\n' | 0x0C => self.blank(byte),
                _ => self.letters(),
            };
            if !done {
                // A sign like any other.
                self.text(self.at, self.at + 1);
            }
        }
    }

    fn text(&mut self, start: usize, end: usize) {
        self.flush(start);
        self.view.copy(self.base + start, &self.source[start..end]);
        self.at = end;
    }

    fn flush(&mut self, at: usize) {
        let wanted = match self.pending {
            "\n" => !self.view.text().ends_with('\n'),
            _ => true,
        };
        if self.pending == "\n" && !self.cell_starts {
            self.lines += 1;
        }
        if wanted && !self.pending.is_empty() && !self.view.text().is_empty() {
            let at = self.base + at;
            self.view.replace(at, at, self.pending);
        }
        self.pending = "";
        self.cell_starts = false;
    }

    fn blank(&mut self, byte: u8) -> bool {
        if self.pre > 0 {
            if byte == b'\r' {
                self.at += 1;
            } else {
                self.text(self.at, self.at + 1);
            }
            return true;
        }
        if self.pending.is_empty() {
            self.pending = " ";
        }
        self.at += 1;
        true
    }

    /// Letters up to the next sign that means something. Soft hyphens and signs without width,
    /// which stand inside words and numbers, are left out.
    fn letters(&mut self) -> bool {
        let rest = &self.source[self.at..];
        let invisible = |it: char| {
            matches!(
                it,
                '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
            )
        };
        let end = rest
            .find(|it: char| it.is_ascii_whitespace() || it == '<' || it == '&' || invisible(it))
            .unwrap_or(rest.len());
        if end > 0 {
            self.text(self.at, self.at + end);
        } else if let Some(it) = rest.chars().next().filter(|it| invisible(*it)) {
            self.at += it.len_utf8();
        } else {
            return false;
        }
        true
    }

    fn entity(&mut self) -> bool {
        let rest = &self.source[self.at + 1..];
        let name = rest
            .find(|it: char| !it.is_ascii_alphanumeric() && it != '#')
            .map_or(rest, |end| &rest[..end]);
        if name.is_empty() || name.len() > 10 {
            return false;
        }
        let Some(it) = character(name) else {
            return false;
        };
        let start = self.at;
        self.at += 1 + name.len();
        if self.source[self.at..].starts_with(';') {
            self.at += 1;
        }
        if it != '\u{AD}' && it != '\u{200B}' && it != '\u{FEFF}' {
            self.flush(start);
            let (start, end) = (self.base + start, self.base + self.at);
            self.view.replace(start, end, it.encode_utf8(&mut [0; 4]));
        }
        true
    }

    fn tag(&mut self) -> bool {
        let rest = &self.source[self.at..];
        let bytes = rest.as_bytes();
        match bytes.get(1) {
            Some(b'!') if rest.starts_with("<!--") => {
                self.at += rest.find("-->").map_or(rest.len(), |it| it + 3);
                return true;
            }
            Some(b'!' | b'?' | b'/') => {}
            Some(it) if it.is_ascii_alphabetic() => {}
            _ => return false,
        }
        if !self.tags_end {
            return false;
        }
        let Some(end) = quoted_end(bytes).or_else(|| rest.find('>')) else {
            self.tags_end = false;
            return false;
        };
        let closing = bytes.get(1) == Some(&b'/');
        let name = &rest[1 + usize::from(closing)..end];
        let name = name
            .find(|it: char| !it.is_ascii_alphanumeric())
            .map_or(name, |at| &name[..at])
            .to_ascii_lowercase();
        let closed = rest[..end].ends_with('/');
        self.at += end + 1;
        self.element(&name, closing, closed);
        true
    }

    fn element(&mut self, name: &str, closing: bool, closed: bool) {
        if SILENT.contains(&name) && !closing && !closed {
            let end = format!("</{name}");
            let rest = &self.source[self.at..];
            self.at += find_tag(rest, &end).unwrap_or(rest.len());
            return;
        }
        match name {
            "sup" if !closing => {
                // The mark of a note, which would run into the number before it.
                let rest = &self.source[self.at..];
                if let Some(end) = note_mark(rest) {
                    self.at += end;
                }
            }
            "td" | "th" if !closing => {
                // What stood in the cell before decides: one line, or several.
                self.pending = if self.cells > 0 && self.lines == 0 {
                    "\t"
                } else {
                    "\n"
                };
                self.cells += 1;
                (self.cell_starts, self.lines) = (true, 0);
            }
            "tr" => {
                self.pending = "\n";
                self.cells = 0;
            }
            "pre" => {
                self.pre = if closing {
                    self.pre.saturating_sub(1)
                } else {
                    self.pre + 1
                };
                self.pending = "\n";
            }
            _ if BLOCKS.contains(&name) => self.pending = "\n",
            _ => {}
        }
    }
}

/// Where a tag ends whose attributes may hold a `>` in quotes; `None` where another begins before,
/// so that no byte is looked at for many of them.
fn quoted_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, &it) in bytes.iter().enumerate().take(MAX_QUOTED) {
        match quote {
            Some(open) if it == open => quote = None,
            Some(_) => {}
            None if it == b'>' => return Some(at),
            None if it == b'<' && at > 0 => return None,
            None if (it == b'"' || it == b'\'') && bytes.get(at.wrapping_sub(1)) == Some(&b'=') => {
                quote = Some(it);
            }
            None => {}
        }
    }
    None
}

/// The length of what stands in a `<sup>`, if that is digits and tags alone.
fn note_mark(text: &str) -> Option<usize> {
    let end = find_tag(head(text), "</sup")?;
    let mut in_tag = false;
    let digits = text[..end].chars().filter(|&it| {
        let tag = in_tag || it == '<';
        in_tag = tag && it != '>';
        !tag && !it.is_ascii_whitespace()
    });
    let digits: String = digits.collect();
    let mark = digits.trim_matches(['[', ']', '(', ')']);
    (!mark.is_empty() && mark.bytes().all(|it| it.is_ascii_digit())).then_some(end)
}

fn head(text: &str) -> &str {
    let end = (0..=MAX_MARK.min(text.len()))
        .rev()
        .find(|it| text.is_char_boundary(*it));
    &text[..end.unwrap_or_default()]
}

fn find_tag(text: &str, tag: &str) -> Option<usize> {
    text.match_indices("</").map(|it| it.0).find(|&at| {
        text.as_bytes()[at..]
            .get(..tag.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(tag.as_bytes()))
    })
}

/// The character that an entity names.
pub(crate) fn character(name: &str) -> Option<char> {
    if let Some(digits) = name.strip_prefix('#') {
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => digits.parse().ok()?,
        };
        // Numbers of windows-1252, as every browser reads them.
        if let 0x80..=0x9F = code {
            let byte = u8::try_from(code).ok()?;
            return cancu_text::from_codepage(&[byte], 1252).chars().next();
        }
        return char::from_u32(code).filter(|it| *it != '\0');
    }
    if let Some(at) = LATIN.iter().position(|it| *it == name) {
        return char::from_u32(0xA0 + u32::try_from(at).ok()?);
    }
    OTHERS.iter().find(|it| it.0 == name).map(|it| it.1)
}

/// The entities of U+00A0 to U+00FF.
#[rustfmt::skip]
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect",
    "uml", "copy", "ordf", "laquo", "not", "shy", "reg", "macr",
    "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot",
    "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil",
    "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml",
    "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig",
    "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
    "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml",
    "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide",
    "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Those beyond that occur in Vietnamese texts.
const OTHERS: [(&str, char); 35] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("hellip", '…'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200B}'),
    ("zwj", '\u{200B}'),
    ("sol", '/'),
    ("hyphen", '-'),
    ("dash", '-'),
    ("Abreve", 'Ă'),
    ("abreve", 'ă'),
    ("Dstrok", 'Đ'),
    ("dstrok", 'đ'),
    ("Itilde", 'Ĩ'),
    ("itilde", 'ĩ'),
    ("Utilde", 'Ũ'),
    ("utilde", 'ũ'),
    ("ocircn", 'ô'),
    ("minus", '−'),
    ("trade", '™'),
    ("euro", '€'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        view(source).text().to_owned()
    }

    #[test]
    fn tags_and_entities_inside_a_citation_lead_back() {
        let source = "<html><head><title>x</title></head><p>Ngh&#7883; &#x111;ịnh s&ocirc;\n\
                      <b>04</b>/2015/<span title=\"a>b\">NĐ</span>&#8209;CP</p></html>";
        let view = view(source);
        assert_eq!(view.text(), "Nghị định sô 04/2015/NĐ\u{2011}CP");
        let start = view.text().find("04/").unwrap();
        let (start, end) = view.original(start, view.text().len());
        assert_eq!(
            &source[start..end],
            "04</b>/2015/<span title=\"a>b\">NĐ</span>&#8209;CP"
        );
    }

    #[test]
    fn rows_and_blocks_are_lines_and_cells_are_apart() {
        assert_eq!(
            text(
                "<table><tr><td><p>1</p></td>\n<td>Nghị định</td></tr><tr><td>2<td>a<br>b<td>c</table>d<div>e</div>f"
            ),
            "1\tNghị định\n2\ta\nb\nc\nd\ne\nf"
        );
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(
            text(
                "a<script>1<2</SCRIPT>b<style>x</style><!-- c > --> d\u{AD}e&shy;f &amp; 1 < 2 &x; <pre> a\n b</pre>"
            ),
            "ab def & 1 < 2 &x;\n a\n b"
        );
    }

    #[test]
    fn marks_of_notes_are_left_out() {
        assert_eq!(
            text("NĐ-CP<sup><a href=\"#1\">[1]</a></sup> 2<sup>a</sup> <sup></sup>"),
            "NĐ-CP 2a"
        );
    }

    #[test]
    fn broken_pages_are_read_to_their_end() {
        assert_eq!(text("a <b"), "a <b");
        assert_eq!(text("<p title=\"x>Số</p>"), "Số");
        assert_eq!(text("<script>never closed"), "");
        assert_eq!(text(&"<".repeat(100_000)).len(), 100_000);
        assert_eq!(text("<td <b>x</b>"), "x");
    }

    /// With a look to the end for each, these two million openings took four minutes.
    #[test]
    fn tags_that_never_end_cost_one_look_each() {
        let opened = "<a".repeat(2_000_000);
        assert_eq!(text(&opened).len(), opened.len());
        assert_eq!(text(&format!("{opened}>b")), "b");
    }
}
