use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::frozen::{Frozen, Place};
use crate::view::Relations;
use crate::walk::{Chosen, Steps, Walker};

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
    /// The central sources that a document leads up to: those of scope `vn` with no central
    /// document above them, in the order of documents.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *k*) in the relations above the document.
    pub fn sources(&mut self, document: u32, relations: Relations) -> Vec<u32> {
        let frozen = self.frozen;
        let steps = Chosen {
            frozen,
            relations,
            out: true,
        };
        let mut found = self.reach(&steps, document);
        found.retain(|it| frozen.is_source(*it, &steps));
        found.sort_unstable();
        found
    }

    /// The ways from a document up to another: counted exactly, listed lazily. `None` if none
    /// leads there, or both are the same. Two relations between the same documents make one way.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *k*) in the relations above the document.
    pub fn paths(&mut self, document: u32, source: u32, relations: Relations) -> Option<Paths> {
        if document == source {
            return None;
        }
        let steps = Chosen {
            frozen: self.frozen,
            relations,
            out: true,
        };
        let mut documents = self.reach(&steps, document);
        documents.push(document);
        documents.sort_unstable();
        let target = documents.binary_search(&source).ok()?;
        let start = documents.binary_search(&document).ok()?;
        let mut rows: Vec<Vec<u32>> = Vec::with_capacity(documents.len());
        for it in &documents {
            let mut row = Vec::new();
            let Some(Place(place)) = self.frozen.place(*it) else {
                continue;
            };
            self.work += steps.each(place, |next| {
                let next = self.frozen.documents[next as usize];
                row.extend(documents.binary_search(&next).map(|it| it as u32));
            }) as u64;
            row.sort_unstable();
            row.dedup();
            rows.push(row);
        }
        Some(Paths::new(documents, rows, start as u32, target as u32))
    }
}

impl Frozen {
    /// Says whether a document is of the centre.
    #[must_use]
    pub fn is_central(&self, document: u32) -> bool {
        self.scope(document) == "vn"
    }

    /// Central, with no central document one step above.
    fn is_source(&self, document: u32, steps: &Chosen<'_>) -> bool {
        let Some(place) = self.place(document).filter(|_| self.is_central(document)) else {
            return false;
        };
        let mut above = false;
        steps.each(place.0, |next| {
            above |= next != place.0 && self.is_central(self.documents[next as usize]);
        });
        !above
    }
}

/// The ways from one document up to another, the shortest first, of equals the one with the
/// smaller documents; found one at a time as they are asked for. Each visits no document twice.
#[derive(Debug, Clone)]
pub struct Paths {
    documents: Vec<u32>,
    rows: Vec<Vec<u32>>,
    /// Steps to the target; `u32::MAX` where no way leads there.
    left: Vec<u32>,
    start: u32,
    target: u32,
    /// Beginnings of ways with the least length they can come to.
    open: BinaryHeap<Reverse<(usize, Vec<u32>)>>,
}

impl Paths {
    fn new(documents: Vec<u32>, rows: Vec<Vec<u32>>, start: u32, target: u32) -> Paths {
        let mut below: Vec<Vec<u32>> = vec![Vec::new(); rows.len()];
        for (place, row) in rows.iter().enumerate() {
            for next in row {
                below[*next as usize].push(place as u32);
            }
        }
        let mut left = vec![u32::MAX; rows.len()];
        left[target as usize] = 0;
        let mut queue = vec![target];
        let mut at = 0;
        while let Some(&place) = queue.get(at) {
            at += 1;
            for &before in &below[place as usize] {
                if left[before as usize] == u32::MAX {
                    left[before as usize] = left[place as usize] + 1;
                    queue.push(before);
                }
            }
        }
        let first = left[start as usize] as usize + 1;
        Paths {
            documents,
            rows,
            left,
            start,
            target,
            open: BinaryHeap::from([Reverse((first, vec![start]))]),
        }
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
        let mut state = vec![State::New; self.rows.len()];
        let mut count = vec![0_u128; self.rows.len()];
        (state[self.target as usize], count[self.target as usize]) = (State::Done, 1);
        let mut call = vec![(self.start, 0)];
        state[self.start as usize] = State::Open;
        let mut beyond = false;
        while let Some(frame) = call.last_mut() {
            let (place, at) = *frame;
            let Some(&next) = self.rows[place as usize].get(at) else {
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
        while let Some(Reverse((_, path))) = self.open.pop() {
            let last = *path.last()?;
            if last == self.target {
                let documents = path.iter().map(|it| self.documents[*it as usize]);
                return Some(documents.collect());
            }
            for &next in &self.rows[last as usize] {
                let left = self.left[next as usize];
                if left == u32::MAX || path.contains(&next) {
                    continue;
                }
                let mut longer = Vec::with_capacity(path.len() + 1);
                longer.extend_from_slice(&path);
                longer.push(next);
                self.open
                    .push(Reverse((longer.len() + left as usize, longer)));
            }
        }
        None
    }
}
