use std::collections::BTreeSet;

use cancu_graph::{Graph, NodeId};
use cancu_model::{Date, InstrumentId, Relation};
use serde::Serialize;

use crate::event::{Event, EventKind, events};

/// A moment in the life of an instrument or of its line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moment {
    /// The day, if it is known.
    pub date: Option<Date>,
    /// The instrument that it happens to.
    pub instrument: InstrumentId,
    /// What happens; `None` for the signing.
    pub event: Option<Event>,
    /// The instrument asked for, rather than one that it replaced or that replaced it.
    pub own: bool,
}

/// The life of an instrument and of its line, in the order of days: signed, in force, amended,
/// partly lapsed, replaced; what it took the place of before it, and what took its own after it.
/// What has no day comes last.
///
/// # Complexity
///
/// *O*(*k* log *k*) in the acts on the instruments of the line.
#[must_use]
pub fn timeline(graph: &Graph, node: NodeId) -> Vec<Moment> {
    let mut line: BTreeSet<NodeId> = BTreeSet::new();
    collect(graph, node, &mut line, false);
    line.remove(&node);
    collect(graph, node, &mut line, true);
    let mut out = Vec::new();
    for member in line {
        let it = graph.node(member);
        let own = member == node;
        let mut moment = |date, event| {
            out.push(Moment {
                date,
                instrument: it.id.clone(),
                event,
                own,
            });
        };
        if let Some(day) = it.date {
            moment(Some(day), None);
        }
        for event in events(graph, member) {
            // Of its line an instrument's beginnings and ends are told, not every change.
            let told = own
                || matches!(
                    event.kind,
                    EventKind::Enters | EventKind::Ends | EventKind::Suspended
                );
            if told {
                moment(event.date.or(event.reached), Some(event));
            }
        }
    }
    out.sort_by(|a, b| {
        let key = |it: &Moment| {
            let day = it.date.map(Date::earliest);
            let kind = it.event.as_ref().map(|it| it.kind);
            (day.is_none(), day, kind, it.instrument.clone())
        };
        key(a).cmp(&key(b))
    });
    out.dedup();
    out
}

/// The instruments whose place one took, and theirs (`down`: those that took its place).
fn collect(graph: &Graph, node: NodeId, line: &mut BTreeSet<NodeId>, down: bool) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if !line.insert(node) {
            continue;
        }
        let around = if down {
            graph.incoming_by(node, &[Relation::Replaces])
        } else {
            graph.outgoing_by(node, &[Relation::Replaces])
        };
        open.extend(around.into_iter().map(|it| it.0));
    }
}
