//! The review of a draft: underlined for people, as records, as SARIF.

mod sarif;

use std::io::Write;
use std::path::{Path, PathBuf};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anyhow::{Result, anyhow, bail};
use cancu::{CheckOptions, Date, Engine, RULES, Remark, Review, Severity, rule};

use crate::args::Format;
use crate::commands::{Context, day};
use crate::lang::Lang;

/// Reviews the draft in `file`, on the ground of `graph` where one is given.
pub(crate) fn run(
    context: &mut Context<'_>,
    file: &Path,
    graph: Option<&Path>,
    date: Option<Date>,
    allow: &[String],
    format: Format,
) -> Result<u8> {
    if let Some(unknown) = allow.iter().find(|it| rule(it).is_none()) {
        let names: Vec<&str> = RULES.iter().map(|it| it.name).collect();
        bail!(
            "{} `{unknown}`: {}",
            context.lang.pick("không có quy tắc", "no rule"),
            names.join(", ")
        );
    }
    let (name, text) = draft(context, file)?;
    let engine = match graph {
        Some(path) => context.open(path)?,
        None => context.informed(Engine::from_texts(Vec::<(String, String)>::new()))?,
    };
    let options = CheckOptions {
        date,
        allow: allow.to_vec(),
    };
    let review = engine.check(&name, &text, day(None), &options);
    match format {
        Format::Json => context.answer(&review)?,
        Format::Sarif => context.answer(&sarif::log(&review, &text, file))?,
        _ => people(context.out, context.lang, &review, &text)?,
    }
    Ok(u8::from(review.is_refused()))
}

/// The one document that a file holds.
fn draft(context: &mut Context<'_>, file: &Path) -> Result<(String, String)> {
    let mut found = None;
    let skipped = cancu::documents(&[PathBuf::from(file)], &mut |it| {
        found = Some((it.name, it.text))
    })?;
    context.warn_skipped(&skipped)?;
    found.ok_or_else(|| {
        anyhow!(
            "{} `{}`",
            context
                .lang
                .pick("không đọc được dự thảo", "cannot read the draft"),
            file.display()
        )
    })
}

/// Underlines each finding in the text and counts them.
fn people(out: &mut dyn Write, lang: Lang, review: &Review, text: &str) -> Result<()> {
    let renderer = Renderer::plain();
    for it in &review.findings {
        // The paragraph that the place stands in is shown.
        let from = text[..it.location.start].rfind('\n').map_or(0, |at| at + 1);
        let to = text[it.location.end..]
            .find('\n')
            .map_or(text.len(), |at| it.location.end + at);
        let label = it.suggestion.as_deref().map(|to_write| match lang {
            Lang::Vi => format!("nên ghi: {to_write}"),
            Lang::En => format!("write: {to_write}"),
        });
        let mut mark =
            AnnotationKind::Primary.span(it.location.start - from..it.location.end - from);
        if let Some(label) = &label {
            mark = mark.label(label.as_str());
        }
        let snippet = Snippet::source(&text[from..to])
            .line_start(it.location.line)
            .path(review.file.as_str())
            .annotation(mark);
        let mut group = level(it.severity, lang)
            .primary_title(message(it, lang))
            .id(it.rule)
            .element(snippet);
        let steps = why(it, lang);
        if !steps.is_empty() {
            group = group.element(
                Level::NOTE
                    .with_name(Some(lang.pick("vì", "because")))
                    .message(steps.as_str()),
            );
        }
        writeln!(out, "{}\n", renderer.render(&[group]))?;
    }
    let count = |severity| {
        review
            .findings
            .iter()
            .filter(|it| it.severity == severity)
            .count()
    };
    let (errors, warnings, notes) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    );
    match lang {
        Lang::Vi => writeln!(
            out,
            "{}: {errors} lỗi, {warnings} cảnh báo, {notes} ghi chú (xét tại ngày {})",
            review.file,
            review.date.to_vietnamese()
        )?,
        Lang::En => writeln!(
            out,
            "{}: {errors} errors, {warnings} warnings, {notes} notes (as of {})",
            review.file, review.date
        )?,
    }
    Ok(())
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(Some(lang.pick("lỗi", "error"))),
        Severity::Warning => Level::WARNING.with_name(Some(lang.pick("cảnh báo", "warning"))),
        Severity::Note => Level::NOTE.with_name(Some(lang.pick("ghi chú", "note"))),
    }
}

fn message(it: &Remark, lang: Lang) -> &str {
    match lang {
        Lang::Vi => &it.message,
        Lang::En => &it.english,
    }
}

/// The steps behind a finding, and who else says otherwise, in a line.
fn why(it: &Remark, lang: Lang) -> String {
    let mut parts: Vec<String> = it
        .why
        .iter()
        .map(|step| {
            let verb = step
                .relation
                .map_or_else(String::new, |it| format!(" {}", lang.relation(it)));
            let date = step
                .date
                .map_or_else(String::new, |it| format!(", {}", lang.date(it)));
            format!("{}{verb} {}{date} ({})", step.actor, step.target, step.rule)
        })
        .collect();
    parts.extend(
        it.evidence
            .iter()
            .map(|it| format!("{}: “{}”", it.file, it.quote)),
    );
    parts.truncate(6);
    parts.join("; ")
}

/// Lists the rules.
pub(crate) fn rules(context: &mut Context<'_>) -> Result<u8> {
    if context.json {
        context.answer(&RULES)?;
        return Ok(0);
    }
    for it in RULES {
        let severity = match it.severity {
            Severity::Error => context.lang.pick("lỗi", "error"),
            Severity::Warning => context.lang.pick("cảnh báo", "warning"),
            Severity::Note => context.lang.pick("ghi chú", "note"),
        };
        let words = context.lang.pick(it.vietnamese, it.english);
        writeln!(context.out, "{} ({severity}): {words}", it.name)?;
        writeln!(
            context.out,
            "    {}: {}",
            context.lang.pick("ví dụ", "example"),
            it.example
        )?;
    }
    Ok(0)
}
