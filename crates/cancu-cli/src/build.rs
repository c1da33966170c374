use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use cancu::{Built, DataSetOptions, Progress, Skipped};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::args::Columns;
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

fn options(columns: &Columns) -> DataSetOptions {
    DataSetOptions {
        preset: columns.preset.clone(),
        map: columns.map.clone(),
    }
}

/// Builds a graph file and says what was read.
pub(crate) fn run(
    context: &mut Context<'_>,
    inputs: &[PathBuf],
    output: &Path,
    columns: &Columns,
) -> Result<u8> {
    let start = Instant::now();
    let mut bar = Bar::new(context.lang);
    let built = cancu::build(inputs, output, &options(columns), &mut |it| bar.show(it));
    bar.clear();
    let built = built?;
    context.warn_skipped(&built.skipped)?;
    let summary = Summary::new(built, start);
    if context.json {
        context.answer(&summary)?;
    } else {
        summary.write(context, output)?;
    }
    Ok(0)
}

/// Builds whenever the files have changed and then been still for one look, until Ctrl-C.
pub(crate) fn watch(
    context: &mut Context<'_>,
    inputs: &[PathBuf],
    output: &Path,
    every: f64,
    columns: &Columns,
) -> Result<u8> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        // The first ends it after the build that is running, the second at once: a build that is
        // stopped anywhere leaves the graph whole.
        if flag.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    })?;
    let pause = Duration::try_from_secs_f64(every.max(0.05))?;
    let (mut built, mut last) = (None, None);
    while !stop.load(Ordering::SeqCst) {
        let now = cancu::stamp(inputs);
        if built != Some(now) && (built.is_none() || last == Some(now)) {
            match run(context, inputs, output, columns) {
                Ok(_) => built = Some(now),
                Err(error) => {
                    let word = context.lang.pick("lỗi", "error");
                    let said = crate::explain(&error, context.lang);
                    writeln!(context.err, "{word}: {said}")?;
                    let busy = matches!(
                        error.downcast_ref(),
                        Some(cancu::Error::Store(cancu::StoreError::Busy { .. }))
                    );
                    // Tried again when something changes, or the other build may be done.
                    built = (!busy).then_some(now);
                }
            }
            context.out.flush()?;
        }
        last = Some(now);
        let look = Instant::now();
        while look.elapsed() < pause && !stop.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(50).min(pause));
        }
    }
    Ok(0)
}

impl Summary {
    fn write(&self, context: &mut Context<'_>, output: &Path) -> Result<()> {
        let it = self;
        let place = output.display();
        match context.lang {
            Lang::Vi => writeln!(
                context.out,
                "{place}: {} văn bản (đọc {}, không đổi {}, đã bỏ {}), {} viện dẫn, {} văn bản được nhắc tới, {} quan hệ, bỏ qua {}, {:.1} giây",
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
                "{place}: {} documents ({} read, {} unchanged, {} removed), {} citations, {} instruments, {} relations, {} skipped, {:.1} s",
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
        Ok(())
    }
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
