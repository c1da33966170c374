//! Kind words (Nghị định, Kế hoạch ...) and the codes that stand for them in symbols.

use cancu_model::fold;
use cancu_tables::{ISSUERS, KINDS, List};
use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::cursor::{floor, words_before};

/// Folded names of kinds, by their words: "nghi dinh" is `nghi-dinh`.
static NAMES: Lazy<FxHashMap<String, &'static str>> = Lazy::new(|| {
    let rows = KINDS.iter().flat_map(|kind| {
        std::iter::once(kind.name)
            .chain(kind.names.iter().copied())
            .map(|name| (fold::fold(name), kind.id))
    });
    rows.collect()
});

static CODES: Lazy<FxHashMap<String, &'static str>> = Lazy::new(|| {
    let mut codes = FxHashMap::default();
    // QĐ is a decision where no word says otherwise: the higher rank goes first.
    let mut kinds: Vec<_> = KINDS.iter().collect();
    kinds.sort_by_key(|it| it.rank);
    for kind in kinds {
        for code in kind.codes {
            codes.entry(fold::fold(code)).or_insert(kind.id);
        }
    }
    codes
});

static ABBREVIATIONS: Lazy<FxHashMap<&'static str, &'static str>> = Lazy::new(|| {
    let rows = KINDS
        .iter()
        .flat_map(|kind| kind.abbreviations.iter().map(|it| (*it, kind.id)));
    rows.collect()
});

/// The last words of all names of kinds and of the letters that stand for them, as written.
struct Tails {
    words: FxHashSet<String>,
    /// Where [`place_of_end`] puts the last three bytes of these words and of "số".
    ends: Vec<bool>,
}

static TAILS: Lazy<Tails> = Lazy::new(|| {
    let names = spellings().into_iter().map(|it| it.0);
    let letters = abbreviations().map(|it| it.0.to_owned());
    let tail = |it: String| it.rsplit(' ').next().map(str::to_owned);
    let words: FxHashSet<String> = names.chain(letters).filter_map(tail).collect();
    let mut ends = vec![false; ENDS];
    for word in words
        .iter()
        .map(String::as_str)
        .chain(List::So.words().iter().copied())
    {
        match word.as_bytes() {
            [.., a, b, c] => ends[place_of_end([*a, *b, *c])] = true,
            // Any byte may stand before a word of two.
            [b, c] => (0..=u8::MAX).for_each(|a| ends[place_of_end([a, *b, *c])] = true),
            _ => ends.fill(true),
        }
    }
    Tails { words, ends }
});

/// How many places there are for the ends of words.
const ENDS: usize = 4096;

fn place_of_end([a, b, c]: [u8; 3]) -> usize {
    (usize::from(a) << 5 ^ usize::from(b) << 2 ^ usize::from(c)) % ENDS
}

/// Says whether a word is the last of a kind's name or the letters that stand for one.
pub(crate) fn ends_name(word: &str) -> bool {
    TAILS.words.contains(word)
}

/// Says whether a word is "số".
pub(crate) fn is_so(word: &str) -> bool {
    List::So.holds(word)
}

/// Says whether what leads to a number can end as these bytes do: "khoản", "ngày", "năm" before a
/// digit are told by one look.
#[inline]
pub(crate) fn may_end_lead(bytes: &[u8]) -> bool {
    match bytes.last_chunk() {
        Some(last) => TAILS.ends[place_of_end(*last)],
        None => true,
    }
}

static ISSUER_SYMBOLS: Lazy<FxHashSet<String>> = Lazy::new(|| {
    ISSUERS
        .iter()
        .flat_map(|it| it.symbols.iter().map(|it| fold::fold(it)))
        .collect()
});

/// The kind that a code in a symbol stands for: `NĐ` is `nghi-dinh`. Marks and case do not count.
pub(crate) fn of_code(code: &str) -> Option<&'static str> {
    if code.len() > 12 {
        return None;
    }
    CODES.get(&fold::fold(code)).copied()
}

/// The kind of a whole symbol, by its first segment; a National Assembly symbol has none.
pub(crate) fn of_symbol(symbol: &str) -> Option<&'static str> {
    let (first, rest) = symbol.split_once(['-', '/']).unwrap_or((symbol, ""));
    // "09B/PL-TNCN" is the form of an annex (phụ lục); ordinances are of the Standing Committee.
    if first == "PL" && !rest.starts_with("UBTVQH") && !rest.starts_with("HĐNN") {
        return None;
    }
    of_code(first)
}

/// Says whether a segment of a symbol is a body's abbreviation known to the tables.
pub(crate) fn is_issuer_symbol(segment: &str) -> bool {
    segment.len() <= 24 && ISSUER_SYMBOLS.contains(&fold::fold(segment))
}

/// The kind with this name, marks and case aside.
pub(crate) fn named(folded: &str) -> Option<&'static str> {
    NAMES.get(folded).copied()
}

/// A kind word that ends where a number begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lead {
    /// Where the lead begins: the kind word, else "số", else the number itself.
    pub(crate) start: usize,
    /// The kind that the word says.
    pub(crate) kind: Option<&'static str>,
    /// "số" stands before the number.
    pub(crate) so: bool,
    /// The folded word before the lead speaks against a citation: "Mẫu số", "biểu số".
    pub(crate) form: bool,
    /// The body named between the kind word and "số".
    pub(crate) issuer: Option<(usize, usize)>,
}

/// Reads back from a number: "các Quyết định số" 436, "Thông tư số liên tịch" 21, "NĐ" 88.
pub(crate) fn lead_before(text: &str, number: usize) -> Lead {
    let words = words_before(text, number, 8);
    let word = |idx: usize| {
        words
            .get(idx)
            .and_then(|&(start, end)| text.get(start..end))
    };
    let mut lead = Lead {
        start: number,
        kind: None,
        so: false,
        form: false,
        issuer: None,
    };
    let mut at = 0;
    // "số", "số:", "số số", and "số" glued to the digits.
    if text
        .get(..number)
        .is_some_and(|it| List::SoGlued.ends(it).is_some())
        && word(0).is_some_and(|it| it.chars().count() > 2)
    {
        lead.so = true;
    }
    while let Some(it) = word(at) {
        let it = it.trim_end_matches([':', '.']);
        if !(List::So.holds(it) || List::SoDamaged.holds(it)) {
            break;
        }
        lead.so = true;
        lead.start = words[at].0;
        at += 1;
    }
    // The number of a row may be stuck to the first word: "- 3Nghị định".
    let stuck =
        |idx: usize| word(idx).map_or(0, |it| it.bytes().take_while(u8::is_ascii_digit).count());
    let joined = |from: usize, count: usize| -> Option<String> {
        let mut name = String::new();
        for idx in (from..from + count).rev() {
            if !name.is_empty() {
                name.push(' ');
            }
            let from = if name.is_empty() { stuck(idx) } else { 0 };
            name.push_str(&fold::fold(word(idx)?.get(from..)?));
        }
        Some(name)
    };
    for count in (1..=4).rev() {
        if let Some(name) = joined(at, count)
            && let Some(kind) = named(name.trim_end_matches(':'))
        {
            lead.kind = Some(kind);
            // "các Công điện: 86/CĐ-TTg, 87/CĐ-TTg": the first member of a list is its number.
            if !name.ends_with(':') {
                lead.start = words[at + count - 1].0 + stuck(at + count - 1);
            }
            return lead;
        }
    }
    // "Thông tư số liên tịch 21/2008": the words change places.
    if let (Some(last), Some(name)) = (joined(0, 2), joined(2, 3))
        && last == "lien tich"
        && let Some(kind) = name
            .strip_suffix(" so")
            .and_then(|it| named(&format!("{it} lien tich")))
    {
        lead.kind = Some(kind);
        lead.start = words[4].0;
        return lead;
    }
    if let Some(it) = word(at)
        && let Some(kind) = ABBREVIATIONS.get(it.trim_end_matches(':'))
    {
        lead.kind = Some(kind);
        lead.start = words[at].0;
        return lead;
    }
    if lead.so
        && let Some((start, kind, issuer)) = over_issuer(text, lead.start)
    {
        lead.start = start;
        lead.kind = Some(kind);
        lead.issuer = issuer;
        return lead;
    }
    if let Some(it) = word(at) {
        lead.form = List::Form.holds(&fold::fold(it))
            || joined(at, 2).is_some_and(|it| List::Form.holds(&it));
    }
    lead
}

/// Says whether words narrow a kind down: "Báo cáo thẩm tra số", "Chương trình phối hợp và thống
/// nhất hành động số".
fn is_adjunct(words: &str) -> bool {
    let list: Vec<&str> = words.split_whitespace().collect();
    (1..=6).contains(&list.len())
        && list
            .iter()
            .all(|it| it.chars().all(char::is_lowercase) && !List::NoAdjunct.holds(it))
        // "Văn bản đề nghị theo mẫu số 01/HTQT", with and without its blank.
        && !list.iter().any(|it| List::FormEnd.ends(it).is_some())
}

/// How long the name of a body between a kind word and "số" may be.
const BETWEEN: usize = 160;

/// "Quyết định của Thủ tướng Chính phủ số", "Quyết định Thủ tướng Số": where the kind word begins,
/// the kind, and the body that fills the rest up to "số" at `so`.
#[expect(clippy::type_complexity, reason = "a place, a kind and a stretch")]
fn over_issuer(text: &str, so: usize) -> Option<(usize, &'static str, Option<(usize, usize)>)> {
    let from = floor(text, so.saturating_sub(BETWEEN));
    let window = text.get(from..so)?;
    // "Các Chỉ thị của Chủ tịch UBND tỉnh: số 11": the colon opens a list, and "số" its first member.
    let listed = window.trim_end().ends_with(':');
    let window = window.trim_end().trim_end_matches(':');
    let mut marks = window.char_indices().rev();
    let mark = marks.find(|it| ",;:.()|“”".contains(it.1));
    let lead = from + mark.map_or(0, |(at, it)| at + it.len_utf8());
    let words: Vec<(usize, usize)> = words_before(text, so, 18)
        .into_iter()
        .take_while(|it| it.0 >= lead.min(so))
        .collect();
    crate::work::looked(window.len());
    for last in 1..words.len() {
        for count in (1..=4).rev() {
            let Some(first) = words.get(last + count - 1) else {
                continue;
            };
            let Some(kind) = text
                .get(first.0..words[last].1)
                .filter(|it| it.starts_with(char::is_uppercase))
                .and_then(|it| named(&fold::fold(it)))
            else {
                continue;
            };
            let begin = words[last - 1].0;
            let behind = text.get(begin..so)?;
            if behind.starts_with(char::is_lowercase) && is_adjunct(behind) {
                return Some((if listed { so } else { first.0 }, kind, None));
            }
            let (start, end) = crate::attributes::issuer_at(text.get(..so)?, begin, false, true)?;
            let rest = text.get(end..so)?.trim();
            let lead = if listed { so } else { first.0 };
            return (rest.is_empty() || rest == ":").then_some((lead, kind, Some((start, end))));
        }
    }
    None
}

/// Every way a kind is written in running text, for the search: name, kind.
pub(crate) fn spellings() -> Vec<(String, &'static str)> {
    let mut out = Vec::new();
    for kind in KINDS {
        for name in std::iter::once(kind.name).chain(kind.names.iter().copied()) {
            let lower = name.to_lowercase();
            out.push((name.to_owned(), kind.id));
            out.push((name.to_uppercase(), kind.id));
            // In small letters "quy định", "báo cáo", "kế hoạch" are common words; where a number
            // with a slash follows, the slash finds them.
            if kind.rank < 9 {
                out.push((title_case(&lower), kind.id));
                out.push((lower, kind.id));
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

/// Letters that stand for a kind before a number in running text.
pub(crate) fn abbreviations() -> impl Iterator<Item = (&'static str, &'static str)> {
    KINDS
        .iter()
        .flat_map(|kind| kind.abbreviations.iter().map(|it| (*it, kind.id)))
}

fn title_case(lower: &str) -> String {
    let words = lower.split(' ').map(|word| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |it| {
            it.to_uppercase().chain(chars).collect::<String>()
        })
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(text: &str, number: &str) -> (Option<&'static str>, String) {
        let at = text.rfind(number).unwrap();
        let lead = lead_before(text, at);
        (lead.kind, text[lead.start..at].to_owned())
    }

    #[test]
    fn the_kind_word_before_a_number_is_found() {
        assert_eq!(
            lead("theo Nghị định số 04", "04"),
            (Some("nghi-dinh"), "Nghị định số ".to_owned())
        );
        assert_eq!(
            lead("Thông tư liên tịch 04", "04").0,
            Some("thong-tu-lien-tich")
        );
        assert_eq!(
            lead("Chương\ntrình phối hợp số 26", "26").0,
            Some("chuong-trinh-phoi-hop")
        );
        assert_eq!(
            lead("Thông tư số liên tịch 21", "21").0,
            Some("thong-tu-lien-tich")
        );
        assert_eq!(lead("Chỉ thị số số 46", "46").1, "Chỉ thị số số ");
        assert_eq!(lead("NĐ 151", "151").0, Some("nghi-dinh"));
        assert_eq!(lead("và số 113", "113"), (None, "số ".to_owned()));
    }

    #[test]
    fn a_form_number_is_told_apart() {
        let text = "Mẫu số 01";
        assert!(lead_before(text, text.len() - 2).form);
    }
}
