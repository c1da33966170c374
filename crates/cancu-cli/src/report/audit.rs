//! Who cites what has lapsed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anyhow::Result;
use cancu::{Audit, AuditOptions, Engine, Finding, Grade, InstrumentId, Leniency, code};

use super::{dated, since};
use crate::args::By;
use crate::lang::Lang;

/// The report of an audit, by document unless asked otherwise: what it cites, where, since when and why it has lapsed,
/// and what to cite instead.
pub(crate) fn audit(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    answer: &Audit,
    options: &AuditOptions,
    by: Option<By>,
) -> Result<()> {
    match (answer.as_of, lang) {
        (Some(day), Lang::Vi) => writeln!(
            out,
            "RÀ SOÁT VIỆN DẪN VĂN BẢN HẾT HIỆU LỰC — tính đến ngày {}",
            lang.date(day)
        )?,
        (None, Lang::Vi) => writeln!(
            out,
            "RÀ SOÁT VIỆN DẪN VĂN BẢN HẾT HIỆU LỰC — tại ngày ký của mỗi văn bản"
        )?,
        (Some(day), Lang::En) => writeln!(out, "CITATIONS OF LAPSED INSTRUMENTS as of {day}")?,
        (None, Lang::En) => writeln!(
            out,
            "CITATIONS OF LAPSED INSTRUMENTS at the signing of each document"
        )?,
    }
    if let Some(cites) = &options.cites {
        writeln!(
            out,
            "{}: {cites}",
            lang.pick("Chỉ xét viện dẫn", "Only citations of")
        )?;
    }
    for group in groups(engine, answer, by.unwrap_or(By::Document)) {
        let counts = by.map(|_| counts(lang, &group)).unwrap_or_default();
        match by {
            Some(By::Instrument) => instrument(out, lang, engine, &group, &counts)?,
            Some(By::Issuer) => issuer(out, lang, engine, &group, &counts)?,
            _ => document(out, lang, engine, &group, &counts)?,
        }
    }
    let citing = files(answer.findings.iter());
    let read = engine.graph().document_count();
    writeln!(out)?;
    match lang {
        Lang::Vi if answer.findings.is_empty() => writeln!(
            out,
            "Không văn bản nào trong {read} văn bản đã đọc viện dẫn văn bản được biết là đã hết hiệu lực."
        )?,
        Lang::Vi => writeln!(
            out,
            "Tổng cộng: {} chỗ viện dẫn trong {} trên {read} văn bản.",
            answer.findings.len(),
            citing
        )?,
        Lang::En if answer.findings.is_empty() => writeln!(
            out,
            "None of the {read} documents cites an instrument known to have lapsed."
        )?,
        Lang::En => writeln!(
            out,
            "In all: {} places in {} of {read} documents.",
            answer.findings.len(),
            citing
        )?,
    }
    let unsure = answer.findings.iter().filter(|it| !it.sure).count();
    match lang {
        _ if unsure == 0 => {}
        Lang::Vi => writeln!(out, "Trong đó {unsure} chỗ chưa chắc chắn, cần tra lại.")?,
        Lang::En => writeln!(out, "Of these {unsure} are unsure: look them up.")?,
    }
    Ok(())
}

/// Findings that belong together, each group in the order of the audit, by name.
fn groups<'a>(engine: &Engine, answer: &'a Audit, by: By) -> Vec<Vec<&'a Finding>> {
    let mut out: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for it in &answer.findings {
        let key = match by {
            By::Document => it.location.file.clone(),
            By::Instrument => format!("{} {:?}", it.cited, it.part),
            By::Issuer => issuer_of(engine, it).unwrap_or_default(),
        };
        out.entry(key).or_default().push(it);
    }
    out.into_values().collect()
}

/// The issuer of the document, with its scope where it is a local body.
fn issuer_of(engine: &Engine, finding: &Finding) -> Option<String> {
    let node = engine.graph().node_id(&finding.document)?;
    let name = engine.graph().node(node).issuer.as_deref()?;
    // "Sở Nội vụ" is another body in another province.
    let scope = finding.document.scope.as_ref();
    let local = scope.filter(|it| !it.is_central());
    let unit = local.map(|it| cancu::scope_name(it).unwrap_or_else(|| it.to_string()));
    let unit = unit.filter(|it| !name.to_lowercase().contains(&it.to_lowercase()));
    Some(unit.map_or_else(|| name.to_owned(), |it| format!("{name} ({it})")))
}

/// How many documents the findings are in.
fn files<'a>(findings: impl Iterator<Item = &'a Finding>) -> usize {
    let files: BTreeSet<&str> = findings.map(|it| it.location.file.as_str()).collect();
    files.len()
}

/// " — 3 chỗ viện dẫn, 2 văn bản hết hiệu lực, trong 1 văn bản".
fn counts(lang: Lang, findings: &[&Finding]) -> String {
    let lapsed: BTreeSet<&InstrumentId> = findings.iter().map(|it| &it.cited).collect();
    let (places, lapsed) = (findings.len(), lapsed.len());
    let citing = files(findings.iter().copied());
    match lang {
        Lang::Vi => {
            format!(
                " — {places} chỗ viện dẫn {lapsed} văn bản hết hiệu lực, trong {citing} văn bản"
            )
        }
        Lang::En => format!(" — {places} places, {lapsed} lapsed, in {citing} documents"),
    }
}

/// One document: what it cites, where, why it has lapsed, and what to cite instead.
fn document(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    findings: &[&Finding],
    counts: &str,
) -> Result<()> {
    let Some(first) = findings.first() else {
        return Ok(());
    };
    let node = engine.graph().node_id(&first.document);
    let title = node.and_then(|it| engine.graph().node(it).title.as_deref());
    writeln!(out, "\n{}{counts}", dated(engine, lang, &first.document))?;
    if let Some(title) = title {
        writeln!(out, "  {title}")?;
    }
    let file = lang.pick("tệp", "file");
    writeln!(out, "  {file}: {}", first.location.file)?;
    let mut cited: BTreeMap<(&InstrumentId, &Option<String>), Vec<&Finding>> = BTreeMap::new();
    for it in findings {
        cited.entry((&it.cited, &it.part)).or_default().push(it);
    }
    for ((id, _), of) in cited {
        let Some(one) = of.first() else { continue };
        writeln!(out, "\n  ✗ {}", dated(engine, lang, id))?;
        // Of two parts of one instrument the one may have lapsed at the signing, the other not.
        let alike = of
            .iter()
            .all(|it| it.lapsed_at_signing == one.lapsed_at_signing);
        let at_signing = if alike { signed(lang, one) } else { "" };
        writeln!(out, "    {}{at_signing}", lapse(lang, one))?;
        for finding in &of {
            let at_signing = if alike { "" } else { signed(lang, finding) };
            writeln!(out, "    {}{at_signing}", place(lang, engine, finding))?;
        }
        writeln!(out, "    → {}", one.advice)?;
    }
    Ok(())
}

/// One lapsed instrument: who cites it, and where.
fn instrument(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    findings: &[&Finding],
    counts: &str,
) -> Result<()> {
    let Some(first) = findings.first() else {
        return Ok(());
    };
    writeln!(out, "\n✗ {}{counts}", dated(engine, lang, &first.cited))?;
    writeln!(out, "  {}", lapse(lang, first))?;
    writeln!(out, "  → {}", first.advice)?;
    let mut file = "";
    for it in findings {
        if it.location.file != file {
            file = &it.location.file;
            let name = dated(engine, lang, &it.document);
            writeln!(out, "    {name} ({file})")?;
        }
        let at_signing = signed(lang, it);
        writeln!(out, "      {}{at_signing}", place(lang, engine, it))?;
    }
    Ok(())
}

/// One issuer: which of its documents cite what has lapsed.
fn issuer(
    out: &mut dyn Write,
    lang: Lang,
    engine: &Engine,
    findings: &[&Finding],
    counts: &str,
) -> Result<()> {
    let Some(first) = findings.first() else {
        return Ok(());
    };
    let unknown = || {
        lang.pick("Chưa rõ cơ quan ban hành", "Issuer unknown")
            .to_owned()
    };
    let name = issuer_of(engine, first).unwrap_or_else(unknown);
    writeln!(out, "\n{name}{counts}")?;
    let mut file = "";
    for it in findings {
        if it.location.file != file {
            file = &it.location.file;
            writeln!(out, "  {} ({file})", dated(engine, lang, &it.document))?;
        }
        writeln!(out, "    ✗ {}", place(lang, engine, it))?;
        writeln!(out, "      {}{}", lapse(lang, it), signed(lang, it))?;
        writeln!(out, "      → {}", it.advice)?;
    }
    Ok(())
}

/// "hết hiệu lực từ 01/07/2023 (suy ra theo quy tắc)", with the part where it is one.
fn lapse(lang: Lang, it: &Finding) -> String {
    let part = it.part.as_ref();
    let part = part.map(|it| format!(": {it}")).unwrap_or_default();
    format!(
        "{}{part} {} ({})",
        lang.state(it.status),
        since(lang, it.since),
        lang.ground(it.basis, it.sure)
    )
}

fn signed(lang: Lang, it: &Finding) -> &'static str {
    if it.lapsed_at_signing {
        lang.pick("; ĐÃ hết hiệu lực khi ký", "; ALREADY lapsed when signed")
    } else {
        ""
    }
}

/// "dòng 40: “Nghị định số 04/2015/NĐ-CP” [thực hiện]".
fn place(lang: Lang, engine: &Engine, it: &Finding) -> String {
    let grade = match it.note {
        Some(Leniency::Historic) => lang.pick("nhắc lại việc đã qua", "looks back").to_owned(),
        Some(Leniency::Transitional) => lang
            .pick(
                "điều khoản chuyển tiếp, thi hành",
                "in transitional or final clauses",
            )
            .to_owned(),
        Some(Leniency::DynamicReference) => {
            let said = lang.pick(
                "đã có điều khoản áp dụng văn bản thay thế",
                "the document itself applies what takes its place",
            );
            match redirected(engine, it) {
                Some(line) => format!("{said}, {} {line}", lang.pick("dòng", "line")),
                None => said.to_owned(),
            }
        }
        None => grade(lang, it.grade).to_owned(),
    };
    let line = format!("{} {}", lang.pick("dòng", "line"), it.location.line);
    format!("{line}: “{}” [{grade}]", it.quote.replace('\n', " "))
}

/// The line on which a document redirects its citations; `None` where the citation itself does.
fn redirected(engine: &Engine, it: &Finding) -> Option<usize> {
    let reading = engine.graph().head(&it.location.file)?;
    Some(reading.line_of(reading.dynamic?))
}

fn grade(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::LegalBasis => lang.pick("căn cứ", "legal basis"),
        Grade::Implements => lang.pick("thực hiện", "implements"),
        Grade::Cites => lang.pick("viện dẫn", "cites"),
        Grade::Mentioned => lang.pick("nhắc trong tên văn bản khác", "named in another's title"),
    }
}

/// The findings as a table for spreadsheets.
pub(crate) fn audit_csv(out: &mut dyn Write, answer: &Audit) -> Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "document",
        "file",
        "line",
        "start",
        "end",
        "cited",
        "quote",
        "relation",
        "grade",
        "note",
        "status",
        "part",
        "since",
        "basis",
        "lapsed_at_signing",
        "current",
        "advice",
        "sure",
        "unsure",
    ])?;
    for it in &answer.findings {
        let current: Vec<String> = it.current.iter().map(ToString::to_string).collect();
        let unsure: Vec<String> = it.unsure.iter().map(ToString::to_string).collect();
        table.write_record([
            it.document.to_string(),
            it.location.file.clone(),
            it.location.line.to_string(),
            it.location.start.to_string(),
            it.location.end.to_string(),
            it.cited.to_string(),
            it.quote.clone(),
            it.relation.to_string(),
            code(&it.grade),
            it.note.as_ref().map(code).unwrap_or_default(),
            it.status.code().to_owned(),
            it.part.clone().unwrap_or_default(),
            it.since.map(|it| it.to_string()).unwrap_or_default(),
            it.basis.as_ref().map(code).unwrap_or_default(),
            it.lapsed_at_signing.to_string(),
            current.join(" "),
            it.advice.clone(),
            it.sure.to_string(),
            unsure.join(" "),
        ])?;
    }
    table.flush()?;
    Ok(())
}
