//! Titles of laws, codes, ordinances and constitutions, and the versions that bear one title.

use cancu_model::fold::fold;
use once_cell::sync::Lazy;
use rustc_hash::FxHashSet;

pub use crate::generated::titles::TITLES;
use crate::places::even_out;

/// A law, code, ordinance or constitution with its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LawTitle {
    /// The canonical id: `vn/luat-qh13/2012/10`.
    pub id: &'static str,
    /// `luat`, `bo-luat`, `phap-lenh` or `hien-phap`.
    pub kind: &'static str,
    /// The title without the kind word: "Lao động".
    pub title: &'static str,
    /// Short forms that the field uses in its place: "Bầu cử", "BLDS".
    pub short: &'static [&'static str],
    /// Number and symbol as written, if known.
    pub number: Option<&'static str>,
    /// The day it was passed (ISO), if known.
    pub date: Option<&'static str>,
    /// The day it took effect (ISO), if known.
    pub effective: Option<&'static str>,
    /// The laws that it amends, as ids.
    pub amends: &'static [&'static str],
    /// Where the row comes from.
    pub source: &'static str,
    /// The row rests on general knowledge, on one citation, or on what the law amends.
    pub unsure: bool,
}

/// A title, or a short form of it, as it is compared, and the rows that carry it.
struct Family {
    key: String,
    /// The title ends in a closing bracket, which its key has not.
    bracket: bool,
    /// The oldest first.
    rows: Vec<&'static LawTitle>,
}

/// In the order of their keys.
static FAMILIES: Lazy<Vec<Family>> = Lazy::new(|| {
    let mut all: Vec<(String, bool, &'static LawTitle)> = Vec::with_capacity(TITLES.len() + 50);
    for row in TITLES {
        for title in std::iter::once(&row.title).chain(row.short) {
            all.push((Words::read(&fold(title)).key, title.ends_with(')'), row));
        }
    }
    all.sort_by(|a, b| (&a.0, a.2.date, a.2.id).cmp(&(&b.0, b.2.date, b.2.id)));
    let mut families: Vec<Family> = Vec::with_capacity(all.len());
    for (key, bracket, row) in all {
        match families.last_mut().filter(|it| it.key == key) {
            Some(family) => family.rows.push(row),
            None => families.push(Family {
                key,
                bracket,
                rows: vec![row],
            }),
        }
    }
    families
});

/// Folded text as titles are compared: words with one blank between them.
///
/// Commas, semicolons, dashes, brackets and slashes between words count as blanks ("Phòng chống ma túy" is
/// "Phòng, chống ma túy"), and the `y` of "kỹ", "lý", "quy" is an `i`.
struct Words {
    key: String,
    /// For each word its end in the key and in the folded text.
    ends: Vec<(usize, usize)>,
}

impl Words {
    /// Reads up to what no title holds: a full stop, a colon, a quotation mark.
    fn read(folded: &str) -> Words {
        let mut it = Words {
            key: String::with_capacity(folded.len()),
            ends: Vec::with_capacity(32),
        };
        let mut word = 0;
        let mut end = 0;
        for (at, letter) in folded.char_indices() {
            if letter.is_alphanumeric() {
                if it.key.len() == word && word > 0 {
                    it.key.push(' ');
                    word += 1;
                }
                it.key.push(letter);
                end = at + letter.len_utf8();
            } else if matches!(
                letter,
                ' ' | ',' | ';' | '-' | '–' | '—' | '‑' | '(' | ')' | '/'
            ) {
                it.close(&mut word, end);
            } else {
                break;
            }
        }
        it.close(&mut word, end);
        it
    }

    fn close(&mut self, word: &mut usize, end: usize) {
        if self.key.len() > *word {
            even_out(&mut self.key, *word);
            *word = self.key.len();
            self.ends.push((*word, end));
        }
    }
}

/// The first words of all titles, as they are compared.
static FIRST: Lazy<FxHashSet<&'static str>> = Lazy::new(|| {
    let words = FAMILIES.iter().filter_map(|it| it.key.split(' ').next());
    words.collect()
});

/// Says whether a folded word, of letters and digits alone, is the first of some title.
///
/// # Complexity
///
/// *O*(1): it spares most calls of [`title_prefix`].
#[must_use]
pub fn begins_title(word: &str) -> bool {
    if !word.contains('y') {
        return FIRST.contains(word);
    }
    let mut word = word.to_owned();
    even_out(&mut word, 0);
    FIRST.contains(word.as_str())
}

/// The longest title that stands at the beginning of a folded text, and the byte behind it.
///
/// `folded` is in the form of [`cancu_model::fold::fold`]; commas and dashes need not be those of
/// the title. "Luật Giáo dục nghề nghiệp" is not "Luật Giáo dục": give this function all that may
/// belong to the title.
///
/// # Complexity
///
/// *O*(*n*) to read the text, and a few binary searches among the titles.
#[must_use]
pub fn title_prefix(folded: &str) -> Option<(&'static [&'static LawTitle], usize)> {
    longest(folded, &Words::read(folded))
}

/// The same of a text that may be cut, if no longer title can stand where it goes on: `None` says
/// that more of the text must be looked at.
///
/// # Complexity
///
/// As [`title_prefix`].
#[must_use]
pub fn title_prefix_of_cut(folded: &str) -> Option<Option<(&'static [&'static LawTitle], usize)>> {
    let words = Words::read(folded);
    // The last word may be half of one: a longer title begins with all words before it.
    let whole = words.key.rfind(' ').map_or("", |at| &words.key[..=at]);
    let above = FAMILIES.partition_point(|it| it.key.as_str() < whole);
    let longer = FAMILIES
        .get(above)
        .is_some_and(|it| it.key.starts_with(whole));
    (!longer).then(|| longest(folded, &words))
}

fn longest(folded: &str, words: &Words) -> Option<(&'static [&'static LawTitle], usize)> {
    let mut text = words.key.as_str();
    // A title at the beginning of the text sorts before it, and all that sorts between the two
    // begins with that title as well: what the nearest shares with the text still holds it.
    while !text.is_empty() {
        let above = FAMILIES.partition_point(|it| it.key.as_str() <= text);
        let nearest = FAMILIES.get(above.checked_sub(1)?)?;
        let shared = shared_words(&nearest.key, text);
        if shared == nearest.key.len() {
            let mut end = words.ends.iter().find(|it| it.0 == shared)?.1;
            if nearest.bracket && folded.as_bytes().get(end) == Some(&b')') {
                end += 1;
            }
            return Some((nearest.rows.as_slice(), end));
        }
        text = text.get(..shared)?;
    }
    None
}

/// The bytes of the whole words that both begin with.
fn shared_words(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let whole = |text: &str| text.len() == same || text.as_bytes().get(same) == Some(&b' ');
    if whole(a) && whole(b) {
        return same;
    }
    b.as_bytes()
        .get(..same)
        .and_then(|it| it.iter().rposition(|it| *it == b' '))
        .unwrap_or(0)
}

/// Every row with this title or short form, marks, case and commas aside, the oldest first.
#[must_use]
pub fn versions(title: &str) -> &'static [&'static LawTitle] {
    let key = Words::read(&fold(title)).key;
    let found = FAMILIES.binary_search_by(|it| it.key.cmp(&key)).ok();
    found
        .and_then(|at| FAMILIES.get(at))
        .map(|it| it.rows.as_slice())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
