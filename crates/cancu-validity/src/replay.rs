use cancu_graph::{Graph, NodeId};
use cancu_model::{Basis, Relation, State};

use crate::event::{counts_from, moved_by};
use crate::fall::regime_on;
use crate::{Proof, Step};

/// Says whether every step of a proof can be found again in a graph: an act as a relation of it,
/// an entry into force at its instrument, a derived step as what the rule of its day makes of the
/// steps before it; and whether the last step gives the status its day.
///
/// # Complexity
///
/// *O*(*k* *m*) in the steps and the acts on their targets.
#[must_use]
pub fn replays(graph: &Graph, proof: &Proof) -> bool {
    let Some(last) = proof.steps.last() else {
        return proof.status.state == State::Unknown;
    };
    let sound =
        (0..proof.steps.len()).all(|at| step_stands(graph, &proof.steps[..at], &proof.steps[at]));
    if proof.status.state == State::Unknown {
        // The steps tell why it is not known.
        return sound;
    }
    let day = match proof.status.state {
        State::NotYetInForce => proof.status.until,
        _ => proof.status.since,
    };
    sound && last.date == day && Some(last.basis) == proof.status.basis
}

fn step_stands(graph: &Graph, before: &[Step], step: &Step) -> bool {
    let (Some(actor), Some(target)) = (graph.node_id(&step.actor), graph.node_id(&step.target))
    else {
        return false;
    };
    let Some(relation) = step.relation else {
        let node = graph.node(target);
        let held = node.held.as_ref();
        let said = held.map(|it| &it.reported);
        let end = said.and_then(|it| it.expires.as_ref());
        // A status that is reported stands for a day that nobody gives.
        let told = end.is_some() || said.is_some_and(|it| it.state.is_some());
        return node.effective.map(|it| it.0) == step.date
            || step.date.is_some() && moved_by(graph, target).map(|it| it.2) == step.date
            || step.basis == Basis::Reported && told && end.map(|it| it.0) == step.date;
    };
    if step.basis == Basis::Derived {
        return falls(before, step);
    }
    let same = |(from, act): &(NodeId, &cancu_graph::Relationship)| {
        *from == actor
            && act.relation == relation
            && act.basis == step.basis
            && (relation == Relation::Details || counts_from(graph, *from, act) == step.date)
    };
    graph.incoming_by(target, &[relation]).iter().any(same)
}

/// The two steps before a derived one: the end of the parent, and that the child details it.
fn falls(before: &[Step], step: &Step) -> bool {
    let [.., end, details] = before else {
        return false;
    };
    let rule = step.date.and_then(regime_on);
    details.relation == Some(Relation::Details)
        && details.actor == step.target
        && details.target == end.target
        && end.actor == step.actor
        && end.date == step.date
        && rule.is_some_and(|it| it.falls && it.rule == step.rule)
}
