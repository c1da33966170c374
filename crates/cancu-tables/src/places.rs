use cancu_model::fold::{fold, slug};
use cancu_model::{Date, Scope};
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

static BEFORE: &str = include_str!("../../../data/places/before-2025-07.tsv");
static SINCE: &str = include_str!("../../../data/places/since-2025-07.tsv");
static PROVINCES: &str = include_str!("../../../data/places/provinces-2025.tsv");
static COMMUNES: &str = include_str!("../../../data/places/communes-2025.tsv");

/// An administrative unit within one span of time.
///
/// A province that kept its name on 2025-07-01 is two units with a succession between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As it stands in a scope: `quang-ngai`.
    pub slug: String,
    /// Without the unit word: "Quảng Ngãi".
    pub name: &'static str,
    /// "Tỉnh", "Thành phố", "Huyện", "Thị xã", "Quận", "Xã", "Phường", "Thị trấn", "Đặc khu".
    pub unit: &'static str,
    /// 1 for provinces, 2 for districts, 3 for communes.
    pub level: u8,
    /// The unit that it lies in.
    pub parent: Option<u32>,
    /// Its first day, if the mergers of 2025 made it.
    pub from: Option<Date>,
    /// The day after its last, if they ended it.
    pub until: Option<Date>,
}

/// Where a unit went on 2025-07-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Succession {
    /// The unit that took it over.
    pub to: u32,
    /// Only a part of it went there.
    pub part: bool,
}

struct Gazetteer {
    places: Vec<Place>,
    /// Folded names without the unit word.
    names: FxHashMap<String, Vec<u32>>,
    /// Words in the longest name.
    longest: usize,
}

/// The day of the mergers (Nghị quyết 202/2025/QH15; Luật 72/2025/QH15).
fn merger() -> Option<Date> {
    Date::new(2025, 7, 1)
}

static GAZETTEER: Lazy<Gazetteer> = Lazy::new(|| {
    let mut places = Vec::with_capacity(14_200);
    read(BEFORE, None, merger(), &mut places);
    read(SINCE, merger(), None, &mut places);
    let mut names: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for (idx, place) in places.iter().enumerate() {
        names
            .entry(name_key(place.name))
            .or_default()
            .push(idx as u32);
    }
    let longest = names
        .keys()
        .map(|it| it.split(' ').count())
        .max()
        .unwrap_or(0);
    Gazetteer {
        places,
        names,
        longest,
    }
});

/// Rows are "level, unit word, name", each below the units that it lies in.
fn read(text: &'static str, from: Option<Date>, until: Option<Date>, places: &mut Vec<Place>) {
    let mut open: [Option<u32>; 4] = [None; 4];
    for line in text.lines() {
        let mut cells = line.split('\t');
        let (Some(level), Some(unit), Some(name)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let level: u8 = match level {
            "1" => 1,
            "2" => 2,
            _ => 3,
        };
        let parent = (1..level as usize).rev().find_map(|it| open[it]);
        let mut place = Place {
            slug: slug(name),
            name,
            unit,
            level,
            parent,
            from,
            until,
        };
        // "Quận 1" has a number for a name.
        if place.slug.bytes().all(|it| it.is_ascii_digit()) {
            place.slug = slug(&format!("{unit} {name}"));
        }
        let idx = places.len() as u32;
        open[level as usize] = Some(idx);
        open[level as usize + 1..].fill(None);
        places.push(place);
    }
}

/// Other ways to write the name of a province, folded; what is usual in documents.
const OTHER_NAMES: [(&str, &str); 9] = [
    ("hcm", "ho chi minh"),
    ("tphcm", "ho chi minh"),
    ("tp hcm", "ho chi minh"),
    ("tp.hcm", "ho chi minh"),
    ("sai gon", "ho chi minh"),
    ("thua thien - hue", "thua thien hue"),
    ("tt-hue", "thua thien hue"),
    ("dac lac", "dak lak"),
    ("dac nong", "dak nong"),
];

fn name_key(name: &str) -> String {
    let folded: String = fold(name).replace(['-', '–'], " ");
    folded
        .split(' ')
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Every unit; an index into this list names one.
#[must_use]
pub fn places() -> &'static [Place] {
    &GAZETTEER.places
}

/// Every unit with this name, marks, case and unit word aside.
#[must_use]
pub fn places_named(name: &str) -> &'static [u32] {
    let key = name_key(name);
    let key = OTHER_NAMES
        .iter()
        .find(|it| name_key(it.0) == key)
        .map_or(key, |it| it.1.to_owned());
    GAZETTEER
        .names
        .get(&key)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

/// The province of this name on a day; without a day the one before the mergers comes first.
#[must_use]
pub fn province_named(name: &str, on: Option<Date>) -> Option<u32> {
    let provinces = places_named(name)
        .iter()
        .copied()
        .filter(|it| GAZETTEER.places[*it as usize].level == 1);
    let lives = |it: &u32| {
        let place = &GAZETTEER.places[*it as usize];
        on.is_none_or(|day| {
            place.from.is_none_or(|from| from <= day) && place.until.is_none_or(|until| day < until)
        })
    };
    let mut all: Vec<u32> = provinces.collect();
    all.sort_unstable();
    all.iter()
        .copied()
        .find(lives)
        .or_else(|| all.first().copied())
}

/// The longest name of a unit at the beginning of a folded text, and its length in bytes.
///
/// With a level, names of that level alone count.
#[must_use]
pub fn place_prefix(folded: &str, level: Option<u8>) -> Option<(u32, usize)> {
    let mut ends = Vec::new();
    for (at, it) in folded.char_indices() {
        if !it.is_ascii_alphanumeric() && it != '\'' {
            if ends.last() != Some(&at)
                && at > 0
                && folded.as_bytes()[at - 1].is_ascii_alphanumeric()
            {
                ends.push(at);
            }
            if ends.len() > GAZETTEER.longest + 2 || !matches!(it, ' ' | '-' | '–' | '.') {
                break;
            }
        }
    }
    if ends.len() <= GAZETTEER.longest + 2
        && folded.ends_with(|it: char| it.is_ascii_alphanumeric())
    {
        ends.push(folded.len());
    }
    for end in ends.into_iter().rev() {
        let found = places_named(folded.get(..end)?);
        let fits = found
            .iter()
            .copied()
            .find(|it| level.is_none_or(|level| GAZETTEER.places[*it as usize].level == level));
        if let Some(found) = fits {
            return Some((found, end));
        }
    }
    None
}

/// The scope of the bodies of a unit: the slugs of province, district and commune.
#[must_use]
pub fn scope_of(place: u32) -> Scope {
    let mut units = Vec::new();
    let mut next = Some(place);
    while let Some(place) = next.and_then(|it| GAZETTEER.places.get(it as usize)) {
        units.push(place.slug.as_str());
        next = place.parent;
    }
    units.reverse();
    Scope::local(units)
}

/// The unit of a scope, the one before the mergers first; `None` for `vn` and what is no unit.
#[must_use]
pub fn place_of_scope(scope: &Scope) -> Option<u32> {
    BY_SCOPE.get(scope.as_str()).copied()
}

static BY_SCOPE: Lazy<FxHashMap<String, u32>> = Lazy::new(|| {
    let mut out = FxHashMap::default();
    for idx in 0..GAZETTEER.places.len() as u32 {
        out.entry(scope_of(idx).as_str().to_owned()).or_insert(idx);
    }
    out
});

/// What became of a unit on 2025-07-01; empty for units that live on.
#[must_use]
pub fn successors(place: u32) -> Vec<Succession> {
    SUCCESSIONS.get(&place).cloned().unwrap_or_default()
}

static SUCCESSIONS: Lazy<FxHashMap<u32, Vec<Succession>>> = Lazy::new(|| {
    let mut out: FxHashMap<u32, Vec<Succession>> = FxHashMap::default();
    let new_province = |name: &str| province_named(name, merger());
    for line in PROVINCES.lines() {
        let Some((old, new)) = line.split_once('\t') else {
            continue;
        };
        if let (Some(old), Some(new)) = (province_named(old, None), new_province(new)) {
            out.entry(old).or_default().push(Succession {
                to: new,
                part: false,
            });
        }
    }
    let mut paths: FxHashMap<(String, bool), u32> = FxHashMap::default();
    for (idx, place) in GAZETTEER.places.iter().enumerate() {
        if place.level == 3 {
            let unit = format!("{} {}", place.unit, place.name);
            let parent = place.parent.map(|it| &GAZETTEER.places[it as usize]);
            let lead = parent.map(|it| {
                if it.level == 1 {
                    it.name.to_owned()
                } else {
                    format!("{} {}", it.unit, it.name)
                }
            });
            paths.insert(
                (
                    format!("{}|{}", lead.unwrap_or_default(), unit).to_lowercase(),
                    place.from.is_some(),
                ),
                idx as u32,
            );
        }
    }
    for line in COMMUNES.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, district, commune, province, new, extent] = cells[..] else {
            continue;
        };
        let old = paths.get(&(format!("{district}|{commune}").to_lowercase(), false));
        let new = paths.get(&(format!("{province}|{new}").to_lowercase(), true));
        if let (Some(old), Some(new)) = (old, new) {
            out.entry(*old).or_default().push(Succession {
                to: *new,
                part: extent == "part",
            });
        }
    }
    out
});

#[cfg(test)]
mod tests {
    use super::*;

    fn count(level: u8, since: bool) -> usize {
        places()
            .iter()
            .filter(|it| it.level == level && it.from.is_some() == since)
            .count()
    }

    #[test]
    fn the_units_of_both_times_are_all_there() {
        assert_eq!(
            (count(1, false), count(2, false), count(3, false)),
            (63, 696, 10_035)
        );
        assert_eq!((count(1, true), count(3, true)), (34, 3_321));
    }

    #[test]
    fn a_commune_knows_its_district_and_province() {
        let found = places_named("Nhơn Hậu");
        let scopes: Vec<String> = found.iter().map(|it| scope_of(*it).to_string()).collect();
        assert!(
            scopes.contains(&"binh-dinh.an-nhon.nhon-hau".to_owned()),
            "{scopes:?}"
        );
    }

    #[test]
    fn provinces_lead_to_those_that_took_them_over() {
        let name = |old: &str| {
            let it = successors(province_named(old, None).unwrap());
            places()[it[0].to as usize].name
        };
        assert_eq!(name("Bình Định"), "Gia Lai");
        assert_eq!(name("Kon Tum"), "Quảng Ngãi");
        assert_eq!(name("Quảng Ngãi"), "Quảng Ngãi");
    }

    #[test]
    fn the_longest_name_at_a_place_is_found() {
        let (it, length) = place_prefix("quang ngai ve viec", Some(1)).unwrap();
        assert_eq!((places()[it as usize].name, length), ("Quảng Ngãi", 10));
        assert!(place_prefix("ve viec", Some(1)).is_none());
    }
}
