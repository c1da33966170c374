//! What stands in the place of an instrument: splits, mergers, parts and circles, on any day.

use cancu::{Date, Engine, Extent, Relation};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A made-up decree: its number, its two days, and what its last clause does.
fn decree(number: &str, signed: &str, effective: &str, clause: &str) -> String {
    let words = |text: &str| {
        let it = day(text);
        let (day, month) = (it.day().unwrap(), it.month().unwrap());
        format!("ngày {day:02} tháng {month:02} năm {}", it.year())
    };
    format!(
        "Số: {number}/NĐ-CP\n\nHà Nội, {}\n\nNGHỊ ĐỊNH\n\nQuy định việc {number}\n\nĐiều 9. Hiệu lực thi hành\n\n\
         1. Nghị định này có hiệu lực thi hành từ {}.\n\n2. {clause}\n",
        words(signed),
        words(effective)
    )
}

fn engine(texts: &[String]) -> Engine {
    let names = (0..).map(|it| format!("{it:02}.txt"));
    Engine::from_texts(names.zip(texts.iter()))
}

/// What stands in the place of a decree on each day, by number and year.
#[track_caller]
fn check(engine: &Engine, number: &str, days: &[(&str, &[&str])]) {
    for (on, wanted) in days {
        let answer = engine.resolve(&format!("{number}/NĐ-CP"), day(on)).unwrap();
        let current: Vec<String> = answer.current.iter().map(ToString::to_string).collect();
        let wanted: Vec<String> = wanted.iter().map(|it| format!("vn/nd-cp/{it}")).collect();
        assert_eq!(current, wanted, "{number} on {on}");
    }
}

/// The steps of the way: from, to, how, and the part.
fn chain(engine: &Engine, number: &str, on: &str) -> Vec<String> {
    let answer = engine.resolve(&format!("{number}/NĐ-CP"), day(on)).unwrap();
    let steps = answer.chain.iter().map(|it| {
        assert!(!it.evidence.is_empty(), "a step without evidence: {it:?}");
        let part = match it.extent {
            Extent::Whole => String::new(),
            Extent::Part => format!(" ({})", it.provisions.join(", ")),
        };
        let short = |id: &cancu::InstrumentId| id.to_string().replace("vn/nd-cp/", "");
        format!(
            "{} {} {}{part}",
            short(&it.from),
            it.relation.code(),
            short(&it.to)
        )
    });
    steps.collect()
}

fn old(number: &str) -> String {
    decree(
        number,
        "2010-01-05",
        "2010-03-01",
        "Nghị định này áp dụng trên phạm vi cả nước.",
    )
}

#[test]
fn a_split_leads_to_all_that_replace_it() {
    let replaces = "Nghị định này thay thế Nghị định số 911/2010/NĐ-CP.";
    let engine = engine(&[
        old("911/2010"),
        decree("921/2020", "2020-01-05", "2020-03-01", replaces),
        decree("922/2020", "2020-02-05", "2020-07-01", replaces),
    ]);
    check(
        &engine,
        "911/2010",
        &[
            ("2020-02-29", &["2010/911"]),
            ("2020-03-01", &["2020/921"]),
            ("2020-06-30", &["2020/921"]),
            ("2020-07-01", &["2020/921", "2020/922"]),
            ("2030-01-01", &["2020/921", "2020/922"]),
        ],
    );
    assert_eq!(
        chain(&engine, "911/2010", "2020-07-01"),
        [
            "2010/911 replaced_by 2020/921",
            "2010/911 replaced_by 2020/922"
        ]
    );
    // That the two days differ is shown, and not settled.
    assert!(engine.conflicts().iter().any(|it| it.field == "end"));
}

#[test]
fn a_later_repeal_of_what_was_replaced_is_no_successor() {
    let engine = engine(&[
        old("911/2010"),
        decree(
            "921/2020",
            "2020-01-05",
            "2020-03-01",
            "Nghị định này thay thế Nghị định số 911/2010/NĐ-CP.",
        ),
        decree(
            "923/2022",
            "2022-01-05",
            "2022-03-01",
            "Bãi bỏ Nghị định số 911/2010/NĐ-CP.",
        ),
    ]);
    check(
        &engine,
        "911/2010",
        &[
            ("2020-02-29", &["2010/911"]),
            ("2020-03-01", &["2020/921"]),
            ("2022-03-01", &["2020/921"]),
        ],
    );
}

#[test]
fn a_merger_leads_from_each_to_one_and_on() {
    let engine = engine(&[
        old("911/2010"),
        old("912/2010"),
        decree(
            "921/2020",
            "2020-01-05",
            "2020-03-01",
            "Nghị định này thay thế Nghị định số 911/2010/NĐ-CP và Nghị định số 912/2010/NĐ-CP.",
        ),
        decree(
            "931/2024",
            "2024-01-05",
            "2024-03-01",
            "Nghị định này thay thế Nghị định số 921/2020/NĐ-CP.",
        ),
    ]);
    for (number, own) in [("911/2010", "2010/911"), ("912/2010", "2010/912")] {
        check(
            &engine,
            number,
            &[
                ("2020-02-29", &[own]),
                ("2020-03-01", &["2020/921"]),
                ("2024-02-29", &["2020/921"]),
                ("2024-03-01", &["2024/931"]),
            ],
        );
        assert_eq!(chain(&engine, number, "2024-03-01").len(), 2);
    }
}

#[test]
fn ways_that_part_and_meet_give_one_end_and_every_step() {
    let replaces = "Nghị định này thay thế Nghị định số 911/2010/NĐ-CP.";
    let engine = engine(&[
        old("911/2010"),
        decree("921/2020", "2020-01-05", "2020-03-01", replaces),
        decree("922/2020", "2020-01-05", "2020-03-01", replaces),
        decree(
            "931/2024",
            "2024-01-05",
            "2024-03-01",
            "Nghị định này thay thế Nghị định số 921/2020/NĐ-CP và Nghị định số 922/2020/NĐ-CP.",
        ),
    ]);
    check(
        &engine,
        "911/2010",
        &[
            ("2020-02-29", &["2010/911"]),
            ("2024-02-29", &["2020/921", "2020/922"]),
            ("2024-03-01", &["2024/931"]),
        ],
    );
    assert_eq!(
        chain(&engine, "911/2010", "2024-03-01"),
        [
            "2010/911 replaced_by 2020/921",
            "2020/921 replaced_by 2024/931",
            "2010/911 replaced_by 2020/922",
            "2020/922 replaced_by 2024/931"
        ]
    );
}

#[test]
fn a_part_that_another_takes_over_stands_beside_the_rest() {
    let engine = engine(&[
        old("911/2010"),
        decree(
            "921/2020",
            "2020-01-05",
            "2020-03-01",
            "Nghị định này thay thế Điều 5, Điều 6 Nghị định số 911/2010/NĐ-CP.",
        ),
        decree(
            "931/2024",
            "2024-01-05",
            "2024-03-01",
            "Bãi bỏ Nghị định số 911/2010/NĐ-CP.",
        ),
    ]);
    check(
        &engine,
        "911/2010",
        &[
            ("2020-02-29", &["2010/911"]),
            ("2020-03-01", &["2010/911", "2020/921"]),
            // The repeal takes nothing over: for its part 921 goes on.
            ("2024-03-01", &["2020/921", "2024/931"]),
        ],
    );
    let steps = chain(&engine, "911/2010", "2020-03-01");
    assert_eq!(steps.len(), 1, "{steps:?}");
    assert!(steps[0].contains("Điều 5"), "{steps:?}");
}

#[test]
fn a_part_that_is_repealed_leads_nowhere() {
    let engine = engine(&[
        old("911/2010"),
        decree(
            "921/2020",
            "2020-01-05",
            "2020-03-01",
            "Bãi bỏ Điều 5 Nghị định số 911/2010/NĐ-CP.",
        ),
    ]);
    check(
        &engine,
        "911/2010",
        &[
            ("2020-02-29", &["2010/911"]),
            ("2020-03-01", &["2010/911"]),
            ("2026-01-01", &["2010/911"]),
        ],
    );
}

#[test]
fn a_circle_of_replacements_has_no_end_and_is_left() {
    let replaces = |other: &str| format!("Nghị định này thay thế Nghị định số {other}/NĐ-CP.");
    let engine = engine(&[
        decree(
            "911/2020",
            "2020-01-05",
            "2020-03-01",
            &replaces("912/2020"),
        ),
        decree(
            "912/2020",
            "2020-01-05",
            "2020-07-01",
            &replaces("911/2020"),
        ),
    ]);
    check(
        &engine,
        "911/2020",
        &[
            ("2020-03-01", &["2020/911"]),
            ("2020-06-30", &["2020/911"]),
            ("2020-07-01", &[]),
        ],
    );
    let answer = engine.resolve("911/2020/NĐ-CP", day("2020-07-01")).unwrap();
    let circle = answer
        .chain
        .iter()
        .filter(|it| it.relation == Relation::ReplacedBy);
    assert_eq!(circle.count(), 2);
}

/// A decision of a province on a day, of a number with its year.
fn decision(number: &str, province: &str, signed: &str, clause: &str) -> String {
    let it = day(signed);
    let (day, month, year) = (it.day().unwrap(), it.month().unwrap(), it.year());
    format!(
        "ỦY BAN NHÂN DÂN\nTỈNH {}\n\nSố: {number}/QĐ-UBND\n\n{province}, ngày {day:02} tháng {month:02} năm {year}\n\nQUYẾT ĐỊNH\n\n\
         Ban hành quy định về việc A\n\nỦY BAN NHÂN DÂN TỈNH {}\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký{clause}.\n",
        province.to_uppercase(),
        province.to_uppercase()
    )
}

/// Who took over from the issuers of an instrument on a day, since when, and on what it rests.
fn issuers(engine: &Engine, reference: &str, on: &str) -> Vec<String> {
    let answer = engine.resolve(reference, day(on)).unwrap();
    assert_eq!(answer.candidates.len(), 1, "{reference}");
    let shown = engine.show(reference, day(on)).unwrap();
    assert_eq!(shown.succession, answer.succession);
    let lines = answer.succession.iter().map(|it| {
        let heirs: Vec<&str> = it.successors.iter().map(|it| it.name.as_str()).collect();
        let heirs = heirs.join("; ");
        let since = it.since.map_or("?".to_owned(), |it| it.to_string());
        format!(
            "{} → {heirs}, {since} ({}; {})",
            it.issuer, it.source, it.basis
        )
    });
    lines.collect()
}

#[test]
fn the_committee_of_a_merged_province_leads_to_its_successor() {
    let engine = engine(&[
        decision("12/2020", "Bình Định", "2020-03-05", ""),
        decision(
            "14/2026",
            "Gia Lai",
            "2026-02-05",
            " và thay thế Quyết định số 12/2020/QĐ-UBND ngày 05 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh Bình Định",
        ),
    ]);
    let reference = "12/2020/QĐ-UBND tỉnh Bình Định";
    let merged =
        "UBND tỉnh Bình Định → UBND tỉnh Gia Lai, 2025-07-01 (Nghị quyết 202/2025/QH15; report)";
    assert!(issuers(&engine, reference, "2025-06-30").is_empty());
    assert_eq!(issuers(&engine, reference, "2025-07-01"), [merged]);
    assert_eq!(issuers(&engine, reference, "2026-11-24"), [merged]);
    let answer = |on| engine.resolve(reference, day(on)).unwrap();
    assert_eq!(
        answer("2025-07-01").succession[0].stays,
        Some("Luật 64/2025/QH15, Điều 54")
    );
    // The old decision stays until the new unit decides.
    let current = |on| {
        let answer = answer(on);
        answer
            .current
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(current("2025-07-01"), ["binh-dinh/qd-ubnd/2020/12"]);
    assert_eq!(current("2026-11-24"), ["gia-lai/qd-ubnd/2026/14"]);
}

#[test]
fn a_province_that_keeps_its_name_is_two_issuers_if_another_joined_it() {
    let engine = engine(&[
        decision("12/2020", "Quảng Ngãi", "2020-03-05", ""),
        decision("13/2020", "Cao Bằng", "2020-03-05", ""),
        decision("14/2026", "Quảng Ngãi", "2026-02-05", ""),
    ]);
    let old = "12/2020/QĐ-UBND tỉnh Quảng Ngãi";
    assert!(issuers(&engine, old, "2025-06-30").is_empty());
    for on in ["2025-07-01", "2026-11-24"] {
        assert_eq!(
            issuers(&engine, old, on),
            [
                "UBND tỉnh Quảng Ngãi → UBND tỉnh Quảng Ngãi, 2025-07-01 (Nghị quyết 202/2025/QH15; report)"
            ]
        );
        assert!(issuers(&engine, "13/2020/QĐ-UBND tỉnh Cao Bằng", on).is_empty());
        assert!(issuers(&engine, "14/2026/QĐ-UBND tỉnh Quảng Ngãi", on).is_empty());
    }
}

#[test]
fn a_ministry_that_was_merged_leads_to_its_successor_and_says_how_sure_that_is() {
    let circular = "Số: 5/2018/TT-BKHĐT\n\nHà Nội, ngày 05 tháng 3 năm 2018\n\nTHÔNG TƯ\n\nQuy định A\n\nĐiều 9. Thông tư này có hiệu lực thi hành từ ngày 01 tháng 5 năm 2018.\n";
    let engine = engine(&[circular.to_owned()]);
    let merged = "Bộ Kế hoạch và Đầu tư → Bộ Tài chính, 2025-03-01 (DOMAIN.md section 2; unsure)";
    assert!(issuers(&engine, "5/2018/TT-BKHĐT", "2025-02-28").is_empty());
    assert_eq!(issuers(&engine, "5/2018/TT-BKHĐT", "2025-03-01"), [merged]);
    assert_eq!(issuers(&engine, "5/2018/TT-BKHĐT", "2026-11-24"), [merged]);
}

#[test]
fn a_ministry_that_ended_on_a_day_that_nobody_knows_leads_to_who_took_it_over() {
    let circular =
        "Số: 5/2003/TT-BBCVT\n\nHà Nội, ngày 05 tháng 3 năm 2003\n\nTHÔNG TƯ\n\nQuy định A\n";
    let engine = Engine::from_texts([("a.txt", circular)]);
    let line =
        |heir: &str| format!("Bộ Bưu chính, Viễn thông → {heir}, ? (DOMAIN.md section 2; unsure)");
    let on = |day: &str| issuers(&engine, "5/2003/TT-BBCVT", day);
    assert_eq!(on("2015-01-01"), [line("Bộ Thông tin và Truyền thông")]);
    // The ministry that took it over was itself merged.
    assert_eq!(on("2026-01-01"), [line("Bộ Khoa học và Công nghệ")]);
}
