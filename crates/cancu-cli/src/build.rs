use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use cancu::{BuildOptions, Built, DataSetOptions, Kept, Progress, Skipped};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::args::Content;
use crate::commands::{Context, code_of};
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    registers: Vec<String>,
    skipped: Vec<Skipped>,
    /// Broken places of documents that were read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<Skipped>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kept: Vec<Kept>,
    seconds: f64,
}

impl Summary {
    fn new(built: Built, start: Instant) -> Summary {
        let (faults, skipped) = built.skipped.into_iter().partition(|it| it.read);
        Summary {
            documents: built.documents,
            read: built.documents.saturating_sub(built.unchanged),
            unchanged: built.unchanged,
            removed: built.removed,
            instruments: built.instruments,
            citations: built.citations,
            relations: built.relations,
            registers: built.registers,
            skipped,
            faults,
            kept: built.kept,
            seconds: (start.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
        }
    }
}

fn options(context: &Context<'_>, content: &Content) -> Result<BuildOptions> {
    let registers = context.registers()?;
    let named = content.no_register || !registers.is_empty();
    Ok(BuildOptions {
        data_sets: DataSetOptions {
            preset: content.preset.clone(),
            map: content.map.clone(),
        },
        registers: named.then_some(registers),
    })
}

/// Builds a graph file and says what was read.
pub(crate) fn run(
    context: &mut Context<'_>,
    inputs: &[PathBuf],
    output: &Path,
    content: &Content,
) -> Result<u8> {
    let start = Instant::now();
    let options = options(context, content)?;
    let mut bar = Bar::new(context.lang);
    let built = cancu::build(inputs, output, &options, &mut |it| bar.show(it));
    bar.clear();
    let built = built?;
    context.warn_skipped(&built.skipped)?;
    let code = code_of(inputs, &built.skipped);
    if built.documents == 0 {
        let said = context.lang.pick(
            "lưu ý: không có văn bản nào trong đầu vào, đồ thị trống",
            "mind: there is no document in the inputs, and the graph is empty",
        );
        writeln!(context.err, "{said}")?;
    }
    for it in &built.kept {
        let named = inputs
            .iter()
            .any(|input| input.as_path() == Path::new(&it.file));
        writeln!(context.err, "{}", kept(context.lang, it, named))?;
    }
    if built.removed > 0 {
        let count = built.removed;
        let said = match context.lang {
            Lang::Vi => format!(
                "lưu ý: {count} văn bản của lần dựng trước không còn trong đầu vào nên đã bỏ khỏi đồ thị; muốn giữ thì nêu lại"
            ),
            Lang::En => format!(
                "mind: {count} documents of the build before are not in the inputs and have left the graph; name them to keep them"
            ),
        };
        writeln!(context.err, "{said}")?;
    }
    let summary = Summary::new(built, start);
    if context.json {
        context.answer(&summary)?;
    } else {
        summary.write(context, output)?;
    }
    Ok(code)
}

/// What was kept of a path that cannot be reached, and how it goes: one that was named is away, and
/// not deleted, as long as it is named.
fn kept(lang: Lang, Kept { file, documents }: &Kept, named: bool) -> String {
    match lang {
        Lang::Vi => {
            let remedy = match named {
                true => "muốn bỏ thì không nêu nữa",
                false => "muốn bỏ thì xóa đi",
            };
            format!(
                "lưu ý: `{file}` hiện không tới được nên giữ nguyên {documents} văn bản đã đọc ở đó; {remedy}"
            )
        }
        Lang::En => {
            let remedy = match named {
                true => "name it no more to remove them",
                false => "delete it to remove them",
            };
            format!(
                "mind: `{file}` cannot be reached now, and {documents} documents that were read there are kept; {remedy}"
            )
        }
    }
}

/// Builds whenever the files have changed and then been still for one look, until Ctrl-C.
pub(crate) fn watch(
    context: &mut Context<'_>,
    inputs: &[PathBuf],
    output: &Path,
    every: Duration,
    content: &Content,
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
    let pause = every.max(Duration::from_millis(50));
    // What the answers rest on is looked at too.
    let watched = [inputs, &context.register].concat();
    let (mut built, mut last) = (None, None);
    while !stop.load(Ordering::SeqCst) {
        let now = cancu::stamp(&watched);
        if built != Some(now) && (built.is_none() || last == Some(now)) {
            match run(context, inputs, output, content) {
                Ok(_) => built = Some(now),
                Err(error) => {
                    let word = context.lang.pick("lỗi", "error");
                    let said = crate::explain(&error, context.lang, None);
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
        let said = match context.lang {
            Lang::Vi => [
                format!("{} văn bản", it.documents),
                format!(
                    "(đọc {}, không đổi {}, đã bỏ {})",
                    it.read, it.unchanged, it.removed
                ),
                format!("{} viện dẫn", it.citations),
                format!("{} văn bản được nhắc tới", it.instruments),
                format!("{} quan hệ", it.relations),
                format!("bỏ qua {}", it.skipped.len()),
                format!("{:.1} giây", it.seconds),
            ],
            Lang::En => [
                format!("{} documents", it.documents),
                format!(
                    "({} read, {} unchanged, {} removed)",
                    it.read, it.unchanged, it.removed
                ),
                format!("{} citations", it.citations),
                format!("{} instruments", it.instruments),
                format!("{} relations", it.relations),
                format!("{} skipped", it.skipped.len()),
                format!("{:.1} s", it.seconds),
            ],
        };
        let [documents, of_which, rest @ ..] = said;
        let place = output.display();
        write!(
            context.out,
            "{place}: {documents} {of_which}, {}",
            rest.join(", ")
        )?;
        if !it.faults.is_empty() {
            let count = it.faults.len();
            match context.lang {
                Lang::Vi => write!(context.out, ", {count} văn bản đọc có lỗi")?,
                Lang::En => write!(context.out, ", {count} documents read with faults")?,
            }
        }
        if !it.registers.is_empty() {
            let word = context.lang.pick("kèm sổ", "with register");
            write!(context.out, ", {word} {}", it.registers.join(", "))?;
        }
        writeln!(context.out)?;
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
