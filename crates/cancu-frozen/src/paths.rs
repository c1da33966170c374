#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::frozen::Frozen;
use crate::view::Relations;
use crate::walk::{Chosen, Steps as _, Walker};

/// How many ways lead from a document up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathCount {
    /// Exactly so many.
    Exact(u128),
    /// More than 128 bits count.
    Beyond,
    /// Some of the ways run through a circle: how many visit no document twice is not counted.
    Circular,
}

impl Walker<'_> {
    /// The central sources that a document leads up to: see [`Ways::sources`].
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *k*) in the relations above the document.
    pub fn sources(&mut self, document: u32, relations: Relations) -> Vec<u32> {
        let ways = self.ways(document, relations);
        ways.map_or_else(Vec::new, |it| it.sources())
    }

    /// The ways from a document up to another: counted exactly, listed lazily. `None` if none
    /// leads there, or both are the same. Two relations between the same documents make one way.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *k*) in the relations above the document.
    pub fn paths(&mut self, document: u32, source: u32, relations: Relations) -> Option<Paths> {
        self.ways(document, relations)?.to(source)
    }

    /// All that lies above a document, for its ways up to several others. `None` for a document
    /// that is not in the graph.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *k*) in the relations above the document.
    pub fn ways(&mut self, document: u32, relations: Relations) -> Option<Ways> {
        let frozen = self.frozen;
        let steps = Chosen {
            frozen,
            relations,
            out: true,
        };
        frozen.place(document)?;
        let mut documents = self.reach(&steps, document);
        documents.push(document);
        documents.sort_unstable();
        let start = documents.binary_search(&document).ok()? as u32;
        let mut rows: Vec<Vec<u32>> = Vec::with_capacity(documents.len());
        for it in &documents {
            let mut row = Vec::new();
            let place = frozen.place(*it)?;
            self.work += steps.each(place.0, |next| {
                let next = frozen.documents[next as usize];
                row.extend(documents.binary_search(&next).map(|it| it as u32));
            }) as u64;
            row.sort_unstable();
            row.dedup();
            rows.push(row);
        }
        let mut below: Vec<Vec<u32>> = vec![Vec::new(); rows.len()];
        for (place, row) in rows.iter().enumerate() {
            for next in row {
                below[*next as usize].push(place as u32);
            }
        }
        let central = documents.iter().map(|it| frozen.is_central(*it)).collect();
        let cyclic = is_cyclic(&rows, &below);
        Some(Ways {
            above: Arc::new(Above {
                documents,
                rows,
                below,
                cyclic,
            }),
            central,
            start,
        })
    }
}

/// What lies above a document, by places of its own.
#[derive(Debug)]
struct Above {
    documents: Vec<u32>,
    rows: Vec<Vec<u32>>,
    /// The rows turned round.
    below: Vec<Vec<u32>>,
    cyclic: bool,
}

/// Says whether steps lead round in a circle.
fn is_cyclic(rows: &[Vec<u32>], below: &[Vec<u32>]) -> bool {
    let mut above: Vec<usize> = rows.iter().map(Vec::len).collect();
    let tops = (0..rows.len() as u32).filter(|it| above[*it as usize] == 0);
    let mut order: Vec<u32> = tops.collect();
    let mut at = 0;
    while let Some(&place) = order.get(at) {
        at += 1;
        for &it in &below[place as usize] {
            above[it as usize] -= 1;
            if above[it as usize] == 0 {
                order.push(it);
            }
        }
    }
    order.len() < rows.len()
}

/// All that lies above a document: see [`Walker::ways`].
#[derive(Debug, Clone)]
pub struct Ways {
    above: Arc<Above>,
    central: Vec<bool>,
    start: u32,
}

impl Ways {
    /// The central sources that the ways lead up to: documents of scope `vn` with no central
    /// document one step above, in the order of documents. *O*(*k*).
    #[must_use]
    pub fn sources(&self) -> Vec<u32> {
        let central = |it: u32| self.central[it as usize];
        let places = (0..self.above.rows.len() as u32).filter(|it| *it != self.start);
        let sources = places.filter(|it| {
            let mut above = self.above.rows[*it as usize].iter();
            central(*it) && !above.any(|next| next != it && central(*next))
        });
        let document = |it: u32| self.above.documents[it as usize];
        sources.map(document).collect()
    }

    /// The ways to one of the documents above. `None` if none leads there.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations above the document.
    #[must_use]
    pub fn to(&self, source: u32) -> Option<Paths> {
        let target = self.above.documents.binary_search(&source).ok()? as u32;
        (target != self.start).then(|| Paths::new(self, target))
    }
}

impl Frozen {
    /// Says whether a document is of the centre.
    #[must_use]
    pub fn is_central(&self, document: u32) -> bool {
        self.scope(document) == "vn"
    }
}

/// The ways from one document up to another, the shortest first, of equals the one with the
/// smaller documents; found one at a time as they are asked for. Each visits no document twice.
#[derive(Debug, Clone)]
pub struct Paths {
    above: Arc<Above>,
    /// Steps to the target; `u32::MAX` where no way leads there.
    left: Vec<u32>,
    start: u32,
    target: u32,
    /// Beginnings of ways.
    open: BinaryHeap<Reverse<Beginning>>,
}

/// The beginning of a way, with the least length that it can come to. In this order the way that
/// is listed first goes on from the least.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Beginning {
    length: usize,
    path: Vec<u32>,
}

impl Paths {
    fn new(ways: &Ways, target: u32) -> Paths {
        let mut left = vec![u32::MAX; ways.above.below.len()];
        left[target as usize] = 0;
        let mut queue = vec![target];
        let mut at = 0;
        while let Some(&place) = queue.get(at) {
            at += 1;
            for &before in &ways.above.below[place as usize] {
                if left[before as usize] == u32::MAX {
                    left[before as usize] = left[place as usize] + 1;
                    queue.push(before);
                }
            }
        }
        let start = ways.start;
        let first = Beginning {
            length: left[start as usize] as usize + 1,
            path: vec![start],
        };
        Paths {
            above: Arc::clone(&ways.above),
            left,
            start,
            target,
            open: BinaryHeap::from([Reverse(first)]),
        }
    }

    /// The beginning that goes on from a path: with the next, behind `before`, of the places that
    /// one step leads to, in the order of what is left behind them and of documents. The others
    /// come when this one is taken up, so that a hub that cites thousands costs what is listed.
    fn after(&self, path: &[u32], before: Option<u32>) -> Option<Beginning> {
        let (next, left) = if self.above.cyclic {
            self.step_around(path, before)?
        } else {
            self.step(*path.last()?, before)?
        };
        let mut longer = Vec::with_capacity(path.len() + 1);
        longer.extend_from_slice(path);
        longer.push(next);
        Some(Beginning {
            length: longer.len() + left as usize,
            path: longer,
        })
    }

    /// The next step where no way meets itself, and the steps that are left behind it.
    fn step(&self, last: u32, before: Option<u32>) -> Option<(u32, u32)> {
        let rank = |it: u32| (self.left[it as usize], it);
        let open = self.above.rows[last as usize].iter().copied().filter(|it| {
            self.left[*it as usize] != u32::MAX
                && before.is_none_or(|before| rank(*it) > rank(before))
        });
        let next = open.min_by_key(|it| rank(*it))?;
        Some((next, self.left[next as usize]))
    }

    /// The same where there are circles: what is left is counted anew without the places of the
    /// path. Else every way through a knot that cannot be left again would be tried.
    fn step_around(&self, path: &[u32], before: Option<u32>) -> Option<(u32, u32)> {
        const TAKEN: u32 = u32::MAX - 1;
        let row = &self.above.rows[*path.last()? as usize];
        let mut left = vec![u32::MAX; self.above.rows.len()];
        path.iter().for_each(|it| left[*it as usize] = TAKEN);
        left[self.target as usize] = 0;
        let (mut level, mut next_level) = (vec![self.target], Vec::new());
        for steps in 0.. {
            let found = row.iter().copied().find(|it| {
                let of_before = before.map(|before| (left[before as usize], before));
                left[*it as usize] == steps && of_before.is_none_or(|last| (steps, *it) > last)
            });
            if let Some(next) = found {
                return Some((next, steps));
            }
            for place in level.drain(..) {
                for &it in &self.above.below[place as usize] {
                    if left[it as usize] == u32::MAX {
                        left[it as usize] = steps + 1;
                        next_level.push(it);
                    }
                }
            }
            if next_level.is_empty() {
                break;
            }
            std::mem::swap(&mut level, &mut next_level);
        }
        None
    }

    /// How many ways there are, without listing them.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations between the two documents.
    #[must_use]
    pub fn total(&self) -> PathCount {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Open,
            Done,
        }
        let mut state = vec![State::New; self.above.rows.len()];
        let mut count = vec![0_u128; self.above.rows.len()];
        (state[self.target as usize], count[self.target as usize]) = (State::Done, 1);
        let mut call = vec![(self.start, 0)];
        state[self.start as usize] = State::Open;
        let mut beyond = false;
        while let Some(frame) = call.last_mut() {
            let (place, at) = *frame;
            let Some(&next) = self.above.rows[place as usize].get(at) else {
                state[place as usize] = State::Done;
                call.pop();
                continue;
            };
            if self.left[next as usize] == u32::MAX {
                frame.1 += 1;
                continue;
            }
            match state[next as usize] {
                State::Open => return PathCount::Circular,
                State::New => {
                    state[next as usize] = State::Open;
                    call.push((next, 0));
                }
                State::Done => {
                    frame.1 += 1;
                    let sum = count[place as usize].checked_add(count[next as usize]);
                    beyond |= sum.is_none();
                    count[place as usize] = sum.unwrap_or(u128::MAX);
                }
            }
        }
        if beyond {
            PathCount::Beyond
        } else {
            PathCount::Exact(count[self.start as usize])
        }
    }
}

impl Iterator for Paths {
    type Item = Vec<u32>;

    /// The next way, as documents from the first to the last.
    fn next(&mut self) -> Option<Vec<u32>> {
        while let Some(Reverse(Beginning { path, .. })) = self.open.pop() {
            let (last, before) = path.split_last()?;
            self.open
                .extend(self.after(before, Some(*last)).map(Reverse));
            if *last == self.target {
                let documents = path.iter().map(|it| self.above.documents[*it as usize]);
                return Some(documents.collect());
            }
            self.open.extend(self.after(&path, None).map(Reverse));
        }
        None
    }
}
