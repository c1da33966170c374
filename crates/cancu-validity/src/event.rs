use cancu_graph::{Graph, Node, NodeId, Relationship};
use cancu_model::{Basis, Date, Evidence, Extent, InstrumentId, Relation, State, fold};
use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::Step;
use crate::fall;

/// What an event does to its instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// It takes effect.
    Enters,
    /// It is amended: in force, partly changed.
    Amended,
    /// Its text is corrected.
    Corrected,
    /// It is kept in force by name: no rule lets it fall.
    Kept,
    /// It has no effect for a while.
    Suspended,
    /// A part of it has no effect for a while.
    SuspendedInPart,
    /// A part of it ends.
    EndsInPart,
    /// It ends.
    Ends,
    /// A younger law bears its title, or a rule would let it fall and another text tells otherwise: whether it lives on is not known.
    Doubted,
}

/// Something that happens to an instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// To which instrument.
    pub target: InstrumentId,
    /// By which instrument; the target itself where it takes effect.
    pub actor: InstrumentId,
    /// By which relation of the actor to the target.
    pub relation: Option<Relation>,
    /// Its day, if a text, the register or a rule gives one.
    pub date: Option<Date>,
    /// The day from which it counts: its own, else that of the actor's signing. `None`: no day is
    /// known, and it counts on none.
    pub reached: Option<Date>,
    /// The first day after it, for what lasts a while.
    pub until: Option<Date>,
    /// The parts that it reaches, as written; empty for the whole and where no text names them.
    pub provisions: Vec<String>,
    /// What it rests on.
    pub basis: Basis,
    /// The rule that read or derived it, with its law and article where it is one.
    pub rule: String,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
    /// For what a rule derives, the steps before it, the cause before its effect.
    pub because: Vec<Step>,
}

impl Event {
    /// The event has taken effect by a day. An unknown part of its day counts from the earliest.
    #[must_use]
    pub fn is_reached(&self, as_of: Date) -> bool {
        self.reached.is_some_and(|it| it.earliest() <= as_of)
    }

    /// The event holds on a day: reached, and not over.
    #[must_use]
    pub fn holds(&self, as_of: Date) -> bool {
        self.is_reached(as_of) && self.until.is_none_or(|it| as_of < it.earliest())
    }

    /// Nothing that the event rests on is unsure.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.basis.is_sure() && self.because.iter().all(|it| it.basis.is_sure())
    }

    /// The event as a step of a proof.
    #[must_use]
    pub fn step(&self) -> Step {
        Step {
            actor: self.actor.clone(),
            target: self.target.clone(),
            relation: self.relation,
            date: self.date,
            basis: self.basis,
            rule: self.rule.clone(),
            evidence: self.evidence.clone(),
        }
    }
}

/// Everything that happens to an instrument, in the order of the days from which it counts;
/// what has no day comes last.
///
/// Derived events carry the steps that they follow from. Instruments that detail each other in a
/// circle hold each other up: no rule lets one of them fall.
///
/// An end that is unsure counts where nothing sure ends the instrument, on whatever day, and no text
/// that was signed after it takes the instrument to be alive. What details an instrument that ended by
/// it may have fallen with it, and is doubted.
///
/// # Complexity
///
/// *O*(*k* log *k*) in the acts on the instrument and on those that it details, up to their
/// roots.
#[must_use]
pub fn events(graph: &Graph, node: NodeId) -> Vec<Event> {
    within(graph, node, &mut FxHashSet::default())
}

/// The events of a node that is reached through those in `open`.
pub(crate) fn within(graph: &Graph, node: NodeId, open: &mut FxHashSet<NodeId>) -> Vec<Event> {
    let mut out = stated(graph, node);
    settle_unsure(graph, &mut out);
    let mut derived = fall::events(graph, node, open);
    derived.retain(|it| !is_settled(graph, &out, it));
    for fall in &mut derived {
        if outlives(graph, &out, fall) || has_younger(graph, node, fall) {
            fall.kind = EventKind::Doubted;
        }
    }
    out.append(&mut derived);
    put_in_order(&mut out);
    out
}

fn put_in_order(events: &mut [Event]) {
    events.sort_by(|a, b| {
        let key = |it: &Event| {
            let day = it.reached.map(Date::earliest);
            (day.is_none(), day, it.kind, it.basis, it.actor.clone())
        };
        key(a).cmp(&key(b))
    });
}

/// Unsure ends yield to what is sure: they go where anything else ends the instrument, and are doubts
/// where a younger text takes it to be alive.
fn settle_unsure(graph: &Graph, events: &mut Vec<Event>) {
    let unsure = |it: &Event| it.kind == EventKind::Ends && !it.is_sure();
    if !events.iter().any(unsure) {
        return;
    }
    let ends_surely = |it: &Event| it.kind == EventKind::Ends && it.is_sure();
    if events.iter().any(ends_surely) {
        events.retain(|it| !unsure(it));
        return;
    }
    let outlived: Vec<bool> = events
        .iter()
        .map(|it| outlives(graph, events, it))
        .collect();
    for (it, outlived) in events.iter_mut().zip(outlived) {
        if unsure(it) && outlived {
            it.kind = EventKind::Doubted;
        }
    }
}

/// A text that was signed before an instrument would fall by a rule, and that ends it by name on a
/// later day, has settled when it ends: 145/2020/NĐ-CP ends 149/2018/NĐ-CP a month after the code
/// that this details.
fn is_settled(graph: &Graph, stated: &[Event], fall: &Event) -> bool {
    let Some(fallen) = fall.date else {
        return false;
    };
    let knew = |actor: &InstrumentId| {
        let year = || actor.year.map(Date::of_year);
        let signed = graph.node_id(actor).and_then(|it| graph.node(it).date);
        signed
            .or_else(year)
            .is_some_and(|it| it.latest() <= fallen.earliest())
    };
    stated.iter().any(|it| {
        it.kind == EventKind::Ends
            && it.basis < Basis::Derived
            && it.date.is_some_and(|day| day.earliest() > fallen.latest())
            && knew(&it.actor)
    })
}

/// What details the same, under the same title and later, may have taken the place of an instrument
/// before that would fall by a rule. Where the text that would say so was not read, the day is open.
fn has_younger(graph: &Graph, node: NodeId, fall: &Event) -> bool {
    let it = graph.node(node);
    let details = fall.because.last().and_then(|it| graph.node_id(&it.target));
    let (Some(parent), Some(title), Some(fallen)) = (details, &it.title, fall.date) else {
        return false;
    };
    let title = fold::fold(title);
    let others = graph.incoming_by(parent, &[Relation::Details]);
    others.into_iter().any(|(other, _)| {
        let younger = graph.node(other);
        let between = younger.date.is_some_and(|day| {
            it.date.is_some_and(|own| day.earliest() > own.latest())
                && day.latest() < fallen.earliest()
        });
        let same = || {
            let words = younger.title.as_deref().map(fold::fold);
            words.is_some_and(|it| it.starts_with(&title))
        };
        younger.held.is_none() && younger.kind == it.kind && between && same()
    })
}

/// A text that was signed after an instrument would have fallen by a rule, and that changes it or
/// ends a part of it, takes it to be alive: whether the rule reached it is not known.
fn outlives(graph: &Graph, stated: &[Event], fall: &Event) -> bool {
    let Some(fallen) = fall.date else {
        return false;
    };
    let later = |actor: &InstrumentId| {
        let signed = graph.node_id(actor).and_then(|it| graph.node(it).date);
        signed.is_some_and(|it| it.earliest() > fallen.latest())
    };
    stated.iter().any(|it| {
        let changes = matches!(
            it.kind,
            EventKind::Amended
                | EventKind::EndsInPart
                | EventKind::Kept
                | EventKind::Suspended
                | EventKind::SuspendedInPart
        );
        changes && it.basis < Basis::Derived && later(&it.actor)
    })
}

/// What texts, the register and reports say happens to an instrument.
fn stated(graph: &Graph, node: NodeId) -> Vec<Event> {
    let it = graph.node(node);
    let mut out = Vec::new();
    let moved = moved_by(graph, node);
    if let Some((by, act, day)) = moved {
        let mut entry = own(it, EventKind::Enters, day, act.basis, "entry-into-force");
        entry.because.push(moving_step(graph, by, act, it));
        out.push(entry);
    } else {
        out.extend(entry(it));
    }
    out.extend(doubt(it));
    out.extend(reported(it));
    for (actor, act) in graph.incoming_by(node, &ACTS) {
        if actor != node
            && let Some(mut event) = event_of(graph.node(actor), act, it)
            && !precedes(&event, graph.node(actor), it)
            && !exceeds(&event, graph.node(actor), it)
        {
            put_off(graph, actor, act, &mut event);
            out.push(event);
        }
    }
    out
}

/// The events of an instrument on which nobody acts, of which nothing is reported, and which falls
/// with nothing.
pub(crate) fn alone(it: &Node) -> Vec<Event> {
    let mut out: Vec<Event> = entry(it).into_iter().chain(doubt(it)).collect();
    put_in_order(&mut out);
    out
}

/// Its entry into force, by its own text or the tables.
fn entry(it: &Node) -> Option<Event> {
    let (day, basis) = it.effective?;
    let mut entry = own(it, EventKind::Enters, day, basis, "entry-into-force");
    let moved = it.moved.iter().map(|it| it.evidence.clone());
    entry.evidence.extend(moved);
    Some(entry)
}

/// The doubt that a younger law of its title casts on it.
fn doubt(it: &Node) -> Option<Event> {
    let (day, basis) = it.effective?;
    let doubted = it.superseded_title && basis >= Basis::Reported;
    let rule = "a-younger-law-of-the-title";
    doubted.then(|| own(it, EventKind::Doubted, day, basis, rule))
}

/// The act by which another text moves the entry into force of an instrument, who did that, and the
/// day to which: of several the youngest. A row of the register has read such acts, and binds.
pub(crate) fn moved_by(graph: &Graph, node: NodeId) -> Option<(NodeId, &Relationship, Date)> {
    let it = graph.node(node);
    if it.effective.is_some_and(|it| it.1 == Basis::Register) {
        return None;
    }
    let acts = graph.incoming_by(node, &[Relation::Amends]).into_iter();
    let moving = acts.filter_map(|(by, act)| {
        let acting = graph.node(by);
        let event = event_of(acting, act, it)?;
        let able = !exceeds(&event, acting, it) && !precedes(&event, acting, it);
        let amends = act.relation == Relation::Amends && by != node && able;
        Some((by, act, act.until.filter(|_| amends)?))
    });
    moving.max_by_key(|it| {
        let acting = graph.node(it.0);
        (acting.date.map(Date::latest), acting.id.clone())
    })
}

/// The step that shows who moved the entry into force of an instrument.
fn moving_step(graph: &Graph, by: NodeId, act: &Relationship, moved: &Node) -> Step {
    Step {
        actor: graph.node(by).id.clone(),
        target: moved.id.clone(),
        relation: Some(act.relation),
        date: graph.node(by).day_of(act),
        basis: act.basis,
        rule: act.rule.clone(),
        evidence: act.evidence.clone(),
    }
}

/// The move of an actor's entry into force that an act of it goes with: one that says no day of its
/// own, or the day that was moved.
fn goes_with<'g>(
    graph: &'g Graph,
    actor: NodeId,
    act: &Relationship,
) -> Option<(NodeId, &'g Relationship, Date)> {
    let stated = graph.node(actor).effective.map(|it| it.0);
    let ends = matches!(act.relation, Relation::Replaces | Relation::Repeals);
    if !ends || act.effective.is_some() && act.effective != stated {
        return None;
    }
    moved_by(graph, actor)
}

/// The day from which an act counts: what is suspended on the day of its act acts when that is over.
pub(crate) fn counts_from(graph: &Graph, actor: NodeId, act: &Relationship) -> Option<Date> {
    let moved = goes_with(graph, actor, act).map(|it| it.2);
    let day = moved.or_else(|| graph.node(actor).day_of(act));
    suspension(graph, actor, act, day).map_or(day, |it| it.1.until)
}

/// The suspension of the whole of an instrument that takes its act in on a day, and by whom.
fn suspension<'g>(
    graph: &'g Graph,
    actor: NodeId,
    act: &Relationship,
    day: Option<Date>,
) -> Option<(NodeId, &'g Relationship)> {
    if !matches!(act.relation, Relation::Replaces | Relation::Repeals) {
        return None;
    }
    let day = day?;
    let suspends = graph.incoming_by(actor, &[Relation::Suspends]);
    suspends.into_iter().find(|(by, it)| {
        let from = graph.node(*by).day_of(it);
        it.relation == Relation::Suspends
            && it.extent != Some(Extent::Part)
            && from.is_some_and(|it| it.earliest() <= day)
            && it.until.is_some_and(|it| day < it.earliest())
    })
}

/// Says of an end why it comes on another day than its text lets it: the entry into force of its
/// actor was moved, or its actor was suspended.
fn put_off(graph: &Graph, actor: NodeId, act: &Relationship, event: &mut Event) {
    if !matches!(event.kind, EventKind::Ends | EventKind::EndsInPart) {
        return;
    }
    let acting = graph.node(actor);
    let own_day = act.effective.is_some() && act.effective == event.date;
    if let (Some(moved), Some((day, basis))) = (&acting.moved, acting.effective)
        && !own_day
    {
        let mut step = own(acting, EventKind::Enters, day, basis, "entry-into-force").step();
        step.evidence.push(moved.evidence.clone());
        event.because.push(step);
    }
    if let Some((by, it, day)) = goes_with(graph, actor, act) {
        event.because.push(moving_step(graph, by, it, acting));
        event.date = Some(day);
        event.reached = Some(day);
    }
    if let Some((by, it)) = suspension(graph, actor, act, event.date) {
        event.because.push(Step {
            actor: graph.node(by).id.clone(),
            target: acting.id.clone(),
            relation: Some(Relation::Suspends),
            date: graph.node(by).day_of(it),
            basis: it.basis,
            rule: it.rule.clone(),
            evidence: it.evidence.clone(),
        });
        event.date = it.until;
        event.reached = it.until;
    }
}

/// What a data set says of the status of a document that it holds. One without its day says that
/// the instrument may not be taken to be in force, and not since when; a lapse in part counts from
/// the first day that is known.
fn reported(node: &Node) -> Option<Event> {
    let held = node.held.as_ref()?;
    let lapsed = |it: &State| {
        matches!(
            it,
            State::Lapsed | State::Suspended | State::NoLongerSuitable
        )
    };
    let report = &held.reported;
    let state = report.state.as_ref().filter(|it| lapsed(&it.0));
    let in_part = report.state.as_ref();
    let in_part = in_part.filter(|it| it.0 == State::PartlyLapsed);
    let (mut event, quote) = match in_part {
        // The day, where there is one, is that of the part.
        Some((_, quote)) => {
            let day = report.expires.as_ref().map(|it| it.0);
            let known = day.or_else(|| node.effective.map(|it| it.0))?;
            let (kind, rule) = (EventKind::EndsInPart, "reported-in-part");
            let part = own(node, kind, known, Basis::Reported, rule);
            (Event { date: day, ..part }, quote)
        }
        None => match (&report.expires, state, node.effective) {
            (Some((day, quote)), _, _) => {
                let end = own(node, EventKind::Ends, *day, Basis::Reported, "reported-end");
                (end, quote)
            }
            (None, Some((_, quote)), Some((day, _))) => {
                let rule = "reported-without-a-day";
                let doubt = own(node, EventKind::Doubted, day, Basis::Reported, rule);
                (doubt, quote)
            }
            _ => return None,
        },
    };
    event.evidence.push(Evidence {
        file: held.file.clone(),
        start: 0,
        end: 0,
        quote: quote.clone(),
    });
    Some(event)
}

/// An event that an instrument brings about by itself.
fn own(node: &Node, kind: EventKind, day: Date, basis: Basis, rule: &str) -> Event {
    Event {
        kind,
        target: node.id.clone(),
        actor: node.id.clone(),
        relation: None,
        date: Some(day),
        reached: Some(day),
        until: None,
        provisions: Vec::new(),
        basis,
        rule: rule.to_owned(),
        evidence: Vec::new(),
        because: Vec::new(),
    }
}

/// The relations by which one instrument acts on another, so that an event of the other comes of it.
pub const ACTS: [Relation; 6] = [
    Relation::Replaces,
    Relation::Repeals,
    Relation::Suspends,
    Relation::Amends,
    Relation::Corrects,
    Relation::KeepsInForce,
];

/// The event that a relation brings about, if it is an act.
pub(crate) fn event_of(acting: &Node, act: &Relationship, target: &Node) -> Option<Event> {
    let part = act.extent == Some(Extent::Part);
    let kind = match act.relation {
        Relation::Replaces | Relation::Repeals if part => EventKind::EndsInPart,
        Relation::Replaces | Relation::Repeals => EventKind::Ends,
        Relation::Suspends if part => EventKind::SuspendedInPart,
        Relation::Suspends => EventKind::Suspended,
        Relation::Amends => EventKind::Amended,
        Relation::Corrects => EventKind::Corrected,
        Relation::KeepsInForce => EventKind::Kept,
        _ => return None,
    };
    let date = acting.day_of(act);
    // Without a day of its own an act counts from the signing, at the latest in its year.
    let year = || acting.id.year.map(|it| Date::of_year(it).latest());
    Some(Event {
        kind,
        target: target.id.clone(),
        actor: acting.id.clone(),
        relation: Some(act.relation),
        date,
        reached: date.or(acting.date).or_else(year),
        // Of an amendment it is the day to which it moves an entry into force.
        until: act.until.filter(|_| kind != EventKind::Amended),
        provisions: if part {
            act.provisions.clone()
        } else {
            Vec::new()
        },
        basis: act.basis,
        rule: act.rule.clone(),
        evidence: act.evidence.clone(),
        because: Vec::new(),
    })
}

/// An instrument ends, suspends or amends none of a higher rank: what seems to is a reading to be
/// doubted.
pub(crate) fn exceeds(event: &Event, acting: &Node, target: &Node) -> bool {
    let change = matches!(
        event.kind,
        EventKind::Ends
            | EventKind::EndsInPart
            | EventKind::Suspended
            | EventKind::SuspendedInPart
            | EventKind::Amended
    );
    change && cancu_graph::is_beyond_power(rank(acting), rank(target))
}

/// The rank of an instrument.
pub(crate) fn rank(node: &Node) -> u8 {
    cancu_graph::rank(&node.kind, &node.id)
}

/// The day by which an act was written: that from which it counts, or an earlier signing.
pub(crate) fn acted(event: &Event, acting: &Node) -> Option<Date> {
    let known = [event.reached, acting.date].into_iter().flatten();
    known.min_by_key(|it| it.latest())
}

/// An act older than its target cannot be about it, nor can one of an instrument that was signed
/// before it.
pub(crate) fn precedes(event: &Event, acting: &Node, target: &Node) -> bool {
    let acted = acted(event, acting).map(Date::latest);
    let signed = target.date.map(Date::earliest);
    matches!((acted, signed), (Some(acted), Some(signed)) if acted < signed)
}
