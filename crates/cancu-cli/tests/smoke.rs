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
