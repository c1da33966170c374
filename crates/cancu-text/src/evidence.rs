//! Which charset a text was written in, by how well its words are spelled.
//!
//! Everything here is about a text as windows-1252 shows it: the letters of the old charsets then
//! stand as U+00A0 to U+00FF, whether they came from bytes or were saved that way.

use std::collections::BTreeSet;

use unicode_normalization::char::is_combining_mark;

use crate::{Charset, syllable, tcvn3, vni, windows};

/// Different words with a mark that there are at least.
const MIN_WORDS: usize = 8;

/// A tag of HTML is shorter than this; a `<` without an end is a sign like others.
const MAX_TAG: usize = 2_000;

type Decode = fn(&str) -> String;

const CHARSETS: [(Charset, Decode); 3] = [
    (Charset::Tcvn3, tcvn3::decode),
    (Charset::Vni, vni::decode),
    (Charset::Windows1258, windows::decode_1258),
];

/// Whether UTF-8 holds letters that another charset leaves when it is read as windows-1252, and
/// few that cannot come from that: the first look, which real Vietnamese does not pass.
pub(crate) fn may_be_misread(text: &str) -> bool {
    let (mut latin, mut others) = (0_usize, 0_usize);
    for it in text.chars() {
        match it {
            '\u{A1}'..='\u{FF}' => latin += 1,
            '\u{300}'..='\u{36F}' => others += 1,
            _ if !it.is_ascii() && syllable::is_marked(it) => others += 1,
            _ => continue,
        }
        // Each letter of Latin-1 takes two bytes: from here on no text of this length passes.
        if others * 32 >= text.len() {
            return false;
        }
    }
    latin >= MIN_WORDS && others * 16 < latin
}

/// The charset that makes the most of a text, and what it makes; `None` if none is convincing.
pub(crate) fn best(text: &str) -> Option<(Charset, String)> {
    let before = Evidence::of(text);
    let mut best: Option<(Evidence, (Charset, String))> = None;
    for (charset, decode) in CHARSETS {
        let decoded = decode(text);
        let evidence = Evidence::of(&decoded);
        let better = best.as_ref().is_none_or(|it| evidence.beats(&it.0));
        if better && evidence.convinces(&before) {
            best = Some((evidence, (charset, decoded)));
        }
    }
    best.map(|it| it.1)
}

/// What the words of a text say.
#[derive(Debug, Default)]
struct Evidence {
    words: usize,
    /// Words with a letter beyond ASCII, abbreviations left out.
    marked: usize,
    /// Of these, those spelled like Vietnamese syllables.
    syllables: usize,
    /// Whether [`MIN_WORDS`] different syllables were seen.
    many: bool,
}

impl Evidence {
    fn of(text: &str) -> Evidence {
        let mut found = Evidence::default();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for word in words(text) {
            found.words += 1;
            if word.is_ascii() || !word.contains(is_vowel) {
                continue;
            }
            found.marked += 1;
            if capitals_fit(word) && syllable::is_syllable(word) {
                found.syllables += 1;
                if !found.many {
                    seen.insert(word);
                    found.many = seen.len() >= MIN_WORDS;
                }
            }
        }
        found
    }

    fn convinces(&self, before: &Evidence) -> bool {
        self.many
            && self.marked * 8 >= self.words
            && self.syllables * 10 >= self.marked * 9
            && self.syllables >= before.syllables * 2
    }

    /// Whether a larger share of words is well spelled.
    fn beats(&self, other: &Evidence) -> bool {
        self.syllables * other.marked > other.syllables * self.marked
    }
}

/// Letters in a row with their marks, outside the tags of HTML.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(|it: char| is_letter(it) || it == '<')?;
            rest = &rest[start..];
            let end = match tag(rest) {
                Some(end) => {
                    rest = &rest[end..];
                    continue;
                }
                None if rest.starts_with('<') => {
                    rest = &rest[1..];
                    continue;
                }
                None => rest.find(|it| !is_letter(it)).unwrap_or(rest.len()),
            };
            let word = &rest[..end];
            rest = &rest[end..];
            return Some(word);
        }
    })
}

/// The length of the tag that `text` begins with.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    inner
        .starts_with(|it: char| it.is_ascii_alphabetic() || it == '/' || it == '!')
        .then_some(())?;
    let bytes = &inner.as_bytes()[..inner.len().min(MAX_TAG)];
    // Where another tag begins before it ends it is none, and each byte is looked at once.
    let at = bytes.iter().position(|it| matches!(it, b'<' | b'>'))?;
    (bytes[at] == b'>').then_some(at + 2)
}

fn is_letter(it: char) -> bool {
    it.is_alphabetic() || is_combining_mark(it)
}

fn is_vowel(it: char) -> bool {
    "aeiouyAEIOUY".contains(it) || (!it.is_ascii() && !"đĐ".contains(it))
}

/// Whether capitals stand where writers put them: never a marked capital behind a small letter.
/// The other way round is common in TCVN3, whose capitals are often the font's (`HßA`).
fn capitals_fit(word: &str) -> bool {
    let small = word.find(|it: char| it.is_ascii_lowercase());
    let large = word.rfind(|it: char| !it.is_ascii() && it.is_uppercase());
    !matches!((small, large), (Some(small), Some(large)) if small < large)
}
