use std::borrow::Cow;
use std::cell::OnceCell;

use crate::scan::joined;

/// A line of a head: a line of the text, or one cell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Which cell of its line it is.
    pub(super) cell: usize,
    /// What stands there, without margins.
    written: &'t str,
    /// Joined when they are asked for: few lines of a head are.
    words: OnceCell<Cow<'t, str>>,
}

impl Line<'_> {
    /// Its words on one line, without emphasis.
    pub(super) fn words(&self) -> &str {
        self.words.get_or_init(|| {
            let written = self.written;
            if memchr::memchr2(b'\\', b'*', written.as_bytes()).is_none() {
                return joined(written);
            }
            let broken = ["\\r\\n", "\\r", "\\n"]
                .iter()
                .fold(written.replace("**", ""), |it, mark| it.replace(mark, " "));
            Cow::Owned(joined(broken.trim_matches(is_margin)).into_owned())
        })
    }
}

/// Takes a head apart. Literal `\r\n` sequences count as blanks, `|` as cell borders.
pub(super) fn of(text: &str, from: usize, until: usize) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut at = from;
    for line in text.get(from..until).unwrap_or("").split('\n') {
        let mut start = at;
        let cells = line.contains('|');
        for (cell, part) in line.split('|').enumerate() {
            let it = Line {
                start,
                end: start + part.len(),
                cell,
                written: part.trim_matches(is_margin),
                words: OnceCell::new(),
            };
            if !cells || !it.words().is_empty() {
                out.push(it);
            }
            start += part.len() + 1;
        }
        at += line.len() + 1;
    }
    out
}

/// Blanks and marks of emphasis around the words of a line.
fn is_margin(it: char) -> bool {
    it.is_whitespace() || matches!(it, '*' | '#' | '_')
}

/// Where the head begins behind comments and the link lists that portals print above it.
pub(super) fn skip_link_list(text: &str) -> usize {
    let mut at = 0;
    let mut from = 0;
    for line in text.split('\n').take(80) {
        let bare = line.trim_start();
        let row = bare
            .strip_prefix("- ")
            .is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        let comment = bare.starts_with("# ") || bare.starts_with("<!--");
        at += line.len() + 1;
        if row || comment {
            from = at;
        } else if !bare.is_empty() {
            break;
        }
    }
    from.min(text.len())
}

/// Says whether a line is written in capitals.
pub(super) fn is_upper(words: &str) -> bool {
    // Old fonts keep marked capitals as small letters ("SắC LệNH"): plain letters tell.
    let (mut upper, mut lower) = (0, 0);
    for it in words.chars() {
        upper += usize::from(it.is_ascii_uppercase());
        lower += usize::from(it.is_ascii_lowercase());
    }
    upper >= 2 && lower * 8 <= upper
}

/// "BAN TỔ CHỨC     Đồng Hới", "TỈNH ỦY ĐẮK LẮK ĐẢNG CỘNG SẢN VIỆT NAM": the left column of a
/// letterhead, in capitals, and what stands beside it; a line of one column is both.
pub(super) fn columns(line: &str) -> (&str, &str) {
    let motto = [
        " CỘNG HÒA XÃ HỘI",
        " CỘNG HOÀ XÃ HỘI",
        " ĐẢNG CỘNG SẢN VIỆT NAM",
    ];
    if let Some(at) = motto.iter().find_map(|it| line.find(it)) {
        return (line[..at].trim_end(), line[at..].trim_start());
    }
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        if word.chars().any(char::is_lowercase) {
            break;
        }
        at += word.len();
    }
    match (line[..at].trim_end(), &line[at..]) {
        ("", _) | (_, "") => (line, line),
        both => both,
    }
}
