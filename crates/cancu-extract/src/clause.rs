//! Where sentences, paragraphs and list items begin and end.

use cancu_tables::List;

use crate::cursor::{floor, is_blank, next_char, previous_char};
use crate::work;

/// What separates two stretches of text, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Break {
    /// A semicolon between members of a list.
    Member,
    /// The end of a sentence.
    Sentence,
    /// The end of a paragraph or of a list item.
    Paragraph,
}

/// A break and where the text behind it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Boundary {
    pub(crate) kind: Break,
    /// The first byte behind the break.
    pub(crate) after: usize,
}

/// The last break inside `from..to`, of at least the strength `least`.
pub(crate) fn last_break(text: &str, from: usize, to: usize, least: Break) -> Option<Boundary> {
    let bytes = text.as_bytes().get(from..to)?;
    let mut end = bytes.len();
    while let Some(at) = bytes[..end].iter().rposition(|it| is_mark(*it)) {
        work::looked(end - at);
        if let Some(kind) = break_at(text, from + at).filter(|it| *it >= least) {
            return Some(Boundary {
                kind,
                after: from + at + 1,
            });
        }
        end = at;
    }
    None
}

/// The first break inside `from..to` of at least the strength `least`: the offset of its mark.
pub(crate) fn first_break(text: &str, from: usize, to: usize, least: Break) -> Option<usize> {
    let bytes = text.as_bytes().get(from..to)?;
    work::looked(bytes.len());
    let marks = (0..bytes.len()).filter(|it| is_mark(bytes[*it]));
    marks
        .map(|it| from + it)
        .find(|&at| break_at(text, at).is_some_and(|it| it >= least))
}

/// Bytes that a break can have for its mark.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b';' | b'|' | b'.' | b'\n')
}

/// The break whose mark is the byte at `at`.
#[inline]
fn break_at(text: &str, at: usize) -> Option<Break> {
    match text.as_bytes()[at] {
        b';' => Some(Break::Member),
        b'|' => Some(Break::Paragraph),
        b'.' => sentence_ends(text, at).then_some(Break::Sentence),
        b'\n' => line_ends(text, at).then_some(Break::Paragraph),
        _ => None,
    }
}

/// A full stop ends a sentence when blank and capital, or the end of the line, follow; digits on
/// both sides ("2.5") and a single capital before it ("TP. Hà Nội", "T.Ư") do not.
fn sentence_ends(text: &str, at: usize) -> bool {
    let mut rest = text[at + 1..].chars();
    let next = loop {
        match rest.next() {
            Some('”' | '"' | '’' | ')' | '*' | '_') => {}
            other => break other,
        }
    };
    let Some(next) = next else { return true };
    if next == '\n' {
        return true;
    }
    if !is_blank(next) {
        return false;
    }
    let word = text[floor(text, at.saturating_sub(64))..at]
        .rsplit(|it: char| is_blank(it) || it == '(')
        .next()
        .unwrap_or("");
    if List::Abbreviation.holds(word) {
        return false;
    }
    // "1. Tiếp tục": the number of an item, not the end of a sentence.
    if !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit()) && word.len() <= 2 {
        let before = text[..at - word.len()].chars().next_back();
        if before.is_none_or(|it| it == '\n') {
            return false;
        }
    }
    rest.find(|it| !is_blank(*it) && !matches!(it, '*' | '_' | '“' | '"' | '-'))
        .is_none_or(|it| it.is_uppercase() || it.is_ascii_digit() || it == '\n')
}

/// A line end closes a paragraph when a blank line follows, or a line that begins an item, an
/// article, a recital or a table cell. Other line ends are where the page was narrow.
fn line_ends(text: &str, at: usize) -> bool {
    let rest = &text[at + 1..];
    let line = rest.trim_start_matches([' ', '\t', '\u{A0}', '\r']);
    if line.is_empty() || line.starts_with('\n') {
        return true;
    }
    // A symbol broken behind its hyphen goes on: "NĐ-⏎CP".
    if matches!(previous_char(text, at), Some('-' | '/' | ',')) {
        return false;
    }
    if begins_item(line) {
        return true;
    }
    // The rows of a table that was flattened are lines with bars.
    let end = line.find('\n').unwrap_or(line.len()).min(400);
    line.as_bytes()[..end].contains(&b'|')
}

/// Says whether a line opens with a marker of its own.
pub(crate) fn begins_item(line: &str) -> bool {
    level_of(line).is_some() || line.starts_with('|')
}

/// The depth of the item that a line begins: 1 for Chương and Phần, 2 for Điều, 3 for "1.", 4 for
/// "a)", 5 for dashes; recitals and operative heads count as 2. `None` is running text.
pub(crate) fn level_of(line: &str) -> Option<u8> {
    let line = line.trim_start_matches(['*', '_', '#', ' ', '“', '"']);
    let first = line.chars().next()?;
    if first.is_ascii_digit() {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &line[digits..];
        return (digits <= 3
            && (rest.starts_with(". ")
                || rest.starts_with(".\t")
                || rest.starts_with(".*")
                || rest.starts_with(") ")))
        .then_some(3);
    }
    if matches!(first, '-' | '–' | '+' | '•') {
        let rest = &line[first.len_utf8()..];
        // "giai đoạn 2017⏎- 2021" goes on; "- 3Nghị định" is the row of a link list.
        let text = rest.trim_start_matches(is_blank);
        let text = text.trim_start_matches(|it: char| it.is_ascii_digit());
        let text = text.trim_start_matches(is_blank);
        let opens = text.starts_with(|it: char| it.is_alphabetic() || "“\"(*".contains(it));
        let spaced = opens && (rest.starts_with(is_blank) || rest.starts_with(char::is_uppercase));
        return spaced.then_some(5);
    }
    if OPENS[usize::from(line.as_bytes()[0])] {
        // Articles open with "Điều 5." or "Điều 5:"; a reference inside a wrapped sentence
        // ("Điều 5 của Nghị định") goes on.
        if let Some(word) = List::OpensArticle.begins(line) {
            let rest = &line[word.len()..];
            let label = rest.trim_start_matches(|it: char| it.is_ascii_alphanumeric());
            return (label.len() < rest.len() && label.starts_with(['.', ':'])).then_some(2);
        }
        // "Chương II", "Phần thứ nhất", but not "Chương trình".
        if let Some(word) = List::OpensChapter.begins(line) {
            let rest = &line[word.len()..];
            let label = rest.starts_with(|it: char| it.is_ascii_digit() || "IVX".contains(it));
            return (label || rest.starts_with("thứ ")).then_some(1);
        }
        if List::OpensRecital.begins(line).is_some() {
            return Some(2);
        }
        if List::OpensFoot.begins(line).is_some() {
            return Some(1);
        }
    }
    // "a) ", "đ) ", "I. ", "IV. ".
    let mut chars = line.char_indices();
    let (_, letter) = chars.next()?;
    let (at, mark) = chars.next()?;
    if letter.is_lowercase()
        && (mark == ')' || mark == '.' && next_char(line, at + 1).is_some_and(is_blank))
    {
        return Some(4);
    }
    let roman = line
        .bytes()
        .take_while(|it| matches!(it, b'I' | b'V' | b'X'))
        .count();
    if roman > 0 && roman <= 5 && line[roman..].starts_with(". ") {
        return Some(1);
    }
    None
}

/// The bytes that the words begin with which open a line: most lines open with none of them.
const OPENS: [bool; 256] = {
    let lists = [
        List::OpensArticle,
        List::OpensChapter,
        List::OpensRecital,
        List::OpensFoot,
    ];
    let mut opens = [false; 256];
    let mut list = 0;
    while list < lists.len() {
        let words = lists[list].words();
        let mut word = 0;
        while word < words.len() {
            opens[words[word].as_bytes()[0] as usize] = true;
            word += 1;
        }
        list += 1;
    }
    opens
};

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, least: Break) -> Vec<&str> {
        let mut out = Vec::new();
        let mut from = 0;
        while let Some(at) = first_break(text, from, text.len(), least) {
            out.push(text[from..at].trim());
            from = at + 1;
        }
        out.push(text[from..].trim());
        out
    }

    #[test]
    fn narrow_lines_do_not_end_a_sentence() {
        let text = "Thực hiện Quyết định\nsố 5 của UBND TP. Hà Nội. Tiếp tục 2.5 năm";
        assert_eq!(pieces(text, Break::Sentence).len(), 2);
    }

    #[test]
    fn items_articles_and_recitals_begin_paragraphs() {
        let text =
            "Căn cứ Luật A\nCăn cứ Luật B\n1. Một\na) Hai\n- Ba\nĐiều 5. Bốn\nĐiều 6 của Luật";
        assert_eq!(pieces(text, Break::Paragraph).len(), 6);
    }
}
