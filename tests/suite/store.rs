//! A graph file holds the graph, whole, and is what building from nothing would make of it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::run;

use cancu_store::{Error, Store, Writer};
use proptest::prelude::*;
use rusqlite::Connection;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn build(input: &Path, graph: &Path) -> cancu::Built {
    let options = cancu::BuildOptions::default();
    cancu::build(&[input.to_path_buf()], graph, &options, &mut |_| {}).unwrap()
}

/// What a graph file says, line by line.
fn lines(graph: &Path) -> Vec<String> {
    lines_of(&Store::open(graph).unwrap())
}

fn lines_of(store: &Store) -> Vec<String> {
    let mut lines = Vec::new();
    store
        .canonical(&mut |line| lines.push(line.to_owned()))
        .unwrap();
    lines
}

const SENTENCES: [&str; 12] = [
    "Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.",
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15;",
    "Quyết định này thay thế Quyết định số 2/QĐ-UBND ngày 05/02/2020 của UBND tỉnh Quảng Ngãi.",
    "Theo Kế hoạch số 3/KH-UBND ngày 04/3/2021 của UBND tỉnh Quảng Ngãi.",
    "Quyết định số 5/QĐ-UBND ngày 01/6/2019 hết hiệu lực kể từ ngày ký.",
    "Theo Chỉ thị số 16/CT-TTg.",
    "Luật Thanh niên số 57/2020/QH14 ngày 17 tháng 6 năm 2020.",
    "Nội dung không có viện dẫn nào.",
    "Theo Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ.",
    "Căn cứ Quyết định số 2/QĐ-UBND ngày 06/02/2020 của UBND tỉnh Quảng Ngãi;",
    "Căn cứ Quyết định số 3/QĐ-UBND ngày 06/5/2019 của UBND tỉnh Quảng Ngãi quy định chi tiết Luật số 57/2020/QH14;",
    "Bãi bỏ khoản 2 Điều 3 Quyết định số 5/QĐ-UBND ngày 01/6/2019 của UBND tỉnh Quảng Ngãi.",
];

/// A document of a kind, a number and some sentences.
fn document(kind: bool, number: u8, sentences: &[usize]) -> String {
    let (symbol, name) = if kind {
        ("KH-UBND", "KẾ HOẠCH")
    } else {
        ("QĐ-UBND", "QUYẾT ĐỊNH")
    };
    let mut out = format!(
        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: {number}/{symbol}\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\n{name}\n\nVề việc {number}\n\n"
    );
    for it in sentences {
        out.push_str(SENTENCES[*it]);
        out.push('\n');
    }
    out
}

/// One change of a folder: what is written at a place, or that the place is removed.
#[derive(Debug, Clone)]
struct Edit {
    place: usize,
    text: Option<String>,
}

fn edit() -> impl Strategy<Value = Edit> {
    let sentences = prop::collection::vec(0..SENTENCES.len(), 0..4);
    let text = (any::<bool>(), 1..6_u8, sentences).prop_map(|it| document(it.0, it.1, &it.2));
    (0..6_usize, prop::option::weighted(0.75, text)).prop_map(|(place, text)| Edit { place, text })
}

/// Two folders hold files of the same name; two places are rows of a data set.
fn apply(folder: &Path, rows: &mut [Option<String>; 2], edit: &Edit) {
    if let Some(row) = rows.get_mut(edit.place) {
        row.clone_from(&edit.text);
        let row = |(id, text): (usize, &Option<String>)| {
            let text = text.as_ref()?;
            Some(serde_json::json!({"id": id.to_string(), "text": text}).to_string() + "\n")
        };
        let all: String = rows.iter().enumerate().filter_map(row).collect();
        fs::write(folder.join("set.jsonl"), all).unwrap();
        return;
    }
    let place = ["a.txt", "b.txt", "trong/a.txt", "trong/c.md"][edit.place - 2];
    let path = folder.join(place);
    match &edit.text {
        Some(text) => fs::write(path, text).unwrap(),
        None => drop(fs::remove_file(path)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn building_again_gives_what_building_from_nothing_gives(
        steps in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..5)
    ) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("vao");
        fs::create_dir_all(folder.join("trong")).unwrap();
        fs::write(folder.join("goc.txt"), document(true, 9, &[0, 5])).unwrap();
        let graph = home.path().join("g.cancu");
        let mut rows = [None, None];
        for (count, step) in steps.iter().enumerate() {
            for it in step {
                apply(&folder, &mut rows, it);
            }
            build(&folder, &graph);
            let anew = home.path().join(format!("{count}.cancu"));
            build(&folder, &anew);
            prop_assert_eq!(lines(&graph), lines(&anew));
            prop_assert_eq!(Store::open(&graph).unwrap().left_over().unwrap(), 0);
            // What is worked out piece by piece is what one graph of all in memory says.
            let engine = cancu::Engine::open(&graph).unwrap();
            prop_assert_eq!(written(&graph), worked_out(engine.graph().whole()));
            prop_assert_eq!(frozen(engine.graph()), frozen(engine.graph().whole()));
        }
    }
}

/// What follows from the documents of a graph file, as the graph of all of them in memory has it:
/// relations, events, conflicts and instruments, without their places in lists.
fn worked_out(graph: &cancu::Graph) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for node in graph.nodes() {
        let it = graph.node(node);
        let held = it.held.as_ref().map(|it| it.file.as_str());
        out.push(format!(
            "{} {:?} {} {:?} {:?}",
            it.id,
            it.date.map(|it| it.to_string()),
            it.label,
            held,
            it.candidates
        ));
        for (to, act) in graph.outgoing(node) {
            let (to, relation) = (&graph.node(to).id, act.relation);
            let basis = format!("{:?}", act.basis).to_lowercase();
            for at in &act.evidence {
                out.push(format!(
                    "{} {relation} {to} {basis} {} {} {}",
                    it.id, act.rule, at.file, at.start
                ));
            }
        }
        for event in cancu_validity::events(graph, node) {
            let date = event.date.map(|it| it.to_string());
            out.push(format!(
                "{} by {} {date:?} {} {:?}",
                event.target, event.actor, event.rule, event.provisions
            ));
        }
    }
    for it in cancu_validity::conflicts(graph) {
        for value in &it.values {
            for at in &value.evidence {
                out.push(format!(
                    "{} {} {} {} {}",
                    it.instrument, it.field, value.value, at.file, at.start
                ));
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

/// The frozen form of a graph: read from the file, or made of what is in memory.
fn frozen(graph: &cancu::Graph) -> Vec<u8> {
    let mut bytes = Vec::new();
    graph.frozen().unwrap().write(&mut bytes, 1).unwrap();
    bytes
}

/// The same, as the tables of the graph file have it.
fn written(graph: &Path) -> Vec<String> {
    let connection = Connection::open(graph).unwrap();
    let rows = |sql: &str, line: &dyn Fn(&rusqlite::Row<'_>) -> rusqlite::Result<String>| {
        let mut all = connection.prepare(sql).unwrap();
        let found = all.query_map([], |row| line(row)).unwrap();
        found.collect::<rusqlite::Result<Vec<String>>>().unwrap()
    };
    let list = |json: Option<String>| -> Vec<String> {
        json.map_or_else(Vec::new, |it| serde_json::from_str(&it).unwrap())
    };
    let text = |row: &rusqlite::Row<'_>, at| row.get::<_, String>(at);
    let mut out = rows(
        "SELECT instrument, date, label, held, candidates FROM instruments",
        &|it| {
            let (date, held): (Option<String>, Option<String>) = (it.get(1)?, it.get(3)?);
            let ids = list(it.get(4)?).join(", ");
            Ok(format!(
                "{} {date:?} {} {held:?} [{ids}]",
                text(it, 0)?,
                text(it, 2)?
            ))
        },
    );
    out.extend(rows(
        "SELECT actor, r.relation, target, basis, rule, file, start
         FROM relations r JOIN evidence e ON e.relation = r.id",
        &|it| {
            let words: Vec<String> = (0..6).map(|at| text(it, at)).collect::<Result<_, _>>()?;
            Ok(format!("{} {}", words.join(" "), it.get::<_, i64>(6)?))
        },
    ));
    out.extend(rows(
        "SELECT instrument, actor, date, rule, provisions FROM events",
        &|it| {
            let (date, parts): (Option<String>, _) = (it.get(2)?, list(it.get(4)?));
            let (target, actor, rule) = (text(it, 0)?, text(it, 1)?, text(it, 3)?);
            Ok(format!("{target} by {actor} {date:?} {rule} {parts:?}"))
        },
    ));
    out.extend(rows(
        "SELECT instrument, field, value, file, start FROM conflicts WHERE file IS NOT NULL",
        &|it| {
            let words: Vec<String> = (0..4).map(|at| text(it, at)).collect::<Result<_, _>>()?;
            Ok(format!("{} {}", words.join(" "), it.get::<_, i64>(4)?))
        },
    ));
    out.sort();
    out.dedup();
    out
}

/// A folder with three documents and its graph file.
fn built() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    for (name, number, sentences) in [("a", 1, &[0, 1][..]), ("b", 2, &[2, 4]), ("c", 3, &[3])] {
        fs::write(
            folder.join(format!("{name}.txt")),
            document(number != 2, number, sentences),
        )
        .unwrap();
    }
    let graph = home.path().join("g.cancu");
    build(&folder, &graph);
    (home, folder, graph)
}

#[test]
fn contradictions_are_found_across_documents_that_are_read_one_at_a_time() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    let ending = document(false, 7, &[]).replace("2021", "2019")
        + "Điều 2. Quyết định này có hiệu lực kể từ ngày 15 tháng 3 năm 2019 và thay thế Quyết định \
           số 2/QĐ-UBND ngày 05/02/2018 của UBND tỉnh Quảng Ngãi.\n";
    fs::write(folder.join("a.txt"), ending).unwrap();
    let resting = document(true, 8, &[8])
        + "Căn cứ Quyết định số 2/QĐ-UBND ngày 05/02/2018 của UBND tỉnh Quảng Ngãi;\n";
    fs::write(folder.join("b.txt"), resting).unwrap();
    let graph = home.path().join("g.cancu");
    build(&folder, &graph);
    let found = written(&graph);
    let engine = cancu::Engine::open(&graph).unwrap();
    assert_eq!(found, worked_out(engine.graph().whole()));
    for field in [" basis_lapsed ", " cites_the_future "] {
        assert!(found.iter().any(|it| it.contains(field)), "{found:#?}");
    }
}

#[test]
fn only_what_changed_is_read_again_and_what_is_gone_leaves() {
    let (_home, folder, graph) = built();
    fs::write(folder.join("d.txt"), document(true, 4, &[6])).unwrap();
    fs::remove_file(folder.join("a.txt")).unwrap();
    let again = build(&folder, &graph);
    assert_eq!((again.documents, again.unchanged, again.removed), (3, 2, 1));
    // Under another path the same texts are known by what they say.
    let moved = folder.with_file_name("khac");
    fs::rename(&folder, &moved).unwrap();
    let again = build(&moved, &graph);
    assert_eq!((again.documents, again.unchanged, again.removed), (3, 3, 3));
}

#[test]
fn the_graph_of_the_file_is_that_of_the_folder() {
    let (_home, folder, graph) = built();
    let from_file = cancu::Engine::open(&graph).unwrap();
    let from_folder = cancu::Engine::open(&folder).unwrap();
    // References inside a document make no relation, and are not kept.
    let mut readings = from_folder.graph().readings().to_vec();
    readings.iter_mut().for_each(|it| it.internal.clear());
    assert_eq!(from_file.graph().readings(), readings);
    assert_eq!(from_file.graph().edges(), from_folder.graph().edges());
    let store = Store::open(&graph).unwrap();
    let written = fs::read_to_string(folder.join("b.txt")).unwrap();
    assert_eq!(store.text("b.txt").unwrap(), Some(written));
}

const REGISTER: &str = r#"
[[instrument]]
id = "quang-ngai/qd-ubnd/2023/12"
type = "quyet-dinh"
date = "2023-02-03"
basis = "text"
source = "bản lưu tại Văn phòng"

[[instrument]]
id = "quang-ngai/kh-ubnd/2021/3"
type = "ke-hoach"
basis = "text"
source = "bản lưu tại Văn phòng"

[[act]]
from = "quang-ngai/qd-ubnd/2023/12"
to = "quang-ngai/kh-ubnd/2021/3"
relation = "repeals"
effective = "2023-03-01"
basis = "text"
source = "Điều 3 Quyết định 12/QĐ-UBND"
"#;

#[test]
fn a_graph_file_keeps_the_registers_that_it_was_built_with() {
    let (home, folder, graph) = built();
    let register = home.path().join("so.toml");
    fs::write(&register, REGISTER).unwrap();
    let args = ["build", text(&folder), "-o", text(&graph)];
    let with = [&args[..], &["--register", text(&register)]].concat();
    let state = |graph: &Path| {
        let (code, out, err) = run(&["resolve", text(graph), "3/KH-UBND", "--format", "json"]);
        assert_eq!(code, 0, "{err}");
        let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
        format!(
            "{} {}",
            answer["status"]["state"], answer["status"]["basis"]
        )
    };
    assert_eq!(state(&graph), "\"unknown\" null");
    let (code, out, _) = run(&with);
    assert!(code == 0 && out.contains("kèm sổ"), "{out}");
    assert_eq!(state(&graph), "\"lapsed\" \"register\"");

    // The next build, of other documents and without a word of the register, keeps it; the file is
    // the same as one that is built anew with it.
    fs::write(folder.join("d.txt"), document(true, 4, &[3])).unwrap();
    fs::remove_file(&register).unwrap();
    assert_eq!(run(&args).0, 0);
    assert_eq!(state(&graph), "\"lapsed\" \"register\"");
    fs::write(&register, REGISTER).unwrap();
    let anew = home.path().join("khac.cancu");
    let args_anew = [
        "build",
        text(&folder),
        "-o",
        text(&anew),
        "--register",
        text(&register),
    ];
    assert_eq!(run(&args_anew).0, 0);
    assert_eq!(lines(&graph), lines(&anew));
    let engine = cancu::Engine::open(&graph).unwrap();
    assert_eq!(written(&graph), worked_out(engine.graph().whole()));
    assert_eq!(frozen(engine.graph()), frozen(engine.graph().whole()));

    // One that is changed counts when it is named again, and one that is not sound changes nothing.
    fs::write(&register, REGISTER.replace("2023-03-01", "ngày kia")).unwrap();
    let (code, out, err) = run(&with);
    assert!(
        code == 2 && out.is_empty() && err.contains("so.toml:19"),
        "{err}"
    );
    assert_eq!(lines(&graph), lines(&anew));
    assert_eq!(run(&[&args[..], &["--no-register"]].concat()).0, 0);
    assert_eq!(state(&graph), "\"unknown\" null");
}

#[test]
fn a_reader_keeps_its_state_while_a_build_goes_on() {
    let (_home, folder, graph) = built();
    let reader = Store::open(&graph).unwrap();
    let before = lines_of(&reader);
    fs::write(folder.join("a.txt"), document(true, 7, &[6])).unwrap();
    build(&folder, &graph);
    assert_eq!(lines_of(&reader), before);
    let after = Store::open(&graph).unwrap();
    assert!(after.state() > reader.state());
    assert_ne!(lines_of(&after), before);
}

/// On Unix a process that closes a file loses every lock that it has on it.
#[cfg(target_os = "linux")]
#[test]
fn who_looks_whether_a_file_is_a_graph_leaves_a_reader_its_locks() {
    use std::os::unix::fs::MetadataExt;
    let (_home, _, graph) = built();
    let reader = Store::open(&graph).unwrap();
    let inode = format!(":{} ", fs::metadata(&graph).unwrap().ino());
    let locks = || {
        let all = fs::read_to_string("/proc/locks").unwrap();
        all.lines().filter(|it| it.contains(&inode)).count()
    };
    let held = locks();
    assert_ne!(held, 0);
    assert!(cancu::is_graph_file(&graph));
    drop(Store::open(&graph).unwrap());
    assert_eq!(locks(), held);
    drop(reader);
    assert_eq!(locks(), 0);
}

#[test]
fn a_second_build_is_told_who_is_at_work() {
    let (_home, folder, graph) = built();
    let writer = Writer::open(&graph).unwrap();
    let (code, _, err) = run(&["build", text(&folder), "-o", text(&graph)]);
    let pid = format!("pid {}", std::process::id());
    assert!(code == 2 && err.contains(&pid), "{err}");
    drop(writer);
    assert_eq!(run(&["build", text(&folder), "-o", text(&graph)]).0, 0);
}

#[test]
fn every_older_form_of_the_file_is_brought_to_the_newest() {
    // What each form has that the one before it had not.
    let added = [
        "ALTER TABLE readings DROP COLUMN reported; ALTER TABLE skipped DROP COLUMN english",
        "DROP TABLE links; DROP TABLE registers",
        "DROP INDEX documents_name",
        "ALTER TABLE skipped DROP COLUMN read",
        "ALTER TABLE conflicts DROP COLUMN side; ALTER TABLE conflicts DROP COLUMN place",
    ];
    let shape = |graph: &Path| -> Vec<String> {
        let connection = Connection::open(graph).unwrap();
        let sql =
            "SELECT m.name || coalesce(' ' || c.name || ' ' || c.type, '') FROM sqlite_schema m
            LEFT JOIN pragma_table_info(m.name) c ORDER BY 1";
        let mut all = connection.prepare(sql).unwrap();
        let rows = all.query_map([], |row| row.get(0)).unwrap();
        let form = connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
        let form = format!("form {}", form.unwrap());
        rows.map(Result::unwrap).chain([form]).collect()
    };
    for form in 1..=added.len() {
        let (_home, folder, graph) = built();
        let (before, newest) = (lines(&graph), shape(&graph));
        let old = Connection::open(&graph).unwrap();
        for it in added[form - 1..].iter().rev() {
            old.execute_batch(it).unwrap();
        }
        old.pragma_update(None, "user_version", form as i64)
            .unwrap();
        drop(old);
        assert_ne!(shape(&graph), newest);
        assert_eq!(lines(&graph), before, "form {form}");
        assert_eq!(shape(&graph), newest, "form {form}");
        build(&folder, &graph);
        assert_eq!(lines(&graph), before, "form {form}");
    }
}

/// Opens and builds; both must refuse with these words and leave the file as it is.
#[track_caller]
fn refused(graph: &Path, folder: &Path, vi: &str, en: &str) {
    let before = fs::read(graph).unwrap();
    for args in [
        &["stats", text(graph)][..],
        &["build", text(folder), "-o", text(graph)],
    ] {
        let (code, out, err) = run(args);
        assert!(code == 2 && out.is_empty() && err.contains(vi), "{err}");
        let (_, _, err) = run(&[args, &["--lang", "en"]].concat());
        assert!(err.contains(en), "{err}");
    }
    assert_eq!(fs::read(graph).unwrap(), before);
}

#[test]
fn a_file_of_a_newer_program_is_refused() {
    let (_home, folder, graph) = built();
    Connection::open(&graph)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    refused(&graph, &folder, "dạng 99", "newer cancu");
}

#[test]
fn a_graph_file_of_the_first_release_is_named_as_such() {
    let (_home, folder, graph) = built();
    fs::write(&graph, "{\"cancu_graph\":1,\"documents\":0}\n").unwrap();
    refused(&graph, &folder, "cancu 0.1.0", "build it again");
}

#[test]
fn a_database_of_another_program_is_refused() {
    let (_home, folder, graph) = built();
    fs::remove_file(&graph).unwrap();
    Connection::open(&graph)
        .unwrap()
        .execute_batch("CREATE TABLE a (b); INSERT INTO a VALUES (1)")
        .unwrap();
    refused(&graph, &folder, "không phải tệp đồ thị", "not a graph file");
}

#[test]
fn a_file_that_breaks_off_anywhere_is_named_damaged_and_left_alone() {
    let (_home, folder, graph) = built();
    let whole = fs::read(&graph).unwrap();
    for part in [1, 2, 3, 5] {
        fs::write(&graph, &whole[..whole.len() * part / 6]).unwrap();
        refused(&graph, &folder, "bị hỏng", "is damaged");
    }
}

#[test]
fn an_empty_file_becomes_a_graph_file_and_is_none_before() {
    let (_home, folder, graph) = built();
    fs::write(&graph, "").unwrap();
    assert!(matches!(Store::open(&graph), Err(Error::Unfinished { .. })));
    build(&folder, &graph);
    assert_eq!(Store::open(&graph).unwrap().readings().unwrap().len(), 3);
}

#[test]
fn words_as_typed_are_found_before_words_without_marks_each_with_its_place() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    for (number, words) in [
        (1, "Người dân được bàn và kiểm tra."),
        (2, "Nguoi dan duoc ban va kiem tra."),
        (3, "Người được, dân bàn; kiểm và tra."),
    ] {
        let text = document(true, number, &[]) + words;
        fs::write(folder.join(format!("{number}.txt")), text).unwrap();
    }
    let graph = home.path().join("g.cancu");
    build(&folder, &graph);
    let engine = cancu::Engine::open(&graph).unwrap();
    let day = "2024-12-31".parse().unwrap();
    let find = |words: &str| -> Vec<String> {
        let found = engine.find(words, day, 10).unwrap();
        let number = |it: &cancu::Found| it.instrument.number.clone().unwrap_or_default();
        for it in found.iter().filter_map(|it| it.snippet.as_ref()) {
            let text = fs::read_to_string(folder.join(&it.file)).unwrap();
            assert_eq!(text[it.start..it.end], it.text);
            assert!(!it.found.is_empty());
        }
        found.iter().map(number).collect()
    };
    // In a row with marks; in a row without regard to them; anywhere.
    assert_eq!(find("người dân được bàn"), ["1", "2", "3"]);
    let mut both = find("nguoi dan duoc ban");
    both[..2].sort();
    assert_eq!(both, ["1", "2", "3"]);
    assert_eq!(find("dân được bàn chuyện"), [""; 0]);
    // By number and title the instruments themselves are found, without a place.
    let found = engine.find("2/KH-UBND", day, 10).unwrap();
    assert_eq!(found[0].instrument.number.as_deref(), Some("2"));
    assert_eq!(found[0].snippet, None);
}
