//! From what people type to the one instrument that is meant.

use cancu_graph::{Difference, Found, Graph, Ground, Node, NodeId};
use cancu_model::{Date, InstrumentId};

use crate::Error;

/// An instrument beside its id: what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The canonical id.
    pub id: InstrumentId,
    /// As a person would cite it.
    pub label: String,
    /// The day of signing, if it is known.
    pub date: Option<Date>,
    /// For one that does not fit, in what it differs; [`Difference::Absent`] for one that fits and
    /// that the tables alone know.
    pub difference: Option<Difference>,
}

impl Candidate {
    fn new(node: &Node, difference: Option<Difference>) -> Candidate {
        Candidate {
            id: node.id.clone(),
            label: node.label.clone(),
            date: node.date,
            difference,
        }
    }
}

/// Reads a typed reference and finds what it can mean: [`cancu_extract::reference`],
/// [`Graph::find`].
///
/// # Complexity
///
/// That of [`Graph::find`].
#[must_use]
pub fn find(graph: &Graph, query: &str) -> Found {
    graph.find(&cancu_extract::reference(query))
}

/// On what ground the instrument that a reference means is taken to be meant: see [`Ground`].
/// Empty where all is said, and where no one instrument is meant.
///
/// # Complexity
///
/// That of [`find`].
#[must_use]
pub fn grounds(graph: &Graph, query: &str) -> Vec<Ground> {
    find(graph, query).grounds
}

/// The one instrument that a reference means.
pub(crate) fn one(graph: &Graph, query: &str) -> Result<NodeId, Error> {
    let found = find(graph, query);
    match (found.nodes.as_slice(), found.tabled.as_slice()) {
        ([node], []) => Ok(*node),
        ([], _) => Err(none(query, &found)),
        (many, tabled) => {
            let of_graph = many.iter().map(|it| Candidate::new(graph.node(*it), None));
            let of_tables = tabled
                .iter()
                .map(|it| Candidate::new(it, Some(Difference::Absent)));
            Err(Error::ambiguous(query, of_graph.chain(of_tables).collect()))
        }
    }
}

/// No instrument of the graph is meant: what comes nearest.
pub(crate) fn none(query: &str, found: &Found) -> Error {
    let tabled = found
        .tabled
        .iter()
        .map(|it| Candidate::new(it, Some(Difference::Absent)));
    let nearest = found
        .nearest
        .iter()
        .map(|it| Candidate::new(&it.0, Some(it.1)));
    Error::unknown(query, tabled.chain(nearest).collect())
}
