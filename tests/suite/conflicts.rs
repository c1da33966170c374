//! What is listed as a contradiction, and what only looks like one.

use cancu::{Engine, State};

/// A normative text of made-up number.
fn text(kind: &str, number: &str, signed: &str, body: &str) -> String {
    format!("Số: {number}\n\nHà Nội, {signed}\n\n{kind}\n\nQuy định A\n\n{body}\n")
}

const DECREE: &str = "ngày 05 tháng 01 năm 2010";
const CIRCULAR: &str = "ngày 05 tháng 6 năm 2012";

/// A decree of 2010 and a circular of 2012 that says `body`.
fn circular(body: &str) -> Engine {
    let entry = "Điều 9. Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2010.";
    Engine::from_texts([
        ("a.txt", text("NGHỊ ĐỊNH", "901/2010/NĐ-CP", DECREE, entry)),
        ("b.txt", text("THÔNG TƯ", "902/2012/TT-BTC", CIRCULAR, body)),
    ])
}

fn fields(engine: &Engine) -> Vec<&'static str> {
    engine.conflicts().iter().map(|it| it.field).collect()
}

/// The relation of the circular to the decree.
#[track_caller]
fn relation(engine: &Engine) -> String {
    let show = engine
        .show("902/2012/TT-BTC", "2020-01-01".parse().unwrap())
        .unwrap();
    let found = show.outgoing.iter().filter(|it| {
        let to = |it: &cancu::Edge| it.to.to_string() == "vn/nd-cp/2010/901";
        it.1.iter().any(to)
    });
    let codes: Vec<String> = found.map(|it| it.0.to_string()).collect();
    codes.join(" ")
}

#[test]
fn a_verb_in_a_circular_does_nothing_to_the_decree_that_it_refers_to() {
    for body in [
        "Điều 3. Hồ sơ đề nghị sửa đổi, bổ sung Giấy phép theo quy định tại Điều 5 Nghị định số 901/2010/NĐ-CP gồm đơn và bản sao.",
        "Điều 3. Người nộp đơn bổ sung tài liệu theo Mẫu số 02 ban hành kèm theo Nghị định số 901/2010/NĐ-CP.",
        "Điều 3. Sở Tài chính hủy bỏ tư cách thành viên trong trường hợp quy định tại Điều 7 Nghị định số 901/2010/NĐ-CP.",
        "Điều 3. Thông tư này được thực hiện đến khi Nghị định số 901/2010/NĐ-CP hết hiệu lực thi hành.",
    ] {
        let engine = circular(body);
        assert_eq!(relation(&engine), "cites", "{body}");
        assert_eq!(fields(&engine), Vec::<&str>::new(), "{body}");
    }
}

#[test]
fn what_a_circular_says_outright_of_a_decree_is_a_contradiction_and_ends_nothing() {
    for body in [
        "Điều 9. Bãi bỏ Điều 5 Nghị định số 901/2010/NĐ-CP.",
        "Điều 9. Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2012 và thay thế Nghị định số 901/2010/NĐ-CP.",
        "Điều 9. Hiệu lực\n\n1. Nghị định số 901/2010/NĐ-CP hết hiệu lực kể từ ngày Thông tư này có hiệu lực.",
    ] {
        let engine = circular(body);
        assert_eq!(fields(&engine), ["act_beyond_power"], "{body}");
        let found = engine.conflicts();
        assert_eq!(found[0].values.len(), 2);
        assert!(found[0].values.iter().all(|it| !it.evidence.is_empty()));
        let on = "2020-01-01".parse().unwrap();
        let status = engine.resolve("901/2010/NĐ-CP", on).unwrap().status;
        assert_eq!(status.state, State::InForce, "{body}");
    }
}

#[test]
fn the_assembly_amends_the_constitution_by_a_resolution() {
    let body = "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992 đã được sửa đổi, bổ sung một số điều theo Nghị quyết số 51/2001/QH10;";
    let engine = Engine::from_texts([("a.txt", text("NGHỊ ĐỊNH", "905/2010/NĐ-CP", DECREE, body))]);
    assert_eq!(fields(&engine), Vec::<&str>::new());
    let show = engine
        .show("51/2001/QH10", "2020-01-01".parse().unwrap())
        .unwrap();
    assert!(show.outgoing.iter().any(|it| *it.0 == "amends"));
}

/// A document of 2010 that says `body`, and a decree of 2015 that others date.
fn future(body: &str) -> Engine {
    let younger = text(
        "NGHỊ ĐỊNH",
        "903/2015/NĐ-CP",
        "ngày 07 tháng 5 năm 2015",
        "Điều 1. B",
    );
    let sibling = text(
        "NGHỊ ĐỊNH",
        "903/2009/NĐ-CP",
        "ngày 07 tháng 5 năm 2009",
        "Điều 1. B",
    );
    Engine::from_texts([
        ("a.txt", text("NGHỊ ĐỊNH", "901/2010/NĐ-CP", DECREE, body)),
        ("b.txt", younger),
        ("c.txt", sibling),
    ])
}

#[test]
fn a_text_that_names_what_is_younger_with_its_day_was_consolidated_later() {
    let engine = future(
        "Điều 1. Mức thu theo Nghị định số 903/2015/NĐ-CP ngày 07 tháng 5 năm 2015 và Nghị định số 904/2016/NĐ-CP ngày 02 tháng 3 năm 2016 của Chính phủ.",
    );
    let found = engine.conflicts();
    assert_eq!(fields(&engine), ["consolidated_later"]);
    assert_eq!(found[0].instrument.to_string(), "vn/nd-cp/2010/901");
    assert_eq!(found[0].values[0].value, "vn/nd-cp/2010/901: 2010-01-05");
    assert_eq!(found[0].values[1].value, "vn/nd-cp/2016/904: 2016-03-02");
}

#[test]
fn a_number_of_after_a_document_beside_the_same_of_before_it_is_a_slip() {
    let engine = future(
        "Điều 1. Mức thu theo Nghị định số 903/2009/NĐ-CP của Chính phủ.\n\nĐiều 2. Mức chi theo Nghị định số 903/2015/NĐ-CP của Chính phủ.",
    );
    assert_eq!(fields(&engine), ["cites_the_future"]);
    assert_eq!(
        engine.conflicts()[0].instrument.to_string(),
        "vn/nd-cp/2015/903"
    );
}

#[test]
fn what_was_written_into_a_text_later_is_no_act_of_its_own() {
    let alone = future("Điều 9. Bãi bỏ khoản 2 Điều 3 Nghị định số 903/2015/NĐ-CP.");
    assert_eq!(fields(&alone), ["act_before_issue"]);
    let merged = future(
        "Điều 8. Mức thu theo Nghị định số 904/2016/NĐ-CP ngày 02 tháng 3 năm 2016 của Chính phủ.\n\nĐiều 9. Bãi bỏ khoản 2 Điều 3 Nghị định số 903/2015/NĐ-CP.",
    );
    assert_eq!(fields(&merged), ["consolidated_later"]);
}

#[test]
fn the_younger_of_two_amends_the_older_however_the_bracket_says_it() {
    let plan = "Số: 5/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nA\n\n\
        Theo Nghị định số 901/2010/NĐ-CP ngày 05 tháng 01 năm 2010 của Chính phủ (sửa đổi, bổ sung tại khoản 2 Điều 1 Nghị định số 903/2015/NĐ-CP ngày 07 tháng 5 năm 2015).\n";
    let engine = Engine::from_texts([("a.txt", plan)]);
    let show = engine
        .show("903/2015/NĐ-CP", "2021-01-01".parse().unwrap())
        .unwrap();
    let amended: Vec<String> = show
        .outgoing
        .iter()
        .filter(|it| *it.0 == "amends")
        .flat_map(|it| it.1.iter().map(|it| it.to.to_string()))
        .collect();
    assert_eq!(amended, ["vn/nd-cp/2010/901"]);
    assert_eq!(fields(&engine), Vec::<&str>::new());
}

#[test]
fn titles_that_run_on_or_say_the_same_in_other_words_are_one() {
    let titled = |one: &str, other: &str| {
        let cite = |number: u8, title: &str| {
            format!(
                "Số: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nA\n\nTheo Nghị định số 901/2010/NĐ-CP ngày 05 tháng 01 năm 2010 của Chính phủ {title}.\n"
            )
        };
        let engine = Engine::from_texts([("a.txt", cite(1, one)), ("b.txt", cite(2, other))]);
        fields(&engine)
    };
    let same: [&str; 0] = [];
    let title = "về quản lý phí trong lĩnh vực hàng hải";
    assert_eq!(titled(title, "về trồng rừng phòng hộ ven biển"), ["title"]);
    assert_eq!(titled(title, "quy định quản lý phí về hàng hải"), same);
    assert_eq!(
        titled(
            title,
            "về quản lý phí trong lĩnh vực hàng hải và nộp bốn mươi phần trăm số thu vào ngân sách địa phương"
        ),
        same
    );
    assert_eq!(
        titled(title, "thực hiện theo hướng dẫn tại Thông tư này"),
        same
    );
}

#[test]
fn a_title_is_held_against_others_as_one_side_with_all_its_places() {
    let plan = |number: u8, cited: &str| {
        format!(
            "Số: {number}/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nA\n\nTheo {cited}.\n"
        )
    };
    let whole = "Nghị định số 901/2010/NĐ-CP ngày 05 tháng 01 năm 2010 của Chính phủ";
    let texts = [
        plan(1, &format!("{whole} về quản lý phí hàng hải")),
        plan(
            2,
            &format!(
                "{whole} về quản lý phí hàng hải, Thông tư số 902/2011/TT-BTC ngày 02 tháng 3 năm 2011 của Bộ Tài chính"
            ),
        ),
        plan(3, &format!("{whole} về trồng rừng phòng hộ ven biển")),
        plan(
            4,
            "Nghị định số 901/2010/NĐ-CP về lập tờ khai bổ sung của người nộp hồ sơ",
        ),
    ];
    let names = ["a.txt", "b.txt", "c.txt", "d.txt"];
    let engine = Engine::from_texts(names.into_iter().zip(texts));
    let found = engine.conflicts();
    assert_eq!(fields(&engine), ["title"]);
    let sides: Vec<Vec<&str>> = found[0]
        .values
        .iter()
        .map(|it| it.evidence.iter().map(|it| it.file.as_str()).collect())
        .collect();
    assert_eq!(sides, [vec!["a.txt", "b.txt"], vec!["c.txt"]]);
}
