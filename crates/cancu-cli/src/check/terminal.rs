//! A review for people: each place underlined, with why and what to write.

use std::io::Write;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anyhow::Result;
use cancu::{Basis, Remark, Review, Severity, Step};

use super::places::Places;
use super::rules::severity;
use crate::lang::Lang;
use crate::source;

/// How many lines say why.
const REASONS: usize = 6;

/// Underlines each finding in the text and counts them.
pub(super) fn write(out: &mut dyn Write, lang: Lang, review: &Review, text: &str) -> Result<()> {
    let renderer = Renderer::plain();
    let places = Places::of(text);
    for it in &review.findings {
        let (start, end) = (it.location.start, it.location.end);
        let (shown, before, behind) = places.around(&(start..end));
        let before = if before { "… " } else { "" };
        let behind = if behind { " …" } else { "" };
        let source = format!("{before}{}{behind}", &text[shown.clone()]);
        let shift = |at: usize| at - shown.start + before.len();
        let mut mark = AnnotationKind::Primary.span(shift(start)..shift(end));
        let to_write = it
            .suggestion
            .as_deref()
            .map(|text| format!("{}: {text}", lang.pick("nên ghi", "write")));
        // What fits in as it is stands at the place itself.
        let (label, help) = match to_write {
            Some(text) if it.fix.is_some() && text.chars().count() < 60 => (Some(text), None),
            other => (None, other),
        };
        if let Some(label) = &label {
            mark = mark.label(label.as_str());
        }
        let (line, column) = places.line_and_column(start);
        // The column is counted from where the shown words begin.
        let counted = source[..shift(start)].chars().count() + 1;
        let snippet = Snippet::source(source)
            .line_start(line)
            .path(review.file.as_str())
            .annotation(mark);
        let mut group = level(it.severity, lang)
            .primary_title(it.message.as_str())
            .id(it.rule)
            .element(snippet);
        let why = reasons(review, it, lang);
        for reason in why.iter().take(REASONS) {
            let because = Level::NOTE.with_name(Some(lang.pick("vì", "because")));
            group = group.element(because.message(reason.as_str()));
        }
        if let Some(help) = &help {
            group = group.element(Level::HELP.no_name().message(help.as_str()));
        }
        let [wrong, right] = [counted, column].map(|it| format!("{}:{line}:{it}\n", review.file));
        let rendered = renderer.render(&[group]);
        writeln!(out, "{}\n", rendered.replacen(&wrong, &right, 1))?;
    }
    let count = |severity| {
        let of_it = review.findings.iter();
        of_it.filter(|it| it.severity == severity).count()
    };
    let counts = [Severity::Error, Severity::Warning, Severity::Note];
    let [errors, warnings, notes] = counts.map(count);
    match lang {
        Lang::Vi => writeln!(
            out,
            "{}: {errors} lỗi, {warnings} cảnh báo, {notes} ghi chú (xét tại ngày {})",
            review.file,
            review.date.to_vietnamese()
        )?,
        Lang::En => writeln!(
            out,
            "{}: errors: {errors}, warnings: {warnings}, notes: {notes} (as of {})",
            review.file, review.date
        )?,
    }
    Ok(())
}

fn level(it: Severity, lang: Lang) -> Level<'static> {
    let level = match it {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(Some(severity(it, lang)))
}

/// The steps behind a finding, and who else says otherwise, one a line.
fn reasons(review: &Review, it: &Remark, lang: Lang) -> Vec<String> {
    let mut out: Vec<String> = it.why.iter().map(|it| step(review, it, lang)).collect();
    out.extend(it.evidence.iter().map(|it| source::said(lang, it)));
    out.dedup();
    out
}

fn step(review: &Review, it: &Step, lang: Lang) -> String {
    let acts = source::act(lang, |id| review.label(id), it);
    let source = match it.evidence.first() {
        _ if it.basis == Basis::Derived => it.rule.clone(),
        Some(it) => source::said(lang, it),
        None => lang.basis(Some(it.basis)).to_owned(),
    };
    format!("{acts} ({source})")
}
