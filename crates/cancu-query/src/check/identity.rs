//! Which instrument is meant, and whether there is one.

use cancu_graph::NodeId;
use cancu_model::{Basis, Date, InstrumentId, Mention, MentionForm, fold};
use cancu_tables::versions;

use super::known::{law, listed};
use super::{Draft, Remark, Severity, place};

/// How far behind a citation the Party term is looked for.
const TERM: usize = 110;

/// A citation between whose meanings the text does not decide.
pub(super) fn ambiguous(draft: &Draft<'_>, mention: &Mention) -> Option<Remark> {
    if mention.kind != MentionForm::Numbered {
        return None;
    }
    if mention.candidates.len() > 1 {
        let names: Vec<String> = mention
            .candidates
            .iter()
            .map(|it| candidate(draft, mention, it))
            .collect();
        let mut remark = draft.remark(
            "ambiguous",
            Severity::Warning,
            mention,
            format!(
                "có thể là {}; ghi rõ ngày và cơ quan ban hành",
                names.join(" hoặc ")
            ),
            format!("may be {}; give day and issuer", names.join(" or ")),
        );
        remark.candidates.clone_from(&mention.candidates);
        return Some(remark);
    }
    let id = mention.id.as_ref()?;
    let unsaid = mention.year.is_none() && id.number.is_some();
    // A first citation gives the day, those behind it need not.
    let said =
        draft.reading.mentions.iter().any(|it| {
            it.year.is_some() && it.number == mention.number && it.symbol == mention.symbol
        });
    // A symbol that breaks off tells nothing, and the Assembly's says its term.
    let symbol = mention.symbol.as_deref().unwrap_or_default();
    let restarts = symbol.contains(['-', '/']) && !symbol.starts_with("QH");
    if !unsaid || said || !restarts {
        return None;
    }
    // "(khóa XI)" says which of them.
    let behind = place::behind(draft.text, mention.end, TERM);
    if fold::fold(behind).contains("khoa") {
        return None;
    }
    let (severity, known, english) = match id.year {
        Some(_) => {
            let label = draft.label(id);
            (
                Severity::Note,
                format!("; có lẽ là {label}"),
                format!("; perhaps {label}"),
            )
        }
        None => (Severity::Warning, String::new(), String::new()),
    };
    Some(draft.remark(
        "ambiguous",
        severity,
        mention,
        format!("thiếu ngày ban hành: số này có lại mỗi năm hoặc mỗi nhiệm kỳ{known}"),
        format!("the day is missing: the number comes again each year or term{english}"),
    ))
}

/// One of the instruments that a citation may mean, told from the others by its day.
fn candidate(draft: &Draft<'_>, mention: &Mention, id: &InstrumentId) -> String {
    if draft.graph.node_id(id).is_some() {
        return draft.label(id);
    }
    let rows = mention.number.as_deref().zip(mention.symbol.as_deref());
    let rows = rows.map_or(&[][..], |it| cancu_tables::known(it.0, it.1));
    let text = id.to_string();
    let row = rows.iter().find(|it| it.id == text);
    let day = row.and_then(|it| it.date.parse::<Date>().ok());
    let said = &mention.text;
    match (day, id.year) {
        (Some(day), _) if day.is_whole() => format!("{said} ngày {}", day.to_vietnamese()),
        (_, Some(year)) => format!("{said} năm {year}"),
        _ => text,
    }
}

/// How many instruments of a series and a year are known before the rest of them is "unknown".
const COVERED: usize = 20;

/// An instrument that nothing else knows, of a series that is known well: the laws since the
/// eleventh National Assembly by the tables, another where the graph knows most numbers of the
/// year. Of other series nothing can be said.
pub(super) fn unknown(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    let it = draft.graph.node(node);
    if !it.id.is_complete() || is_known(draft, node) {
        return None;
    }
    let law = it
        .id
        .symbol
        .strip_prefix("luat-qh")
        .or(it.id.symbol.strip_prefix("pl-ubtvqh"));
    let law = law.and_then(|term| term.parse::<u8>().ok());
    // What the draft calls its own day may be younger than the tables.
    let tabled = law.is_some_and(|term| (11..=15).contains(&term));
    if !tabled && !is_covered(draft, &it.id) {
        return None;
    }
    let mut remark = draft.remark(
        "unknown-instrument",
        Severity::Warning,
        mention,
        format!(
            "không nguồn nào khác biết {}; kiểm tra lại số, năm",
            it.label
        ),
        format!(
            "nothing else knows {}; look at number and year again",
            it.label
        ),
    );
    remark.suggestion = mention.title.as_deref().and_then(titled);
    Some(remark)
}

fn is_known(draft: &Draft<'_>, node: NodeId) -> bool {
    let it = draft.graph.node(node);
    let elsewhere = |edges: Vec<(NodeId, &cancu_graph::Relationship)>| {
        edges.iter().any(|(_, act)| {
            act.basis != Basis::Stated
                || act.evidence.iter().any(|it| it.file != draft.reading.file)
        })
    };
    it.held.is_some()
        || law(it).is_some()
        || listed(it).is_some()
        || draft.graph.register().recorded(&it.id).next().is_some()
        || elsewhere(draft.graph.incoming(node))
        || elsewhere(draft.graph.outgoing(node))
}

/// The graph knows most numbers of the series up to this one.
fn is_covered(draft: &Draft<'_>, id: &InstrumentId) -> bool {
    let Some(number) = id.number.as_deref().and_then(|it| it.parse::<usize>().ok()) else {
        return false;
    };
    let nodes = draft.graph.nodes().filter(|node| {
        let other = &draft.graph.node(*node).id;
        other.scope == id.scope && other.symbol == id.symbol && other.year == id.year
    });
    let known = nodes.filter(|it| is_known(draft, *it)).count();
    known >= COVERED && known * 2 >= number
}

/// The law that bears a title, the youngest of them.
fn titled(title: &str) -> Option<String> {
    let row = versions(title).last()?;
    let name = cancu_tables::kind(row.kind)?.name;
    Some(format!("{name} {} số {}", row.title, row.number?))
}
