//! What is a finding and what is none, by class: days that acts move, parts that are kept, clauses
//! that look back, and words that only seem to act.

use cancu::{AuditOptions, Basis, Date, Engine, EventKind, Grade, Leniency, Register, State};

use crate::command::run;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A text with a letterhead: its kind by its symbol, its day as it is said, its own words.
fn text(number: &str, kind: &str, signed: &str, title: &str, body: &str) -> (String, String) {
    let text = format!("Số: {number}\n\nHà Nội, {signed}\n\n{kind}\n\n{title}\n\n{body}\n");
    (format!("{}.txt", number.replace('/', "-")), text)
}

fn decree(number: &str, signed: &str, body: &str) -> (String, String) {
    text(number, "NGHỊ ĐỊNH", signed, "Quy định về bến đò", body)
}

fn circular(number: &str, signed: &str, body: &str) -> (String, String) {
    text(number, "THÔNG TƯ", signed, "Quy định về bến đò", body)
}

const OLD: &str =
    "Điều 9. Hiệu lực\n\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2010.";

/// The old decree 901/2010, and a new one, 902/2020, in force from 2020-03-01.
fn with(clause: &str, others: impl IntoIterator<Item = (String, String)>) -> Engine {
    let new = format!(
        "Điều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2020.\n\n2. {clause}"
    );
    let texts = [
        decree("901/2010/NĐ-CP", "ngày 05 tháng 01 năm 2010", OLD),
        decree("902/2020/NĐ-CP", "ngày 05 tháng 01 năm 2020", &new),
    ];
    Engine::from_texts(texts.into_iter().chain(others))
}

const REPLACES: &str = "Nghị định này thay thế Nghị định số 901/2010/NĐ-CP.";

/// What citing documents rest on: document, words, grade, since, in the order of places.
fn findings(engine: &Engine) -> Vec<String> {
    let audit = engine.audit(day("2026-11-27"), &AuditOptions::default());
    let lines = audit.unwrap().findings.into_iter().map(|it| {
        let since = it.since.map_or("-".to_owned(), |it| it.to_string());
        let note = it.note.map(|it| format!(" {it:?}")).unwrap_or_default();
        format!("{} {} {:?} {since}{note}", it.document, it.cited, it.grade)
    });
    lines.collect()
}

fn since(engine: &Engine, reference: &str) -> (State, Option<String>, Option<Basis>) {
    let status = engine.resolve(reference, day("2026-11-27")).unwrap().status;
    (
        status.state,
        status.since.map(|it| it.to_string()),
        status.basis,
    )
}

#[test]
fn an_end_goes_with_the_entry_into_force_that_a_later_act_moved() {
    let row = "[[instrument]]\nid = 'vn/nd-cp/2020/902'\ntype = 'nghi-dinh'\nnumber = '902'\nsymbol = 'NĐ-CP'\n\
        effective = 2021-06-01\nbasis = 'text'\nsource = 'Nghị định 903/2020/NĐ-CP, Điều 1: lùi ngày có hiệu lực'\n";
    for clause in [
        REPLACES,
        // The text itself names the old day.
        "Nghị định số 901/2010/NĐ-CP hết hiệu lực kể từ ngày 01 tháng 3 năm 2020.",
    ] {
        let plain = with(clause, []);
        assert_eq!(
            since(&plain, "901/2010/NĐ-CP").1.as_deref(),
            Some("2020-03-01")
        );
        let moved = plain.with_register(&Register::parse("so.toml", row).unwrap());
        let answer = moved.resolve("901/2010/NĐ-CP", day("2021-05-31")).unwrap();
        assert_eq!(answer.status.state, State::InForce, "{clause}");
        let answer = moved.resolve("901/2010/NĐ-CP", day("2021-06-01")).unwrap();
        assert_eq!(answer.status.since, Some(day("2021-06-01")), "{clause}");
        // The proof shows who moved it.
        let evidence = answer.proof.iter().flat_map(|it| &it.evidence);
        assert!(
            evidence.into_iter().any(|it| it.file == "so.toml"),
            "{clause}"
        );
    }
}

#[test]
fn codes_that_were_put_off_end_those_before_them_on_the_later_day() {
    let code = text(
        "101/2015/QH13",
        "BỘ LUẬT",
        "ngày 27 tháng 11 năm 2015",
        "Tố tụng hình sự",
        "Điều 9. Hiệu lực thi hành\n\n1. Bộ luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2016.\n\n\
         2. Bộ luật Tố tụng hình sự số 19/2003/QH11 hết hiệu lực kể từ ngày Bộ luật này có hiệu lực.",
    );
    let engine = Engine::from_texts([code]);
    assert_eq!(
        since(&engine, "19/2003/QH11").1.as_deref(),
        Some("2018-01-01")
    );
}

#[test]
fn what_is_suspended_when_it_takes_effect_ends_nothing_until_that_is_over() {
    let suspends = decree(
        "903/2020/NĐ-CP",
        "ngày 20 tháng 02 năm 2020",
        "Điều 1. Ngưng hiệu lực\n\nNgưng hiệu lực thi hành từ ngày 01 tháng 3 năm 2020 đến hết ngày 30 tháng 6 năm 2020 đối với \
         Nghị định số 902/2020/NĐ-CP.\n\nĐiều 2. Chuyển tiếp\n\nTrong thời gian ngưng hiệu lực của Nghị định, các văn bản sau đây tiếp tục \
         có hiệu lực thi hành:\n\n1. Nghị định số 901/2010/NĐ-CP.\n\nĐiều 3. Hiệu lực\n\nNghị định này có hiệu lực từ ngày ký.",
    );
    let engine = with(REPLACES, [suspends]);
    let answer = engine.resolve("901/2010/NĐ-CP", day("2020-04-01")).unwrap();
    assert_eq!(answer.status.state, State::InForce);
    assert_eq!(
        since(&engine, "901/2010/NĐ-CP").1.as_deref(),
        Some("2020-07-01")
    );
}

#[test]
fn a_part_that_is_kept_lapses_when_that_is_over() {
    let row = "[[instrument]]\nid = 'vn/nd-cp/2020/902'\ntype = 'nghi-dinh'\nnumber = '902'\nsymbol = 'NĐ-CP'\nbasis = 'text'\nsource = 'a'\n\n\
        [[instrument]]\nid = 'vn/nd-cp/2010/901'\ntype = 'nghi-dinh'\nnumber = '901'\nsymbol = 'NĐ-CP'\nbasis = 'text'\nsource = 'a'\n\n\
        [[act]]\nfrom = 'vn/nd-cp/2020/902'\nto = 'vn/nd-cp/2010/901'\nrelation = 'keeps_in_force'\nextent = 'part'\nprovisions = ['Điều 5']\n\
        until = 2021-01-01\nbasis = 'text'\nsource = 'Nghị định 902/2020/NĐ-CP, Điều 9 khoản 2'\n";
    let cites = circular(
        "7/2015/TT-BTC",
        "ngày 05 tháng 01 năm 2015",
        "Điều 1. Phí\n\nTheo khoản 1 Điều 5 Nghị định số 901/2010/NĐ-CP. Theo Điều 6 Nghị định số 901/2010/NĐ-CP.",
    );
    let engine = with(REPLACES, [cites]).with_register(&Register::parse("so.toml", row).unwrap());
    assert_eq!(
        findings(&engine),
        [
            "vn/tt-btc/2015/7 vn/nd-cp/2010/901 Cites 2021-01-01",
            "vn/tt-btc/2015/7 vn/nd-cp/2010/901 Cites 2020-03-01",
        ]
    );
    let while_kept = engine.audit(day("2020-06-01"), &AuditOptions::default());
    assert_eq!(while_kept.unwrap().findings.len(), 1);
}

#[test]
fn a_fall_that_a_later_text_takes_no_note_of_is_not_known() {
    let child = text(
        "7/2015/TT-BTC",
        "THÔNG TƯ",
        "ngày 05 tháng 01 năm 2015",
        "Hướng dẫn thi hành Nghị định số 901/2010/NĐ-CP",
        "Điều 9. Hiệu lực\n\nThông tư này có hiệu lực từ ngày 01 tháng 3 năm 2015.",
    );
    let engine = with(REPLACES, [child.clone()]);
    assert_eq!(since(&engine, "7/2015/TT-BTC").2, Some(Basis::Derived));
    let amends = circular(
        "8/2022/TT-BTC",
        "ngày 05 tháng 01 năm 2022",
        "Điều 1. Sửa đổi, bổ sung Điều 3 của Thông tư số 7/2015/TT-BTC như sau:",
    );
    let engine = with(REPLACES, [child, amends]);
    assert_eq!(since(&engine, "7/2015/TT-BTC").0, State::Unknown);
    let events = engine.timeline("7/2015/TT-BTC").unwrap().moments;
    let doubted = events.iter().filter_map(|it| it.event.as_ref());
    assert!(doubted.into_iter().any(|it| it.kind == EventKind::Doubted));
}

#[test]
fn the_texts_that_carry_out_a_law_are_not_the_one_that_names_them() {
    for clause in [
        "Thực hiện theo các văn bản hướng dẫn Nghị định số 901/2010/NĐ-CP.",
        "Thực hiện theo văn bản quy phạm pháp luật quy định chi tiết, hướng dẫn thi hành Nghị định số 901/2010/NĐ-CP.",
        "Xếp dỡ theo đúng hướng dẫn về bến đò (quy định tại Nghị định số 901/2010/NĐ-CP).",
        "Xếp dỡ theo hướng dẫn quy định tại Nghị định số 901/2010/NĐ-CP.",
        "Xác định đối tượng điều chỉnh của Nghị định số 901/2010/NĐ-CP.",
    ] {
        let body = format!("Điều 1. Việc làm\n\n{clause}");
        let cites = circular("7/2015/TT-BTC", "ngày 05 tháng 01 năm 2015", &body);
        let engine = with(REPLACES, [cites]);
        let found = engine
            .audit(day("2026-11-27"), &AuditOptions::default())
            .unwrap();
        let one = found.findings.first().unwrap();
        assert_eq!(one.grade, Grade::Cites, "{clause}");
        // It does not fall with the decree.
        assert_eq!(
            since(&engine, "7/2015/TT-BTC").0,
            State::Unknown,
            "{clause}"
        );
    }
}

#[test]
fn the_last_of_a_title_stands_in_the_title() {
    let cites = circular(
        "9/2016/TT-BYT",
        "ngày 05 tháng 01 năm 2016",
        "Điều 1. Phí\n\nNộp theo Thông tư số 7/2015/TT-BTC ngày 05 tháng 01 năm 2015 hướng dẫn thi hành một số điều của Luật Quản lý thuế; \
         Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế và Nghị định số 901/2010/NĐ-CP.",
    );
    let engine = with(REPLACES, [cites]);
    let audit = engine
        .audit(day("2026-11-27"), &AuditOptions::default())
        .unwrap();
    let last = audit.findings.last().unwrap();
    assert_eq!(last.cited.to_string(), "vn/nd-cp/2010/901");
    assert_eq!(last.grade, Grade::Mentioned);
}

#[test]
fn a_document_that_ends_or_changes_an_instrument_does_not_rely_on_it() {
    // Its own transitional clause would be told to cite itself.
    let goes_on =
        format!("{REPLACES}\n\n3. Hồ sơ đã nộp thì giải quyết theo Nghị định số 901/2010/NĐ-CP.");
    assert_eq!(findings(&with(&goes_on, [])), Vec::<String>::new());
    let amends = decree(
        "905/2012/NĐ-CP",
        "ngày 05 tháng 01 năm 2012",
        "Điều 1. Sửa đổi, bổ sung Điều 3 của Nghị định số 901/2010/NĐ-CP như sau:",
    );
    assert_eq!(findings(&with(REPLACES, [amends])), Vec::<String>::new());
}

#[test]
fn what_goes_on_under_old_rules_weighs_less_and_says_so() {
    let cites = circular(
        "7/2022/TT-BTC",
        "ngày 05 tháng 01 năm 2022",
        "Điều 8. Quy định chuyển tiếp\n\nHồ sơ đã nộp trước ngày Thông tư này có hiệu lực thì theo Nghị định số 901/2010/NĐ-CP.\n\n\
         PHỤ LỤC\n\nBiểu phí theo Nghị định số 901/2010/NĐ-CP",
    );
    assert_eq!(
        findings(&with(REPLACES, [cites])),
        [
            format!(
                "vn/tt-btc/2022/7 vn/nd-cp/2010/901 Mentioned 2020-03-01 {:?}",
                Leniency::Transitional
            ),
            "vn/tt-btc/2022/7 vn/nd-cp/2010/901 Cites 2020-03-01".to_owned(),
        ]
    );
}

#[test]
fn a_part_in_old_words_is_a_part() {
    for clause in [
        "Nghị định này thay thế cho những quy định về mức phí tại tiết a mục 1 phần II của Nghị định số 901/2010/NĐ-CP.",
        "Các quy định về phí của Nghị định số 905/2012/NĐ-CP; Chương II - Cấp thẻ của Nghị định số 901/2010/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.",
        "Bãi bỏ khoản 1 Điều 9 Nghị định số 905/2012/NĐ-CP và các Mẫu biểu: 04a-BĐ, 04b-BĐ ban hành kèm theo Nghị định số 901/2010/NĐ-CP.",
        "Bãi bỏ các điều từ Điều 25 đến Điều 28 và những quy định liên quan tại Nghị định số 901/2010/NĐ-CP.",
    ] {
        let engine = with(clause, []);
        assert_eq!(
            since(&engine, "901/2010/NĐ-CP").0,
            State::PartlyLapsed,
            "{clause}"
        );
    }
}

#[test]
fn a_number_and_a_day_that_disagree_name_nothing_for_sure() {
    let cites = circular(
        "7/2022/TT-BTC",
        "ngày 05 tháng 01 năm 2022",
        "Điều 1. Phí\n\nTheo Nghị định số 901/2010/NĐ-CP ngày 05 tháng 01 năm 2001.",
    );
    assert_eq!(findings(&with(REPLACES, [cites])), Vec::<String>::new());
}

#[test]
fn a_law_that_changes_another_is_younger_than_it() {
    let text = text(
        "135/2020/NĐ-CP",
        "NGHỊ ĐỊNH",
        "ngày 18 tháng 11 năm 2020",
        "Quy định về tuổi nghỉ hưu",
        "Điều 7. Mốc tuổi\n\nTheo Điều 54 của Luật Bảo hiểm xã hội số 58/2014/QH13 được sửa đổi, bổ sung tại khoản 1 Điều 219 của Bộ luật Lao động.\n\n\
         Điều 8. Hiệu lực\n\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2021.",
    );
    let mentions = cancu::read(&text.0, &text.1).mentions;
    let code = mentions
        .iter()
        .find(|it| it.text.contains("Bộ luật"))
        .unwrap();
    assert_eq!(
        code.id.as_ref().unwrap().to_string(),
        "vn/luat-qh14/2019/45"
    );
}

#[test]
fn each_document_is_judged_at_its_own_date_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let cites = "Điều 1. Phí\n\nTheo Nghị định số 901/2010/NĐ-CP.";
    let new = "Điều 9. Hiệu lực\n\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2020 và thay thế Nghị định số 901/2010/NĐ-CP.";
    for (name, text) in [
        decree("902/2020/NĐ-CP", "ngày 05 tháng 01 năm 2020", new),
        circular("7/2015/TT-BTC", "ngày 05 tháng 01 năm 2015", cites),
        circular("8/2022/TT-BTC", "ngày 05 tháng 01 năm 2022", cites),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let folder = folder.path().to_str().unwrap();
    let documents = |options: &[&str]| {
        let all = [
            &["audit", folder, "--as-of", "2026-11-27", "--format", "json"],
            options,
        ]
        .concat();
        let (code, out, _) = run(&all);
        assert_eq!(code, 0, "{out}");
        let audit: serde_json::Value = serde_json::from_str(&out).unwrap();
        let found = audit["findings"].as_array().unwrap().iter();
        let documents = found.map(|it| it["document"].as_str().unwrap().to_owned());
        (audit["as_of"].clone(), documents.collect::<Vec<_>>())
    };
    let both = ["vn/tt-btc/2015/7", "vn/tt-btc/2022/8"].map(str::to_owned);
    assert_eq!(documents(&[]), ("2026-11-27".into(), both.to_vec()));
    let at_signing = documents(&["--at-signing"]);
    assert_eq!(at_signing, (serde_json::Value::Null, both[1..].to_vec()));
}

#[test]
fn the_name_of_an_amending_law_is_no_citation_of_what_it_amends() {
    let amending = "Luật số: 63/2020/QH14\n\nHà Nội, ngày 18 tháng 6 năm 2020\n\nLUẬT\n\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT BAN HÀNH VĂN BẢN QUY PHẠM PHÁP LUẬT\n\n\
        Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13.\n";
    let engine = Engine::from_texts([("63.txt", amending)]);
    assert_eq!(since(&engine, "80/2015/QH13").0, State::Lapsed);
    assert_eq!(findings(&engine), Vec::<String>::new());
}

#[test]
fn an_instrument_acts_on_none_that_was_signed_after_it() {
    let older = decree(
        "903/2009/NĐ-CP",
        "ngày 05 tháng 01 năm 2009",
        "Điều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2011.\n\n2. Bãi bỏ Nghị định số 901/2010/NĐ-CP.",
    );
    let engine = with("Bãi bỏ Nghị định số 905/2012/NĐ-CP.", [older]);
    assert_eq!(since(&engine, "901/2010/NĐ-CP").0, State::InForce);
    let conflicts = engine.conflicts();
    let told = |it: &&cancu::Conflict| it.field == "act_before_issue";
    assert_eq!(conflicts.iter().filter(told).count(), 1);
}

#[test]
fn a_bare_title_means_the_younger_version_that_the_text_names() {
    let text = decree(
        "66/2017/NĐ-CP",
        "ngày 19 tháng 5 năm 2017",
        "Điều 1. Bán thiết bị\n\nTheo Bộ luật Tố tụng hình sự, kể từ ngày Bộ luật Tố tụng hình sự năm 2015 có hiệu lực thi hành.",
    );
    let mentions = cancu::read(&text.0, &text.1).mentions;
    let ids = mentions.iter().filter_map(|it| it.id.as_ref());
    let ids: Vec<String> = ids.map(ToString::to_string).collect();
    assert_eq!(ids, ["vn/luat-qh13/2015/101"; 2]);
}

#[test]
fn what_is_done_is_not_the_law_that_speaks_of_it() {
    for clause in [
        "Người thực hiện hành vi mà Nghị định số 901/2010/NĐ-CP quy định thì bị phạt.",
        "Việc này được thực hiện sau khi Nghị định số 901/2010/NĐ-CP được sửa đổi.",
    ] {
        let body = format!("Điều 1. Phạt\n\n{clause}");
        let cites = circular("7/2015/TT-BTC", "ngày 05 tháng 01 năm 2015", &body);
        let audit = with(REPLACES, [cites]).audit(day("2026-11-27"), &AuditOptions::default());
        assert_eq!(audit.unwrap().findings[0].grade, Grade::Cites, "{clause}");
    }
}

#[test]
fn the_letter_of_an_item_may_run_into_the_article_behind_it() {
    let engine = with(
        "Bãi bỏ các quy định sau:\n\na) Điều 7 Nghị định số 905/2012/NĐ-CP;\n\nb)Điều 2 Nghị định số 901/2010/NĐ-CP.",
        [],
    );
    assert_eq!(since(&engine, "901/2010/NĐ-CP").0, State::PartlyLapsed);
}

#[test]
fn a_title_speaks_of_the_laws_of_the_day_on_which_it_takes_effect() {
    let text = circular(
        "1/2022/TT-BCA",
        "ngày 18 tháng 02 năm 2022",
        "Điều 1. Phối hợp\n\nTheo Thông tư liên tịch số 02/2017/TTLT-BCA-BQP ngày 22 tháng 12 năm 2017 quy định việc phối hợp trong thực hiện \
         một số quy định của Bộ luật Tố tụng hình sự về trả hồ sơ.",
    );
    let mentions = cancu::read(&text.0, &text.1).mentions;
    let code = mentions
        .iter()
        .find(|it| it.text.contains("Bộ luật"))
        .unwrap();
    assert_eq!(
        code.id.as_ref().unwrap().to_string(),
        "vn/luat-qh13/2015/101"
    );
}

/// A circular of 2015 that names the land law by its title alone, and the law of 2024 that ends the one
/// of 2013.
fn bare(other: &str, amends: Option<(String, String)>) -> Engine {
    let body = format!("Điều 1. Đất\n\nTheo Luật Đất đai.\n\nĐiều 2. Phí\n\n{other}");
    let texts = [
        circular("7/2015/TT-BTC", "ngày 05 tháng 01 năm 2015", &body),
        text(
            "31/2024/QH15",
            "LUẬT",
            "ngày 18 tháng 01 năm 2024",
            "Đất đai",
            "Điều 252. Hiệu lực\n\nLuật Đất đai số 45/2013/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.",
        ),
    ];
    Engine::from_texts(texts.into_iter().chain(amends))
}

#[test]
fn a_bare_title_in_a_text_that_was_amended_later_names_no_version_for_sure() {
    let cites = |other: &str| findings(&bare(other, None));
    assert_eq!(
        cites("Theo Thông tư này."),
        ["vn/tt-btc/2015/7 vn/luat-qh13/2013/45 Cites 2024-08-01"]
    );
    let later = "Theo Nghị định số 905/2025/NĐ-CP ngày 01 tháng 7 năm 2025.";
    assert_eq!(cites(later), Vec::<String>::new());
}

#[test]
fn what_is_replaced_by_stages_is_not_replaced_at_once() {
    let clause = "Nghị định này thay thế Nghị định số 901/2010/NĐ-CP ngày 05 tháng 01 năm 2010 theo lộ trình như sau:";
    assert_eq!(
        since(&with(clause, []), "901/2010/NĐ-CP").0,
        State::PartlyLapsed
    );
}

#[test]
fn a_place_of_another_instrument_is_ended_beside_what_it_stands_behind() {
    let clause = "Bãi bỏ Nghị định số 906/2013/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 905/2012/NĐ-CP và Điều 3 Nghị định số 901/2010/NĐ-CP.";
    assert_eq!(
        since(&with(clause, []), "901/2010/NĐ-CP").0,
        State::PartlyLapsed
    );
}

#[test]
fn a_decree_that_a_younger_one_of_its_title_may_have_replaced_does_not_fall_on_a_known_day() {
    let cites = |other: &str| {
        let body = format!(
            "Điều 1. Thuế\n\nTheo Nghị định số 85/2007/NĐ-CP ngày 25 tháng 5 năm 2007 quy định chi tiết thi hành một số điều của Luật Quản lý thuế.\n\n{other}"
        );
        let law = text(
            "38/2019/QH14",
            "LUẬT",
            "ngày 13 tháng 6 năm 2019",
            "Quản lý thuế",
            "Điều 151. Hiệu lực\n\n1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2020.\n\n2. Luật Quản lý thuế số 78/2006/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.",
        );
        let engine = Engine::from_texts([
            law,
            circular("7/2014/TT-BTC", "ngày 05 tháng 01 năm 2014", &body),
        ]);
        since(&engine, "85/2007/NĐ-CP")
    };
    assert_eq!(cites("Điều 2. Khác").2, Some(Basis::Derived));
    let younger = "Điều 2. Khác\n\nTheo Nghị định số 83/2013/NĐ-CP ngày 22 tháng 7 năm 2013 quy định chi tiết thi hành một số điều của Luật Quản lý thuế.";
    assert_eq!(cites(younger).0, State::Unknown);
}

#[test]
fn a_document_that_was_signed_after_the_day_cited_nothing_on_it() {
    let citing = circular(
        "7/2023/TT-BTC",
        "ngày 04 tháng 3 năm 2023",
        "Điều 2. Mức thu theo Nghị định số 901/2010/NĐ-CP.",
    );
    let engine = with(REPLACES, [citing]);
    let on = |it: &str| {
        let audit = engine.audit(day(it), &AuditOptions::default());
        audit.unwrap().findings.len()
    };
    assert_eq!(on("2022-12-31"), 0);
    assert_eq!(on("2023-03-04"), 1);
    assert_eq!(on("2026-01-01"), 1);
}

#[test]
fn between_the_passing_of_a_law_and_its_day_its_title_may_mean_either() {
    // Luật Chuyển giao công nghệ 07/2017/QH14 was passed on 2017-06-19, in force from 2018-07-01.
    let found = |signed: &str, words: &str| {
        let body = format!("Điều 2. Thẩm tra theo Điều 13 Luật Chuyển giao công nghệ.\n\n{words}");
        let (name, text) = circular("57/2018/TT-BTC", signed, &body);
        let ending = "Luật số: 07/2017/QH14\n\nHà Nội, ngày 19 tháng 6 năm 2017\n\nLUẬT\n\nCHUYỂN GIAO CÔNG NGHỆ\n\nĐiều 59. Hiệu lực thi hành\n\n1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2018.\n\n2. Luật Chuyển giao công nghệ số 80/2006/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.\n".to_owned();
        let engine = Engine::from_texts([(name, text), ("b.txt".to_owned(), ending)]);
        findings(&engine).len()
    };
    assert_eq!(found("ngày 17 tháng 4 năm 2018", ""), 0);
    assert_eq!(found("ngày 17 tháng 4 năm 2016", ""), 1);
    let numbered = "Điều 3. Theo Luật Chuyển giao công nghệ số 80/2006/QH11.";
    assert_eq!(found("ngày 17 tháng 4 năm 2018", numbered), 2);
}

/// The decree 901/2010, of which 903/2015 took Điều 4 before 902/2020 ended it, and a circular that
/// cites it at a place: what to cite instead, and what is said of it.
fn instead(place: &str) -> String {
    let taker = "Điều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2015.\n\n\
        2. Nghị định này thay thế Điều 4 Nghị định số 901/2010/NĐ-CP.";
    let body = format!("Điều 1. Việc làm\n\nXếp dỡ theo {place}Nghị định số 901/2010/NĐ-CP.");
    let engine = with(
        "Bãi bỏ Nghị định số 901/2010/NĐ-CP.",
        [
            decree("903/2015/NĐ-CP", "ngày 05 tháng 01 năm 2015", taker),
            circular("7/2014/TT-BTC", "ngày 05 tháng 01 năm 2014", &body),
        ],
    );
    let audit = engine.audit(day("2026-11-27"), &AuditOptions::default());
    audit.unwrap().findings.remove(0).advice
}

#[test]
fn who_took_another_part_stands_in_no_place_of_this_one() {
    let whole = "viện dẫn Nghị định số 902/2020/NĐ-CP";
    assert_eq!(instead("Điều 7 "), whole);
    assert_eq!(instead(""), whole);
    let part = "viện dẫn Nghị định số 903/2015/NĐ-CP và Nghị định số 902/2020/NĐ-CP";
    assert_eq!(instead("khoản 2 Điều 4 "), part);
}

#[test]
fn what_stands_in_a_place_and_may_have_ended_is_said_to() {
    let cites = circular(
        "7/2014/TT-BTC",
        "ngày 05 tháng 01 năm 2014",
        "Điều 1. Việc làm\n\nXếp dỡ theo Nghị định số 901/2010/NĐ-CP.",
    );
    // Nobody has read the decree that replaces it, nor says when that took effect.
    let texts = [
        decree("901/2010/NĐ-CP", "ngày 05 tháng 01 năm 2010", OLD),
        circular(
            "8/2021/TT-BTC",
            "ngày 05 tháng 01 năm 2021",
            "Điều 1. Việc làm\n\nNghị định số 901/2010/NĐ-CP đã được thay thế bởi Nghị định số 904/2019/NĐ-CP ngày 05 tháng 6 năm 2019.",
        ),
        cites,
    ];
    let audit = Engine::from_texts(texts).audit(day("2026-11-27"), &AuditOptions::default());
    let advice = audit.unwrap().findings.remove(0).advice;
    assert!(
        advice.ends_with("chưa rõ Nghị định số 904/2019/NĐ-CP có còn hiệu lực, cần tra lại"),
        "{advice}"
    );
}

#[test]
fn a_part_that_an_amending_text_writes_ends_alone() {
    let cites = circular(
        "7/2015/TT-BTC",
        "ngày 05 tháng 01 năm 2015",
        "Điều 1. Phí\n\nTheo khoản 6 Điều 1 Nghị định số 901/2010/NĐ-CP. Theo khoản 1 Điều 31 quy định tại khoản 6 Điều 1 Nghị định số \
         901/2010/NĐ-CP. Theo khoản 2 Điều 31 quy định tại khoản 6 Điều 1 Nghị định số 901/2010/NĐ-CP.",
    );
    let engine = with(
        "Bãi bỏ khoản 1 Điều 31 được quy định tại khoản 6 Điều 1 Nghị định số 901/2010/NĐ-CP.",
        [cites],
    );
    assert_eq!(since(&engine, "901/2010/NĐ-CP").0, State::PartlyLapsed);
    let found = engine
        .audit(day("2026-11-27"), &AuditOptions::default())
        .unwrap();
    let parts: Vec<_> = found
        .findings
        .iter()
        .filter_map(|it| it.part.as_deref())
        .collect();
    assert_eq!(parts, ["khoản 1 Điều 31 được quy định tại khoản 6 Điều 1"]);
}

#[test]
fn a_citation_that_takes_in_what_takes_its_place_weighs_less() {
    let cites = circular(
        "7/2015/TT-BTC",
        "ngày 05 tháng 01 năm 2015",
        "Điều 1. Phí\n\nTheo Nghị định số 901/2010/NĐ-CP và các văn bản sửa đổi, bổ sung, thay thế (nếu có). Theo Nghị định số \
         901/2010/NĐ-CP.",
    );
    // What had lapsed when the circular was signed was not replaced after it.
    let late = circular(
        "8/2022/TT-BTC",
        "ngày 05 tháng 01 năm 2022",
        "Điều 1. Phí\n\nTheo Nghị định số 901/2010/NĐ-CP và các văn bản thay thế (nếu có).",
    );
    assert_eq!(
        findings(&with(REPLACES, [cites, late])),
        [
            "vn/tt-btc/2015/7 vn/nd-cp/2010/901 Mentioned 2020-03-01 DynamicReference",
            "vn/tt-btc/2015/7 vn/nd-cp/2010/901 Cites 2020-03-01",
            "vn/tt-btc/2022/8 vn/nd-cp/2010/901 Cites 2020-03-01",
        ]
    );
}

#[test]
fn what_was_made_to_change_an_instrument_describes_it() {
    let body = "Điều 1. Phạm vi\n\nSửa đổi Điều 3 của Nghị định số 901/2010/NĐ-CP như sau.\n\nĐiều 2. Phí\n\n\
                Phí của Nghị định số 901/2010/NĐ-CP thu như sau.";
    let named = |number, title| {
        text(
            number,
            "NGHỊ ĐỊNH",
            "ngày 05 tháng 01 năm 2015",
            title,
            body,
        )
    };
    let changes = named(
        "7/2015/NĐ-CP",
        "Sửa đổi, bổ sung một số điều của Nghị định số 901/2010/NĐ-CP",
    );
    let other = named("8/2015/NĐ-CP", "Quy định về bến phà");
    assert_eq!(
        findings(&with(REPLACES, [changes, other])),
        ["vn/nd-cp/2015/8 vn/nd-cp/2010/901 Cites 2020-03-01"]
    );
}

#[test]
fn what_was_written_into_a_text_may_be_of_its_last_amendment() {
    let cites = |other: &str| {
        let amends = text(
            "8/2025/TT-BTC",
            "THÔNG TƯ",
            "ngày 05 tháng 01 năm 2025",
            "Sửa đổi, bổ sung một số điều của Thông tư số 7/2015/TT-BTC ngày 05 tháng 01 năm 2015 của Bộ trưởng Bộ Tài chính",
            "Điều 1. Sửa đổi, bổ sung Điều 1 Thông tư số 7/2015/TT-BTC.",
        );
        findings(&bare(other, Some(amends))).len()
    };
    assert_eq!(cites("Theo Thông tư này."), 1);
    // What it names of 2020 shows that amendments were written into it, down to that of 2025.
    assert_eq!(cites("Theo Điều 30 Luật Thanh niên năm 2020."), 0);
}

#[test]
fn what_a_document_takes_a_part_of_it_may_name_in_the_title_of_another_that_it_ends() {
    let item = "Nghị định này thay thế Điều 4 Nghị định số 901/2010/NĐ-CP và Nghị định số 905/2012/NĐ-CP ngày 07 tháng 5 năm 2012 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 901/2010/NĐ-CP.";
    let last = decree(
        "907/2022/NĐ-CP",
        "ngày 05 tháng 01 năm 2022",
        "Điều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2022.\n\n2. Nghị định này thay thế Nghị định số 901/2010/NĐ-CP.",
    );
    let none: [String; 0] = [];
    assert_eq!(findings(&with(item, [last])), none);
}

#[test]
fn what_amends_an_instrument_takes_no_part_of_it() {
    let stands = |first: &str| {
        let body = format!(
            "Điều 1. {first}\n\nĐiều 9. Hiệu lực\n\n1. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2021.\n\n2. Thay thế Phụ lục II ban hành kèm theo Nghị định số 902/2020/NĐ-CP bằng Phụ lục II ban hành kèm theo Nghị định này."
        );
        let others = [
            decree("908/2021/NĐ-CP", "ngày 05 tháng 01 năm 2021", &body),
            circular(
                "7/2014/TT-BTC",
                "ngày 05 tháng 01 năm 2014",
                "Điều 1. Việc làm\n\nXếp dỡ theo Điều 5 Nghị định số 901/2010/NĐ-CP.",
            ),
        ];
        let engine = with(REPLACES, others);
        let found = engine.resolve("901/2010/NĐ-CP", day("2026-11-27")).unwrap();
        let ends = found.current.iter().map(ToString::to_string);
        ends.collect::<Vec<_>>()
    };
    let amends = "Sửa đổi, bổ sung Điều 3 Nghị định số 902/2020/NĐ-CP.";
    assert_eq!(stands(amends), ["vn/nd-cp/2020/902"]);
    let both = ["vn/nd-cp/2020/902", "vn/nd-cp/2021/908"];
    assert_eq!(stands("Cập bến đúng nơi."), both);
}
