use cancu_graph::Graph;
use cancu_model::InstrumentId;
use cancu_validity::Moment;
use serde::Serialize;

use crate::{Error, one};

/// The life of an instrument and of its line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// The instrument asked for.
    pub instrument: InstrumentId,
    /// What happened to it and to its line, in the order of days; what has no day comes last.
    pub moments: Vec<Moment>,
}

/// Tells the life of an instrument, of what it replaced and of what replaced it.
///
/// # Errors
///
/// [`Error`] if the reference fits no instrument, or several.
///
/// # Complexity
///
/// *O*(*k* log *k*) in the acts on the instruments of the line.
pub fn timeline(graph: &Graph, query: &str) -> Result<Timeline, Error> {
    let node = one(graph, query)?;
    Ok(Timeline {
        instrument: graph.node(node).id.clone(),
        moments: cancu_validity::timeline(graph, node),
    })
}
