//! Questions about one instrument, or about each of a list.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use cancu::{Engine, Error, ErrorKind, InstrumentId};
use serde::Serialize;

use crate::args::Questions;
use crate::commands::{Context, input};
use crate::explain;
use crate::lang::Lang;

/// How many references are asked about at once: enough for all cores, and few enough answers to
/// hold in memory.
const AT_ONCE: usize = 256;

/// Puts a question to one instrument, or to each of a list; gives the exit code.
///
/// What is said of a list is what is said of each alone, in its order: as text with an empty line
/// between, as JSON with a line for each, also for what has no answer.
pub(crate) fn ask<T: Serialize>(
    context: &mut Context<'_>,
    question: &Questions,
    many: impl Fn(&Engine, &[&str]) -> Vec<Result<T, Error>>,
    say: impl Fn(&mut Context<'_>, &Engine, &str, &T) -> Result<u8>,
) -> Result<u8> {
    let listed = question
        .refs
        .as_deref()
        .map(|it| references(context.lang, it))
        .transpose()?;
    let engine = context.open(&question.graph)?;
    let Some(listed) = listed else {
        let asked = question.reference.as_deref().unwrap_or_default();
        let answer = many(&engine, &[asked]).pop();
        return answer.map_or(Ok(0), |it| say(context, &engine, asked, &it?));
    };
    context.lines = true;
    let mut code = 0;
    let mut first = true;
    for some in listed.chunks(AT_ONCE) {
        let some: Vec<&str> = some.iter().map(String::as_str).collect();
        for (asked, answer) in some.iter().zip(many(&engine, &some)) {
            let own = match answer {
                Ok(answer) => {
                    let mut said = Vec::new();
                    let mut of_one = Context {
                        out: &mut said,
                        err: &mut *context.err,
                        register: Vec::new(),
                        asked: None,
                        ..*context
                    };
                    let own = say(&mut of_one, &engine, asked, &answer)?;
                    // What fits several says so beside the answers, and is no answer as text.
                    if !said.is_empty() && !context.json && !std::mem::take(&mut first) {
                        writeln!(context.out)?;
                    }
                    context.out.write_all(&said)?;
                    own
                }
                Err(error) => refuse(context, question, error)?,
            };
            code = code.max(own);
        }
    }
    Ok(code)
}

/// The references of a list, without its empty lines.
fn references(lang: Lang, path: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(input(path)).with_context(|| {
        let said = lang.pick("không đọc được", "cannot read");
        format!("{said} `{}`", path.display())
    })?;
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let found: Vec<String> = lines
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    if found.is_empty() {
        let path = path.display();
        match lang {
            Lang::Vi => bail!("`{path}` không kê văn bản nào; ghi mỗi dòng một văn bản"),
            Lang::En => bail!("`{path}` lists no instrument; write one a line"),
        }
    }
    Ok(found)
}

/// An answer of a list as JSON: the record that one question has, behind what was asked.
#[derive(Serialize)]
struct Line<'l, T> {
    query: &'l str,
    #[serde(flatten)]
    answer: &'l T,
}

/// Says an answer that does not tell itself what was asked.
pub(crate) fn say<T: Serialize>(
    context: &mut Context<'_>,
    engine: &Engine,
    asked: &str,
    answer: &T,
    report: impl FnOnce(&mut dyn Write, Lang, &Engine, &T) -> Result<()>,
) -> Result<u8> {
    if !context.lines {
        return context.say(engine, answer, report);
    }
    context.mind(engine, asked)?;
    let line = Line {
        query: asked,
        answer,
    };
    context.say(engine, &line, |out, lang, engine, it| {
        report(out, lang, engine, it.answer)
    })
}

/// A reference of a list that has no answer, as JSON.
#[derive(Serialize)]
struct Refused<'l> {
    query: &'l str,
    error: &'static str,
    /// What fits, where several do; else what comes nearest.
    candidates: Vec<&'l InstrumentId>,
}

/// Tells of a reference that fits nothing, or several; the others are still answered.
fn refuse(context: &mut Context<'_>, question: &Questions, error: Error) -> Result<u8> {
    let Error::Query(query) = &error else {
        return Err(error.into());
    };
    let (word, found) = match query.kind() {
        ErrorKind::Unknown(nearest) => ("unknown", nearest),
        ErrorKind::Ambiguous(candidates) => ("ambiguous", candidates),
        _ => return Err(error.into()),
    };
    let refused = Refused {
        query: query.query(),
        error: word,
        candidates: found.iter().map(|it| &it.id).collect(),
    };
    if context.json {
        context.answer(&refused)?;
    }
    let lang = context.lang;
    let said = explain(&error.into(), lang, Some(&question.graph));
    writeln!(context.err, "{}: {said}", lang.pick("lỗi", "error"))?;
    Ok(2)
}
