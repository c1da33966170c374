use std::collections::BTreeMap;

use cancu_graph::{Conflict, ConflictValue, Graph, NodeId};
use cancu_model::{Basis, Date, Evidence, Reading, Relation};
use cancu_tables::kind;

use crate::event::{EventKind, acted, event_of, events, exceeds, precedes};
use crate::fall::is_normative;

const ACT_BEFORE_ISSUE: &str = "act_before_issue";
const ACT_BEYOND_POWER: &str = "act_beyond_power";
const BASIS_LAPSED: &str = "basis_lapsed";
const CITES_THE_FUTURE: &str = "cites_the_future";
const CONSOLIDATED_LATER: &str = "consolidated_later";
const END: &str = "end";

/// What [`conflicts`] finds, by the names that it gives: see there. What a file has under another name
/// is not read.
pub const FIELDS: [&str; 8] = [
    ACT_BEFORE_ISSUE,
    ACT_BEYOND_POWER,
    BASIS_LAPSED,
    CITES_THE_FUTURE,
    CONSOLIDATED_LATER,
    "date",
    END,
    "title",
];

/// Everything that texts and the register contradict each other in, by instrument, each with the
/// evidence of both sides:
///
/// - `date`, `title`: what is said differently of one instrument;
/// - `end`: two days on which it ends;
/// - `act_before_issue`: an act on it that is older than itself;
/// - `act_beyond_power`: an act on an instrument of a higher rank than the actor's;
/// - `basis_lapsed`: an instrument issued on the basis of what had already been ended by name;
/// - `consolidated_later`: a document whose text names what was signed after it, so that it is not
///   the text that was signed;
/// - `cites_the_future`: a document that cites a number of after it, where it cites the same number of
///   an earlier year too.
///
/// Nothing is settled here: which side is right is for people to say. What is unsure contradicts nothing.
///
/// # Complexity
///
/// *O*(*n* log *n*) in the mentions and acts; an opened graph has them in its rows: *O*(*k*) in what
/// is found.
#[must_use]
pub fn conflicts(graph: &Graph) -> Vec<Conflict> {
    if let Some(found) = graph.all_conflicts() {
        return found.to_vec();
    }
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
        .filter(|it| it.kind == EventKind::Ends && it.basis != Basis::Derived && it.is_sure());
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
            field: END,
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
            let of_kind = kind(&it.kind).map_or(it.kind.as_str(), |it| it.name);
            out.push(Conflict {
                instrument: it.id.clone(),
                field: ACT_BEYOND_POWER,
                values: values(
                    [
                        (format!("{}: {}", event.actor, act.relation), event.evidence),
                        (format!("{}: {of_kind}", it.id), signings(graph, node)),
                    ]
                    .into_iter(),
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
        if graph
            .reading(actor)
            .is_some_and(|it| was_consolidated(graph, it, actor, node))
        {
            continue;
        }
        out.push(Conflict {
            instrument: it.id.clone(),
            field: ACT_BEFORE_ISSUE,
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

/// Says whether the text of an actor names other instruments of after it: what it says of a younger
/// one was written into it later, then, and is not its own word.
fn was_consolidated(graph: &Graph, held: &Reading, actor: NodeId, target: NodeId) -> bool {
    let signed = graph.node(actor).date;
    signed.is_some_and(|it| later(graph, held, it).keys().any(|it| *it != target))
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
    let end = all.iter().find(|it| {
        it.kind == EventKind::Ends
            && it.basis != Basis::Derived
            && it.is_sure()
            && it.date.is_some()
    });
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
            field: BASIS_LAPSED,
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
///
/// Later amendments were written into such a text: it is not the one that was signed, and the youngest
/// instrument that it names tells until when it was kept (`consolidated_later`). One number alone,
/// without its day, beside the same number of a year before is rather a slip (`cites_the_future`).
fn future(graph: &Graph) -> Vec<Conflict> {
    let mut out = Vec::new();
    for (idx, reading) in graph.readings().iter().enumerate() {
        let Some(document) = graph.document(idx) else {
            continue;
        };
        let Some(signed) = graph.node(document).date else {
            continue;
        };
        let later = later(graph, reading, signed);
        let Some((cited, last)) = later.iter().max_by_key(|it| it.1.day.earliest()) else {
            continue;
        };
        // What such a text does to it is told as an act.
        if later.len() == 1 && last.acted {
            continue;
        }
        let alone = later.len() == 1 && !last.told;
        let slip = alone && cites_sibling(graph, reading, *cited, signed)
            || !is_normative(graph.node(document));
        let id = &graph.node(*cited).id;
        let citing = (
            format!("{}: {signed}", graph.node(document).id),
            last.places.clone(),
        );
        let its_day = (format!("{id}: {}", last.day), signings(graph, *cited));
        out.push(Conflict {
            instrument: if slip {
                id.clone()
            } else {
                graph.node(document).id.clone()
            },
            field: if slip {
                CITES_THE_FUTURE
            } else {
                CONSOLIDATED_LATER
            },
            values: values([citing, its_day].into_iter()),
        });
    }
    out.sort_by(|a, b| a.instrument.cmp(&b.instrument));
    out.dedup();
    out
}

/// Says whether a document cites the same number of another year, of before it was signed.
fn cites_sibling(graph: &Graph, reading: &Reading, cited: NodeId, signed: Date) -> bool {
    let it = &graph.node(cited).id;
    let ids = reading.mentions.iter().filter_map(|it| it.id.as_ref());
    let mut same = ids.filter(|id| {
        (&id.scope, &id.symbol, &id.number) == (&it.scope, &it.symbol, &it.number)
            && id.year.is_some_and(|year| year <= signed.year())
    });
    same.any(|id| id.year != it.year)
}

/// An instrument that is younger than a document that cites it.
struct Later {
    day: Date,
    /// The text tells its day, or what it did.
    told: bool,
    /// The document ends or changes it.
    acted: bool,
    places: Vec<Evidence>,
}

/// The instruments that a document signed on a day names and that were signed after it. A law by its
/// title alone is none: it may mean the one before it.
fn later(graph: &Graph, reading: &Reading, signed: Date) -> BTreeMap<NodeId, Later> {
    let mut out: BTreeMap<NodeId, Later> = BTreeMap::new();
    for mention in &reading.mentions {
        let aside = mention.is_own() || mention.list || mention.relation == Relation::Related;
        let named = mention.number.is_some() || mention.date.is_some();
        let cited = mention.id.as_ref().and_then(|it| graph.node_id(it));
        let Some(cited) = cited.filter(|_| named && !aside) else {
            continue;
        };
        let day = graph.node(cited).date;
        if let Some(day) = day.filter(|it| it.earliest() > signed.latest()) {
            let later = out.entry(cited).or_insert_with(|| Later {
                day,
                told: false,
                acted: false,
                places: Vec::new(),
            });
            let dated = mention.date.is_some_and(|it| it.agrees_with(day));
            later.told |= dated || mention.relation.active().1 || mention.source != "self";
            later.acted |= mention.relation.is_act() && !mention.relation.active().1;
            later.places.push(Evidence {
                file: reading.file.clone(),
                start: mention.start,
                end: mention.end,
                quote: mention.text.clone(),
            });
        }
    }
    out
}
