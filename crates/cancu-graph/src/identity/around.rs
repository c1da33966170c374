//! Whose bodies a text without a letterhead speaks of: the one province that it names.

use cancu_model::{Date, Scope, fold};
use cancu_tables::{List, place_prefix, places, scope_of};

/// How many names are looked at: an article says early where it takes place.
const NAMES: usize = 200;

/// How far behind its word the name of a unit runs.
const NAME: usize = 40;

/// The province that `text` names, and the one district of it, if it names no other.
///
/// A province counts when the text names it alone, or three times as often as all others together.
///
/// # Complexity
///
/// *O*(*n*) in the length of `text`.
pub(super) fn of_text(text: &str, on: Option<Date>) -> Option<(Scope, Option<Scope>)> {
    let provinces = counted(text, List::BeforeProvince, 1, on);
    let all: usize = provinces.iter().map(|it| it.1).sum();
    let Some((province, count)) = provinces.iter().copied().max_by_key(|it| it.1) else {
        return of_district(text, on);
    };
    if count * 4 < all * 3 {
        return None;
    }
    let scope = scope_of(province);
    let inside = |place: u32| places()[place as usize].parent == Some(province);
    let districts = counted(text, List::BeforeDistrict, 2, on);
    let district = match districts.as_slice() {
        [(place, _)] if inside(*place) => Some(scope_of(*place)),
        _ => None,
    };
    Some((scope, district))
}

/// The one district of a province that a text of the province names.
pub(super) fn only_district(text: &str, province: &Scope, on: Option<Date>) -> Option<Scope> {
    let inside = |it: &(u32, usize)| {
        let parent = places()[it.0 as usize].parent;
        parent.is_some_and(|it| scope_of(it) == *province)
    };
    let mut districts = counted(text, List::BeforeDistrict, 2, on)
        .into_iter()
        .filter(inside);
    let (only, _) = districts.next()?;
    districts.next().is_none().then(|| scope_of(only))
}

/// The province of the one district that a text names, where no other district has its name.
fn of_district(text: &str, on: Option<Date>) -> Option<(Scope, Option<Scope>)> {
    let [(district, _)] = counted(text, List::BeforeDistrict, 2, on)[..] else {
        return None;
    };
    let name = places()[district as usize].name;
    let alike = cancu_tables::places_named(name).iter().filter(|it| {
        let it = &places()[**it as usize];
        it.level == 2 && on.is_none_or(|day| it.lives_on(day))
    });
    if alike.count() != 1 {
        return None;
    }
    let province = places()[district as usize].parent?;
    Some((scope_of(province), Some(scope_of(district))))
}

/// The units of a level that stand behind some words, with how often.
fn counted(text: &str, words: List, level: u8, on: Option<Date>) -> Vec<(u32, usize)> {
    let mut out: Vec<(u32, usize)> = Vec::new();
    for word in words.words() {
        for at in memchr::memmem::find_iter(text.as_bytes(), word.as_bytes()).take(NAMES) {
            let start = at + word.len();
            let end = text.floor_char_boundary(start + NAME);
            let name = text.get(start..end).unwrap_or("");
            if !name.starts_with(char::is_uppercase) {
                continue;
            }
            let Some((place, _)) = place_prefix(&fold::fold(name), Some(level)) else {
                continue;
            };
            let Some(place) = living(place, level, on) else {
                continue;
            };
            match out.iter_mut().find(|it| it.0 == place) {
                Some(it) => it.1 += 1,
                None => out.push((place, 1)),
            }
        }
    }
    out
}

/// The unit with the name of `place` that lives on a day.
fn living(place: u32, level: u8, on: Option<Date>) -> Option<u32> {
    let Some(day) = on else { return Some(place) };
    let name = places()[place as usize].name;
    cancu_tables::places_named(name).iter().copied().find(|it| {
        let it = &places()[*it as usize];
        it.level == level && it.name == name && it.lives_on(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<(String, Option<String>)> {
        let (province, district) = of_text(text, Date::new(2020, 1, 1))?;
        Some((province.to_string(), district.map(|it| it.to_string())))
    }

    #[test]
    fn the_one_province_of_an_article_is_meant() {
        let text = "Ban Thường vụ Tỉnh ủy Lào Cai họp; lãnh đạo huyện Bắc Hà (tỉnh Lào Cai) dự.";
        let (province, district) = named(text).unwrap();
        assert_eq!(province, "lao-cai");
        assert_eq!(district.as_deref(), Some("lao-cai.bac-ha"));
    }

    #[test]
    fn two_provinces_leave_it_open() {
        assert_eq!(named("Tỉnh Lào Cai và tỉnh Yên Bái ký kết."), None);
        assert_eq!(named("Các tỉnh, thành phố thực hiện."), None);
    }
}
