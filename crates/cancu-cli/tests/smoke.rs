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
