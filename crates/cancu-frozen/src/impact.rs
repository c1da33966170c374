use rayon::prelude::*;

use crate::frozen::Frozen;
use crate::view::Relations;
use crate::walk::{Chosen, Walker};

impl Walker<'_> {
    /// All that rests on a document, directly or through others (impact), in no order that means
    /// anything, without the document itself.
    ///
    /// Starts by going from document to document. Once that has looked at a good part of the
    /// graph, one pass over the documents asks each whether anything that it rests on was
    /// reached, which for a hub is settled by the first or second relation.
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
        self.queue.clear();
        self.queue.push(start.0);
        self.marks.insert(start.0);
        let most = frozen.up.into.others.len() / 16;
        let at = self.push(&&frozen.up.into, 0, most);
        if at < self.queue.len() {
            self.pull();
        }
        self.answer()
    }

    /// As [`Walker::dependents`], by the relations given and from document to document alone: the
    /// nearest first.
    pub fn dependents_by(&mut self, document: u32, relations: Relations) -> Vec<u32> {
        let steps = Chosen {
            frozen: self.frozen,
            relations,
            out: false,
        };
        self.reach(&steps, document)
    }

    /// Adds every place that rests on a marked one, by passes over all places in their order.
    fn pull(&mut self) {
        let up = &self.frozen.up.out;
        let first = self.queue.first().map_or(0, |it| it + 1);
        // Without circles all that rests on a document stands behind it.
        let (from, cyclic) = if self.frozen.cyclic {
            (0, true)
        } else {
            (first, false)
        };
        loop {
            let before = self.queue.len();
            for place in from..self.frozen.documents.len() as u32 {
                if self.marks.contains(place) {
                    continue;
                }
                let row = up.row(place);
                let hit = row.iter().position(|it| self.marks.contains(*it));
                self.work += hit.map_or(row.len(), |it| it + 1) as u64;
                if hit.is_some() {
                    self.marks.insert(place);
                    self.queue.push(place);
                }
            }
            if !cyclic || self.queue.len() == before {
                break;
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
