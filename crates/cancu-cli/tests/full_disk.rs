//! Where nothing more can be written, nothing that was written is lost, and the message says so.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cancu_store::Store;

/// A folder of so many documents that differ.
fn documents(home: &Path, count: usize) -> PathBuf {
    let folder = home.join(format!("vao-{count}"));
    fs::create_dir(&folder).expect("a folder");
    for number in 0..count {
        // Words that pack badly, so that the file has to grow.
        let words: String = (0..400)
            .map(|it| {
                format!(
                    "{:x} ",
                    (number * 7919 + it * 104_729) * 2_654_435_761 % 1_000_003
                )
            })
            .collect();
        let text = format!(
            "Số: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nTheo Chỉ thị số 16/CT-TTg.\n{words}"
        );
        fs::write(folder.join(format!("{number}.txt")), text).expect("written");
    }
    folder
}

fn lines(graph: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    Store::open(graph)
        .expect("opened")
        .canonical(&mut |line| lines.push(line.to_owned()))
        .expect("whole");
    lines
}

fn build(folder: &Path, graph: &Path) {
    let options = cancu::BuildOptions::default();
    cancu::build(&[folder.to_path_buf()], graph, &options, &mut |_| {}).expect("built");
}

fn error(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_disk_that_fills_up_costs_the_build_and_nothing_of_the_graph() {
    let home = tempfile::tempdir().expect("a folder");
    let (few, many) = (documents(home.path(), 3), documents(home.path(), 400));
    let graph = home.path().join("g.cancu");
    build(&few, &graph);
    let before = lines(&graph);
    // No file may grow beyond this: the kernel refuses the write as it does on a full disk.
    let kilobytes = fs::metadata(&graph).expect("there").len() / 1024 + 600;
    let output = Command::new("sh")
        .arg("-c")
        .arg("trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"")
        .arg("sh")
        .arg((kilobytes * 2).to_string())
        .arg(env!("CARGO_BIN_EXE_cancu"))
        .arg("build")
        .arg(&many)
        .arg("-o")
        .arg(&graph)
        .output()
        .expect("the shell runs");
    let said = error(&output);
    assert!(
        said.contains("không ghi được") || said.contains("hết chỗ"),
        "{said}"
    );
    assert_eq!(lines(&graph), before);
    // With room again the build goes on from there.
    build(&many, &graph);
    let anew = home.path().join("moi.cancu");
    build(&many, &anew);
    assert_eq!(lines(&graph), lines(&anew));
}

/// Runs the program as someone who may not write the folder: root may write everywhere.
fn run_as_another(home: &Path, args: &[&Path]) -> Output {
    let program = home.join("cancu");
    // Another program copies: a handle of ours that is open for writing while another test starts a
    // child lives on in that child, and a file that someone writes cannot be run.
    let copied = Command::new("cp")
        .arg(env!("CARGO_BIN_EXE_cancu"))
        .arg(&program)
        .status();
    assert!(copied.is_ok_and(|it| it.success()), "copied");
    let mut command = Command::new(program);
    command.args(args);
    if fs::metadata(home).is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0) {
        std::os::unix::process::CommandExt::uid(&mut command, 65_534);
    }
    command.output().expect("the program starts")
}

#[test]
fn a_folder_that_may_not_be_written_can_be_read_and_says_so_to_a_build() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = documents(home.path(), 3);
    let closed = home.path().join("dong");
    fs::create_dir(&closed).expect("a folder");
    let graph = closed.join("g.cancu");
    build(&folder, &graph);
    let before = lines(&graph);
    for path in [home.path(), &closed] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("set");
    }
    fs::set_permissions(&graph, fs::Permissions::from_mode(0o444)).expect("set");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).expect("set");
    let read = run_as_another(home.path(), &[Path::new("stats"), &graph]);
    assert!(read.status.success(), "{read:?}");
    for output in [&graph, &closed.join("khac.cancu")] {
        let args = [Path::new("build"), &folder, Path::new("-o"), output];
        let said = error(&run_as_another(home.path(), &args));
        assert!(said.contains("không được phép ghi"), "{said}");
    }
    assert_eq!(lines(&graph), before);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("set");
}
