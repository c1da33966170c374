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
pub(crate) fn taken_over(graph: &Graph, node: NodeId, part: &PartStatus) -> Vec<Event> {
    let all = cancu_validity::events(graph, node);
    let took = takes_part(&all).filter(|it| it.actor == part.by);
    took.filter(|it| it.provisions.contains(&part.provision))
        .cloned()
        .collect()
}

/// Of all that happens to an instrument, the acts by which another takes a part of it over.
///
/// What amends an instrument and puts a new annex in the place of an old one takes nothing: the new
/// words stand in the amended instrument, and it is to be cited.
pub(crate) fn takes_part(all: &[Event]) -> impl Iterator<Item = &Event> {
    let amends = |act: &Event| {
        all.iter()
            .any(|it| it.kind == EventKind::Amended && it.actor == act.actor)
    };
    all.iter().filter(move |it| {
        it.kind == EventKind::EndsInPart && it.relation == Some(Relation::Replaces) && !amends(it)
    })
}
