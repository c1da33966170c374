//! Where a byte of the draft stands for people: its line, its column, and the words around it.

use std::ops::Range;

/// Letters are counted up to every so many bytes.
const STEP: usize = 1024;

/// How many bytes before and behind a place are shown at most.
const AROUND: usize = 240;

/// Lines and columns of a text; each answer costs the same however long the text and its lines are.
pub(super) struct Places<'t> {
    text: &'t str,
    lines: Vec<usize>,
    letters: Vec<usize>,
}

impl<'t> Places<'t> {
    /// Looks at the text once.
    pub(super) fn of(text: &'t str) -> Places<'t> {
        let ends = text.bytes().enumerate().filter(|it| it.1 == b'\n');
        let lines = std::iter::once(0).chain(ends.map(|it| it.0 + 1)).collect();
        let mut letters = vec![0];
        for chunk in text.as_bytes().chunks(STEP) {
            let before = letters.last().copied().unwrap_or_default();
            letters.push(before + count(chunk));
        }
        Places {
            text,
            lines,
            letters,
        }
    }

    /// Line and column of a byte, both from 1, the column in letters.
    pub(super) fn line_and_column(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.lines[line - 1];
        (line, self.before(at) - self.before(start) + 1)
    }

    /// How many letters stand before a byte.
    fn before(&self, at: usize) -> usize {
        let chunk = (at / STEP).min(self.letters.len() - 1);
        self.letters[chunk] + count(&self.text.as_bytes()[chunk * STEP..at])
    }

    /// The paragraph of a place, as far as it is near, by whole words; and whether it goes on
    /// before and behind.
    pub(super) fn around(&self, place: &Range<usize>) -> (Range<usize>, bool, bool) {
        let text = self.text;
        let near = boundary(text, place.start.saturating_sub(AROUND));
        let from = match text[near..place.start].rfind('\n') {
            Some(at) => near + at + 1,
            None if near == 0 => 0,
            None => near + text[near..place.start].find(' ').map_or(0, |at| at + 1),
        };
        let near = boundary(text, (place.end + AROUND).min(text.len()));
        let to = match text[place.end..near].find('\n') {
            Some(at) => place.end + at,
            None if near == text.len() => near,
            None => place.end + text[place.end..near].rfind(' ').unwrap_or(near - place.end),
        };
        let starts = from == 0 || text[..from].ends_with('\n');
        let ends = to == text.len() || text[to..].starts_with('\n');
        (from..to, !starts, !ends)
    }
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| **it & 0xC0 != 0x80).count()
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|it| text.is_char_boundary(*it))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_those_of_counting() {
        let text = "ngày 04\n".to_owned() + &"Nghị định số 1; ".repeat(400) + "\nđ";
        let places = Places::of(&text);
        for at in (0..=text.len()).filter(|it| text.is_char_boundary(*it)) {
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let start = before.rfind('\n').map_or(0, |it| it + 1);
            let column = before[start..].chars().count() + 1;
            assert_eq!(places.line_and_column(at), (line, column), "{at}");
        }
    }

    #[test]
    fn of_a_long_line_what_is_near_is_shown() {
        let words = "căn cứ ".repeat(1000);
        let text = format!("A\n{words}Nghị định{words}\nB");
        let at = text.find("Nghị").unwrap();
        let place = at..at + "Nghị định".len();
        let (shown, before, behind) = Places::of(&text).around(&place);
        assert!(before && behind && shown.len() < 2 * AROUND + place.len());
        assert!(shown.start < place.start && shown.end > place.end);
        assert!(text[..shown.start].ends_with(' ') && text[shown.end..].starts_with(' '));
        let (whole, before, behind) = Places::of("A\nNghị định\nB").around(&(2..5));
        assert_eq!((whole, before, behind), (2..16, false, false));
    }
}
