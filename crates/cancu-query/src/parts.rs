//! The part of an instrument that a citation points at, and who took it over.

use cancu_graph::{Graph, NodeId};
use cancu_model::{PartStatus, Relation, State, Status};
use cancu_validity::{Event, EventKind, covers, provisions};

/// The part in a state that holds something of what a citation points at.
pub(crate) fn part_at<'s>(
    status: &'s Status,
    pinpoint: Option<&str>,
    state: State,
) -> Option<&'s PartStatus> {
    let cited = provisions(pinpoint?);
    status.parts.iter().find(|it| {
        let whole = provisions(&it.provision);
        let inside = |part| whole.iter().any(|whole| covers(whole, part));
        it.state == state && cited.iter().any(inside)
    })
}

/// The acts by which the one that ended a part took it over.
pub(crate) fn taken_over(
    graph: &Graph,
    node: NodeId,
    part: &PartStatus,
) -> impl Iterator<Item = Event> {
    let all = cancu_validity::events(graph, node).into_iter();
    all.filter(|it| {
        it.kind == EventKind::EndsInPart
            && it.relation == Some(Relation::Replaces)
            && it.actor == part.by
            && it.provisions.contains(&part.provision)
    })
}
