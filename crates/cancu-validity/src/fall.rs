//! The fall of detailing instruments with what they detail.

use cancu_graph::{Graph, Node, NodeId, Relationship};
use cancu_model::{Basis, Date, Relation};
use cancu_tables::{Normative, REGIMES, Regime, kind};
use rustc_hash::FxHashSet;

use crate::event::{self, Event, EventKind};
use crate::{Step, judge};

/// The lapses that a rule derives for an instrument from the ends of all that it details.
///
/// One parent that stands holds the instrument up, so that the last end counts. Where texts and
/// reports give a parent several ends, both the one that binds and the first are followed. Where one of
/// them ended by nothing sure the instrument may have fallen: a doubt, so that one unsure row does not
/// end all that rests on it.
pub(crate) fn events(graph: &Graph, node: NodeId, open: &mut FxHashSet<NodeId>) -> Vec<Event> {
    let it = graph.node(node);
    if !is_normative(it) || !open.insert(node) {
        return Vec::new();
    }
    let mut parents = Vec::new();
    for (parent, act) in graph.outgoing_by(node, &[Relation::Details]) {
        if !details(it, graph.node(parent)) {
            continue;
        }
        let mut ends = event::within(graph, parent, open);
        ends.retain(|it| may_end(it) && it.date.is_some());
        if ends.iter().any(Event::is_sure) {
            ends.retain(Event::is_sure);
        }
        parents.push((graph.node(parent), act, ends));
    }
    open.remove(&node);
    if parents.is_empty() || parents.iter().any(|it| it.2.is_empty()) {
        return Vec::new();
    }
    let doubted = parents.iter().any(|it| !it.2.iter().any(Event::is_sure));
    let mut out: Vec<Event> = Vec::new();
    for first_end in [false, true] {
        let chosen = parents.iter().filter_map(|(parent, act, ends)| {
            let end = if first_end {
                first(ends)
            } else {
                judge::binding(ends)
            };
            Some((*parent, *act, end?))
        });
        let last = chosen.max_by_key(|it| it.2.date.map(Date::earliest));
        let fallen = last.and_then(|(parent, act, end)| fall(it, parent, act, end));
        if let Some(mut event) = fallen {
            if doubted {
                event.kind = EventKind::Doubted;
            }
            if !out.contains(&event) {
                out.push(event);
            }
        }
    }
    out
}

/// An end, or the doubt of one that nothing sure tells.
fn may_end(it: &Event) -> bool {
    let acted = it.relation.is_some();
    it.kind == EventKind::Ends || it.kind == EventKind::Doubted && acted && !it.is_sure()
}

/// What details stands below what it details: a law hangs on no decree, whatever a text seems to
/// say.
fn details(child: &Node, parent: &Node) -> bool {
    event::rank(child) > event::rank(parent)
}

fn first(ends: &[Event]) -> Option<&Event> {
    ends.iter().min_by_key(|it| it.date.map(Date::earliest))
}

/// The lapse that follows from the end of a parent, by the regime of that day.
fn fall(node: &Node, parent: &Node, act: &Relationship, end: &Event) -> Option<Event> {
    let date = end.date?;
    let regime = regime_on(date).filter(|it| it.falls)?;
    let mut because = end.because.clone();
    because.push(end.step());
    because.push(Step {
        actor: node.id.clone(),
        target: parent.id.clone(),
        relation: Some(Relation::Details),
        date: None,
        basis: act.basis,
        rule: act.rule.clone(),
        evidence: act.evidence.clone(),
    });
    Some(Event {
        kind: EventKind::Ends,
        target: node.id.clone(),
        actor: end.actor.clone(),
        relation: Some(Relation::Repeals),
        date: Some(date),
        reached: Some(date),
        until: None,
        provisions: Vec::new(),
        basis: Basis::Derived,
        rule: regime.rule.to_owned(),
        evidence: Vec::new(),
        because,
    })
}

/// The regime on the day on which a parent fell.
pub(crate) fn regime_on(day: Date) -> Option<&'static Regime> {
    let parse = |text: &str| text.parse::<Date>().ok();
    let day = day.earliest();
    REGIMES.iter().find(|it| {
        let until = it.until.and_then(parse);
        parse(it.from).is_some_and(|from| from <= day) && until.is_none_or(|until| day < until)
    })
}

/// Party documents and administrative plans have no such rule: normative instruments alone.
pub(crate) fn is_normative(node: &Node) -> bool {
    match kind(&node.kind).map(|it| it.normative) {
        Some(Normative::Always) => true,
        // Of decisions and resolutions those with a year in the number, and the Assembly's.
        Some(Normative::ByNumber) => {
            let mut bodies = node.id.symbol.split('-');
            node.yearly || bodies.any(|it| it.starts_with("qh") || it.starts_with("ubtvqh"))
        }
        _ => false,
    }
}
