use std::collections::BTreeSet;

use cancu_model::{Date, InstrumentId};

use super::*;

fn ids(title: &str) -> Vec<&'static str> {
    versions(title).iter().map(|it| it.id).collect()
}

fn row(id: &str) -> &'static LawTitle {
    TITLES.iter().find(|it| it.id == id).unwrap()
}

/// The title at the beginning of `text`, as it is written there.
fn prefix(text: &str) -> Option<(&str, &'static str)> {
    title_prefix(text).map(|(rows, length)| (&text[..length], rows[0].title))
}

#[test]
fn every_row_has_a_sound_id_and_dates() {
    let mut seen = BTreeSet::new();
    for row in TITLES {
        let id: InstrumentId = row.id.parse().unwrap_or_else(|_| panic!("{}", row.id));
        assert_eq!(id.to_string(), row.id);
        // One order of the President could promulgate several laws: L/CTN is its number.
        let order = row.id.starts_with("vn/l-ctn/");
        assert!(seen.insert(row.id) || order, "{} stands twice", row.id);
        assert!(
            id.scope.as_ref().is_some_and(|it| it.is_central()),
            "{}",
            row.id
        );
        let day = |text: Option<&str>| text.map(|it| it.parse::<Date>().unwrap());
        let (date, effective) = (day(row.date), day(row.effective));
        assert!(
            date.is_none_or(|it| it.is_whole() && Some(it.year()) == id.year),
            "{}",
            row.id
        );
        if let (Some(date), Some(effective)) = (date, effective) {
            assert!(
                date <= effective || row.id == "vn/l-ctn/1994/31",
                "{}",
                row.id
            );
        }
        assert!(
            ["luat", "bo-luat", "phap-lenh", "hien-phap"].contains(&row.kind),
            "{}",
            row.id
        );
        assert!(!row.source.is_empty(), "{}", row.id);
    }
    assert!(
        TITLES.is_sorted_by_key(|it| it.id),
        "identity searches the ids"
    );
}

#[test]
fn a_number_and_its_id_are_of_one_law() {
    for row in TITLES {
        let Some(number) = row.number else { continue };
        let id: InstrumentId = row.id.parse().unwrap();
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(
            id.number.as_deref(),
            Some(digits.trim_start_matches('0')),
            "{}",
            row.id
        );
        if let Some(year) = number
            .split('/')
            .nth(1)
            .and_then(|it| it.parse::<u16>().ok())
        {
            assert_eq!(id.year, Some(year), "{}", row.id);
        }
        let symbol = number
            .rsplit('/')
            .next()
            .unwrap_or("")
            .to_lowercase()
            .replace("pl-", "");
        assert!(
            id.symbol.replace("hdnn", "hđnn").contains(&symbol) || number.contains("/CTN"),
            "{}",
            row.id
        );
    }
}

#[test]
fn an_amending_law_amends_older_rows() {
    let passed = |row: &LawTitle| (row.id.parse::<InstrumentId>().unwrap().year, row.date);
    for it in TITLES {
        for amended in it.amends {
            assert!(
                passed(row(amended)).0 <= passed(it).0,
                "{} amends {amended}",
                it.id
            );
        }
    }
    assert_eq!(
        row("vn/luat-qh14/2019/47").amends,
        ["vn/luat-qh13/2015/76", "vn/luat-qh13/2015/77"]
    );
    assert_eq!(
        row("vn/luat-qh14/2017/12").amends,
        ["vn/luat-qh13/2015/100"]
    );
}

#[test]
fn the_longest_title_wins() {
    for (text, written, title) in [
        (
            "giao duc nghe nghiep ngay 27 thang 11",
            "giao duc nghe nghiep",
            "Giáo dục nghề nghiệp",
        ),
        ("giao duc; luat", "giao duc", "Giáo dục"),
        ("giao duc va luat viec lam", "giao duc", "Giáo dục"),
        ("dau tu cong nam 2019", "dau tu cong", "Đầu tư công"),
        (
            "phong chong ma tuy nam 2021",
            "phong chong ma tuy",
            "Phòng, chống ma túy",
        ),
        (
            "quan ly, su dung tai san cong so 15",
            "quan ly, su dung tai san cong",
            "Quản lý, sử dụng tài sản công",
        ),
    ] {
        assert_eq!(prefix(text), Some((written, title)), "{text}");
    }
}

#[test]
fn a_title_can_end_in_a_bracket() {
    let text = "phong, chong nhiem vi rut gay ra hoi chung suy giam mien dich mac phai o nguoi (hiv/aids) so 64";
    let (written, _) = prefix(text).unwrap();
    assert!(written.ends_with("(hiv/aids)"), "{written}");
}

#[test]
fn what_is_no_title_is_none() {
    for text in [
        "", " ", ".", "nay", "giaoduc", "giao", "sua doi", "đ", "(", "z z z",
    ] {
        assert_eq!(title_prefix(text), None, "{text}");
    }
}

#[test]
fn every_title_is_its_own_longest() {
    for row in TITLES {
        let folded = cancu_model::fold::fold(row.title);
        let (rows, length) = title_prefix(&folded).unwrap_or_else(|| panic!("{}", row.title));
        assert_eq!(length, folded.len(), "{}", row.title);
        assert!(rows.iter().any(|it| it.id == row.id), "{}", row.title);
    }
}

#[test]
fn a_title_has_its_versions() {
    assert_eq!(
        ids("Lao động"),
        [
            "vn/l-ctn/1994/35",
            "vn/luat-qh13/2012/10",
            "vn/luat-qh14/2019/45"
        ]
    );
    assert_eq!(ids("BLLĐ"), ids("lao dong"));
    assert_eq!(ids("Tổ chức Chính phủ").first(), Some(&"vn/l-ctn/1992/1"));
    assert_eq!(ids("Phòng chống ma tuý"), ids("Phòng, chống ma túy"));
    assert_eq!(ids("Thực hiện dân chủ ở cơ sở"), ["vn/luat-qh15/2022/10"]);
    assert_eq!(ids("Bầu cử"), ["vn/luat-qh13/2015/85"]);
    assert!(ids("Lao").is_empty());
}

#[test]
fn an_amending_law_is_not_a_version_of_the_law_amended() {
    assert!(!ids("Quản lý thuế").contains(&"vn/luat-qh13/2012/21"));
    assert!(!ids("Sở hữu trí tuệ").contains(&"vn/luat-qh15/2022/7"));
}

#[test]
fn what_is_said_of_a_cut_text_holds_for_the_whole() {
    let mut settled = 0;
    for row in TITLES {
        let text = format!("{} nam 2015 va cac van ban huong dan", fold(row.title));
        let whole = title_prefix(&text).map(|it| (it.0[0].title, it.1));
        for cut in (1..text.len()).filter(|it| text.is_char_boundary(*it)) {
            if let Some(found) = title_prefix_of_cut(&text[..cut]) {
                assert_eq!(
                    found.map(|it| (it.0[0].title, it.1)),
                    whole,
                    "{}",
                    &text[..cut]
                );
                settled += 1;
            }
        }
    }
    assert!(settled > TITLES.len());
}
