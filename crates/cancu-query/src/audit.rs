use cancu_graph::{Graph, NodeId};
use cancu_model::{Basis, Date, InstrumentId, Mention, MentionForm, Reading, Relation, State};
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::resolve::successors;
use crate::{Error, one};

/// What an audit is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditOptions {
    /// Only citations of this instrument, as people type it.
    pub cites: Option<String>,
    /// Judge each document at its own date.
    pub at_signing: bool,
    /// Count the rows of a portal's link list as citations too.
    pub link_lists: bool,
}

/// Who cites what has lapsed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Audit {
    /// The day; `None` when each document is judged at its own.
    pub as_of: Option<Date>,
    /// The findings, by document and place.
    pub findings: Vec<Finding>,
}

/// How heavily a document leans on what it cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// A recital: "Căn cứ ...".
    LegalBasis,
    /// It carries the instrument out.
    Implements,
    /// It refers to it.
    Cites,
    /// It names it inside another's title.
    Mentioned,
}

/// Where a citation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The file.
    pub file: String,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
}

/// One citation of a lapsed instrument.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The citing document.
    pub document: InstrumentId,
    /// What it cites.
    pub cited: InstrumentId,
    /// The words.
    pub quote: String,
    /// Where.
    pub location: Location,
    /// How the document, or the instrument in whose title it stands, relates to it.
    pub relation: Relation,
    /// How heavily the document leans on it.
    pub grade: Grade,
    /// The state on the day.
    pub status: State,
    /// Since when, if it is known.
    pub since: Option<Date>,
    /// What the state rests on.
    pub basis: Option<Basis>,
    /// It had lapsed when the document was signed.
    pub lapsed_at_signing: bool,
    /// What stands in its place.
    pub current: Vec<InstrumentId>,
    /// What to do, in Vietnamese.
    pub advice: String,
}

/// Finds every citation of an instrument that has lapsed by a day.
///
/// One finding per place. What the register or a text does not know is no finding. The rows of
/// link lists that portals add are left out unless asked for.
///
/// # Errors
///
/// [`Error`] if `cites` fits no instrument, or several.
///
/// # Complexity
///
/// *O*(*m*) in the mentions, and once the cost of a status for each cited instrument and day.
pub fn audit(graph: &Graph, as_of: Date, options: &AuditOptions) -> Result<Audit, Error> {
    let only = options
        .cites
        .as_deref()
        .map(|it| one(graph, it))
        .transpose()?;
    let mut verdicts: FxHashMap<(NodeId, Date), Verdict> = FxHashMap::default();
    let mut findings = Vec::new();
    for (idx, reading) in graph.readings().iter().enumerate() {
        let Some(document) = graph.document(idx) else {
            continue;
        };
        let signed = graph.node(document).date.map(Date::latest);
        let day = if options.at_signing {
            signed.unwrap_or(as_of)
        } else {
            as_of
        };
        for mention in &reading.mentions {
            if mention.kind == MentionForm::Own
                || mention.list && !options.link_lists
                || mention.relation == Relation::Related && !options.link_lists
            {
                continue;
            }
            let Some(cited) = mention.id.as_ref().and_then(|it| graph.node_id(it)) else {
                continue;
            };
            if only.is_some_and(|it| it != cited) || ends_it(mention) {
                continue;
            }
            let verdict = verdicts
                .entry((cited, day))
                .or_insert_with(|| judge(graph, cited, day))
                .clone();
            if !verdict.lapsed {
                continue;
            }
            let lapsed_at_signing = signed.is_some_and(|signed| {
                verdicts
                    .entry((cited, signed))
                    .or_insert_with(|| judge(graph, cited, signed))
                    .lapsed
            });
            findings.push(finding(
                graph,
                document,
                reading,
                mention,
                cited,
                &verdict,
                lapsed_at_signing,
            ));
        }
    }
    Ok(Audit {
        as_of: (!options.at_signing).then_some(as_of),
        findings,
    })
}

/// A document that itself ends an instrument does not rely on it.
fn ends_it(mention: &Mention) -> bool {
    mention.source == "self" && matches!(mention.relation, Relation::Replaces | Relation::Repeals)
}

#[derive(Debug, Clone)]
struct Verdict {
    lapsed: bool,
    state: State,
    since: Option<Date>,
    basis: Option<Basis>,
    current: Vec<InstrumentId>,
    by: Vec<InstrumentId>,
}

fn judge(graph: &Graph, node: NodeId, day: Date) -> Verdict {
    let proof = cancu_validity::status(graph, node, day);
    let lapsed = matches!(proof.status.state, State::Lapsed | State::NoLongerSuitable);
    let current = if lapsed {
        successors(graph, node, day, &proof).0
    } else {
        Vec::new()
    };
    Verdict {
        lapsed,
        state: proof.status.state,
        since: proof.status.since,
        basis: proof.status.basis,
        current,
        by: proof.status.by,
    }
}

fn finding(
    graph: &Graph,
    document: NodeId,
    reading: &Reading,
    mention: &Mention,
    cited: NodeId,
    verdict: &Verdict,
    lapsed_at_signing: bool,
) -> Finding {
    let grade = match mention.relation {
        _ if mention.source != "self" => Grade::Mentioned,
        Relation::BasedOn => Grade::LegalBasis,
        Relation::Implements | Relation::Details => Grade::Implements,
        _ => Grade::Cites,
    };
    Finding {
        document: graph.node(document).id.clone(),
        cited: graph.node(cited).id.clone(),
        quote: mention.text.clone(),
        location: Location {
            file: reading.file.clone(),
            start: mention.start,
            end: mention.end,
            line: reading.line_of(mention.start),
        },
        relation: mention.relation,
        grade,
        status: verdict.state,
        since: verdict.since,
        basis: verdict.basis,
        lapsed_at_signing,
        current: verdict.current.clone(),
        advice: advice(graph, verdict),
    }
}

fn advice(graph: &Graph, verdict: &Verdict) -> String {
    let label = |id: &InstrumentId| {
        graph
            .node_id(id)
            .map_or_else(|| id.to_string(), |it| graph.node(it).label.clone())
    };
    let names: Vec<String> = verdict.current.iter().map(label).collect();
    if names.is_empty() {
        let by: Vec<String> = verdict.by.iter().map(label).collect();
        return format!(
            "bỏ viện dẫn hoặc tra văn bản thay thế (bị chấm dứt bởi {}); chưa rõ văn bản nào đang thay",
            by.join(", ")
        );
    }
    if verdict.basis == Some(Basis::Derived) {
        return format!(
            "viện dẫn {} (suy ra, không văn bản nào nêu rõ việc thay thế)",
            names.join(" và ")
        );
    }
    format!("viện dẫn {}", names.join(" và "))
}
