//! What a finding says, and what it advises.

use cancu_graph::{Graph, NodeId};
use cancu_model::{Basis, InstrumentId, Mention, Reading, Relation};

use super::lapse::Lapse;
use super::{Finding, Grade, Leniency, Location};
use crate::unsure::behind;

/// Where a citation stands, and what it means.
pub(super) struct Place<'g> {
    pub(super) document: NodeId,
    pub(super) reading: &'g Reading,
    pub(super) mention: &'g Mention,
    pub(super) cited: NodeId,
}

pub(super) fn finding(
    graph: &Graph,
    at: &Place<'_>,
    lapse: Lapse,
    lapsed_at_signing: bool,
) -> Finding {
    let mention = at.mention;
    let grade = match mention.relation {
        _ if mention.source != "self" => Grade::Mentioned,
        Relation::BasedOn => Grade::LegalBasis,
        Relation::Implements | Relation::Details => Grade::Implements,
        _ => Grade::Cites,
    };
    // What had lapsed when the document was signed was not replaced after it.
    let redirected =
        (at.reading.dynamic.is_some() || mention.is_redirected()) && !lapsed_at_signing;
    let note = match grade {
        Grade::Mentioned => None,
        _ if mention.historic => Some(Leniency::Historic),
        _ if redirected && mention.is_redirected() => Some(Leniency::DynamicReference),
        _ if mention.is_transitional() => Some(Leniency::Transitional),
        _ if redirected => Some(Leniency::DynamicReference),
        _ => None,
    };
    let (advice, english) = advice(graph, &lapse);
    Finding {
        document: graph.node(at.document).id.clone(),
        cited: graph.node(at.cited).id.clone(),
        quote: mention.text.clone(),
        location: Location {
            file: at.reading.file.clone(),
            start: mention.start,
            end: mention.end,
            line: at.reading.line_of(mention.start),
        },
        relation: mention.relation,
        grade: if note.is_some() {
            Grade::Mentioned
        } else {
            grade
        },
        note,
        status: lapse.state,
        advice,
        english,
        part: lapse.part,
        since: lapse.since,
        basis: lapse.basis,
        sure: lapse.sure,
        lapsed_at_signing,
        current: lapse.current,
        unsure: lapse.unsure,
    }
}

/// What to do about a citation, in Vietnamese and in English.
fn advice(graph: &Graph, lapse: &Lapse) -> (String, String) {
    let label = |id: &InstrumentId| {
        graph
            .node_id(id)
            .map_or_else(|| id.to_string(), |it| graph.node(it).label.clone())
    };
    let names: Vec<String> = lapse.current.iter().map(label).collect();
    let by: Vec<String> = lapse.by.iter().map(label).collect();
    let by = by.join(", ");
    let ended = |vietnamese: &str, english: &str| match by.as_str() {
        "" => (String::new(), String::new()),
        by => (
            format!(" ({vietnamese} {by})"),
            format!(" ({english} {by})"),
        ),
    };
    let (vietnamese, english) = (names.join(" và "), names.join(" and "));
    let unsure: Vec<String> = lapse.unsure.iter().map(label).collect();
    let [look, look_up] = behind(&unsure, names.len());
    match (&lapse.part, names.is_empty()) {
        (Some(part), true) => {
            let (vi, en) = ended("bị bãi bỏ bởi", "repealed by");
            let [rest, remains] = if lapse.others {
                [
                    "phần khác của văn bản cũng có chỗ đã hết hiệu lực, cần tra lại",
                    "other parts of the instrument have ended too: look further",
                ]
            } else {
                [
                    "phần khác của văn bản không bị chấm dứt",
                    "the rest of the instrument has not ended",
                ]
            };
            (
                format!("bỏ viện dẫn {part}{vi}; {rest}"),
                format!("leave {part} out{en}; {remains}"),
            )
        }
        (Some(part), false) => (
            format!("viện dẫn {vietnamese}{look} thay cho {part}"),
            format!("cite {english}{look_up} in place of {part}"),
        ),
        (None, true) => {
            let (vi, en) = ended("bị chấm dứt bởi", "ended by");
            (
                format!("bỏ viện dẫn hoặc tra văn bản thay thế{vi}; chưa rõ văn bản nào đang thay"),
                format!(
                    "leave the citation out or look further{en}; what stands in its place is not known"
                ),
            )
        }
        (None, false) => {
            let (how, said) = match lapse.basis {
                _ if lapse.inferred => (
                    " (suy ra, không văn bản nào nêu rõ việc thay thế)",
                    " (derived: no text states the replacement)",
                ),
                Some(Basis::Reported) => (
                    " (theo nguồn khác, chưa đọc được văn bản nêu việc này)",
                    " (reported: no text was read that says so)",
                ),
                _ => ("", ""),
            };
            let open = lapse.open.iter().filter(|it| lapse.current.contains(it));
            let open: Vec<String> = open.map(label).collect();
            let (unknown, not_known) = match open.as_slice() {
                [] => (String::new(), String::new()),
                open => (
                    format!("; chưa rõ {} có còn hiệu lực, cần tra lại", open.join(", ")),
                    format!(
                        "; whether {} is in force is not known: look further",
                        open.join(", ")
                    ),
                ),
            };
            (
                format!("viện dẫn {vietnamese}{how}{look}{unknown}"),
                format!("cite {english}{said}{look_up}{not_known}"),
            )
        }
    }
}
