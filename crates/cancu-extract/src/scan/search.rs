//! The words that are searched for in the whole text, and those that lead to a number.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use cancu_model::fold;
use cancu_tables::{List, TITLES};
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

/// A search through a whole text: it stops at pieces of its words, chosen to be rare. "bộ luật"
/// and "pháp lệnh" begin as a hundred other words do.
pub(super) struct Pieces {
    search: AhoCorasick,
    /// For each piece the words that hold it.
    words: Vec<Vec<Piece>>,
}

/// A word, what it says, and how far behind its first byte its piece stands.
struct Piece {
    offset: usize,
    text: String,
    word: Word,
    kind: &'static str,
}

/// Pieces that are rare in texts of law, and that most of the words hold one of.
const PIECES: [&str; 13] = [
    "uật", "UẬT", "Luat", "luat", "lenh", "p lệ", "p Lệ", "P LỆ", "Hiến", "HIẾN", "hiến", "Đại",
    "ĐẠI",
];

impl Pieces {
    fn new(patterns: Vec<(String, Word, &'static str)>) -> Option<Pieces> {
        let mut pieces: Vec<String> = Vec::new();
        let mut words: Vec<Vec<Piece>> = Vec::new();
        for (text, word, kind) in patterns {
            // A word without a piece is searched for as a whole.
            let rare = PIECES.iter().find(|it| text.contains(**it));
            let piece = rare.map_or(text.as_str(), |it| it);
            let idx = pieces.iter().position(|it| it == piece).unwrap_or_else(|| {
                pieces.push(piece.to_owned());
                words.push(Vec::new());
                pieces.len() - 1
            });
            let offset = text.find(piece)?;
            words[idx].push(Piece {
                offset,
                text,
                word,
                kind,
            });
        }
        // The word that begins first is the one that stands there, the longest of those.
        for of_piece in &mut words {
            of_piece.sort_by_key(|it| std::cmp::Reverse((it.offset, it.text.len())));
        }
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(&pieces)
            .ok()?;
        Some(Pieces { search, words })
    }

    /// The words that stand alone in `text`: what, kind, start, end.
    pub(super) fn find<'t>(
        &'static self,
        text: &'t str,
    ) -> impl Iterator<Item = (Word, &'static str, usize, usize)> + 't {
        let mut read = 0;
        let words = self.search.find_iter(text).filter_map(move |hit| {
            let of_piece = self.words.get(hit.pattern().as_usize())?;
            let (start, it) = of_piece.iter().find_map(|it| {
                let start = hit
                    .start()
                    .checked_sub(it.offset)
                    .filter(|it| *it >= read)?;
                let rest = text.as_bytes().get(start..)?;
                rest.starts_with(it.text.as_bytes()).then_some((start, it))
            })?;
            read = start + it.text.len();
            Some((it.word, it.kind, start, read))
        });
        words.filter(move |it| stands_alone(text, it.2, it.3))
    }
}

/// Words that can name an instrument without a number behind them: few, so that the search for
/// them in the whole text is quick.
pub(super) static NAMES: Lazy<Option<Pieces>> = Lazy::new(|| {
    let laws = kinds::spellings().into_iter().filter(|it| is_law(it.1));
    let laws = laws.map(|(word, kind)| (word, Word::Law, kind));
    // Texts without marks: a title that is known must follow.
    let bare = List::LawUnmarked.words().iter().filter_map(|word| {
        let kind = kinds::named(&fold::fold(word))?;
        Some(((*word).to_owned(), Word::Law, kind))
    });
    let laws = laws.chain(bare);
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
    let congress = List::Congress.words().iter();
    let congress = congress
        .filter(|it| **it != SMALL_CONGRESS)
        .map(|it| ((*it).to_owned(), Word::Congress, "nghi-quyet"));
    Pieces::new(laws.chain(codes).chain(congress).collect())
});

/// "đại hội" in small letters, apart from the other names: half of our words beginning with "đ"
/// begin so, and would stop a search that looks at first bytes.
pub(super) static CONGRESS: Lazy<Finder<'static>> = Lazy::new(|| needle(SMALL_CONGRESS));
pub(super) const SMALL_CONGRESS: &str = "đại hội";

/// "Trung ương": a resolution may be named by the session of the Party's committee that passed it.
pub(super) static SESSION: Lazy<Finder<'static>> = Lazy::new(|| needle("Trung ương"));

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_pieces_as_by_their_letters() {
        let text = "Bộ luật Dân sự, bộ luật, BỘ LUẬT; Luật, kỷ luật, xluật, Luậts; Pháp lệnh 5, PHÁP LỆNH, \
            pháp  lệnh, HIẾN PHÁP LỆNH, Hiến pháp 2013, Luat Dat dai, Bo luat, Phap lenh, BLDS 2015, BLTTHS, \
            Đại hội, ĐẠI HỘI, Đại Hiến pháp, luật Bộ Luật";
        let names = NAMES.as_ref().unwrap();
        let found: Vec<&str> = names.find(text).map(|it| &text[it.2..it.3]).collect();
        // At every letter in turn: the longest word that begins there.
        let mut naive = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let words = names.words.iter().flatten().map(|it| it.text.as_str());
            let here = words.filter(|it| text.as_bytes()[at..].starts_with(it.as_bytes()));
            let Some(word) = here.max_by_key(|it| it.len()) else {
                at += 1;
                continue;
            };
            if stands_alone(text, at, at + word.len()) {
                naive.push(word);
            }
            at += word.len();
        }
        assert_eq!(found, naive);
        assert!(found.len() > 15, "{found:?}");
    }
}
