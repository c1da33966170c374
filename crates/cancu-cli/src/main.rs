//! The program `cancu`: see `cancu --help`.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut err = std::io::stderr().lock();
    let code = cancu_cli::run(std::env::args_os(), &mut out, &mut err);
    // A reader that has seen enough closes the pipe: that is no error.
    let _ = out.flush();
    ExitCode::from(code)
}
