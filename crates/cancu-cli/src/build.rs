use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use cancu::{Built, Progress, Skipped};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::commands::Context;
use crate::lang::Lang;

#[derive(Serialize)]
struct Summary {
    documents: usize,
    read: usize,
    unchanged: usize,
    removed: usize,
    instruments: usize,
    citations: usize,
    relations: usize,
    skipped: Vec<Skipped>,
    seconds: f64,
}

impl Summary {
    fn new(built: Built, start: Instant) -> Summary {
        Summary {
            documents: built.documents,
            read: built.documents.saturating_sub(built.unchanged),
            unchanged: built.unchanged,
            removed: built.removed,
            instruments: built.instruments,
            citations: built.citations,
            relations: built.relations,
            skipped: built.skipped,
            seconds: (start.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
        }
    }
}

/// Builds a graph file and says what was read.
pub(crate) fn run(context: &mut Context<'_>, inputs: &[PathBuf], output: &Path) -> Result<u8> {
    let start = Instant::now();
    let mut bar = Bar::new(context.lang);
    let built = cancu::build(inputs, output, &mut |it| bar.show(it));
    bar.clear();
    let built = built?;
    context.warn_skipped(&built.skipped)?;
    let summary = Summary::new(built, start);
    if context.json {
        context.answer(&summary)?;
        return Ok(0);
    }
    let it = &summary;
    match context.lang {
        Lang::Vi => writeln!(
            context.out,
            "{}: {} văn bản (đọc {}, không đổi {}, đã bỏ {}), {} viện dẫn, {} văn bản được nhắc tới, {} quan hệ, bỏ qua {}, {:.1} giây",
            output.display(),
            it.documents,
            it.read,
            it.unchanged,
            it.removed,
            it.citations,
            it.instruments,
            it.relations,
            it.skipped.len(),
            it.seconds
        )?,
        Lang::En => writeln!(
            context.out,
            "{}: {} documents ({} read, {} unchanged, {} removed), {} citations, {} instruments, {} relations, {} skipped, {:.1} s",
            output.display(),
            it.documents,
            it.read,
            it.unchanged,
            it.removed,
            it.citations,
            it.instruments,
            it.relations,
            it.skipped.len(),
            it.seconds
        )?,
    }
    Ok(0)
}

/// How far a build is, on standard error when that is a terminal.
struct Bar {
    bar: ProgressBar,
    lang: Lang,
}

impl Bar {
    fn new(lang: Lang) -> Bar {
        let bar = if std::io::stderr().is_terminal() {
            ProgressBar::new(0)
        } else {
            ProgressBar::hidden()
        };
        let template = match lang {
            Lang::Vi => "{bar:30} {percent}% {msg}, {binary_bytes_per_sec}, còn {eta}",
            Lang::En => "{bar:30} {percent}% {msg}, {binary_bytes_per_sec}, {eta} left",
        };
        // A template that does not parse leaves the bar as it comes.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Bar { bar, lang }
    }

    fn show(&mut self, it: Progress) {
        self.bar.set_length(it.of_bytes);
        self.bar.set_position(it.bytes);
        let words = self.lang.pick("văn bản", "documents");
        let joining = if it.joining {
            self.lang.pick(", đang nối và ghi", ", joining and writing")
        } else {
            ""
        };
        self.bar
            .set_message(format!("{} {words}{joining}", it.documents));
    }

    fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
