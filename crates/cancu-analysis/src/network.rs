use std::collections::BTreeMap;

use cancu_frozen::{Frozen, Place, Relations, View, components};
use rayon::prelude::*;

/// Who cites whom: each pair of documents once, in both directions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    pub(crate) out: Rows,
    pub(crate) into: Rows,
}

/// A row of documents for each document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    offsets: Vec<u32>,
    others: Vec<u32>,
}

impl Rows {
    /// Lays pairs out by their first; the rows come out in the order of the pairs.
    fn of(documents: usize, pairs: &[(u32, u32)]) -> Rows {
        let mut offsets = vec![0_u32; documents + 1];
        for (from, _) in pairs {
            offsets[*from as usize + 1] += 1;
        }
        for at in 0..documents {
            offsets[at + 1] += offsets[at];
        }
        let mut next = offsets.clone();
        let mut others = vec![0; pairs.len()];
        for (from, to) in pairs {
            let at = &mut next[*from as usize];
            others[*at as usize] = *to;
            *at += 1;
        }
        Rows { offsets, others }
    }

    pub(crate) fn row(&self, of: u32) -> &[u32] {
        &self.others[self.offsets[of as usize] as usize..self.offsets[of as usize + 1] as usize]
    }

    pub(crate) fn degree(&self, of: u32) -> usize {
        self.row(of).len()
    }
}

/// How often a document is cited, and how often it cites.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Degrees {
    /// The documents that cite it.
    pub cited: usize,
    /// The documents that it cites.
    pub cites: usize,
    /// Of those that cite it, how many were signed in each year; those of no known day are in
    /// none.
    pub by_year: BTreeMap<i32, usize>,
}

impl Network {
    /// Takes the chosen relations of a frozen graph.
    ///
    /// # Complexity
    ///
    /// *O*(*n* + *m* log *m*).
    #[must_use]
    pub fn new(frozen: &Frozen, relations: Relations) -> Network {
        use cancu_frozen::petgraph::visit::IntoNeighbors as _;
        let view = View::new(frozen, relations);
        let documents = frozen.documents();
        let of = |document: u32| {
            let place: Option<Place> = frozen.place(document);
            let targets = place.into_iter().flat_map(move |it| view.neighbors(it));
            targets.map(move |it| (document, frozen.document(it)))
        };
        let pairs = (0..documents as u32).flat_map(of);
        Network::of(documents, pairs.collect())
    }

    /// Makes a network of pairs: who cites, and whom. Pairs of a document with itself, and of
    /// numbers from `documents` on, are left out.
    ///
    /// # Complexity
    ///
    /// *O*(*n* + *m* log *m*).
    #[must_use]
    pub fn of(documents: usize, mut pairs: Vec<(u32, u32)>) -> Network {
        pairs.retain(|it| it.0 != it.1 && (it.0.max(it.1) as usize) < documents);
        pairs.par_sort_unstable();
        pairs.dedup();
        let out = Rows::of(documents, &pairs);
        pairs.iter_mut().for_each(|it| *it = (it.1, it.0));
        // Sources come in rising order within each row: they did in the pairs.
        let into = Rows::of(documents, &pairs);
        Network { out, into }
    }

    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> usize {
        self.out.offsets.len() - 1
    }

    /// How often a document is cited and cites, with the years of those who cite it. *O*(*k*).
    #[must_use]
    pub fn degrees(&self, frozen: &Frozen, document: u32) -> Degrees {
        let mut degrees = Degrees {
            cited: self.into.degree(document),
            cites: self.out.degree(document),
            by_year: BTreeMap::new(),
        };
        for day in self
            .into
            .row(document)
            .iter()
            .filter_map(|it| frozen.day(*it))
        {
            *degrees.by_year.entry(year(day)).or_default() += 1;
        }
        degrees
    }
}

/// The year of a day since 1970-01-01, in the calendar of today.
fn year(day: i32) -> i32 {
    // The cycle of 400 years has 146,097 days; a year counts from March, so that a leap day ends it.
    let day = i64::from(day) + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    // From the 306th day after the first of March on it is January or February.
    (era * 400 + year + i64::from(of_year >= 306)) as i32
}

/// The sets of documents that all lead to each other (strongly connected, of two and more), the
/// largest first.
///
/// # Complexity
///
/// *O*(*n* + *m*).
#[must_use]
pub fn knots(network: &Network) -> Vec<Vec<u32>> {
    let component = components(network.documents(), |it| network.out.row(it));
    let mut sets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (document, of) in component.iter().enumerate() {
        sets.entry(*of).or_default().push(document as u32);
    }
    let mut knots: Vec<Vec<u32>> = sets.into_values().filter(|it| it.len() > 1).collect();
    knots.sort_by_key(|it| (std::cmp::Reverse(it.len()), it[0]));
    knots
}

/// The documents from which no way leads to one of `roots`, and which are none themselves.
///
/// # Complexity
///
/// *O*(*n* + *m*).
#[must_use]
pub fn unsupported(network: &Network, roots: impl IntoIterator<Item = u32>) -> Vec<u32> {
    let mut reached = vec![false; network.documents()];
    let mut open: Vec<u32> = Vec::new();
    for root in roots {
        if let Some(it) = reached.get_mut(root as usize).filter(|it| !**it) {
            *it = true;
            open.push(root);
        }
    }
    while let Some(document) = open.pop() {
        for citing in network.into.row(document) {
            if !std::mem::replace(&mut reached[*citing as usize], true) {
                open.push(*citing);
            }
        }
    }
    let left = reached.iter().enumerate().filter(|it| !*it.1);
    left.map(|it| it.0 as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_turn_on_the_first_of_january() {
        let days = [
            -1, 0, 58, 59, 364, 365, 11_015, 11_016, 11_322, 11_323, 20_453, 20_454,
        ];
        let years = days.map(year);
        assert_eq!(
            years,
            [
                1969, 1970, 1970, 1970, 1970, 1971, 2000, 2000, 2000, 2001, 2025, 2026
            ]
        );
    }
}
