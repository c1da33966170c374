//! The program `cancu`: see `cancu --help`.

use std::process::ExitCode;

/// The word by which this program calls itself to read one file apart: no command of people.
const READER: &str = "--read-one-file";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os()
        .filter_map(|it| it.into_string().ok())
        .collect();
    if args.get(1).is_some_and(|it| it == READER) {
        let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
        let served = cancu::serve_reader(&args[2..], &mut input, &mut output);
        return ExitCode::from(if served.is_ok() { 0 } else { 2 });
    }
    // Without a name of its own the readers stay in this process.
    if let Ok(program) = std::env::current_exe() {
        cancu::isolate_readers(program, &[READER]);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut err = std::io::stderr().lock();
    let code = cancu_cli::run(std::env::args_os(), &mut out, &mut err);
    ExitCode::from(code)
}
