//! How a reference that a person types finds its instrument.

use std::sync::LazyLock;

use cancu::{Date, Difference, Engine, Error, ErrorKind, Ground, NodeId};
use cancu_model::fold::fold;

static PLANS: LazyLock<Engine> = LazyLock::new(|| {
    Engine::open(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans")).expect("the plans")
});

fn ids(engine: &Engine, reference: &str) -> Vec<String> {
    let found = engine.references(reference).expect("a graph in memory");
    let of_graph = found
        .nodes
        .iter()
        .map(|it| engine.graph().node(*it).id.to_string());
    let of_tables = found.tabled.iter().map(|it| format!("({})", it.id));
    of_graph.chain(of_tables).collect()
}

#[track_caller]
fn finds(reference: &str, want: &[&str]) {
    assert_eq!(ids(&PLANS, reference), want, "{reference}");
}

fn grounds(engine: &Engine, reference: &str) -> Vec<Ground> {
    engine
        .references(reference)
        .expect("a graph in memory")
        .grounds
}

/// What comes nearest to a reference that fits nothing.
fn nearest(engine: &Engine, reference: &str) -> Vec<(String, Difference)> {
    let day: Date = "2024-12-31".parse().expect("a day");
    match engine.resolve(reference, day) {
        Err(Error::Query(error)) => match error.kind() {
            ErrorKind::Unknown(nearest) => {
                let pair = |it: &cancu::Candidate| Some((it.id.to_string(), it.difference?));
                nearest.iter().filter_map(pair).collect()
            }
            other => panic!("{reference}: {other:?}"),
        },
        other => panic!("{reference}: {other:?}"),
    }
}

#[test]
fn the_code_of_the_centre_alone_names_nothing() {
    for reference in ["vn", "vN", "VN"] {
        finds(reference, &[]);
    }
    assert_ne!(ids(&PLANS, "quang-ngai"), [""; 0]);
}

/// A way to write an instrument, from what the program prints of it.
type Way = fn(&cancu::Node) -> Option<String>;

/// Asks for every node of the plans in one way, with marks and without; gives how many were asked.
fn round(way: Way, one: bool) -> usize {
    let graph = PLANS.graph();
    let mut asked = 0;
    for node in graph.nodes() {
        let Some(text) = way(graph.node(node)) else {
            continue;
        };
        asked += 1;
        for text in [text.clone(), fold(&text)] {
            let found: Vec<NodeId> = PLANS.references(&text).expect("a graph").nodes;
            assert!(found.contains(&node), "{text}: {:?}", ids(&PLANS, &text));
            assert!(!one || found.len() == 1, "{text}: {:?}", ids(&PLANS, &text));
        }
    }
    asked
}

#[test]
fn every_instrument_is_found_by_what_is_printed_of_it() {
    let count = PLANS.graph().node_count();
    assert_eq!(round(|it| Some(it.id.to_string()), true), count);
    assert_eq!(round(|it| Some(it.label.clone()), false), count);
    let dated: Way = |it| Some(format!("{} ngày {}", it.label, it.date?.to_vietnamese()));
    assert!(round(dated, true) > count / 2);
    let long: Way = |it| {
        let date = it.date?.to_vietnamese();
        Some(format!(
            "{} ngày {date} của {}",
            it.label,
            it.issuer.as_deref()?
        ))
    };
    assert!(round(long, true) > count / 2);
    let issued: Way = |it| Some(format!("{} của {}", it.label, it.issuer.as_deref()?));
    assert!(round(issued, false) > count / 2);
    let titled: Way = |it| Some(format!("{} về {}", it.label, it.title.as_deref()?));
    assert!(round(titled, false) > count / 4);
}

#[test]
fn a_citation_copied_with_its_date_finds_its_instrument() {
    for text in [
        "Nghị định 04/2015/NĐ-CP ngày 09/01/2015",
        "Nghị định 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ",
        "Nghị định số 04 ngày 09/01/2015",
        "Nghị định số 04/2015/NĐ-CP ngày 09 tháng 01 năm 2015 của Chính phủ về thực hiện dân chủ",
        "nghi dinh 04 ngay 9/1/2015 cua chinh phu",
        "Nghị định 04/2015/NĐ-CP (ngày 9.1.2015)",
    ] {
        finds(text, &["vn/nd-cp/2015/4"]);
        assert_eq!(grounds(&PLANS, text), [], "{text}");
    }
}

#[test]
fn sloppy_writing_finds_the_same() {
    for text in [
        "nghi dinh 04/2015",
        "ND 04/2015",
        "NĐ04/2015",
        "nd 04/2015/nd cp",
        "04/2015/NĐ\u{2212}CP",
        "04/2015/ND-CP",
        "Nghị định: 4 / 2015 / NĐ – CP",
        "vn/nd-cp/2015/04",
        "VN/ND-CP/2015/4",
    ] {
        finds(text, &["vn/nd-cp/2015/4"]);
    }
    finds("luat thanh tra 2010", &["vn/luat-qh12/2010/56"]);
    finds("Luật Thanh tra năm 2010", &["vn/luat-qh12/2010/56"]);
    finds("Bộ luật lao động 2012", &["vn/luat-qh13/2012/10"]);
    finds("Luật Thực hiện dân chủ ở cơ sở", &["vn/luat-qh15/2022/10"]);
    finds("34/2007/PL-UBTVQH", &["vn/pl-ubtvqh11/2007/34"]);
    finds("Kết luận 120 KL TW", &["vn/kl-tw/2016/120"]);
    finds(
        "KH 38/KH-UBND Quảng Ngãi 2021",
        &["quang-ngai/kh-ubnd/2021/38"],
    );
}

#[test]
fn another_kind_of_the_same_symbol_is_said() {
    finds("Quy định 217-QĐ/TW năm 2013", &["vn/qd-tw/2013/217"]);
    let text = "Quy định 217-QĐ/TW năm 2013";
    assert_eq!(grounds(&PLANS, text), [Ground::OtherKind]);
    // Laws and resolutions are two series under one symbol.
    let found = nearest(&PLANS, "Nghị quyết 10/2022/QH15");
    assert_eq!(
        found,
        [("vn/luat-qh15/2022/10".to_owned(), Difference::Kind)]
    );
}

#[test]
fn another_date_or_issuer_is_the_nearest_and_no_answer() {
    let decree = |it| [("vn/nd-cp/2015/4".to_owned(), it)];
    for (text, difference) in [
        ("Nghị định 04/2015/NĐ-CP ngày 10/01/2015", Difference::Date),
        (
            "Nghị định 04/2015/NĐ-CP của Bộ Tài chính",
            Difference::Issuer,
        ),
        (
            "Nghị định 04/2015/NĐ-CP về kinh doanh xăng dầu",
            Difference::Title,
        ),
    ] {
        assert_eq!(nearest(&PLANS, text), decree(difference), "{text}");
    }
    let plan = nearest(
        &PLANS,
        "Kế hoạch 43/KH-UBND năm 2024 của UBND tỉnh Bình Định",
    );
    assert_eq!(
        plan,
        [("quang-ngai/kh-ubnd/2024/43".to_owned(), Difference::Place)]
    );
}

#[test]
fn words_are_whole_words() {
    // "thực hiện ... pháp lệnh" holds neither "hiến" nor a constitution.
    let found = PLANS.references("Hiến pháp").expect("a graph");
    assert_eq!(found.nodes, []);
    assert!(found.tabled.iter().all(|it| it.kind == "hien-phap"));
}

#[test]
fn the_constitutions_are_told_apart_by_their_years() {
    let text = "Căn cứ Hiến pháp năm 2013; thay cho Hiến pháp năm 1992.";
    let engine = Engine::from_texts([("a.txt", text)]);
    for text in [
        "Hiến pháp năm 2013",
        "hien phap 2013",
        "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
    ] {
        assert_eq!(ids(&engine, text), ["vn/hien-phap/2013/_"], "{text}");
    }
    let labels: Vec<&str> = engine
        .graph()
        .nodes()
        .map(|it| engine.graph().node(it).label.as_str())
        .filter(|it| it.starts_with("Hiến pháp"))
        .collect();
    assert_eq!(labels.len(), 2);
    assert!(
        labels[0].ends_with("năm 1992") && labels[1].ends_with("năm 2013"),
        "{labels:?}"
    );
    for label in labels {
        assert_eq!(ids(&engine, label).len(), 1, "{label}");
    }
    assert!(ids(&engine, "Hiến pháp").len() > 2);
}

#[test]
fn a_number_that_restarts_is_a_set_with_what_the_tables_know() {
    let text = "Thực hiện Nghị quyết số 27-NQ/TW ngày 21/5/2018 và Nghị quyết số 901/NQ-CP ngày 02/3/2020.";
    let engine = Engine::from_texts([("a.txt", text)]);
    let both = ["vn/nq-tw/2018/27", "(vn/nq-tw/2022/27)"];
    assert_eq!(ids(&engine, "27-NQ/TW"), both);
    assert_eq!(ids(&engine, "nghi quyet 27"), both);
    assert_eq!(ids(&engine, "27-NQ/TW ngày 21/5/2018"), both[..1]);
    assert_eq!(ids(&engine, "27-NQ/TW khóa XII"), both[..1]);
    assert_eq!(grounds(&engine, "27-NQ/TW khóa XII"), []);
    // What the tables alone know is told, and is no answer.
    let found = nearest(&engine, "27-NQ/TW năm 2022");
    assert_eq!(
        found[0],
        ("vn/nq-tw/2022/27".to_owned(), Difference::Absent)
    );
    // The one that is known is answered, on its ground.
    assert_eq!(ids(&engine, "Nghị quyết 901/NQ-CP"), ["vn/nq-cp/2020/901"]);
    assert_eq!(
        grounds(&engine, "Nghị quyết 901/NQ-CP"),
        [Ground::OnlyKnown]
    );
    assert_eq!(grounds(&engine, "Nghị quyết 901/NQ-CP năm 2020"), []);
}

#[test]
fn an_instrument_of_an_unknown_year_is_no_silent_answer_for_a_year() {
    let text = "Thực hiện Nghị quyết số 27-NQ/TW và Nghị quyết số 905-NQ/TW.";
    let engine = Engine::from_texts([("a.txt", text)]);
    assert_eq!(
        ids(&engine, "27-NQ/TW năm 2022"),
        ["vn/nq-tw/_/27", "(vn/nq-tw/2022/27)"]
    );
    assert_eq!(ids(&engine, "905-NQ/TW năm 2022"), ["vn/nq-tw/_/905"]);
    let said = grounds(&engine, "905-NQ/TW năm 2022");
    assert_eq!(said, [Ground::OpenYear]);
}

#[test]
fn several_candidates_end_with_2_and_one_says_its_ground() {
    let plans = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");
    let run = |args: &[&str]| {
        let mut streams = (Vec::new(), Vec::new());
        let args = std::iter::once("cancu").chain(args.iter().copied());
        let code = cancu_cli::run(args.map(Into::into), &mut streams.0, &mut streams.1);
        let text = |it: Vec<u8>| String::from_utf8(it).expect("UTF-8");
        (code, text(streams.0), text(streams.1))
    };
    let (code, out, err) = run(&["resolve", plans, "Chỉ thị 16/CT-TTg"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("vn/ct-ttg/2016/16") && err.contains("không có trong đồ thị"),
        "{err}"
    );
    let (code, out, err) = run(&["resolve", plans, "16/CT-TTg", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let found = answer["candidates"].as_array().map_or(0, Vec::len);
    assert!(
        code == 2 && found > 1 && answer["current"] == serde_json::json!([]),
        "{out}"
    );
    assert_eq!(err.lines().count(), 1, "{err}");
    let (code, out, err) = run(&["resolve", plans, "436/QĐ-UBND"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.contains("lưu ý: chỉ biết một văn bản mang số này"),
        "{out}"
    );
    let (_, out, _) = run(&["resolve", plans, "436/QĐ-UBND", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(answer["grounds"], serde_json::json!(["only_known"]));
    let (code, _, err) = run(&["trace", plans, "436/QĐ-UBND"]);
    assert_eq!(code, 0);
    assert!(err.contains("lưu ý: `436/QĐ-UBND`"), "{err}");
    let (code, _, err) = run(&["show", plans, "Nghị định 04/2015/NĐ-CP ngày 10/01/2015"]);
    assert_eq!(code, 2);
    assert!(err.contains("09/01/2015 (khác ngày ban hành)"), "{err}");
    let (code, _, err) = run(&["show", plans, "901/2019/NĐ-CP"]);
    assert_eq!(code, 2);
    assert!(err.contains(&format!("cancu search {plans}")), "{err}");
    for args in [
        &["search", plans, " "][..],
        &["search", plans, "dân chủ", "--limit", "0"],
    ] {
        let (code, out, err) = run(args);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
    }
}

#[test]
fn a_search_shows_what_bears_the_title_before_what_is_cited_more() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("g.cancu");
    let plans = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/plans");
    let options = cancu::BuildOptions::default();
    cancu::build(&[plans.into()], &file, &options, &mut |_| {}).expect("a graph file");
    let day: Date = "2024-12-31".parse().expect("a day");
    for engine in [&*PLANS, &Engine::open(&file).expect("a graph")] {
        for words in [
            "dân chủ ở cơ sở",
            "Luật Thực hiện dân chủ ở cơ sở",
            "thuc hien dan chu o co so",
        ] {
            let found = engine.find(words, day, 3).expect("answers");
            let first = found.first().map(|it| it.instrument.id.to_string());
            assert_eq!(first.as_deref(), Some("vn/luat-qh15/2022/10"), "{words}");
        }
        // Both graphs find an instrument by its title, and by its number.
        for (reference, id) in [
            ("luat thuc hien dan chu o co so", "vn/luat-qh15/2022/10"),
            ("Kế hoạch số …/KH-SKHCN", "quang-ngai/kh-skhcn/2021/_"),
            ("ND 04/2015", "vn/nd-cp/2015/4"),
        ] {
            assert_eq!(ids(engine, reference), [id], "{reference}");
        }
    }
}
