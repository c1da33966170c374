use std::sync::Arc;

use cancu_model::{Basis, Date, Edge, Evidence, Extent, InstrumentId, Reading, Relation};
use cancu_tables::Register;
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;
use serde::Serialize;

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
    /// As most texts write it.
    pub issuer: Option<String>,
    /// As most texts write it.
    pub title: Option<String>,
    /// As a person would cite it.
    pub label: String,
    /// The document that holds its text, as an index into [`Graph::readings`].
    pub held: Option<usize>,
    /// Instruments that this one may be: an id with an unknown part fits them.
    pub candidates: Vec<InstrumentId>,
    /// A younger law of the same title is known: whether this one lives on is not.
    pub superseded_title: bool,
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

/// What texts say differently of one instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict {
    /// The instrument.
    pub instrument: InstrumentId,
    /// `date` or `title`.
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
#[derive(Debug, Clone, Default)]
pub struct Graph {
    pub(crate) inner: DiGraph<Node, Relationship>,
    pub(crate) index: FxHashMap<InstrumentId, NodeId>,
    pub(crate) by_number: FxHashMap<String, Vec<NodeId>>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) documents: Vec<NodeId>,
    pub(crate) conflicts: Vec<Conflict>,
    pub(crate) register: Arc<Register>,
}

impl Graph {
    /// The documents that were read, sorted by name.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The instrument that the document at this index of [`Graph::readings`] holds.
    #[must_use]
    pub fn document(&self, reading: usize) -> Option<NodeId> {
        self.documents.get(reading).copied()
    }

    /// The node with this id. *O*(1).
    #[must_use]
    pub fn node_id(&self, id: &InstrumentId) -> Option<NodeId> {
        self.index.get(id).copied()
    }

    /// What the graph knows of a node of its own.
    #[must_use]
    pub fn node(&self, node: NodeId) -> &Node {
        &self.inner[NodeIndex::new(node.0 as usize)]
    }

    /// Every node, in the order of ids.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.inner.node_count() as u32).map(NodeId)
    }

    /// The node of a number: see [`NodeId::index`].
    #[must_use]
    pub fn node_at(&self, index: usize) -> Option<NodeId> {
        (index < self.inner.node_count()).then_some(NodeId(index as u32))
    }

    /// The number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.inner.node_count()
    }

    /// The number of edges: parallel relations count each.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.inner.edge_count()
    }

    /// What a node does to others, in the order of relation and target.
    #[must_use]
    pub fn outgoing(&self, node: NodeId) -> Vec<(NodeId, &Relationship)> {
        self.around(node, Direction::Outgoing)
    }

    /// What others do to a node, in the order of relation and actor.
    #[must_use]
    pub fn incoming(&self, node: NodeId) -> Vec<(NodeId, &Relationship)> {
        self.around(node, Direction::Incoming)
    }

    fn around(&self, node: NodeId, direction: Direction) -> Vec<(NodeId, &Relationship)> {
        let edges = self
            .inner
            .edges_directed(NodeIndex::new(node.0 as usize), direction);
        let mut out: Vec<(NodeId, &Relationship)> = edges
            .map(|it| {
                let other = if direction == Direction::Outgoing {
                    it.target()
                } else {
                    it.source()
                };
                (NodeId(other.index() as u32), it.weight())
            })
            .collect();
        out.sort_by_key(|(other, it)| (it.relation, *other, it.extent, it.basis, it.effective));
        out
    }

    /// Every edge as the contract shows it, sorted.
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
    #[must_use]
    pub fn edge(&self, from: NodeId, to: NodeId, it: &Relationship) -> Edge {
        let own = it
            .effective
            .or_else(|| self.node(from).effective.map(|it| it.0));
        Edge {
            from: self.node(from).id.clone(),
            to: self.node(to).id.clone(),
            relation: it.relation,
            extent: it.extent,
            effective: own.filter(|_| it.relation.is_act()),
            basis: it.basis,
            rule: it.rule.clone(),
            confidence: it.confidence,
            evidence: it.evidence.clone(),
        }
    }

    /// The register whose facts the graph holds.
    #[must_use]
    pub fn register(&self) -> &Arc<Register> {
        &self.register
    }

    /// What texts say differently of one instrument, in the order of ids.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }
}
