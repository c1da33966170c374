//! Every command of the contract on the plans: answers, forms, streams and exit codes.

use std::fs;
use std::io::{self, Write};

use expect_test::expect;

use crate::command::run;

const PLANS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");
const DRAFT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../data/plans/ke-hoach-48-kh-ubnd-nhon-hau-2024.txt"
);

const OLD_DRAFT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../data/plans/ke-hoach-38-kh-ubnd-quang-ngai-2021.txt"
);

/// The questions of the contract, each with what it answers with (0, 1).
fn questions() -> Vec<(Vec<&'static str>, u8)> {
    let day = ["--as-of", "2024-12-31"];
    let asked =
        |command: &'static str| vec![command, PLANS, "Nghị định 04/2015/NĐ-CP", day[0], day[1]];
    vec![
        (vec!["extract", DRAFT], 0),
        (asked("show"), 0),
        (asked("resolve"), 0),
        (vec!["trace", PLANS, "KH 38/KH-UBND Quảng Ngãi 2021"], 0),
        (asked("impact"), 0),
        (vec!["audit", PLANS, day[0], day[1]], 0),
        (vec!["audit", PLANS, day[0], day[1], "--exit-code"], 1),
        (vec!["timeline", PLANS, "Nghị định 04/2015/NĐ-CP"], 0),
        (vec!["conflicts", PLANS], 0),
        (vec!["check", DRAFT, "--graph", PLANS], 0),
        (vec!["check", OLD_DRAFT, "--graph", PLANS], 1),
        (vec!["rules"], 0),
        (vec!["search", PLANS, "dan", "chu", day[0], day[1]], 0),
        (vec!["rank", PLANS], 0),
        (asked("coverage"), 0),
        (vec!["orphans", PLANS], 0),
        (vec!["stats", PLANS, day[0], day[1]], 0),
    ]
}

/// The keys of an answer, those of the first member for a list.
fn shape(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(it) => {
            let keys: Vec<&str> = it.keys().map(String::as_str).collect();
            format!("{{{}}}", keys.join(", "))
        }
        serde_json::Value::Array(it) => match it.first() {
            Some(first) => format!("[{}]", shape(first)),
            None => "[]".to_owned(),
        },
        other => other.to_string(),
    }
}

#[test]
fn every_command_answers_on_standard_output_alone() {
    let mut shapes = String::new();
    for (args, expected) in questions() {
        let (code, out, err) = run(&args);
        assert_eq!((code, err.as_str()), (expected, ""), "{args:?}");
        assert!(!out.trim().is_empty(), "{args:?}");
        let (code, out, err) = run(&[&args[..], &["--format", "json"]].concat());
        assert_eq!((code, err.as_str()), (expected, ""), "{args:?}");
        // Records stand one a line, answers alone.
        let first = if args[0] == "extract" {
            out.lines().next().unwrap()
        } else {
            out.as_str()
        };
        let value: serde_json::Value = serde_json::from_str(first).unwrap();
        shapes += &format!("{}: {}\n", args[0], shape(&value));
    }
    expect![[r#"
        extract: {date, effective, file, id, issuer, number, place, record, scope, signer, signer_role, symbol, title, type}
        show: {candidates, incoming, instrument, outgoing, proof, status, succession}
        resolve: {candidates, chain, current, possible, proof, query, status, succession}
        trace: {document, edges, nodes, sources}
        impact: {dependents, instrument}
        audit: {as_of, findings}
        audit: {as_of, findings}
        timeline: {instrument, moments}
        conflicts: [{field, instrument, values}]
        check: {date, file, findings}
        check: {date, file, findings}
        rules: [{english, example, name, severity, vietnamese}]
        search: [{date, held, id, issuer, label, number, scope, status, symbol, title, type, year}]
        rank: {by, communities, instruments, knots, modularity, ranked, sample}
        coverage: {as_of, documents, elsewhere, instrument, kind, units}
        orphans: []
        stats: {ambiguous, by_relation, citations, conflicts, documents, held, instruments, kinds, most_cited, relations, resolved, scopes, statuses, unresolved}
    "#]].assert_eq(&shapes);
}

#[test]
fn the_status_of_show_is_flat_with_its_proof_beside_it() {
    let args = [
        "show",
        PLANS,
        "04/2015/NĐ-CP",
        "--as-of",
        "2024-12-31",
        "--format",
        "json",
    ];
    let answer: serde_json::Value = serde_json::from_str(&run(&args).1).unwrap();
    assert_eq!(answer["status"]["state"], "lapsed");
    assert_eq!(answer["status"]["since"], "2023-07-01");
    assert_eq!(answer["status"], answer["instrument"]["status"]);
    assert!(answer["proof"].as_array().is_some_and(|it| !it.is_empty()));
}

#[test]
fn a_form_that_a_command_does_not_have_is_refused_and_those_that_it_has_are_named() {
    let has = |command: &str, form: &str| match command {
        "audit" | "rank" | "coverage" => ["text", "json", "csv"].contains(&form),
        "check" => ["text", "json", "sarif"].contains(&form),
        _ => ["text", "json"].contains(&form),
    };
    for (args, expected) in questions() {
        let (_, help, _) = run(&[args[0], "--help"]);
        for form in [
            "text", "json", "csv", "sarif", "graphml", "gexf", "dot", "mermaid",
        ] {
            let (code, out, err) = run(&[&args[..], &["--format", form]].concat());
            if has(args[0], form) {
                assert_eq!(code, expected, "{args:?} {form}: {err}");
                continue;
            }
            assert_eq!((code, out.as_str()), (2, ""), "{args:?} {form}");
            assert!(err.contains(form) && err.contains("text, json"), "{err}");
            assert_eq!(err.lines().count(), 1, "{err}");
            let line = help
                .lines()
                .find(|it| it.contains("the form of the answer"));
            assert!(!line.unwrap().contains(form), "{help}");
        }
    }
    // Before the command and behind it is the same.
    let (_, before, _) = run(&["--format", "json", "rules"]);
    assert_eq!(before, run(&["rules", "--format", "json"]).1);
    let (code, _, err) = run(&["export", PLANS, "-o", "/nowhere/x"]);
    expect![[r#"
        2 lỗi: lệnh này không có `--format text`; dùng một trong: graphml, gexf, json, csv, dot, mermaid
    "#]].assert_eq(&format!("{code} {err}"));
}

/// Takes what it is given, and finds no room for it in the end.
struct Full(Vec<u8>, io::ErrorKind);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(self.1.into())
    }
}

#[test]
fn an_answer_that_cannot_be_written_is_an_error_but_a_closed_pipe_is_none() {
    for (args, _) in questions() {
        for (kind, expected) in [
            (io::ErrorKind::StorageFull, 2),
            (io::ErrorKind::BrokenPipe, 0),
        ] {
            let mut err = Vec::new();
            let all = std::iter::once("cancu").chain(args.iter().copied());
            let mut out = Full(Vec::new(), kind);
            let code = cancu_cli::run(all.map(Into::into), &mut out, &mut err);
            let err = String::from_utf8(err).unwrap();
            assert_eq!(code, expected, "{args:?}: {err}");
            assert_eq!(
                err.contains("không ghi được kết quả"),
                expected == 2,
                "{err}"
            );
        }
    }
}

#[test]
fn what_is_missing_is_named_and_the_others_are_done() {
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("g.cancu");
    let (code, out, err) = run(&["extract", "/nowhere", DRAFT]);
    assert_eq!(
        (code, out.as_str()),
        (2, run(&["extract", DRAFT]).1.as_str())
    );
    assert!(
        err.contains("/nowhere") && err.lines().count() == 1,
        "{err}"
    );
    let graph = graph.to_str().unwrap();
    let (code, out, err) = run(&["build", PLANS, "/nowhere", "-o", graph]);
    assert!(code == 2 && err.contains("/nowhere"), "{err}");
    assert!(out.contains("5 văn bản"), "{out}");
    let (code, _, err) = run(&["build", "/nowhere", "-o", graph]);
    assert!(code == 2 && err.contains("/nowhere"), "{err}");
    // Nothing was read, so nothing was taken out.
    assert_eq!(run(&["stats", graph]).1, run(&["stats", PLANS]).1);
    fs::remove_file(graph).unwrap();
}

#[test]
fn completions_are_written_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (code, out, err) = run(&["completions", shell]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(
            out.contains("coverage") && out.contains("orphans"),
            "{shell}"
        );
    }
}
