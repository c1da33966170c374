use cancu_model::fold::fold;
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use crate::System;

pub use crate::generated::issuers::ISSUERS;

/// At which level a body issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// For the whole country.
    Central,
    /// For a province; the people's committees and councils of every level stand here, and the
    /// words beside them tell which.
    Province,
    /// For a district, until 2025-06-30.
    District,
    /// For a commune.
    Commune,
    /// For an organisation or committee of any level.
    Organisation,
}

/// A body that issues instruments (cơ quan ban hành).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issuer {
    /// A short name for other rows to point to.
    pub id: &'static str,
    /// The name as written.
    pub name: &'static str,
    /// Other ways it is written.
    pub aliases: &'static [&'static str],
    /// What stands for it in symbols: `BNV`.
    pub symbols: &'static [&'static str],
    /// At which level it issues.
    pub level: Level,
    /// State, Party or Front.
    pub system: System,
    /// Its first day (ISO), where a source says so.
    pub from: Option<&'static str>,
    /// The day after its last (ISO), where a source says so.
    pub until: Option<&'static str>,
    /// Who took over.
    pub successors: &'static [&'static str],
    /// `text` or `unsure`.
    pub basis: &'static str,
    /// Where the row comes from.
    pub source: &'static str,
    /// Numbers or names as written.
    pub examples: &'static [&'static str],
}

static BY_SYMBOL: Lazy<FxHashMap<String, Vec<&'static Issuer>>> = Lazy::new(|| {
    let mut out: FxHashMap<String, Vec<&'static Issuer>> = FxHashMap::default();
    for issuer in ISSUERS {
        for symbol in issuer.symbols {
            out.entry(symbol.to_uppercase()).or_default().push(issuer);
        }
    }
    // Without its marks a symbol counts where no other body is written so: TƯ is the centre, TU
    // a province.
    let mut plain: FxHashMap<String, Vec<&'static Issuer>> = FxHashMap::default();
    for issuer in ISSUERS {
        for symbol in issuer.symbols {
            let key = fold(symbol).to_uppercase();
            if !out.contains_key(&key) {
                plain.entry(key).or_default().push(issuer);
            }
        }
    }
    out.extend(plain);
    out
});

static BY_NAME: Lazy<FxHashMap<String, &'static Issuer>> = Lazy::new(|| {
    let rows = ISSUERS.iter().flat_map(|it| {
        std::iter::once(&it.name)
            .chain(it.aliases)
            .map(move |name| (fold(name), it))
    });
    rows.collect()
});

/// The bodies that a symbol can stand for, case aside and marks where they tell nothing apart:
/// `TW` stands for three.
pub fn issuers_of_symbol(symbol: &str) -> impl Iterator<Item = &'static Issuer> + use<> {
    BY_SYMBOL
        .get(&symbol.to_uppercase())
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .copied()
}

/// The body with this name, marks and case aside.
#[must_use]
pub fn issuer_named(name: &str) -> Option<&'static Issuer> {
    BY_NAME.get(&fold(name)).copied()
}

/// The body that other rows point to by this id.
///
/// # Complexity
///
/// *O*(*n*) in the rows.
#[must_use]
pub fn issuer_with_id(id: &str) -> Option<&'static Issuer> {
    ISSUERS.iter().find(|it| it.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds_a_symbol_or_the_name() {
        for issuer in ISSUERS {
            for example in issuer.examples {
                let held = example.contains(issuer.name)
                    || issuer.symbols.iter().any(|it| example.contains(it))
                    || *example == "143/CP";
                assert!(held, "{}: {example}", issuer.id);
            }
        }
    }

    #[test]
    fn a_symbol_of_the_party_centre_stands_for_three_bodies() {
        assert_eq!(issuers_of_symbol("TW").count(), 3);
        assert_eq!(issuer_named("bộ nội vụ").map(|it| it.id), Some("bnv"));
    }
}
