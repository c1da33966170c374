use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use cancu_frozen::Frozen;
use cancu_model::{
    Basis, Date, Edge, Evidence, Extent, InstrumentId, Link, Reading, Relation, Report,
};
use cancu_tables::Register;
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::opened::{Failure, Opened};
use crate::words::Index;

/// A node of one graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The node's number, from 0, in the order of ids: its document in a frozen form.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An instrument as the graph knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The canonical id.
    pub id: InstrumentId,
    /// The kind's code.
    pub kind: String,
    /// As most texts write it.
    pub number: Option<String>,
    /// In the field's form.
    pub symbol: Option<String>,
    /// The date of signing: what its own text says, else the register, else most citations.
    pub date: Option<Date>,
    /// The day it took effect, and what that rests on.
    pub effective: Option<(Date, Basis)>,
    /// Its entry into force was moved from the day that its own text gives.
    pub moved: Option<Moved>,
    /// As most texts write it.
    pub issuer: Option<String>,
    /// As most texts write it.
    pub title: Option<String>,
    /// As a person would cite it.
    pub label: String,
    /// The document that holds its text.
    pub held: Option<Held>,
    /// Instruments that this one may be: an id with an unknown part fits them.
    pub candidates: Vec<InstrumentId>,
    /// A younger law of the same title is known: whether this one lives on is not.
    pub superseded_title: bool,
    /// Its number holds the year, as normative instruments are numbered: 15/2020/QĐ-TTg, not
    /// 15/QĐ-TTg.
    pub yearly: bool,
}

/// The document that holds the text of an instrument: see [`Graph::reading`].
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Its name, as evidence shows it.
    pub file: String,
    /// What is reported of it beside its text.
    pub reported: Report,
}

/// An entry into force that a later act put off or brought forward.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The day that the instrument's own text gives.
    pub from: Date,
    /// Who says that it was moved.
    pub evidence: Evidence,
}

impl Node {
    /// The day from which an act of this instrument counts: the act's own, else the instrument's.
    /// Where the entry into force was moved, what the text lets happen on the old day goes with it;
    /// a row of the register says a day that it knows.
    #[must_use]
    pub fn day_of(&self, act: &Relationship) -> Option<Date> {
        let register = act.basis == Basis::Register;
        let stale = |day: &Date| !register && self.moved.as_ref().is_some_and(|it| it.from == *day);
        act.effective
            .filter(|it| !stale(it))
            .or_else(|| self.effective.map(|it| it.0))
    }
}

/// A relation to or from a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Relationship {
    /// How.
    pub relation: Relation,
    /// For an act, how much of the target.
    pub extent: Option<Extent>,
    /// For an act, its own day where the text gives one.
    pub effective: Option<Date>,
    /// For an act that lasts a while, the first day after it.
    pub until: Option<Date>,
    /// The parts of the target that are meant, as written, sorted: "khoản 2 Điều 5".
    pub provisions: Vec<String>,
    /// What it rests on.
    pub basis: Basis,
    /// The rule that read it, the surest one where several did.
    pub rule: String,
    /// The highest confidence of its evidence.
    pub confidence: f32,
    /// Where it is said, sorted.
    pub evidence: Vec<Evidence>,
}

/// What contradicts, of one instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict {
    /// The instrument.
    pub instrument: InstrumentId,
    /// `date` or `title`, what texts say differently of it; or another kind that `cancu-validity` finds.
    pub field: &'static str,
    /// What is said, each with who says it.
    pub values: Vec<ConflictValue>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConflictValue {
    /// What is said.
    pub value: String,
    /// Where.
    pub evidence: Vec<Evidence>,
}

/// Instruments and their relations, joined from many documents.
///
/// A graph is [built](Graph::build) of readings, or [opened](Graph::open) on what was built
/// before; both answer alike. An opened one reads the rows that it is asked for, once: see
/// [`Graph::failure`].
#[derive(Debug, Clone, Default)]
pub struct Graph {
    pub(crate) inner: Inner,
    pub(crate) register: Arc<Register>,
    pub(crate) frozen: OnceLock<Arc<Frozen>>,
}

#[derive(Debug, Clone)]
pub(crate) enum Inner {
    Built(Arc<Built>),
    Opened(Arc<Opened>),
}

impl Default for Inner {
    fn default() -> Inner {
        Inner::Built(Arc::default())
    }
}

/// A graph in memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Built {
    pub(crate) inner: DiGraph<Node, Relationship>,
    pub(crate) index: FxHashMap<InstrumentId, NodeId>,
    pub(crate) by_number: FxHashMap<String, Vec<NodeId>>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) links: Vec<Link>,
    pub(crate) documents: Vec<Option<NodeId>>,
    /// The reading that holds each node's text.
    pub(crate) held: FxHashMap<NodeId, usize>,
    pub(crate) conflicts: Vec<Conflict>,
    /// Instruments by the words of their titles, from the first question that asks for one.
    pub(crate) titles: OnceLock<Index>,
}

impl Graph {
    /// The documents that were read, sorted by name.
    /// Of an opened graph that of [`Graph::whole`], once; then *O*(1).
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.built().readings
    }

    /// The relations that were reported beside no text.
    /// Of an opened graph that of [`Graph::whole`], once; then *O*(1).
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.built().links
    }

    /// The instrument that the document at this index of [`Graph::readings`] holds.
    /// Of an opened graph that of [`Graph::whole`], once; then *O*(1).
    #[must_use]
    pub fn document(&self, reading: usize) -> Option<NodeId> {
        self.built().documents.get(reading).copied().flatten()
    }

    /// The document that holds the text of a node.
    /// Of an opened graph that of [`Graph::whole`], once; then *O*(1).
    #[must_use]
    pub fn reading(&self, node: NodeId) -> Option<&Reading> {
        let built = self.built();
        built.readings.get(*built.held.get(&node)?)
    }

    /// What the document of this name, see [`Reading::file`], says of itself, with its lines; its citations may be left
    /// out. *O*(log *n*).
    #[must_use]
    pub fn head(&self, file: &str) -> Option<Cow<'_, Reading>> {
        match &self.inner {
            Inner::Built(it) => {
                let at = it.readings.partition_point(|it| *it.file < *file);
                let found = it.readings.get(at).filter(|it| it.file == file);
                found.map(Cow::Borrowed)
            }
            Inner::Opened(it) => it.head(file).map(Cow::Owned),
        }
    }

    /// The documents that cite one of these instruments in their texts, in the order of
    /// [`Graph::readings`]. Documents that cite none of them may be among them, and of an opened
    /// graph are not.
    ///
    /// # Complexity
    ///
    /// Of a built graph *O*(*n*) in its documents; of an opened one that of
    /// [`Rows::citing`](crate::Rows::citing) and of reading each document of the answer.
    pub fn citing(&self, cited: &[NodeId]) -> impl Iterator<Item = (NodeId, Cow<'_, Reading>)> {
        let (built, opened) = match &self.inner {
            Inner::Built(it) => (Some(it.documents.iter().zip(&it.readings)), None),
            Inner::Opened(it) => (None, Some(it.citing(cited))),
        };
        let built = built.into_iter().flatten();
        let built = built.filter_map(|(document, it)| Some(((*document)?, Cow::Borrowed(it))));
        let opened = opened.into_iter().flatten();
        built.chain(opened.map(|(document, it)| (document, Cow::Owned(it))))
    }

    /// The instruments of whose documents an end or a status is reported beside the text.
    ///
    /// # Complexity
    ///
    /// Of a built graph *O*(*n* log *n*) in its documents; of an opened one that of
    /// [`Rows::reported`](crate::Rows::reported).
    #[must_use]
    pub fn reported(&self) -> Vec<NodeId> {
        match &self.inner {
            Inner::Built(it) => {
                let held = it.held.iter().map(|(node, at)| (*node, &it.readings[*at]));
                let said = held.filter(|it| {
                    let report = &it.1.reported;
                    report.state.is_some() || report.expires.is_some()
                });
                let mut found: Vec<NodeId> = said.map(|it| it.0).collect();
                found.sort_unstable();
                found
            }
            Inner::Opened(it) => it.reported(),
        }
    }

    /// Says whether no document was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.inner {
            Inner::Built(it) => it.readings.is_empty(),
            Inner::Opened(it) => it.is_empty(),
        }
    }

    /// How many documents were read.
    #[must_use]
    pub fn document_count(&self) -> usize {
        match &self.inner {
            Inner::Built(it) => it.readings.len(),
            Inner::Opened(it) => it.counts().documents,
        }
    }

    /// The node with this id. *O*(1), of an opened graph *O*(log *n*).
    #[must_use]
    pub fn node_id(&self, id: &InstrumentId) -> Option<NodeId> {
        match &self.inner {
            Inner::Built(it) => it.index.get(id).copied(),
            Inner::Opened(it) => it.node_id(id),
        }
    }

    /// What the graph knows of a node of its own.
    #[must_use]
    pub fn node(&self, node: NodeId) -> &Node {
        match &self.inner {
            Inner::Built(it) => &it.inner[NodeIndex::new(node.0 as usize)],
            Inner::Opened(it) => it.node(node),
        }
    }

    /// Every node, in the order of ids.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.node_count() as u32).map(NodeId)
    }

    /// The node of a number: see [`NodeId::index`].
    #[must_use]
    pub fn node_at(&self, index: usize) -> Option<NodeId> {
        (index < self.node_count()).then_some(NodeId(index as u32))
    }

    /// The number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        match &self.inner {
            Inner::Built(it) => it.inner.node_count(),
            Inner::Opened(it) => it.node_count(),
        }
    }

    /// The number of edges: parallel relations count each.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        match &self.inner {
            Inner::Built(it) => it.inner.edge_count(),
            Inner::Opened(it) => it.counts().relations,
        }
    }

    /// What a node does to others, in the order of relation and target.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *k*) in the answer; an opened graph reads it from its rows, once.
    #[must_use]
    pub fn outgoing(&self, node: NodeId) -> Vec<(NodeId, &Relationship)> {
        self.around(node, Direction::Outgoing, None)
    }

    /// What others do to a node, in the order of relation and actor.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *k*) in the answer; an opened graph reads it from its rows, once.
    #[must_use]
    pub fn incoming(&self, node: NodeId) -> Vec<(NodeId, &Relationship)> {
        self.around(node, Direction::Incoming, None)
    }

    /// What a node does to others by these relations alone, in the same order.
    ///
    /// # Complexity
    ///
    /// *O*(*d* + *k* log *k*) for *k* in the answer, where *d* is of a built graph all that the
    /// node has in this direction; an opened one reads from its rows what is read together with
    /// the relations given, once.
    #[must_use]
    pub fn outgoing_by(
        &self,
        node: NodeId,
        relations: &[Relation],
    ) -> Vec<(NodeId, &Relationship)> {
        self.around(node, Direction::Outgoing, Some(relations))
    }

    /// What others do to a node by these relations alone, in the same order: of an opened graph
    /// the acts on a hub are read without its citations.
    ///
    /// # Complexity
    ///
    /// *O*(*d* + *k* log *k*) for *k* in the answer, where *d* is of a built graph all that the
    /// node has in this direction; an opened one reads from its rows what is read together with
    /// the relations given, once.
    #[must_use]
    pub fn incoming_by(
        &self,
        node: NodeId,
        relations: &[Relation],
    ) -> Vec<(NodeId, &Relationship)> {
        self.around(node, Direction::Incoming, Some(relations))
    }

    fn around(
        &self,
        node: NodeId,
        direction: Direction,
        relations: Option<&[Relation]>,
    ) -> Vec<(NodeId, &Relationship)> {
        let asked = |it: &Relationship| relations.is_none_or(|all| all.contains(&it.relation));
        let mut out: Vec<(NodeId, &Relationship)> = match &self.inner {
            Inner::Built(it) => {
                let edges = it
                    .inner
                    .edges_directed(NodeIndex::new(node.0 as usize), direction)
                    .filter(|it| asked(it.weight()));
                let other = |it: &petgraph::graph::EdgeReference<'_, Relationship>| {
                    if direction == Direction::Outgoing {
                        it.target()
                    } else {
                        it.source()
                    }
                };
                edges
                    .map(|it| (NodeId(other(&it).index() as u32), it.weight()))
                    .collect()
            }
            Inner::Opened(it) => {
                let all = it.around(node, direction == Direction::Outgoing, relations);
                all.filter(|it| asked(it.1)).collect()
            }
        };
        out.sort_by_key(|(other, it)| (it.relation, *other, it.extent, it.basis, it.effective));
        out
    }

    /// The graph with all of it in memory: itself, or what an opened one makes of its readings.
    ///
    /// # Complexity
    ///
    /// Of an opened graph that of building it, once.
    #[must_use]
    pub fn whole(&self) -> &Graph {
        match &self.inner {
            Inner::Built(_) => self,
            Inner::Opened(it) => it.whole(),
        }
    }

    fn built(&self) -> &Built {
        match &self.inner {
            Inner::Built(it) => it,
            Inner::Opened(it) => it.whole().built(),
        }
    }

    /// Why rows of an opened graph could not be read, if one could not: then none of its answers
    /// may be believed. A graph in memory does not fail.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        match &self.inner {
            Inner::Built(_) => None,
            Inner::Opened(it) => it.failure(),
        }
    }

    /// Every edge as the contract shows it, sorted.
    ///
    /// # Complexity
    ///
    /// *O*(*m* log *m*), and all of it is read.
    #[must_use]
    pub fn edges(&self) -> Vec<Edge> {
        self.nodes()
            .flat_map(|node| {
                self.outgoing(node)
                    .into_iter()
                    .map(move |(to, it)| self.edge(node, to, it))
            })
            .collect()
    }

    /// One edge as the contract shows it. The day is the act's own, else the actor's.
    /// *O*(*k*) in its evidence.
    #[must_use]
    pub fn edge(&self, from: NodeId, to: NodeId, it: &Relationship) -> Edge {
        let own = self.node(from).day_of(it);
        Edge {
            from: self.node(from).id.clone(),
            to: self.id(to),
            relation: it.relation,
            extent: it.extent,
            effective: own.filter(|_| it.relation.is_act()),
            basis: it.basis,
            rule: it.rule.clone(),
            confidence: it.confidence,
            evidence: it.evidence.clone(),
        }
    }

    /// The id of a node: of an opened graph without its row.
    fn id(&self, node: NodeId) -> InstrumentId {
        let known = match &self.inner {
            Inner::Built(_) => None,
            Inner::Opened(it) => it.id(node),
        };
        known.unwrap_or_else(|| self.node(node).id.clone())
    }

    /// The register whose facts the graph holds.
    #[must_use]
    pub fn register(&self) -> &Arc<Register> {
        &self.register
    }

    /// What texts say differently of one instrument, in the order of ids. *O*(1); an opened graph
    /// reads all its conflicts, once.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        match &self.inner {
            Inner::Built(it) => &it.conflicts,
            Inner::Opened(it) => it.said_differently(),
        }
    }

    /// Everything that contradicts, as the rows of an opened graph have it: see
    /// [`Rows::conflicts`](crate::Rows::conflicts). A built graph has none but
    /// [`Graph::conflicts`].
    #[must_use]
    pub fn all_conflicts(&self) -> Option<&[Conflict]> {
        match &self.inner {
            Inner::Built(_) => None,
            Inner::Opened(it) => Some(it.conflicts()),
        }
    }
}
