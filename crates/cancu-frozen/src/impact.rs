#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::frozen::Frozen;
use crate::view::Relations;
use crate::walk::{Chosen, Walker};

impl Walker<'_> {
    /// All that rests on a document, directly or through others (impact), in no order that means
    /// anything, without the document itself.
    ///
    /// Starts by going from document to document. Once that leads to many, one sweep over the
    /// places in their order follows the relations of all that is marked when it comes by: what
    /// rests on a document stands behind it, and memory is read from front to back.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations that reach the answer.
    pub fn dependents(&mut self, document: u32) -> Vec<u32> {
        let frozen = self.frozen;
        let Some(start) = frozen.place(document) else {
            return Vec::new();
        };
        self.begin(start.0);
        let rows = &frozen.up.into;
        let at = self.push(&rows, 0, self.patience);
        if at == self.queued {
            return self.answer();
        }
        let open = self.queue[at..self.queued].iter().min();
        self.sweep(open.map_or(0, |it| it >> 6));
        self.marked(start.0)
    }

    /// As [`Walker::dependents`], by the relations given and from document to document alone: the
    /// nearest first.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations that reach the answer, of all classes of those given.
    pub fn dependents_by(&mut self, document: u32, relations: Relations) -> Vec<u32> {
        let steps = Chosen {
            frozen: self.frozen,
            relations,
            out: false,
        };
        self.reach(&steps, document)
    }

    /// Marks all that rests on what is marked, from a word of marks on: word by word, what a word
    /// marks in itself with it. Where documents rest on each other in circles, what is marked
    /// behind the sweep is followed from document to document.
    fn sweep(&mut self, from: u32) {
        let rows = &self.frozen.up.into;
        let (marks, queue) = (&mut self.marks, &mut self.queue);
        let (mut work, mut queued) = (0, 0);
        // Behind the last place on which something rests there is nothing to follow.
        let end = rows.last().map_or(0, |it| (it >> 6) + 1);
        for word in from..end {
            let mut left = u64::MAX;
            loop {
                let rest = marks.words()[word as usize] & left;
                if rest == 0 {
                    break;
                }
                let bit = rest.trailing_zeros();
                left = (u64::MAX << bit) << 1;
                let place = word << 6 | bit;
                let row = rows.row(place);
                work += row.len();
                if self.frozen.cyclic {
                    for &next in row {
                        queue[queued] = next;
                        let fresh = marks.insert(next);
                        queued += usize::from(fresh && next < place);
                    }
                } else {
                    marks.insert_all(row);
                }
            }
        }
        self.queued = queued;
        self.work += work as u64;
        self.push(&rows, 0, usize::MAX);
    }

    /// The documents of all marked places but one; takes the marks back.
    fn marked(&mut self, start: u32) -> Vec<u32> {
        self.marks.remove(start);
        let mut count = 0;
        for (word, documents) in self
            .marks
            .words()
            .iter()
            .zip(self.frozen.documents.chunks(64))
        {
            if *word == 0 {
                continue;
            }
            for (bit, document) in documents.iter().enumerate() {
                // Which are marked is not to be foretold: no branch on it.
                self.queue[count] = *document;
                count += (word >> bit & 1) as usize;
            }
        }
        self.marks.clear_all();
        self.queue[..count].to_vec()
    }
}

/// What rests on each of many documents: one bit for each of them beside every document.
#[derive(Debug, Clone)]
pub struct Reached<'g> {
    frozen: &'g Frozen,
    asked: Vec<u32>,
    /// For each group of up to [`GROUP`] of the documents asked for, the bits of every place.
    groups: Vec<Vec<Bits>>,
}

/// Which documents of a group a place rests on. Two words and not one of 128 bits: their union is
/// one instruction, and a pass is hardly more than unions.
type Bits = [u64; 2];

/// How many documents share one pass.
const GROUP: usize = 128;

/// How many places one piece of a pass takes.
const PIECE: usize = 4096;

impl Frozen {
    /// All that rests on each of many documents, in one pass over the graph for every 128 of
    /// them (impact of many). The passes share the cores, and so do the documents of one height
    /// in a pass, where none rest on each other in circles.
    ///
    /// # Complexity
    ///
    /// *O*(*n* + *m*) for every 128 documents, whatever the answers; circles add passes.
    #[must_use]
    pub fn dependents_of_all(&self, documents: &[u32]) -> Reached<'_> {
        let mut reached = Reached {
            frozen: self,
            asked: Vec::new(),
            groups: Vec::new(),
        };
        reached.ask(documents);
        reached
    }

    /// Sets the bits of every place for one group of documents.
    fn reach(&self, documents: &[u32], bits: &mut Vec<Bits>) {
        if bits.is_empty() {
            *bits = vec![[0; 2]; self.documents.len()];
        } else {
            bits.fill([0; 2]);
        }
        for (bit, document) in documents.iter().enumerate() {
            if let Some(place) = self.place(*document) {
                bits[place.index()][bit / 64] |= 1 << (bit % 64);
            }
        }
        if self.cyclic {
            while self.unite_all(bits) {}
            return;
        }
        // Those of one height do not rest on each other: they share the cores.
        let mut start = 0;
        while start < bits.len() {
            let end = self.end_of_height(start);
            let (above, here) = bits[..end].split_at_mut(start);
            let pieces = here.par_chunks_mut(PIECE).enumerate();
            pieces.for_each(|(at, bits)| self.unite((start + at * PIECE) as u32, bits, above));
            start = end;
        }
    }

    /// Where the height that begins at a place ends: the first behind it that rests on one of it.
    /// *O*(log *k*) in the places of the height.
    fn end_of_height(&self, start: usize) -> usize {
        let count = self.documents.len();
        let rests = |place: usize| {
            let lowest = self.up.out.row(place as u32).last();
            lowest.is_some_and(|it| *it as usize >= start)
        };
        let (mut known, mut step) = (start + 1, 1);
        while known + step <= count && !rests(known + step - 1) {
            known += step;
            step *= 2;
        }
        let mut end = count.min(known + step - 1);
        while known < end {
            let middle = known.midpoint(end);
            if rests(middle) {
                end = middle;
            } else {
                known = middle + 1;
            }
        }
        end
    }

    /// Adds to the bits of places, the first of which is given, those of what they rest on.
    fn unite(&self, first: u32, bits: &mut [Bits], above: &[Bits]) {
        for (bits, row) in bits.iter_mut().zip(self.up.out.from(first)) {
            *bits = united(*bits, row, above);
        }
    }

    /// The same for all places, where circles lead back; says whether anything changed.
    fn unite_all(&self, bits: &mut [Bits]) -> bool {
        let mut changed = false;
        for (place, row) in self.up.out.from(0).enumerate() {
            let found = united(bits[place], row, bits);
            changed |= found != bits[place];
            bits[place] = found;
        }
        changed
    }
}

/// The bits of a place with those of what it rests on.
#[inline]
fn united(mut own: Bits, row: &[u32], all: &[Bits]) -> Bits {
    // No look for whether all bits are set by now: where many are asked for that is rare, and it
    // costs more than the rest of the step.
    for it in row {
        // Bytes that were forged may say that one rests on another of its height.
        let [low, high] = all.get(*it as usize).copied().unwrap_or_default();
        own[0] |= low;
        own[1] |= high;
    }
    own
}

impl Reached<'_> {
    /// Asks for others in the place of those that were asked for, in the memory of their answer:
    /// taking as much anew costs a good part of the pass.
    ///
    /// # Complexity
    ///
    /// That of [`Frozen::dependents_of_all`].
    pub fn ask(&mut self, documents: &[u32]) {
        let frozen = self.frozen;
        documents.clone_into(&mut self.asked);
        let groups = documents.len().div_ceil(GROUP);
        self.groups.resize_with(groups, Vec::new);
        let groups = self.groups.par_iter_mut();
        let asked = groups.zip(documents.par_chunks(GROUP));
        asked.for_each(|(bits, documents)| frozen.reach(documents, bits));
    }

    /// How many documents rest on each of those asked for, in their order.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the answers.
    #[must_use]
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.asked.len()];
        for (group, counts) in self.groups.iter().zip(counts.chunks_mut(GROUP)) {
            for (counts, at) in counts.chunks_mut(64).zip(0..) {
                for bits in group {
                    let mut rest: u64 = bits[at];
                    while rest != 0 {
                        counts[rest.trailing_zeros() as usize] += 1;
                        rest &= rest - 1;
                    }
                }
            }
        }
        // A document does not rest on itself.
        for (count, document) in counts.iter_mut().zip(&self.asked) {
            *count -= usize::from(self.frozen.place(*document).is_some());
        }
        counts
    }

    /// The documents that rest on one of those asked for, by its position among them.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in all documents, whatever the answer.
    pub fn of(&self, position: usize) -> impl Iterator<Item = u32> + '_ {
        let group = self
            .groups
            .get(position / GROUP)
            .filter(|_| position < self.asked.len());
        let own = self.asked.get(position).copied();
        let (at, bit) = (position % GROUP / 64, position % 64);
        group
            .into_iter()
            .flatten()
            .zip(&self.frozen.documents)
            .filter(move |(bits, document)| bits[at] >> bit & 1 != 0 && Some(**document) != own)
            .map(|it| *it.1)
    }
}
