use std::collections::BTreeSet;

use cancu_model::{Assertion, Basis, Date, Evidence, Extent, Relation};

use crate::graph::Relationship;

/// What makes assertions one relation. Acts of different days stay apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    pub(crate) from: u32,
    pub(crate) to: u32,
    relation: Relation,
    extent: Option<Extent>,
    basis: Basis,
    effective: Option<Date>,
}

impl Key {
    pub(crate) fn of(it: &Assertion) -> Key {
        Key {
            from: it.from,
            to: it.to,
            relation: it.relation,
            extent: it.extent,
            basis: it.basis,
            effective: it.effective,
        }
    }
}

/// The assertions of one relation, joined.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    until: Option<Date>,
    provisions: BTreeSet<String>,
    rule: String,
    confidence: f32,
    evidence: BTreeSet<Evidence>,
}

impl Gathered {
    pub(crate) fn add(&mut self, it: Assertion) {
        self.until = self.until.max(it.until);
        self.provisions.extend(it.provisions);
        if it.confidence > self.confidence {
            self.confidence = it.confidence;
            self.rule = it.rule;
        }
        self.evidence.insert(it.evidence);
    }

    pub(crate) fn relationship(self, key: Key) -> Relationship {
        Relationship {
            relation: key.relation,
            extent: key.extent,
            effective: key.effective,
            until: self.until,
            provisions: self.provisions.into_iter().collect(),
            basis: key.basis,
            rule: self.rule,
            confidence: self.confidence,
            evidence: self.evidence.into_iter().collect(),
        }
    }
}

/// Joins assertions that come sorted, so that those of one relation follow each other.
#[derive(Debug, Default)]
pub struct Gathering {
    open: Option<(Key, Gathered)>,
}

impl Gathering {
    /// Takes the next assertion; gives the relation before it, with its ends, if it is done.
    ///
    /// # Complexity
    ///
    /// *O*(log *k*) in the evidence of its relation.
    pub fn push(&mut self, it: Assertion) -> Option<(u32, u32, Relationship)> {
        let key = Key::of(&it);
        if let Some((open, gathered)) = &mut self.open
            && *open == key
        {
            gathered.add(it);
            return None;
        }
        let done = self.end();
        let mut gathered = Gathered::default();
        gathered.add(it);
        self.open = Some((key, gathered));
        done
    }

    /// The last relation.
    pub fn end(&mut self) -> Option<(u32, u32, Relationship)> {
        let (key, gathered) = self.open.take()?;
        Some((key.from, key.to, gathered.relationship(key)))
    }
}
