use std::collections::BTreeSet;

use cancu_graph::{Graph, Ground, NodeId};
use cancu_model::{
    Basis, Date, Evidence, Extent, Instrument, InstrumentId, Relation, State, Status,
};
use cancu_tables::{Note, NoteKind};
use cancu_validity::{Event, EventKind, Proof, ends_on, events};
use serde::Serialize;

use crate::parts::takes_part;
use crate::reference::{find, none};
use crate::{Error, Succession, instrument, record, succession};

/// What stands in the place of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Resolution {
    /// As it was typed.
    pub query: String,
    /// The instrument that is meant, or all that fit, those that the tables alone know at the end.
    pub candidates: Vec<Instrument>,
    /// On what ground the one is taken to be meant where the reference leaves a part out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Ground>,
    /// Its status on the day; unknown when several fit.
    pub status: Status,
    /// What stands in its place, every end of the way: itself while it is in force, and beside it
    /// what took a part of it over, see [`ChainStep::extent`].
    pub current: Vec<InstrumentId>,
    /// The way from it to each of them; where several take its place, or several of its line one
    /// place, the ways part and meet.
    pub chain: Vec<ChainStep>,
    /// Why the status is what it is.
    pub proof: Vec<cancu_validity::Step>,
    /// Instruments of the same subject that nobody states to be its replacement.
    pub possible: Vec<InstrumentId>,
    /// What became of the bodies that issued it, by the day.
    pub succession: Vec<Succession>,
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
    /// Whether `to` takes the place of the whole or of a part.
    pub extent: Extent,
    /// The parts that it takes over, as written; empty for the whole and where no text names them.
    pub provisions: Vec<String>,
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
/// *O*(*k*) in the acts on the instruments of the way.
pub fn resolve(graph: &Graph, query: &str, as_of: Date) -> Result<Resolution, Error> {
    let found = find(graph, query);
    let mut candidates: Vec<Instrument> = found
        .nodes
        .iter()
        .map(|it| instrument(graph, *it, as_of))
        .collect();
    let tabled = found.tabled.iter();
    candidates.extend(tabled.map(|it| record(it, Status::unknown())));
    let node = match (found.nodes.as_slice(), found.tabled.as_slice()) {
        ([], _) => return Err(none(query, &found)),
        ([node], []) => *node,
        _ => {
            return Ok(Resolution {
                query: query.to_owned(),
                candidates,
                grounds: Vec::new(),
                status: Status::unknown(),
                current: Vec::new(),
                chain: Vec::new(),
                proof: Vec::new(),
                possible: Vec::new(),
                succession: Vec::new(),
            });
        }
    };
    let proof = cancu_validity::status(graph, node, as_of);
    let (current, chain) = successors(graph, node, as_of, &proof);
    let possible = possible(graph, node);
    Ok(Resolution {
        query: query.to_owned(),
        candidates,
        grounds: found.grounds,
        status: proof.status,
        current,
        chain,
        proof: proof.steps,
        possible,
        succession: succession(graph, node, as_of),
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
///
/// From what has lapsed every act is followed that ends it with the strongest basis: the one that
/// binds, others of its day, and every replacement, so that a split leads to all that share the
/// place. What is not yet in force on the day is no act yet, and a circle has no end.
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
        if proof.status.state == State::Unknown {
            return;
        }
        let all = events(self.graph, node);
        if proof.status.state != State::Lapsed {
            self.current.push(it.id.clone());
            if proof.status.state != State::NotYetInForce {
                self.parts(&all);
            }
            return;
        }
        let ends = ends_on(&all, self.as_of);
        let Some(binding) = proof.steps.last() else {
            return;
        };
        let followed: Vec<&Event> = ends
            .into_iter()
            .filter(|it| it.basis == binding.basis && it.actor != it.target)
            .filter(|it| {
                it.relation == Some(Relation::Replaces)
                    || it.actor == binding.actor
                    || it.date.is_some() && it.date == binding.date
            })
            .collect();
        // A replacement of the whole takes what others had taken over of it; a repeal takes nothing.
        if !followed
            .iter()
            .any(|it| it.relation == Some(Relation::Replaces))
        {
            self.parts(&all);
        }
        let mut actors = BTreeSet::new();
        for act in followed.into_iter().filter(|it| actors.insert(&it.actor)) {
            self.go(step_of(act));
            if act.basis == Basis::Derived {
                self.governing(&it.id, &act.actor, act.date);
            }
        }
    }

    /// To what took parts over, each for its part.
    fn parts(&mut self, all: &[Event]) {
        let as_of = self.as_of;
        for act in takes_part(all).filter(|it| it.holds(as_of)) {
            self.go(step_of(act));
        }
    }

    fn go(&mut self, step: ChainStep) {
        let to = step.to.clone();
        self.chain.push(step);
        let Some(next) = self.graph.node_id(&to) else {
            self.current.push(to);
            return;
        };
        let proof = cancu_validity::status(self.graph, next, self.as_of);
        if proof.status.state == State::Unknown {
            self.current.push(to);
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
                self.go(ChainStep {
                    from: law.clone(),
                    to: to.clone(),
                    relation: Relation::DetailedBy,
                    effective: day,
                    extent: Extent::Whole,
                    provisions: Vec::new(),
                    basis: Basis::Derived,
                    evidence,
                });
            }
        }
    }
}

/// The step that an act on an instrument opens, with all the evidence that leads to it.
fn step_of(act: &Event) -> ChainStep {
    let before = act.because.iter().flat_map(|it| &it.evidence);
    ChainStep {
        from: act.target.clone(),
        to: act.actor.clone(),
        relation: match act.relation {
            Some(Relation::Replaces) => Relation::ReplacedBy,
            _ => Relation::RepealedBy,
        },
        effective: act.date,
        extent: match act.kind {
            EventKind::EndsInPart => Extent::Part,
            _ => Extent::Whole,
        },
        provisions: act.provisions.clone(),
        basis: act.basis,
        evidence: before.chain(&act.evidence).cloned().collect(),
    }
}

/// What one comes to by steps.
pub(crate) fn reached<'s>(
    own: &'s InstrumentId,
    steps: impl Iterator<Item = &'s ChainStep>,
) -> Vec<&'s InstrumentId> {
    let steps: Vec<&ChainStep> = steps.collect();
    let mut reached = vec![own];
    let mut next = 0;
    while let Some(from) = reached.get(next).copied() {
        next += 1;
        for step in steps.iter().filter(|it| it.from == *from) {
            if !reached.contains(&&step.to) {
                reached.push(&step.to);
            }
        }
    }
    reached
}

/// Of what stands in a place, that to which no way of sure steps leads.
pub(crate) fn unsurely(
    own: &InstrumentId,
    current: &[InstrumentId],
    chain: &[ChainStep],
) -> Vec<InstrumentId> {
    if chain.iter().all(|it| it.basis.is_sure()) {
        return Vec::new();
    }
    let sure = reached(own, chain.iter().filter(|it| it.basis.is_sure()));
    let unsure = current.iter().filter(|it| !sure.contains(it));
    unsure.cloned().collect()
}
