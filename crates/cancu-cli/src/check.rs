//! The review of a draft: underlined for people, as records, as SARIF.

mod places;
mod rules;
mod sarif;
mod terminal;

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use cancu::{CheckOptions, Date, Document, Engine, RULES, nearest, rule};

use crate::args::Format;
use crate::commands::{Context, day};
use crate::lang::Lang;

pub(crate) use rules::list as rules;

/// Reviews the draft in `file`, on the ground of `graph` where one is given. Gives 1 where
/// anything heavier than a note was found.
pub(crate) fn run(
    context: &mut Context<'_>,
    file: &Path,
    graph: Option<&Path>,
    date: Option<Date>,
    allow: &[String],
    format: Format,
) -> Result<u8> {
    if let Some(unknown) = allow.iter().find(|it| rule(it).is_none()) {
        bail!("{}", no_rule(unknown, context.lang));
    }
    let draft = draft(context, file)?;
    let engine = match graph {
        Some(path) => context.open(path)?,
        None => context.informed(Engine::from_texts(Vec::<(String, String)>::new()))?,
    };
    let options = CheckOptions {
        date,
        allow: allow.to_vec(),
    };
    let review = engine.check_document(&draft, day(None), &options)?;
    let text = draft.text.as_str();
    let refused = review.is_refused();
    if review.citations == 0 {
        let said = context.lang.pick(
            "lưu ý: không thấy viện dẫn nào trong dự thảo: không có gì để soát",
            "mind: no citation was found in the draft: there was nothing to review",
        );
        writeln!(context.err, "{said}")?;
    }
    let review = match context.lang {
        Lang::Vi => review,
        Lang::En => review.in_english(),
    };
    match format {
        Format::Json => context.answer(&review)?,
        Format::Sarif => {
            // What was made of another format, or of an old charset, has no places in the file.
            let exact = std::fs::read(file).is_ok_and(|it| it == text.as_bytes());
            context.answer(&sarif::log(&review, text, file, exact, context.lang))?;
        }
        _ => terminal::write(context.out, context.lang, &review, text)?,
    }
    Ok(u8::from(refused))
}

/// No rule has this name: the one that is near, or all of them.
fn no_rule(name: &str, lang: Lang) -> String {
    let names = || RULES.iter().map(|it| it.name);
    match (nearest(name, names()), lang) {
        (Some(near), Lang::Vi) => {
            format!("không có quy tắc `{name}`; có phải `{near}`? `cancu rules` liệt kê tất cả")
        }
        (Some(near), Lang::En) => {
            format!("no rule `{name}`; did you mean `{near}`? `cancu rules` lists them")
        }
        (None, _) => format!(
            "{} `{name}`; {}: {}",
            lang.pick("không có quy tắc", "no rule"),
            lang.pick("dùng một trong", "use one of"),
            names().collect::<Vec<_>>().join(", ")
        ),
    }
}

/// The one document that a file holds.
fn draft(context: &mut Context<'_>, file: &Path) -> Result<Document> {
    let mut found = Vec::new();
    let skipped = cancu::documents(&[PathBuf::from(file)], &mut |it| {
        if found.len() < 2 {
            found.push(it);
        }
    })?;
    context.warn_skipped(&skipped)?;
    let path = file.display();
    match (found.len(), context.lang) {
        (1, _) => found.pop().ok_or_else(|| anyhow!("`{path}`")),
        (0, Lang::Vi) => bail!("không đọc được dự thảo `{path}`"),
        (0, Lang::En) => bail!("cannot read the draft `{path}`"),
        (_, Lang::Vi) => bail!("`{path}` có nhiều văn bản; `check` soát từng dự thảo một"),
        (_, Lang::En) => bail!("`{path}` holds several documents; `check` reviews one draft"),
    }
}
