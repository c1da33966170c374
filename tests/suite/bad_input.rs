//! Bad input gets a message that says what and where, the right code, and the rest gets done.

use std::fs;
use std::path::Path;

use crate::command::run;

const GOOD: &str = "Số: 5/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nA\n\nThực hiện Chỉ thị số 16/CT-TTg ngày 16/5/2016; Chỉ thị số 16/CT-TTg ngày 02/5/2017.\n";

/// A folder with one sound document and one file of bytes beside it.
fn folder(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), GOOD).unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_done() {
    for (bytes, reason) in [
        (&b""[..], "tệp rỗng"),
        (&b"\x00\x01PK"[..], "nhị phân"),
        (&b"S\xE1\xBB ab"[..], "UTF-8"),
    ] {
        let folder = folder("b.txt", bytes);
        let (code, out, err) = run(&["extract", text(folder.path())]);
        assert_eq!(code, 0, "{err}");
        assert!(err.contains("b.txt") && err.contains(reason), "{err}");
        assert_eq!(out.lines().count(), 3, "{out}");
    }
}

#[test]
fn one_broken_byte_costs_its_place_and_not_the_document() {
    let whole = GOOD.repeat(400);
    let at = whole.len() / 2 + whole[whole.len() / 2..].find("ngày").unwrap();
    let mut bytes = whole.as_bytes().to_vec();
    bytes[at] = 0xFF;
    let line = whole[..at].matches('\n').count() + 1;
    let folder = folder("b.txt", &bytes);
    let file = folder.path().join("b.txt");
    let sound = tempfile::tempdir().unwrap();
    fs::write(sound.path().join("b.txt"), &whole).unwrap();
    let expected = run(&["extract", text(sound.path())]).1.lines().count();
    // It was read, though it was named: nothing is missing but the letter.
    let (code, out, err) = run(&["extract", text(&file)]);
    assert_eq!((code, out.lines().count()), (0, expected), "{err}");
    let place = format!("một chỗ hỏng ở dòng {line} (byte {at})");
    assert!(
        err.starts_with("đọc có lỗi: ") && err.contains(&place),
        "{err}"
    );
    let (_, _, err) = run(&["extract", text(&file), "--lang", "en"]);
    let place = format!("one broken place at line {line} (byte {at})");
    assert!(
        err.starts_with("read with faults: ") && err.contains(&place),
        "{err}"
    );

    // Each build tells of it, also one that reads nothing anew.
    let graph = folder.path().join("g.cancu");
    let args = [
        "build",
        text(folder.path()),
        "-o",
        text(&graph),
        "--format",
        "json",
    ];
    for unchanged in [0, 2] {
        let (code, out, _) = run(&args);
        let summary: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((code, &summary["unchanged"]), (0, &unchanged.into()));
        assert_eq!(summary["skipped"], serde_json::json!([]));
        let file = summary["faults"][0]["file"].as_str().unwrap();
        assert!(
            file.ends_with("b.txt") && summary["faults"][1].is_null(),
            "{summary}"
        );
    }
}

#[test]
fn files_of_one_name_give_texts_named_like_their_records() {
    let folder = folder("a.md", GOOD.replace("5/KH", "6/KH").as_bytes());
    let output = folder.path().join("out");
    let out = text(&output);
    let (code, _, err) = run(&["extract", text(folder.path()), "-o", out, "--text-dir", out]);
    assert!(code == 0 && err.contains("a-2.jsonl"), "{err}");
    for (name, number) in [("a", "6/KH"), ("a-2", "5/KH")] {
        for ending in ["jsonl", "txt"] {
            let written = fs::read_to_string(output.join(format!("{name}.{ending}"))).unwrap();
            let number = if ending == "txt" {
                number
            } else {
                &number[..1]
            };
            assert!(written.contains(number), "{name}.{ending}: {written}");
        }
    }
}

#[test]
fn a_missing_file_is_an_error() {
    let (code, out, err) = run(&["extract", "/nowhere/at/all.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("/nowhere/at/all.txt"), "{err}");
}

#[test]
fn one_line_of_ten_megabytes_is_read() {
    let line = "Thực hiện Nghị định số 04/2015/NĐ-CP ".repeat(240_000);
    let folder = folder("b.txt", line.as_bytes());
    let (code, out, err) = run(&["extract", text(&folder.path().join("b.txt"))]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), 240_001);
}

#[test]
fn an_unknown_reference_says_what_to_do() {
    let folder = folder("b.txt", GOOD.as_bytes());
    let (code, out, err) = run(&["resolve", text(folder.path()), "99/2099/NĐ-CP"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("99/2099/NĐ-CP") && err.contains("cancu search"),
        "{err}"
    );
}

#[test]
fn an_ambiguous_reference_lists_the_candidates() {
    let folder = folder("b.txt", GOOD.as_bytes());
    let (code, _, err) = run(&["show", text(folder.path()), "Chỉ thị 16/CT-TTg"]);
    assert_eq!(code, 2);
    assert!(
        err.contains("vn/ct-ttg/2016/16") && err.contains("vn/ct-ttg/2017/16"),
        "{err}"
    );
    let (code, out, _) = run(&[
        "resolve",
        text(folder.path()),
        "Chỉ thị 16/CT-TTg",
        "--format",
        "json",
    ]);
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    // The tables know directives of this number that the text does not cite.
    let count = answer["candidates"].as_array().map(Vec::len);
    assert!(code == 2 && count > Some(2), "{code} {count:?}");
}

#[test]
fn wrong_usage_is_told_and_help_is_not_an_error() {
    assert_eq!(run(&["resolve"]).0, 2);
    assert_eq!(run(&["audit", "x", "--as-of", "31/12/2024"]).0, 2);
    let (code, out, _) = run(&["--help"]);
    assert!(code == 0 && out.contains("audit"));
}

#[test]
fn findings_give_their_own_code_when_asked() {
    let plans = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");
    assert_eq!(
        run(&["audit", plans, "--as-of", "2024-12-31", "--exit-code"]).0,
        1
    );
    assert_eq!(
        run(&["audit", plans, "--as-of", "2020-01-01", "--exit-code"]).0,
        0
    );
}

#[test]
fn a_graph_file_answers_like_its_folder_and_is_built_again_from_what_changed() {
    let folder = folder("b.txt", GOOD.replace("5/KH", "6/KH").as_bytes());
    let graph = folder.path().join("g.cancu");
    let inputs = ["a.txt", "b.txt"].map(|it| folder.path().join(it));
    let args = [
        "build",
        text(&inputs[0]),
        text(&inputs[1]),
        "-o",
        text(&graph),
        "--format",
        "json",
    ];
    let unchanged =
        |out: &str| serde_json::from_str::<serde_json::Value>(out).unwrap()["unchanged"].clone();
    assert_eq!(unchanged(&run(&args).1), 0);
    fs::write(&inputs[1], GOOD.replace("5/KH", "7/KH")).unwrap();
    assert_eq!(unchanged(&run(&args).1), 1);
    let from_file = run(&["stats", text(&graph), "--as-of", "2024-12-31"]);
    let from_folder = run(&["stats", text(folder.path()), "--as-of", "2024-12-31"]);
    assert_eq!(from_file, from_folder);
}

#[test]
fn a_foreign_or_broken_graph_file_is_left_alone_and_named() {
    let folder = folder("b.txt", GOOD.as_bytes());
    let graph = folder.path().join("g.cancu");
    assert_eq!(
        run(&[
            "build",
            text(&folder.path().join("a.txt")),
            "-o",
            text(&graph)
        ])
        .0,
        0
    );
    let whole = fs::read(&graph).unwrap();
    fs::write(&graph, &whole[..whole.len() / 2]).unwrap();
    let (code, _, err) = run(&["stats", text(&graph)]);
    assert!(code == 2 && err.contains("hỏng"), "{err}");
    let foreign = folder.path().join("a.txt");
    let (code, _, err) = run(&[
        "build",
        text(&folder.path().join("b.txt")),
        "-o",
        text(&foreign),
    ]);
    assert!(code == 2 && err.contains("không phải tệp đồ thị"), "{err}");
    assert_eq!(fs::read_to_string(&foreign).unwrap(), GOOD);
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_up_go_round_no_circle() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("van-ban");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), "Theo Nghị định số 04/2015/NĐ-CP.").unwrap();
    // Two links in one folder: without care each step down would double the work.
    for link in ["len", "xuong"] {
        std::os::unix::fs::symlink(&folder, folder.join(link)).unwrap();
    }
    let engine = cancu::Engine::open(&folder).unwrap();
    assert_eq!(engine.graph().readings().len(), 1);
}
