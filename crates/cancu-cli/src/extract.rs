//! The citations of files, as records.

use std::collections::BTreeSet;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::commands::{Context, STDIN, cannot_write, code_of, input};
use crate::record;

/// Writes the records of what is read, to the answer or one file a document.
pub(crate) fn run(
    context: &mut Context<'_>,
    inputs: &[PathBuf],
    output: Option<&Path>,
    text_dir: Option<&Path>,
) -> Result<u8> {
    let inputs: Vec<PathBuf> = inputs.iter().map(|it| input(it)).collect();
    let inputs = inputs.as_slice();
    if text_dir.is_some() && inputs.iter().any(|it| it == Path::new(STDIN)) {
        let said = "`--text-dir` không đi cùng `-`: đầu vào chuẩn chỉ đọc được một lần";
        let english = "`--text-dir` does not go with `-`: standard input is read once";
        bail!("{}", context.lang.pick(said, english));
    }
    let bar = progress();
    for folder in [output, text_dir].into_iter().flatten() {
        fs::create_dir_all(folder).with_context(|| cannot_write(context.lang, folder))?;
    }
    if let Some(folder) = text_dir {
        let mut names = Names::default();
        cancu::each_document(inputs, &mut |it| {
            fs::write(folder.join(names.take(&it.name) + ".txt"), it.text)
        })?;
    }
    let mut names = Names::default();
    let skipped = cancu::each_reading(inputs, &mut |reading| {
        bar.inc(1);
        let lines = record::lines(&reading)?;
        let Some(folder) = output else {
            return lines
                .iter()
                .try_for_each(|line| writeln!(context.out, "{line}"));
        };
        let name = names.take(&reading.file);
        if name != stem(&reading.file) {
            let said = context
                .lang
                .pick("trùng tên, ghi vào", "the name is taken, written to");
            writeln!(context.err, "{said} {name}.jsonl")?;
        }
        let path = folder.join(format!("{name}.jsonl"));
        fs::write(&path, lines.join("\n") + "\n").map_err(|source| {
            std::io::Error::new(source.kind(), format!("`{}`: {source}", path.display()))
        })
    })?;
    let read = bar.position();
    bar.finish_and_clear();
    context.warn_skipped(&skipped)?;
    if read == 0 {
        bail!(
            "{}",
            context
                .lang
                .pick("không đọc được văn bản nào", "no document could be read")
        );
    }
    Ok(code_of(inputs, &skipped))
}

/// A bar on standard error when that is a terminal.
fn progress() -> indicatif::ProgressBar {
    if !std::io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    indicatif::ProgressBar::new_spinner()
}

/// The names of what is written for documents: alike for records and texts, since the documents
/// come in the same order.
#[derive(Default)]
struct Names {
    used: BTreeSet<String>,
}

impl Names {
    /// The stem of a file's name; with a number if another document had it before.
    fn take(&mut self, file: &str) -> String {
        let stem = stem(file);
        let mut name = stem.clone();
        let mut count = 1;
        while !self.used.insert(name.clone()) {
            count += 1;
            name = format!("{stem}-{count}");
        }
        name
    }
}

/// A file's name without its ending; rows of data sets keep their id.
fn stem(file: &str) -> String {
    let bare = if file.contains('#') {
        file
    } else {
        file.rsplit_once('.').map_or(file, |it| it.0)
    };
    bare.replace(['/', '\\', ':', '#'], "_")
}
