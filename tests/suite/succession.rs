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
