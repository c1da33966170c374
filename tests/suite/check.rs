//! The review of drafts: each case beside what it gives, each rule by its own example.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cancu::{CheckOptions, Date, Engine, RULES, Review, Rule};
use expect_test::{Expect, expect, expect_file};
use proptest::prelude::*;

const HEAD: &str = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: 12/KH-UBND\n\n\
    Quảng Ngãi, ngày 04 tháng 3 năm 2024\n\nKẾ HOẠCH\n\nCông tác năm 2024\n\n";

fn today() -> Date {
    "2026-11-27".parse().unwrap()
}

/// The plan of the examples with a sentence in it.
fn plan(sentence: &str) -> String {
    format!("{HEAD}{sentence}\n")
}

/// What the example of a rule gives, with the text that was reviewed.
fn of_example(rule: &Rule) -> (Review, String) {
    let ground = rule.example.ground.map(|it| ("ground.txt", it));
    let engine = Engine::from_texts(ground);
    let text = plan(rule.example.draft);
    let review = engine
        .check("draft.txt", &text, today(), &CheckOptions::default())
        .unwrap();
    (review, text)
}

#[test]
fn every_rule_is_broken_by_its_example_and_by_no_other_rule() {
    for rule in &RULES {
        let (review, _) = of_example(rule);
        let found: Vec<_> = review
            .findings
            .iter()
            .map(|it| (it.rule, it.severity))
            .collect();
        assert_eq!(found, [(rule.name, rule.severity)], "{review:#?}");
    }
}

#[test]
fn what_is_to_be_written_ends_the_finding() {
    let mut fixed = BTreeSet::new();
    for rule in &RULES {
        let (review, text) = of_example(rule);
        let ground = rule.example.ground.map(|it| ("ground.txt", it));
        for it in &review.findings {
            let Some(fix) = &it.fix else { continue };
            let mended = [&text[..fix.start], &fix.text, &text[fix.end..]].concat();
            let engine = Engine::from_texts(ground);
            let again = engine
                .check("draft.txt", &mended, today(), &CheckOptions::default())
                .unwrap();
            assert_eq!(again.findings, [], "{mended}");
            fixed.insert(it.rule);
        }
    }
    let all = [
        "date-differs",
        "issuer-differs",
        "missing-year",
        "number-form",
        "wrong-kind",
    ];
    assert_eq!(fixed, BTreeSet::from(all));
}

fn run(args: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let all = ["cancu"].iter().chain(args).map(Into::into);
    let code = cancu_cli::run(all, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(out), text(err))
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/check")
}

/// The drafts of the cases: `case.txt`, whose ground, if it has one, is the folder `case`.
fn drafts() -> Vec<PathBuf> {
    let files = fs::read_dir(cases()).unwrap().map(|it| it.unwrap().path());
    let mut drafts: Vec<PathBuf> = files
        .filter(|it| it.extension().is_some_and(|it| it == "txt"))
        .collect();
    drafts.sort();
    drafts
}

/// Reviews a case; gives the exit code and what is written.
fn review(draft: &Path, args: &[&str]) -> (u8, String) {
    let ground = draft.with_extension("");
    let path = draft.to_str().unwrap();
    let mut all = vec!["check", path];
    if ground.is_dir() {
        all.extend(["--graph", ground.to_str().unwrap()]);
    }
    let (code, out, err) = run(&[&all[..], args].concat());
    (code, out + &err)
}

#[test]
fn each_case_gives_what_stands_beside_it() {
    for draft in drafts() {
        let (code, out) = review(&draft, &[]);
        let said = format!("{out}[{code}]\n");
        expect_file![draft.with_extension("out")].assert_eq(&said);
    }
}

#[test]
fn the_cases_break_every_rule_and_the_clean_ones_none() {
    let mut broken = BTreeSet::new();
    for draft in drafts() {
        let (code, out) = review(&draft, &["--format", "json"]);
        let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
        let rules: BTreeSet<String> = answer["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["rule"].as_str().unwrap().to_owned())
            .collect();
        let name = draft.file_stem().unwrap().to_str().unwrap();
        if name.starts_with("clean") {
            assert!(rules.is_empty() && code == 0, "{name}: {rules:?}");
        }
        broken.extend(rules);
    }
    let all: BTreeSet<String> = RULES.iter().map(|it| it.name.to_owned()).collect();
    assert_eq!(broken, all);
}

/// A sentence of the plan and what is said of it.
#[track_caller]
fn check(sentence: &str, expect: Expect) {
    let engine = Engine::from_texts(Vec::<(&str, &str)>::new());
    let text = plan(sentence);
    let review = engine
        .check("draft.txt", &text, today(), &CheckOptions::default())
        .unwrap();
    let lines = review.findings.iter().map(|it| {
        let place = &text[it.location.start..it.location.end];
        let to_write = it.suggestion.as_deref().unwrap_or("–");
        format!(
            "{} “{place}” → {to_write}\n  {}\n  {}\n",
            it.rule, it.message, it.english
        )
    });
    expect.assert_eq(&lines.collect::<String>());
}

#[test]
fn what_is_no_fault_is_not_found() {
    let sentences = [
        // Bills, and laws by their title alone.
        "Góp ý dự án Luật Thực hiện dân chủ ở cơ sở số 12/2029/QH15.",
        "Theo quy định của Luật Đất đai và Luật Các tổ chức tín dụng.",
        // Another's words, and another's title.
        "Thay thế cụm từ “Nghị định số 04/2015/NĐ-CP” bằng cụm từ “Nghị định số 59/2023/NĐ-CP”.",
        "Theo Kế hoạch số 9/KH-UBND ngày 02/01/2024 về tổng kết Nghị định số 04/2015/NĐ-CP.",
        // Who ends an instrument.
        "Bãi bỏ Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.",
        // Numbers of old times, of joint bodies and of organisations have forms of their own.
        "Theo Quyết định số 143-CP/1978 ngày 09/8/1978 của Hội đồng Chính phủ.",
        "Theo Thông tư số 12/TT-LB ngày 30/7/1993 của liên Bộ.",
        "Theo Nghị quyết liên tịch số 525/2012/NQLT/UBTVQH13-ĐCTUBTWMTTQVN ngày 27/9/2012.",
        "Theo Kế hoạch phối hợp số 08-KH/UBND-BDV ngày 07/02/2024.",
        "Theo Hướng dẫn số 13/HD-MTTW-BTT ngày 26/9/2023; Thông tri số 04/TT-MTTW-BTT ngày 02/02/2024.",
        "Theo Công văn số 1055/UBND-TH ngày 05/02/2024 của Ủy ban nhân dân tỉnh.",
        "THEO QUYẾT ĐỊNH SỐ 13/2023/QĐ-TTG NGÀY 05/5/2023.",
        "Theo Nghị định số 30/2020/NĐ- CP và Quyết định số 13/2023/QĐ\u{2013}TTg.",
        // A day that fits as far as it is given; the day on which a law was made public.
        "Theo Kết luận số 120-KL/TW tháng 01 năm 2016 của Bộ Chính trị.",
        // The term tells which.
        "Theo Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương (khóa XI).",
        // A title in other words.
        "Theo Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ về hương ước, quy ước của thôn.",
        // An issuer by the office of its head, or by what took its place.
        "Theo Thông tư số 05/2021/TT-BNV ngày 12/8/2021 của Bộ trưởng Bộ Nội vụ.",
    ];
    let engine = Engine::from_texts(Vec::<(&str, &str)>::new());
    let found = sentences.iter().flat_map(|sentence| {
        let review = engine
            .check("d.txt", &plan(sentence), today(), &CheckOptions::default())
            .unwrap();
        let said = review.findings.into_iter().map(|it| (it.rule, it.message));
        said.map(move |it| (*sentence, it)).collect::<Vec<_>>()
    });
    assert_eq!(found.collect::<Vec<_>>(), []);
}

#[test]
fn a_soft_hyphen_is_no_fault_that_a_person_could_see() {
    for number in ["120\u{AD}KL/TW", "120-\u{AD}KL/TW", "120-KL/T\u{AD}W"] {
        let text = plan(&format!(
            "Thực hiện Kết luận số {number} ngày 07/01/2016 của Bộ Chính trị."
        ));
        let engine = Engine::from_texts(Vec::<(String, String)>::new());
        let review = engine.check("draft.txt", &text, today(), &CheckOptions::default());
        assert_eq!(review.unwrap().findings, [], "{number:?}");
    }
}

#[test]
fn a_number_is_held_against_its_other_years() {
    check(
        "Thực hiện Kết luận số 120-KL/TW ngày 07/01/2017 của Bộ Chính trị. Theo Kết luận số 114-KL/TW ngày \
         10/3/2014 của Ban Bí thư; Nghị quyết số 120-KL/TW ngày 02/02/2019; Chỉ thị số 33/CT-TTg ngày \
         26/11/2022; Chỉ thị số 33/CT-TTg ngày 20/5/2022.",
        expect![[r#"
            date-differs “07/01/2017” → ngày 07/01/2016
              không nguồn nào biết số này ngày 07/01/2017; đã biết số 120-KL/TW ngày 07/01/2016 về “xây dựng và thực hiện Quy chế dân chủ ở cơ sở”: kiểm tra lại năm
              nothing knows this number of 2017-01-07; known is số 120-KL/TW of 2016-01-07 on “xây dựng và thực hiện Quy chế dân chủ ở cơ sở”: look at the year again
            date-differs “10/3/2014” → ngày 14/07/2015
              không nguồn nào biết số này ngày 10/03/2014; đã biết số 114-KL/TW ngày 14/07/2015 về “nâng cao hiệu quả công tác dân vận của cơ quan nhà nước các cấp”: kiểm tra lại năm
              nothing knows this number of 2014-03-10; known is số 114-KL/TW of 2015-07-14 on “nâng cao hiệu quả công tác dân vận của cơ quan nhà nước các cấp”: look at the year again
            wrong-kind “Nghị quyết số 120-KL/TW” → Kết luận số 120-KL/TW
              ký hiệu KL/TW là của Kết luận, không phải Nghị quyết
              the symbol KL/TW is of a Kết luận, not a Nghị quyết
            date-differs “Nghị quyết số 120-KL/TW” → –
              không nguồn nào biết số này ngày 02/02/2019; đã biết số 120-KL/TW ngày 07/01/2016 về “xây dựng và thực hiện Quy chế dân chủ ở cơ sở”: kiểm tra lại năm
              nothing knows this number of 2019-02-02; known is số 120-KL/TW of 2016-01-07 on “xây dựng và thực hiện Quy chế dân chủ ở cơ sở”: look at the year again
            date-differs “26/11/2022” → ngày 26/11/2021
              không nguồn nào biết số này ngày 26/11/2022; đã biết số 33/CT-TTg ngày 26/11/2021 về “tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước, chính quyền các cấp trong tình hình mới”: kiểm tra lại năm
              nothing knows this number of 2022-11-26; known is số 33/CT-TTg of 2021-11-26 on “tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước, chính quyền các cấp trong tình hình mới”: look at the year again
        "#]],
    );
}

#[test]
fn of_title_and_number_that_disagree_both_are_shown_and_none_is_written() {
    check(
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở số 11/2022/QH15;",
        expect![[r#"
            title-differs “Thực hiện dân chủ ở cơ sở” → Luật Thanh tra số 11/2022/QH15, hoặc Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15
              dự thảo ghi nội dung “Thực hiện dân chủ ở cơ sở”, văn bản này là “Thanh tra”; “Thực hiện dân chủ ở cơ sở” là của Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15
              the draft says it is about “Thực hiện dân chủ ở cơ sở”; it is about “Thanh tra”; “Thực hiện dân chủ ở cơ sở” is Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15
        "#]],
    );
    let engine = Engine::from_texts(Vec::<(&str, &str)>::new());
    let text = plan("Căn cứ Luật Thực hiện dân chủ ở cơ sở số 11/2022/QH15;");
    let review = engine
        .check("d.txt", &text, today(), &CheckOptions::default())
        .unwrap();
    let finding = &review.findings[0];
    assert_eq!(finding.fix, None);
    let ids: Vec<String> = finding.candidates.iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["vn/luat-qh15/2022/11", "vn/luat-qh15/2022/10"]);
}

#[test]
fn a_number_without_its_day_is_offered_what_the_ground_holds() {
    let ground = |number: &str, day: &str| {
        let text = plan("A").replace("12/KH", number);
        text.replace("04 tháng 3 năm 2024", day)
    };
    let held = [
        ("a.txt", ground("38/KH", "04 tháng 3 năm 2021")),
        ("b.txt", ground("38/KH", "04 tháng 4 năm 2024")),
        ("c.txt", ground("39/KH", "04 tháng 3 năm 2021")),
    ];
    let engine = Engine::from_texts(held);
    let text = plan("Thực hiện Kế hoạch số 38/KH-UBND của Ủy ban nhân dân tỉnh.");
    let review = engine
        .check("d.txt", &text, today(), &CheckOptions::default())
        .unwrap();
    let found = review.findings.iter().map(|it| {
        let ids: Vec<String> = it.candidates.iter().map(ToString::to_string).collect();
        format!("{}: {} {ids:?}", it.rule, it.message)
    });
    // That of April was signed after the draft.
    expect![[r#"ambiguous: thiếu ngày ban hành: số này có lại mỗi năm hoặc mỗi nhiệm kỳ; có lẽ là Kế hoạch số 38/KH-UBND ngày 04/03/2021 ["quang-ngai/kh-ubnd/2021/38"]"#]]
    .assert_eq(&found.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_transitional_clause_is_a_note() {
    check(
        "Hợp đồng đã ký tiếp tục thực hiện theo quy định của Nghị định số 149/2018/NĐ-CP.",
        expect![[r#"
            lapsed “Nghị định số 149/2018/NĐ-CP” → –
              Nghị định số 149/2018/NĐ-CP đã hết hiệu lực từ 01/02/2021; lời văn là điều khoản chuyển tiếp
              Nghị định số 149/2018/NĐ-CP has lapsed since 2021-02-01; the words are a transitional clause
        "#]],
    );
}

#[test]
fn a_number_is_written_with_the_words_before_it() {
    check(
        "Quán triệt kết luận 120 /KL- TW ngày 07/01/2016; NĐ 30/2020/ND-CP ngày 05/3/2020.",
        expect![[r#"
            number-form “kết luận 120 /KL- TW” → kết luận 120-KL/TW
              số và ký hiệu viết chưa đúng; phải là 120-KL/TW
              number and symbol are not written so; they are 120-KL/TW
            number-form “NĐ 30/2020/ND-CP” → NĐ 30/2020/NĐ-CP
              số và ký hiệu viết chưa đúng; phải là 30/2020/NĐ-CP
              number and symbol are not written so; they are 30/2020/NĐ-CP
        "#]],
    );
}

#[test]
fn the_day_of_signing_decides() {
    let draft = cases().join("not-yet-in-force.txt");
    let found = |date: &str| review(&draft, &["--date", date, "--format", "json"]);
    let rules = |out: &str| -> Vec<String> {
        let answer: serde_json::Value = serde_json::from_str(out).unwrap();
        let findings = answer["findings"].as_array().unwrap().iter();
        findings
            .map(|it| it["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    for (date, code, expected) in [
        ("2024-01-17", 1, vec!["cites-the-future"]),
        ("2024-07-31", 1, vec!["not-yet-in-force"]),
        ("2024-08-01", 0, vec![]),
    ] {
        let (said, out) = found(date);
        assert_eq!(
            (said, rules(&out)),
            (code, expected.into_iter().map(str::to_owned).collect())
        );
    }
}

#[test]
fn a_draft_without_its_day_is_reviewed_as_of_today() {
    let engine = Engine::from_texts(Vec::<(&str, &str)>::new());
    let blank = plan("Theo Nghị định số 30/2020/NĐ-CP.")
        .replace("04 tháng 3 năm 2024", "   tháng 11 năm 2026");
    let day = |text: &str| {
        engine
            .check("d.txt", text, today(), &CheckOptions::default())
            .unwrap()
            .date
    };
    assert_eq!(day(&blank), today());
    assert_eq!(day("Theo Nghị định số 30/2020/NĐ-CP."), today());
    assert_eq!(day(&plan("A")), "2024-03-04".parse().unwrap());
}

#[test]
fn a_rule_that_is_allowed_says_nothing() {
    let draft = cases().join("wrong-kind.txt");
    let (code, out) = review(&draft, &["--allow", "wrong-kind"]);
    assert_eq!(code, 0, "{out}");
    assert_eq!(out.lines().count(), 1, "{out}");
    let draft = cases().join("number-form.txt");
    let (code, out) = review(&draft, &["--allow", "number-form,lapsed"]);
    assert_eq!((code, out.lines().count()), (0, 1), "{out}");
}

#[test]
fn a_rule_that_is_none_is_told_with_those_that_are_near() {
    let draft = cases().join("clean.txt");
    let said = |name: &str, lang: &str| review(&draft, &["--allow", name, "--lang", lang]);
    let (code, out) = said("lapse", "vi");
    assert_eq!(code, 2);
    expect![[r#"
        lỗi: không có quy tắc `lapse`; có phải `lapsed`? `cancu rules` liệt kê tất cả
    "#]]
    .assert_eq(&out);
    expect![[r#"
        error: no rule `lapse`; did you mean `lapsed`? `cancu rules` lists them
    "#]]
    .assert_eq(&said("lapse", "en").1);
    expect![[r#"
        lỗi: không có quy tắc `spelling`; dùng một trong: ambiguous, cites-the-future, date-differs, issuer-differs, lapsed, lapsed-part, missing-year, not-yet-in-force, number-form, skipped-central, suspended, title-differs, unknown-instrument, wrong-kind
    "#]].assert_eq(&said("spelling", "vi").1);
}

#[test]
fn a_draft_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("empty.txt"), "").unwrap();
    fs::write(path("a.txt"), plan("A")).unwrap();
    let (code, out, err) = run(&["check", path("empty.txt").to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("empty.txt") && err.contains("không đọc được dự thảo"),
        "{err}"
    );
    let (code, _, err) = run(&["check", "/nowhere.txt"]);
    assert!(code == 2 && err.contains("/nowhere.txt"), "{err}");
    fs::write(path("b.txt"), plan("B")).unwrap();
    let (code, _, err) = run(&["check", folder.path().to_str().unwrap()]);
    assert!(code == 2 && err.contains("nhiều văn bản"), "{err}");
    let draft = path("a.txt");
    let (code, _, err) = run(&["check", draft.to_str().unwrap(), "--graph", "/nowhere"]);
    assert!(code == 2 && err.contains("/nowhere"), "{err}");
}

#[test]
fn a_fact_of_ones_own_is_ground_for_a_review() {
    let folder = tempfile::tempdir().unwrap();
    let [draft, own] = ["draft.txt", "so.toml"].map(|it| folder.path().join(it));
    fs::write(
        &draft,
        plan("Theo Quyết định số 21/QĐ-UBND ngày 11/6/2019 của Ủy ban nhân dân tỉnh."),
    )
    .unwrap();
    fs::write(
        &own,
        "[[instrument]]\nid = \"quang-ngai/qd-ubnd/2019/21\"\ntype = \"quyet-dinh\"\n\
         date = 2019-06-12\nbasis = \"text\"\nsource = \"bản lưu\"\n",
    )
    .unwrap();
    let [draft, own] = [&draft, &own].map(|it| it.to_str().unwrap());
    let (code, out, _) = run(&["check", draft, "--register", own]);
    expect![[r#"
        cảnh báo[date-differs]: dự thảo ghi ngày 11/06/2019, nguồn khác ghi 12/06/2019
          --> draft.txt:12:36
           |
        12 | Theo Quyết định số 21/QĐ-UBND ngày 11/6/2019 của Ủy ban nhân dân tỉnh.
           |                                    ^^^^^^^^^ nên ghi: 12/6/2019
           |
           = vì: …/so.toml: “bản lưu”

        draft.txt: 0 lỗi, 1 cảnh báo, 0 ghi chú (xét tại ngày 04/03/2024)
    "#]]
    .assert_eq(&out.replace(folder.path().to_str().unwrap(), "…"));
    assert_eq!(code, 1);
}

#[test]
fn a_review_is_a_record_for_programs() {
    let draft = cases().join("date-differs.txt");
    let (_, out) = review(
        &draft,
        &["--format", "json", "--allow", "unknown-instrument"],
    );
    let mut answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    for finding in answer["findings"].as_array_mut().unwrap() {
        // Rows move when the register grows.
        let rows = finding["evidence"].as_array_mut().into_iter().flatten();
        for row in rows.filter(|it| it["file"] == "data/register.toml") {
            (row["start"], row["end"]) = (0.into(), 0.into());
        }
    }
    let out = serde_json::to_string_pretty(&answer).unwrap() + "\n";
    expect_file![cases().join("date-differs.json")].assert_eq(&out);
    let (_, out) = review(&draft, &["--format", "json", "--lang", "en"]);
    let english: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        english["findings"][0]["message"],
        "the draft gives 2016-01-17, others 2016-01-07"
    );
}

#[test]
fn a_review_in_english() {
    let (_, out) = review(&cases().join("lapsed.txt"), &["--lang", "en"]);
    expect_file![cases().join("lapsed.en.out")].assert_eq(&out);
}

/// A stretch of the text by the lines and columns of SARIF.
fn of_region<'t>(text: &'t str, region: &serde_json::Value) -> &'t str {
    let at = |line: &str, column: &str| {
        let (line, column) = (
            region[line].as_u64().unwrap(),
            region[column].as_u64().unwrap(),
        );
        let start: usize = text
            .split_inclusive('\n')
            .take(line as usize - 1)
            .map(str::len)
            .sum();
        let letters = text[start..].char_indices().nth(column as usize - 1);
        letters.map_or(text.len(), |it| start + it.0)
    };
    let stretch = &text[at("startLine", "startColumn")..at("endLine", "endColumn")];
    let offset = region["byteOffset"].as_u64().unwrap() as usize;
    let length = region["byteLength"].as_u64().unwrap() as usize;
    assert_eq!(stretch, &text[offset..offset + length]);
    stretch
}

/// The schema itself is tried in CI; this holds what the schema cannot say.
#[test]
fn a_review_is_sarif() {
    for draft in drafts() {
        let text = fs::read_to_string(&draft).unwrap();
        let json = review(&draft, &["--format", "json"]).1;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let (_, out) = review(&draft, &["--format", "sarif"]);
        let log: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        let findings = json["findings"].as_array().unwrap();
        assert_eq!((rules.len(), results.len()), (RULES.len(), findings.len()));
        for (result, finding) in results.iter().zip(findings) {
            let idx = result["ruleIndex"].as_u64().unwrap() as usize;
            assert_eq!(rules[idx]["id"], result["ruleId"]);
            assert_eq!(result["ruleId"], finding["rule"]);
            assert_eq!(result["level"], finding["severity"]);
            assert_eq!(result["message"]["text"], finding["message"]);
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
            of_region(&text, &place["region"]);
            assert_eq!(result["fixes"].is_array(), finding["fix"].is_object());
            if let Some(fix) = finding["fix"].as_object() {
                let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
                of_region(&text, &change["deletedRegion"]);
                assert_eq!(change["insertedContent"]["text"], fix["text"]);
            }
        }
    }
}

#[test]
fn the_rules_are_listed_in_both_languages() {
    let (code, out, _) = run(&["rules"]);
    assert_eq!(code, 0);
    expect_file![cases().join("rules.vi.out")].assert_eq(&out);
    expect_file![cases().join("rules.en.out")].assert_eq(&run(&["rules", "--lang", "en"]).1);
    let json: serde_json::Value =
        serde_json::from_str(&run(&["rules", "--format", "json"]).1).unwrap();
    for (row, rule) in json.as_array().unwrap().iter().zip(&RULES) {
        assert_eq!(row["name"], rule.name);
        assert_eq!(row["example"]["draft"], rule.example.draft);
    }
}

#[test]
fn a_plan_of_the_repository_cites_what_had_lapsed_when_it_was_signed() {
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/plans");
    let draft = plans.join("ke-hoach-38-kh-ubnd-quang-ngai-2021.txt");
    let args = [
        "check",
        draft.to_str().unwrap(),
        "--graph",
        plans.to_str().unwrap(),
    ];
    let (code, out, _) = run(&[&args[..], &["--format", "json"]].concat());
    let review: serde_json::Value = serde_json::from_str(&out).unwrap();
    let findings = review["findings"].as_array().unwrap().iter();
    let errors: Vec<&str> = findings
        .filter(|it| it["severity"] != "note")
        .map(|it| it["message"].as_str().unwrap())
        .collect();
    assert_eq!(code, 1);
    expect![[r#"
        số và ký hiệu viết chưa đúng; phải là 34/2007/PL-UBTVQH11
        dự thảo ghi ngày 06/04/2007, nguồn khác ghi 20/04/2007
        Nghị định số 149/2018/NĐ-CP đã hết hiệu lực từ 01/02/2021
    "#]]
    .assert_eq(&(errors.join("\n") + "\n"));
}

#[test]
fn a_draft_in_html_is_underlined_in_its_own_text() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.html");
    let paragraphs = plan("Căn cứ <i>Nghị định số</i> <a href=\"a/04-2015\">04/2015/NĐ-CP</a>;");
    let body = paragraphs.replace("\n\n", "</p>\n<p>");
    fs::write(&draft, format!("<html><body><p>{body}</p></body></html>\n")).unwrap();
    let (_, out, _) = run(&["check", draft.to_str().unwrap(), "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    let text = fs::read_to_string(&draft).unwrap();
    let finding = &answer["findings"][0];
    let at = |key: &str| finding["location"][key].as_u64().unwrap() as usize;
    assert_eq!(finding["rule"], "lapsed");
    assert_eq!(answer["findings"].as_array().unwrap().len(), 1, "{out}");
    assert!(
        text[at("start")..at("end")].ends_with("04/2015/NĐ-CP"),
        "{out}"
    );
}

#[test]
fn a_draft_that_is_no_text_has_no_bytes_to_edit() {
    let folder = tempfile::tempdir().unwrap();
    let text = plan("Thực hiện Kết luận số 120/KL-TW ngày 07/01/2016 của Bộ Chính trị.");
    let results = |name: &str, bytes: Vec<u8>| {
        let draft = folder.path().join(name);
        fs::write(&draft, bytes).unwrap();
        let (code, out, _) = run(&["check", draft.to_str().unwrap(), "--format", "sarif"]);
        assert_eq!(code, 1, "{out}");
        let log: serde_json::Value = serde_json::from_str(&out).unwrap();
        log["runs"][0]["results"][0].clone()
    };
    let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes);
    let utf16 = results("b.txt", [0xFF, 0xFE].into_iter().chain(utf16).collect());
    let utf8 = results("a.txt", text.into_bytes());
    assert!(utf8["fixes"].is_array() && !utf16["fixes"].is_array());
    let region = |it: &serde_json::Value| it["locations"][0]["physicalLocation"]["region"].clone();
    assert!(region(&utf8)["byteOffset"].is_u64() && !region(&utf16)["byteOffset"].is_u64());
    assert_eq!(region(&utf8)["startLine"], region(&utf16)["startLine"]);
}

/// Drafts of sentences that make trouble, cut and joined anyhow.
fn drafts_of_pieces() -> impl Strategy<Value = String> {
    let pieces: Vec<String> = RULES
        .iter()
        .map(|it| it.example.draft.to_owned())
        .chain(
            [
                "“",
                "”",
                "<b>",
                "\n",
                " ngày 06/4/2007",
                " ngày 31/02/2020",
                " của Chính phủ",
                "Nghị định số ",
                "/2015/NĐ-CP",
                "120-KL/TW",
                "khoản 2 Điều 5 ",
                "dự án Luật Đất đai",
                "thay thế cụm từ “",
                "\u{301}",
                "Ð",
                "KẾ HOẠCH",
            ]
            .map(str::to_owned),
        )
        .collect();
    let piece = (proptest::sample::select(pieces), 0usize..80, any::<bool>());
    proptest::collection::vec(piece, 1..12).prop_map(|pieces| {
        let cut = |(text, at, whole): (String, usize, bool)| -> String {
            text.chars()
                .take(if whole { usize::MAX } else { at })
                .collect()
        };
        pieces.into_iter().map(cut).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_finding_and_every_edit_stands_in_the_text(body in drafts_of_pieces(), headed: bool) {
        let text = if headed { plan(&body) } else { body };
        let engine = Engine::from_texts(Vec::<(&str, &str)>::new());
        let review = engine.check("d.txt", &text, today(), &CheckOptions::default()).unwrap();
        let mut last = 0;
        for it in &review.findings {
            let place = &it.location;
            prop_assert!(place.start >= last && text.get(place.start..place.end).is_some());
            last = place.start;
            if let Some(fix) = &it.fix {
                prop_assert!(text.get(fix.start..fix.end).is_some_and(|it| it != fix.text));
                prop_assert_eq!(Some(&fix.text), it.suggestion.as_ref());
            }
            prop_assert!(!it.message.is_empty() && !it.english.is_empty());
        }
    }
}

#[test]
fn a_draft_that_cites_nothing_is_not_called_clean_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("thu.txt");
    let check = |text: &str| {
        fs::write(&draft, text).unwrap();
        run(&["check", draft.to_str().unwrap(), "--date", "2024-03-04"])
    };
    let (code, out, err) = check("Kính gửi các phòng, ban: họp giao ban lúc 8 giờ.\n");
    assert_eq!(code, 0);
    assert!(
        out.contains("0 lỗi") && err.contains("không thấy viện dẫn nào"),
        "{err}"
    );
    let (_, _, err) = check(&plan(
        "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.",
    ));
    assert_eq!(err, "");
}
