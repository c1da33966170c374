use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use cancu::{
    AuditOptions, Date, Engine, Register, RegisterText, Resolution, Skipped, TraceOptions,
};
use serde::Serialize;

use crate::args::{self, Args, Command, Format};
use crate::lang::Lang;
use crate::reference::ground;
use crate::{analysis, build, check, export, extract, list, report};

/// How many of what was skipped a person is shown.
const SHOWN: usize = 100;

/// Where answers and warnings go, and in which form.
pub(crate) struct Context<'w> {
    pub(crate) out: &'w mut dyn Write,
    pub(crate) err: &'w mut dyn Write,
    pub(crate) lang: Lang,
    pub(crate) json: bool,
    pub(crate) register: Vec<PathBuf>,
    /// The reference of the question.
    pub(crate) asked: Option<String>,
    /// Each answer is one of many, on a line of its own.
    pub(crate) lines: bool,
}

impl Context<'_> {
    pub(crate) fn answer(&mut self, value: &impl Serialize) -> Result<()> {
        // The kind of a failure is kept: a closed pipe is none.
        let written = match self.lines {
            true => serde_json::to_writer(&mut *self.out, value),
            false => serde_json::to_writer_pretty(&mut *self.out, value),
        };
        written.map_err(std::io::Error::from)?;
        writeln!(self.out)?;
        Ok(())
    }

    /// An answer as JSON or for people. What `report` looks up beside the answer may fail too.
    pub(crate) fn say<T: Serialize>(
        &mut self,
        engine: &Engine,
        answer: &T,
        report: impl FnOnce(&mut dyn Write, Lang, &Engine, &T) -> Result<()>,
    ) -> Result<u8> {
        if self.json {
            self.answer(answer)?;
        } else {
            report(self.out, self.lang, engine, answer)?;
        }
        engine.sound(0).map_err(Into::into)
    }

    pub(crate) fn warn_skipped(&mut self, skipped: &[Skipped]) -> Result<()> {
        for it in skipped.iter().take(SHOWN) {
            writeln!(
                self.err,
                "{}: {}: {}",
                match it.read {
                    true => self.lang.pick("đọc có lỗi", "read with faults"),
                    false => self.lang.pick("bỏ qua", "skipped"),
                },
                it.file,
                self.lang.pick(&it.reason, &it.english)
            )?;
        }
        let rest = skipped.len().saturating_sub(SHOWN);
        match self.lang {
            _ if rest == 0 => {}
            Lang::Vi => writeln!(
                self.err,
                "bỏ qua: còn {rest} mục nữa; `build ... --format json` liệt kê hết"
            )?,
            Lang::En => writeln!(
                self.err,
                "skipped: {rest} more; `build ... --format json` lists them all"
            )?,
        }
        Ok(())
    }

    pub(crate) fn open(&mut self, path: &Path) -> Result<Engine> {
        let engine = self.informed(Engine::open(path)?)?;
        self.judge(path, &engine)?;
        if engine.is_outdated() {
            let path = path.display();
            match self.lang {
                Lang::Vi => writeln!(
                    self.err,
                    "lưu ý: `{path}` do bản khác của chương trình đọc và lập; chạy lại `cancu build` để đọc lại"
                )?,
                Lang::En => writeln!(
                    self.err,
                    "mind: `{path}` was read and built by another edition of the program; run `cancu build` \
                     again to have it read anew"
                )?,
            }
        }
        let skipped = engine.skipped().to_vec();
        self.warn_skipped(&skipped)?;
        if engine.sound(engine.graph().is_empty())? {
            bail!(
                "{}: {}",
                self.lang.pick(
                    "không có văn bản nào đọc được trong",
                    "no document could be read in"
                ),
                path.display()
            );
        }
        if let Some(asked) = self.asked.clone() {
            self.mind(&engine, &asked)?;
        }
        Ok(engine)
    }

    /// Says on what ground a reference is taken to mean one instrument, where not all is said.
    pub(crate) fn mind(&mut self, engine: &Engine, asked: &str) -> Result<()> {
        for it in engine.references(asked)?.grounds {
            let (mind, said) = (self.lang.pick("lưu ý", "mind"), ground(self.lang, it));
            writeln!(self.err, "{mind}: `{asked}`: {said}")?;
        }
        Ok(())
    }

    /// A graph is a file of `build` or a folder of documents; one document may stand for a folder of
    /// one. What neither is an instrument nor cites one would be found to be without fault.
    fn judge(&self, path: &Path, engine: &Engine) -> Result<()> {
        let known = |it: &cancu::Reading| it.heading.id.is_some() || !it.mentions.is_empty();
        if !is_document(path)
            || engine.graph().is_empty()
            || engine.graph().readings().iter().any(known)
        {
            return Ok(());
        }
        let path = path.display();
        match self.lang {
            Lang::Vi => bail!(
                "`{path}` không phải tệp đồ thị, cũng không có số ký hiệu hay viện dẫn nào; đưa tệp do \
                 `cancu build` tạo ra hoặc thư mục văn bản"
            ),
            Lang::En => bail!(
                "`{path}` is no graph file, and has neither a number nor a citation; give a file made by \
                 `cancu build` or a folder of documents"
            ),
        }
    }

    /// Says that an audit was of one document.
    fn warn_of_one(&mut self, path: &Path, engine: &Engine) -> Result<()> {
        if !is_document(path) || engine.graph().document_count() != 1 {
            return Ok(());
        }
        let path = path.display();
        let said = match self.lang {
            Lang::Vi => {
                format!("lưu ý: `{path}` là một văn bản, không phải đồ thị: chỉ rà soát nó")
            }
            Lang::En => format!("mind: `{path}` is one document and no graph: it alone is audited"),
        };
        writeln!(self.err, "{said}")?;
        Ok(())
    }

    /// The engine with the facts of the registers that were named.
    pub(crate) fn informed(&self, mut engine: Engine) -> Result<Engine> {
        for it in self.registers()? {
            engine = engine.with_register(&Register::parse(&it.name, &it.body)?);
        }
        Ok(engine)
    }

    /// The registers that were named.
    pub(crate) fn registers(&self) -> Result<Vec<RegisterText>> {
        let read = |path: &PathBuf| {
            let name = path.display().to_string();
            let body = fs::read_to_string(path).with_context(|| match self.lang {
                Lang::Vi => format!("không đọc được `{name}`"),
                Lang::En => format!("cannot read `{name}`"),
            })?;
            Ok(RegisterText { name, body })
        };
        self.register.iter().map(read).collect()
    }
}

/// A file that is no graph file.
fn is_document(path: &Path) -> bool {
    path.is_file() && !cancu::is_graph_file(path)
}

/// Makes sure that the command has the form that is asked for.
fn check_format(args: &Args, lang: Lang) -> Result<()> {
    let allowed = args.command.formats();
    if allowed.contains(&args.format) {
        return Ok(());
    }
    let names: Vec<&str> = allowed.iter().map(|it| it.name()).collect();
    let (names, asked) = (names.join(", "), args.format.name());
    if matches!(args.command, Command::Export { .. }) && args.format == Format::Text {
        let said = lang.pick(
            "nêu dạng sau `--format`, một trong:",
            "name a form after `--format`, one of:",
        );
        bail!("{said} {names}");
    }
    match lang {
        Lang::Vi => bail!("lệnh này không có `--format {asked}`; dùng một trong: {names}"),
        Lang::En => bail!("this command has no `--format {asked}`; use one of: {names}"),
    }
}

/// Carries a command out; gives the exit code.
pub(crate) fn run(args: &Args, context: &mut Context<'_>) -> Result<u8> {
    check_format(args, context.lang)?;
    // These need no graph, so that facts would change nothing.
    let rests = !matches!(
        args.command,
        Command::Extract { .. } | Command::Rules | Command::Completions { .. }
    );
    if !rests && !args.register.is_empty() {
        bail!(
            "{}",
            context.lang.pick(
                "`--register` đi với lệnh dựng hoặc hỏi đồ thị (build, show, audit, check ...)",
                "`--register` goes with a graph: build, show, audit, check ..."
            )
        );
    }
    match &args.command {
        Command::Extract {
            inputs,
            output,
            text_dir,
        } => extract::run(context, inputs, output.as_deref(), text_dir.as_deref()),
        Command::Build {
            inputs,
            output,
            content,
        } => build::run(context, inputs, output, content),
        Command::Watch {
            inputs,
            output,
            every,
            content,
        } => build::watch(context, inputs, output, *every, content),
        Command::Show(question) => {
            let many = |engine: &Engine, it: &[&str]| engine.show_all(it, day(question.as_of));
            list::ask(context, question, many, |context, engine, asked, it| {
                list::say(context, engine, asked, it, report::show)
            })
        }
        Command::Resolve(question) => {
            let as_of = day(question.as_of);
            let many = |engine: &Engine, it: &[&str]| engine.resolve_all(it, as_of);
            list::ask(context, question, many, |context, engine, _, it| {
                resolved(context, engine, it, as_of)
            })
        }
        Command::Trace {
            question,
            relations,
            paths,
        } => {
            let options = TraceOptions {
                relations: relations.clone(),
                paths: *paths,
            };
            let as_of = day(question.as_of);
            let many = |engine: &Engine, it: &[&str]| engine.trace_all(it, as_of, &options);
            list::ask(context, question, many, |context, engine, asked, it| {
                list::say(context, engine, asked, it, report::trace)
            })
        }
        Command::Impact {
            question,
            relations,
        } => {
            let many = |engine: &Engine, it: &[&str]| engine.impact_all(it, relations);
            list::ask(context, question, many, |context, engine, asked, it| {
                list::say(context, engine, asked, it, report::impact)
            })
        }
        Command::Audit {
            graph,
            cites,
            as_of,
            at_signing,
            link_lists,
            by,
            exit_code,
        } => {
            let engine = context.open(graph)?;
            let options = AuditOptions {
                cites: cites.clone(),
                at_signing: *at_signing,
                link_lists: *link_lists,
            };
            context.warn_of_one(graph, &engine)?;
            let answer = engine.audit(day(*as_of), &options)?;
            let answer = match context.lang {
                Lang::Vi => answer,
                Lang::En => answer.in_english(),
            };
            match args.format {
                Format::Json => context.answer(&answer)?,
                Format::Csv => report::audit_csv(context.out, &answer)?,
                _ => report::audit(context.out, context.lang, &engine, &answer, &options, *by)?,
            }
            engine.sound(())?;
            Ok(u8::from(*exit_code && !answer.findings.is_empty()))
        }
        Command::Timeline { graph, reference } => {
            let engine = context.open(graph)?;
            let answer = engine.timeline(reference)?;
            context.say(&engine, &answer, report::timeline)
        }
        Command::Conflicts { graph } => {
            let engine = context.open(graph)?;
            let found = engine.sound(engine.conflicts())?;
            context.say(&engine, &found, |out, lang, engine, it| {
                report::conflicts(out, lang, engine, it)
            })
        }
        Command::Check {
            file,
            graph,
            date,
            allow,
        } => check::run(
            context,
            &input(file),
            graph.as_deref(),
            *date,
            allow,
            args.format,
        ),
        Command::Rules => check::rules(context),
        Command::Search {
            graph,
            words,
            as_of,
            limit,
        } => {
            let words = words.join(" ");
            if !words.contains(char::is_alphanumeric) {
                bail!(
                    "{}",
                    context
                        .lang
                        .pick("chưa có từ nào để tìm", "there is no word to look for")
                );
            }
            let engine = context.open(graph)?;
            let found = engine.find(&words, day(*as_of), *limit)?;
            if context.json {
                context.answer(&found)?;
            } else {
                report::found(context.out, context.lang, &found)?;
            }
            Ok(0)
        }
        Command::Rank { .. } | Command::Coverage { .. } | Command::Orphans { .. } => {
            analysis::run(context, &args.command, args.format)
        }
        Command::Stats { graph, as_of } => {
            let engine = context.open(graph)?;
            let answer = engine.sound(engine.stats(day(*as_of)))?;
            if context.json {
                context.answer(&answer)?;
            } else {
                report::stats(context.out, context.lang, &answer)?;
            }
            Ok(0)
        }
        Command::Export {
            graph,
            output,
            as_of,
        } => {
            let engine = context.open(graph)?;
            export::write(context, &engine, args.format, output, day(*as_of))?;
            Ok(0)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(
                *shell,
                &mut args::command(context.lang),
                "cancu",
                &mut script,
            );
            context.out.write_all(&script)?;
            Ok(0)
        }
    }
}

fn resolved(
    context: &mut Context<'_>,
    engine: &Engine,
    answer: &Resolution,
    as_of: Date,
) -> Result<u8> {
    let ambiguous = answer.candidates.len() > 1;
    if ambiguous {
        // Of several nothing is the answer: as JSON the candidates are one, for programs to choose.
        report::ambiguous(context.err, context.lang, engine, answer, !context.json)?;
        if context.json {
            context.answer(answer)?;
        }
        engine.sound(())?;
        return Ok(2);
    }
    context.say(engine, answer, |out, lang, engine, answer| {
        report::resolve(out, lang, engine, answer, as_of)
    })
}

/// The day asked for, else today.
pub(crate) fn day(as_of: Option<Date>) -> Date {
    as_of.unwrap_or_else(|| {
        let today = jiff::Zoned::now().date();
        let whole = Date::new(
            today.year().unsigned_abs(),
            today.month().unsigned_abs(),
            today.day().unsigned_abs(),
        );
        whole.unwrap_or_else(|| Date::of_year(today.year().unsigned_abs()))
    })
}

/// Around the cause why something could not be written.
pub(crate) fn cannot_write(lang: Lang, path: &Path) -> String {
    let said = lang.pick("không ghi được", "cannot write");
    format!("{said} `{}`", path.display())
}

/// Standard input as a file; Windows has none and says so when it is opened.
pub(crate) const STDIN: &str = "/dev/stdin";

/// The file of an input: `-` is standard input.
pub(crate) fn input(path: &Path) -> PathBuf {
    let path = if path == Path::new("-") {
        Path::new(STDIN)
    } else {
        path
    };
    path.to_path_buf()
}

/// 2 where an input that was named could not be read, though the others were done.
pub(crate) fn code_of(inputs: &[PathBuf], skipped: &[Skipped]) -> u8 {
    let named: BTreeSet<String> = inputs.iter().map(|it| it.display().to_string()).collect();
    let missing = skipped
        .iter()
        .any(|it| !it.read && named.contains(&it.file));
    if missing { 2 } else { 0 }
}
