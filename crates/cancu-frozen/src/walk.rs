use std::hint::black_box;

use crate::Frozen;
use crate::frozen::Class;
use crate::marks::Marks;
use crate::rows::{Dense, Rows};
use crate::view::Relations;

/// Asks one question after another, with one set of marks for all. Each thread has its own.
///
/// A document that is not in the graph has empty answers.
#[derive(Debug, Clone)]
pub struct Walker<'g> {
    pub(crate) frozen: &'g Frozen,
    pub(crate) marks: Marks,
    /// Room for every place and one more; those of the question are in front.
    pub(crate) queue: Vec<u32>,
    pub(crate) queued: usize,
    /// What [`Walker::current`] follows.
    pub(crate) line: Vec<u32>,
    pub(crate) work: u64,
    /// How many relations to look at from document to document before a sweep costs less.
    pub(crate) patience: usize,
}

/// The steps from a place.
pub(crate) trait Steps {
    /// Calls `see` for every place that one step leads to; gives the number looked at.
    fn each(&self, place: u32, see: impl FnMut(u32)) -> usize;

    /// Reads the beginning of a place's row, so that it lies in the cache when [`Steps::each`]
    /// comes by; gives what it read, which means nothing.
    fn touch(&self, place: u32) -> u32 {
        place
    }
}

/// How many rows are touched before the first of them is looked at.
pub(crate) const AHEAD: usize = 16;

impl Steps for &Rows<Dense> {
    #[inline]
    fn each(&self, place: u32, mut see: impl FnMut(u32)) -> usize {
        let row = self.row(place);
        for other in row {
            see(*other);
        }
        row.len()
    }

    #[inline]
    fn touch(&self, place: u32) -> u32 {
        Rows::touch(self, place)
    }
}

/// Steps by chosen relations of any class.
pub(crate) struct Chosen<'g> {
    pub(crate) frozen: &'g Frozen,
    pub(crate) relations: Relations,
    pub(crate) out: bool,
}

impl Steps for Chosen<'_> {
    fn each(&self, place: u32, mut see: impl FnMut(u32)) -> usize {
        let mut looked = 0;
        for class in Class::ALL {
            if !self.relations.touches(class) {
                continue;
            }
            looked += self.frozen.each(place, class, self.out, |other, kind, _| {
                if self.relations.has(*class.relation(kind)) {
                    see(other);
                }
            });
        }
        looked
    }
}

impl<'g> Walker<'g> {
    /// Makes a walker: a bit and a number for every document, of which the memory is taken as it
    /// is first used. *O*(*n*).
    #[must_use]
    pub fn new(frozen: &'g Frozen) -> Walker<'g> {
        Walker {
            frozen,
            marks: Marks::new(frozen.documents()),
            queue: vec![0; frozen.documents() + 1],
            queued: 0,
            line: Vec::new(),
            work: 0,
            // What a sweep costs beside the relations that it follows: a look at every place.
            patience: frozen.documents() / 16,
        }
    }

    /// How many relations were looked at for all questions so far.
    #[must_use]
    pub fn work(&self) -> u64 {
        self.work
    }

    /// All that a document rests on, directly or through others (trace): the nearest first,
    /// without the document itself.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations of the answer.
    pub fn ancestors(&mut self, document: u32) -> Vec<u32> {
        let rows = &self.frozen.up.out;
        self.reach(&rows, document)
    }

    /// Adds what [`Walker::ancestors`] finds to `found`.
    pub(crate) fn add_ancestors(&mut self, document: u32, found: &mut Vec<u32>) {
        let rows = &self.frozen.up.out;
        self.add_reach(&rows, document, found);
    }

    /// As [`Walker::ancestors`], by the relations given.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations of the answer, of all classes of those given.
    pub fn ancestors_by(&mut self, document: u32, relations: Relations) -> Vec<u32> {
        let steps = Chosen {
            frozen: self.frozen,
            relations,
            out: true,
        };
        self.reach(&steps, document)
    }

    pub(crate) fn reach(&mut self, steps: &impl Steps, document: u32) -> Vec<u32> {
        let mut found = Vec::new();
        self.add_reach(steps, document, &mut found);
        found
    }

    fn add_reach(&mut self, steps: &impl Steps, document: u32, found: &mut Vec<u32>) {
        let Some(start) = self.frozen.place(document) else {
            return;
        };
        self.begin(start.0);
        self.push(steps, 0, usize::MAX);
        self.add_answer(found);
    }

    /// Puts one place into the empty queue.
    pub(crate) fn begin(&mut self, start: u32) {
        self.marks.insert(start);
        self.queue[0] = start;
        self.queued = 1;
    }

    /// Goes on from the places of the queue that were not looked at, until none is left or more
    /// relations than `most` were looked at. Gives where it stopped in the queue.
    pub(crate) fn push(&mut self, steps: &impl Steps, from: usize, most: usize) -> usize {
        let (marks, queue) = (&mut self.marks, &mut self.queue);
        let mut queued = self.queued;
        let mut at = from;
        let mut touched = from;
        let mut looked = 0;
        while at < queued && looked <= most {
            if at >= touched {
                // Every row of a large graph is a wait for memory. The next few are asked for
                // together, so that one wait serves them all.
                touched = queued.min(at + AHEAD);
                let read = queue[at..touched].iter().map(|it| steps.touch(*it));
                black_box(read.fold(0, |all, it| all ^ it));
            }
            let place = queue[at];
            at += 1;
            looked += steps.each(place, |next| {
                // Whether a place is new is not to be foretold: it is written in any case, and
                // the queue grows by one or by none. All places and this one have room.
                queue[queued] = next;
                queued += usize::from(marks.insert(next));
            });
        }
        self.queued = queued;
        self.work += looked as u64;
        at
    }

    /// The documents of the queue but its first; takes the marks back.
    pub(crate) fn answer(&mut self) -> Vec<u32> {
        let mut found = Vec::new();
        self.add_answer(&mut found);
        found
    }

    fn add_answer(&mut self, found: &mut Vec<u32>) {
        let queue = &self.queue[..self.queued];
        self.marks.clear(queue);
        let places = queue.iter().skip(1);
        found.extend(places.map(|it| self.frozen.documents[*it as usize]));
    }
}
