//! Which instrument is meant, and whether there is one.

use cancu_graph::NodeId;
use cancu_model::{Date, InstrumentId, Mention, MentionForm, fold};
use cancu_tables::versions;

use super::known::written;
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
    let named = (mention.number.as_deref(), mention.symbol.as_deref());
    let said = draft.said.dated.contains(&named);
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
    let candidates = match id.year {
        Some(_) => vec![id.clone()],
        None => meant(draft, id),
    };
    let names: Vec<String> = candidates.iter().map(|it| draft.label(it)).collect();
    let severity = if id.year.is_some() {
        Severity::Note
    } else {
        Severity::Warning
    };
    let (known, english) = match names.is_empty() {
        true => (String::new(), String::new()),
        false => (
            format!("; có lẽ là {}", names.join(" hoặc ")),
            format!("; perhaps {}", names.join(" or ")),
        ),
    };
    let mut remark = draft.remark(
        "ambiguous",
        severity,
        mention,
        format!("thiếu ngày ban hành: số này có lại mỗi năm hoặc mỗi nhiệm kỳ{known}"),
        format!("the day is missing: the number comes again each year or term{english}"),
    );
    if id.year.is_none() {
        remark.candidates = candidates;
    }
    Some(remark)
}

/// The instruments of the ground that a number without its year may be: not what was signed after
/// the draft.
fn meant(draft: &Draft<'_>, id: &InstrumentId) -> Vec<InstrumentId> {
    let Some(node) = draft.graph.node_id(id) else {
        return Vec::new();
    };
    let before = |id: &&InstrumentId| {
        let node = draft.graph.node_id(id);
        let day = node.and_then(|it| draft.graph.node(it).date);
        let day = day.or(id.year.map(Date::of_year));
        day.is_none_or(|it| it.earliest() <= draft.date)
    };
    let all = draft.graph.node(node).candidates.iter();
    all.filter(before).cloned().collect()
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
    if !it.id.is_complete() || draft.is_known(node) {
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
    // The law that bears the title, the youngest of them.
    let title = mention.title.as_deref();
    let titled = title.and_then(|it| versions(it).last());
    remark.suggestion = titled.and_then(|it| written(it));
    Some(remark)
}

/// The graph knows most numbers of the series up to this one.
fn is_covered(draft: &Draft<'_>, id: &InstrumentId) -> bool {
    let Some(number) = id.number.as_deref().and_then(|it| it.parse::<usize>().ok()) else {
        return false;
    };
    let known = draft.known_of_series(id);
    known >= COVERED && known * 2 >= number
}
