use cancu_analysis::{Network, unsupported};
use cancu_frozen::{Class, Relations};
use cancu_graph::Graph;
use cancu_model::InstrumentId;
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
    let frozen = graph.frozen().map_err(|_| Error::too_large())?;
    let network = Network::new(frozen, Relations::up());
    let all = || 0..frozen.documents() as u32;
    let central: Vec<u32> = all().filter(|it| frozen.is_central(*it)).collect();
    let open = |it: &u32| frozen.is_central(*it) || frozen.scope(*it) == "_";
    let perhaps: Vec<u32> = all().filter(open).collect();
    let surely_none = unsupported(&network, perhaps);
    let mut found = Vec::new();
    for document in unsupported(&network, central) {
        let Some(node) = graph.node_at(document as usize) else {
            continue;
        };
        let it = graph.node(node);
        let Some(held) = &it.held else {
            continue;
        };
        if kind.is_some_and(|kind| kind != it.kind) {
            continue;
        }
        let up = frozen.targets(document, Class::Up).into_iter();
        let mut rests_on: Vec<InstrumentId> = up
            .filter_map(|(to, _)| frozen.id(to).parse().ok())
            .collect();
        rests_on.sort();
        rests_on.dedup();
        found.push(Orphan {
            id: it.id.clone(),
            label: it.label.clone(),
            file: held.file.clone(),
            rests_on,
            undecided: surely_none.binary_search(&document).is_err(),
        });
    }
    Ok(found)
}
