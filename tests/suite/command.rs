//! The command line as the tests call it.

/// Runs the program in process: its exit code, what it answers and what it warns of.
pub(crate) fn run(args: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("cancu")
        .chain(args.iter().copied())
        .map(Into::into);
    let code = cancu_cli::run(args, &mut out, &mut err);
    (
        code,
        String::from_utf8(out).unwrap(),
        String::from_utf8(err).unwrap(),
    )
}
