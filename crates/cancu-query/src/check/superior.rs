//! What the plan of a superior carries out, and the draft that carries that plan out leaves out.

use cancu_graph::NodeId;
use cancu_model::{InstrumentId, Mention, Relation, Scope, State};

use super::{Draft, Remark, Severity, is_own_word};

/// The central instruments that a superior's plan, whose text is held, carries out, and that the
/// draft, which carries out the plan, does not name. What has lapsed by the day does not count, nor
/// what looks back.
pub(super) fn skipped(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    let graph = draft.graph;
    let superior = graph.node(node);
    let is_local = |it: &InstrumentId| it.scope.as_ref().is_some_and(|it| !it.is_central());
    if mention.relation != Relation::Implements || mention.historic || !is_local(&superior.id) {
        return None;
    }
    let plan = graph.reading(node)?;
    if !draft.is_first(node) {
        return None;
    }
    draft.looked_at(plan.mentions.len());
    let named = &draft.said.named;
    let mut missing: Vec<InstrumentId> = Vec::new();
    for it in plan.mentions.iter().filter(|it| is_own_word(it)) {
        let Some(id) = it.id.as_ref().filter(|id| id.is_complete()) else {
            continue;
        };
        let central = id.scope.as_ref().is_some_and(Scope::is_central);
        let carried = it.relation == Relation::Implements && !it.historic;
        if !central || !carried || named.contains(id) || missing.contains(id) {
            continue;
        }
        let Some(target) = graph.node_id(id) else {
            continue;
        };
        let state = draft.verdict(target).proof.status.state;
        if !matches!(state, State::Lapsed | State::NoLongerSuitable) {
            missing.push(id.clone());
        }
    }
    if missing.is_empty() {
        return None;
    }
    let names: Vec<String> = missing.iter().map(|it| draft.label(it)).collect();
    let names = names.join("; ");
    Some(draft.remark(
        "skipped-central",
        Severity::Note,
        mention,
        format!(
            "{} còn thực hiện, mà dự thảo không nêu: {names}",
            superior.label
        ),
        format!(
            "{} also carries out, and the draft does not name: {names}",
            superior.label
        ),
    ))
}
