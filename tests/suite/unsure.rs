//! What nobody read: an answer that rests on it says so, and it yields to what anybody read.

use cancu::{
    Audit, AuditOptions, Basis, BuildOptions, CheckOptions, Date, Engine, Finding, Severity, State,
    UNSURE,
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A document with its head, signed on the first of a month.
fn text(number: &str, month: &str, kind: &str, title: &str, body: &str) -> String {
    let (year, month) = month.split_once('-').unwrap();
    format!(
        "Số: {number}\n\nHà Nội, ngày 01 tháng {month} năm {year}\n\n{kind}\n\n{title}\n\n{body}\n"
    )
}

fn plan(body: &str) -> String {
    text("5/KH-BTC", "2024-03", "KẾ HOẠCH", "Đầu tư năm 2024", body)
}

fn engine(texts: &[String]) -> Engine {
    let names = (0..).map(|it| format!("{it:02}.txt"));
    Engine::from_texts(names.zip(texts.iter()))
}

fn audit(engine: &Engine, on: &str) -> Audit {
    engine.audit(day(on), &AuditOptions::default()).unwrap()
}

fn ids(all: &[cancu::InstrumentId]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

const CITED: &str = "Thực hiện Luật Đầu tư công số 39/2019/QH14.";
const OLD: &str = "39/2019/QH14";
const NEW: &str = "vn/luat-qh15/2024/58";

/// State, basis and mark of the law that an unsure row alone ends.
fn status(engine: &Engine, on: &str) -> (State, Option<Basis>, bool) {
    let it = engine.resolve(OLD, day(on)).unwrap().status;
    (it.state, it.basis, it.sure)
}

#[test]
fn an_unsure_row_ends_a_law_and_every_answer_says_that_it_is_unsure() {
    let engine = engine(&[plan(CITED)]);
    // A younger law of its title had been passed: whether it lived on no source says.
    assert_eq!(status(&engine, "2024-12-31"), (State::Unknown, None, true));
    for on in ["2025-01-01", "2026-11-27"] {
        let unsure = (State::Lapsed, Some(Basis::Unsure), false);
        assert_eq!(status(&engine, on), unsure);
        let answer = engine.resolve(OLD, day(on)).unwrap();
        assert_eq!(ids(&answer.current), [NEW]);
        assert_eq!(answer.chain[0].basis, Basis::Unsure);
        let json = serde_json::to_value(&answer).unwrap();
        assert_eq!(json["status"]["sure"], false);
        assert_eq!(json["status"]["basis"], "unsure");
    }
    // Nothing sure says that it will end.
    let before = engine.resolve(OLD, day("2024-12-31")).unwrap();
    assert_eq!(before.status.until, None);
    assert!(audit(&engine, "2024-12-31").findings.is_empty());
    let found = audit(&engine, "2025-01-01");
    let [it] = &found.findings[..] else {
        panic!("{found:?}");
    };
    assert_eq!((it.sure, it.lapsed_at_signing), (false, false));
    assert_eq!(
        (ids(&it.current), &it.unsure),
        (vec![NEW.to_owned()], &it.current)
    );
    assert!(it.advice.contains(UNSURE[0]), "{}", it.advice);
    assert!(it.english.contains(UNSURE[1]), "{}", it.english);
    assert!(engine.conflicts().is_empty());
}

#[test]
fn what_a_text_says_of_the_end_beats_the_row() {
    // Had it been put off by two months, who read that would know better.
    let law = text(
        "58/2024/QH15",
        "2024-12",
        "LUẬT",
        "ĐẦU TƯ CÔNG",
        "Điều 99. Hiệu lực thi hành\n\n1. Luật này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2025.\n\n\
         2. Luật Đầu tư công số 39/2019/QH14 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.",
    );
    let engine = engine(&[law, plan(CITED)]);
    assert_eq!(status(&engine, "2025-01-01").0, State::Unknown);
    let stated = (State::Lapsed, Some(Basis::Stated), true);
    assert_eq!(status(&engine, "2025-03-01"), stated);
    let found = audit(&engine, "2025-03-01").findings;
    assert!(
        !found.is_empty() && found.iter().all(|it| it.sure),
        "{found:?}"
    );
    let conflicts = engine.conflicts();
    assert!(
        conflicts.iter().all(|it| it.field != "end"),
        "{conflicts:?}"
    );
}

#[test]
fn a_younger_text_that_takes_the_law_to_be_alive_makes_it_unknown() {
    let later = text(
        "901/2025/QH15",
        "2025-09",
        "LUẬT",
        "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐẦU TƯ CÔNG",
        "Điều 1. Sửa đổi, bổ sung khoản 2 Điều 5 của Luật Đầu tư công số 39/2019/QH14 như sau: ...",
    );
    let engine = engine(&[later, plan(CITED)]);
    let neither = status(&engine, "2026-11-27").0;
    assert_eq!(neither, State::Unknown);
    assert!(
        audit(&engine, "2026-11-27")
            .findings
            .iter()
            .all(|it| it.sure)
    );
}

#[test]
fn a_sure_lapse_says_that_its_way_goes_on_by_an_unsure_step() {
    let engine = engine(&[plan("Thực hiện Luật Đầu tư công số 49/2014/QH13.")]);
    let one = |on: &str| -> Finding { audit(&engine, on).findings.remove(0) };
    let before = one("2024-12-31");
    assert_eq!(ids(&before.current), ["vn/luat-qh14/2019/39"]);
    assert!(before.sure && before.unsure.is_empty());
    let after = one("2025-01-01");
    assert_eq!(
        (after.sure, after.basis, after.since),
        (true, before.basis, before.since)
    );
    assert_eq!((ids(&after.current), ids(&after.unsure)), {
        let new = vec![NEW.to_owned()];
        (new.clone(), new)
    });
    assert!(after.advice.contains(UNSURE[0]), "{}", after.advice);
}

/// A decree that details a law.
fn decree(law: &str) -> String {
    text(
        "902/2020/NĐ-CP",
        "2020-05",
        "NGHỊ ĐỊNH",
        &format!("Quy định chi tiết thi hành một số điều của {law}"),
        "Điều 9. Hiệu lực thi hành\n\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 6 năm 2020.",
    )
}

#[test]
fn what_details_a_law_that_ended_by_an_unsure_row_alone_may_have_fallen_and_is_no_finding() {
    let cites = plan("Theo Nghị định số 902/2020/NĐ-CP.");
    let texts = [decree("Luật Đầu tư công số 39/2019/QH14"), cites];
    let engine = engine(&texts);
    let status = |on: &str| engine.resolve("902/2020/NĐ-CP", day(on)).unwrap();
    assert_eq!(status("2024-12-31").status.state, State::InForce);
    let after = status("2025-01-01");
    assert_eq!(
        (after.status.state, after.status.sure),
        (State::Unknown, false)
    );
    assert_eq!(after.proof.last().unwrap().basis, Basis::Derived);
    let node = engine
        .graph()
        .node_id(&after.candidates[0].id.clone())
        .unwrap();
    let proof = cancu_validity::status(engine.graph(), node, day("2025-01-01"));
    assert!(cancu_validity::replays(engine.graph(), &proof));
    let found = audit(&engine, "2025-01-01").findings;
    let cited = |it: &Finding| it.cited.to_string() == "vn/nd-cp/2020/902";
    assert!(!found.iter().any(cited), "{found:?}");
}

#[test]
fn the_rule_of_the_day_says_whether_what_details_may_have_fallen() {
    // On 2025-06-16 details stayed in force; two weeks later they fell again.
    for (law, on, state) in [
        (
            "Luật Tổ chức chính quyền địa phương số 65/2025/QH15",
            "2025-06-16",
            State::InForce,
        ),
        (
            "Luật Bảo hiểm xã hội số 58/2014/QH13",
            "2025-07-01",
            State::Unknown,
        ),
    ] {
        let engine = engine(&[decree(law)]);
        let it = engine.resolve("902/2020/NĐ-CP", day(on)).unwrap();
        assert_eq!(it.status.state, state, "{law}");
    }
}

#[test]
fn a_part_that_a_text_ended_stays_surely_ended() {
    let act = text(
        "903/2022/QH15",
        "2022-01",
        "LUẬT",
        "SỬA ĐỔI MỘT SỐ LUẬT",
        "Điều 1. Bãi bỏ khoản 2 Điều 5 của Luật Đầu tư công số 39/2019/QH14.\n\n\
         Điều 2. Luật này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2022.",
    );
    let cites = plan("Theo khoản 2 Điều 5 Luật Đầu tư công số 39/2019/QH14.");
    let engine = engine(&[act, cites]);
    let one = |on: &str| audit(&engine, on).findings.remove(0);
    let (before, after) = (one("2024-12-31"), one("2026-11-27"));
    assert!(before.sure && before.part.is_some());
    assert_eq!(
        (after.sure, after.part, after.since, after.basis),
        (true, before.part, before.since, before.basis)
    );
}

#[test]
fn a_review_warns_of_what_is_unsure_and_does_not_call_it_an_error() {
    let draft = plan("Căn cứ Luật Đầu tư công số 39/2019/QH14;");
    let engine = engine(&[]);
    let review = |on: &str| {
        let options = CheckOptions {
            date: Some(day(on)),
            ..CheckOptions::default()
        };
        engine
            .check("du-thao.txt", &draft, day(on), &options)
            .unwrap()
    };
    let lapsed = |on: &str| {
        let found = review(on).findings.into_iter();
        found.filter(|it| it.rule == "lapsed").collect::<Vec<_>>()
    };
    assert!(lapsed("2024-12-31").is_empty());
    let found = lapsed("2025-01-01");
    let [it] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(it.severity, Severity::Warning);
    assert!(it.message.contains(UNSURE[0]), "{}", it.message);
    assert!(it.fix.is_none());
}

#[test]
fn a_graph_file_gives_the_same_unsure_answers() {
    let home = tempfile::tempdir().unwrap();
    let texts = [
        decree("Luật Đầu tư công số 39/2019/QH14"),
        plan("Thực hiện Luật Đầu tư công số 49/2014/QH13 và Nghị định số 902/2020/NĐ-CP."),
    ];
    let folder = home.path().join("van-ban");
    std::fs::create_dir(&folder).unwrap();
    for (at, text) in texts.iter().enumerate() {
        std::fs::write(folder.join(format!("{at:02}.txt")), text).unwrap();
    }
    let graph = home.path().join("do-thi.cancu");
    cancu::build(
        std::slice::from_ref(&folder),
        &graph,
        &BuildOptions::default(),
        &mut |_| {},
    )
    .unwrap();
    let (file, memory) = (
        Engine::open(&graph).unwrap(),
        Engine::open(&folder).unwrap(),
    );
    for on in ["2024-12-31", "2025-01-01", "2026-11-27"] {
        for reference in [OLD, "49/2014/QH13", "902/2020/NĐ-CP"] {
            let all = |it: &Engine| {
                let answers = (
                    it.resolve(reference, day(on)).unwrap(),
                    it.show(reference, day(on)).unwrap(),
                    it.timeline(reference).unwrap(),
                    audit(it, on),
                );
                serde_json::to_string(&answers).unwrap()
            };
            assert_eq!(all(&file), all(&memory), "{reference} on {on}");
        }
    }
}

#[test]
fn what_is_derived_from_an_unsure_row_says_so() {
    let engine = engine(&[plan("Thực hiện Nghị định số 04/2015/NĐ-CP.")]);
    let found = audit(&engine, "2024-12-31").findings;
    assert_eq!(
        (found[0].basis, found[0].sure),
        (Some(Basis::Derived), false)
    );
}

#[test]
fn a_title_alone_stays_right_where_an_unsure_row_names_a_law_of_the_same_title() {
    let found = |words: &str| {
        let engine = engine(&[plan(words)]);
        audit(&engine, "2026-11-27").findings.len()
    };
    assert_eq!(found("Vốn bố trí theo quy định của Luật Đầu tư công."), 0);
    assert_eq!(
        found("Vốn bố trí theo quy định của Luật Đầu tư công số 39/2019/QH14."),
        1
    );
    assert_eq!(found("Căn cứ Luật Đầu tư công;"), 1);
}
