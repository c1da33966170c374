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
        let cyclic = self.frozen.cyclic;
        let mut work = 0;
        self.queued = 0;
        for word in from..self.marks.words().len() as u32 {
            let mut left = u64::MAX;
            loop {
                let rest = self.marks.words()[word as usize] & left;
                if rest == 0 {
                    break;
                }
                let bit = rest.trailing_zeros();
                left = (u64::MAX << bit) << 1;
                let place = word << 6 | bit;
                let row = rows.row(place);
                work += row.len();
                if cyclic {
                    for &next in row {
                        self.queue[self.queued] = next;
                        let fresh = self.marks.insert(next);
                        self.queued += usize::from(fresh && next < place);
                    }
                } else {
                    for next in row {
                        self.marks.insert(*next);
                    }
                }
            }
        }
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
    /// For each group of up to 128 of the documents asked for, the bits of every place.
    groups: Vec<Vec<u128>>,
}

impl Frozen {
    /// All that rests on each of many documents, in one pass over the graph for every 128 of
    /// them (impact of many). The passes share the cores.
    ///
    /// # Complexity
    ///
    /// *O*(*n* + *m*) for every 128 documents, whatever the answers; circles add passes.
    #[must_use]
    pub fn dependents_of_all(&self, documents: &[u32]) -> Reached<'_> {
        let groups = documents.par_chunks(128).map(|it| self.reached(it));
        Reached {
            frozen: self,
            asked: documents.to_vec(),
            groups: groups.collect(),
        }
    }

    fn reached(&self, documents: &[u32]) -> Vec<u128> {
        let mut bits = vec![0_u128; self.documents.len()];
        let mut first = u32::MAX;
        for (bit, document) in documents.iter().enumerate() {
            if let Some(place) = self.place(*document) {
                bits[place.index()] |= 1 << bit;
                first = first.min(place.0);
            }
        }
        let all = bits.iter().fold(0, |all, it| all | it);
        let from = if self.cyclic { 0 } else { first };
        loop {
            let mut changed = false;
            for place in from..bits.len() as u32 {
                let own = bits[place as usize];
                let mut found = own;
                for above in self.up.out.row(place) {
                    found |= bits[*above as usize];
                    if found == all {
                        break;
                    }
                }
                if found != own {
                    bits[place as usize] = found;
                    changed = true;
                }
            }
            if !self.cyclic || !changed {
                return bits;
            }
        }
    }
}

impl Reached<'_> {
    /// How many documents rest on each of those asked for, in their order.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the answers.
    #[must_use]
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.asked.len()];
        for (group, counts) in self.groups.iter().zip(counts.chunks_mut(128)) {
            for word in group {
                let mut rest = *word;
                while rest != 0 {
                    counts[rest.trailing_zeros() as usize] += 1;
                    rest &= rest - 1;
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
            .get(position / 128)
            .filter(|_| position < self.asked.len());
        let own = self.asked.get(position).copied();
        let bit = position % 128;
        group
            .into_iter()
            .flatten()
            .zip(&self.frozen.documents)
            .filter(move |(word, document)| **word >> bit & 1 != 0 && Some(**document) != own)
            .map(|it| *it.1)
    }
}
