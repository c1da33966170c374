//! What the draft says of an instrument against what is known of it.

use cancu_graph::{Node, NodeId};
use cancu_model::{Date, Evidence, Mention, MentionForm, fold};
use cancu_tables::{Certainty, Issuer, LawTitle, issuer_named, issuers_of_symbol, versions};

use super::form::head;
use super::known::{law, listed, row, written};
use super::{Draft, Remark, Severity, place};

/// The day of signing.
pub(super) fn date(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    let said = mention.date?;
    // A law is passed on one day and made public on another.
    let behind = fold::fold(place::behind(draft.text, mention.end, 30));
    if behind.trim_start_matches([',', ' ']).starts_with("cong bo") {
        return None;
    }
    let it = draft.graph.node(node);
    // "Luật sửa đổi, bổ sung một số điều của Luật số 1/2015/QH13 ngày 20/6/2017" is one day for
    // the amending law.
    let before = fold::fold(place::before(draft.text, mention.start, 30));
    if it.id.year != Some(said.year()) && before.ends_with("dieu cua") {
        return None;
    }
    let sides = days(draft, it);
    if sides.iter().any(|side| side.0.agrees_with(said)) {
        return None;
    }
    if let Some((known, evidence)) = sides.into_iter().next() {
        return Some(other_day(
            draft,
            mention,
            known,
            Severity::Warning,
            vec![evidence],
        ));
    }
    // The number holds the year: "132/2008/NĐ-CP ngày 31/12/2018".
    if it.id.year.is_some_and(|year| year != said.year()) && mention.year != Some(said.year()) {
        let year = it.id.year.unwrap_or_default();
        let shown = said.to_vietnamese();
        let mut remark = draft.remark(
            "date-differs",
            Severity::Warning,
            mention,
            format!("số ghi năm {year}, ngày lại ghi {shown}"),
            format!("the number is of {year}, the day is {said}"),
        );
        if let Some((range, _)) = place::day(draft.text, mention, said) {
            remark.location = draft.location(range.start, range.end);
        }
        return Some(remark);
    }
    cited(draft, mention, it, said)
}

/// Days of signing that bind: its own text's, the register's, the tables'.
fn days(draft: &Draft<'_>, node: &Node) -> Vec<(Date, Evidence)> {
    let mut out = Vec::new();
    if let Some(held) = draft.head_of(node) {
        let day = held.heading.date;
        // A consolidated text bears its own day.
        let day = day.filter(|it| node.id.year.is_none_or(|year| year == it.year()));
        out.extend(day.zip(draft.own_text(node)));
    }
    for it in draft.graph.register().recorded(&node.id) {
        out.extend(it.date.map(|day| (day, it.origin.evidence(None))));
        // Where the row was read in the instrument's own text, other days are others' mistakes.
        let certain = it.certainty == Certainty::Text;
        let others = it.other_dates.iter().filter(|it| it.signing && !certain);
        out.extend(others.map(|other| {
            let evidence = Evidence {
                quote: other.source.clone(),
                ..it.origin.evidence(None)
            };
            (other.date, evidence)
        }));
    }
    let parse = |text: &str| text.parse::<Date>().ok();
    if let Some(it) = law(node) {
        out.extend(
            it.date
                .and_then(parse)
                .map(|day| (day, row("titles", it.source))),
        );
    }
    if let Some(it) = listed(node) {
        out.extend(parse(it.date).map(|day| (day, row("known", it.source))));
    }
    out
}

/// The first of the days that bind.
pub(super) fn known_day(draft: &Draft<'_>, node: NodeId) -> Option<(Date, Evidence)> {
    days(draft, draft.graph.node(node)).into_iter().next()
}

/// The day that all other documents give, where they agree.
fn cited(draft: &Draft<'_>, mention: &Mention, node: &Node, said: Date) -> Option<Remark> {
    let mut sides = draft.days_of_others(&node.id).iter().cloned();
    let (day, evidence) = sides.next()?;
    // Others who do not agree among themselves tell nothing.
    if sides.next().is_some() || day.agrees_with(said) {
        return None;
    }
    let mut files: Vec<&str> = evidence.iter().map(|it| it.file.as_str()).collect();
    files.dedup();
    let severity = if files.len() > 1 {
        Severity::Warning
    } else {
        Severity::Note
    };
    Some(other_day(draft, mention, day, severity, evidence))
}

fn other_day(
    draft: &Draft<'_>,
    mention: &Mention,
    known: Date,
    severity: Severity,
    evidence: Vec<Evidence>,
) -> Remark {
    let said = mention.date.map_or_else(String::new, Date::to_vietnamese);
    let english = mention.date.map_or_else(String::new, |it| it.to_string());
    let mut remark = draft.remark(
        "date-differs",
        severity,
        mention,
        format!(
            "dự thảo ghi ngày {said}, nguồn khác ghi {}",
            known.to_vietnamese()
        ),
        format!("the draft gives {english}, others {known}"),
    );
    match place::day(draft.text, mention, known) {
        Some((range, written)) => {
            remark.location = draft.location(range.start, range.end);
            remark = remark.replaced(written);
        }
        None => remark.suggestion = Some(format!("ngày {}", known.to_vietnamese())),
    }
    remark.evidence = evidence;
    remark
}

/// The first year of the Government (Hội đồng Chính phủ and Hội đồng Bộ trưởng wrote CP too).
const GOVERNMENT: u16 = 1993;

/// The issuer: as the symbol, the register or the instrument's own text have it.
pub(super) fn issuer(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    let said = mention.issuer.as_deref()?;
    let named = body(said)?;
    let it = draft.graph.node(node);
    let rows = draft.graph.register().recorded(&it.id);
    let mut sides: Vec<(&'static Issuer, Vec<Evidence>)> = Vec::new();
    if let Some(held) = draft.head_of(it) {
        let own = held.heading.issuer.as_deref().and_then(body);
        sides.extend(own.map(|own| (own, draft.own_text(it).into_iter().collect())));
    }
    sides.extend(rows.filter_map(|it| {
        let named = body(it.issuer.as_deref()?)?;
        Some((named, vec![it.origin.evidence(None)]))
    }));
    if sides.is_empty() {
        // Any body of a joint symbol may be named. What stood for others before is not told here.
        let symbol = mention.symbol.as_deref()?;
        if mention.year.is_some_and(|it| it < GOVERNMENT) {
            return None;
        }
        let bodies = symbol.split(['-', '/']).flat_map(issuers_of_symbol);
        sides.extend(bodies.map(|it| (it, Vec::new())));
    }
    let fits = |it: &Issuer| it.id == named.id || it.successors.contains(&named.id);
    if sides.iter().any(|it| fits(it.0)) {
        return None;
    }
    let (known, evidence) = sides.into_iter().next()?;
    let mut remark = draft.remark(
        "issuer-differs",
        Severity::Warning,
        mention,
        format!("dự thảo ghi của “{said}”, đúng ra là của {}", known.name),
        format!("the draft says “{said}”, it is of {}", known.name),
    );
    match place::words(draft.text, mention, said) {
        Some(range) => {
            remark.location = draft.location(range.start, range.end);
            remark = remark.replaced(known.name.to_owned());
        }
        None => remark.suggestion = Some(known.name.to_owned()),
    }
    remark.evidence = evidence;
    Some(remark)
}

/// The row of a body of the centre by its name, its head's office aside. The bodies of provinces
/// bear one name each, and tell nothing.
fn body(name: &str) -> Option<&'static Issuer> {
    let name = name.trim();
    let bare = ["Bộ trưởng ", "Thống đốc ", "Chủ tịch "]
        .iter()
        .find_map(|it| name.strip_prefix(it));
    issuer_named(name)
        .or_else(|| issuer_named(bare?))
        .filter(|it| it.level == cancu_tables::Level::Central)
}

/// Words of a title that carry no subject.
const IDLE: [&str; 22] = [
    "ve", "viec", "ban", "hanh", "quy", "dinh", "phe", "duyet", "mot", "so", "dieu", "cua", "va",
    "cac", "trong", "trien", "khai", "thuc", "hien", "tiep", "tuc", "den",
];

/// The title: another subject than the known one.
pub(super) fn title(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    let said = mention.title.as_deref()?;
    let it = draft.graph.node(node);
    let (known, evidence) = known_title(draft, it)?;
    // A law that is cited by its title alone was found by it.
    if mention.kind == MentionForm::Titled && mention.number.is_none() || alike(said, &known) {
        return None;
    }
    let behind = place::words(draft.text, mention, said);
    let inside = behind.as_ref().is_some_and(|it| it.end <= mention.end);
    if !inside
        && !behind
            .as_ref()
            .is_some_and(|it| is_led(draft.text, mention, it.start))
    {
        return None;
    }
    Some(other_title(draft, mention, it, said, known, evidence))
}

/// Number and title do not go together, and nothing says which of them is wrong: both readings are
/// shown, and the writer decides.
fn other_title(
    draft: &Draft<'_>,
    mention: &Mention,
    node: &Node,
    said: &str,
    known: String,
    evidence: Option<Evidence>,
) -> Remark {
    let mut vietnamese = format!("dự thảo ghi nội dung “{said}”, văn bản này là “{known}”");
    let mut english = format!("the draft says it is about “{said}”; it is about “{known}”");
    let titled = law_titled(draft, said);
    let suggestion = match titled.and_then(written) {
        Some(other) => {
            vietnamese += &format!("; “{said}” là của {other}");
            english += &format!("; “{said}” is {other}");
            match law(node).and_then(written) {
                Some(own) => format!("{own}, hoặc {other}"),
                None => format!("“{known}”, hoặc {other}"),
            }
        }
        None => known,
    };
    let mut remark = draft.remark(
        "title-differs",
        Severity::Warning,
        mention,
        vietnamese,
        english,
    );
    if let Some(range) = place::words(draft.text, mention, said) {
        remark.location = draft.location(range.start, range.end);
    }
    remark.suggestion = Some(suggestion);
    remark.evidence = evidence.into_iter().collect();
    if let Some(other) = titled
        && let Ok(id) = other.id.parse()
    {
        remark.candidates = vec![node.id.clone(), id];
        remark.evidence.push(row("titles", other.source));
    }
    remark
}

/// The law that bears a title: the youngest that was passed by the day of the draft.
fn law_titled(draft: &Draft<'_>, title: &str) -> Option<&'static LawTitle> {
    let passed = |it: &&&LawTitle| {
        let day = it.date.and_then(|it| it.parse::<Date>().ok());
        day.is_none_or(|it| it.earliest() <= draft.date)
    };
    let all = versions(title);
    let by_day = all.iter().rfind(passed);
    by_day.or(all.last()).copied()
}

/// A title that stands behind a citation of its own: "về" or the verb of a title leads it, and
/// the citation is no part of another's title, whose words it would be.
fn is_led(text: &str, mention: &Mention, title: usize) -> bool {
    let before = fold::fold(place::before(text, mention.start, 30));
    let lead = fold::fold(place::before(text, title, 30));
    let words = fold::fold(place::behind(text, title, 60));
    let verbs = [
        "ve ",
        "quy dinh",
        "ban hanh",
        "huong dan",
        "sua doi",
        "phe duyet",
        "tang cuong",
        "day manh",
    ];
    let led = lead.ends_with(" ve") || lead.ends_with("ve viec");
    let own = !["cua", "va", ","].iter().any(|it| before.ends_with(it));
    own && (led || verbs.iter().any(|it| words.starts_with(it)))
}

/// A title that binds: its own text's, the register's, the tables'.
fn known_title(draft: &Draft<'_>, node: &Node) -> Option<(String, Option<Evidence>)> {
    if let Some(it) = law(node) {
        return Some((it.title.to_owned(), Some(row("titles", it.source))));
    }
    let own = draft.head_of(node).and_then(|it| it.heading.title.clone());
    if let Some(own) = own {
        return Some((own, draft.own_text(node)));
    }
    let mut rows = draft.graph.register().recorded(&node.id);
    let recorded = rows.find_map(|it| Some((it.title.clone()?, it.origin.evidence(None))));
    if let Some((title, evidence)) = recorded {
        return Some((title, Some(evidence)));
    }
    let it = listed(node)?;
    Some((it.title?.to_owned(), Some(row("known", it.source))))
}

/// Half of the words of the shorter one stand in the other: drafts leave words out and change
/// their order, and that is no other subject.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold::fold(text);
        let words = folded.split(|it: char| !it.is_alphanumeric());
        words
            .filter(|it| !it.is_empty() && !IDLE.contains(it))
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() < b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let shared = short.iter().filter(|it| long.contains(it)).count();
    shared * 2 >= short.len()
}

/// The kind in words against that of the register or of the instrument's own text, where the
/// symbol stands for several: `QĐ/TW` is a decision or a regulation.
pub(super) fn kind(draft: &Draft<'_>, mention: &Mention, node: NodeId) -> Option<Remark> {
    let code = mention.symbol.as_deref()?.split(['-', '/']).next()?;
    if !matches!(code, "QĐ" | "QC") || !mention.symbol.as_deref()?.contains('/') {
        return None;
    }
    let it = draft.graph.node(node);
    let held = draft.head_of(it).and_then(|it| it.heading.kind.as_deref());
    let row = draft.graph.register().recorded(&it.id).next();
    let known = held.or(row.map(|it| it.kind))?;
    let (known, said) = (
        cancu_tables::kind(known)?,
        cancu_tables::kind(&mention.code)?,
    );
    if known.id == said.id {
        return None;
    }
    let word = head(&mention.text, said.name)?;
    let remark = draft.remark(
        "wrong-kind",
        Severity::Warning,
        mention,
        format!("văn bản này là {}, không phải {}", known.name, said.name),
        format!("this is a {}, not a {}", known.name, said.name),
    );
    let mut remark = remark.replaced(format!("{}{}", known.name, &mention.text[word..]));
    let own = draft.own_text(it).filter(|_| held.is_some());
    let evidence = own.or_else(|| row.map(|it| it.origin.evidence(None)));
    remark.evidence = evidence.into_iter().collect();
    Some(remark)
}
