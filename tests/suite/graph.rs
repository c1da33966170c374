//! Are instruments joined as they should be?

use cancu::{Engine, Graph, InstrumentId, Relation};

const PLAN: &str = "Số: 12/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm 2021\n\nKẾ HOẠCH\n\nCông tác năm 2021\n\n\
    Thực hiện Chỉ thị số 08-CT/TU ngày 25/5/2020 của Ban Thường vụ Tỉnh ủy; Kế hoạch số 70/KH-UBND ngày 04/6/2020 của UBND tỉnh.\n";
const COMMUNE: &str = "Số: 48/KH-UBND\n\nNhơn Hậu, ngày 29 tháng 03 năm 2024\n\nKẾ HOẠCH\n\nDân vận trên địa bàn xã Nhơn Hậu\n\n\
    Thực hiện Kế hoạch số 56/KH-UBND ngày 21/3/2024 của UBND thị xã; Quyết định số 38/QĐ-UBND ngày 15/9/2021 của UBND tỉnh Bình Định; \
    Kế hoạch số 17-KH/ĐU ngày 30/6/2021 của Đảng ủy. Tiếp tục thực hiện Kế hoạch số 17.\n";

fn ids(text: &str) -> Vec<String> {
    let mentions = cancu::read("a.txt", text).mentions;
    mentions
        .into_iter()
        .map(|it| it.id.map_or_else(|| "-".to_owned(), |it| it.to_string()))
        .collect()
}

#[test]
fn a_province_names_its_own_bodies_without_a_name() {
    assert_eq!(
        ids(PLAN),
        ["quang-ngai/ct-tu/2020/8", "quang-ngai/kh-ubnd/2020/70"]
    );
}

#[test]
fn a_commune_knows_its_town_and_its_province() {
    assert_eq!(
        ids(COMMUNE),
        [
            "binh-dinh.an-nhon/kh-ubnd/2024/56",
            "binh-dinh/qd-ubnd/2021/38",
            "binh-dinh.an-nhon.nhon-hau/kh-du/2021/17",
            "binh-dinh.an-nhon.nhon-hau/kh-du/2021/17"
        ]
    );
}

#[test]
fn a_title_means_the_version_of_its_day() {
    let law = |year: &str| {
        let text = format!(
            "Số: 5/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 3 năm {year}\n\nKẾ HOẠCH\n\nA\n\nTheo quy định của Bộ luật Lao động.\n"
        );
        ids(&text).remove(0)
    };
    assert_eq!(law("2015"), "vn/luat-qh13/2012/10");
    assert_eq!(law("2022"), "vn/luat-qh14/2019/45");
}

#[test]
fn what_the_text_does_not_decide_stays_open() {
    let text = "Số: 5/KH-UBND\n\nQuảng Ngãi, ngày 04 tháng 9 năm 2026\n\nKẾ HOẠCH\n\nA\n\nThực hiện Nghị quyết số 18-NQ/TW.\n";
    let mention = cancu::read("a.txt", text).mentions.remove(0);
    assert_eq!(mention.id.and_then(|it| it.year), None);
    assert!(mention.candidates.len() >= 3, "{:?}", mention.candidates);
}

#[test]
fn the_order_of_files_does_not_matter() {
    let build = |names: [usize; 2]| {
        let texts = [("a.txt", PLAN), ("b.txt", COMMUNE)];
        Graph::build(
            names
                .iter()
                .map(|it| cancu::read(texts[*it].0, texts[*it].1))
                .collect(),
        )
    };
    let (one, other) = (build([0, 1]), build([1, 0]));
    assert_eq!(one.edges(), other.edges());
    assert!(
        one.nodes()
            .zip(other.nodes())
            .all(|(a, b)| one.node(a) == other.node(b))
    );
}

#[test]
fn two_dates_for_one_instrument_are_a_conflict_with_both_sides() {
    let other = PLAN
        .replace("12/KH", "13/KH")
        .replace("04/6/2020", "05/6/2020");
    let engine = Engine::from_texts([("a.txt", PLAN), ("b.txt", other.as_str())]);
    let id: InstrumentId = "quang-ngai/kh-ubnd/2020/70".parse().unwrap();
    let conflict = engine
        .graph()
        .conflicts()
        .iter()
        .find(|it| it.instrument == id)
        .unwrap();
    let said: Vec<(&str, &str)> = conflict
        .values
        .iter()
        .map(|it| (it.value.as_str(), it.evidence[0].file.as_str()))
        .collect();
    assert_eq!(said, [("2020-06-04", "a.txt"), ("2020-06-05", "b.txt")]);
}

#[test]
fn documents_without_numbers_stay_apart() {
    let blank = PLAN.replace("Số: 12/KH-UBND", "Số: /KH-SNV");
    let engine = Engine::from_texts([("mot.txt", blank.as_str()), ("hai.txt", blank.as_str())]);
    let held: Vec<String> = engine
        .graph()
        .nodes()
        .map(|it| engine.graph().node(it))
        .filter(|it| it.held.is_some())
        .map(|it| it.id.to_string())
        .collect();
    assert_eq!(
        held,
        ["quang-ngai/kh-snv/2021/_hai", "quang-ngai/kh-snv/2021/_mot"]
    );
    assert!(held.iter().all(|it| it.parse::<InstrumentId>().is_ok()));
}

#[test]
fn passive_relations_are_turned_round() {
    let text = "Số: 9/2023/TT-BTC\n\nHà Nội, ngày 04 tháng 3 năm 2023\n\nTHÔNG TƯ\n\nA\n\nTheo Nghị định số 82/2018/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 35/2022/NĐ-CP.\n";
    let engine = Engine::from_texts([("a.txt", text)]);
    let edges = engine.graph().edges();
    let found = edges
        .iter()
        .find(|it| it.relation == Relation::Amends)
        .unwrap();
    assert_eq!(
        (
            found.from.to_string().as_str(),
            found.to.to_string().as_str()
        ),
        ("vn/nd-cp/2022/35", "vn/nd-cp/2018/82")
    );
}

#[test]
fn references_are_found_as_people_type_them() {
    let engine = Engine::from_texts([("a.txt", PLAN), ("b.txt", COMMUNE)]);
    let found = |text: &str| -> Vec<String> {
        let found = engine.references(text).unwrap().nodes;
        let ids = found.iter().map(|it| &engine.graph().node(*it).id);
        ids.map(ToString::to_string).collect()
    };
    assert_eq!(
        found("KH 12/KH-UBND Quảng Ngãi 2021"),
        ["quang-ngai/kh-ubnd/2021/12"]
    );
    assert_eq!(found("chi thi 08-ct/tu"), ["quang-ngai/ct-tu/2020/8"]);
    assert_eq!(
        found("quang-ngai/kh-ubnd/2020/70"),
        ["quang-ngai/kh-ubnd/2020/70"]
    );
    assert_eq!(found("99/2019/NĐ-CP"), Vec::<String>::new());
}

#[test]
fn two_titles_for_one_instrument_are_a_conflict_unless_one_goes_on_with_the_other() {
    let plan = |title: &str, number: u8| {
        PLAN.replace("12/KH", &format!("{number}/KH")).replace(
            "ngày 04/6/2020 của UBND tỉnh",
            &format!("ngày 04/6/2020 của UBND tỉnh về {title}"),
        )
    };
    let conflicts = |one: &str, other: &str| {
        let engine = Engine::from_texts([("a.txt", plan(one, 1)), ("b.txt", plan(other, 2))]);
        engine
            .graph()
            .conflicts()
            .iter()
            .filter(|it| it.field == "title")
            .count()
    };
    assert_eq!(conflicts("cải cách hành chính", "trồng rừng phòng hộ"), 1);
    assert_eq!(
        conflicts("cải cách hành chính", "cải cách hành chính năm 2021"),
        0
    );
}

#[test]
fn an_old_number_without_its_year_is_that_of_the_day_it_took_effect() {
    let build = |effective: &str| {
        let mut held = cancu::read("a.txt", "Điều 1. Căn cứ phân hạng\n");
        held.heading.kind = Some("nghi-dinh".to_owned());
        held.heading.effective = effective.parse().ok().map(cancu::Effective::On);
        held.heading.id = "vn/cp/_/73".parse().ok();
        let text = "Điều 1. Sửa đổi Điều 3 Nghị định số 73-CP ngày 25/10/1993 của Chính phủ.\n";
        let graph = Graph::build(vec![held, cancu::read("b.txt", text)]);
        let node = graph.document(0).map(|it| graph.node(it).id.to_string());
        node.unwrap_or_default()
    };
    assert_eq!(build("1993-10-25"), "vn/cp/1993/73");
    // Another day tells nothing.
    assert_eq!(build("1994-01-01"), "vn/cp/_/73");
}

#[test]
fn an_amending_law_without_its_number_amends_what_was_there() {
    let text = "Số: 7/2021/NĐ-CP\n\nHà Nội, ngày 04 tháng 3 năm 2021\n\nNGHỊ ĐỊNH\n\nA\n\nĐiều 9. Thay thế\n\
        Thay thế Nghị định số 901/2012/NĐ-CP ngày 20 tháng 7 năm 2012 của Chính phủ hướng dẫn Luật Chứng khoán \
        và Luật sửa đổi, bổ sung một số điều của Luật Chứng khoán.\n";
    let amended = cancu::read("a.txt", text).mentions.pop();
    let id = amended.and_then(|it| it.id).map(|it| it.to_string());
    assert_eq!(id.as_deref(), Some("vn/luat-qh11/2006/70"));
}
