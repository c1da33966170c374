//! Whether what a citation points at has lapsed by a day, since when, and what stands in its place.

use cancu_graph::{Graph, NodeId};
use cancu_model::{Basis, Date, Extent, InstrumentId, Mention, PartStatus, State, Status};
use cancu_validity::{Event, EventKind, Provision, covers, provisions};

use crate::parts::{part_at, taken_over};
use crate::resolve::{ChainStep, reached, successors, unsurely};

#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) lapsed: bool,
    pub(super) status: Status,
    pub(super) current: Vec<InstrumentId>,
    /// The steps that lead there.
    pub(super) chain: Vec<ChainStep>,
    /// Of what stands in its place, what nobody knows to be in force.
    pub(super) open: Vec<InstrumentId>,
    /// What keeps parts of it in force, for a while or for good.
    pub(super) kept: Vec<Event>,
}

pub(super) fn judge(graph: &Graph, node: NodeId, day: Date) -> Verdict {
    let proof = cancu_validity::status(graph, node, day);
    let lapsed = matches!(proof.status.state, State::Lapsed | State::NoLongerSuitable);
    let (current, chain) = if lapsed {
        successors(graph, node, day, &proof)
    } else {
        (Vec::new(), Vec::new())
    };
    let open = current.iter().filter(|it| {
        let known = graph.node_id(it);
        known.is_none_or(|it| cancu_validity::status(graph, it, day).status.state == State::Unknown)
    });
    let open = open.cloned().collect();
    let kept = if lapsed {
        let mut all = cancu_validity::events(graph, node);
        all.retain(|it| it.kind == EventKind::Kept && !it.provisions.is_empty());
        all
    } else {
        Vec::new()
    };
    Verdict {
        lapsed,
        status: proof.status,
        current,
        chain,
        open,
        kept,
    }
}

/// What stands in the place of what a citation points at, and of that what nothing sure leads to: of an
/// instrument that others took parts of before it ended, those that took other parts do not.
fn in_place_of(
    own: &InstrumentId,
    verdict: &Verdict,
    mention: &Mention,
) -> (Vec<InstrumentId>, Vec<InstrumentId>) {
    let cited = mention.pinpoint.as_deref().map(provisions);
    let cited = cited.unwrap_or_default();
    let takes = |step: &&ChainStep| {
        let taken = step.provisions.iter().flat_map(|it| provisions(it));
        let taken: Vec<Provision> = taken.collect();
        step.from != *own
            || step.extent != Extent::Part
            || taken.is_empty()
            || cited
                .iter()
                .any(|part| taken.iter().any(|it| covers(it, part) || covers(part, it)))
    };
    let steps = reached(own, verdict.chain.iter().filter(takes));
    let current = verdict.current.iter();
    let mut found: Vec<InstrumentId> = current.filter(|it| steps.contains(it)).cloned().collect();
    // What is cited as a whole went to them, if to nobody else.
    if found.is_empty() && cited.is_empty() {
        found.clone_from(&verdict.current);
    }
    let unsure = unsurely(own, &found, &verdict.chain);
    (found, unsure)
}

/// The lapse that a citation meets: of its instrument, or of the part that it points at.
pub(super) struct Lapse {
    pub(super) state: State,
    pub(super) part: Option<String>,
    pub(super) since: Option<Date>,
    pub(super) basis: Option<Basis>,
    pub(super) sure: bool,
    pub(super) current: Vec<InstrumentId>,
    /// Of these, what nothing sure leads to.
    pub(super) unsure: Vec<InstrumentId>,
    /// Of these, what nobody knows to be in force.
    pub(super) open: Vec<InstrumentId>,
    pub(super) by: Vec<InstrumentId>,
    /// A rule alone leads to what stands in its place, at some step of the way.
    pub(super) inferred: bool,
    /// Other parts of it have ended too.
    pub(super) others: bool,
}

pub(super) fn lapse(
    graph: &Graph,
    cited: NodeId,
    verdict: &Verdict,
    mention: &Mention,
    day: Date,
) -> Option<Lapse> {
    let status = &verdict.status;
    let part = part_of(verdict, mention);
    // That the whole has lapsed is no news where it is surer of the part.
    if verdict.lapsed && (status.sure || part.is_none()) {
        let (current, unsure) = in_place_of(&graph.node(cited).id, verdict, mention);
        return Some(Lapse {
            state: status.state,
            part: None,
            since: since(verdict, mention, day)?,
            basis: status.basis,
            sure: status.sure,
            current,
            unsure,
            open: verdict.open.clone(),
            by: status.by.clone(),
            inferred: verdict.chain.iter().any(|it| it.basis == Basis::Derived),
            others: false,
        });
    }
    let part = part?;
    let sure = part.basis.is_sure();
    let current: Vec<InstrumentId> = taken_over(graph, cited, part, day).into_iter().collect();
    let unsure = if sure { Vec::new() } else { current.clone() };
    Some(Lapse {
        state: State::PartlyLapsed,
        part: Some(part.provision.clone()),
        since: part.since,
        basis: Some(part.basis),
        sure,
        current,
        unsure,
        open: Vec::new(),
        by: vec![part.by.clone()],
        inferred: part.basis == Basis::Derived,
        others: status.parts.len() > 1,
    })
}

/// Since when what a citation points at has lapsed with its instrument; `None` where an act keeps it
/// in force on the day: "trừ Điều 159 tiếp tục có hiệu lực đến hết ngày ...".
pub(super) fn since(verdict: &Verdict, mention: &Mention, day: Date) -> Option<Option<Date>> {
    let mut since = verdict.status.since;
    let cited = mention.pinpoint.as_deref().map(provisions);
    let Some(cited) = cited.filter(|it| !it.is_empty()) else {
        return Some(since);
    };
    for act in &verdict.kept {
        let kept: Vec<Provision> = act
            .provisions
            .iter()
            .flat_map(|it| provisions(it))
            .collect();
        let inside = |part: &Provision| kept.iter().any(|whole| covers(whole, part));
        if !cited.iter().all(inside) {
            continue;
        }
        if act.holds(day) {
            return None;
        }
        since = since.max(act.until);
    }
    Some(since)
}

/// The lapsed part of an instrument that has not surely lapsed that holds all that a citation points at
/// in it.
pub(super) fn part_of<'v>(verdict: &'v Verdict, mention: &Mention) -> Option<&'v PartStatus> {
    part_at(&verdict.status, mention.pinpoint.as_deref(), State::Lapsed)
}
