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
    /// The day (ISO) that most citations give.
    pub date: &'static str,
    /// The Party term in which it was issued, for Party documents.
    pub term: Option<u8>,
    /// Who issued it, as written.
    pub issuer: Option<&'static str>,
    /// What it is about, as written.
    pub title: Option<&'static str>,
    /// How many full citations give this day.
    pub count: u32,
    /// Where they stand.
    pub source: &'static str,
}

/// A term of the Party's Central Committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The term: 11 is khóa XI.
    pub number: u8,
    /// Its first month (ISO).
    pub from: &'static str,
    /// The month after its last, if it has ended.
    pub until: Option<&'static str>,
    /// Where that is known from.
    pub source: &'static str,
}

/// Every known instrument with this number and symbol, marks and case aside.
#[must_use]
pub fn known(number: &str, symbol: &str) -> Vec<&'static Known> {
    let number = number.trim_start_matches('0');
    let symbol = cancu_model::fold::fold(symbol);
    KNOWN
        .iter()
        .filter(|it| it.number == number && cancu_model::fold::fold(it.symbol) == symbol)
        .collect()
}

#[cfg(test)]
mod tests {
    use cancu_model::{Date, InstrumentId};

    use super::*;

    #[test]
    fn every_row_has_the_year_of_its_day() {
        for row in KNOWN {
            let id: InstrumentId = row.id.parse().unwrap();
            let date: Date = row.date.parse().unwrap();
            assert_eq!(id.year, Some(date.year()), "{}", row.id);
        }
    }
}
