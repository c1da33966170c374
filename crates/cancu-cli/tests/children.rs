//! A reader of another program that is at work when this one is killed does not work on.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long is waited at most: more than the processor time that such a reader has.
const PATIENCE: Duration = Duration::from_secs(180);

#[track_caller]
fn wait_for(what: &str, done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Whether a process runs: one that has ended and that nobody has asked for yet does not.
fn runs(process: &str) -> bool {
    let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else {
        return false;
    };
    let state = stat.rsplit(") ").next().unwrap_or_default();
    !state.starts_with(['Z', 'X'])
}

#[test]
fn a_reader_that_is_at_work_ends_when_the_program_is_killed() {
    let home = tempfile::tempdir().expect("a folder");
    let whole = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/cases/files/ke-hoach.doc"
    );
    let bytes = fs::read(whole).expect("the fixture");
    let file = home.path().join("cu.doc");
    fs::write(&file, &bytes[..9000]).expect("written");
    // The reader that is tried after our own: it says who it is, and never comes to an end.
    let reader = home.path().join("antiword");
    let pid = home.path().join("pid");
    let script = format!(
        "#!/bin/sh\necho $$ > {0}.new; mv {0}.new {0}\nwhile :; do :; done\n",
        pid.display()
    );
    fs::write(&reader, script).expect("written");
    fs::set_permissions(&reader, fs::Permissions::from_mode(0o755)).expect("set");
    let path = std::env::var("PATH").unwrap_or_default();
    let mut program = Command::new(env!("CARGO_BIN_EXE_cancu"))
        .arg("extract")
        .arg(&file)
        .env("PATH", format!("{}:{path}", home.path().display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    wait_for("the reader starts", || Path::exists(&pid));
    let process = fs::read_to_string(&pid).expect("its number");
    let process = process.trim();
    assert!(runs(process));
    program.kill().expect("killed");
    program.wait().expect("ended");
    wait_for("the reader ends", || !runs(process));
}
