//! The command line of cancu: arguments in, an answer on one stream, warnings on the other.
//!
//! [`run`] is the whole program but for its process: tests call it with buffers.

mod analysis;
mod args;
mod build;
mod check;
mod commands;
mod export;
mod extract;
mod lang;
mod list;
mod record;
mod reference;
mod report;
mod source;
mod usage;
mod values;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use clap::error::ErrorKind;

use crate::commands::Context;
use crate::lang::Lang;

/// Runs the program; gives its exit code: 0 done, 1 findings, 2 error. An answer that could not
/// be written to its end is an error, unless the reader has closed the pipe.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = usage::language(&args);
    let args = match args::parse(args.clone(), lang) {
        Ok(args) => args,
        Err(error) => {
            let shown = matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            );
            // Without any argument, help is the answer to what is missing.
            let asks = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            let said = match lang {
                _ if !shown && !asks => usage::explain(&error, &args, args::command(lang), lang),
                Lang::Vi => usage::in_vietnamese(&error.to_string()),
                Lang::En => error.to_string(),
            };
            let stream: &mut dyn Write = if shown { out } else { err };
            let written = write!(stream, "{said}").and_then(|()| stream.flush());
            // Nothing can be said where nothing can be written.
            return if shown && written.is_ok() { 0 } else { 2 };
        }
    };
    let lang = args.lang;
    let mut context = Context {
        out,
        err,
        lang,
        json: args.format == args::Format::Json,
        register: args.register.clone(),
        asked: args.command.reference().map(str::to_owned),
        lines: false,
    };
    let code = commands::run(&args, &mut context).and_then(|code| {
        context.out.flush()?;
        Ok(code)
    });
    match code {
        Ok(code) => code,
        Err(error) if is_broken_pipe(&error) => 0,
        Err(error) => {
            let said = explain(&error, lang, args.command.graph());
            let _ = writeln!(context.err, "{}: {said}", lang.pick("lỗi", "error"));
            2
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    io_cause(error).is_some_and(|it| it.kind() == std::io::ErrorKind::BrokenPipe)
}

/// The error in the person's language, with what to do; `graph` is what was asked.
pub(crate) fn explain(error: &anyhow::Error, lang: Lang, graph: Option<&Path>) -> String {
    if let Some(cancu::Error::Query(query)) = error.downcast_ref::<cancu::Error>() {
        return match query.kind() {
            cancu::ErrorKind::Unknown(nearest) => {
                reference::unknown(lang, query.query(), nearest, graph)
            }
            cancu::ErrorKind::Ambiguous(candidates) => {
                reference::ambiguous(lang, query.query(), candidates)
            }
            _ => query.to_string(),
        };
    }
    let store = match error.downcast_ref::<cancu::Error>() {
        Some(cancu::Error::Store(store)) => Some(store),
        Some(cancu::Error::Lost(cause)) => cause.downcast_ref(),
        _ => None,
    };
    if let (Lang::Vi, Some(store)) = (lang, store) {
        return in_vietnamese(store);
    }
    let faults = match error.downcast_ref() {
        Some(cancu::Error::Register(faults)) => Some(faults),
        _ => error.downcast_ref::<cancu::Faults>(),
    };
    if let (Lang::Vi, Some(faults)) = (lang, faults) {
        let lines = faults.0.iter().map(cancu::Fault::vietnamese);
        return lines.collect::<Vec<_>>().join("\n");
    }
    let Some(source) = io_cause(error) else {
        return format!("{error:#}");
    };
    let why = match lang {
        Lang::Vi => cancu::io_in_vietnamese(source),
        Lang::En => source.to_string(),
    };
    // What was read or written under a name says so around its cause; else it was the answer.
    let output = matches!(error.downcast_ref(), Some(cancu::Error::Output(_)));
    if output || error.chain().count() == 1 {
        let said = lang.pick("không ghi được kết quả", "cannot write the answer");
        return format!("{said}: {why}");
    }
    format!("{error}: {why}")
}

/// What the system said.
fn io_cause(error: &anyhow::Error) -> Option<&std::io::Error> {
    error.chain().find_map(|it| {
        let table = it.downcast_ref::<csv::Error>().map(csv::Error::kind);
        match table {
            Some(csv::ErrorKind::Io(err)) => Some(err),
            _ => it.downcast_ref(),
        }
    })
}

/// What went wrong with a file, and what to do.
fn in_vietnamese(error: &cancu::StoreError) -> String {
    use cancu::StoreError;
    match error {
        StoreError::Read { path, source } => {
            let why = cancu::io_in_vietnamese(source);
            format!("không đọc được `{}`: {why}", path.display())
        }
        StoreError::Write { path, source } => {
            let why = cancu::io_in_vietnamese(source);
            format!("không ghi được `{}`: {why}", path.display())
        }
        StoreError::Foreign { path } => {
            let path = path.display();
            format!("`{path}` không phải tệp đồ thị của cancu; tạo bằng `cancu build`")
        }
        StoreError::Outdated { path } => {
            let path = path.display();
            format!(
                "`{path}` là tệp đồ thị của cancu 0.1.0, nay không đọc nữa; xóa đi rồi dựng lại bằng `cancu build`"
            )
        }
        StoreError::Newer { path, found, known } => {
            let path = path.display();
            format!(
                "`{path}` có dạng {found}, bản này chỉ biết đến dạng {known}; dùng cancu mới hơn, hoặc dựng tệp khác"
            )
        }
        StoreError::Unfinished { path } => {
            let path = path.display();
            format!("lần dựng đầu của `{path}` chưa xong; chạy lại `cancu build` để làm tiếp")
        }
        StoreError::Damaged { path } => {
            let path = path.display();
            format!("`{path}` bị hỏng; xóa đi rồi dựng lại bằng `cancu build`")
        }
        StoreError::Busy { path, holder } => {
            let path = path.display();
            format!("một lần dựng khác ({holder}) đang ghi `{path}`; thử lại khi nó xong")
        }
        StoreError::Full { path } => {
            let path = path.display();
            format!(
                "hết chỗ trên đĩa cho `{path}`; những gì đã có trong tệp vẫn nguyên: giải phóng chỗ rồi dựng lại"
            )
        }
        StoreError::ReadOnly { path } => {
            let path = path.display();
            format!(
                "không được phép ghi `{path}` hoặc thư mục của nó; chọn nơi khác cho tệp đồ thị"
            )
        }
        other => other.to_string(),
    }
}
