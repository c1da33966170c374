//! What is in force on a day: the worked cases of the register and made-up acts.

use cancu::{Basis, Date, Engine, State, TraceOptions};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A plan that cites what the register knows of, so that its facts join the graph.
fn engine() -> Engine {
    let text = "Số: 5/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nA\n\n\
        Thực hiện Nghị định số 04/2015/NĐ-CP; Nghị định số 159/2016/NĐ-CP; Nghị định số 149/2018/NĐ-CP; Pháp lệnh số 34/2007/PL-UBTVQH11; \
        Luật số 17/2008/QH12; Bộ luật số 10/2012/QH13; Quyết định số 22/2018/QĐ-TTg; Kết luận số 120-KL/TW ngày 07/01/2016.\n";
    Engine::from_texts([("a.txt", text)])
}

#[track_caller]
fn check(reference: &str, days: &[(&str, State)]) {
    let engine = engine();
    for (on, state) in days {
        let answer = engine.resolve(reference, day(on)).unwrap();
        assert_eq!(answer.status.state, *state, "{reference} on {on}");
    }
}

#[test]
fn a_detailing_decree_falls_with_what_it_details() {
    check(
        "Nghị định 04/2015/NĐ-CP",
        &[
            ("2015-02-01", State::NotYetInForce),
            ("2021-03-31", State::InForce),
            ("2023-06-30", State::InForce),
            ("2023-07-01", State::Lapsed),
            ("2026-01-01", State::Lapsed),
        ],
    );
    let answer = engine()
        .resolve("nghi dinh 04/2015", day("2024-12-31"))
        .unwrap();
    assert_eq!(answer.status.basis, Some(Basis::Derived));
    let current: Vec<String> = answer.current.iter().map(ToString::to_string).collect();
    assert_eq!(current, ["vn/luat-qh15/2022/10", "vn/nd-cp/2023/59"]);
    let named: Vec<_> = answer
        .chain
        .iter()
        .filter(|it| it.to.to_string() == "vn/nd-cp/2023/59")
        .collect();
    assert!(!named.is_empty() && named.iter().all(|it| it.basis == Basis::Derived));
    assert!(answer.proof.iter().any(|it| it.rule.contains("Điều 154")));
}

#[test]
fn what_a_text_ends_by_name_lapses_on_its_day() {
    check(
        "159/2016/NĐ-CP",
        &[
            ("2023-08-14", State::Unknown),
            ("2023-08-15", State::Lapsed),
        ],
    );
    check(
        "149/2018/NĐ-CP",
        &[
            ("2021-01-31", State::Unknown),
            ("2021-02-01", State::Lapsed),
            ("2024-01-01", State::Lapsed),
        ],
    );
    check(
        "34/2007/PL-UBTVQH",
        &[
            ("2023-06-30", State::Unknown),
            ("2023-07-01", State::Lapsed),
        ],
    );
    check(
        "17/2008/QH12",
        &[
            ("2016-06-30", State::Unknown),
            ("2016-07-01", State::Lapsed),
        ],
    );
    check(
        "Bộ luật 10/2012/QH13",
        &[
            ("2020-12-31", State::Unknown),
            ("2021-01-01", State::Lapsed),
        ],
    );
    check(
        "22/2018/QĐ-TTg",
        &[
            ("2023-08-15", State::Unknown),
            ("2023-08-16", State::Lapsed),
        ],
    );
}

#[test]
fn what_nobody_knows_is_unknown() {
    check(
        "Kết luận 120-KL/TW",
        &[
            ("2016-06-01", State::Unknown),
            ("2024-12-31", State::Unknown),
            ("2026-11-24", State::Unknown),
        ],
    );
}

/// A decree of made-up number that acts on another.
fn act(clause: &str) -> Engine {
    let old = "Số: 901/2010/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2010\n\nNGHỊ ĐỊNH\n\nQuy định A\n\nĐiều 9. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2010.\n";
    let new = format!(
        "Số: 902/2020/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2020\n\nNGHỊ ĐỊNH\n\nQuy định B\n\nĐiều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2020.\n\n2. {clause}\n"
    );
    Engine::from_texts([("old.txt", old.to_owned()), ("new.txt", new)])
}

#[track_caller]
fn state(engine: &Engine, on: &str) -> (State, Option<String>) {
    let it = engine.resolve("901/2010/NĐ-CP", day(on)).unwrap().status;
    (it.state, it.since.map(|it| it.to_string()))
}

#[test]
fn a_replacement_not_yet_in_force_leaves_the_old_one_standing() {
    let engine = act("Nghị định này thay thế Nghị định số 901/2010/NĐ-CP.");
    assert_eq!(state(&engine, "2010-02-01").0, State::NotYetInForce);
    assert_eq!(
        state(&engine, "2020-02-01"),
        (State::InForce, Some("2010-03-01".to_owned()))
    );
    assert_eq!(
        state(&engine, "2020-03-01"),
        (State::Lapsed, Some("2020-03-01".to_owned()))
    );
}

#[test]
fn a_partial_repeal_leaves_the_rest() {
    let engine = act("Bãi bỏ khoản 2 Điều 5 Nghị định số 901/2010/NĐ-CP.");
    assert_eq!(state(&engine, "2020-02-01").0, State::InForce);
    assert_eq!(state(&engine, "2021-01-01").0, State::PartlyLapsed);
}

#[test]
fn an_act_with_a_day_of_its_own_counts_from_it() {
    let engine = act("Nghị định số 901/2010/NĐ-CP hết hiệu lực kể từ ngày 01 tháng 7 năm 2020.");
    assert_eq!(state(&engine, "2020-06-30").0, State::InForce);
    assert_eq!(
        state(&engine, "2020-07-01"),
        (State::Lapsed, Some("2020-07-01".to_owned()))
    );
}

#[test]
fn a_mere_citation_ends_nothing() {
    let engine = act("Thực hiện theo quy định tại Nghị định số 901/2010/NĐ-CP.");
    assert_eq!(state(&engine, "2021-01-01").0, State::InForce);
}

#[test]
fn a_detailing_circular_stays_in_the_months_of_the_second_regime() {
    let circular = "Số: 903/2012/TT-BTC\n\nHà Nội, ngày 05 tháng 6 năm 2012\n\nTHÔNG TƯ\n\nQuy định chi tiết một số điều của Nghị định số 901/2010/NĐ-CP\n\nĐiều 9. Thông tư này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2012.\n";
    let fall = |on: &str| {
        let repeal = format!(
            "Số: 904/2025/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2025\n\nNGHỊ ĐỊNH\n\nQuy định B\n\nĐiều 9. Nghị định số 901/2010/NĐ-CP hết hiệu lực kể từ ngày {on}.\n"
        );
        let old =
            "Số: 901/2010/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2010\n\nNGHỊ ĐỊNH\n\nQuy định A\n";
        let engine = Engine::from_texts([
            ("a.txt", old.to_owned()),
            ("b.txt", circular.to_owned()),
            ("c.txt", repeal),
        ]);
        engine
            .resolve("903/2012/TT-BTC", day("2026-01-01"))
            .unwrap()
            .status
    };
    assert_eq!(fall("01/3/2025").state, State::Lapsed);
    assert_eq!(fall("01/3/2025").basis, Some(Basis::Derived));
    assert_eq!(fall("01/5/2025").state, State::InForce);
    assert_eq!(fall("01/7/2025").state, State::Lapsed);
}

#[test]
fn acts_in_a_circle_end_without_looping() {
    let a = "Số: 911/2010/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2010\n\nNGHỊ ĐỊNH\n\nQuy định chi tiết thi hành Nghị định số 912/2010/NĐ-CP\n";
    let b = "Số: 912/2010/NĐ-CP\n\nHà Nội, ngày 05 tháng 01 năm 2010\n\nNGHỊ ĐỊNH\n\nQuy định chi tiết thi hành Nghị định số 911/2010/NĐ-CP\n";
    let engine = Engine::from_texts([("a.txt", a), ("b.txt", b)]);
    assert_eq!(
        engine
            .resolve("911/2010/NĐ-CP", day("2020-01-01"))
            .unwrap()
            .status
            .state,
        State::Unknown
    );
    assert!(
        engine
            .trace(
                "911/2010/NĐ-CP",
                day("2020-01-01"),
                &TraceOptions::default()
            )
            .unwrap()
            .sources
            .iter()
            .all(|it| !it.cut)
    );
}

/// A paper with a letterhead.
fn paper(number: &str, kind: &str, signed: &str, body: &str) -> (String, String) {
    let text =
        format!("Số: {number}\n\nHà Nội, {signed}\n\n{kind}\n\nQuy định về bến đò\n\n{body}\n");
    (format!("{}.txt", number.replace('/', "-")), text)
}

#[test]
fn a_later_text_moves_an_entry_into_force() {
    let old = "Điều 9. Hiệu lực\n\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2010.";
    let new = "Điều 10. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2020.\n\n\
               2. Nghị định này thay thế Nghị định số 901/2010/NĐ-CP.";
    let amends = "Điều 1. Sửa đổi, bổ sung Nghị định số 902/2020/NĐ-CP\n\n\
                  1. Sửa đổi khoản 1 Điều 10 như sau:\n\n\
                  “1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 6 năm 2021.”\n\n\
                  Điều 2. Hiệu lực\n\nNghị định này có hiệu lực từ ngày 15 tháng 02 năm 2020.";
    let puts_off = "Điều 1. Lùi hiệu lực thi hành của Nghị định số 902/2020/NĐ-CP từ ngày 01 tháng 3 năm 2020 đến ngày 01 \
                    tháng 6 năm 2021.\n\nĐiều 2. Hiệu lực\n\nNghị định này có hiệu lực từ ngày 15 tháng 02 năm 2020.";
    for mover in [amends, puts_off] {
        let texts = [
            paper(
                "901/2010/NĐ-CP",
                "NGHỊ ĐỊNH",
                "ngày 05 tháng 01 năm 2010",
                old,
            ),
            paper(
                "902/2020/NĐ-CP",
                "NGHỊ ĐỊNH",
                "ngày 05 tháng 01 năm 2020",
                new,
            ),
            paper(
                "903/2020/NĐ-CP",
                "NGHỊ ĐỊNH",
                "ngày 01 tháng 02 năm 2020",
                mover,
            ),
        ];
        let engine = Engine::from_texts(texts);
        let state =
            |reference: &str, on: &str| engine.resolve(reference, day(on)).unwrap().status.state;
        assert_eq!(state("902/2020/NĐ-CP", "2020-06-01"), State::NotYetInForce);
        assert_eq!(state("902/2020/NĐ-CP", "2021-06-01"), State::InForce);
        // What it replaces goes on until then, and the proof shows who moved the day.
        assert_eq!(state("901/2010/NĐ-CP", "2021-05-31"), State::InForce);
        let answer = engine.resolve("901/2010/NĐ-CP", day("2021-06-01")).unwrap();
        assert_eq!(answer.status.since, Some(day("2021-06-01")));
        let by: Vec<String> = answer.proof.iter().map(|it| it.actor.to_string()).collect();
        assert_eq!(by, ["vn/nd-cp/2020/903", "vn/nd-cp/2020/902"]);
        // The new words are not what the mover says of itself.
        assert_eq!(state("903/2020/NĐ-CP", "2020-02-15"), State::InForce);
        assert_eq!(state("903/2020/NĐ-CP", "2020-02-14"), State::NotYetInForce);
    }
}

#[test]
fn a_day_that_waits_for_another_instrument_moves_nothing() {
    let waits = "Điều 1. Lùi hiệu lực thi hành của Nghị định số 902/2020/NĐ-CP đến ngày Luật Đất đai có hiệu lực.";
    let mentions = cancu::read("a.txt", waits).mentions;
    assert!(mentions.iter().all(|it| it.until.is_none()));
    assert_eq!(mentions.len(), 2);
}

#[test]
fn an_extended_instrument_is_kept_in_force_to_the_day() {
    let texts = "Điều 1. Kéo dài thời gian áp dụng Nghị định số 901/2010/NĐ-CP đến hết ngày 31 tháng 12 năm 2025.\n\n\
                 Điều 2. Kéo dài thời gian thực hiện các dự án đầu tư của Nghị định số 902/2010/NĐ-CP.";
    let mentions = cancu::read("a.txt", texts).mentions;
    let said: Vec<String> = mentions
        .iter()
        .map(|it| {
            let until = it.until.map_or("-".to_owned(), |it| it.to_string());
            format!("{} {until}", it.relation)
        })
        .collect();
    assert_eq!(said, ["keeps_in_force 2026-01-01", "cites -"]);
}
