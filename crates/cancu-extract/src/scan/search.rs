//! The words that are searched for in the whole text, and those that lead to a number.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cancu_tables::TITLES;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::cursor::{is_blank, next_char, previous_char};
use crate::kinds;
use crate::needle::needle;

/// What a pattern of the search stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// The name of a kind that is cited by title: a law, a code, an ordinance, the Constitution.
    Law,
    /// Letters that stand for a code with its title: "BLDS 2015".
    Code,
    /// "Đại hội": a resolution may be named by it.
    Congress,
    /// The name of a kind that is cited by number.
    Name,
    /// Letters that stand for a kind before a number: "NĐ 49".
    Letters,
}

/// A search, and what each of its patterns says.
pub(super) struct Search {
    search: AhoCorasick,
    words: Vec<(Word, &'static str)>,
}

impl Search {
    fn new(patterns: Vec<(String, Word, &'static str)>) -> Option<Search> {
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(patterns.iter().map(|it| it.0.as_str()))
            .ok()?;
        let words = patterns.into_iter().map(|it| (it.1, it.2)).collect();
        Some(Search { search, words })
    }

    /// The words that stand alone in a stretch of `text`: what, kind, start, end.
    pub(super) fn find(
        &self,
        text: &str,
        range: Range<usize>,
    ) -> impl Iterator<Item = (Word, &'static str, usize, usize)> {
        let from = range.start;
        let hits = self.search.find_iter(text.get(range).unwrap_or(""));
        hits.filter_map(move |it| {
            let (start, end) = (from + it.start(), from + it.end());
            let (word, kind) = self.words[it.pattern().as_usize()];
            stands_alone(text, start, end).then_some((word, kind, start, end))
        })
    }
}

/// Words that can name an instrument without a number behind them: few, so that the search for
/// them in the whole text is quick.
pub(super) static NAMES: Lazy<Option<Search>> = Lazy::new(|| {
    let laws = kinds::spellings().into_iter().filter(|it| is_law(it.1));
    let laws = laws.map(|(word, kind)| (word, Word::Law, kind));
    // Texts without marks: a title that is known must follow.
    let bare = [
        ("Luat", "luat"),
        ("Bo luat", "bo-luat"),
        ("Phap lenh", "phap-lenh"),
    ];
    let laws = laws.chain(bare.map(|(word, kind)| (word.to_owned(), Word::Law, kind)));
    let mut codes: Vec<(String, &'static str)> = TITLES
        .iter()
        .flat_map(|row| row.short.iter().map(|it| ((*it).to_owned(), row.kind)))
        .filter(|it| it.0.len() >= 4 && it.0.starts_with("BL") && !it.0.contains(' '))
        .collect();
    codes.sort();
    codes.dedup_by(|a, b| a.0 == b.0);
    let codes = codes
        .into_iter()
        .map(|(word, kind)| (word, Word::Code, kind));
    let congress = ["Đại hội", "ĐẠI HỘI"]
        .into_iter()
        .map(|it| (it.to_owned(), Word::Congress, "nghi-quyet"));
    Search::new(laws.chain(codes).chain(congress).collect())
});

/// "đại hội" in small letters, apart from the other names: half of our words beginning with "đ"
/// begin so, and would stop a search that looks at first bytes.
pub(super) static CONGRESS: Lazy<Finder<'static>> = Lazy::new(|| needle(SMALL_CONGRESS));
pub(super) const SMALL_CONGRESS: &str = "đại hội";

/// Words that name an instrument with the number behind them: searched for before digits alone.
pub(super) static LEADS: Lazy<Option<Search>> = Lazy::new(|| {
    let names = kinds::spellings().into_iter().filter(|it| !is_law(it.1));
    let names = names.map(|(word, kind)| (word, Word::Name, kind));
    let letters = kinds::abbreviations().map(|(word, kind)| (word.to_owned(), Word::Letters, kind));
    Search::new(names.chain(letters).collect())
});

/// Kinds that are cited by title.
fn is_law(kind: &str) -> bool {
    matches!(kind, "luat" | "bo-luat" | "phap-lenh" | "hien-phap")
}

/// A kind word is no part of a longer word. Digits may be stuck to it: rows of link lists are
/// numbered so ("- 3Nghị định").
pub(super) fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    !previous_char(text, start).is_some_and(|it| it.is_alphabetic())
        && !next_char(text, end).is_some_and(|it| it.is_alphabetic())
}

/// Says whether the word before a digit can lead to the number of an instrument.
pub(super) fn has_lead(text: &str, digit: usize) -> bool {
    let bytes = text.as_bytes();
    let mut end = digit;
    // Blanks, marks of emphasis and a colon may stand between; as many as `skip_soft` allows.
    while end > 0 && digit - end < 40 {
        match bytes[end - 1] {
            b' ' | b'\n' | b'\r' | b'\t' | b'*' | b'_' | b'[' | b':' | b'.' => end -= 1,
            b'r' | b'n' if end > 1 && bytes[end - 2] == b'\\' => end -= 2,
            0x80.. => match previous_char(text, end) {
                Some(it) if is_blank(it) => end -= it.len_utf8(),
                _ => break,
            },
            _ => break,
        }
    }
    if end == 0 || !kinds::may_end_lead(&bytes[..end]) {
        return false;
    }
    let mut start = end;
    while start > 0 && end - start < 16 {
        let it = bytes[start - 1];
        if !(it.is_ascii_alphabetic() || it >= 0x80) {
            break;
        }
        start -= 1;
    }
    let word = text.get(start..end).unwrap_or("");
    let word = word.trim_start_matches(is_blank);
    kinds::ends_name(word) || kinds::is_so(word)
}
