use cancu_model::{Basis, Date, Evidence, InstrumentId, PartStatus, Relation, State, Status};
use serde::Serialize;

use crate::event::{Event, EventKind};

/// One step of a proof.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// Who acts, or the instrument whose entry into force this is.
    pub actor: InstrumentId,
    /// On what.
    pub target: InstrumentId,
    /// How; `None` for an entry into force.
    pub relation: Option<Relation>,
    /// From which day, if it is known.
    pub date: Option<Date>,
    /// What it rests on.
    pub basis: Basis,
    /// The rule, with its law and article where it is one.
    pub rule: String,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

/// A status with the steps that lead to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proof {
    /// The status.
    pub status: Status,
    /// The steps, the cause before its effect; beside an unknown status those of the doubt, if there
    /// is one.
    pub steps: Vec<Step>,
}

/// Says what holds on a day, from the events of an instrument alone.
///
/// A full lapse whose day nobody gives counts from the day on which the acting instrument was
/// signed, with `since` unknown; an act that has not taken effect leaves its target standing.
/// Without any event the status is unknown, never assumed.
///
/// # Complexity
///
/// *O*(*k*) in the events.
#[must_use]
pub fn judge(events: &[Event], as_of: Date) -> Proof {
    let entry = events.iter().find(|it| it.kind == EventKind::Enters);
    if let Some(entry) = entry.filter(|it| !it.is_reached(as_of)) {
        let mut proof = proof(State::NotYetInForce, entry);
        (proof.status.since, proof.status.until) = (None, entry.date);
        proof.status.by.clear();
        return proof;
    }
    let held = |kind| {
        events
            .iter()
            .filter(move |it| it.kind == kind && it.holds(as_of))
    };
    let kept = is_kept(events, as_of);
    if let Some(end) = binding_of(ends_on(events, as_of).into_iter()) {
        let mut proof = proof(State::Lapsed, end);
        // An end that is reported without who brought it about.
        proof.status.by.retain(|it| *it != end.target);
        proof.status.parts = parts(held(EventKind::Kept), State::InForce);
        if !proof.status.sure {
            // What is sure of its parts stays so.
            proof.status.parts.extend(parts(
                held(EventKind::EndsInPart).filter(|it| it.is_sure()),
                State::Lapsed,
            ));
        }
        return proof;
    }
    if let Some(act) = binding_of(held(EventKind::Suspended)) {
        let mut proof = proof(State::Suspended, act);
        proof.status.until = act.until;
        return proof;
    }
    // A part that is suspended leaves the state of the rest as it is.
    let suspended = || parts(held(EventKind::SuspendedInPart), State::Suspended);
    if let Some(act) = binding_of(held(EventKind::EndsInPart)) {
        let mut proof = proof(State::PartlyLapsed, act);
        proof.status.by.retain(|it| *it != act.target);
        proof.status.until = next_change(events, as_of, kept);
        proof.status.parts = parts(held(EventKind::EndsInPart), State::Lapsed);
        proof.status.parts.extend(suspended());
        return proof;
    }
    let doubted = held(EventKind::Doubted).next();
    match entry {
        Some(entry) if doubted.is_none() => {
            let mut proof = proof(State::InForce, entry);
            proof.status.by.clear();
            proof.status.until = next_change(events, as_of, kept);
            proof.status.parts = suspended();
            proof
        }
        _ => {
            let mut status = Status::unknown();
            status.parts = suspended();
            status.sure = doubted.is_none_or(Event::is_sure);
            Proof {
                status,
                steps: doubted.map(steps_to).unwrap_or_default(),
            }
        }
    }
}

/// The acts that have ended the whole by a day, in the order of `events`; without those that a rule
/// derives for an instrument that is kept in force by name.
///
/// [`judge`] follows the one of them that binds; what stands in the instrument's place can be
/// several.
#[must_use]
pub fn ends_on(events: &[Event], as_of: Date) -> Vec<&Event> {
    let kept = is_kept(events, as_of);
    let ends = events.iter().filter(|it| it.kind == EventKind::Ends);
    ends.filter(|it| it.holds(as_of) && !(kept && it.basis == Basis::Derived))
        .collect()
}

/// Kept in force by name, as a whole.
fn is_kept(events: &[Event], as_of: Date) -> bool {
    events
        .iter()
        .any(|it| it.kind == EventKind::Kept && it.holds(as_of) && it.provisions.is_empty())
}

/// The state that an event leads to, with the steps up to it.
fn proof(state: State, event: &Event) -> Proof {
    let status = Status {
        state,
        since: event.date,
        until: None,
        basis: Some(event.basis),
        sure: event.is_sure(),
        by: vec![event.actor.clone()],
        parts: Vec::new(),
    };
    Proof {
        status,
        steps: steps_to(event),
    }
}

/// An event with the steps before it.
fn steps_to(event: &Event) -> Vec<Step> {
    let mut steps = event.because.clone();
    steps.push(event.step());
    steps
}

/// The event that binds: a sure one before an unsure one, then the strongest basis, and of equals the
/// first day.
pub(crate) fn binding(events: &[Event]) -> Option<&Event> {
    binding_of(events.iter())
}

fn binding_of<'e>(events: impl Iterator<Item = &'e Event>) -> Option<&'e Event> {
    events.min_by(|a, b| {
        let key = |it: &Event| {
            let actor = it.actor.clone();
            (!it.is_sure(), it.basis, it.date.is_none(), it.date, actor)
        };
        key(a).cmp(&key(b))
    })
}

/// The first day on which something that is surely known already ends or suspends the instrument.
fn next_change(events: &[Event], as_of: Date, kept: bool) -> Option<Date> {
    let coming = events.iter().filter(|it| {
        matches!(it.kind, EventKind::Ends | EventKind::Suspended)
            && !(kept && it.basis == Basis::Derived)
            && it.is_sure()
            && !it.is_reached(as_of)
    });
    coming.filter_map(|it| it.date).min()
}

/// The parts that acts reach, each with its own days.
fn parts<'e>(events: impl Iterator<Item = &'e Event>, state: State) -> Vec<PartStatus> {
    let mut out = Vec::new();
    for it in events {
        for provision in &it.provisions {
            out.push(PartStatus {
                provision: provision.clone(),
                state,
                since: it.date,
                until: it.until,
                basis: it.basis,
                by: it.actor.clone(),
            });
        }
    }
    out.sort_by(|a, b| (&a.since, &a.provision, &a.by).cmp(&(&b.since, &b.provision, &b.by)));
    out
}
