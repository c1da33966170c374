use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::fold;

/// The body whose series an instrument belongs to: `vn` for central bodies, else the slugs of
/// province, district and commune joined by full stops (`binh-dinh.an-nhon.nhon-hau`).
///
/// Slugs are those of the instrument's own date: `binh-dinh` ends on 2025-07-01.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scope(String);

impl Scope {
    /// The scope of the central bodies of State and Party.
    #[must_use]
    pub fn vn() -> Scope {
        Scope("vn".to_owned())
    }

    /// The scope of a local body, from the slugs of its units, the widest first.
    #[must_use]
    pub fn local<'a>(units: impl IntoIterator<Item = &'a str>) -> Scope {
        Scope(units.into_iter().collect::<Vec<_>>().join("."))
    }

    /// The scope as it stands in an id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Says whether this is the scope of central bodies.
    #[must_use]
    pub fn is_central(&self) -> bool {
        self.0 == "vn"
    }

    /// The slugs of the units, the widest first.
    pub fn units(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('.')
    }

    /// The scope of the first `levels` units: 1 is the province.
    #[must_use]
    pub fn truncated(&self, levels: usize) -> Scope {
        Scope::local(self.units().take(levels))
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The canonical id of an instrument: `scope/symbol/year/number`, as `vn/nd-cp/2015/4`.
///
/// An unknown scope, year or number prints as `_`. The symbol is folded: lower case, no marks,
/// `/` as `-`. Parse and print are inverse.
///
/// # Examples
///
/// ```
/// use cancu_model::InstrumentId;
///
/// let id: InstrumentId = "vn/kl-tw/2016/120".parse()?;
/// assert_eq!(id.year, Some(2016));
/// assert_eq!(id.to_string(), "vn/kl-tw/2016/120");
/// # Ok::<(), cancu_model::ParseIdError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InstrumentId {
    /// Whose series the number is of; `None` prints as `_`.
    pub scope: Option<Scope>,
    /// The folded symbol: `nd-cp`, `luat-qh15`, `kh-ubnd`.
    pub symbol: String,
    /// The year of the number or of the date.
    pub year: Option<u16>,
    /// The folded number without leading zeros.
    pub number: Option<String>,
}

impl InstrumentId {
    /// Makes an id of parts as they are written: symbol and number are folded here.
    #[must_use]
    pub fn new(
        scope: Option<Scope>,
        symbol: &str,
        year: Option<u16>,
        number: Option<&str>,
    ) -> InstrumentId {
        let number = number
            .map(fold_number)
            .filter(|it| !it.is_empty() && it != "_");
        InstrumentId {
            scope,
            symbol: fold_symbol(symbol),
            year,
            number,
        }
    }

    /// The scope as the id has it: `_` where it is not known.
    #[must_use]
    pub fn scope_code(&self) -> &str {
        self.scope.as_ref().map_or("_", Scope::as_str)
    }

    /// Says whether every part is known.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.scope.is_some() && self.year.is_some() && self.number.is_some()
    }

    /// Says whether `other` can be the same instrument: the parts that both know are equal.
    #[must_use]
    pub fn may_be(&self, other: &InstrumentId) -> bool {
        fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        self.symbol == other.symbol
            && agree(&self.number, &other.number)
            && agree(&self.year, &other.year)
            && agree(&self.scope, &other.scope)
    }
}

/// Folds a symbol as ids write it: `CTr/BDVTU-BCSĐUBND` becomes `ctr-bdvtu-bcsdubnd`.
fn fold_symbol(symbol: &str) -> String {
    let folded = symbol
        .chars()
        .filter(|it| !it.is_whitespace())
        .filter_map(fold::letter);
    let out: String = folded
        .map(|it| match it {
            '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        })
        .collect();
    if out.is_empty() { "_".to_owned() } else { out }
}

fn fold_number(number: &str) -> String {
    let folded: String = number
        .chars()
        .filter(|it| !it.is_whitespace())
        .filter_map(fold::letter)
        .map(|it| if it == '/' { '-' } else { it })
        .collect();
    let trimmed = folded.trim_start_matches('0');
    if trimmed.is_empty() && !folded.is_empty() {
        "0".to_owned()
    } else {
        trimmed.to_owned()
    }
}

impl fmt::Display for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.scope_code())?;
        write!(f, "/{}/", self.symbol)?;
        match self.year {
            Some(year) => write!(f, "{year:04}/")?,
            None => f.write_str("_/")?,
        }
        f.write_str(self.number.as_deref().unwrap_or("_"))
    }
}

impl fmt::Debug for InstrumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no canonical id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id of the form scope/symbol/year/number")]
pub struct ParseIdError(String);

impl FromStr for InstrumentId {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<InstrumentId, ParseIdError> {
        parse(text).ok_or_else(|| ParseIdError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<InstrumentId> {
    let canonical = |it: char| it.is_alphanumeric() && !it.is_uppercase() || "-._&()+".contains(it);
    let mut parts = text.split('/');
    let (scope, symbol, year, number) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || symbol.is_empty() {
        return None;
    }
    if ![scope, symbol, number]
        .iter()
        .all(|it| !it.is_empty() && it.chars().all(canonical))
    {
        return None;
    }
    let scope = (scope != "_").then(|| Scope(scope.to_owned()));
    let year = match year {
        "_" => None,
        it if it.len() == 4 && it.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(it.parse().ok()?)
        }
        _ => return None,
    };
    let number = (number != "_").then(|| number.to_owned());
    Some(InstrumentId {
        scope,
        symbol: symbol.to_owned(),
        year,
        number,
    })
}

impl TryFrom<String> for InstrumentId {
    type Error = ParseIdError;

    fn try_from(text: String) -> Result<InstrumentId, ParseIdError> {
        text.parse()
    }
}

impl From<InstrumentId> for String {
    fn from(id: InstrumentId) -> String {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbol_and_number_are_folded() {
        let id = InstrumentId::new(Some(Scope::vn()), "NĐ-CP", Some(2015), Some("04"));
        assert_eq!(id.to_string(), "vn/nd-cp/2015/4");
        let id = InstrumentId::new(None, "CTPH/UBND-BDVTU", None, Some("01"));
        assert_eq!(id.to_string(), "_/ctph-ubnd-bdvtu/_/1");
    }

    #[test]
    fn parse_and_print_are_inverse() {
        for text in [
            "vn/nd-cp/2015/4",
            "quang-ngai/kh-snnptnt/2024/_",
            "binh-dinh.an-nhon.nhon-hau/kh-ubnd/2024/48",
            "_/nq-cp/2011/30c",
            "vn/nq-cp/2026/66.19",
        ] {
            assert_eq!(text.parse::<InstrumentId>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in [
            "",
            "04/2015/NĐ-CP",
            "vn/nd-cp/15/4",
            "vn/nd-cp/2015",
            "vn//2015/4",
            "vn/ND-CP/2015/4",
        ] {
            assert!(text.parse::<InstrumentId>().is_err(), "{text}");
        }
    }
}
