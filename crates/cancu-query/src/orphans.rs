use cancu_analysis::{Network, unsupported};
use cancu_frozen::Relations;
use cancu_graph::Graph;
use cancu_model::{InstrumentId, Scope};
use serde::Serialize;

use crate::Error;

/// A document from which no way leads up to a central instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Orphan {
    /// The document.
    pub id: InstrumentId,
    /// As a person would cite it.
    pub label: String,
    /// The file that holds it.
    pub file: String,
    /// What it rests on directly.
    pub rests_on: Vec<InstrumentId>,
    /// A way leads to an instrument whose scope is not known: it may be a central one.
    pub undecided: bool,
}

/// Finds the documents that were read from which no way (implements, based_on, details) leads up
/// to a central instrument, in the order of ids. `kind` names the kind of document that is asked
/// for, as `ke-hoach`; none means all.
///
/// Central instruments are asked about themselves by nobody, and are left out.
///
/// # Errors
///
/// [`Error`] if the graph is too large for a frozen form.
///
/// # Complexity
///
/// *O*(*n* + *m*).
pub fn orphans(graph: &Graph, kind: Option<&str>) -> Result<Vec<Orphan>, Error> {
    let frozen = graph.freeze().map_err(|_| Error::too_large())?;
    let network = Network::new(&frozen, Relations::up());
    let of_scope = |holds: &dyn Fn(Option<&Scope>) -> bool| -> Vec<u32> {
        let nodes = graph.nodes();
        let held = nodes.filter(|it| holds(graph.node(*it).id.scope.as_ref()));
        held.map(|it| it.index() as u32).collect()
    };
    let central = of_scope(&|it| it.is_some_and(Scope::is_central));
    let perhaps = of_scope(&|it| it.is_none_or(Scope::is_central));
    let surely_none = unsupported(&network, perhaps);
    let mut found = Vec::new();
    for document in unsupported(&network, central) {
        let Some(node) = graph.node_at(document as usize) else {
            continue;
        };
        let it = graph.node(node);
        let Some(reading) = it.held.and_then(|it| graph.readings().get(it)) else {
            continue;
        };
        if kind.is_some_and(|kind| kind != it.kind) {
            continue;
        }
        let up = graph.outgoing(node).into_iter();
        let mut rests_on: Vec<InstrumentId> = up
            .filter(|(_, it)| it.relation.is_upward())
            .map(|(to, _)| graph.node(to).id.clone())
            .collect();
        rests_on.sort();
        rests_on.dedup();
        found.push(Orphan {
            id: it.id.clone(),
            label: it.label.clone(),
            file: reading.file.clone(),
            rests_on,
            undecided: surely_none.binary_search(&document).is_err(),
        });
    }
    Ok(found)
}
