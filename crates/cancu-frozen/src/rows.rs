use std::ops::Range;

use rayon::prelude::*;

/// Where the row of each place begins and ends.
pub(crate) trait Index: Sized {
    fn row(&self, place: u32) -> Range<usize>;
    /// From the length of every row.
    fn from_lengths(lengths: &[u32]) -> Self;
    fn bytes(&self) -> usize;
}

/// An offset for every place: for classes in which most documents have relations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dense {
    pub(crate) offsets: Vec<u32>,
}

impl Index for Dense {
    #[inline]
    fn row(&self, place: u32) -> Range<usize> {
        self.offsets[place as usize] as usize..self.offsets[place as usize + 1] as usize
    }

    fn from_lengths(lengths: &[u32]) -> Dense {
        Dense {
            offsets: running_sums(lengths.iter().copied()),
        }
    }

    fn bytes(&self) -> usize {
        4 * self.offsets.len()
    }
}

/// An offset for every row that is not empty, found by counting bits: for classes in which most
/// documents have none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sparse {
    /// The places that have a row.
    pub(crate) present: Vec<u64>,
    /// How many places have one before each word.
    ranks: Vec<u32>,
    pub(crate) offsets: Vec<u32>,
}

impl Sparse {
    pub(crate) fn new(present: Vec<u64>, offsets: Vec<u32>) -> Sparse {
        let mut ranks = running_sums(present.iter().map(|it| it.count_ones()));
        ranks.pop();
        Sparse {
            present,
            ranks,
            offsets,
        }
    }

    /// The number of a place's row among those that are not empty.
    #[inline]
    pub(crate) fn number(&self, place: u32) -> Option<usize> {
        let at = (place >> 6) as usize;
        let (word, bit) = (self.present[at], place & 63);
        let before = (word & ((1 << bit) - 1)).count_ones();
        (word >> bit & 1 != 0).then(|| (self.ranks[at] + before) as usize)
    }

    /// Where a row lies, by its number.
    #[inline]
    pub(crate) fn numbered(&self, number: usize) -> Range<usize> {
        self.offsets[number] as usize..self.offsets[number + 1] as usize
    }

    /// The places that have a row, in order.
    pub(crate) fn places(&self) -> impl Iterator<Item = u32> + '_ {
        self.present.iter().enumerate().flat_map(|(at, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(at as u32 * 64 + bit)
            })
        })
    }
}

impl Index for Sparse {
    #[inline]
    fn row(&self, place: u32) -> Range<usize> {
        self.number(place).map_or(0..0, |it| self.numbered(it))
    }

    fn from_lengths(lengths: &[u32]) -> Sparse {
        let mut present = vec![0; lengths.len().div_ceil(64)];
        for (place, _) in lengths.iter().enumerate().filter(|it| *it.1 > 0) {
            present[place >> 6] |= 1_u64 << (place & 63);
        }
        let filled = lengths.iter().copied().filter(|it| *it > 0);
        Sparse::new(present, running_sums(filled))
    }

    fn bytes(&self) -> usize {
        8 * self.present.len() + 4 * (self.ranks.len() + self.offsets.len())
    }
}

/// 0, the first, the first two together ... all of them.
fn running_sums(lengths: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut sum = 0;
    std::iter::once(0)
        .chain(lengths.map(|it| {
            sum += it;
            sum
        }))
        .collect()
}

/// The relations of one class in one direction: for each place a row of others, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows<I> {
    pub(crate) index: I,
    pub(crate) others: Vec<u32>,
    /// Which relation of the class, four bits each; empty where all are the same.
    pub(crate) kinds: Vec<u8>,
    /// The relation of all where `kinds` is empty.
    pub(crate) only: u8,
    /// From which day; empty in classes without days.
    pub(crate) days: Vec<i32>,
}

/// A relation on the way into rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) kind: u8,
    pub(crate) day: i32,
}

impl Rows<Dense> {
    /// The rows of a place and of those behind it, one after the other.
    pub(crate) fn from(&self, place: u32) -> impl Iterator<Item = &[u32]> {
        let offsets = self.index.offsets.get(place as usize..);
        let offsets = offsets.unwrap_or_default();
        let start = offsets.first().map_or(0, |it| *it as usize);
        let mut rest = self.others.get(start..).unwrap_or_default();
        offsets.array_windows().map(move |[from, to]| {
            let (row, behind) = rest.split_at((to - from) as usize);
            rest = behind;
            row
        })
    }

    /// The last place whose row is not empty. *O*(log *n*).
    pub(crate) fn last(&self) -> Option<u32> {
        let all = self.others.len() as u32;
        let behind = self.index.offsets.partition_point(|it| *it < all);
        (behind as u32).checked_sub(1)
    }

    /// Reads the beginning of a place's row, so that it lies in the cache when it is asked for;
    /// gives what it read, which means nothing.
    #[inline]
    pub(crate) fn touch(&self, place: u32) -> u32 {
        let start = self.index.offsets[place as usize] as usize;
        self.others.get(start).copied().unwrap_or(0)
    }
}

impl<I: Index> Rows<I> {
    /// Lays entries out by their `from`, each row sorted.
    pub(crate) fn of(places: usize, entries: Vec<Entry>, days: bool) -> Rows<I> {
        let only = entries.first().map_or(0, |it| it.kind);
        let kinds = entries.iter().any(|it| it.kind != only);
        let mut lengths = vec![0_u32; places];
        for it in &entries {
            lengths[it.from as usize] += 1;
        }
        let mut next = running_sums(lengths.iter().copied());
        let index = I::from_lengths(&lengths);
        // Counting sort by `to`, then by `from`: rows come out sorted.
        let mut by_other = entries;
        by_other.par_sort_unstable_by_key(|it| (it.to, it.kind, it.day));
        let mut rows = Rows {
            index,
            others: vec![0; by_other.len()],
            kinds: vec![0; if kinds { by_other.len().div_ceil(2) } else { 0 }],
            only,
            days: vec![0; if days { by_other.len() } else { 0 }],
        };
        for it in by_other {
            let at = next[it.from as usize] as usize;
            next[it.from as usize] += 1;
            rows.others[at] = it.to;
            if kinds {
                rows.kinds[at / 2] |= it.kind << (4 * (at & 1));
            }
            if days {
                rows.days[at] = it.day;
            }
        }
        rows
    }

    #[inline]
    pub(crate) fn row(&self, place: u32) -> &[u32] {
        &self.others[self.index.row(place)]
    }

    /// Which relation of the class stands at a position.
    #[inline]
    pub(crate) fn kind(&self, at: usize) -> u8 {
        match self.kinds.get(at / 2) {
            Some(pair) => pair >> (4 * (at & 1)) & 15,
            None => self.only,
        }
    }

    /// From which day the relation at a position counts; classes without days: always.
    #[inline]
    pub(crate) fn day(&self, at: usize) -> i32 {
        self.days.get(at).copied().unwrap_or(i32::MIN)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.index.bytes() + 4 * (self.others.len() + self.days.len()) + self.kinds.len()
    }
}
