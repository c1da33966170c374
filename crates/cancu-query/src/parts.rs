//! The part of an instrument that a citation points at, and who took it over.

use cancu_graph::{Graph, NodeId};
use cancu_model::{Date, InstrumentId, PartStatus, Relation, State, Status};
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

/// What had taken a part over by a day: the instrument that ended it, if its acts say so.
pub(crate) fn taken_over(
    graph: &Graph,
    node: NodeId,
    part: &PartStatus,
    day: Date,
) -> Option<InstrumentId> {
    let all = cancu_validity::events(graph, node);
    let mut took = takes_part(&all).filter(|it| it.actor == part.by && it.holds(day));
    took.any(|it| it.provisions.contains(&part.provision))
        .then(|| part.by.clone())
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
