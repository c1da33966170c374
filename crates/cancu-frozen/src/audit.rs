use rayon::prelude::*;

use crate::current::ends;
use crate::frozen::Frozen;
use crate::marks::Marks;

/// A document that rests on or cites another that has ended, and one that stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lapsed {
    /// Who cites.
    pub document: u32,
    /// What has ended.
    pub cited: u32,
    /// What stands in its place; a cited document with two successors gives two.
    pub current: u32,
}

/// What an audit found, in pieces as the cores found them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    pieces: Vec<Vec<Lapsed>>,
    circles: Vec<u32>,
}

impl Findings {
    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(Vec::len).sum()
    }

    /// Nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(Vec::is_empty)
    }

    /// The findings, all of one cited document together. The order is the same every time.
    pub fn iter(&self) -> impl Iterator<Item = &Lapsed> {
        self.pieces.iter().flatten()
    }

    /// Ended documents whose line closes in a circle, so that nothing stands in their place.
    #[must_use]
    pub fn circles(&self) -> &[u32] {
        &self.circles
    }
}

/// Cited documents that one piece of the work takes.
const PIECE: usize = 2048;

impl Frozen {
    /// Every document signed from `since` to `as_of` that rests on or cites a document that had
    /// ended by `as_of`, with what stands in its place then (audit of the whole graph).
    ///
    /// Goes from what has ended to those who cite it, so that the rest of the graph is not read.
    /// Runs on all cores of the rayon pool it is called in.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) for the days, then the relations to documents that have ended, and the answer.
    #[must_use]
    pub fn audit(&self, since: i32, as_of: i32) -> Findings {
        let asked = Marks::between(&self.days, since.max(Frozen::NO_DAY + 1), as_of);
        let ended: Vec<u32> = self.end.into.index.places().collect();
        let lines = Lines::new(self, &ended, as_of);
        let pieces: Vec<(Vec<Lapsed>, Vec<u32>)> = ended
            .par_chunks(PIECE)
            .map(|piece| self.audit_piece(piece, &lines, &asked))
            .collect();
        let mut found = Findings::default();
        for (piece, circles) in pieces {
            found.pieces.push(piece);
            found.circles.extend(circles);
        }
        found
    }

    fn audit_piece(
        &self,
        ended: &[u32],
        lines: &Lines<'_>,
        asked: &Marks,
    ) -> (Vec<Lapsed>, Vec<u32>) {
        let (mut found, mut circles) = (Vec::new(), Vec::new());
        let (mut line, mut current, mut citing) = (Vec::new(), Vec::new(), Vec::new());
        for &place in ended {
            current.clear();
            lines.ends(place, &mut line, &mut current);
            if current == [place] {
                continue;
            }
            let cited = self.documents[place as usize];
            if current.is_empty() {
                circles.push(cited);
                continue;
            }
            for it in &mut current {
                *it = self.documents[*it as usize];
            }
            let count = self.citing(place, asked, &mut citing);
            for &current in &current {
                found.extend(citing[..count].iter().map(|it| Lapsed {
                    document: self.documents[*it as usize],
                    cited,
                    current,
                }));
            }
        }
        (found, circles)
    }

    /// The marked places that rest on or cite a place, at the front of `citing`; gives how many.
    fn citing(&self, place: u32, asked: &Marks, citing: &mut Vec<u32>) -> usize {
        let rows = [self.up.into.row(place), self.reference.into.row(place)];
        let most = rows[0].len() + rows[1].len();
        if citing.len() < most {
            citing.resize(most, 0);
        }
        let mut count = 0;
        for actor in rows.into_iter().flatten() {
            // Who was signed in time is not to be foretold: no branch on it.
            citing[count] = *actor;
            count += usize::from(asked.contains(*actor));
        }
        count
    }
}

/// The next step of every line as of one day.
struct Lines<'g> {
    frozen: &'g Frozen,
    as_of: i32,
    /// For each row of ends, the place that took its document's.
    next: Vec<u32>,
}

/// Nothing that counts took the place: the document stands.
const STANDS: u32 = u32::MAX;
/// Several did.
const SPLIT: u32 = u32::MAX - 1;

impl Lines<'_> {
    fn new<'g>(frozen: &'g Frozen, ended: &[u32], as_of: i32) -> Lines<'g> {
        let rows = &frozen.end.into;
        let next = |number: usize| {
            let mut next = STANDS;
            for position in rows.index.numbered(number) {
                if rows.days[position] <= as_of {
                    next = if next == STANDS {
                        rows.others[position]
                    } else {
                        SPLIT
                    };
                }
            }
            next
        };
        Lines {
            frozen,
            as_of,
            next: (0..ended.len())
                .into_par_iter()
                .with_min_len(PIECE)
                .map(next)
                .collect(),
        }
    }

    /// Adds the places at the ends of a line to `found`.
    fn ends(&self, start: u32, line: &mut Vec<u32>, found: &mut Vec<u32>) {
        let mut place = start;
        // As in `current`: what splits, or may be a circle, is walked with notes.
        for _ in 0..16 {
            let number = self.frozen.end.into.index.number(place);
            match number.map_or(STANDS, |it| self.next[it]) {
                STANDS => {
                    found.push(place);
                    return;
                }
                SPLIT => break,
                next => place = next,
            }
        }
        ends(self.frozen, start, self.as_of, line, found);
    }
}
