use expect_test::{Expect, expect};

use super::*;

/// A row that is sound.
const SOUND: &str = "[[instrument]]
id = \"quang-ngai/qd-ubnd/2025/7\"
type = \"quyet-dinh\"
basis = \"text\"
source = \"bản gốc\"
";

/// Each fault of a text on its line, in both languages.
#[track_caller]
fn check(text: &str, expect: Expect) {
    let faults = Register::parse("so.toml", text).unwrap_err().0;
    let lines = faults
        .iter()
        .map(|it| format!("{}\n{it}\n", it.vietnamese()));
    expect.assert_eq(&lines.collect::<String>());
}

#[test]
fn the_register_of_the_program_has_no_fault() {
    let text = include_str!("../../../../data/register.toml");
    let read = read::read("data/register.toml", text, None).unwrap();
    let text = include_str!("../../../../data/successors.toml");
    let known = read::read("data/successors.toml", text, Some(&read)).unwrap();
    assert_eq!(read.joined(&known), *Register::built_in());
    assert!(!read.instruments.is_empty() && !read.acts.is_empty() && !read.notes.is_empty());
    assert!(!known.acts.is_empty());
}

#[test]
fn a_row_knows_its_place_and_its_source() {
    let text = format!("# sổ riêng\n\n{SOUND}title = \"Quy chế\"\n");
    let read = Register::parse("so.toml", &text).unwrap();
    let row = &read.instruments()[0];
    assert_eq!(row.origin.line, 3);
    let evidence = row.origin.evidence(None);
    let shown = &text[evidence.start..evidence.end];
    assert!(
        shown.starts_with("[[instrument]]") && shown.ends_with("\"Quy chế\""),
        "{shown}"
    );
    assert_eq!(
        (evidence.file.as_str(), evidence.quote.as_str()),
        ("so.toml", "bản gốc")
    );
}

#[test]
fn days_need_no_quotation_marks() {
    let text = format!("\u{FEFF}{SOUND}date = 2025-02-03\neffective = \"2025-02\"\n");
    let read = Register::parse("so.toml", &text).unwrap();
    assert_eq!(read.instruments()[0].date, Date::new(2025, 2, 3));
    assert_eq!(read.instruments()[0].effective, Date::of_month(2025, 2));
}

#[test]
fn a_users_row_goes_before_the_programs() {
    let text = "[[instrument]]
id = \"vn/nd-cp/2015/4\"
type = \"nghi-dinh\"
issuer = \"CP\"
basis = \"text\"
source = \"bản gốc\"
";
    let user = Register::parse("so.toml", text).unwrap();
    let both = user.joined(&Register::built_in());
    let id = "vn/nd-cp/2015/4".parse().unwrap();
    let issuers: Vec<_> = both.recorded(&id).map(|it| it.issuer.clone()).collect();
    assert_eq!(
        issuers,
        [Some("CP".to_owned()), Some("Chính phủ".to_owned())]
    );
}

#[test]
fn every_fault_of_an_instrument_is_told_with_its_line() {
    check(
        "[[instrument]]
id = \"quang-ngai/qd-ubnd/_/7\"
type = \"quyet dinh\"
number = 7
basis = \"hearsay\"
source = \" \"
titel = \"Quy chế\"

[[instrument]]
id = \"quang-ngai/qd-ubnd/2025/7\"
type = \"quyet-dinh\"
number = \"8\"
symbol = \"NQ-HĐND\"
date = \"2024-02-03\"
effective = \"2025-02-31\"
basis = \"text\"
other_dates = [\"3/2/2025\"]
",
        expect![[r#"
            so.toml:2: `quang-ngai/qd-ubnd/_/7` không phải mã đầy đủ phạm-vi/ký-hiệu/năm/số, ví dụ vn/nd-cp/2015/4
            so.toml:2: `quang-ngai/qd-ubnd/_/7` is no whole id scope/symbol/year/number, such as vn/nd-cp/2015/4
            so.toml:3: `type` không nhận `quyet dinh`; có phải `quyet-dinh`?
            so.toml:3: `type` does not take `quyet dinh`; did you mean `quyet-dinh`?
            so.toml:4: `number` phải là một chuỗi trong dấu nháy
            so.toml:4: `number` takes text
            so.toml:5: `basis` không nhận `hearsay`; dùng một trong: text, report, plans, unsure
            so.toml:5: `basis` does not take `hearsay`; use one of text, report, plans, unsure
            so.toml:6: thiếu khóa `source`; mỗi dòng phải có
            so.toml:6: the key `source` is missing
            so.toml:7: không có khóa `titel`; có phải `title`?
            so.toml:7: no key `titel`; did you mean `title`?
            so.toml:9: thiếu khóa `source`; mỗi dòng phải có
            so.toml:9: the key `source` is missing
            so.toml:12: `number` là `8`, khác với mã `id`; sửa một trong hai
            so.toml:12: `number` is `8`, not that of the `id`; mend one of them
            so.toml:13: `symbol` là `NQ-HĐND`, khác với mã `id`; sửa một trong hai
            so.toml:13: `symbol` is `NQ-HĐND`, not that of the `id`; mend one of them
            so.toml:14: `date` là `2024-02-03`, khác với mã `id`; sửa một trong hai
            so.toml:14: `date` is `2024-02-03`, not that of the `id`; mend one of them
            so.toml:15: `2025-02-31` không phải ngày dạng YYYY-MM-DD
            so.toml:15: `2025-02-31` is no day YYYY-MM-DD
            so.toml:17: `3/2/2025` phải có dạng "YYYY-MM-DD: date: nguồn" (hoặc effective)
            so.toml:17: `3/2/2025` is not "YYYY-MM-DD: date: source" (or effective)
        "#]],
    );
}

#[test]
fn every_fault_of_an_act_is_told_with_its_line() {
    check(
        &format!(
            "{SOUND}
[[act]]
from = \"quang-ngai/qd-ubnd/2025/7\"
to = \"quang-ngai/qd-ubnd/2025/8\"
relation = \"repealed_by\"
extent = \"all\"
basis = \"text\"
source = \"Điều 3\"

[[act]]
from = \"quang-ngai/qd-ubnd/2025/7\"
to = \"vn/nd-cp/2015/40\"
relation = \"repeals\"
provisions = [\"Điều 5\"]
until = \"2025-03-01\"
basis = \"text\"
source = \"Điều 3\"

[[act]]
from = \"quang-ngai/qd-ubnd/2025/7\"
to = \"quang-ngai/qd-ubnd/2025/7\"
relation = \"cites\"
basis = \"text\"
source = \"Điều 3\"

[[act]]
from = \"quang-ngai/qd-ubnd/2025/7\"
to = \"vn/nd-cp/2015/40\"
relation = \"cites\"
basis = \"text\"
source = \"Điều 3\"
"
        ),
        expect![[r#"
            so.toml:10: `relation` không nhận `repealed_by`; dùng một trong: based_on, implements, details, cites, amends, replaces, repeals, suspends, corrects, consolidates, promulgates, keeps_in_force
            so.toml:10: `relation` does not take `repealed_by`; use one of based_on, implements, details, cites, amends, replaces, repeals, suspends, corrects, consolidates, promulgates, keeps_in_force
            so.toml:11: `extent` không nhận `all`; dùng một trong: whole, part
            so.toml:11: `extent` does not take `all`; use one of whole, part
            so.toml:19: `provisions` chỉ đi với extent = "part"
            so.toml:19: `provisions` goes with extent = "part" alone
            so.toml:20: `until` chỉ đi với relation = "suspends"
            so.toml:20: `until` goes with relation = "suspends" alone
            so.toml:26: `quang-ngai/qd-ubnd/2025/7` không thể tác động lên chính nó
            so.toml:26: `quang-ngai/qd-ubnd/2025/7` cannot act on itself
            so.toml:33: `vn/nd-cp/2015/40` chưa có trong sổ; thêm một [[instrument]] cho nó; có phải `vn/nd-cp/2015/4`?
            so.toml:33: `vn/nd-cp/2015/40` is no instrument of the register; add an [[instrument]]; did you mean `vn/nd-cp/2015/4`?
        "#]],
    );
}

#[test]
fn faults_of_notes_of_tables_and_of_the_syntax_are_told() {
    check(
        &format!(
            "{SOUND}
[[note]]
about = \"quang-ngai/qd-ubnd/2025/7\"
kind = \"governed_by\"
source = \"Điều 3\"

[[regime]]
from = \"2025-07-01\"

{SOUND}"
        ),
        expect![[r#"
            so.toml:7: thiếu khóa `to`; mỗi dòng phải có
            so.toml:7: the key `to` is missing
            so.toml:12: không có bảng `regime`; dùng [[instrument]], [[act]], [[note]]
            so.toml:12: no table `regime`; use [[instrument]], [[act]], [[note]]
            so.toml:15: `quang-ngai/qd-ubnd/2025/7` đã khai ở dòng 1; gộp hai dòng làm một
            so.toml:15: `quang-ngai/qd-ubnd/2025/7` stands on line 1 already; make one row of both
        "#]],
    );
    check(
        "[[act]]\nfrom = quang-ngai\n",
        expect![[r#"
        so.toml:2: không đúng cú pháp TOML: string values must be quoted, expected literal string
        so.toml:2: not TOML: string values must be quoted, expected literal string
    "#]],
    );
}
