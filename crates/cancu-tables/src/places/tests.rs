use std::collections::BTreeSet;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn count(level: u8, until: Option<&str>) -> usize {
    places()
        .iter()
        .filter(|it| it.level == level && it.until == until.map(day))
        .count()
}

fn names(ids: impl IntoIterator<Item = u32>) -> Vec<String> {
    ids.into_iter()
        .map(|it| {
            format!(
                "{} {}",
                places()[it as usize].unit,
                places()[it as usize].name
            )
        })
        .collect()
}

fn scopes(name: &str) -> Vec<String> {
    places_named(name)
        .iter()
        .map(|it| scope_of(*it).to_string())
        .collect()
}

fn place(scope: &str) -> u32 {
    place_of_scope(&Scope::local(scope.split('.'))).unwrap()
}

#[test]
fn the_units_of_both_times_are_all_there() {
    // The source has 10,040 rows before the mergers: five of them are island districts without
    // communes.
    let before = Some("2025-07-01");
    assert_eq!(
        (count(1, before), count(2, before), count(3, before)),
        (63, 696, 10_035)
    );
    assert_eq!(
        (count(1, None), count(2, None), count(3, None)),
        (34, 0, 3_321)
    );
}

#[test]
fn a_commune_knows_its_district_and_province() {
    assert!(scopes("Nhơn Hậu").contains(&"binh-dinh.an-nhon.nhon-hau".to_owned()));
    assert_eq!(scopes("nhon hau"), scopes("Nhơn Hậu"));
    let commune = place("binh-dinh.an-nhon.nhon-hau");
    assert_eq!(names([commune]), ["Xã Nhơn Hậu"]);
    assert_eq!(names(places()[commune as usize].parent), ["Thị xã An Nhơn"]);
}

#[test]
fn provinces_lead_to_those_that_took_them_over() {
    let heirs = |old: &str| {
        names(
            successors(province_named(old, None).unwrap())
                .iter()
                .map(|it| it.to),
        )
    };
    assert_eq!(heirs("Bình Định"), ["Tỉnh Gia Lai"]);
    assert_eq!(heirs("Kon Tum"), ["Tỉnh Quảng Ngãi"]);
    assert_eq!(heirs("Quảng Ngãi"), ["Tỉnh Quảng Ngãi"]);
    assert_eq!(heirs("Bà Rịa - Vũng Tàu"), ["Thành phố Hồ Chí Minh"]);
    assert_eq!(heirs("Hà Tây"), ["Thành phố Hà Nội"]);
    assert_eq!(heirs("Nam Hà"), ["Tỉnh Hà Nam", "Tỉnh Nam Định"]);
    // Each name of an heir is a province's of its day.
    for (idx, it) in (0..).zip(places()) {
        if it.level == 1 && it.until.is_some() {
            let named = GAZETTEER.heirs[idx as usize].split(';').count();
            assert_eq!(successors(idx).len(), named, "{}", it.name);
        }
    }
}

#[test]
fn a_province_that_kept_its_name_is_two_units() {
    let old = province_named("Quảng Ngãi", Some(day("2025-06-30"))).unwrap();
    let new = province_named("Quảng Ngãi", Some(day("2025-07-01"))).unwrap();
    assert_ne!(old, new);
    assert_eq!(scope_of(old), scope_of(new));
    assert_eq!(
        successors(old),
        [Succession {
            to: new,
            part: false
        }]
    );
    assert_eq!(province_named("Quảng Ngãi", None), Some(old));
    assert_eq!(province_named("Bình Định", Some(day("2026-01-01"))), None);
}

#[test]
fn every_commune_before_the_mergers_has_an_heir() {
    let ended = places()
        .iter()
        .enumerate()
        .filter(|(_, it)| it.level == 3 && it.until == Some(day("2025-07-01")));
    let without: Vec<String> = names(
        ended
            .map(|it| it.0 as u32)
            .filter(|it| successors(*it).is_empty()),
    );
    assert!(without.is_empty(), "{without:?}");
    let heirs: BTreeSet<u32> = (0..places().len() as u32)
        .flat_map(successors)
        .map(|it| it.to)
        .collect();
    let new =
        |it: &&u32| places()[**it as usize].level == 3 && places()[**it as usize].until.is_none();
    assert_eq!(heirs.iter().filter(new).count(), 3_321);
}

#[test]
fn a_commune_can_go_to_several() {
    let found = successors(place("an-giang.an-phu.phu-hoi"));
    assert!(found.iter().all(|it| it.part));
    assert_eq!(
        names(found.iter().map(|it| it.to)),
        ["Xã An Phú", "Xã Nhơn Hội"]
    );
    assert_eq!(
        names(
            successors(place("quang-ngai.ly-son"))
                .iter()
                .map(|it| it.to)
        ),
        ["Đặc khu Lý Sơn"]
    );
}

#[test]
fn hue_was_thua_thien_hue_until_2025() {
    let old = province_named("Thừa Thiên Huế", Some(day("2024-12-31"))).unwrap();
    assert_eq!(scope_of(old).as_str(), "thua-thien-hue");
    assert_eq!(province_named("Thừa Thiên - Huế", None), Some(old));
    assert_eq!(province_named("Huế", Some(day("2024-12-31"))), None);
    let next = successors(old)[0].to;
    assert_eq!(Some(next), province_named("Huế", Some(day("2025-01-01"))));
    assert_eq!(
        Some(successors(next)[0].to),
        province_named("Huế", Some(day("2025-07-01")))
    );
    assert_eq!(
        scopes("A Lưới").first().map(String::as_str),
        Some("thua-thien-hue.a-luoi")
    );
}

#[test]
fn slugs_are_unique_within_a_parent() {
    let mut seen = BTreeSet::new();
    for (idx, it) in places().iter().enumerate() {
        assert!(
            seen.insert((it.parent, it.from, it.until, it.slug.clone())),
            "{}",
            scope_of(idx as u32)
        );
    }
    assert_eq!(
        scopes("Yên Viên")
            .iter()
            .filter(|it| it.starts_with("ha-noi.gia-lam"))
            .cloned()
            .collect::<Vec<_>>(),
        [
            "ha-noi.gia-lam.thi-tran-yen-vien",
            "ha-noi.gia-lam.xa-yen-vien"
        ]
    );
    for (name, scope) in [
        ("Thành phố Hồ Chí Minh", "ho-chi-minh"),
        ("Hà Nội", "ha-noi"),
        ("Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"),
    ] {
        let (found, _) = place_prefix(&fold(name), Some(1)).unwrap();
        assert_eq!(scope_of(found).as_str(), scope);
    }
}

#[test]
fn other_ways_to_write_a_name_are_read() {
    for (written, name) in [
        ("TP.HCM", "Hồ Chí Minh"),
        ("TPHCM", "Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("Tp. Hà Nội", "Hà Nội"),
        ("tỉnh Đắc Lắc", "Đắk Lắk"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("TT-Huế", "Thừa Thiên Huế"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("thành phố Qui Nhơn", "Quy Nhơn"),
        ("huyện Cư M’gar", "Cư M'gar"),
    ] {
        let folded = fold(written);
        let (found, end) = place_prefix(&folded, None).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(
            (places()[found as usize].name, end),
            (name, folded.len()),
            "{written}"
        );
    }
}

#[test]
fn the_longest_name_at_a_place_is_found() {
    let found = |text: &str, level| {
        place_prefix(text, level).map(|it| (places()[it.0 as usize].name, it.1))
    };
    assert_eq!(
        found("quang ngai ve viec", Some(1)),
        Some(("Quảng Ngãi", 10))
    );
    assert_eq!(
        found("tinh binh dinh ban hanh", None),
        Some(("Bình Định", 14))
    );
    assert_eq!(
        found("phan rang - thap cham, ninh thuan", Some(2)),
        Some(("Phan Rang - Tháp Chàm", 21))
    );
    assert_eq!(found("quan 1, thanh pho ho chi minh", None), Some(("1", 6)));
    assert_eq!(found("1. muc dich", None), None);
    assert_eq!(found("ve viec", Some(1)), None);
    assert_eq!(found("", None), None);
}

#[test]
fn no_text_makes_a_look_up_panic() {
    for text in [
        "'", "-", "..", "tp.", "tinh", "xa ", "ư", "’’", "a'", "quy", "y", "đ-’.", "\u{301}",
    ] {
        let _ = (
            place_prefix(text, None),
            places_named(text),
            province_named(text, None),
        );
    }
    assert!(successors(u32::MAX).is_empty());
}
