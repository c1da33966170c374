use std::collections::BTreeSet;

use cancu_graph::{Graph, NodeId};
use cancu_model::{Basis, Date, Evidence, Instrument, InstrumentId, Relation, State, Status};
use cancu_tables::{Note, NoteKind};
use cancu_validity::Proof;
use serde::Serialize;

use crate::{Error, instrument};

/// What stands in the place of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Resolution {
    /// As it was typed.
    pub query: String,
    /// The instrument that is meant, or all that fit.
    pub candidates: Vec<Instrument>,
    /// Its status on the day; unknown when several fit.
    pub status: Status,
    /// What stands in its place: itself while it is in force.
    pub current: Vec<InstrumentId>,
    /// The way from it to each of them.
    pub chain: Vec<ChainStep>,
    /// Why the status is what it is.
    pub proof: Vec<cancu_validity::Step>,
    /// Instruments of the same subject that nobody states to be its replacement.
    pub possible: Vec<InstrumentId>,
}

/// A step from a lapsed instrument towards what stands in its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChainStep {
    /// What is left.
    pub from: InstrumentId,
    /// What takes its place.
    pub to: InstrumentId,
    /// How `from` stands to `to`: passive, as `repealed_by`.
    pub relation: Relation,
    /// From which day, if it is known.
    pub effective: Option<Date>,
    /// What the step rests on; `derived` is never stated by a text.
    pub basis: Basis,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// Says what stands in the place of an instrument on a day.
///
/// Several instruments that fit are given as candidates, and nothing is guessed.
///
/// # Errors
///
/// [`Error`] of kind unknown if nothing fits.
///
/// # Complexity
///
/// *O*(*k*) in the steps of the way.
pub fn resolve(graph: &Graph, query: &str, as_of: Date) -> Result<Resolution, Error> {
    let found = graph.find(query);
    let candidates: Vec<Instrument> = found
        .iter()
        .map(|it| instrument(graph, *it, as_of))
        .collect();
    let node = match found.as_slice() {
        [] => return Err(Error::unknown(query)),
        [node] => *node,
        _ => {
            return Ok(Resolution {
                query: query.to_owned(),
                candidates,
                status: Status::unknown(),
                current: Vec::new(),
                chain: Vec::new(),
                proof: Vec::new(),
                possible: Vec::new(),
            });
        }
    };
    let proof = cancu_validity::status(graph, node, as_of);
    let (current, chain) = successors(graph, node, as_of, &proof);
    let possible = possible(graph, node);
    Ok(Resolution {
        query: query.to_owned(),
        candidates,
        status: proof.status,
        current,
        chain,
        proof: proof.steps,
        possible,
    })
}

/// Instruments that may stand in a place without anybody saying so.
fn possible(graph: &Graph, node: NodeId) -> Vec<InstrumentId> {
    notes(graph, &graph.node(node).id, NoteKind::PossibleSuccessor)
        .flat_map(|it| it.to.iter().cloned())
        .collect()
}

/// The notes of a kind that the register has on an instrument.
fn notes<'g>(
    graph: &'g Graph,
    about: &'g InstrumentId,
    kind: NoteKind,
) -> impl Iterator<Item = &'g Note> {
    let notes = graph.register().notes().iter();
    notes.filter(move |it| it.kind == kind && it.about == *about)
}

/// What stands in a place on a day, and the steps that lead there.
pub(crate) fn successors(
    graph: &Graph,
    node: NodeId,
    as_of: Date,
    proof: &Proof,
) -> (Vec<InstrumentId>, Vec<ChainStep>) {
    let mut walk = Walk {
        graph,
        as_of,
        seen: BTreeSet::new(),
        current: Vec::new(),
        chain: Vec::new(),
    };
    walk.step(node, proof);
    walk.current.sort();
    walk.current.dedup();
    (walk.current, walk.chain)
}

struct Walk<'g> {
    graph: &'g Graph,
    as_of: Date,
    seen: BTreeSet<NodeId>,
    current: Vec<InstrumentId>,
    chain: Vec<ChainStep>,
}

impl Walk<'_> {
    fn step(&mut self, node: NodeId, proof: &Proof) {
        if !self.seen.insert(node) {
            return;
        }
        let it = self.graph.node(node);
        match proof.status.state {
            State::Lapsed => {}
            State::Unknown => return,
            _ => {
                self.current.push(it.id.clone());
                return;
            }
        }
        let Some(last) = proof.steps.last() else {
            return;
        };
        let derived = last.basis == Basis::Derived;
        let relation = match last.relation {
            Some(Relation::Replaces) => Relation::ReplacedBy,
            _ => Relation::RepealedBy,
        };
        let evidence: Vec<Evidence> = proof
            .steps
            .iter()
            .flat_map(|it| it.evidence.iter().cloned())
            .collect();
        self.go(
            &it.id.clone(),
            &last.actor.clone(),
            relation,
            last.date,
            last.basis,
            evidence,
        );
        if derived {
            self.governing(&it.id.clone(), &last.actor.clone(), last.date);
        }
    }

    fn go(
        &mut self,
        from: &InstrumentId,
        to: &InstrumentId,
        relation: Relation,
        effective: Option<Date>,
        basis: Basis,
        evidence: Vec<Evidence>,
    ) {
        self.chain.push(ChainStep {
            from: from.clone(),
            to: to.clone(),
            relation,
            effective,
            basis,
            evidence,
        });
        let Some(next) = self.graph.node_id(to) else {
            self.current.push(to.clone());
            return;
        };
        let proof = cancu_validity::status(self.graph, next, self.as_of);
        if proof.status.state == State::Unknown {
            self.current.push(to.clone());
        }
        self.step(next, &proof);
    }

    /// When an instrument fell with its parent, what details the law that ended the parent
    /// governs its subject: as the register says, and no text.
    fn governing(&mut self, from: &InstrumentId, law: &InstrumentId, since: Option<Date>) {
        let graph = self.graph;
        for note in notes(graph, from, NoteKind::GovernedBy) {
            for to in &note.to {
                if to == law {
                    continue;
                }
                let evidence = vec![note.origin.evidence(note.text.as_deref())];
                let day = self
                    .graph
                    .node_id(to)
                    .and_then(|it| self.graph.node(it).effective)
                    .map(|it| it.0)
                    .or(since);
                if day.is_some_and(|it| it.earliest() > self.as_of) {
                    continue;
                }
                self.go(law, to, Relation::DetailedBy, day, Basis::Derived, evidence);
            }
        }
    }
}
