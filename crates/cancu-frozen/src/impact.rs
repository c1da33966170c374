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
    /// Starts by going from document to document. Once that is seen to lead through a good part
    /// of the graph, one pass over the documents in their order asks each whether anything that
    /// it rests on was reached, which needs no notes and no jumps.
    ///
    /// # Complexity
    ///
    /// *O*(*k*) in the relations of the answer; a circle costs at most one more pass for each
    /// step that it goes against the order.
    pub fn dependents(&mut self, document: u32) -> Vec<u32> {
        let frozen = self.frozen;
        let Some(start) = frozen.place(document) else {
            return Vec::new();
        };
        self.begin(start.0);
        let rows = &frozen.up.into;
        let (mut at, mut looked) = (0, 0);
        let least = self.patience / 32;
        while at < self.queued {
            let before = self.work;
            at = self.push(&rows, at, looked.max(least));
            looked += (self.work - before) as usize;
            let ahead: usize = self.queue[at..self.queued]
                .iter()
                .map(|it| rows.row(*it).len())
                .sum();
            // What lies ahead has to be looked at in any case, and more will come of it.
            if looked + ahead > self.patience {
                return self.pull(start.0);
            }
        }
        self.answer()
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

    /// The documents of all places that rest on `start`, by passes over all places in their
    /// order. What is marked already rests on it. Takes the marks back.
    fn pull(&mut self, start: u32) -> Vec<u32> {
        let up = &self.frozen.up.out;
        let numbers = &self.frozen.documents;
        let documents = numbers.len() as u32;
        // Without circles all that rests on a document stands behind it.
        let from = if self.frozen.cyclic { 0 } else { start + 1 };
        loop {
            let mut changed = false;
            let mut found = vec![0; (documents - from.min(documents)) as usize];
            let mut count = 0;
            let rows = up.index.offsets[from as usize..].array_windows();
            for ((place, [start, end]), document) in
                (from..).zip(rows).zip(&numbers[from as usize..])
            {
                // No branch within a row or on its outcome: neither can be foretold, and to guess
                // wrong costs more than to look at the rest.
                let own = self.marks.contains(place);
                let row = &up.others[*start as usize..*end as usize];
                let hit = row
                    .iter()
                    .fold(own, |hit, it| hit | self.marks.contains(*it));
                self.marks.insert_if(place, hit);
                changed |= hit != own;
                if let Some(slot) = found.get_mut(count) {
                    *slot = *document;
                }
                count += usize::from(hit);
            }
            self.work += up.index.between(from, documents) as u64;
            if !self.frozen.cyclic || !changed {
                self.marks.clear_all();
                found.truncate(count);
                if self.frozen.cyclic {
                    let start = self.frozen.documents[start as usize];
                    found.retain(|it| *it != start);
                }
                return found;
            }
        }
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
