//! A graph file answers from its frozen form and single rows as the whole graph does in memory.

use std::fs;
use std::path::{Path, PathBuf};

use cancu::{
    AuditOptions, BuildOptions, CheckOptions, Date, Engine, Event, EventKind, RULES, RankOptions,
    TraceOptions,
};
use proptest::prelude::*;
use rusqlite::Connection;
use serde::Serialize;

use crate::command::run;

fn build(inputs: &[&Path], graph: &Path) {
    let inputs: Vec<_> = inputs.iter().map(|it| it.to_path_buf()).collect();
    cancu::build(&inputs, graph, &BuildOptions::default(), &mut |_| {}).unwrap();
}

fn is_opened(engine: &Engine) -> bool {
    !std::ptr::eq(engine.graph(), engine.graph().whole())
}

/// A draft is reviewed on both alike, whatever it is called.
fn agree_on(opened: &Engine, whole: &Engine, names: &[&str], draft: &str) {
    for name in names {
        let review = |it: &Engine| {
            let today = day("2026-11-27");
            said(it.check(name, draft, today, &CheckOptions::default()))
        };
        assert_eq!(review(opened), review(whole), "{name}: {draft}");
    }
}

/// The graph file as it is opened, and the same without its form, which is read whole.
fn both(graph: &Path) -> (Engine, Engine) {
    let plain = graph.with_extension("plain");
    fs::copy(graph, &plain).unwrap();
    let file = Connection::open(&plain).unwrap();
    assert_ne!(file.execute("DELETE FROM forms", []).unwrap(), 0);
    drop(file);
    let (opened, whole) = (Engine::open(graph).unwrap(), Engine::open(&plain).unwrap());
    assert!(is_opened(&opened) && !is_opened(&whole));
    (opened, whole)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// An answer as it is printed, or why there is none.
fn said<T: Serialize>(answer: Result<T, cancu::Error>) -> String {
    match answer {
        Ok(it) => serde_json::to_string_pretty(&it).unwrap(),
        Err(error) => format!("{error:#}"),
    }
}

/// Every answer about one instrument.
fn about(engine: &Engine, reference: &str, as_of: Date) -> Vec<String> {
    let every = cancu::Relation::ALL;
    let by_every = TraceOptions {
        relations: every.to_vec(),
        paths: None,
    };
    let cites = AuditOptions {
        cites: Some(reference.to_owned()),
        ..AuditOptions::default()
    };
    vec![
        said(engine.resolve(reference, as_of)),
        said(engine.trace(reference, as_of, &TraceOptions::default())),
        said(engine.trace(reference, as_of, &by_every)),
        said(engine.impact(reference, &[])),
        said(engine.impact(reference, &every)),
        said(engine.show(reference, as_of)),
        said(engine.timeline(reference)),
        said(engine.coverage(reference, as_of, None)),
        said(engine.audit(as_of, &cites)),
    ]
}

fn agree(graph: &Path, days: &[&str]) {
    let (opened, whole) = both(graph);
    let mut references: Vec<String> = Vec::new();
    for node in whole.graph().nodes() {
        let it = whole.graph().node(node);
        assert_eq!(opened.graph().node(node), it);
        references.extend([it.id.to_string(), it.label.clone()]);
        references.extend(it.number.clone());
    }
    references.extend(["nghi dinh", "so", "vn", "khong co gi", ""].map(str::to_owned));
    for as_of in days.iter().map(|it| day(it)) {
        for it in &references {
            assert_eq!(about(&opened, it, as_of), about(&whole, it, as_of), "{it}");
        }
        for at_signing in [false, true] {
            let options = AuditOptions {
                at_signing,
                link_lists: at_signing,
                cites: None,
            };
            let answer = |it: &Engine| said(it.audit(as_of, &options));
            assert_eq!(answer(&opened), answer(&whole));
        }
    }
    let every: Vec<cancu::NodeId> = whole.graph().nodes().collect();
    for (document, reading) in opened.graph().citing(&every) {
        assert_eq!(Some(reading.as_ref()), whole.graph().reading(document));
    }
    let mortal = cancu_validity::may_end(opened.graph()).unwrap();
    assert_eq!(mortal, cancu_validity::may_end(whole.graph()).unwrap());
    for node in whole.graph().nodes().filter(|it| !mortal.contains(it)) {
        let events = cancu_validity::events(whole.graph(), node);
        let ends = |it: &Event| matches!(it.kind, EventKind::Ends | EventKind::EndsInPart);
        assert!(!events.iter().any(ends), "{events:?}");
    }
    let all = |it: &Engine| {
        [
            said(it.rank(&RankOptions::default())),
            said(it.orphans(None)),
            said(Ok(it.conflicts())),
        ]
    };
    assert_eq!(all(&opened), all(&whole));
    assert_eq!(opened.graph().conflicts(), whole.graph().conflicts());
    for as_of in days.iter().chain(&["1900-01-01", "2024-12-31"]) {
        let stats = |it: &Engine| said(Ok(it.stats(day(as_of))));
        assert_eq!(stats(&opened), stats(&whole));
        let (as_of, mut told) = (day(as_of), 0);
        cancu_validity::states(opened.graph(), as_of, &mut |node, _, state| {
            let proof = cancu_validity::status(whole.graph(), node, as_of);
            assert_eq!(state, proof.status.state);
            told += 1;
        });
        assert_eq!(told, whole.graph().node_count());
    }
    let mut seen = 0;
    opened.graph().each_node(&mut |node, it| {
        assert_eq!(whole.graph().node(node), it);
        seen += 1;
    });
    assert_eq!(seen, whole.graph().node_count());
    assert!(opened.graph().failure().is_none());
    assert_eq!(opened.graph().edge_count(), whole.graph().edge_count());
    assert_eq!(opened.graph().edges(), whole.graph().edges());
}

/// Decrees of a data set that says when they ended, or only that they did.
fn reported(home: &Path) -> PathBuf {
    let rows = home.join("du-lieu.jsonl");
    let row = |number: u8, status: &str, expires: &str, text: &str| {
        serde_json::json!({
            "id": number.to_string(), "number": format!("{number}/2020/NĐ-CP"),
            "title": format!("Nghị định {number}"), "status": status, "expires": expires,
            "text": format!("Số: {number}/2020/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\n\nĐiều 1. {text}\n"),
        })
        .to_string()
    };
    let lines = [
        row(
            91,
            "Hết hiệu lực toàn bộ",
            "",
            "Theo Nghị định số 92/2020/NĐ-CP.",
        ),
        row(
            92,
            "Hết hiệu lực toàn bộ",
            "2022-05-01",
            "Theo Luật Thanh niên số 57/2020/QH14.",
        ),
        row(
            93,
            "Còn hiệu lực",
            "",
            "Bãi bỏ khoản 2 Điều 5 Nghị định số 92/2020/NĐ-CP.",
        ),
    ];
    fs::write(&rows, lines.join("\n")).unwrap();
    rows
}

fn plans() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/plans")
}

#[test]
fn plans_and_reported_rows_give_the_same_answers() {
    let home = tempfile::tempdir().unwrap();
    let graph = home.path().join("g.cancu");
    build(&[&reported(home.path()), &plans()], &graph);
    agree(&graph, &["2021-03-20", "2026-11-27"]);
}

/// The questions of the command line about one graph, each with its arguments behind the graph.
fn asked() -> Vec<Vec<&'static str>> {
    let days = ["2021-03-20", "2026-11-27"];
    // Lapsed by rule, a plan that is held, one whose end is reported; then several, and none.
    let references = [
        ("04/2015/NĐ-CP", &days[..]),
        ("KH 38/KH-UBND Quảng Ngãi 2021", &days),
        ("nghị định 92/2020/NĐ-CP", &days),
        ("nghi dinh", &days[..1]),
        ("99/2035/NĐ-CP", &days[..1]),
    ];
    let mut asked = Vec::new();
    for (reference, days) in references {
        for day in days {
            for question in ["resolve", "show", "trace"] {
                asked.push(vec![question, reference, "--as-of", day]);
            }
            asked.push(vec!["coverage", reference, "--kind", "any", "--as-of", day]);
            asked.push(vec!["audit", "--cites", reference, "--as-of", day]);
        }
        asked.push(vec!["impact", reference]);
        asked.push(vec!["impact", reference, "--relations", "cites,amends"]);
        asked.push(vec!["timeline", reference]);
    }
    for day in days {
        asked.push(vec!["audit", "--exit-code", "--as-of", day]);
        asked.push(vec![
            "audit",
            "--at-signing",
            "--by",
            "instrument",
            "--as-of",
            day,
        ]);
        asked.push(vec!["stats", "--as-of", day]);
    }
    asked.push(vec!["conflicts"]);
    asked.push(vec!["rank"]);
    asked.push(vec!["rank", "--by", "betweenness", "--top", "3"]);
    asked.push(vec!["orphans"]);
    asked.push(vec!["orphans", "--kind", "any"]);
    asked
}

/// What the program says to questions, as text and as JSON: its exit code, its answer and what it
/// says beside it, with one name for the graph.
fn answers(graph: &Path, asked: &[Vec<&str>]) -> Vec<(u8, String, String)> {
    let graph = graph.to_str().unwrap();
    let answer = |args: &Vec<&str>, format: &str| {
        let args = [&[args[0], graph], &args[1..], &["--format", format]].concat();
        let (code, out, err) = run(&args);
        let plain = |it: String| it.replace(graph, "GRAPH");
        (code, plain(out), plain(err))
    };
    let all = asked.iter();
    all.flat_map(|it| [answer(it, "text"), answer(it, "json")])
        .collect()
}

#[test]
fn the_command_line_says_the_same_of_a_file_its_rows_and_its_folder() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    reported(&folder);
    for plan in fs::read_dir(plans()).unwrap().map(Result::unwrap) {
        fs::copy(plan.path(), folder.join(plan.file_name())).unwrap();
    }
    let graph = home.path().join("g.cancu");
    build(&[&folder], &graph);
    assert!(is_opened(&Engine::open(&graph).unwrap()));
    let every = asked();
    let opened = answers(&graph, &every);
    // Answers, findings and errors are among them.
    for code in [0, 1, 2] {
        assert!(opened.iter().any(|it| it.0 == code), "{code}");
    }
    let file = Connection::open(&graph).unwrap();
    assert_eq!(file.execute("DELETE FROM forms", []).unwrap(), 1);
    drop(file);
    assert!(!is_opened(&Engine::open(&graph).unwrap()));
    let asked = every.iter().flat_map(|it| [it, it]);
    for ((args, own), other) in asked.zip(&opened).zip(answers(&graph, &every)) {
        assert_eq!(*own, other, "{args:?}");
    }
    // Every question reads the folder anew: one in three is put to it.
    let few: Vec<Vec<&str>> = every.iter().step_by(3).cloned().collect();
    let own = opened.chunks(2).step_by(3).flatten();
    let asked = few.iter().flat_map(|it| [it, it]);
    for ((args, own), other) in asked.zip(own).zip(answers(&folder, &few)) {
        assert_eq!(*own, other, "{args:?}");
    }
}

#[test]
fn a_form_is_of_the_last_state_and_of_this_program() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    let graph = home.path().join("g.cancu");
    let decree = |number: u8, cited: u8| {
        let text = format!(
            "Số: {number}/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\n\nTheo Nghị định số {cited}/2019/NĐ-CP.\n"
        );
        fs::write(folder.join(format!("{number}.txt")), text).unwrap();
    };
    for number in [1, 2] {
        decree(number, 40 + number);
        build(&[&folder], &graph);
        agree(&graph, &["2026-11-27"]);
    }
    let change = |sql: &str| {
        assert_ne!(
            Connection::open(&graph).unwrap().execute(sql, []).unwrap(),
            0
        );
        assert!(!is_opened(&Engine::open(&graph).unwrap()), "{sql}");
        build(&[&folder], &graph);
        assert!(is_opened(&Engine::open(&graph).unwrap()), "{sql}");
    };
    change("DELETE FROM forms");
    change("UPDATE forms SET version = 'another'");
    change("UPDATE forms SET state = state - 1");
    // Nor is what an edition before this one read taken for its own.
    assert!(!Engine::open(&graph).unwrap().is_outdated());
    Connection::open(&graph)
        .unwrap()
        .execute(
            "UPDATE meta SET value = 'cancu 0.4.0' WHERE name = 'program'",
            [],
        )
        .unwrap();
    assert!(Engine::open(&graph).unwrap().is_outdated());
    build(&[&folder], &graph);
    assert!(!Engine::open(&graph).unwrap().is_outdated());
    // The form says itself of which state it is, and that it is whole.
    let broken = |sql: &str| {
        assert_ne!(
            Connection::open(&graph).unwrap().execute(sql, []).unwrap(),
            0
        );
        let engine = Engine::open(&graph).unwrap();
        assert!(!is_opened(&engine), "{sql}");
        assert_eq!(
            engine
                .resolve("41/2019/NĐ-CP", day("2024-01-01"))
                .unwrap()
                .candidates
                .len(),
            1
        );
    };
    broken("UPDATE meta SET value = value + 1 WHERE name = 'state'");
    broken("UPDATE forms SET state = state + 1");
    broken("UPDATE forms SET bytes = substr(bytes, 1, length(bytes) - 1)");
}

#[test]
fn a_draft_is_reviewed_on_a_graph_file_as_on_its_documents() {
    let home = tempfile::tempdir().unwrap();
    let review = |at: usize, ground: &Path, names: &[&str], draft: &str| {
        let graph = home.path().join(format!("{at}.cancu"));
        build(&[ground], &graph);
        let (opened, whole) = both(&graph);
        agree_on(&opened, &whole, names, draft);
    };
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/check");
    let files = fs::read_dir(&cases).unwrap().map(|it| it.unwrap().path());
    let grounds: Vec<_> = files.filter(|it| it.is_dir()).collect();
    assert!(grounds.len() > 4);
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/plans");
    for (at, ground) in grounds.iter().enumerate() {
        let draft = fs::read_to_string(ground.with_extension("txt")).unwrap();
        let inside = fs::read_dir(ground).unwrap().next().unwrap().unwrap();
        let inside = inside.file_name().into_string().unwrap();
        review(at, ground, &["du-thao.txt", &inside], &draft);
        review(100 + at, &plans, &["du-thao.txt"], &draft);
    }
    for (at, rule) in RULES.iter().enumerate() {
        let folder = home.path().join(rule.name);
        fs::create_dir(&folder).unwrap();
        let ground = rule
            .example
            .ground
            .unwrap_or("Theo Nghị định số 1/2020/NĐ-CP.");
        fs::write(folder.join("ground.txt"), ground).unwrap();
        let head = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2024\n\nKẾ HOẠCH\n\n";
        let draft = format!("{head}{}\n", rule.example.draft);
        let names = ["du-thao.txt", "ground.txt"];
        review(200 + at, &folder, &names, &draft);
        // A blank number, and no head at all.
        review(300 + at, &folder, &names, &draft.replace("12/KH", "  /KH"));
        review(400 + at, &folder, &names, rule.example.draft);
    }
}

#[test]
fn a_review_follows_what_acts_on_what_the_draft_cites() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    let paper = |name: &str, number: &str, year: u16, words: &str| {
        let text = format!(
            "Số: {number}\n\nHà Nội, ngày 05 tháng 3 năm {year}\n\n{words}\n\nĐiều 2. Văn bản này có hiệu lực thi hành \
             từ ngày 01/5/{year}.\n"
        );
        fs::write(folder.join(name), text).unwrap();
    };
    // Each takes the place of the one before it; the last says nothing of the first.
    for (name, at) in [("a.txt", 1_u16), ("b.txt", 2), ("c.txt", 3)] {
        let before = match at {
            1 => "Điều 1. Quy định chung.".to_owned(),
            _ => format!(
                "Điều 1. Nghị định này thay thế Nghị định số {0}/{1}/NĐ-CP ngày 05/3/{1} của Chính phủ.",
                at - 1,
                2014 + at
            ),
        };
        let number = format!("{at}/{}/NĐ-CP", 2015 + at);
        paper(name, &number, 2015 + at, &format!("NGHỊ ĐỊNH\n\n{before}"));
    }
    // Two leave their numbers blank, as the draft does.
    paper("e.txt", "   /2023/NĐ-CP", 2023, "NGHỊ ĐỊNH\n\nĐiều 1. Một.");
    paper("f.txt", "   /2023/NĐ-CP", 2023, "NGHỊ ĐỊNH\n\nĐiều 1. Hai.");
    let graph = home.path().join("g.cancu");
    build(&[&folder], &graph);
    let (opened, whole) = both(&graph);
    let draft = "Số:    /2023/NĐ-CP\n\nHà Nội, ngày 09 tháng 9 năm 2023\n\nNGHỊ ĐỊNH\n\nCăn cứ Nghị định số 1/2016/NĐ-CP \
         ngày 05/3/2016 của Chính phủ;\n\nĐiều 1. Bãi bỏ Nghị định số 3/2018/NĐ-CP ngày 05/3/2018 của Chính \
         phủ.\n\nĐiều 2. Nghị định này \
         có hiệu lực thi hành từ ngày 09/9/2023.\n";
    agree_on(&opened, &whole, &["du-thao.txt", "e.txt"], draft);
    let draft = "Số: 9/2023/NĐ-CP\n\nHà Nội, ngày 09 tháng 9 năm 2023\n\nNGHỊ ĐỊNH\n\nCăn cứ Nghị định số 1/2016/NĐ-CP \
         ngày 05/3/2016 của Chính phủ;\n";
    agree_on(&opened, &whole, &["du-thao.txt"], draft);
    let options = CheckOptions::default();
    let review = opened.check("du-thao.txt", draft, day("2026-11-27"), &options);
    // The way leads to what says nothing of what the draft cites.
    let found = review.unwrap().findings;
    let current = found[0].suggestion.as_deref();
    assert_eq!(current, Some("Nghị định số 3/2018/NĐ-CP ngày 05/03/2018"));
}

#[test]
fn a_review_reads_nothing_of_what_it_does_not_ask() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    for (name, number) in [("a", 101), ("b", 102), ("c", 103)] {
        let text = format!(
            "Số: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nThực hiện Nghị định số \
             {number}/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.\n"
        );
        fs::write(folder.join(format!("{name}.txt")), text).unwrap();
    }
    let graph = home.path().join("g.cancu");
    build(&[&folder], &graph);
    let draft = "Số: 9/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2024\n\nKẾ HOẠCH\n\nThực hiện Nghị định số \
         101/2015/NĐ-CP ngày 08/01/2015 của Chính phủ.\n";
    let check = |file: &str| {
        let broken = format!("UPDATE readings SET heading = '{{' WHERE name = '{file}'");
        let all = Connection::open(&graph).unwrap();
        assert_eq!(all.execute(&broken, []).unwrap(), 1);
        drop(all);
        let engine = Engine::open(&graph).unwrap();
        engine.check(
            "du-thao.txt",
            draft,
            day("2026-11-27"),
            &CheckOptions::default(),
        )
    };
    // What the documents b and c cite the draft does not.
    for file in ["b.txt", "c.txt"] {
        let found = check(file).unwrap().findings;
        assert_eq!(
            found.iter().map(|it| it.rule).collect::<Vec<_>>(),
            ["date-differs"]
        );
    }
    assert!(check("a.txt").is_err());
}

#[test]
fn a_slip_of_the_year_is_told_from_a_text_that_was_consolidated() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    let decree = |name: &str, year: u16, words: &str| {
        let text = format!(
            "Số: 3/{year}/NĐ-CP\n\nHà Nội, ngày 05 tháng 3 năm {year}\n\nNGHỊ ĐỊNH\n\nĐiều 1. {words}\n"
        );
        fs::write(folder.join(name), text).unwrap();
    };
    decree(
        "b.txt",
        2023,
        "Theo Nghị định số 5/2022/NĐ-CP ngày 10/02/2022.",
    );
    let fields = |graph: &Path| -> Vec<(String, &'static str)> {
        agree(graph, &["2024-01-01"]);
        let found = Engine::open(graph).unwrap().conflicts().into_iter();
        found
            .map(|it| (it.instrument.to_string(), it.field))
            .collect()
    };
    let graph = home.path().join("g.cancu");
    decree("a.txt", 2020, "Theo Nghị định số 5/2022/NĐ-CP.");
    build(&[&folder], &graph);
    assert_eq!(
        fields(&graph),
        [("vn/nd-cp/2020/3".to_owned(), "consolidated_later")]
    );
    decree(
        "a.txt",
        2020,
        "Theo Nghị định số 5/2022/NĐ-CP và Nghị định số 5/2019/NĐ-CP.",
    );
    build(&[&folder], &graph);
    assert_eq!(
        fields(&graph),
        [("vn/nd-cp/2022/5".to_owned(), "cites_the_future")]
    );
}

#[test]
fn what_counts_and_what_contradicts_is_told_without_a_look_into_documents() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vao");
    fs::create_dir(&folder).unwrap();
    for (name, date) in [("a", "09/01/2015"), ("b", "08/01/2015")] {
        let text = format!(
            "Số: 12/KH-{name}\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nThực hiện Nghị định số \
             104/2015/NĐ-CP ngày {date} của Chính phủ.\n"
        );
        fs::write(folder.join(format!("{name}.txt")), text).unwrap();
    }
    let graph = home.path().join("g.cancu");
    build(&[&folder], &graph);
    // Whoever reads a document as a whole finds that he cannot.
    let file = Connection::open(&graph).unwrap();
    let broken = "UPDATE readings SET lines = 'khong phai so', heading = '{'";
    assert_eq!(file.execute(broken, []).unwrap(), 2);
    drop(file);
    let engine = Engine::open(&graph).unwrap();
    let stats = engine.sound(engine.stats(day("2024-12-31"))).unwrap();
    assert_eq!(
        (stats.documents, stats.citations, stats.conflicts),
        (2, 2, 1)
    );
    let conflicts = engine.sound(engine.conflicts()).unwrap();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(engine.graph().readings().len(), 0);
    assert!(engine.sound(()).is_err());
}

#[test]
fn a_row_that_cannot_be_read_gives_no_answer() {
    let home = tempfile::tempdir().unwrap();
    let graph = home.path().join("g.cancu");
    build(&[&plans()], &graph);
    let file = Connection::open(&graph).unwrap();
    let gone = "DELETE FROM instruments WHERE instrument = 'vn/nd-cp/2015/4'";
    assert_eq!(file.execute(gone, []).unwrap(), 1);
    drop(file);
    let engine = Engine::open(&graph).unwrap();
    let answer = engine.resolve("04/2015/NĐ-CP", day("2024-12-31"));
    assert!(matches!(answer, Err(cancu::Error::Lost(_))), "{answer:?}");
    // Nothing is believed afterwards either.
    assert!(
        engine
            .show("vn/luat-qh15/2022/10", day("2024-12-31"))
            .is_err()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn acts_of_every_kind_give_the_same_answers(texts in crate::status::texts()) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("vao");
        fs::create_dir(&folder).unwrap();
        for (at, text) in texts.iter().enumerate() {
            fs::write(folder.join(format!("{at}.txt")), text).unwrap();
        }
        let graph = home.path().join("g.cancu");
        build(&[&folder], &graph);
        agree(&graph, &["2015-06-15", "2020-06-15", "2026-01-01"]);
        let (opened, whole) = both(&graph);
        for (at, text) in texts.iter().enumerate() {
            // As one more of them, as itself at another place and at its own, and with another day.
            let (same, place) = (format!("{at}.txt"), folder.join(format!("{at}.txt")));
            let names = ["du-thao.txt", &same, place.to_str().unwrap()];
            agree_on(&opened, &whole, &names, text);
            agree_on(&opened, &whole, &names, &text.replacen("20", "21", 2));
        }
        prop_assert!(opened.graph().failure().is_none());
    }
}
