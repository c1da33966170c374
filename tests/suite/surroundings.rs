//! What stands around a citation: kind words with more words, brackets, heads of lists, rows of
//! portals, actors, and whose bodies a text without a letterhead means.

use cancu_extract::extract;
use expect_test::{Expect, expect};

use crate::citations::check;

/// Every citation of a whole text in a line: source, relation, words, pinpoint and extent.
#[track_caller]
fn acts(text: &str, expect: Expect) {
    let mut out = String::from("\n");
    for it in extract(text).citations {
        let source = match it.source {
            cancu_model::Source::Citation(idx) => format!("#{idx}"),
            cancu_model::Source::Document => "self".to_owned(),
        };
        let words = it
            .span
            .of(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        out += &format!("{source} {} {words}", it.relation);
        if let Some(pinpoint) = &it.pinpoint {
            out += &format!(" [{pinpoint}]");
        }
        if let Some(extent) = it.extent {
            out += &format!(" {extent:?}").to_lowercase();
        }
        if let Some(from) = it.from {
            out += &format!(" from {from}");
        }
        out.push('\n');
    }
    expect.assert_eq(&out);
}

/// The ids of what a text cites.
fn ids(text: &str) -> Vec<String> {
    let mentions = cancu::read("a.txt", text).mentions;
    mentions
        .into_iter()
        .map(|it| it.id.map_or_else(|| "-".to_owned(), |it| it.to_string()))
        .collect()
}

#[test]
fn words_may_stand_between_the_kind_and_the_number() {
    check(expect![[r#"
        Căn cứ Quyết định của Thủ tướng Chính phủ số 91/2007/QĐ-TTg ngày 21/6/2007 về quỹ đầu tư.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 91 QĐ-TTg 2007-06-21 based_on by [Thủ tướng Chính phủ]
        Thực hiện Chương trình hành động số 33-CTr/TU ngày 05/9/2019 của Tỉnh ủy.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ chuong-trinh 33 CTr/TU 2019-09-05 implements by [Tỉnh ủy]
        Xem Báo cáo thẩm tra số 41/BC-HĐND và Thông báo kết luận số 210/TB-VPCP.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bao-cao 41 BC-HĐND cites
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ thong-bao 210 TB-VPCP cites
        Các Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh: số 09/CT-UBND ngày 04/4/2014.
                                                       ^^^^^^^^^^^^^ chi-thi 09 CT-UBND 2014-04-04 cites by [Chủ tịch Ủy ban nhân dân tỉnh]
    "#]]);
}

#[test]
fn old_numbers_have_the_code_or_the_body_alone() {
    check(expect![[r#"
        Chiểu Sắc lệnh số 29-SL ngày 12 tháng 3 năm 1947 ấn định chế độ lao động;
              ^^^^^^^^^^^^^^^^^ sac-lenh 29 SL 1947-03-12 based_on
        Chỉ thị số 303-CT ngày 15 tháng 9 năm 1987 của Chủ tịch Hội đồng Bộ trưởng.
        ^^^^^^^^^^^^^^^^^ chi-thi 303 CT 1987-09-15 cites by [Chủ tịch Hội đồng Bộ trưởng]
        Các Nghị định số 50-HĐBT, 51-HĐBT ngày 22-3-1988 của Hội đồng Bộ trưởng.
            ^^^^^^^^^^^^^^^^^^^^ nghi-dinh 50 HĐBT 1988-03-22 cites by [Hội đồng Bộ trưởng]
                                  ^^^^^^^ nghi-dinh 51 HĐBT 1988-03-22 cites by [Hội đồng Bộ trưởng]
        Bãi bỏ Nghị định số 64-KN ngày 8-5-1951 của Bộ Canh nông.
               ^^^^^^^^^^^^^^^^^^ nghi-dinh 64 KN 1951-05-08 repeals by [Bộ Canh nông] whole
    "#]]);
}

#[test]
fn brackets_say_day_issuer_and_title() {
    check(expect![[r#"
        Nghị quyết số 136/NQ-CP (25/9/2020) về phát triển bền vững.
        ^^^^^^^^^^^^^^^^^^^^^^^ nghi-quyet 136 NQ-CP 2020-09-25 cites
        Quyết định 19/2021/QĐ-UBND (do UBND tỉnh ban hành ngày 8-6-2021) về giá đất.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 19 QĐ-UBND 2021-06-08 cites by [UBND tỉnh]
        Chỉ thị số 39-CT/TW (về công tác người khuyết tật) chậm được quán triệt.
        ^^^^^^^^^^^^^^^^^^^ chi-thi 39 CT/TW cites
        Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW cùng ngày 12/12/2013 của Bộ Chính trị.
        ^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 217 QĐ/TW 2013-12-12 cites by [Bộ Chính trị]
                                   ^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 218 QĐ/TW 2013-12-12 cites by [Bộ Chính trị]
    "#]]);
}

#[test]
fn a_body_ends_where_the_sentence_goes_on() {
    check(expect![[r#"
        Theo Quyết định số 23/2021/QĐ-TTg của Thủ tướng Chính phủ, UBND tỉnh hướng dẫn thủ tục.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 23 QĐ-TTg cites by [Thủ tướng Chính phủ]
        Theo Nghị quyết số 98/2023/QH15 của Quốc hội thí điểm một số cơ chế cho Thành phố.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^ nghi-quyet 98 QH15 cites by [Quốc hội]
        Theo Nghị định 94/2014/NĐ-CP và Quyết định 15/2016/QĐ-UBND của UBND tỉnh.
             ^^^^^^^^^^^^^^^^^^^^^^^ nghi-dinh 94 NĐ-CP cites
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 15 QĐ-UBND cites by [UBND tỉnh]
    "#]]);
}

#[test]
fn the_program_of_a_number_is_no_paper() {
    check(expect![[r#"
        Kết quả Đề án 06 và Chương trình 135 trên địa bàn.
    "#]]);
}

#[test]
fn the_head_of_a_list_governs_its_items() {
    acts(
        "Điều 9. Hiệu lực\n2. Thông tư này thay thế các Thông tư:\n\na) Thông tư số 31/2014/TT-BCT;\n\n\
         b) Thông tư số 52/2016/TT-BCT.\n\n3. Bãi bỏ các nội dung quy định tại:\n\na) Các Điều 4, 6 của Quy \
         chế quản lý chợ ban hành kèm theo Nghị định số 22/2011/NĐ-CP;\n\nb) Điều 1 Nghị định số \
         41/2013/NĐ-CP.\n",
        expect![[r#"

            self replaces Thông tư số 31/2014/TT-BCT whole
            self replaces Thông tư số 52/2016/TT-BCT whole
            self repeals Nghị định số 22/2011/NĐ-CP [Các Điều 4, 6] part
            self repeals Nghị định số 41/2013/NĐ-CP [Điều 1] part
        "#]],
    );
    acts(
        "Điều 1. Bãi bỏ toàn bộ các văn bản sau\n1. Quyết định số 12/2018/QĐ-UBND ngày 03/5/2018.\n\
         2. Quyết định số 40/2020/QĐ-UBND.\n\nĐiều 2. Bãi bỏ một phần các văn bản sau\n1. Phụ lục số 03 \
         của Quyết định số 19/2021/QĐ-UBND.\n",
        expect![[r#"

            self repeals Quyết định số 12/2018/QĐ-UBND whole
            self repeals Quyết định số 40/2020/QĐ-UBND whole
            self repeals Quyết định số 19/2021/QĐ-UBND [Phụ lục số 03] part
        "#]],
    );
    acts(
        "Các văn bản sau hết hiệu lực kể từ ngày 01/7/2025: Quyết định số 10/2020/QĐ-UBND; Chỉ thị số \
         05/CT-UBND ngày 12/5/2019.",
        expect![[r#"

            self repeals Quyết định số 10/2020/QĐ-UBND whole from 2025-07-01
            self repeals Chỉ thị số 05/CT-UBND whole from 2025-07-01
        "#]],
    );
}

#[test]
fn what_an_instrument_cited_above_asks_for_governs_no_list() {
    acts(
        "Thực hiện Hướng dẫn số 70/HD-TLĐ ngày 20/02/2017 của Tổng Liên đoàn Lao động Việt Nam, Ban Thường \
         vụ đề ra các nội dung sau:\n1. Phổ biến quy định.\n2. Hồ sơ lập theo Nghị định 39/2016/NĐ-CP.\n",
        expect![[r#"

            self implements Hướng dẫn số 70/HD-TLĐ
            self cites Nghị định 39/2016/NĐ-CP
        "#]],
    );
}

#[test]
fn one_place_of_an_amending_instrument_ends_for_all_that_it_amends() {
    acts(
        "Bãi bỏ Điều 4 Thông tư số 11/2021/TT-BCA ngày 06/4/2021 sửa đổi, bổ sung một số điều của Thông tư số \
         33/2016/TT-BCA ngày 20/10/2016; Thông tư số 48/2019/TT-BCA ngày 16/6/2019.",
        expect![[r#"

            self repeals Thông tư số 11/2021/TT-BCA [Điều 4] part
            #0 amends Thông tư số 33/2016/TT-BCA part
            #0 amends Thông tư số 48/2019/TT-BCA part
        "#]],
    );
}

#[test]
fn actors_of_passives_are_told_apart() {
    acts(
        "Nghị định số 43/2014/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số 01/2017/NĐ-CP và được thay thế \
         bởi Nghị định số 102/2024/NĐ-CP.",
        expect![[r#"

            self cites Nghị định số 43/2014/NĐ-CP
            #0 amended_by Nghị định số 01/2017/NĐ-CP whole
            #0 replaced_by Nghị định số 102/2024/NĐ-CP whole
        "#]],
    );
    acts(
        "Áp dụng Thông tư số 70/2015/TT-BGTVT (đã được Thông tư số 42/2018/TT-BGTVT sửa đổi, bổ sung).",
        expect![[r#"

            self cites Thông tư số 70/2015/TT-BGTVT
            #0 amended_by Thông tư số 42/2018/TT-BGTVT whole
        "#]],
    );
}

#[test]
fn acts_on_phrases_and_suspensions_say_whom_they_reach() {
    acts(
        "Bãi bỏ cụm từ “và Điều 5 Thông tư số 09/2020/TT-BCT” tại khoản 3 Điều 8 Thông tư số 10/2021/TT-BCT.",
        expect![[r#"

            self cites Thông tư số 09/2020/TT-BCT [Điều 5]
            self amends Thông tư số 10/2021/TT-BCT [khoản 3 Điều 8] part
        "#]],
    );
    acts(
        "Tạm ngưng hiệu lực thi hành Thông tư số 16/2022/TT-BXD ngày 20/6/2022, từ ngày 01/8/2022 đến hết ngày \
         15/9/2022.",
        expect![[r#"

            self suspends Thông tư số 16/2022/TT-BXD whole from 2022-08-01
        "#]],
    );
    acts(
        "1. Khoản 2 Điều 7 Nghị định số 20/2015/NĐ-CP được sửa đổi như sau:\n“2. Hồ sơ gồm: đơn.”",
        expect![[r#"

            self amends Nghị định số 20/2015/NĐ-CP [Khoản 2 Điều 7] part
        "#]],
    );
    acts(
        "Bãi bỏ Nghị quyết số 21/NQ-HĐND vì Nghị quyết số 30a/2008/NQ-CP đã quy định đủ.",
        expect![[r#"

            self repeals Nghị quyết số 21/NQ-HĐND whole
            self cites Nghị quyết số 30a/2008/NQ-CP
        "#]],
    );
    acts(
        "Đề nghị HĐND huyện bãi bỏ Nghị quyết số 21/NQ-HĐND.",
        expect![[r#"

            self cites Nghị quyết số 21/NQ-HĐND
        "#]],
    );
}

#[test]
fn rows_below_a_document_are_related() {
    acts(
        "Kế hoạch này có hiệu lực từ ngày ký.\n\nVăn bản liên quan\n» Công văn 71/UBND-VX | 31/03/2022 | V/v cử \
         đầu mối\n» Quyết định 240/QĐ-UBND | 18/04/2022 | Thành lập Tổ công tác\n",
        expect![[r#"

            self related Công văn 71/UBND-VX
            self related Quyết định 240/QĐ-UBND
        "#]],
    );
}

#[test]
fn a_text_without_a_letterhead_speaks_of_the_one_province_it_names() {
    let text = "Sáng 15-3, Ban Thường vụ Tỉnh ủy Lào Cai họp bàn Chương trình số 55-CTr/TU, ngày 27-02-2023. Công \
        văn số 412/UBND-NLN ngày 02/3/2023 được nhắc lại.";
    assert_eq!(
        ids(text),
        ["lao-cai/ctr-tu/2023/55", "lao-cai/ubnd-nln/2023/412"]
    );
    let two =
        "Tỉnh Lào Cai và tỉnh Hà Giang phối hợp theo Công văn số 412/UBND-NLN ngày 02/3/2023.";
    assert_eq!(ids(two), ["_/ubnd-nln/2023/412"]);
}

#[test]
fn a_symbol_said_once_is_of_all_members() {
    let text = "theo Tờ trình số 115 và 116/TTr-UBND ngày 03/12/2013 của UBND tỉnh Lào Cai";
    assert_eq!(
        ids(text),
        ["lao-cai/ttr-ubnd/2013/115", "lao-cai/ttr-ubnd/2013/116"]
    );
}

#[test]
fn an_instrument_that_takes_effect_replaces_others_itself() {
    acts(
        "Ngày 12/5/2022, Chính phủ ban hành Nghị định số 31/2022/NĐ-CP (viết tắt là Nghị định 31), \
         có hiệu lực từ ngày 01/7/2022 và thay thế các Nghị định số 12/2013/NĐ-CP, 45/2017/NĐ-CP.",
        expect![[r#"

            self cites Nghị định số 31/2022/NĐ-CP
            self cites Nghị định 31
            #0 replaces Nghị định số 12/2013/NĐ-CP whole
            #0 replaces 45/2017/NĐ-CP whole
        "#]],
    );
    acts(
        "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 12/2013/QĐ-UBND.",
        expect![[r#"

            self replaces Quyết định số 12/2013/QĐ-UBND whole
        "#]],
    );
}

#[test]
fn what_is_asked_for_replaces_nothing_yet() {
    acts(
        "Đề nghị Bộ Y tế sớm ban hành văn bản thay thế Thông tư số 14/2015/TT-BYT.",
        expect![[r#"

            self cites Thông tư số 14/2015/TT-BYT
        "#]],
    );
}

#[test]
fn a_relative_clause_keeps_its_verb() {
    acts(
        "Các dịch vụ được cho phép thực hiện tại trạm y tế mà chưa có trong Thông tư số 14/2015/TT-BYT.",
        expect![[r#"

            self cites Thông tư số 14/2015/TT-BYT
        "#]],
    );
    acts(
        "Hồ sơ thay đổi, bổ sung giấy phép đã nộp được tiếp tục thực hiện theo các quy định tại \
         Thông tư số 14/2015/TT-BYT.",
        expect![[r#"

            self cites Thông tư số 14/2015/TT-BYT
        "#]],
    );
}

#[test]
fn what_amends_the_same_again_stands_beside_it() {
    acts(
        "Nghị định này thay thế Nghị định số 10/2012/NĐ-CP, Nghị định số 20/2014/NĐ-CP sửa đổi, bổ sung \
         Nghị định số 10/2012/NĐ-CP và Nghị định số 30/2016/NĐ-CP sửa đổi, bổ sung Nghị định số \
         10/2012/NĐ-CP.",
        expect![[r#"

            self replaces Nghị định số 10/2012/NĐ-CP whole
            self replaces Nghị định số 20/2014/NĐ-CP whole
            #1 amends Nghị định số 10/2012/NĐ-CP whole
            self replaces Nghị định số 30/2016/NĐ-CP whole
            #3 amends Nghị định số 10/2012/NĐ-CP whole
        "#]],
    );
}

#[test]
fn members_of_a_list_may_have_days_of_their_own() {
    check(expect![[r#"
        Thực hiện các Văn bản số 112/UBND-NL ngày 07/3/2019, số 168/UBND-NL1 ngày 01/4/2019 của UBND tỉnh.
                      ^^^^^^^^^^^^^^^^^^^^^^ van-ban 112 UBND-NL 2019-03-07 implements by [UBND tỉnh]
                                                             ^^^^^^^^^^^^^^^ van-ban 168 UBND-NL1 2019-04-01 implements by [UBND tỉnh]
        Theo các Quyết định số 31-HĐBT ngày 24-1-1985 và số 52-HĐBT ngày 14-11-1986.
                 ^^^^^^^^^^^^^^^^^^^^^ quyet-dinh 31 HĐBT 1985-01-24 cites
                                                            ^^^^^^^ quyet-dinh 52 HĐBT 1986-11-14 cites
    "#]]);
}

#[test]
fn the_year_behind_an_amending_law_may_be_of_the_law_it_amends() {
    let text = "Theo Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự năm 1999.";
    assert_eq!(
        ids(text),
        ["vn/luat-qh12/2009/37", "vn/luat-qh10/1999/15"],
        "{text}"
    );
}

#[test]
fn a_district_with_a_name_of_its_own_says_its_province() {
    let text = "Ban Thường vụ Huyện ủy Bắc Hà họp về Kế hoạch số 17-KH/HU ngày 05/8/2021; Tỉnh ủy đã ra \
                Nghị quyết số 09-NQ/TU ngày 02/3/2021.";
    assert_eq!(
        ids(text),
        ["lao-cai.bac-ha/kh-hu/2021/17", "lao-cai/nq-tu/2021/9"]
    );
}

#[test]
fn a_letter_without_marks_says_who_wrote_it() {
    let text = "UY BAN NHAN DAN          CONG HOA XA HOI CHU NGHIA VIET NAM\nTINH YEN BAI\n\
                So: 77/QD-UBND          Yen Bai, ngay 03 thang 6 nam 2016\n\nQUYET DINH\n\
                Ve viec cap kinh phi\n\nCan cu Luat To chuc chinh quyen dia phuong ngay 19 thang 6 nam 2015;\n";
    let reading = cancu::read("a.txt", text);
    let it = &reading.heading;
    assert_eq!(it.number.as_deref(), Some("77"));
    assert_eq!(it.place.as_deref(), Some("Yên Bái"));
    assert_eq!(it.issuer.as_deref(), Some("Ủy ban nhân dân tỉnh Yên Bái"));
    let id = it.id.as_ref().map(ToString::to_string);
    assert_eq!(id.as_deref(), Some("yen-bai/qd-ubnd/2016/77"));
    assert_eq!(ids(text), ["vn/luat-qh13/2015/77"]);
}

#[test]
fn rows_of_a_table_under_a_head_of_links_are_related() {
    acts(
        "VĂN BẢN LIÊN QUAN\nSTT | Số hiệu | Ngày ban hành | Trích yếu\n\
         1 | Nghị định 12/2018/NĐ-CP | 14/05/2018 | Quy định về đê điều\n\
         2 | Quyết định 34/QĐ-TTg | 03/08/2020 | Phê duyệt Quy hoạch đê điều\n",
        expect![[r#"

            self related Nghị định 12/2018/NĐ-CP
            self related Quyết định 34/QĐ-TTg
        "#]],
    );
}

#[test]
fn paper_that_is_destroyed_is_no_instrument_that_ends() {
    acts(
        "Thực hiện theo Thông tư số 31/2019/TT-BGDĐT quy định việc in, cấp phát, thu hồi, hủy bỏ \
         chứng chỉ hành nghề và Thông tư số 32/2019/TT-BGDĐT ngày 02/5/2019; Thông tư số \
         33/2019/TT-BGDĐT.",
        expect![[r#"

            self cites Thông tư số 31/2019/TT-BGDĐT
            self cites Thông tư số 32/2019/TT-BGDĐT
            self cites Thông tư số 33/2019/TT-BGDĐT
        "#]],
    );
    acts(
        "Hủy bỏ các quy định tại Thông tư số 34/2019/TT-BGDĐT.",
        expect![[r#"

            self repeals Thông tư số 34/2019/TT-BGDĐT part
        "#]],
    );
}

#[test]
fn a_law_that_was_put_off_speaks_of_the_codes_of_its_later_day() {
    // Signed the same day as the new penal code, and put off to the same day.
    let text = "QUỐC HỘI\n\nBộ luật số: 101/2015/QH13\n\nHà Nội, ngày 27 tháng 11 năm 2015\n\n\
                BỘ LUẬT\nTỐ TỤNG HÌNH SỰ\n\n\
                Điều 1. Tội phạm do Bộ luật Hình sự quy định.\n";
    assert!(ids(text).contains(&"vn/luat-qh13/2015/100".to_owned()));
    let older = text
        .replace("101/2015/QH13", "45/2014/QH13")
        .replace("năm 2015", "năm 2014");
    assert!(ids(&older).contains(&"vn/luat-qh10/1999/15".to_owned()));
}

#[test]
fn a_short_name_is_given_to_what_was_named_and_says_nothing_of_it() {
    acts(
        "Chi theo Thông tư số 31/2019/TT-BTC của Bộ Tài chính hướng dẫn thực hiện việc trồng rừng (sau đây \
         viết tắt là Thông tư số 31/2019/TT-BTC) và Thông tư số 32/2019/TT-BTC.\n\n\
         Bãi bỏ Nghị định số 33/2019/NĐ-CP về bến đò (sau đây gọi là Nghị định 33) và Nghị định số 34/2019/NĐ-CP.",
        expect![[r#"

            self cites Thông tư số 31/2019/TT-BTC
            self cites Thông tư số 31/2019/TT-BTC
            self cites Thông tư số 32/2019/TT-BTC
            self repeals Nghị định số 33/2019/NĐ-CP whole
            self cites Nghị định 33
            self repeals Nghị định số 34/2019/NĐ-CP whole
        "#]],
    );
}

#[test]
fn a_day_of_an_instrument_is_no_work_on_it() {
    acts(
        "Sở Xây dựng rà soát và thực hiện việc đổi giấy phép cho xe đã nhập trước ngày Quyết định số \
         31/2019/QĐ-TTg có hiệu lực.\n\n\
         Bãi bỏ các giấy phép cấp sau ngày Nghị định số 33/2019/NĐ-CP có hiệu lực thi hành.",
        expect![[r#"

            self cites Quyết định số 31/2019/QĐ-TTg
            self cites Nghị định số 33/2019/NĐ-CP
        "#]],
    );
}

#[test]
fn verbs_of_other_things_carry_no_instrument_out() {
    acts(
        "Đăng ký cầm cố thực hiện trong trường hợp Luật Đất đai có quy định.\n\n\
         Khi đang thực hiện việc cần thiết tại nơi làm việc mà Bộ luật Lao động cho phép.\n\n\
         Quyết định đình chỉ thực hiện hợp đồng đang có hiệu lực (Điều 45 của Luật Phá sản);\n\n\
         Quản lý phí thi hành án và các quy định của Luật Ngân sách nhà nước.\n\n\
         Lựa chọn nhà thầu tại Nghị định của Chính phủ quy định chi tiết thi hành Luật Đấu thầu.\n\n\
         Khi ly hôn thì căn cứ vào quy định về giám hộ trong Bộ luật Dân sự, Tòa án chỉ định người khác.",
        expect![[r#"

            self cites Luật Đất đai
            self cites Bộ luật Lao động
            self cites Luật Phá sản [Điều 45]
            self cites Luật Ngân sách nhà nước
            self cites Luật Đấu thầu
            self cites Bộ luật Dân sự
        "#]],
    );
}

#[test]
fn an_act_on_what_an_amending_text_writes_reaches_that_place() {
    acts(
        "Các quy định sau đây hết hiệu lực:\n\n\
         a) Khoản 2, khoản 3 Điều 29 được quy định tại khoản 5 Điều 1 Thông tư số 31/2019/TT-BTC;\n\n\
         b) Điều 33 được quy định tại khoản 7 Điều 1 Thông tư số 31/2019/TT-BTC.",
        expect![[r#"

            self repeals Thông tư số 31/2019/TT-BTC [Khoản 2, khoản 3 Điều 29 được quy định tại khoản 5 Điều 1] part
            self repeals Thông tư số 31/2019/TT-BTC [Điều 33 được quy định tại khoản 7 Điều 1] part
        "#]],
    );
    // Where nothing acts, the subject of such a sentence may be a place of any text.
    acts(
        "Hoàn thuế theo quy định tại khoản 2 Điều 31 quy định tại khoản 6 Điều 1 Thông tư số 31/2019/TT-BTC. \
         Đối tượng nêu tại khoản 1 được quy định tại khoản 2 Điều 5 Thông tư số 32/2019/TT-BTC.",
        expect![[r#"

            self cites Thông tư số 31/2019/TT-BTC [khoản 2 Điều 31 quy định tại khoản 6 Điều 1]
            self cites Thông tư số 32/2019/TT-BTC [khoản 2 Điều 5]
        "#]],
    );
}

#[test]
fn what_is_no_text_and_ends_ends_no_citation_above_it() {
    acts(
        "1. Văn bằng cấp theo Luật Giáo dục nghề nghiệp số 74/2014/QH13.\n2. Giấy phép lao động hết hiệu lực theo Điều 156 Bộ luật Lao động số 45/2019/QH14.\n3. Thông tư số 903/2015/TT-BTC.\n4. Nghị quyết hết hiệu lực theo Nghị quyết số 904/2016/NQ-HĐND.",
        expect![[r#"

            self cites Luật Giáo dục nghề nghiệp số 74/2014/QH13
            self cites Bộ luật Lao động số 45/2019/QH14 [Điều 156]
            self cites Thông tư số 903/2015/TT-BTC
            #2 repealed_by Nghị quyết số 904/2016/NQ-HĐND whole
        "#]],
    );
}

#[test]
fn an_end_as_to_a_subject_leaves_the_rest() {
    acts(
        "Nghị định số 31/2013/NĐ-CP hết hiệu lực thi hành đối với thuế thu nhập doanh nghiệp.\n\n\
         Nghị định số 32/2013/NĐ-CP hết hiệu lực kể từ ngày 01 tháng 01 năm 2015 đối với cá nhân kinh doanh.\n\n\
         Nghị định số 33/2013/NĐ-CP về thuế đối với cá nhân kinh doanh hết hiệu lực kể từ ngày 01/01/2015.\n\n\
         Bãi bỏ phần quy định về phí đò của Nghị định số 34/2013/NĐ-CP.",
        expect![[r#"

            self repeals Nghị định số 31/2013/NĐ-CP part
            self repeals Nghị định số 32/2013/NĐ-CP part from 2015-01-01
            self repeals Nghị định số 33/2013/NĐ-CP whole from 2015-01-01
            self repeals Nghị định số 34/2013/NĐ-CP part
        "#]],
    );
}

#[test]
fn a_head_that_ends_some_provisions_ends_a_part_of_each_that_it_lists() {
    acts(
        "1. Thông tư này thay thế một số quy định về chương trình được quy định tại các Thông tư sau:\na) Thông tư số 903/2015/TT-BTC;\nb) Thông tư số 904/2016/TT-BTC.\n2. Bãi bỏ các văn bản sau:\na) Thông tư số 905/2015/TT-BTC.",
        expect![[r#"

            self replaces Thông tư số 903/2015/TT-BTC part
            self replaces Thông tư số 904/2016/TT-BTC part
            self repeals Thông tư số 905/2015/TT-BTC whole
        "#]],
    );
}

#[test]
fn a_decree_without_a_number_in_a_list_is_the_one_that_details() {
    acts(
        "1. Lưu trữ theo Luật Kế toán, Nghị định hướng dẫn Luật Kế toán và Bộ luật Hàng hải.\n2. Chính phủ ban hành Nghị định quy định chi tiết Luật Kế toán.",
        expect![[r#"

            self cites Luật Kế toán
            self cites Luật Kế toán
            self cites Bộ luật Hàng hải
            self details Luật Kế toán
        "#]],
    );
}
