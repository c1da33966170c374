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
        let asked = Marks::of(self.days.len(), |place| {
            let day = self.days[place];
            day != Frozen::NO_DAY && day >= since && day <= as_of
        });
        let ended: Vec<u32> = self.end.into.index.places().collect();
        let pieces: Vec<(Vec<Lapsed>, Vec<u32>)> = ended
            .par_chunks(PIECE)
            .map(|piece| self.audit_piece(piece, as_of, &asked))
            .collect();
        let mut found = Findings::default();
        for (piece, circles) in pieces {
            found.pieces.push(piece);
            found.circles.extend(circles);
        }
        found
    }

    fn audit_piece(&self, ended: &[u32], as_of: i32, asked: &Marks) -> (Vec<Lapsed>, Vec<u32>) {
        let (mut found, mut circles) = (Vec::new(), Vec::new());
        let (mut line, mut current) = (Vec::new(), Vec::new());
        for &place in ended {
            current.clear();
            ends(self, place, as_of, &mut line, &mut current);
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
            let references = self.reference.into.row(place);
            for actor in self.up.into.row(place).iter().chain(references) {
                if asked.contains(*actor) {
                    let document = self.documents[*actor as usize];
                    found.extend(current.iter().map(|&current| Lapsed {
                        document,
                        cited,
                        current,
                    }));
                }
            }
        }
        (found, circles)
    }
}
