//! Instruments whose number has no year in it and restarts, and the terms in which it does.

use cancu_model::fold::slug;
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

pub use crate::generated::known::{KNOWN, TERMS};

/// An instrument whose number has no year in it, as the corpora cite it in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The canonical id.
    pub id: &'static str,
    /// The number without leading zeros.
    pub number: &'static str,
    /// The symbol in the field's form.
    pub symbol: &'static str,
    /// The day (ISO) that most citations give; the year where that is all that is known.
    pub date: &'static str,
    /// The Party term in which it was issued, for Party documents.
    pub term: Option<u8>,
    /// Who issued it, as written.
    pub issuer: Option<&'static str>,
    /// What it is about, as written.
    pub title: Option<&'static str>,
    /// How many full citations give this day; 0 where a note gives it.
    pub count: u32,
    /// Where they stand.
    pub source: &'static str,
}

/// A term of the Party's Central Committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The term: 11 is khóa XI.
    pub number: u8,
    /// The month (ISO) of the congress that began it.
    pub from: &'static str,
    /// The month of the congress that ended it, if one has.
    pub until: Option<&'static str>,
    /// Where that is known from.
    pub source: &'static str,
}

/// Rows by number and symbol, see [`key`].
static BY_NUMBER: Lazy<FxHashMap<String, Vec<&'static Known>>> = Lazy::new(|| {
    let mut out: FxHashMap<String, Vec<&'static Known>> = FxHashMap::default();
    for row in KNOWN {
        out.entry(key(row.number, row.symbol))
            .or_default()
            .push(row);
    }
    out.values_mut()
        .for_each(|rows| rows.sort_by_key(|it| (it.date, it.id)));
    out
});

/// "39-nq-tw": hyphen and slash in a symbol are often changed for each other.
fn key(number: &str, symbol: &str) -> String {
    format!(
        "{}-{}",
        number.trim_start_matches('0').to_lowercase(),
        slug(symbol)
    )
}

/// Every known instrument with this number and symbol, the oldest first; marks, case, leading
/// zeros and the choice between hyphen and slash aside.
///
/// # Complexity
///
/// One look-up.
#[must_use]
pub fn known(number: &str, symbol: &str) -> &'static [&'static Known] {
    BY_NUMBER
        .get(&key(number, symbol))
        .map(Vec::as_slice)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use cancu_model::{Date, InstrumentId};

    use super::*;

    #[test]
    fn every_row_has_the_year_of_its_day() {
        let mut seen = BTreeSet::new();
        for row in KNOWN {
            let id: InstrumentId = row.id.parse().unwrap();
            let date: Date = row.date.parse().unwrap();
            assert_eq!(id.year, Some(date.year()), "{}", row.id);
            assert_eq!(id.number.as_deref(), Some(row.number), "{}", row.id);
            assert_eq!(id.symbol, slug(row.symbol), "{}", row.id);
            assert!(seen.insert(row.id), "{} stands twice", row.id);
            assert!(!row.source.is_empty(), "{}", row.id);
        }
    }

    #[test]
    fn every_row_is_found_by_its_number() {
        for row in KNOWN {
            assert!(known(row.number, row.symbol).contains(&row), "{}", row.id);
        }
    }

    #[test]
    fn one_number_is_several_instruments() {
        let ids = |number, symbol| {
            known(number, symbol)
                .iter()
                .map(|it| it.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(ids("39", "NQ/TW"), ["vn/nq-tw/2015/39", "vn/nq-tw/2019/39"]);
        assert_eq!(ids("039", "nq-tw"), ids("39", "NQ/TW"));
        assert_eq!(ids("120", "KL/TW"), ["vn/kl-tw/2016/120"]);
        assert!(ids("16", "CT-TTg").len() > 1);
        assert!(ids("120", "KL/TU").is_empty());
    }

    #[test]
    fn terms_follow_one_another() {
        for pair in TERMS.windows(2) {
            assert_eq!(
                (pair[0].number + 1, pair[0].until),
                (pair[1].number, Some(pair[1].from))
            );
        }
    }

    #[test]
    fn a_party_document_is_of_the_term_of_its_day() {
        for row in KNOWN {
            let Some(term) = row
                .term
                .and_then(|it| TERMS.iter().find(|term| term.number == it))
            else {
                continue;
            };
            let day: Date = row.date.parse().unwrap();
            let bound = |text: &str| text.parse::<Date>().unwrap();
            assert!(bound(term.from).earliest() <= day.latest(), "{}", row.id);
            assert!(
                term.until
                    .is_none_or(|it| day.earliest() <= bound(it).latest()),
                "{}",
                row.id
            );
        }
    }
}
