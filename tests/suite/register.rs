//! Facts of a user's own: they bind like those of the program's register, and are checked as they are.

use cancu::Register;
use expect_test::{Expect, expect};
use proptest::prelude::*;

const PLAN: &str = "Số: 9/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2025\n\nKẾ HOẠCH\n\nCông tác văn thư\n\n\
    Căn cứ Quyết định số 21/QĐ-UBND ngày 11/6/2019 của UBND tỉnh Quảng Ngãi.\n";

const OWN: &str = r#"# Sổ của Văn phòng

[[instrument]]
id = "quang-ngai/qd-ubnd/2019/21"
type = "quyet-dinh"
number = "21"
symbol = "QĐ-UBND"
date = 2019-06-12
effective = 2019-06-20
basis = "text"
source = "bản lưu"

[[instrument]]
id = "quang-ngai/qd-ubnd/2025/7"
type = "quyet-dinh"
number = "07"
symbol = "QĐ-UBND"
date = 2025-02-03
basis = "text"
source = "bản lưu"

[[act]]
from = "quang-ngai/qd-ubnd/2025/7"
to = "quang-ngai/qd-ubnd/2019/21"
relation = "replaces"
effective = 2025-03-01
basis = "text"
source = "Điều 3 Quyết định 07/QĐ-UBND"
"#;

/// Runs a command on the plan with a register; gives the exit code and all that it writes.
fn run(register: &str, command: &[&str]) -> (u8, String) {
    let folder = tempfile::tempdir().unwrap();
    let [plan, own] = ["plan.txt", "so.toml"].map(|it| folder.path().join(it));
    std::fs::write(&plan, PLAN).unwrap();
    std::fs::write(&own, register).unwrap();
    let paths = [("PLAN", &plan), ("OWN", &own)].map(|it| (it.0, it.1.to_str().unwrap()));
    let named = |it: &str| {
        let path = paths.iter().find(|path| path.0 == it);
        path.map_or(it, |path| path.1).into()
    };
    let all = ["cancu"].iter().chain(command).map(|it| named(it));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cancu_cli::run(all, &mut out, &mut err);
    let mut said = String::from_utf8(out).unwrap() + &String::from_utf8(err).unwrap();
    for (name, path) in paths {
        said = said.replace(path, name);
    }
    (code, said)
}

#[track_caller]
fn check(register: &str, command: &[&str], expect: Expect) {
    let (code, said) = run(register, command);
    expect.assert_eq(&format!("{said}[{code}]\n"));
}

#[test]
fn a_fact_of_ones_own_ends_an_instrument_and_shows_its_source() {
    let question = ["resolve", "PLAN", "21/QĐ-UBND", "--as-of"];
    let with = |day| [&question[..], &[day, "--register", "OWN"]].concat();
    check(
        OWN,
        &with("2025-02-28"),
        expect![[r#"
            Quyết định số 21/QĐ-UBND ngày 12/06/2019
              lưu ý: chỉ biết một văn bản mang số này; số được đánh lại mỗi năm hoặc mỗi nhiệm kỳ: ghi thêm năm hoặc ngày ban hành để chắc chắn
              ngày 28/02/2025: còn hiệu lực từ 20/06/2019 (theo sổ đăng ký)
              · Quyết định số 21/QĐ-UBND có hiệu lực từ 20/06/2019 (theo sổ đăng ký)
            [0]
        "#]],
    );
    check(
        OWN,
        &with("2025-03-01"),
        expect![[r#"
            Quyết định số 21/QĐ-UBND ngày 12/06/2019
              lưu ý: chỉ biết một văn bản mang số này; số được đánh lại mỗi năm hoặc mỗi nhiệm kỳ: ghi thêm năm hoặc ngày ban hành để chắc chắn
              ngày 01/03/2025: hết hiệu lực từ 01/03/2025 (theo sổ đăng ký)
              · Quyết định số 07/QĐ-UBND thay thế Quyết định số 21/QĐ-UBND từ 01/03/2025 (theo sổ đăng ký)
                  OWN: “Điều 3 Quyết định 07/QĐ-UBND”
              hiện hành, thay cho văn bản này: Quyết định số 07/QĐ-UBND ngày 03/02/2025
                · Quyết định số 21/QĐ-UBND được thay thế bởi Quyết định số 07/QĐ-UBND ngày 03/02/2025 từ 01/03/2025 (theo sổ đăng ký)
            [0]
        "#]],
    );
    check(
        OWN,
        &[&question[..], &["2025-03-01"]].concat(),
        expect![[r#"
            Quyết định số 21/QĐ-UBND ngày 11/06/2019
              lưu ý: chỉ biết một văn bản mang số này; số được đánh lại mỗi năm hoặc mỗi nhiệm kỳ: ghi thêm năm hoặc ngày ban hành để chắc chắn
              ngày 01/03/2025: chưa xác định
              chưa rõ văn bản nào đang thay
            [0]
        "#]],
    );
}

#[test]
fn the_evidence_of_a_fact_is_its_row() {
    let (_, said) = run(
        OWN,
        &[
            "show",
            "PLAN",
            "21/QĐ-UBND năm 2019",
            "--register",
            "OWN",
            "--format",
            "json",
        ],
    );
    let answer: serde_json::Value = serde_json::from_str(&said).unwrap();
    let edge = &answer["incoming"]["replaces"][0];
    assert_eq!(
        (&edge["basis"], &edge["rule"]),
        (&"register".into(), &"register".into())
    );
    let evidence = &edge["evidence"][0];
    let at = |key: &str| evidence[key].as_u64().unwrap() as usize;
    let row = &OWN[at("start")..at("end")];
    assert!(
        row.starts_with("[[act]]") && row.ends_with("07/QĐ-UBND\""),
        "{row}"
    );
    assert_eq!(evidence["file"], "OWN");
    assert_eq!(evidence["quote"], "Điều 3 Quyết định 07/QĐ-UBND");
}

#[test]
fn a_day_of_ones_own_that_a_text_contradicts_is_listed() {
    check(
        OWN,
        &["conflicts", "PLAN", "--register", "OWN"],
        expect![[r#"
            Quyết định số 21/QĐ-UBND ngày 12/06/2019: được lấy làm căn cứ khi đã hết hiệu lực
              • Quyết định số 07/QĐ-UBND (01/03/2025)
                  OWN: “Điều 3 Quyết định 07/QĐ-UBND”
              • Kế hoạch số 9/KH-UBND (04/03/2025)
                  plan.txt, dòng 9: “Quyết định số 21/QĐ-UBND”

            Quyết định số 21/QĐ-UBND ngày 12/06/2019: các nguồn ghi ngày ký khác nhau
              • 11/06/2019
                  plan.txt, dòng 9: “Quyết định số 21/QĐ-UBND”
              • 12/06/2019
                  OWN: “bản lưu”

            Tổng cộng: 2 mâu thuẫn.
            [0]
        "#]],
    );
}

#[test]
fn faults_are_told_with_their_lines_and_nothing_is_answered() {
    let broken = OWN
        .replace("relation = \"replaces\"", "relation = \"thay thế\"")
        .replace(
            "2019/21\"\ntype = \"quyet-dinh\"",
            "2019/21\"\ntype = \"quyết định\"",
        );
    let question = ["stats", "PLAN", "--register", "OWN"];
    check(
        &broken,
        &question,
        expect![[r#"
            lỗi: OWN:5: `type` không nhận `quyết định`; có phải `quyet-dinh`?
            OWN:25: `relation` không nhận `thay thế`; dùng một trong: based_on, implements, details, cites, amends, replaces, repeals, suspends, corrects, consolidates, promulgates, keeps_in_force
            [2]
        "#]],
    );
    check(
        &broken,
        &[&question[..], &["--lang", "en"]].concat(),
        expect![[r#"
            error: OWN:5: `type` does not take `quyết định`; did you mean `quyet-dinh`?
            OWN:25: `relation` does not take `thay thế`; use one of based_on, implements, details, cites, amends, replaces, repeals, suspends, corrects, consolidates, promulgates, keeps_in_force
            [2]
        "#]],
    );
    let (code, said) = run(OWN, &["stats", "PLAN", "--register", "nowhere.toml"]);
    assert!(
        code == 2 && said.contains("không đọc được `nowhere.toml`"),
        "{said}"
    );
}

#[test]
fn facts_go_with_a_graph() {
    check(
        OWN,
        &["extract", "PLAN", "--register", "OWN"],
        expect![[r#"
            lỗi: `--register` đi với lệnh dựng hoặc hỏi đồ thị (build, show, audit, check ...)
            [2]
        "#]],
    );
}

proptest! {
    #[test]
    fn a_register_that_is_cut_or_mixed_up_is_told_on_its_own_lines(
        from in 0usize..600,
        to in 0usize..600,
        put in "[\\[\\]=\"a-z0-9/#\n -]{0,8}",
    ) {
        let letters: Vec<char> = OWN.chars().collect();
        let (from, to) = (from.min(to).min(letters.len()), from.max(to).min(letters.len()));
        let broken: String = letters[..from].iter().copied().chain(put.chars())
            .chain(letters[to..].iter().copied()).collect();
        if let Err(faults) = Register::parse("so.toml", &broken) {
            let lines = broken.lines().count().max(1) + 1;
            prop_assert!(!faults.0.is_empty());
            prop_assert!(faults.0.iter().all(|it| (1..=lines).contains(&it.line)), "{}", faults);
        }
    }
}
