use std::collections::BTreeMap;

use cancu_graph::{Conflict, ConflictValue, Graph, NodeId};
use cancu_model::{Basis, Date, Evidence, MentionForm, Relation};

use crate::event::{EventKind, acted, event_of, events, exceeds, precedes};

/// Everything that texts and the register contradict each other in, by instrument, each with the
/// evidence of both sides:
///
/// - `date`, `title`: what is said differently of one instrument;
/// - `end`: two days on which it ends;
/// - `act_before_issue`: an act on it that is older than itself;
/// - `act_beyond_power`: an act on an instrument of a higher rank than the actor's;
/// - `basis_lapsed`: an instrument issued on the basis of what had already been ended by name;
/// - `cites_the_future`: a document that cites what was signed after it.
///
/// Nothing is settled here: which side is right is for people to say.
///
/// # Complexity
///
/// *O*(*n* log *n*) in the mentions and acts.
#[must_use]
pub fn conflicts(graph: &Graph) -> Vec<Conflict> {
    let mut out: Vec<Conflict> = graph.conflicts().to_vec();
    for node in graph.nodes() {
        out.extend(ends(graph, node));
        out.extend(before_issue(graph, node));
        out.extend(lapsed_basis(graph, node));
    }
    out.extend(future(graph));
    out.sort_by(|a, b| (&a.instrument, a.field).cmp(&(&b.instrument, b.field)));
    out
}

/// Two days, neither of which may mean the other, on which an instrument ends.
fn ends(graph: &Graph, node: NodeId) -> Option<Conflict> {
    let all = events(graph, node);
    let ends = all
        .iter()
        .filter(|it| it.kind == EventKind::Ends && it.basis != Basis::Derived);
    let mut days: BTreeMap<Date, Vec<Evidence>> = BTreeMap::new();
    for it in ends {
        if let Some(day) = it.date {
            days.entry(day).or_default().extend(it.evidence.clone());
        }
    }
    let first = days.keys().next().copied()?;
    days.keys()
        .any(|it| !it.agrees_with(first))
        .then(|| Conflict {
            instrument: graph.node(node).id.clone(),
            field: "end",
            values: values(days.into_iter().map(|it| (it.0.to_string(), it.1))),
        })
}

fn values(sides: impl Iterator<Item = (String, Vec<Evidence>)>) -> Vec<ConflictValue> {
    sides
        .map(|(value, evidence)| ConflictValue { value, evidence })
        .collect()
}

/// Acts that took effect before their target was signed.
fn before_issue(graph: &Graph, node: NodeId) -> Vec<Conflict> {
    let it = graph.node(node);
    let mut out = Vec::new();
    for (actor, act) in graph.incoming(node) {
        let Some(event) = event_of(graph.node(actor), act, it) else {
            continue;
        };
        if exceeds(&event, graph.node(actor), it) {
            out.push(Conflict {
                instrument: it.id.clone(),
                field: "act_beyond_power",
                values: values(
                    [(format!("{}: {}", event.actor, act.relation), event.evidence)].into_iter(),
                ),
            });
            continue;
        }
        if !precedes(&event, graph.node(actor), it) {
            continue;
        }
        let (Some(acted), Some(signed)) = (acted(&event, graph.node(actor)), it.date) else {
            continue;
        };
        out.push(Conflict {
            instrument: it.id.clone(),
            field: "act_before_issue",
            values: values(
                [
                    (format!("{}: {acted}", event.actor), event.evidence),
                    (format!("{}: {signed}", it.id), signings(graph, node)),
                ]
                .into_iter(),
            ),
        });
    }
    out
}

/// Who says when an instrument was signed.
fn signings(graph: &Graph, node: NodeId) -> Vec<Evidence> {
    let Some(held) = graph.reading(node) else {
        return Vec::new();
    };
    vec![Evidence {
        file: held.file.clone(),
        start: 0,
        end: 0,
        quote: held.heading.title.clone().unwrap_or_default(),
    }]
}

/// Instruments that were issued on the basis of this one when it had already ended by name.
fn lapsed_basis(graph: &Graph, node: NodeId) -> Vec<Conflict> {
    let all = events(graph, node);
    let end = all
        .iter()
        .find(|it| it.kind == EventKind::Ends && it.basis != Basis::Derived && it.date.is_some());
    let Some((end, day)) = end.and_then(|it| Some((it, it.date?))) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (actor, act) in graph.incoming(node) {
        let acting = graph.node(actor);
        let later = acting.date.is_some_and(|it| it.earliest() >= day.latest());
        if act.relation != Relation::BasedOn || !later || acting.id == end.actor {
            continue;
        }
        let signed = acting.date.map_or_else(String::new, |it| it.to_string());
        out.push(Conflict {
            instrument: graph.node(node).id.clone(),
            field: "basis_lapsed",
            values: values(
                [
                    (format!("{}: {day}", end.actor), end.evidence.clone()),
                    (format!("{}: {signed}", acting.id), act.evidence.clone()),
                ]
                .into_iter(),
            ),
        });
    }
    out
}

/// Documents that cite what was signed after them.
fn future(graph: &Graph) -> Vec<Conflict> {
    let mut out = Vec::new();
    for (idx, reading) in graph.readings().iter().enumerate() {
        let Some(document) = graph.document(idx) else {
            continue;
        };
        let Some(signed) = graph.node(document).date else {
            continue;
        };
        for mention in &reading.mentions {
            let cited = mention.id.as_ref().and_then(|it| graph.node_id(it));
            let Some(cited) = cited.filter(|_| mention.kind != MentionForm::Own) else {
                continue;
            };
            let it = graph.node(cited);
            let Some(later) = it.date.filter(|it| it.earliest() > signed.latest()) else {
                continue;
            };
            if mention.list || mention.relation == Relation::Related {
                continue;
            }
            let evidence = vec![Evidence {
                file: reading.file.clone(),
                start: mention.start,
                end: mention.end,
                quote: mention.text.clone(),
            }];
            out.push(Conflict {
                instrument: it.id.clone(),
                field: "cites_the_future",
                values: values(
                    [
                        (format!("{}: {signed}", graph.node(document).id), evidence),
                        (format!("{}: {later}", it.id), signings(graph, cited)),
                    ]
                    .into_iter(),
                ),
            });
        }
    }
    out.sort_by(|a, b| a.instrument.cmp(&b.instrument));
    out.dedup();
    out
}
