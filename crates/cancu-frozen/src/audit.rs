use std::hint::black_box;

use rayon::prelude::*;

use crate::current::ends;
use crate::frozen::Frozen;
use crate::marks::Marks;
use crate::walk::AHEAD;

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

/// What an audit found: for each document that has ended, and each that stands in its place, those
/// who cite it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    pieces: Vec<Piece>,
    circles: Vec<u32>,
}

/// What one piece of the work found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Piece {
    runs: Vec<Run>,
    documents: Vec<u32>,
}

/// The findings of one cited document and one that stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    cited: u32,
    current: u32,
    /// Where those who cite it end in the documents of the piece.
    end: u32,
}

impl Piece {
    fn iter(&self) -> impl Iterator<Item = Lapsed> {
        let mut start = 0;
        self.runs.iter().flat_map(move |run| {
            let documents = &self.documents[start as usize..run.end as usize];
            start = run.end;
            documents.iter().map(|document| Lapsed {
                document: *document,
                cited: run.cited,
                current: run.current,
            })
        })
    }
}

impl Findings {
    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|it| it.documents.len()).sum()
    }

    /// Nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|it| it.documents.is_empty())
    }

    /// The findings, all of one cited document together. The order is the same every time.
    pub fn iter(&self) -> impl Iterator<Item = Lapsed> {
        self.pieces.iter().flat_map(Piece::iter)
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
    /// ended by `as_of`, with what stands in its place then (audit of the whole graph): once for
    /// each of its relations to it, so that who implements and cites it is found twice.
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
        let pieces: Vec<(Piece, Vec<u32>)> = ended
            .par_chunks(PIECE)
            .map_init(Vec::new, |room, piece| {
                self.audit_piece(piece, &lines, &asked, room)
            })
            .collect();
        let mut found = Findings::default();
        for (piece, circles) in pieces {
            found.pieces.push(piece);
            found.circles.extend(circles);
        }
        found
    }

    /// `room` is there for the places that are found; what is in it means nothing.
    fn audit_piece(
        &self,
        ended: &[u32],
        lines: &Lines<'_>,
        asked: &Marks,
        room: &mut Vec<u32>,
    ) -> (Piece, Vec<u32>) {
        let (mut runs, mut circles) = (Vec::with_capacity(ended.len()), Vec::new());
        let (mut line, mut currents, mut until) = (Vec::new(), Vec::new(), Vec::new());
        let mut end = 0;
        for group in ended.chunks(AHEAD) {
            // Every row of a large graph is a wait for memory: those of a group are asked for
            // together, and the lines are followed while they come.
            let rows = [&self.up.into, &self.reference.into];
            let read = group
                .iter()
                .map(|it| rows[0].touch(*it) ^ rows[1].touch(*it));
            black_box(read.fold(0, |all, it| all ^ it));
            currents.clear();
            until.clear();
            until.push(0);
            for place in group {
                lines.ends(*place, &mut line, &mut currents);
                until.push(currents.len());
            }
            for (place, [from, to]) in group.iter().zip(until.array_windows()) {
                let current = &currents[*from..*to];
                if current == [*place] {
                    continue;
                }
                let cited = self.documents[*place as usize];
                let Some((first, others)) = current.split_first() else {
                    circles.push(cited);
                    continue;
                };
                let start = end;
                end = self.citing(*place, asked, room, start);
                let mut run = |current: u32, end: usize| {
                    runs.push(Run {
                        cited,
                        current: self.documents[current as usize],
                        end: end as u32,
                    });
                };
                run(*first, end);
                let count = end - start;
                for it in others {
                    room.resize(room.len().max(end + count), 0);
                    room.copy_within(start..start + count, end);
                    end += count;
                    run(*it, end);
                }
            }
        }
        // All at once: one look-up does not wait for the other.
        let documents = room[..end].iter().map(|it| self.documents[*it as usize]);
        let documents = documents.collect();
        (Piece { runs, documents }, circles)
    }

    /// Puts the places that rest on or cite a place, of those asked for, into the room from a
    /// position on; gives where they end.
    fn citing(&self, place: u32, asked: &Marks, room: &mut Vec<u32>, from: usize) -> usize {
        let rows = [self.up.into.row(place), self.reference.into.row(place)];
        let most = from + rows[0].len() + rows[1].len();
        if room.len() < most {
            room.resize(2 * most, 0);
        }
        let room = &mut room[..most];
        let mut end = from;
        for actor in rows.into_iter().flatten() {
            // Who was signed in time is not to be foretold: no branch on it.
            room[end] = *actor;
            end += usize::from(asked.contains(*actor));
        }
        end
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
