//! Is each form of a citation read? A sentence, and what we see in it.

use cancu_extract::extract;
use expect_test::{Expect, expect};

/// Finds the citations in the lines of `expect` and underlines them again, each with its number
/// and symbol, date, relation, and what stands beside it.
#[track_caller]
pub(crate) fn check(expect: Expect) {
    let text = expect
        .data()
        .lines()
        .map(str::trim)
        .filter(|it| !it.starts_with('^'));
    let actual: String = text.filter(|it| !it.is_empty()).map(underline).collect();
    expect.assert_eq(&actual);
}

fn underline(line: &str) -> String {
    let mut out = format!("{line}\n");
    for it in extract(line).citations {
        let lead = line[..it.span.start].chars().count();
        let length = it.span.of(line).chars().count();
        let number = it.number.as_deref().unwrap_or("-");
        let mut what = format!(
            "{} {number} {}",
            it.kind,
            it.symbol.as_deref().unwrap_or("-")
        );
        if let Some(date) = it.date {
            what += &format!(" {date}");
        }
        what += &format!(" {}", it.relation);
        if let cancu_model::Source::Citation(source) = it.source {
            what += &format!(" of #{source}");
        }
        for (name, value) in [("by", &it.issuer), ("at", &it.pinpoint)] {
            if let Some(value) = value {
                what += &format!(" {name} [{value}]");
            }
        }
        if let Some(extent) = it.extent {
            what += &format!(" {extent:?}").to_lowercase();
        }
        out += &format!("{}{} {what}\n", " ".repeat(lead), "^".repeat(length));
    }
    out
}

#[test]
fn a_full_citation_has_date_issuer_and_cue() {
    check(expect![[r#"
        Thực hiện Kết luận số 120 -KL/TW ngày 07/01/2016 của Bộ Chính trị về quy chế dân chủ.
                  ^^^^^^^^^^^^^^^^^^^^^^ ket-luan 120 KL/TW 2016-01-07 implements by [Bộ Chính trị]
    "#]]);
}

#[test]
fn members_of_a_list_share_what_is_said_once() {
    check(expect![[r#"
        Triển khai Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị.
                   ^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 217 QĐ/TW 2013-12-12 implements by [Bộ Chính trị]
                                              ^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 218 QĐ/TW 2013-12-12 implements by [Bộ Chính trị]
        Thông tư này thay thế Thông tư số 42/2017/TT-BCA, 43/2017/TT-BCA và 45/2017/TT-BCA.
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ thong-tu 42 TT-BCA replaces whole
                                                          ^^^^^^^^^^^^^^ thong-tu 43 TT-BCA replaces whole
                                                                            ^^^^^^^^^^^^^^ thong-tu 45 TT-BCA replaces whole
    "#]]);
}

#[test]
fn what_a_title_names_is_said_by_that_instrument() {
    check(expect![[r#"
        Thực hiện Quyết định số 644/QĐ-UBND ngày 06/5/2020 ban hành Kế hoạch thực hiện Quyết định số 416/QĐ-TTg thực hiện Chỉ thị số 37-CT/TW.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 644 QĐ-UBND 2020-05-06 implements
                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 416 QĐ-TTg implements of #0
                                                                                                                          ^^^^^^^^^^^^^^^^^^^ chi-thi 37 CT/TW implements of #1
    "#]]);
}

#[test]
fn laws_are_read_by_title_number_or_both() {
    check(expect![[r#"
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ luat - - 2015-06-19 based_on
        Căn cứ Luật Bảo hiểm xã hội số 58/2014/QH13 và Bộ luật Lao động 2012;
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ luat 58 QH13 based_on
                                                       ^^^^^^^^^^^^^^^^^^^^^ bo-luat - - based_on
        Luật sửa đổi, bổ sung một số điều của Luật Giáo dục ngày 25 tháng 11 năm 2009;
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ luat - - 2009-11-25 cites
                                              ^^^^^^^^^^^^^ luat - - amends of #0 whole
    "#]]);
}

#[test]
fn a_passive_clause_names_another_actor() {
    check(expect![[r#"
        Theo Nghị định số 82/2018/NĐ-CP đã được sửa đổi, bổ sung một số điều theo Nghị định số 35/2022/NĐ-CP.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^ nghi-dinh 82 NĐ-CP cites
                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ nghi-dinh 35 NĐ-CP amended_by of #0 whole
    "#]]);
}

#[test]
fn an_act_says_its_extent() {
    check(expect![[r#"
        Bãi bỏ khoản 2 Điều 5 Thông tư số 23/2011/TT-BYT.
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ thong-tu 23 TT-BYT repeals at [khoản 2 Điều 5] part
        Quyết định số 90/2003/QĐ-BBCVT hết hiệu lực kể từ ngày Thông tư này có hiệu lực.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 90 QĐ-BBCVT repeals whole
        Nghị định này thay thế Nghị định số 12/2009/NĐ-CP ngày 12/02/2009 của Chính phủ.
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ nghi-dinh 12 NĐ-CP 2009-02-12 replaces by [Chính phủ] whole
    "#]]);
}

#[test]
fn forms_standards_fractions_and_topics_are_no_citations() {
    check(expect![[r#"
        Mẫu số 01/TB-SSĐT theo QCVN 02:2019/BTTTT, thuốc 80g/l, quý 2/2021, ngày 13/6/2026.
        CÔNG BÁO/Số 1333 + 1334/Ngày 12-12-2024
        pháp luật về đất đai; các luật thuế; Luật này; kỷ luật lao động
    "#]]);
}

#[test]
fn look_alike_letters_and_dashes_read_as_what_they_stand_for() {
    check(expect![[r#"
        Nghị định số 40/2026/NĐ-СР và Nghị định số 91/2014/NÐ- CP, Nghị định 15/2015/NĐ–CP
        ^^^^^^^^^^^^^^^^^^^^^^^^^^ nghi-dinh 40 NĐ-CP cites
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ nghi-dinh 91 NĐ-CP cites
                                                                   ^^^^^^^^^^^^^^^^^^^^^^^ nghi-dinh 15 NĐ-CP cites
    "#]]);
}

#[test]
fn a_number_broken_over_lines_and_pages_is_whole() {
    let text = "theo Thông tư số 06/2024/TT-\nBLĐTBXH và Quyết định \n\nCÔNG BÁO/Số 857 + 858/Ngày 21-10-2021\n9\n\nsố 2376/QĐ-BKHCN.";
    let found: Vec<String> = extract(text)
        .citations
        .iter()
        .map(|it| format!("{} {}", it.kind, it.symbol.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(found, ["thong-tu TT-BLĐTBXH", "quyet-dinh QĐ-BKHCN"]);
}

#[test]
fn a_heading_says_what_the_document_is() {
    let text = "ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\n-------\nSố: 62/KH-UBND\n\nTuyên Quang, ngày 28 tháng 4 năm 2021\n\nKẾ HOẠCH\nTrồng cây xanh\n\nCăn cứ Luật Lâm nghiệp năm 2017;";
    let found = extract(text);
    let it = found.heading;
    let parts = [it.kind, it.number, it.symbol, it.issuer, it.place, it.title]
        .map(|it| it.unwrap_or_default());
    assert_eq!(
        parts,
        [
            "ke-hoach",
            "62",
            "KH-UBND",
            "Ủy ban nhân dân tỉnh Tuyên Quang",
            "Tuyên Quang",
            "Trồng cây xanh"
        ]
    );
    assert_eq!(
        it.date.map(|it| it.to_string()).as_deref(),
        Some("2021-04-28")
    );
    assert_eq!(found.citations.len(), 1, "its own number is no citation");
}

#[test]
fn a_blank_number_stays_blank() {
    let text =
        "Số: /KH-SNNPTNT\n\nQuảng Ngãi, ngày tháng 3 năm 2024\n\nKẾ HOẠCH\n\nCải cách hành chính\n";
    let heading = extract(text).heading;
    assert_eq!(
        (heading.number, heading.symbol.as_deref()),
        (None, Some("KH-SNNPTNT"))
    );
    assert_eq!(
        heading.date.map(|it| it.to_string()).as_deref(),
        Some("2024-03")
    );
}
