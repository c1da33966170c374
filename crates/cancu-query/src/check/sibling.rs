//! A number that is known of other years than the one that the draft gives.

use cancu_graph::NodeId;
use cancu_model::{Date, Evidence, InstrumentId, Mention, fold};
use cancu_tables::{TERMS, known};

use super::differs::alike;
use super::known::row;
use super::{Draft, Remark, Severity, place};

/// An instrument of the same number and symbol.
struct Sibling {
    id: InstrumentId,
    label: String,
    day: Date,
    title: Option<String>,
    evidence: Option<Evidence>,
}

/// The number that nobody knows of the day that the draft gives, and that is known of another
/// year: "Kết luận số 120-KL/TW ngày 07/01/2017", which is of 2016.
///
/// Numbers of the Party run through a term, so a number of the same term is the same document, and
/// of another term may be. Others begin anew each year: there day and month, or the subject, have
/// to be the same. What may be meant is shown, and nothing is changed without the writer.
pub(super) fn other_year(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    let said = mention.date?;
    let it = draft.graph.node(node);
    // A number that holds its year is not of another one.
    let holds = it
        .id
        .year
        .is_some_and(|year| mention.text.contains(&format!("/{year}/")));
    if !it.id.is_complete() || holds || draft.is_known(node) {
        return None;
    }
    let party = it.id.symbol.ends_with("-tw");
    let mut certain: Vec<Sibling> = Vec::new();
    let mut possible: Vec<Sibling> = Vec::new();
    for sibling in siblings(draft, mention, node) {
        let near = is_same_day(said, sibling.day)
            || is_same_subject(mention, &sibling)
            || party && is_same_term(said, sibling.day);
        if near {
            certain.push(sibling);
        } else if party {
            possible.push(sibling);
        }
    }
    let (severity, found) = if certain.is_empty() {
        (Severity::Note, possible)
    } else {
        (Severity::Warning, certain)
    };
    if found.is_empty() {
        return None;
    }
    Some(remark(draft, mention, said, severity, found))
}

fn remark(
    draft: &Draft<'_>,
    mention: &Mention,
    said: Date,
    severity: Severity,
    found: Vec<Sibling>,
) -> Remark {
    let named = |of: &str, about: &str, day: fn(Date) -> String| {
        let names = found.iter().map(|it| {
            let title = it.title.as_deref();
            let title = title
                .map(|it| format!(" {about} “{it}”"))
                .unwrap_or_default();
            format!("{} {of} {}{title}", it.label, day(it.day))
        });
        names.collect::<Vec<_>>()
    };
    let mut remark = draft.remark(
        "date-differs",
        severity,
        mention,
        format!(
            "không nguồn nào biết số này ngày {}; đã biết {}: kiểm tra lại năm",
            said.to_vietnamese(),
            named("ngày", "về", Date::to_vietnamese).join("; ")
        ),
        format!(
            "nothing knows this number of {said}; known is {}: look at the year again",
            named("of", "on", |it| it.to_string()).join("; ")
        ),
    );
    if let [one] = found.as_slice()
        && severity < Severity::Note
    {
        remark.suggestion = Some(format!("ngày {}", one.day.to_vietnamese()));
        if let Some((range, _)) = place::day(draft.text, mention, one.day) {
            remark.location = draft.location(range.start, range.end);
        }
    }
    remark.candidates = found.iter().map(|it| it.id.clone()).collect();
    remark.evidence = found.into_iter().filter_map(|it| it.evidence).collect();
    remark
}

/// What is known of the same number and symbol of other years, the oldest first.
fn siblings(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Vec<Sibling> {
    let graph = draft.graph;
    let own = &graph.node(node).id;
    let mut out: Vec<Sibling> = Vec::new();
    for other in draft.of_number(own) {
        let it = graph.node(*other);
        let Some(day) = it
            .date
            .filter(|_| it.id.year.is_some() && it.id.year != own.year)
        else {
            continue;
        };
        if draft.is_known(*other) {
            out.push(Sibling {
                id: it.id.clone(),
                label: it.label.clone(),
                day,
                title: it.title.clone(),
                evidence: draft.own_text(it),
            });
        }
    }
    let (number, symbol) = (mention.number.as_deref(), mention.symbol.as_deref());
    let rows = number.zip(symbol).map_or(&[][..], |it| known(it.0, it.1));
    // The word before the number may be wrong too.
    let join = if own.symbol.ends_with("-tw") {
        '-'
    } else {
        '/'
    };
    for it in rows {
        let (Ok(id), Ok(day)) = (it.id.parse::<InstrumentId>(), it.date.parse::<Date>()) else {
            continue;
        };
        let same = (&id.scope, &id.symbol) == (&own.scope, &own.symbol) && id.year != own.year;
        if same && out.iter().all(|other| other.id != id) {
            out.push(Sibling {
                label: format!("số {}{join}{}", it.number, it.symbol),
                id,
                day,
                title: it.title.map(str::to_owned),
                evidence: Some(row("known", it.source)),
            });
        }
    }
    out.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    out
}

/// Day and month are the same: the year alone was mistyped.
fn is_same_day(said: Date, known: Date) -> bool {
    said.is_whole() && (said.day(), said.month()) == (known.day(), known.month())
}

fn is_same_subject(mention: &Mention, sibling: &Sibling) -> bool {
    let titles = mention.title.as_deref().zip(sibling.title.as_deref());
    // Two words say little: "công tác dân vận" stands in many titles.
    titles.is_some_and(|(a, b)| fold::fold(a).split(' ').count() > 3 && alike(a, b))
}

/// Both days are surely of one term of the Central Committee.
fn is_same_term(a: Date, b: Date) -> bool {
    let within = |day: Date, from: &str, until: Option<&str>| {
        let bound = |text: &str| text.parse::<Date>().ok();
        let after = bound(from).is_some_and(|it| it.latest() <= day.earliest());
        let before =
            until.is_none_or(|it| bound(it).is_some_and(|it| day.latest() < it.earliest()));
        after && before
    };
    TERMS
        .iter()
        .any(|it| within(a, it.from, it.until) && within(b, it.from, it.until))
}
