//! Counts over all of a graph, and walks over all of its instruments that keep none of them.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use cancu_model::{InstrumentId, Relation};

use crate::graph::{Graph, Inner, Node, NodeId};

/// What is counted over all documents and relations of a graph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// Citations with a complete id and no other candidate.
    pub resolved: usize,
    /// Citations with several candidates.
    pub ambiguous: usize,
    /// Citations without an id, or with one whose scope, year or number is open.
    pub unresolved: usize,
    /// Relations by what they say; parallel ones count each.
    pub relations: BTreeMap<Relation, usize>,
    /// What texts say differently of one instrument: [`Graph::conflicts`].
    pub conflicts: usize,
}

impl Census {
    /// Counts a citation by the id that it has, if it has one, and whether it has candidates.
    pub fn citation(&mut self, id: Option<&InstrumentId>, candidates: bool) {
        let complete = id.is_some_and(InstrumentId::is_complete);
        if candidates {
            self.ambiguous += 1;
        } else if complete {
            self.resolved += 1;
        } else {
            self.unresolved += 1;
        }
    }
}

impl Graph {
    /// Counts the citations of the documents, the relations between the instruments, and what
    /// texts say differently of them.
    ///
    /// # Complexity
    ///
    /// *O*(*m*) time in both. An opened graph keeps nothing of what it reads for that.
    #[must_use]
    pub fn census(&self) -> Census {
        let built = match &self.inner {
            Inner::Opened(it) => return it.census(),
            Inner::Built(it) => it,
        };
        let mut census = Census {
            conflicts: built.conflicts.len(),
            ..Census::default()
        };
        for it in built.readings.iter().flat_map(|it| &it.mentions) {
            census.citation(it.id.as_ref(), !it.candidates.is_empty());
        }
        for it in built.inner.edge_weights() {
            *census.relations.entry(it.relation).or_default() += 1;
        }
        census
    }

    /// How many relations others have to each node, by [`NodeId::index`]; parallel ones count each.
    ///
    /// # Complexity
    ///
    /// *O*(*n* + *m*); of an opened graph *O*(*m* log *n*), without a look at the relations but for
    /// their targets.
    #[must_use]
    pub fn incoming_counts(&self) -> Vec<usize> {
        let built = match &self.inner {
            Inner::Opened(it) => return it.incoming_counts(),
            Inner::Built(it) => it,
        };
        let mut counts = vec![0; built.inner.node_count()];
        for it in built.inner.raw_edges() {
            counts[it.target().index()] += 1;
        }
        counts
    }

    /// Hands every node to `each`, in any order. An opened graph reads some at a time, and keeps
    /// none of them.
    ///
    /// # Complexity
    ///
    /// *O*(*n*); of an opened graph *O*(*n* log *n*).
    pub fn each_node(&self, each: &mut dyn FnMut(NodeId, &Node)) {
        match &self.inner {
            Inner::Built(_) => self.nodes().for_each(|it| each(it, self.node(it))),
            Inner::Opened(it) => it.each_node(each),
        }
    }

    /// The same graph for a question of its own: what an opened one reads for it is let go with
    /// it. Where rows cannot be read, both know.
    ///
    /// # Complexity
    ///
    /// *O*(1); of an opened graph *O*(*n*) in the instruments, for room that is not filled.
    #[must_use]
    pub fn apart(&self) -> Graph {
        match &self.inner {
            Inner::Built(_) => self.clone(),
            Inner::Opened(it) => Graph {
                inner: Inner::Opened(Arc::new(it.apart())),
                register: Arc::clone(&self.register),
                frozen: self
                    .frozen
                    .get()
                    .map_or_else(OnceLock::new, |it| OnceLock::from(Arc::clone(it))),
            },
        }
    }
}
