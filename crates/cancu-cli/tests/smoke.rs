//! The program starts, answers and says so with its exit code.

use std::process::Command;

#[test]
fn the_program_answers_on_the_plans() {
    let plans = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/plans");
    let output = Command::new(env!("CARGO_BIN_EXE_cancu"))
        .args([
            "resolve",
            plans,
            "04/2015/NĐ-CP",
            "--as-of",
            "2024-12-31",
            "--format",
            "json",
        ])
        .output()
        .expect("the program runs");
    assert!(output.status.success());
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(answer["status"]["state"], "lapsed");
    assert_eq!(answer["status"]["basis"], "derived");
}

#[cfg(unix)]
#[test]
fn a_hyphen_is_standard_input() {
    let plan = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../data/plans/ke-hoach-38-kh-ubnd-quang-ngai-2021.txt"
    );
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_cancu"))
            .args(args)
            .stdin(std::fs::File::open(plan).expect("the plan"))
            .output()
            .expect("the program runs");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    let (code, review) = run(&["check", "-"]);
    assert!(code == Some(1) && review.contains("stdin:40:"), "{review}");
    let (code, records) = run(&["extract", "-"]);
    let (_, same) = run(&["extract", plan]);
    assert_eq!(code, Some(0));
    let tail = |it: &str| it.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(tail(&records), tail(&same));
}

/// The readers of these run in a process of their own: the program calls itself.
#[test]
fn the_program_reads_pdf_and_old_word_apart() {
    let files = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/cases/files/ke-hoach"
    );
    for ending in ["pdf", "doc"] {
        let output = Command::new(env!("CARGO_BIN_EXE_cancu"))
            .args(["extract", &format!("{files}.{ending}")])
            .output()
            .expect("the program runs");
        let records = String::from_utf8_lossy(&output.stdout);
        let found = records.matches("vn/nd-cp/2023/59").count();
        assert!(
            output.status.success() && found >= 1,
            "{ending}: {output:?}"
        );
    }
    let output = Command::new(env!("CARGO_BIN_EXE_cancu"))
        .args(["--read-one-file", "pdf", "1000000", "100", "100"])
        .output()
        .expect("the program runs");
    assert_eq!(
        output.stdout,
        b"damaged\tinvalid or unrecoverable cross-reference data\n"
    );
}

#[test]
fn a_damaged_old_word_file_names_the_programs_that_could_read_it() {
    let whole = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/cases/files/ke-hoach.doc"
    );
    let bytes = std::fs::read(whole).expect("the fixture");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cu.doc");
    std::fs::write(&path, &bytes[..9000]).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_cancu"))
        .arg("extract")
        .arg(&path)
        // No program is found here.
        .env("PATH", folder.path())
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("cu.doc")
            && said.contains("cài một trong các chương trình: antiword, catdoc"),
        "{said}"
    );
}
