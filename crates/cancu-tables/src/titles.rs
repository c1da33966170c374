use cancu_model::fold::fold;
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

pub use crate::generated::titles::TITLES;

/// A law, code, ordinance or constitution with its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LawTitle {
    /// The canonical id: `vn/luat-qh13/2012/10`.
    pub id: &'static str,
    /// `luat`, `bo-luat`, `phap-lenh` or `hien-phap`.
    pub kind: &'static str,
    /// The title without the kind word: "Lao động".
    pub title: &'static str,
    /// Short forms that the field uses in its place.
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
    /// The row rests on memory or on few mentions alone.
    pub unsure: bool,
}

/// Titles by their folded words; each with the rows that carry it, the oldest first.
static FAMILIES: Lazy<FxHashMap<String, Vec<&'static LawTitle>>> = Lazy::new(|| {
    let mut out: FxHashMap<String, Vec<&'static LawTitle>> = FxHashMap::default();
    for row in TITLES {
        for title in std::iter::once(&row.title).chain(row.short) {
            out.entry(key(title)).or_default().push(row);
        }
    }
    out.values_mut()
        .for_each(|rows| rows.sort_by_key(|it| (it.date, it.id)));
    out
});

/// For the first word of a title, the lengths in bytes of every key that begins with it, the
/// longest first.
static LENGTHS: Lazy<FxHashMap<String, Vec<usize>>> = Lazy::new(|| {
    let mut out: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut keys: Vec<&String> = FAMILIES.keys().collect();
    keys.sort();
    for it in keys {
        let first = it.split([' ', ',']).next().unwrap_or_default();
        out.entry(first.to_owned()).or_default().push(it.len());
    }
    out.values_mut().for_each(|lengths| {
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
    });
    out
});

/// A title as it is compared: folded, with plain hyphens.
fn key(title: &str) -> String {
    fold(title).replace(['–', '—', '‑'], "-")
}

/// The longest title that stands at the beginning of a folded text, and its length in bytes.
///
/// `folded` is in the form of [`cancu_model::fold::fold`] with every dash as a hyphen.
/// "Luật Giáo dục nghề nghiệp" is not "Luật Giáo dục".
///
/// # Complexity
///
/// One look-up for each length that a title with this first word has.
#[must_use]
pub fn title_prefix(folded: &str) -> Option<(&'static [&'static LawTitle], usize)> {
    let first = folded.split([' ', ',']).next()?;
    for &length in LENGTHS.get(first)? {
        let Some(head) = folded.get(..length) else {
            continue;
        };
        let next = folded.as_bytes().get(length);
        if next.is_some_and(u8::is_ascii_alphanumeric) {
            continue;
        }
        if let Some(rows) = FAMILIES.get(head) {
            return Some((rows.as_slice(), length));
        }
    }
    None
}

/// Every row with this title, marks and case aside, the oldest first.
#[must_use]
pub fn versions(title: &str) -> &'static [&'static LawTitle] {
    FAMILIES
        .get(&key(title))
        .map(Vec::as_slice)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use cancu_model::{Date, InstrumentId};

    use super::*;

    #[test]
    fn every_row_has_a_sound_id_and_dates() {
        for row in TITLES {
            assert!(row.id.parse::<InstrumentId>().is_ok(), "{}", row.id);
            for date in [row.date, row.effective].into_iter().flatten() {
                assert!(date.parse::<Date>().is_ok(), "{}: {date}", row.id);
            }
        }
    }

    #[test]
    fn the_longest_title_wins() {
        let (rows, length) = title_prefix("giao duc nghe nghiep ngay 27").unwrap();
        assert_eq!(
            &"giao duc nghe nghiep ngay 27"[..length],
            "giao duc nghe nghiep"
        );
        assert!(rows.iter().any(|it| it.id == "vn/luat-qh13/2014/74"));
    }

    #[test]
    fn a_title_has_its_versions() {
        let ids: Vec<&str> = versions("Lao động").iter().map(|it| it.id).collect();
        assert!(
            ids.contains(&"vn/luat-qh13/2012/10") && ids.contains(&"vn/luat-qh14/2019/45"),
            "{ids:?}"
        );
    }
}
