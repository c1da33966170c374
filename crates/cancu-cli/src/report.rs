//! Answers for people.

mod audit;
mod life;
mod succession;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use cancu::{
    Basis, Date, Difference, Edge, Engine, Evidence, Extent, Found, Impact, Instrument,
    InstrumentId, Relation, Resolution, Scope, Show, State, Stats, Status, Trace, UNSURE,
};

use crate::lang::Lang;
use crate::{reference, source};

pub(crate) use audit::{audit, audit_csv};
pub(crate) use life::{conflicts, timeline};

/// The label of an instrument, with its id where no label says more.
pub(crate) fn label(engine: &Engine, id: &InstrumentId) -> String {
    engine.graph().node_id(id).map_or_else(
        || id.to_string(),
        |it| engine.graph().node(it).label.clone(),
    )
}

pub(crate) fn dated(engine: &Engine, lang: Lang, id: &InstrumentId) -> String {
    let date = engine
        .graph()
        .node_id(id)
        .and_then(|it| engine.graph().node(it).date);
    let name = label(engine, id);
    match date {
        Some(date) => format!("{name} {}", reference::of_day(lang, date)),
        None => name,
    }
}

fn since(lang: Lang, date: Option<Date>) -> String {
    match date {
        Some(date) => format!("{} {}", lang.pick("từ", "since"), lang.date(date)),
        None => lang
            .pick("vào ngày chưa rõ", "on an unknown day")
            .to_owned(),
    }
}

fn status_line(lang: Lang, status: &Status) -> String {
    let state = lang.state(status.state);
    match status.state {
        State::Unknown if !status.sure => format!(
            "{state}: {} ({})",
            lang.pick("có thể đã hết hiệu lực", "it may have lapsed"),
            lang.pick(UNSURE[0], UNSURE[1])
        ),
        State::Unknown => state,
        State::NotYetInForce => match status.until {
            Some(day) => format!("{state} ({} {})", lang.pick("từ", "until"), lang.date(day)),
            None => state,
        },
        _ => format!(
            "{state} {} ({})",
            since(lang, status.since),
            lang.ground(status.basis, status.sure)
        ),
    }
}

/// A reference that fits several, and what to do; with the `listed` ones.
pub(crate) fn ambiguous(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    answer: &Resolution,
    listed: bool,
) -> Result<()> {
    let (word, query) = (lang.pick("lỗi", "error"), &answer.query);
    let count = answer.candidates.len();
    let said = match lang {
        Lang::Vi => format!("khớp {count} văn bản; ghi rõ năm, cơ quan hoặc dùng mã"),
        Lang::En => format!("fits {count} instruments; add the year or the issuer, or use an id"),
    };
    let (colon, shown) = match listed {
        true => (":", answer.candidates.as_slice()),
        false => ("", &[][..]),
    };
    writeln!(out, "{word}: `{query}` {said}{colon}")?;
    candidates(out, lang, engine, shown)
}

pub(crate) fn resolve(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    answer: &Resolution,
    as_of: Date,
) -> Result<()> {
    let Some(one) = answer.candidates.first() else {
        return Ok(());
    };
    writeln!(out, "{}", dated(engine, lang, &one.id))?;
    for it in &answer.grounds {
        writeln!(
            out,
            "  {}: {}",
            lang.pick("lưu ý", "mind"),
            reference::ground(lang, *it)
        )?;
    }
    writeln!(
        out,
        "  {} {}: {}",
        lang.pick("ngày", "on"),
        lang.date(as_of),
        status_line(lang, &answer.status)
    )?;
    for step in &answer.proof {
        let said = source::act(lang, |it| label(engine, it), step);
        // Of what is derived the rule is an article; else it is the name of a reader.
        let rule = match step.basis {
            Basis::Derived => format!(": {}", step.rule),
            _ => String::new(),
        };
        writeln!(out, "  · {said} ({}{rule})", lang.basis(Some(step.basis)))?;
        for evidence in step.evidence.iter().take(3) {
            writeln!(out, "      {}", place(lang, engine, evidence))?;
        }
    }
    succession::lines(out, lang, &answer.succession)?;
    if answer.current.is_empty() {
        writeln!(
            out,
            "  {}",
            lang.pick(
                "chưa rõ văn bản nào đang thay",
                "what stands in its place is not known"
            )
        )?;
    } else if answer.chain.is_empty() {
        return Ok(());
    } else {
        let current = answer.current.iter().map(|it| dated(engine, lang, it));
        let current = current.collect::<Vec<_>>().join("; ");
        let words = lang.pick("hiện hành, thay cho văn bản này", "now in its place");
        writeln!(out, "  {words}: {current}")?;
        for step in &answer.chain {
            let day = step.effective;
            let date = day.map(|it| format!(" {} {}", lang.pick("từ", "from"), lang.date(it)));
            let part = match step.extent {
                Extent::Whole => String::new(),
                Extent::Part => {
                    let part = lang.pick("một phần", "in part");
                    let parts = step.provisions.join(", ");
                    format!(" {part}{}{parts}", if parts.is_empty() { "" } else { ": " })
                }
            };
            writeln!(
                out,
                "    · {} {}{part} {}{} ({})",
                label(engine, &step.from),
                source::passive(lang, step.relation, step.basis),
                dated(engine, lang, &step.to),
                date.unwrap_or_default(),
                lang.basis(Some(step.basis))
            )?;
        }
    }
    for id in &answer.possible {
        writeln!(
            out,
            "  {}: {}",
            lang.pick(
                "có thể liên quan (không văn bản nào nêu là thay thế)",
                "of the same subject (not a stated replacement)"
            ),
            dated(engine, lang, id)
        )?;
    }
    Ok(())
}

/// Instruments that a reference may mean: each with its day, and whether the graph has it.
fn candidates(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    found: &[Instrument],
) -> Result<()> {
    for it in found {
        let name = match it.date {
            Some(day) => format!("{} {}", it.label, reference::of_day(lang, day)),
            None => it.label.clone(),
        };
        let state = match engine.graph().node_id(&it.id) {
            Some(_) => status_line(lang, &it.status),
            None => reference::difference(lang, Difference::Absent).to_owned(),
        };
        writeln!(out, "  {name}  [{}]  {state}", it.id)?;
    }
    Ok(())
}

pub(crate) fn trace(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    answer: &Trace,
) -> Result<()> {
    writeln!(out, "{}", dated(engine, lang, &answer.document))?;
    writeln!(
        out,
        "  {}: {}",
        lang.pick("văn bản trung ương ở gốc", "central sources"),
        answer.sources.len()
    )?;
    let edges = answer.edges.iter().map(|it| ((&it.from, &it.to), it));
    let edges: BTreeMap<(&InstrumentId, &InstrumentId), &Edge> = edges.collect();
    for it in &answer.sources {
        writeln!(out, "\n  {}", dated(engine, lang, &it.id))?;
        for path in &it.paths {
            let between: Vec<String> = match path.as_slice() {
                [_, between @ .., _] => between.iter().map(|it| label(engine, it)).collect(),
                _ => Vec::new(),
            };
            let way = match between.as_slice() {
                [] => lang.pick("trực tiếp", "directly").to_owned(),
                _ => format!("{} {}", lang.pick("qua", "through"), between.join(" → ")),
            };
            writeln!(out, "    {way}")?;
            let [.., from, to] = path.as_slice() else {
                continue;
            };
            // The source is named where the way ends.
            let last = edges.get(&(from, to)).and_then(|it| it.evidence.first());
            if let Some(evidence) = last {
                writeln!(out, "      {}", place(lang, engine, evidence))?;
            }
        }
        match it.total.filter(|_| it.cut) {
            Some(all) => {
                let (of, ways) = (lang.pick("tất cả", "in all"), lang.pick("đường", "ways"));
                writeln!(out, "    … ({of} {all} {ways})")?;
            }
            None if it.cut => {
                let more = lang.pick(
                    "còn đường khác, không đếm được",
                    "and others that are not counted",
                );
                writeln!(out, "    … ({more})")?;
            }
            None => {}
        }
    }
    Ok(())
}

pub(crate) fn impact(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    answer: &Impact,
) -> Result<()> {
    writeln!(out, "{}", dated(engine, lang, &answer.instrument))?;
    writeln!(
        out,
        "  {}: {}",
        lang.pick("văn bản dựa vào nó", "instruments that rest on it"),
        answer.dependents.len()
    )?;
    for it in &answer.dependents {
        let via: Vec<String> = it.via.iter().map(|it| label(engine, it)).collect();
        let via = if via.is_empty() {
            String::new()
        } else {
            format!(" {} {}", lang.pick("qua", "through"), via.join(" → "))
        };
        writeln!(
            out,
            "  {}. {} [{}]{via}",
            it.depth,
            dated(engine, lang, &it.id),
            lang.relation(it.relation)
        )?;
        let above = it.via.first().unwrap_or(&answer.instrument);
        if let Some(evidence) = named_by(engine, &it.id, above, it.relation) {
            writeln!(out, "      {}", place(lang, engine, &evidence))?;
        }
    }
    Ok(())
}

/// "ke-hoach.txt, dòng 40: “Nghị định số 04/2015/NĐ-CP”".
fn place(lang: Lang, engine: &Engine, evidence: &Evidence) -> String {
    let quote = evidence.quote.replace('\n', " ");
    match engine.graph().head(&evidence.file) {
        Some(reading) if evidence.end > 0 => {
            let line = reading.line_of(evidence.start);
            let word = lang.pick("dòng", "line");
            format!("{}, {word} {line}: “{quote}”", evidence.file)
        }
        _ => source::said(lang, evidence),
    }
}

/// Where the one instrument names the other.
fn named_by(
    engine: &Engine,
    from: &InstrumentId,
    to: &InstrumentId,
    relation: Relation,
) -> Option<Evidence> {
    let graph = engine.graph();
    let (from, to) = (graph.node_id(from)?, graph.node_id(to)?);
    let all = graph.outgoing_by(from, &[relation]).into_iter();
    let mut fits = all.filter(|it| it.0 == to);
    fits.next()?.1.evidence.first().cloned()
}

pub(crate) fn show(out: &mut dyn Write, lang: Lang, engine: &Engine, answer: &Show) -> Result<()> {
    let it = &answer.instrument;
    writeln!(out, "{}", dated(engine, lang, &it.id))?;
    writeln!(out, "  {}: {}", lang.pick("mã", "id"), it.id)?;
    for (name, value) in [
        (lang.pick("trích yếu", "title"), &it.title),
        (lang.pick("cơ quan ban hành", "issuer"), &it.issuer),
    ] {
        if let Some(value) = value {
            writeln!(out, "  {name}: {value}")?;
        }
    }
    writeln!(
        out,
        "  {}: {}",
        lang.pick("hiệu lực", "status"),
        status_line(lang, &it.status)
    )?;
    succession::lines(out, lang, &answer.succession)?;
    let held = if it.held {
        lang.pick("có toàn văn", "its text was read")
    } else {
        lang.pick("chỉ được viện dẫn", "only cited")
    };
    writeln!(out, "  {held}")?;
    for id in &answer.candidates {
        writeln!(
            out,
            "  {}: {}",
            lang.pick("có thể là", "may be"),
            dated(engine, lang, id)
        )?;
    }
    for (relation, edges) in &answer.outgoing {
        writeln!(out, "\n  {} →", named(lang, relation))?;
        for it in edges {
            edge(out, lang, engine, &it.to, it)?;
        }
    }
    for (relation, edges) in &answer.incoming {
        writeln!(out, "\n  ← {}", named(lang, relation))?;
        for it in edges {
            edge(out, lang, engine, &it.from, it)?;
        }
    }
    Ok(())
}

fn named(lang: Lang, code: &str) -> String {
    code.parse()
        .map_or_else(|_| code.to_owned(), |it| lang.relation(it))
}

fn edge(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    other: &InstrumentId,
    it: &Edge,
) -> Result<()> {
    let day = it
        .effective
        .map(|it| format!(", {}", lang.date(it)))
        .unwrap_or_default();
    writeln!(
        out,
        "    {} ({}{day})",
        dated(engine, lang, other),
        lang.basis(Some(it.basis))
    )?;
    for evidence in it.evidence.iter().take(2) {
        writeln!(out, "      {}", place(lang, engine, evidence))?;
    }
    if it.evidence.len() > 2 {
        writeln!(out, "      … +{}", it.evidence.len() - 2)?;
    }
    Ok(())
}

pub(crate) fn instruments(out: &mut dyn Write, lang: Lang, found: &[Instrument]) -> Result<()> {
    if found.is_empty() {
        writeln!(out, "{}", lang.pick("không tìm thấy", "nothing found"))?;
    }
    for it in found {
        writeln!(
            out,
            "{}  [{}]  {}",
            it.label,
            it.id,
            status_line(lang, &it.status)
        )?;
        if let Some(title) = it
            .title
            .as_deref()
            .filter(|title| !it.label.contains(*title))
        {
            writeln!(out, "    {title}")?;
        }
    }
    Ok(())
}

/// Instruments with the places of their texts that have the words of a search.
pub(crate) fn found(out: &mut dyn Write, lang: Lang, found: &[Found]) -> Result<()> {
    if found.is_empty() {
        instruments(out, lang, &[])?;
    }
    for it in found {
        instruments(out, lang, std::slice::from_ref(&it.instrument))?;
        if let Some(snippet) = &it.snippet {
            let words = snippet
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            writeln!(out, "    {}: “… {words} …”", snippet.file)?;
        }
    }
    Ok(())
}

/// How many of the most cited `stats` names.
const MOST_CITED: usize = 10;

/// How many kinds, scopes ... `stats` names.
const SHARES: usize = 12;

/// Counts in words, the largest first, with how many are left out.
fn shares(
    out: &mut dyn Write,
    lang: Lang,
    name: &str,
    counts: &BTreeMap<String, usize>,
    word: impl Fn(&str) -> String,
) -> Result<()> {
    let mut rows: Vec<(&String, &usize)> = counts.iter().collect();
    rows.sort_by_key(|it| (Reverse(*it.1), it.0));
    let (shown, rest) = rows.split_at(rows.len().min(SHARES));
    let mut parts: Vec<String> = shown
        .iter()
        .map(|it| format!("{} {}", word(it.0), it.1))
        .collect();
    if !rest.is_empty() {
        let sum: usize = rest.iter().map(|it| it.1).sum();
        let words = lang.pick("loại khác, cộng lại", "others, in all");
        parts.push(format!("{} {words} {sum}", rest.len()));
    }
    writeln!(out, "{name}: {}", parts.join(", "))?;
    Ok(())
}

/// A scope, or the widest unit of one, in words.
fn scope(lang: Lang, code: &str) -> String {
    match code {
        "vn" => lang.pick("trung ương", "central").to_owned(),
        "_" => lang.pick("chưa rõ", "unknown").to_owned(),
        code => cancu::scope_name(&Scope::local([code])).unwrap_or_else(|| code.to_owned()),
    }
}

pub(crate) fn stats(out: &mut dyn Write, lang: Lang, it: &Stats) -> Result<()> {
    for (name, count) in [
        (lang.pick("văn bản đã đọc", "documents"), it.documents),
        (
            lang.pick("văn bản trong đồ thị", "instruments"),
            it.instruments,
        ),
        (lang.pick("trong đó có toàn văn", "held"), it.held),
        (lang.pick("quan hệ", "relations"), it.relations),
        (lang.pick("viện dẫn", "citations"), it.citations),
    ] {
        writeln!(out, "{name}: {count}")?;
    }
    for (name, count) in [
        (lang.pick("xác định đủ", "resolved"), it.resolved),
        (lang.pick("còn nhiều khả năng", "ambiguous"), it.ambiguous),
        (lang.pick("chưa xác định đủ", "unresolved"), it.unresolved),
    ] {
        let english = format!("{:.1}", count as f64 * 100.0 / it.citations.max(1) as f64);
        let vietnamese = english.replace('.', ",");
        let share = lang.pick(&vietnamese, &english);
        writeln!(out, "{name}: {count} ({share} %)")?;
    }
    writeln!(
        out,
        "{}: {}",
        lang.pick("thông tin mâu thuẫn", "conflicts"),
        it.conflicts
    )?;
    let kind = |code: &str| cancu::kind_name(code).unwrap_or(code).to_owned();
    let scope = |code: &str| scope(lang, code);
    let relation = |code: &str| named(lang, code);
    let state = |code: &str| {
        let known = State::ALL.into_iter().find(|it| it.code() == code);
        known.map_or_else(|| code.to_owned(), |it| lang.state(it))
    };
    shares(out, lang, lang.pick("loại", "kinds"), &it.kinds, kind)?;
    shares(out, lang, lang.pick("phạm vi", "scopes"), &it.scopes, scope)?;
    let relations = lang.pick("các quan hệ", "kinds of relations");
    shares(out, lang, relations, &it.by_relation, relation)?;
    shares(
        out,
        lang,
        lang.pick("hiệu lực", "statuses"),
        &it.statuses,
        state,
    )?;
    writeln!(out, "{}:", lang.pick("được nhắc nhiều nhất", "most cited"))?;
    for it in it.most_cited.iter().take(MOST_CITED) {
        writeln!(out, "  {:>5}  {}", it.count, it.name)?;
    }
    let more = it.most_cited.len().saturating_sub(MOST_CITED);
    if more > 0 {
        let others = lang.pick(
            "văn bản nữa; `--format json` liệt kê thêm",
            "more; `--format json` lists more",
        );
        writeln!(out, "  … +{more} {others}")?;
    }
    Ok(())
}
