//! Many questions at once: each answer is what its reference alone gives.

use std::fs;
use std::path::Path;

use cancu::{Engine, Error, TraceOptions};
use serde::Serialize;
use serde_json::{Value, json};

use crate::command::run;

const PLANS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");

/// An answer as it is printed, or why there is none.
fn said<T: Serialize>(answer: &Result<T, Error>) -> String {
    match answer {
        Ok(it) => serde_json::to_string(it).unwrap(),
        Err(error) => format!("{error:?}"),
    }
}

fn same<T: Serialize>(many: &[Result<T, Error>], single: impl Iterator<Item = Result<T, Error>>) {
    let single: Vec<String> = single.map(|it| said(&it)).collect();
    let many: Vec<String> = many.iter().map(said).collect();
    assert_eq!(many, single);
}

#[test]
fn each_reference_has_its_own_answer_in_the_order_asked() {
    let home = tempfile::tempdir().unwrap();
    let plans = Path::new(PLANS).to_path_buf();
    let graph = home.path().join("g.cancu");
    let inputs = [plans.clone()];
    cancu::build(&inputs, &graph, &Default::default(), &mut |_| {}).unwrap();
    let day = "2024-12-31".parse().unwrap();
    let options = TraceOptions {
        paths: Some(2),
        ..TraceOptions::default()
    };
    // Its rows are read as they are asked for, and a folder's frozen form is made by the first.
    for path in [&plans, &graph] {
        let open = || Engine::open(path).unwrap();
        let engine = open();
        let ids = engine.graph().nodes().map(|it| engine.graph().node(it));
        let mut asked: Vec<String> = ids
            .flat_map(|it| [it.id.to_string(), it.label.clone()])
            .collect();
        asked.extend(["99/2035/NĐ-CP", "kế hoạch", "", "04/2015/NĐ-CP"].map(str::to_owned));
        let all = asked.iter();
        same(
            &open().resolve_all(&asked, day),
            all.clone().map(|it| engine.resolve(it, day)),
        );
        same(
            &open().show_all(&asked, day),
            all.clone().map(|it| engine.show(it, day)),
        );
        let traced = all.clone().map(|it| engine.trace(it, day, &options));
        same(&open().trace_all(&asked, day, &options), traced);
        same(
            &open().impact_all(&asked, &[]),
            all.map(|it| engine.impact(it, &[])),
        );
    }
}

/// A line of a list as JSON: what the reference alone gives, behind the reference.
fn line(command: &str, asked: &str, (_, out, err): &(u8, String, String)) -> Value {
    if out.is_empty() {
        let word = match err.contains("khớp 4 văn bản") {
            true => "ambiguous",
            false => "unknown",
        };
        return json!({"query": asked, "error": word});
    }
    let mut answer: Value = serde_json::from_str(out).unwrap();
    if command != "resolve" {
        answer["query"] = json!(asked);
    }
    answer
}

#[test]
fn a_list_is_answered_as_each_of_its_lines() {
    let home = tempfile::tempdir().unwrap();
    let list = home.path().join("danh-sach.txt");
    let asked = [
        "Nghị định 04/2015/NĐ-CP",
        "99/2035/NĐ-CP",
        "KH 38/KH-UBND Quảng Ngãi 2021",
        "16/CT-TTg",
        "120-KL/TW",
    ];
    fs::write(
        &list,
        format!("\u{feff}{}\r\n \r\n", asked.join("\r\n\n  ")),
    )
    .unwrap();
    let refs = ["--refs", list.to_str().unwrap()];
    for command in ["resolve", "show", "trace", "impact"] {
        let common = ["--as-of", "2024-12-31"];
        let common = if command == "impact" {
            &["--relations", "implements"]
        } else {
            &common
        };
        let alone =
            |it, format| run(&[&[command, PLANS, it], &common[..], &["--format", format]].concat());
        let listed =
            |format| run(&[&[command, PLANS], &refs[..], common, &["--format", format]].concat());

        let singles = asked.map(|it| alone(it, "text"));
        let answers = singles.iter().map(|it| it.1.as_str());
        let answers: Vec<&str> = answers.filter(|it| !it.is_empty()).collect();
        let beside: String = singles.iter().map(|it| it.2.as_str()).collect();
        assert_eq!(listed("text"), (2, answers.join("\n"), beside));

        let singles = asked.map(|it| alone(it, "json"));
        let beside: String = singles.iter().map(|it| it.2.as_str()).collect();
        let (code, out, err) = listed("json");
        assert_eq!((code, err), (2, beside));
        let lines = out
            .lines()
            .map(|it| serde_json::from_str::<Value>(it).unwrap());
        let mut lines: Vec<Value> = lines.collect();
        for it in lines.iter_mut().filter(|it| it.get("error").is_some()) {
            let candidates = it.as_object_mut().unwrap().remove("candidates").unwrap();
            let count = candidates.as_array().unwrap().len();
            assert_eq!(count, if it["error"] == "ambiguous" { 4 } else { 0 });
        }
        let expected = asked.iter().zip(&singles);
        let expected: Vec<Value> = expected.map(|(it, said)| line(command, it, said)).collect();
        assert_eq!(lines, expected, "{command}");
    }
}

#[test]
fn a_long_list_keeps_its_order_and_its_exit_code() {
    let home = tempfile::tempdir().unwrap();
    let list = home.path().join("danh-sach.txt");
    let asked = |at: usize| ["04/2015/NĐ-CP", "10/2022/QH15", "vn/kl-tw/2016/120"][at % 3];
    let lines: Vec<&str> = (0..600).map(asked).collect();
    fs::write(&list, lines.join("\n")).unwrap();
    let refs = list.to_str().unwrap();
    let (code, out, err) = run(&["resolve", PLANS, "--refs", refs, "--format", "json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let of_line = |it: &str| serde_json::from_str::<Value>(it).unwrap()["query"].clone();
    assert_eq!(out.lines().map(of_line).collect::<Vec<_>>(), lines);
}

#[test]
fn a_list_that_cannot_be_asked_about_is_told() {
    let home = tempfile::tempdir().unwrap();
    let list = home.path().join("danh-sach.txt");
    let path = list.to_str().unwrap();
    let told = |args: &[&str]| {
        let (code, out, err) = run(args);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        err.replace(path, "LIST")
    };
    let asked = ["resolve", PLANS, "--refs", path];
    assert_eq!(
        told(&asked),
        "lỗi: không đọc được `LIST`: không có tệp hoặc thư mục này\n"
    );
    fs::write(&list, "\n \n").unwrap();
    assert_eq!(
        told(&asked),
        "lỗi: `LIST` không kê văn bản nào; ghi mỗi dòng một văn bản\n"
    );
    fs::write(&list, [0xff, 0xfe, 0x31, 0x00]).unwrap();
    assert!(told(&asked).starts_with("lỗi: không đọc được `LIST`: "));
    let both = told(&["resolve", PLANS, "04/2015/NĐ-CP", "--refs", path]);
    assert!(both.contains("không đi cùng `--refs <TỆP>`"), "{both}");
    let neither = told(&["resolve", PLANS]);
    assert!(
        neither.contains("<ĐỒ-THỊ> <VĂN-BẢN|--refs <TỆP>>"),
        "{neither}"
    );
}
