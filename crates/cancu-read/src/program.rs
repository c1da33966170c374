//! Running another program: bytes in, bytes out, no longer than it may take, and no longer than the
//! program that asked.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use crate::{Error, Format, Limits};

/// Kibibytes of memory that a reader's process may take, where a shell can set a limit.
const MEMORY: u64 = 4 << 20;

/// Why a program gave nothing.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It could not be started.
    Missing,
    /// It took too long and was ended.
    Slow,
    /// It ended badly, or said too much.
    Bad,
}

/// Runs a program with `input` on its standard input; gives its standard output.
pub(crate) fn run(
    program: &Path,
    arguments: &[OsString],
    input: Vec<u8>,
    limits: &Limits,
) -> Result<Vec<u8>, Failure> {
    let mut child = start(program, arguments, limits.seconds).map_err(|_| Failure::Missing)?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        end(&mut child);
        return Err(Failure::Bad);
    };
    // A program that does not read its input to the end closes the pipe: its answer tells.
    thread::spawn(move || stdin.write_all(&input));
    let most = limits.text.saturating_add(1 << 16);
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut output = Vec::new();
        let read = stdout.take(most + 1).read_to_end(&mut output);
        // Nobody waits any more if it took too long.
        let _ = sender.send(read.map(|_| output));
    });
    let answer = receiver.recv_timeout(Duration::from_secs(limits.seconds));
    match answer {
        Ok(Ok(output)) if output.len() as u64 <= most => match child.wait() {
            Ok(status) if status.success() => Ok(output),
            _ => Err(Failure::Bad),
        },
        Ok(_) => {
            end(&mut child);
            Err(Failure::Bad)
        }
        Err(_) => {
            end(&mut child);
            Err(Failure::Slow)
        }
    }
}

fn start(program: &Path, arguments: &[OsString], seconds: u64) -> io::Result<Child> {
    let mut command = if cfg!(unix) {
        // The shell sets the limits and becomes the program, so that ending it ends the program. The
        // one of processor time counts where this program was killed and ends nobody any more.
        let mut command = Command::new("/bin/sh");
        let time = seconds.saturating_add(5);
        let script = format!(
            "ulimit -v {MEMORY} 2>/dev/null; ulimit -t {time} 2>/dev/null; exec \"$0\" \"$@\""
        );
        command.arg("-c").arg(script);
        if let Some(keeper) = keeper() {
            command.arg(keeper).args(DIES_WITH_US);
        }
        command.arg(program);
        command
    } else {
        Command::new(program)
    };
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// What `setpriv` of util-linux is told: the system is to kill what it becomes when the thread that
/// started it is gone, which waits for it otherwise.
const DIES_WITH_US: [&str; 2] = ["--pdeathsig", "KILL"];

/// The program that makes another end with this one, on Linux; another `setpriv` may not know how.
fn keeper() -> Option<&'static Path> {
    static KEEPER: OnceLock<Option<PathBuf>> = OnceLock::new();
    let found = KEEPER.get_or_init(|| {
        let program = installed("setpriv")?;
        let tried = Command::new(&program)
            .args(DIES_WITH_US)
            .args(["sh", "-c", ":"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        tried.is_ok_and(|it| it.success()).then_some(program)
    });
    found.as_deref()
}

fn end(child: &mut Child) {
    // It may have ended by itself in between.
    let _ = child.kill();
    let _ = child.wait();
}

/// Where a program is installed.
pub(crate) fn installed(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path)
        .map(|folder| folder.join(&file))
        .find(|it| it.is_file())
}

/// Programs that read old Word files, and how they are called.
const OF_DOC: [(&str, &[&str]); 2] = [
    ("antiword", &["-m", "UTF-8.txt", "-w", "0", "-"]),
    ("catdoc", &["-d", "utf-8", "-w", "-"]),
];

/// Their names, as people are told to install one.
pub(crate) const NAMES_OF_DOC: &str = "antiword, catdoc";

/// Reads a file with an installed program after the built-in reader gave up with `err`.
pub(crate) fn fall_back(
    format: Format,
    bytes: &[u8],
    limits: &Limits,
    err: Error,
) -> Result<String, Error> {
    let programs: &[(&str, &[&str])] = match format {
        Format::Doc => &OF_DOC,
        Format::Pdf => &[("pdftotext", &["-raw", "-enc", "UTF-8", "-", "-"])],
        _ => return Err(err),
    };
    for (name, arguments) in programs {
        let Some(program) = installed(name) else {
            continue;
        };
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        if let Ok(output) = run(&program, &arguments, bytes.to_vec(), limits)
            && let Ok(text) = String::from_utf8(output)
            && !text.trim().is_empty()
        {
            return Ok(crate::out::tidy(&text));
        }
    }
    match (format, err) {
        (Format::Doc, Error::Damaged { detail, .. })
            if programs.iter().all(|it| installed(it.0).is_none()) =>
        {
            Err(Error::Missing {
                format,
                detail,
                programs: NAMES_OF_DOC,
            })
        }
        (_, err) => Err(err),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, limits: &Limits) -> Result<Vec<u8>, Failure> {
        let arguments = ["-c", script].map(OsString::from);
        run(Path::new("/bin/sh"), &arguments, b"abc".to_vec(), limits)
    }

    #[test]
    fn output_comes_back_and_failures_are_told_apart() {
        let limits = Limits {
            seconds: 1,
            text: 1000,
            ..Limits::default()
        };
        assert_eq!(shell("cat", &limits).unwrap(), b"abc");
        assert!(matches!(shell("exit 3", &limits), Err(Failure::Bad)));
        assert!(matches!(
            shell("exec sleep 100", &limits),
            Err(Failure::Slow)
        ));
        assert!(matches!(shell("exec yes", &limits), Err(Failure::Bad)));
        let none = run(Path::new("/nowhere/at/all"), &[], Vec::new(), &limits);
        assert!(none.is_err());
    }
}
