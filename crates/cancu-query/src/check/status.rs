//! What the cited instrument is worth on the day of signing.

use cancu_graph::NodeId;
use cancu_model::{Basis, Date, Effective, InstrumentId, Mention, Relation, State, fold};
use cancu_validity::Proof;

use crate::parts::{part_at, taken_over};
use crate::unsure::{FROM_UNSURE, UNSURE};

use super::ground::Verdict;
use super::{Draft, Remark, Severity, place};

/// Lapsed, lapsed in the part that is cited, suspended, or not yet in force.
pub(super) fn on_the_day(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    // Who ends an instrument does not rely on it.
    let ends = matches!(
        mention.relation,
        Relation::Replaces | Relation::Repeals | Relation::Suspends | Relation::KeepsInForce
    );
    if ends || is_ended_here(draft, mention) {
        return None;
    }
    let verdict = draft.verdict(node);
    let proof = &verdict.proof;
    // Nor does who has ended it, and says what goes on by its words for a while.
    if proof.status.by.contains(&draft.graph.node(draft.own).id) {
        return None;
    }
    match proof.status.state {
        // That the whole has lapsed is no news where it is surer of the part.
        State::Lapsed | State::NoLongerSuitable => Some(proof)
            .filter(|it| !it.status.sure)
            .and_then(|it| part(draft, mention, node, it))
            .or_else(|| Some(lapsed(draft, mention, node, &verdict))),
        State::PartlyLapsed => part(draft, mention, node, proof)
            .or_else(|| suspended_part(draft, mention, node, proof)),
        State::Suspended => Some(suspended(draft, mention, node, proof)),
        State::NotYetInForce if !Draft::is_any_version(mention) => {
            not_yet(draft, mention, node, proof)
        }
        State::InForce | State::Unknown => suspended_part(draft, mention, node, proof),
        _ => None,
    }
}

/// The draft itself ends the instrument elsewhere, and says here what goes on by its words.
fn is_ended_here(draft: &Draft<'_>, mention: &Mention) -> bool {
    let id = mention.id.as_ref();
    id.is_some_and(|it| draft.said.ended.contains(it))
}

/// "thì tiếp tục thực hiện theo quy định của ...": what began under it goes on under it.
fn is_transitional(draft: &Draft<'_>, mention: &Mention) -> bool {
    let before = fold::fold(place::before(draft.text, mention.start, 160));
    let clause = before.rsplit([';', '.']).next().unwrap_or_default();
    let goes_on = clause.rfind("tiep tuc").map(|at| &clause[at..]);
    mention.relation == Relation::Cites
        && goes_on.is_some_and(|it| it.contains(" theo quy dinh") || it.contains(" theo huong dan"))
}

/// The draft rests on what it cites, or refers to it, or looks back at it.
fn weight(draft: &Draft<'_>, mention: &Mention, basis: Option<Basis>) -> Severity {
    let leans = matches!(
        mention.relation,
        Relation::BasedOn | Relation::Implements | Relation::Details
    );
    match basis {
        _ if mention.historic || is_transitional(draft, mention) => Severity::Note,
        Some(Basis::Reported | Basis::Unsure) => Severity::Warning,
        _ if leans => Severity::Error,
        _ => Severity::Warning,
    }
}

/// " từ 01/07/2023 (suy ra theo quy tắc)".
fn since(day: Option<Date>, basis: Option<Basis>, sure: bool) -> (String, String) {
    let (mut vietnamese, mut english) = match day {
        Some(day) => (
            format!(" từ {}", day.to_vietnamese()),
            format!(" since {day}"),
        ),
        None => (String::new(), String::new()),
    };
    match basis {
        Some(Basis::Derived) if !sure => {
            vietnamese += &format!(" (suy ra theo quy tắc, {})", FROM_UNSURE[0]);
            english += &format!(" (derived by a rule, {})", FROM_UNSURE[1]);
        }
        Some(Basis::Derived) => {
            vietnamese += " (suy ra theo quy tắc)";
            english += " (derived by a rule)";
        }
        Some(Basis::Reported) => {
            vietnamese += " (theo nguồn khác, chưa thấy văn bản nêu)";
            english += " (reported; no text was read that says so)";
        }
        Some(Basis::Unsure) => {
            vietnamese += &format!(" ({})", UNSURE[0]);
            english += &format!(" ({})", UNSURE[1]);
        }
        _ => {}
    }
    (vietnamese, english)
}

fn lapsed(draft: &Draft<'_>, mention: &Mention, node: NodeId, verdict: &Verdict) -> Remark {
    let proof = &verdict.proof;
    let label = &draft.graph.node(node).label;
    let status = &proof.status;
    let (mut vietnamese, mut english) = since(status.since, status.basis, status.sure);
    if mention.historic {
        vietnamese += "; lời văn nhìn lại việc đã qua";
        english += "; the words look back";
    } else if is_transitional(draft, mention) {
        vietnamese += "; lời văn là điều khoản chuyển tiếp";
        english += "; the words are a transitional clause";
    }
    let current = draft.current(node, verdict);
    let severity = weight(draft, mention, status.basis);
    if status.sure && !current.unsure.is_empty() {
        let unsure: Vec<String> = current.unsure.iter().map(|it| draft.label(it)).collect();
        vietnamese += &format!("; {} đang thay: {}", unsure.join(", "), UNSURE[0]);
        english += &format!("; {} in its place: {}", unsure.join(", "), UNSURE[1]);
    }
    let mut remark = draft.remark(
        "lapsed",
        severity,
        mention,
        format!("{label} đã hết hiệu lực{vietnamese}"),
        format!("{label} has lapsed{english}"),
    );
    remark.suggestion = written(draft, &current.ids).filter(|_| severity < Severity::Note);
    remark.why.clone_from(&proof.steps);
    remark
}

/// Instruments as the draft would cite them.
fn written(draft: &Draft<'_>, ids: &[InstrumentId]) -> Option<String> {
    let names: Vec<String> = ids.iter().map(|it| draft.label(it)).collect();
    (!names.is_empty()).then(|| names.join(" và "))
}

/// A citation that points into a part that has lapsed.
fn part(draft: &Draft<'_>, mention: &Mention, node: NodeId, proof: &Proof) -> Option<Remark> {
    let part = part_at(&proof.status, mention.pinpoint.as_deref(), State::Lapsed)?;
    let label = &draft.graph.node(node).label;
    let (vietnamese, english) = since(part.since, Some(part.basis), part.basis.is_sure());
    let by = draft.label(&part.by);
    let mut remark = draft.remark(
        "lapsed-part",
        weight(draft, mention, Some(part.basis)),
        mention,
        format!(
            "{} {label} đã hết hiệu lực{vietnamese}, bởi {by}",
            part.provision
        ),
        format!("{} {label} has lapsed{english}, by {by}", part.provision),
    );
    let current = taken_over(draft.graph, node, part, draft.date);
    remark.suggestion = current.map(|it| draft.label(&it));
    remark.why.clone_from(&proof.steps);
    Some(remark)
}

fn suspended(draft: &Draft<'_>, mention: &Mention, node: NodeId, proof: &Proof) -> Remark {
    let label = &draft.graph.node(node).label;
    let (vietnamese, english) = until(proof.status.until);
    let mut remark = draft.remark(
        "suspended",
        weight(draft, mention, proof.status.basis),
        mention,
        format!("{label} đang ngưng hiệu lực{vietnamese}"),
        format!("{label} is suspended{english}"),
    );
    remark.why.clone_from(&proof.steps);
    remark
}

/// A citation that points into a part that is suspended.
fn suspended_part(
    draft: &Draft<'_>,
    mention: &Mention,
    node: NodeId,
    proof: &Proof,
) -> Option<Remark> {
    let part = part_at(&proof.status, mention.pinpoint.as_deref(), State::Suspended)?;
    let label = &draft.graph.node(node).label;
    let by = draft.label(&part.by);
    let (vietnamese, english) = until(part.until);
    let named = &part.provision;
    Some(draft.remark(
        "suspended",
        weight(draft, mention, Some(part.basis)),
        mention,
        format!("{named} {label} đang ngưng hiệu lực{vietnamese}, bởi {by}"),
        format!("{named} {label} is suspended{english}, by {by}"),
    ))
}

/// The last day of what lasts until before a day, in both languages.
fn until(day: Option<Date>) -> (String, String) {
    match day {
        Some(day) => (
            format!(" đến hết ngày {}", day.day_before().to_vietnamese()),
            format!(" until {day}"),
        ),
        None => (String::new(), String::new()),
    }
}

fn not_yet(draft: &Draft<'_>, mention: &Mention, node: NodeId, proof: &Proof) -> Option<Remark> {
    let from = proof.status.until;
    // Who amends it knows; and what is said to take effect years after its number was given is a
    // mistake of the source.
    let it = draft.graph.node(node);
    let years = from
        .zip(it.id.year)
        .map(|(from, year)| from.year().saturating_sub(year));
    let acts = matches!(mention.relation, Relation::Amends | Relation::Corrects);
    if acts || years.is_some_and(|it| it > 2) {
        return None;
    }
    // A draft that takes effect no sooner than what it cites may cite it.
    if let (Some(Effective::On(own)), Some(from)) = (draft.reading.heading.effective, from)
        && own.earliest() >= from.earliest()
    {
        return None;
    }
    let label = &draft.graph.node(node).label;
    let (vietnamese, english) = match from {
        Some(day) => (
            format!("; có hiệu lực từ {}", day.to_vietnamese()),
            format!("; it will be from {day}"),
        ),
        None => (String::new(), String::new()),
    };
    let mut remark = draft.remark(
        "not-yet-in-force",
        Severity::Warning,
        mention,
        format!(
            "{label} chưa có hiệu lực vào ngày {}{vietnamese}",
            draft.date.to_vietnamese()
        ),
        format!("{label} is not in force on {}{english}", draft.date),
    );
    remark.why.clone_from(&proof.steps);
    Some(remark)
}

/// What was signed after the draft.
pub(super) fn future(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    let it = draft.graph.node(node);
    let said = mention.date.map(Date::earliest);
    // A consolidated text bears a later day than its number.
    let known = it.date.map(Date::earliest);
    let known = known.filter(|day| it.id.year.is_none_or(|year| year == day.year()));
    // A day that the draft gives earlier than everybody else is a matter of `date-differs`.
    let signed = said.or(known);
    let later = match signed {
        Some(day) => day > draft.date,
        None => it.id.year.is_some_and(|year| year > draft.date.year()),
    };
    if !later || Draft::is_any_version(mention) {
        return None;
    }
    let (day, english) = match signed {
        Some(day) if day.is_whole() => (
            format!("ký ngày {}", day.to_vietnamese()),
            format!("was signed on {day}"),
        ),
        Some(day) if day.month().is_some() => (
            format!("ký tháng {}", day.to_vietnamese()),
            format!("was signed in {day}"),
        ),
        Some(day) => (
            format!("ký năm {}", day.year()),
            format!("was signed in {}", day.year()),
        ),
        None => match it.id.year {
            Some(year) => (
                format!("ban hành năm {year}"),
                format!("was issued in {year}"),
            ),
            None => ("ban hành sau".to_owned(), "was issued later".to_owned()),
        },
    };
    Some(draft.remark(
        "cites-the-future",
        Severity::Error,
        mention,
        format!(
            "{} {day}, sau ngày ký dự thảo ({})",
            it.label,
            draft.date.to_vietnamese()
        ),
        format!(
            "{} {english}, after the draft's day, {}",
            it.label, draft.date
        ),
    ))
}
