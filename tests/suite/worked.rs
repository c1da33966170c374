//! The worked cases of the field notes, each on the days around its turn.

use cancu::{Basis, Date, Engine, State};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A document of the Government or a ministry: its head, and its last article.
fn text(kind: &str, number: &str, signed: &str, title: &str, clauses: &str) -> String {
    let date: Date = signed.parse().unwrap();
    let (day, month, year) = (date.day().unwrap(), date.month().unwrap(), date.year());
    format!(
        "Số: {number}\n\nHà Nội, ngày {day:02} tháng {month:02} năm {year}\n\n{kind}\n\n{title}\n\n\
         Điều 90. Hiệu lực thi hành\n\n{clauses}\n"
    )
}

fn engine(texts: &[String]) -> Engine {
    let names = (0..).map(|it| format!("{it:02}.txt"));
    Engine::from_texts(names.zip(texts.iter()))
}

/// The state on each day, and from when it counts.
#[track_caller]
fn check(engine: &Engine, reference: &str, days: &[(&str, State, Option<&str>)]) {
    for (on, state, since) in days {
        let it = engine.resolve(reference, day(on)).unwrap().status;
        let got = it.since.map(|it| it.to_string());
        assert_eq!(
            (it.state, got.as_deref()),
            (*state, *since),
            "{reference} on {on}"
        );
    }
}

fn current(engine: &Engine, reference: &str, on: &str) -> Vec<String> {
    let answer = engine.resolve(reference, day(on)).unwrap();
    answer.current.iter().map(ToString::to_string).collect()
}

const ENTERS: &str = "1. Nghị định này có hiệu lực thi hành từ ngày";

/// A plan that cites what is asked about, so that the register's facts on it join the graph.
fn cites(references: &str) -> Engine {
    let plan = format!(
        "Số: 5/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nA\n\nTheo {references}.\n"
    );
    engine(&[plan])
}

#[test]
fn the_law_on_democracy_ends_an_ordinance_and_a_resolution() {
    let engine = cites("Pháp lệnh số 34/2007/PL-UBTVQH11; Nghị quyết số 55/1998/NQ-UBTVQH10");
    for reference in ["34/2007/PL-UBTVQH11", "55/1998/NQ-UBTVQH10"] {
        check(
            &engine,
            reference,
            &[
                ("2023-06-30", State::Unknown, None),
                ("2023-07-01", State::Lapsed, Some("2023-07-01")),
                ("2026-11-24", State::Lapsed, Some("2023-07-01")),
            ],
        );
    }
    check(
        &engine,
        "10/2022/QH15",
        &[
            ("2022-12-31", State::NotYetInForce, None),
            ("2023-07-01", State::InForce, Some("2023-07-01")),
            ("2026-11-24", State::InForce, Some("2023-07-01")),
        ],
    );
    let ways = current(&engine, "34/2007/PL-UBTVQH11", "2024-01-01");
    assert_eq!(ways, ["vn/luat-qh15/2022/10"]);
}

/// The thirteen decrees that Điều 114 khoản 2 of 145/2020/NĐ-CP ends, with their days.
const ENDED: [(&str, &str); 13] = [
    ("03/2014/NĐ-CP", "16 tháng 01 năm 2014"),
    ("44/2013/NĐ-CP", "09 tháng 5 năm 2013"),
    ("05/2015/NĐ-CP", "12 tháng 01 năm 2015"),
    ("148/2018/NĐ-CP", "24 tháng 10 năm 2018"),
    ("29/2019/NĐ-CP", "20 tháng 3 năm 2019"),
    ("149/2018/NĐ-CP", "07 tháng 11 năm 2018"),
    ("49/2013/NĐ-CP", "14 tháng 5 năm 2013"),
    ("121/2018/NĐ-CP", "13 tháng 9 năm 2018"),
    ("45/2013/NĐ-CP", "10 tháng 5 năm 2013"),
    ("85/2015/NĐ-CP", "01 tháng 10 năm 2015"),
    ("27/2014/NĐ-CP", "07 tháng 4 năm 2014"),
    ("46/2013/NĐ-CP", "10 tháng 5 năm 2013"),
    ("41/2013/NĐ-CP", "08 tháng 05 năm 2013"),
];

/// Điều 114 of the decree, in its form: ten items of which one names three decrees and one two,
/// amending ones with what they amend, and a clause that only cites.
fn labour_decree() -> String {
    let [a, b1, b2, b3, c, d, dd1, dd2, e, g, h, i, k] =
        ENDED.map(|(number, day)| format!("Nghị định số {number} ngày {day} của Chính phủ"));
    let items = [
        format!("a) {a} về việc làm"),
        format!(
            "b) {b1} về hợp đồng lao động; {b2} hướng dẫn một số nội dung; {b3} sửa đổi, bổ sung một số điều của {b2} hướng dẫn một số nội dung"
        ),
        format!("c) {c} về cho thuê lại lao động"),
        format!("d) {d} về quy chế dân chủ ở nơi làm việc"),
        format!(
            "đ) {dd1} về tiền lương; {dd2} sửa đổi, bổ sung một số điều của {dd1} về tiền lương"
        ),
        format!("e) {e} về thời giờ làm việc"),
        format!("g) {g} về lao động nữ"),
        format!("h) {h} về người giúp việc"),
        format!("i) {i} về tranh chấp lao động"),
        format!("k) {k} về nơi không được đình công."),
    ];
    let clauses = format!(
        "1. Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 02 năm 2021.\n\n\
         2. Kể từ ngày Nghị định này có hiệu lực thi hành, các Nghị định sau đây hết hiệu lực thi hành:\n\n{}\n\n\
         4. Việc thực hiện dân chủ ở cơ quan hành chính thực hiện theo quy định tại Nghị định số 04/2015/NĐ-CP ngày 09 tháng 01 năm 2015 của Chính phủ.",
        items.join(";\n\n")
    );
    text(
        "NGHỊ ĐỊNH",
        "145/2020/NĐ-CP",
        "2020-12-14",
        "Quy định chi tiết về điều kiện lao động",
        &clauses,
    )
}

#[test]
fn a_list_ends_each_of_its_thirteen_and_a_clause_that_cites_ends_nothing() {
    let engine = engine(&[labour_decree()]);
    for (number, _) in ENDED {
        check(
            &engine,
            number,
            &[
                ("2021-01-31", State::Unknown, None),
                ("2021-02-01", State::Lapsed, Some("2021-02-01")),
                ("2024-12-31", State::Lapsed, Some("2021-02-01")),
            ],
        );
        let now = current(&engine, number, "2024-12-31");
        assert_eq!(now, ["vn/nd-cp/2020/145"], "{number}");
    }
    check(
        &engine,
        "04/2015/NĐ-CP",
        &[
            ("2021-01-31", State::InForce, Some("2015-03-01")),
            ("2021-02-01", State::InForce, Some("2015-03-01")),
            ("2023-07-01", State::Lapsed, Some("2023-07-01")),
        ],
    );
}

#[test]
fn what_a_text_ends_by_name_on_a_later_day_does_not_fall_before_it() {
    // The code that 149/2018 details ended a month before 145/2020, signed in time, ends it.
    let engine = cites(
        "Nghị định số 149/2018/NĐ-CP ngày 07 tháng 11 năm 2018 của Chính phủ quy định chi tiết khoản 3 Điều 63 của Bộ luật Lao động số 10/2012/QH13",
    );
    check(
        &engine,
        "10/2012/QH13",
        &[("2021-01-01", State::Lapsed, Some("2021-01-01"))],
    );
    check(
        &engine,
        "149/2018/NĐ-CP",
        &[
            ("2021-01-31", State::Unknown, None),
            ("2021-02-01", State::Lapsed, Some("2021-02-01")),
            ("2024-12-31", State::Lapsed, Some("2021-02-01")),
        ],
    );
    let now = current(&engine, "149/2018/NĐ-CP", "2021-02-01");
    assert_eq!(now, ["vn/nd-cp/2020/145"]);
}

#[test]
fn a_repeal_with_two_days_is_a_conflict_that_shows_both() {
    let engine = engine(&[text(
        "NGHỊ ĐỊNH",
        "59/2023/NĐ-CP",
        "2023-08-14",
        "Quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở",
        "1. Nghị định này có hiệu lực thi hành từ ngày 15 tháng 8 năm 2023.\n\n\
         2. Nghị định số 159/2016/NĐ-CP ngày 29 tháng 11 năm 2016 của Chính phủ hết hiệu lực kể từ ngày 08 tháng 8 năm 2023.",
    )]);
    // The text binds before the register.
    check(
        &engine,
        "159/2016/NĐ-CP",
        &[
            ("2023-08-07", State::Unknown, None),
            ("2023-08-08", State::Lapsed, Some("2023-08-08")),
            ("2023-08-15", State::Lapsed, Some("2023-08-08")),
        ],
    );
    let all = engine.conflicts();
    let ends = all.iter().find(|it| it.field == "end").unwrap();
    assert_eq!(ends.instrument.to_string(), "vn/nd-cp/2016/159");
    let days: Vec<&str> = ends.values.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(days, ["2023-08-08", "2023-08-15"]);
    assert!(ends.values.iter().all(|it| !it.evidence.is_empty()));
}

#[test]
fn a_superior_may_end_what_a_lower_body_issued() {
    let engine = engine(&[text(
        "NGHỊ ĐỊNH",
        "61/2023/NĐ-CP",
        "2023-08-16",
        "Về xây dựng và thực hiện hương ước, quy ước",
        "1. Nghị định này có hiệu lực thi hành từ ngày 16 tháng 8 năm 2023.\n\n\
         2. Quyết định số 22/2018/QĐ-TTg ngày 08 tháng 5 năm 2018 của Thủ tướng Chính phủ hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
    )]);
    check(
        &engine,
        "22/2018/QĐ-TTg",
        &[
            ("2018-06-01", State::Unknown, None),
            ("2023-08-15", State::Unknown, None),
            ("2023-08-16", State::Lapsed, Some("2023-08-16")),
            ("2026-01-01", State::Lapsed, Some("2023-08-16")),
        ],
    );
    let status = engine
        .resolve("22/2018/QĐ-TTg", day("2024-01-01"))
        .unwrap()
        .status;
    assert_eq!(status.basis, Some(Basis::Stated));
}

#[test]
fn codes_and_laws_of_the_register_end_on_their_days() {
    let engine = cites(
        "Bộ luật số 10/2012/QH13; Luật số 80/2015/QH13; Nghị định số 110/2004/NĐ-CP; Nghị định số 09/2010/NĐ-CP",
    );
    check(
        &engine,
        "10/2012/QH13",
        &[
            ("2020-12-31", State::Unknown, None),
            ("2021-01-01", State::Lapsed, Some("2021-01-01")),
            ("2021-03-04", State::Lapsed, Some("2021-01-01")),
        ],
    );
    check(
        &engine,
        "80/2015/QH13",
        &[
            ("2016-06-30", State::NotYetInForce, None),
            ("2025-03-31", State::InForce, Some("2016-07-01")),
            ("2025-04-01", State::Lapsed, Some("2025-04-01")),
        ],
    );
    for number in ["110/2004/NĐ-CP", "09/2010/NĐ-CP"] {
        check(
            &engine,
            number,
            &[
                ("2020-03-04", State::Unknown, None),
                ("2020-03-05", State::Lapsed, Some("2020-03-05")),
                ("2026-01-01", State::Lapsed, Some("2020-03-05")),
            ],
        );
    }
}

#[test]
fn party_documents_without_an_end_stay_unknown() {
    let engine = cites(
        "Kết luận số 120-KL/TW ngày 07/01/2016; Kết luận số 114-KL/TW ngày 14/7/2015; Quyết định số 217-QĐ/TW ngày 12/12/2013; Quyết định số 218-QĐ/TW ngày 12/12/2013",
    );
    for reference in ["120-KL/TW", "114-KL/TW", "217-QĐ/TW", "218-QĐ/TW"] {
        let days = ["2016-06-01", "2021-03-04", "2026-11-24"];
        check(
            &engine,
            reference,
            &days.map(|on| (on, State::Unknown, None)),
        );
    }
}

/// A decree, a circular that details it, and the decree that ends the first on a day.
fn regime(ends: &str, more: &str) -> Engine {
    engine(&[
        text(
            "NGHỊ ĐỊNH",
            "901/2017/NĐ-CP",
            "2017-01-05",
            "Quy định A",
            &format!("{ENTERS} 01 tháng 3 năm 2017."),
        ),
        text(
            "THÔNG TƯ",
            "902/2017/TT-BTC",
            "2017-06-05",
            "Quy định chi tiết một số điều của Nghị định số 901/2017/NĐ-CP",
            "1. Thông tư này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2017.",
        ),
        text(
            "NGHỊ ĐỊNH",
            "903/2018/NĐ-CP",
            "2018-01-05",
            "Quy định B",
            &format!(
                "{ENTERS} 01 tháng 3 năm 2018.\n\n2. Nghị định số 901/2017/NĐ-CP hết hiệu lực kể từ ngày {ends}.{more}"
            ),
        ),
    ])
}

#[test]
fn under_the_first_regime_a_circular_falls_with_its_decree() {
    check(
        &regime("01/3/2020", ""),
        "902/2017/TT-BTC",
        &[
            ("2017-07-31", State::NotYetInForce, None),
            ("2020-02-29", State::InForce, Some("2017-08-01")),
            ("2020-03-01", State::Lapsed, Some("2020-03-01")),
            ("2025-05-01", State::Lapsed, Some("2020-03-01")),
        ],
    );
    check(
        &regime("31/3/2025", ""),
        "902/2017/TT-BTC",
        &[
            ("2025-03-30", State::InForce, Some("2017-08-01")),
            ("2025-03-31", State::Lapsed, Some("2025-03-31")),
            ("2026-01-01", State::Lapsed, Some("2025-03-31")),
        ],
    );
}

#[test]
fn under_the_second_regime_it_stays() {
    for ends in ["01/4/2025", "30/6/2025"] {
        check(
            &regime(ends, ""),
            "902/2017/TT-BTC",
            &[
                ("2025-03-31", State::InForce, Some("2017-08-01")),
                ("2025-06-30", State::InForce, Some("2017-08-01")),
                ("2026-01-01", State::InForce, Some("2017-08-01")),
            ],
        );
    }
}

#[test]
fn under_the_third_regime_it_falls_unless_it_is_kept() {
    check(
        &regime("01/7/2025", ""),
        "902/2017/TT-BTC",
        &[
            ("2025-06-30", State::InForce, Some("2017-08-01")),
            ("2025-07-01", State::Lapsed, Some("2025-07-01")),
            ("2026-01-01", State::Lapsed, Some("2025-07-01")),
        ],
    );
    check(
        &regime(
            "01/7/2025",
            "\n\n3. Thông tư số 902/2017/TT-BTC tiếp tục có hiệu lực cho đến khi có văn bản thay thế.",
        ),
        "902/2017/TT-BTC",
        &[
            ("2025-06-30", State::InForce, Some("2017-08-01")),
            ("2025-07-01", State::InForce, Some("2017-08-01")),
            ("2026-01-01", State::InForce, Some("2017-08-01")),
        ],
    );
}

/// A decree in force since 2010 and another of 2020 that acts on it.
fn acted(clause: &str) -> Engine {
    engine(&[
        text(
            "NGHỊ ĐỊNH",
            "911/2010/NĐ-CP",
            "2010-01-05",
            "Quy định A",
            &format!("{ENTERS} 01 tháng 3 năm 2010."),
        ),
        text(
            "NGHỊ ĐỊNH",
            "912/2020/NĐ-CP",
            "2020-01-05",
            "Quy định B",
            &format!("{ENTERS} 01 tháng 3 năm 2020.\n\n2. {clause}"),
        ),
    ])
}

#[test]
fn a_replacement_counts_from_the_day_on_which_it_takes_effect() {
    let engine = acted("Nghị định này thay thế Nghị định số 911/2010/NĐ-CP.");
    check(
        &engine,
        "911/2010/NĐ-CP",
        &[
            ("2010-02-28", State::NotYetInForce, None),
            ("2020-02-29", State::InForce, Some("2010-03-01")),
            ("2020-03-01", State::Lapsed, Some("2020-03-01")),
        ],
    );
    assert_eq!(
        current(&engine, "911/2010/NĐ-CP", "2020-02-29"),
        ["vn/nd-cp/2010/911"]
    );
    assert_eq!(
        current(&engine, "911/2010/NĐ-CP", "2020-03-01"),
        ["vn/nd-cp/2020/912"]
    );
    let status = engine
        .resolve("911/2010/NĐ-CP", day("2020-02-29"))
        .unwrap()
        .status;
    assert_eq!(status.until, Some(day("2020-03-01")));
}

#[test]
fn a_partial_repeal_names_its_parts_with_their_days() {
    let engine = acted("Bãi bỏ khoản 2 Điều 5, Điều 7 Nghị định số 911/2010/NĐ-CP.");
    check(
        &engine,
        "911/2010/NĐ-CP",
        &[
            ("2020-02-29", State::InForce, Some("2010-03-01")),
            ("2020-03-01", State::PartlyLapsed, Some("2020-03-01")),
            ("2026-01-01", State::PartlyLapsed, Some("2020-03-01")),
        ],
    );
    let parts = |on| {
        let status = engine.resolve("911/2010/NĐ-CP", day(on)).unwrap().status;
        let said = status
            .parts
            .iter()
            .map(|it| format!("{} {:?}", it.provision, it.since));
        said.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(parts("2020-02-29"), "");
    assert!(
        parts("2020-03-01").contains("khoản 2 Điều 5"),
        "{}",
        parts("2020-03-01")
    );
}

#[test]
fn a_suspension_ends_by_itself() {
    let engine = acted(
        "Nghị định số 911/2010/NĐ-CP ngưng hiệu lực thi hành từ ngày 01 tháng 4 năm 2020 đến hết ngày 31 tháng 12 năm 2020.",
    );
    check(
        &engine,
        "911/2010/NĐ-CP",
        &[
            ("2020-03-31", State::InForce, Some("2010-03-01")),
            ("2020-04-01", State::Suspended, Some("2020-04-01")),
            ("2020-12-31", State::Suspended, Some("2020-04-01")),
            ("2021-01-01", State::InForce, Some("2010-03-01")),
        ],
    );
    let status = engine
        .resolve("911/2010/NĐ-CP", day("2020-06-01"))
        .unwrap()
        .status;
    assert_eq!(status.until, Some(day("2021-01-01")));
}

#[test]
fn a_suspension_of_a_part_suspends_no_more() {
    let engine = acted(
        "Khoản 2 Điều 5 Nghị định số 911/2010/NĐ-CP ngưng hiệu lực thi hành từ ngày 01 tháng 4 năm 2020 đến hết ngày 31 tháng 12 năm 2020.",
    );
    let days = ["2020-03-31", "2020-04-01", "2020-12-31", "2021-01-01"];
    check(
        &engine,
        "911/2010/NĐ-CP",
        &days.map(|on| (on, State::InForce, Some("2010-03-01"))),
    );
    let parts = days.map(|on| {
        let status = engine.resolve("911/2010/NĐ-CP", day(on)).unwrap().status;
        let said = status.parts.iter().map(|it| {
            let until = it.until.map(|it| it.to_string());
            format!("{} {:?} {until:?}", it.provision, it.state)
        });
        said.collect::<Vec<_>>().join("; ")
    });
    let suspended = "Khoản 2 Điều 5 Suspended Some(\"2021-01-01\")";
    assert_eq!(parts, ["", suspended, suspended, ""]);
}

#[test]
fn instruments_that_detail_each_other_in_a_circle_do_not_fall() {
    let circle = |number: &str, other: &str| {
        let title = format!("Quy định chi tiết thi hành Nghị định số {other}");
        text(
            "NGHỊ ĐỊNH",
            number,
            "2018-01-05",
            &title,
            &format!("{ENTERS} 01 tháng 3 năm 2018."),
        )
    };
    let engine = engine(&[
        circle("921/2018/NĐ-CP", "922/2018/NĐ-CP"),
        circle("922/2018/NĐ-CP", "921/2018/NĐ-CP"),
    ]);
    for reference in ["921/2018/NĐ-CP", "922/2018/NĐ-CP"] {
        check(
            &engine,
            reference,
            &[
                ("2018-02-28", State::NotYetInForce, None),
                ("2018-03-01", State::InForce, Some("2018-03-01")),
                ("2026-01-01", State::InForce, Some("2018-03-01")),
            ],
        );
    }
}

#[test]
fn two_ends_are_shown_and_the_first_of_equal_basis_binds() {
    let second = text(
        "NGHỊ ĐỊNH",
        "913/2021/NĐ-CP",
        "2021-01-05",
        "Quy định C",
        &format!("{ENTERS} 01 tháng 3 năm 2021.\n\n2. Bãi bỏ Nghị định số 911/2010/NĐ-CP."),
    );
    let first = [
        text(
            "NGHỊ ĐỊNH",
            "911/2010/NĐ-CP",
            "2010-01-05",
            "Quy định A",
            &format!("{ENTERS} 01 tháng 3 năm 2010."),
        ),
        text(
            "NGHỊ ĐỊNH",
            "912/2020/NĐ-CP",
            "2020-01-05",
            "Quy định B",
            &format!("{ENTERS} 01 tháng 3 năm 2020.\n\n2. Bãi bỏ Nghị định số 911/2010/NĐ-CP."),
        ),
        second,
    ];
    let engine = engine(&first);
    check(
        &engine,
        "911/2010/NĐ-CP",
        &[
            ("2020-02-29", State::InForce, Some("2010-03-01")),
            ("2020-03-01", State::Lapsed, Some("2020-03-01")),
            ("2021-03-01", State::Lapsed, Some("2020-03-01")),
        ],
    );
    let all = engine.conflicts();
    let ends = all.iter().find(|it| it.field == "end").unwrap();
    let files: Vec<&str> = ends
        .values
        .iter()
        .map(|it| it.evidence[0].file.as_str())
        .collect();
    assert_eq!(files, ["01.txt", "02.txt"]);
}
