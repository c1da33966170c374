//! Documents of one file name, in several folders, are several documents.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect;

use crate::command::run;

/// A plan of Quảng Ngãi with a sentence in it.
fn plan(number: u32, sentence: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm \
         2024\n\nKẾ HOẠCH\n\nCông tác năm 2024\n\n{sentence}\n"
    )
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

const ENDS: &str = "CHÍNH PHỦ\n\nSố: 902/2021/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2021\n\nNGHỊ \
    ĐỊNH\n\nVề công tác mẫu\n\nĐiều 9. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2021 và thay \
    thế Nghị định số 901/2020/NĐ-CP.\n";

/// The rules that a draft breaks.
fn broken(args: &[&str]) -> Vec<String> {
    let (_, out, err) = run(&[&["check", "--format", "json"], args].concat());
    let answer: serde_json::Value = serde_json::from_str(&out).expect(&err);
    let findings = answer["findings"].as_array().unwrap().iter();
    findings
        .map(|it| it["rule"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_draft_drives_out_no_document_that_only_has_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let ground = folder.path().join("sn");
    write(&ground, "a/x.txt", ENDS);
    let draft = plan(12, "Căn cứ Nghị định số 901/2020/NĐ-CP;");
    let graph = folder.path().join("g.cancu");
    let built = run(&[
        "build",
        ground.to_str().unwrap(),
        "-o",
        graph.to_str().unwrap(),
    ]);
    assert_eq!(built.0, 0, "{}", built.2);
    for name in ["x.txt", "y-draft.txt"] {
        let draft = write(folder.path(), name, &draft);
        for ground in [&ground, &graph] {
            let found = broken(&[draft.to_str().unwrap(), "--graph", ground.to_str().unwrap()]);
            assert_eq!(found, ["lapsed"], "{name} {ground:?}");
        }
    }
}

#[test]
fn a_draft_that_stands_in_the_folder_is_read_as_it_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let ground = folder.path().join("sn");
    // The tables know the numbers of laws around this one: no other text but the draft has it.
    let text = plan(12, "Theo Luật Thực hiện dân chủ ở cơ sở số 10/2023/QH15.");
    let draft = write(&ground, "a/x.txt", &text);
    write(&ground, "x.txt", &plan(13, "A"));
    let same = ground.join("a/./x.txt");
    let copy = write(folder.path(), "x.txt", &text);
    for draft in [draft, same, copy] {
        let found = broken(&[draft.to_str().unwrap(), "--graph", ground.to_str().unwrap()]);
        assert_eq!(found, ["unknown-instrument"], "{draft:?}");
    }
    // Under another name, and as another document, it is another source.
    let other = write(folder.path(), "x.txt", &text.replace("12/KH", "14/KH"));
    let found = broken(&[other.to_str().unwrap(), "--graph", ground.to_str().unwrap()]);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_review_names_the_draft_as_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let ground = folder.path().join("sn");
    write(&ground, "x.txt", ENDS);
    let draft = write(
        folder.path(),
        "x.txt",
        &plan(12, "Căn cứ Nghị định số 901/2020/NĐ-CP;"),
    );
    let args = [
        "check",
        draft.to_str().unwrap(),
        "--graph",
        ground.to_str().unwrap(),
    ];
    let (_, out, _) = run(&args);
    expect![[r#"
        lỗi[lapsed]: Nghị định số 901/2020/NĐ-CP đã hết hiệu lực từ 01/03/2021
          --> x.txt:12:8
           |
        12 | Căn cứ Nghị định số 901/2020/NĐ-CP;
           |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = vì: Nghị định số 902/2021/NĐ-CP thay thế Nghị định số 901/2020/NĐ-CP từ 01/03/2021 (sn/x.txt: “Nghị định số 901/2020/NĐ-CP”)
           = nên ghi: Nghị định số 902/2021/NĐ-CP ngày 05/01/2021

        x.txt: 1 lỗi, 0 cảnh báo, 0 ghi chú (xét tại ngày 04/03/2024)
    "#]]
    .assert_eq(&out);
}

#[test]
fn an_audit_keeps_documents_of_one_name_apart() {
    let folder = tempfile::tempdir().unwrap();
    let sentence = "Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.";
    write(folder.path(), "in/b/x.txt", &plan(78, sentence));
    write(folder.path(), "in/x.txt", &plan(79, sentence));
    let ground = folder.path().join("in");
    let graph = folder.path().join("g.cancu");
    let built = run(&[
        "build",
        ground.to_str().unwrap(),
        "-o",
        graph.to_str().unwrap(),
    ]);
    assert_eq!(built.0, 0, "{}", built.2);
    for ground in [&ground, &graph] {
        let args = ["audit", ground.to_str().unwrap(), "--as-of", "2024-12-31"];
        let (_, out, _) = run(&args);
        let heads = out.lines().filter(|it| {
            ["Kế hoạch", "  tệp", "Tổng"]
                .iter()
                .any(|head| it.starts_with(head))
        });
        let heads = heads.collect::<Vec<_>>().join("\n");
        expect![[r#"
            Kế hoạch số 78/KH-UBND ngày 04/03/2024
              tệp: b/x.txt
            Kế hoạch số 79/KH-UBND ngày 04/03/2024
              tệp: x.txt
            Tổng cộng: 2 chỗ viện dẫn trong 2 trên 2 văn bản."#]]
        .assert_eq(&heads);
        for by in ["instrument", "issuer"] {
            let (_, out, _) = run(&[&args[..], &["--by", by]].concat());
            assert!(out.contains("b/x.txt") && out.contains("(x.txt)"), "{out}");
            assert!(out.contains("trong 2 văn bản"), "{out}");
        }
        let (_, out, _) = run(&[&args[..], &["--format", "csv"]].concat());
        assert!(
            out.contains(",b/x.txt,") && out.contains(",x.txt,"),
            "{out}"
        );
    }
}

#[test]
fn headless_documents_of_one_name_are_two() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a/x.txt", "Theo Nghị định số 04/2015/NĐ-CP.");
    write(folder.path(), "b/x.txt", "Theo Nghị định số 04/2015/NĐ-CP.");
    let engine = cancu::Engine::open(folder.path()).unwrap();
    let graph = engine.graph();
    let ids: Vec<String> = (0..2)
        .map(|it| graph.node(graph.document(it).unwrap()).id.to_string())
        .collect();
    assert_eq!(ids, ["_/van-ban/_/_a-x", "_/van-ban/_/_b-x"]);
}
