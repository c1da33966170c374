//! What cannot be reached when a graph file is built again, such as a drive that is away, costs
//! nothing of what was read there before.

use std::fs;
use std::path::{Path, PathBuf};

use cancu_store::Store;
use serde_json::Value;

use crate::command::run;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn plan(folder: &Path, number: u32) {
    let text = format!(
        "Số: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nThực hiện Nghị định số 04/2015/NĐ-CP.\n"
    );
    fs::write(folder.join(format!("{number}.txt")), text).unwrap();
}

/// Everything that a graph file says.
fn lines(graph: &Path) -> Vec<String> {
    let mut lines = Vec::new();
    let store = Store::open(graph).unwrap();
    store
        .canonical(&mut |line| lines.push(line.to_owned()))
        .unwrap();
    lines
}

fn names(graph: &Path) -> Vec<String> {
    let engine = cancu::Engine::open(graph).unwrap();
    let readings = engine.graph().readings().iter();
    readings.map(|it| it.file.clone()).collect()
}

/// A folder of this computer and one of a drive, with their graph file.
fn two_folders() -> (tempfile::TempDir, [PathBuf; 3]) {
    let home = tempfile::tempdir().unwrap();
    let [near, far, graph] = ["gan", "o-mang", "g.cancu"].map(|it| home.path().join(it));
    for (folder, numbers) in [(&near, [1, 2]), (&far, [3, 4])] {
        fs::create_dir(folder).unwrap();
        numbers.into_iter().for_each(|it| plan(folder, it));
    }
    let row = r#"{"from": "Thông tư số 49/2018/TT-BGTVT", "relation": "amends", "to": "Thông tư số 35/2012/TT-BGTVT"}"#;
    fs::write(far.join("sua.jsonl"), row).unwrap();
    (home, [near, far, graph])
}

#[test]
fn a_folder_that_is_away_keeps_its_documents_and_what_was_removed_elsewhere_leaves() {
    let (home, [near, far, graph]) = two_folders();
    // A separator at the end of a path changes nothing.
    let named = format!("{}/", text(&far));
    let args = ["build", text(&near), &named, "-o", text(&graph)];
    assert_eq!(run(&args).0, 0);
    let before = lines(&graph);
    assert_eq!(names(&graph), ["1.txt", "2.txt", "3.txt", "4.txt"]);

    let elsewhere = home.path().join("tat");
    fs::rename(&far, &elsewhere).unwrap();
    let (code, _, err) = run(&args);
    assert!(
        code == 2 && err.contains("bỏ qua") && err.contains("o-mang"),
        "{err}"
    );
    let said = "giữ nguyên 2 văn bản đã đọc ở đó; muốn bỏ thì không nêu nữa";
    assert!(err.contains(said), "{err}");
    assert_eq!(lines(&graph), before);

    fs::remove_file(near.join("1.txt")).unwrap();
    plan(&near, 5);
    let (_, out, _) = run(&[&args[..], &["--format", "json"]].concat());
    let summary: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(summary["kept"][0]["documents"], 2);
    assert_eq!(
        (&summary["documents"], &summary["removed"]),
        (&4.into(), &1.into())
    );
    assert_eq!(names(&graph), ["2.txt", "3.txt", "4.txt", "5.txt"]);

    // When it is there again, all is as if it had never been away.
    fs::rename(&elsewhere, &far).unwrap();
    assert_eq!(run(&args).0, 0);
    let anew = home.path().join("moi.cancu");
    assert_eq!(run(&["build", text(&near), &named, "-o", text(&anew)]).0, 0);
    assert_eq!(lines(&graph), lines(&anew));

    // A folder that is not named any more leaves.
    assert_eq!(run(&["build", text(&near), "-o", text(&graph)]).0, 0);
    assert_eq!(names(&graph), ["2.txt", "5.txt"]);
}

#[test]
fn a_folder_whose_name_only_begins_like_that_of_one_away_leaves() {
    let (home, [near, far, graph]) = two_folders();
    let other = home.path().join("o-mang-2");
    fs::create_dir(&other).unwrap();
    plan(&other, 7);
    let all = [
        "build",
        text(&near),
        text(&far),
        text(&other),
        "-o",
        text(&graph),
    ];
    assert_eq!(run(&all).0, 0);
    fs::rename(&far, home.path().join("tat")).unwrap();
    let (code, _, err) = run(&["build", text(&near), text(&far), "-o", text(&graph)]);
    assert_eq!(code, 2, "{err}");
    assert_eq!(names(&graph), ["1.txt", "2.txt", "3.txt", "4.txt"]);
}

#[cfg(unix)]
#[test]
fn a_file_of_a_folder_that_cannot_be_opened_keeps_its_document() {
    let (_home, [near, _, graph]) = two_folders();
    let args = ["build", text(&near), "-o", text(&graph)];
    assert_eq!(run(&args).0, 0);
    fs::remove_file(near.join("1.txt")).unwrap();
    std::os::unix::fs::symlink("/nowhere/1.txt", near.join("1.txt")).unwrap();
    let (code, _, err) = run(&args);
    assert!(code == 0 && err.contains("muốn bỏ thì xóa đi"), "{err}");
    assert_eq!(names(&graph), ["1.txt", "2.txt"]);
    fs::remove_file(near.join("1.txt")).unwrap();
    assert_eq!(run(&args).0, 0);
    assert_eq!(names(&graph), ["2.txt"]);
}

#[test]
fn where_nothing_can_be_reached_the_graph_stays_as_it_is() {
    let (home, [near, far, graph]) = two_folders();
    let args = ["build", text(&near), text(&far), "-o", text(&graph)];
    assert_eq!(run(&args).0, 0);
    let before = lines(&graph);
    fs::rename(&near, home.path().join("a")).unwrap();
    fs::rename(&far, home.path().join("b")).unwrap();
    let (code, out, _) = run(&args);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(lines(&graph), before);
}
