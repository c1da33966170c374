use std::collections::BTreeSet;

use cancu_frozen::{Error, Relations};
use cancu_graph::{Graph, NodeId};
use cancu_model::Relation;

/// The instruments that may ever end, as a whole or in part: those that an act or a report ends,
/// and those that detail them, as these may fall with them. All others lapse on no day.
///
/// # Errors
///
/// [`Error`] if the graph is too large for a frozen form.
///
/// # Complexity
///
/// *O*(*n* + *m*) in the acts, and the relations to what is found.
pub fn may_end(graph: &Graph) -> Result<Vec<NodeId>, Error> {
    let frozen = graph.frozen()?;
    let ends = Relations::of(&[Relation::Replaces, Relation::Repeals]);
    let details = Relations::of(&[Relation::Details]);
    let mut found: BTreeSet<u32> = frozen.reached_by(ends).into_iter().collect();
    found.extend(graph.reported().iter().map(|it| it.index() as u32));
    let mut open: Vec<u32> = found.iter().copied().collect();
    while let Some(parent) = open.pop() {
        for (child, _) in frozen.actors_by(parent, details) {
            if found.insert(child) {
                open.push(child);
            }
        }
    }
    let nodes = found.into_iter();
    Ok(nodes.filter_map(|it| graph.node_at(it as usize)).collect())
}
