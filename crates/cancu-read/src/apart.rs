//! Readers of foreign formats, kept apart from the program that wants the text: one that panics,
//! hangs or takes all memory costs its own file.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use crate::program::{self, Failure};
use crate::{Error, Format, Limit, Limits, rtf};

/// Bytes of stack of a reader's thread.
const STACK: usize = 16 << 20;

static PROGRAM: OnceLock<(PathBuf, Vec<OsString>)> = OnceLock::new();

/// From now on the readers of PDF and of old Word files run in a process of their own, which is
/// ended when it takes too long: `program` with `arguments`, and those of [`serve`] behind them.
/// A program that offers this calls [`serve`] when it is called so. The first call counts.
///
/// Without it they run in a thread: a panic is caught there, and one that takes too long is left
/// behind and runs on, since threads cannot be ended.
pub fn isolate(program: impl Into<PathBuf>, arguments: &[&str]) {
    let arguments = arguments.iter().map(OsString::from).collect();
    // A second call changes nothing.
    let _ = PROGRAM.set((program.into(), arguments));
}

/// The text of a document of a format that has a reader of its own.
pub(crate) fn read(format: Format, bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let risky = matches!(format, Format::Pdf | Format::Doc);
    let read = match PROGRAM.get() {
        Some((program, arguments)) if risky => {
            in_process(program, arguments, format, bytes, limits)
        }
        _ => own_format(format, bytes, limits),
    };
    match read {
        Err(err @ (Error::Damaged { .. } | Error::Broken { .. } | Error::Without { .. })) => {
            program::fall_back(format, bytes, limits, err)
        }
        Err(
            err @ Error::Limit {
                limit: Limit::Seconds,
                ..
            },
        ) if risky => program::fall_back(format, bytes, limits, err),
        other => other,
    }
}

/// The readers themselves.
fn parse(format: Format, bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    match format {
        Format::Rtf => rtf::read(bytes, limits),
        #[cfg(feature = "office")]
        Format::Docx => crate::docx::read(bytes, limits),
        #[cfg(feature = "office")]
        Format::Odt => crate::odt::read(bytes, limits),
        #[cfg(feature = "doc")]
        Format::Doc => crate::doc::read(bytes, limits),
        #[cfg(feature = "pdf")]
        Format::Pdf => crate::pdf::read(bytes, limits),
        _ => Err(Error::Without { format }),
    }
}

fn own_format(format: Format, bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let (bytes, limits) = (bytes.to_vec(), *limits);
    in_thread(format, limits.seconds, move || {
        parse(format, &bytes, &limits)
    })
}

/// Does some reading in a thread of its own: a panic costs this file alone, and what takes too long
/// is left behind.
pub(crate) fn in_thread<T: Send + 'static>(
    format: Format,
    seconds: u64,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let (sender, receiver) = mpsc::channel();
    let started = thread::Builder::new().stack_size(STACK).spawn(move || {
        let read = catch_unwind(AssertUnwindSafe(work));
        // Nobody waits any more if it took too long.
        let _ = sender.send(read.unwrap_or(Err(Error::Broken { format })));
    });
    if started.is_err() {
        return Err(Error::Broken { format });
    }
    receiver
        .recv_timeout(Duration::from_secs(seconds))
        .unwrap_or(Err(Error::Limit {
            limit: Limit::Seconds,
            allowed: seconds,
        }))
}

fn in_process(
    program: &std::path::Path,
    arguments: &[OsString],
    format: Format,
    bytes: &[u8],
    limits: &Limits,
) -> Result<String, Error> {
    let mut arguments = arguments.to_vec();
    let own = [limits.text, limits.nesting, limits.pages];
    arguments.push(format.name().into());
    arguments.extend(own.iter().map(|it| it.to_string().into()));
    match program::run(program, &arguments, bytes.to_vec(), limits) {
        Ok(output) => answer(format, output),
        Err(Failure::Missing) => own_format(format, bytes, limits),
        Err(Failure::Slow) => Err(Error::Limit {
            limit: Limit::Seconds,
            allowed: limits.seconds,
        }),
        Err(Failure::Bad) => Err(Error::Broken { format }),
    }
}

/// The other side of [`isolate`]: reads one file from `input`, and writes its text, or what kept
/// it from being read, to `output`. `arguments` are those that stand behind the program's own.
///
/// # Errors
///
/// Those of the streams, and [`io::ErrorKind::InvalidInput`] for other arguments.
pub fn serve(arguments: &[String], input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidInput);
    let (name, numbers) = arguments.split_first().ok_or_else(wrong)?;
    let format = Format::ALL.into_iter().find(|it| it.name() == name);
    let format = format.ok_or_else(wrong)?;
    let numbers: Vec<u64> = numbers.iter().filter_map(|it| it.parse().ok()).collect();
    let &[text, nesting, pages] = numbers.as_slice() else {
        return Err(wrong());
    };
    let limits = Limits {
        text,
        nesting,
        pages,
        ..Limits::default()
    };
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    match parse(format, &bytes, &limits) {
        Ok(text) => {
            output.write_all(b"text\n")?;
            output.write_all(text.as_bytes())
        }
        Err(err) => output.write_all(message(&err).as_bytes()),
    }
}

/// An error as a line: its name, and what belongs to it behind a tab.
fn message(err: &Error) -> String {
    match err {
        Error::Empty => "empty\n".to_owned(),
        Error::Encrypted { .. } => "encrypted\n".to_owned(),
        Error::Without { .. } => "without\n".to_owned(),
        Error::Scanned { pages } => format!("scanned\t{pages}\n"),
        Error::Limit { limit, allowed } => format!("limit {}\t{allowed}\n", limit.name()),
        Error::Damaged { detail, .. } => format!("damaged\t{}\n", detail.replace('\n', " ")),
        other => format!("damaged\t{other}\n"),
    }
}

/// What a process said.
fn answer(format: Format, output: Vec<u8>) -> Result<String, Error> {
    let broken = Error::Broken { format };
    let Ok(output) = String::from_utf8(output) else {
        return Err(broken);
    };
    let Some((line, text)) = output.split_once('\n') else {
        return Err(broken);
    };
    let (name, detail) = line.split_once('\t').unwrap_or((line, ""));
    Err(match name {
        "text" => return Ok(text.to_owned()),
        "empty" => Error::Empty,
        "encrypted" => Error::Encrypted { format },
        "without" => Error::Without { format },
        "damaged" => Error::damaged(format, detail),
        "scanned" => Error::Scanned {
            pages: detail.parse().unwrap_or_default(),
        },
        name => {
            let limit = Limit::ALL
                .into_iter()
                .find(|it| name.strip_prefix("limit ") == Some(it.name()));
            match (limit, detail.parse()) {
                (Some(limit), Ok(allowed)) => Error::Limit { limit, allowed },
                _ => broken,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_process_says_comes_back() {
        let format = Format::Pdf;
        let errors = [
            Error::Empty,
            Error::Encrypted { format },
            Error::Without { format },
            Error::Scanned { pages: 12 },
            Error::damaged(format, "a\tb"),
            Error::Limit {
                limit: Limit::Pages,
                allowed: 7,
            },
        ];
        for err in errors {
            assert_eq!(answer(format, message(&err).into_bytes()), Err(err));
        }
        assert_eq!(answer(format, b"text\na\nb".to_vec()), Ok("a\nb".into()));
        assert_eq!(
            answer(format, b"limit x\t7\n".to_vec()),
            Err(Error::Broken { format })
        );
    }

    #[test]
    fn a_reader_that_panics_or_hangs_is_told_from_one_that_reads() {
        let format = Format::Html;
        assert_eq!(in_thread(format, 60, || Ok(1)), Ok(1));
        let broken = in_thread(format, 60, || -> Result<(), Error> { panic!("a fault") });
        assert_eq!(broken, Err(Error::Broken { format }));
        let slow = in_thread(format, 0, || {
            thread::sleep(Duration::from_secs(600));
            Ok(())
        });
        let limit = Limit::Seconds;
        assert_eq!(slow, Err(Error::Limit { limit, allowed: 0 }));
    }

    #[test]
    fn a_process_reads_one_file() {
        let arguments = ["rtf", "1000", "10", "10"].map(String::from);
        let mut output = Vec::new();
        serve(&arguments, &mut &b"{\\rtf1 a}"[..], &mut output).unwrap();
        assert_eq!(output, b"text\na\n");
        assert!(serve(&arguments[..2], &mut &b""[..], &mut output).is_err());
    }
}
