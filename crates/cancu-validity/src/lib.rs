//! What is in force on a day, and why.
//!
//! Pure: a graph's acts and a day in, a [`Status`] and its proof out. Events are half-open: an
//! instrument that ends on a day is not in force on it. A statement of a text binds before what
//! a rule derives, that before the register, and that before what is reported elsewhere.
//!
//! The rule that detailing instruments fall with their parent has had three regimes; they are a
//! dated table (`REGIMES` of `cancu-tables`), not an `if`.

use cancu_graph::{Graph, Node, NodeId, Relationship};
use cancu_model::{Basis, Date, Evidence, Extent, InstrumentId, Relation, State, Status};
use cancu_tables::{Normative, REGIMES, Regime, kind};
use rustc_hash::FxHashSet;
use serde::Serialize;

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
    /// The steps, the cause before its effect; empty beside an unknown status.
    pub steps: Vec<Step>,
}

/// The end of an instrument as of a day.
#[derive(Debug, Clone, PartialEq)]
struct End {
    date: Option<Date>,
    basis: Basis,
    by: InstrumentId,
    steps: Vec<Step>,
}

/// The status of an instrument on a day.
///
/// A full lapse whose day nobody gives counts from the day on which the acting instrument was
/// signed or took effect, with `since` unknown; an acting instrument that is not yet in force
/// leaves its target standing. Without any event the status is unknown, never assumed.
///
/// # Complexity
///
/// *O*(*k*) in the acts on the instrument and on those that it details, up to their roots.
#[must_use]
pub fn status(graph: &Graph, node: NodeId, as_of: Date) -> Proof {
    let it = graph.node(node);
    if let Some((day, basis)) = it.effective.filter(|(day, _)| day.earliest() > as_of) {
        let step = entry(it, day, basis);
        let status = Status {
            state: State::NotYetInForce,
            since: None,
            until: Some(day),
            basis: Some(basis),
            by: Vec::new(),
        };
        return Proof {
            status,
            steps: vec![step],
        };
    }
    if let Some(end) = end_of(graph, node, as_of, &mut FxHashSet::default()) {
        let status = Status {
            state: State::Lapsed,
            since: end.date,
            until: None,
            basis: Some(end.basis),
            by: vec![end.by],
        };
        return Proof {
            status,
            steps: end.steps,
        };
    }
    for (relation, extent, state) in [
        (Relation::Suspends, None, State::Suspended),
        (Relation::Repeals, Some(Extent::Part), State::PartlyLapsed),
        (Relation::Replaces, Some(Extent::Part), State::PartlyLapsed),
    ] {
        let acts = acts_on(graph, node, as_of, |it| {
            it.relation == relation && (extent.is_none() || it.extent == extent)
        });
        if let Some(first) = strongest(acts) {
            let status = Status {
                state,
                since: first.date,
                until: None,
                basis: Some(first.basis),
                by: vec![first.by],
            };
            return Proof {
                status,
                steps: first.steps,
            };
        }
    }
    match it.effective {
        Some((day, basis)) if !(it.superseded_title && basis == Basis::Reported) => {
            let status = Status {
                state: State::InForce,
                since: Some(day),
                until: None,
                basis: Some(basis),
                by: Vec::new(),
            };
            Proof {
                status,
                steps: vec![entry(it, day, basis)],
            }
        }
        _ => Proof {
            status: Status::unknown(),
            steps: Vec::new(),
        },
    }
}

fn entry(node: &Node, day: Date, basis: Basis) -> Step {
    Step {
        actor: node.id.clone(),
        target: node.id.clone(),
        relation: None,
        date: Some(day),
        basis,
        rule: "entry-into-force".to_owned(),
        evidence: Vec::new(),
    }
}

/// How an instrument ended by a day: by an act on it, else by the fall of what it details.
fn end_of(graph: &Graph, node: NodeId, as_of: Date, open: &mut FxHashSet<NodeId>) -> Option<End> {
    if !open.insert(node) {
        return None;
    }
    let whole = |it: &Relationship| {
        matches!(it.relation, Relation::Replaces | Relation::Repeals)
            && it.extent != Some(Extent::Part)
    };
    let acts = acts_on(graph, node, as_of, whole);
    let end = strongest(acts).or_else(|| fall(graph, node, as_of, open));
    open.remove(&node);
    end
}

/// The acts on a node that have taken effect by a day.
fn acts_on(
    graph: &Graph,
    node: NodeId,
    as_of: Date,
    keep: impl Fn(&Relationship) -> bool,
) -> Vec<End> {
    let target = graph.node(node);
    let mut out = Vec::new();
    for (actor, act) in graph.incoming(node) {
        if !keep(act) || actor == node {
            continue;
        }
        let acting = graph.node(actor);
        let own = act.effective.or(acting.effective.map(|it| it.0));
        // Without a day of its own an act counts from the signing, and says no day.
        let Some(reached) = own.or(acting.date) else {
            continue;
        };
        if reached.earliest() > as_of {
            continue;
        }
        // An act older than its target cannot be about it.
        if target
            .date
            .is_some_and(|it| reached.latest() < it.earliest())
        {
            continue;
        }
        let step = Step {
            actor: acting.id.clone(),
            target: target.id.clone(),
            relation: Some(act.relation),
            date: own,
            basis: act.basis,
            rule: act.rule.clone(),
            evidence: act.evidence.clone(),
        };
        out.push(End {
            date: own,
            basis: act.basis,
            by: acting.id.clone(),
            steps: vec![step],
        });
    }
    out
}

/// The end that binds: the strongest basis, and of equals the first day.
fn strongest(ends: Vec<End>) -> Option<End> {
    ends.into_iter().min_by(|a, b| {
        (a.basis, a.date.is_none(), a.date, &a.by).cmp(&(b.basis, b.date.is_none(), b.date, &b.by))
    })
}

/// The fall of a detailing instrument with all that it details, by the regime of that day.
fn fall(graph: &Graph, node: NodeId, as_of: Date, open: &mut FxHashSet<NodeId>) -> Option<End> {
    let it = graph.node(node);
    if !is_normative(it) || is_kept(graph, node, as_of) {
        return None;
    }
    let mut last: Option<End> = None;
    for (parent, act) in graph.outgoing(node) {
        if act.relation != Relation::Details {
            continue;
        }
        // One parent that stands holds the instrument up.
        let end = end_of(graph, parent, as_of, open)?;
        let date = end.date?;
        let regime = regime_on(date).filter(|it| it.falls)?;
        let mut steps = end.steps;
        let parent_id = graph.node(parent).id.clone();
        steps.push(Step {
            actor: it.id.clone(),
            target: parent_id,
            relation: Some(Relation::Details),
            date: None,
            basis: act.basis,
            rule: act.rule.clone(),
            evidence: act.evidence.clone(),
        });
        steps.push(Step {
            actor: end.by.clone(),
            target: it.id.clone(),
            relation: Some(Relation::Repeals),
            date: Some(date),
            basis: Basis::Derived,
            rule: regime.rule.to_owned(),
            evidence: Vec::new(),
        });
        let end = End {
            date: Some(date),
            basis: Basis::Derived,
            by: end.by,
            steps,
        };
        if last.as_ref().is_none_or(|last| last.date < end.date) {
            last = Some(end);
        }
    }
    last
}

/// The regime on the day on which a parent fell.
fn regime_on(day: Date) -> Option<&'static Regime> {
    let parse = |text: &str| text.parse::<Date>().ok();
    REGIMES.iter().find(|it| {
        parse(it.from).is_some_and(|from| from <= day.earliest())
            && it
                .until
                .and_then(parse)
                .is_none_or(|until| day.earliest() < until)
    })
}

/// An authority keeps the instrument in force by name.
fn is_kept(graph: &Graph, node: NodeId, as_of: Date) -> bool {
    let kept = |it: &Relationship| {
        it.relation == Relation::KeepsInForce && it.extent != Some(Extent::Part)
    };
    !acts_on(graph, node, as_of, kept).is_empty()
}

fn is_normative(node: &Node) -> bool {
    match kind(&node.kind).map(|it| it.normative) {
        Some(Normative::Always) => true,
        // Of decisions and resolutions those with a year in the number, and the Assembly's.
        Some(Normative::ByNumber) => {
            node.label.contains('/')
                && node
                    .id
                    .year
                    .is_some_and(|year| node.label.contains(&format!("/{year}/")))
                || node.id.symbol.contains("qh")
        }
        _ => false,
    }
}
