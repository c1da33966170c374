//! Provinces, districts and communes, each within the span of time in which it existed.
//!
//! The rows are text files under `data/places/` (see the README there), read once when a unit is
//! first asked for. A name is looked up without its marks, its case and its unit word; hyphens,
//! blanks and the choice between `i` and `y` make no difference.

mod key;

use std::hash::BuildHasher;

use cancu_model::fold::{fold, slug};
use cancu_model::{Date, Scope};
use once_cell::sync::Lazy;
use rustc_hash::{FxBuildHasher, FxHashMap};

use key::NameKey;
pub(crate) use key::even_out;

/// The rows of one span of time, and the days on which it begins and ends.
struct Era {
    rows: &'static str,
    from: Option<(u16, u8, u8)>,
    until: Option<(u16, u8, u8)>,
}

static ERAS: [Era; 4] = [
    // Each of its rows has its own last day.
    Era {
        rows: include_str!("../../../data/places/before-2025.tsv"),
        from: None,
        until: None,
    },
    Era {
        rows: include_str!("../../../data/places/before-2025-01.tsv"),
        from: None,
        until: Some((2025, 1, 1)),
    },
    Era {
        rows: include_str!("../../../data/places/before-2025-07.tsv"),
        from: None,
        until: Some((2025, 7, 1)),
    },
    Era {
        rows: include_str!("../../../data/places/since-2025-07.tsv"),
        from: Some((2025, 7, 1)),
        until: None,
    },
];
static ALIASES: &str = include_str!("../../../data/places/aliases.tsv");

/// An administrative unit within one span of time.
///
/// A province that kept its name on 2025-07-01 is two units with a succession between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As it stands in a scope: `quang-ngai`. Unique among the units that share its parent.
    pub slug: String,
    /// Without the unit word: "Quảng Ngãi".
    pub name: &'static str,
    /// "Tỉnh", "Thành phố", "Huyện", "Thị xã", "Quận", "Xã", "Phường", "Thị trấn", "Đặc khu".
    pub unit: &'static str,
    /// 1 for provinces, 2 for districts, 3 for communes.
    pub level: u8,
    /// The unit that it lies in.
    pub parent: Option<u32>,
    /// Its first day, if the reforms of 2025 made it.
    pub from: Option<Date>,
    /// The day after its last, if it ended.
    pub until: Option<Date>,
}

impl Place {
    /// Says whether the unit may have existed on a day; of a month or year, on one of its days.
    #[must_use]
    pub fn lives_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day.latest())
            && self.until.is_none_or(|until| day.earliest() < until)
    }
}

/// Where a unit went when the reforms of 2025 ended it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Succession {
    /// The unit that took it over.
    pub to: u32,
    /// Only a part of it went there.
    pub part: bool,
}

struct Gazetteer {
    places: Vec<Place>,
    /// For each unit the names of those that took it over, as its row has them.
    heirs: Vec<&'static str>,
    /// Units by the key of their name, see [`NameKey`].
    names: FxHashMap<String, Vec<u32>>,
}

static GAZETTEER: Lazy<Gazetteer> = Lazy::new(|| {
    let mut it = Gazetteer {
        places: Vec::with_capacity(14_600),
        heirs: Vec::with_capacity(14_600),
        names: FxHashMap::default(),
    };
    it.names.reserve(10_000);
    for Era { rows, from, until } in &ERAS {
        it.read(rows, from.and_then(day), until.and_then(day));
    }
    for line in ALIASES.lines() {
        let mut cells = line.split('\t');
        let (Some(alias), Some(name)) = (cells.next(), cells.next()) else {
            continue;
        };
        let meant = it
            .names
            .get(&NameKey::new(&fold(name)).key)
            .cloned()
            .unwrap_or_default();
        let provinces = meant
            .into_iter()
            .filter(|idx| it.places.get(*idx as usize).is_some_and(|it| it.level == 1));
        let provinces: Vec<u32> = provinces.collect();
        it.names
            .entry(NameKey::new(&fold(alias)).key)
            .or_default()
            .extend(provinces);
    }
    it
});

fn day((year, month, day): (u16, u8, u8)) -> Option<Date> {
    Date::new(year, month, day)
}

impl Gazetteer {
    /// Rows are "level, unit word, name, heirs, code, first day, the day after the last", each below
    /// the units that it lies in; cells are left out from the end. Days hold for the whole province.
    fn read(&mut self, rows: &'static str, from: Option<Date>, until: Option<Date>) {
        let mut open: [Option<u32>; 4] = [None; 4];
        let (mut since, mut end) = (from, until);
        let mut key = String::new();
        // The units read of each level's parent by the hash of their slug, to tell equal ones apart.
        let mut siblings: [FxHashMap<u64, (u32, &str)>; 4] = Default::default();
        for line in rows.lines() {
            let mut cells = line.split('\t');
            let (Some(level), Some(unit), Some(name)) = (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let (heirs, code, first, last) = (
                cells.next().unwrap_or(""),
                cells.next().unwrap_or(""),
                cells.next(),
                cells.next(),
            );
            let level: u8 = match level {
                "1" => 1,
                "2" => 2,
                _ => 3,
            };
            if level == 1 {
                since = first.and_then(|it| it.parse().ok()).or(from);
                end = last.and_then(|it| it.parse().ok()).or(until);
            }
            let parent = (1..usize::from(level)).rev().find_map(|it| open[it]);
            let idx = self.places.len() as u32;
            let mut place = Place {
                slug: slug(name),
                name,
                unit,
                level,
                parent,
                from: since,
                until: end,
            };
            write_key(&place, &mut key);
            match self.names.get_mut(&key) {
                Some(found) => found.push(idx),
                None => {
                    self.names.insert(key.clone(), vec![idx]);
                }
            }
            // "Quận 1" has a number for a name.
            if is_number(name) {
                place.slug = with_unit(&place, "");
            } else if let Some((other, its_code)) = siblings[usize::from(level)]
                .insert(FxBuildHasher.hash_one(&place.slug), (idx, code))
            {
                if let Some(other) = self.places.get_mut(other as usize) {
                    other.slug = with_unit(other, its_code);
                }
                place.slug = with_unit(&place, code);
            }
            open[usize::from(level)] = Some(idx);
            for deeper in usize::from(level) + 1..4 {
                open[deeper] = None;
                siblings[deeper].clear();
            }
            self.places.push(place);
            self.heirs.push(heirs);
        }
    }
}

/// Writes the key of a unit's name over `key`; the slug gives it, but for apostrophes.
fn write_key(place: &Place, key: &mut String) {
    key.clear();
    if place.name.contains('\'') {
        key.push_str(&NameKey::new(&fold(place.name)).key);
        return;
    }
    for word in place.slug.split('-') {
        if !key.is_empty() {
            key.push(' ');
        }
        let start = key.len();
        key.push_str(word);
        even_out(key, start);
    }
}

/// The slug of a unit that shares its name with another of its parent: "xa-yen-vien" beside
/// "thi-tran-yen-vien"; where the unit word is shared too, its official code tells them apart.
fn with_unit(place: &Place, code: &str) -> String {
    slug(&format!("{} {} {code}", place.unit, place.name))
}

/// Every unit, those before the reforms of 2025 first; an index into this list names one.
#[must_use]
pub fn places() -> &'static [Place] {
    &GAZETTEER.places
}

/// Every unit with this name, marks, case and unit word aside; an alias ("TP.HCM") counts.
///
/// # Complexity
///
/// *O*(*n*) in the length of `name`.
#[must_use]
pub fn places_named(name: &str) -> &'static [u32] {
    let key = NameKey::new(&fold(name));
    if !key.complete {
        return &[];
    }
    named(&key.key)
}

fn named(key: &str) -> &'static [u32] {
    GAZETTEER
        .names
        .get(key)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn place_at(idx: u32) -> Option<&'static Place> {
    GAZETTEER.places.get(idx as usize)
}

/// The province of this name on a day; without a day the one before the mergers comes first.
#[must_use]
pub fn province_named(name: &str, on: Option<Date>) -> Option<u32> {
    let fits = |it: &Place| it.level == 1 && on.is_none_or(|day| it.lives_on(day));
    places_named(name)
        .iter()
        .copied()
        .find(|idx| place_at(*idx).is_some_and(fits))
}

/// Unit words, folded, and the levels of the units that bear them.
const UNIT_WORDS: [(&str, &[u8]); 11] = [
    ("tinh", &[1]),
    ("thanh pho", &[1, 2]),
    ("tp", &[1, 2]),
    ("huyen", &[2]),
    ("quan", &[2]),
    ("thi xa", &[2]),
    ("tx", &[2]),
    ("xa", &[3]),
    ("phuong", &[3]),
    ("thi tran", &[3]),
    ("dac khu", &[3]),
];

/// The longest name of a unit at the beginning of a folded text, and the byte behind it.
///
/// The unit word may stand before the name: "quang ngai ve viec", "tinh binh dinh ban hanh".
/// With a level, names of that level alone count. A name that is a number ("Quận 1") counts only
/// behind its unit word or with a level. Of several units with the name the first is given, see
/// [`places_named`] for all.
///
/// # Complexity
///
/// One look-up for each of the first eight words at most.
#[must_use]
pub fn place_prefix(folded: &str, level: Option<u8>) -> Option<(u32, usize)> {
    let bare = longest_name(folded, |it| {
        level.map_or(!is_number(it.name), |level| it.level == level)
    });
    let behind_unit = UNIT_WORDS.iter().find_map(|(word, levels)| {
        let rest = folded.strip_prefix(word)?;
        let name = rest.trim_start_matches(['.', ' ']);
        if name.len() == rest.len() {
            return None;
        }
        let (idx, end) = longest_name(name, |it| {
            levels.contains(&it.level) && level.is_none_or(|level| it.level == level)
        })?;
        Some((idx, folded.len() - name.len() + end))
    });
    match (bare, behind_unit) {
        (Some(bare), Some(unit)) if bare.1 >= unit.1 => Some(bare),
        (bare, unit) => unit.or(bare),
    }
}

fn is_number(name: &str) -> bool {
    name.bytes().all(|it| it.is_ascii_digit())
}

fn longest_name(folded: &str, fits: impl Fn(&Place) -> bool) -> Option<(u32, usize)> {
    let key = NameKey::new(folded);
    key.ends.iter().rev().find_map(|(end, origin)| {
        let found = named(key.key.get(..*end)?);
        let found = found
            .iter()
            .copied()
            .find(|idx| place_at(*idx).is_some_and(&fits))?;
        Some((found, *origin))
    })
}

/// The scope of the bodies of a unit: the slugs of province, district and commune.
#[must_use]
pub fn scope_of(place: u32) -> Scope {
    let mut units = Vec::new();
    let mut next = place_at(place);
    while let Some(place) = next {
        units.push(place.slug.as_str());
        next = place.parent.and_then(place_at);
    }
    units.reverse();
    Scope::local(units)
}

/// The unit of a scope, the one before the mergers first; `None` for `vn` and what is no unit.
#[must_use]
pub fn place_of_scope(scope: &Scope) -> Option<u32> {
    BY_SCOPE.get(scope.as_str())?.first().copied()
}

/// The unit that bore a scope on a day; `None` where several may have, as in a year in which one
/// took the other over, or at any time without a day.
#[must_use]
pub fn unit_of_scope(scope: &Scope, on: Option<Date>) -> Option<u32> {
    let units = BY_SCOPE.get(scope.as_str())?.iter().copied();
    let lives = |it: &Place| on.is_none_or(|day| it.lives_on(day));
    let mut living = units.filter(|idx| place_at(*idx).is_some_and(lives));
    let first = living.next()?;
    living.next().is_none().then_some(first)
}

static BY_SCOPE: Lazy<FxHashMap<String, Vec<u32>>> = Lazy::new(|| {
    let mut out: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for idx in 0..GAZETTEER.places.len() as u32 {
        out.entry(scope_of(idx).as_str().to_owned())
            .or_default()
            .push(idx);
    }
    out
});

/// What ended the units of a level on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reform {
    /// The law or resolution, or the table that has it.
    pub source: &'static str,
    /// `report` or `unsure`.
    pub basis: &'static str,
}

static REFORMS: &str = include_str!("../../../data/places/reforms.tsv");

/// What ended a unit; `None` for units that live on.
#[must_use]
pub fn reform_of(place: u32) -> Option<Reform> {
    let unit = place_at(place)?;
    let until = unit.until?.to_string();
    REFORMS.lines().find_map(|line| {
        let mut cells = line.split('\t');
        let level: u8 = cells.next()?.parse().ok()?;
        let day = cells.next()?;
        let (source, basis) = (cells.next()?, cells.next()?);
        (level == unit.level && day == until).then_some(Reform { source, basis })
    })
}

/// The units that took a unit over, and whether whole or in part; empty
/// for units that live on and for districts, which had no heir but the islands'.
///
/// A unit that was succeeded twice (Thừa Thiên Huế by Huế, that by the Huế of today) gives the
/// next step alone.
#[must_use]
pub fn successors(place: u32) -> Vec<Succession> {
    let Some(heirs) = GAZETTEER
        .heirs
        .get(place as usize)
        .filter(|it| !it.is_empty())
    else {
        return Vec::new();
    };
    let Some(unit) = place_at(place) else {
        return Vec::new();
    };
    let heirs_of_province = |province: u32| -> Vec<Succession> {
        let until = place_at(province).and_then(|it| it.until);
        let heirs = GAZETTEER.heirs.get(province as usize).copied();
        let heirs = heirs.unwrap_or("").split(';').map(part_of);
        heirs
            .filter_map(|(part, name)| {
                let to = province_named(name, Some(until?))?;
                Some(Succession { to, part })
            })
            .collect()
    };
    if unit.level == 1 {
        return heirs_of_province(place);
    }
    let mut province = place;
    while let Some(parent) = place_at(province).and_then(|it| it.parent) {
        province = parent;
    }
    let heirs_of_province = heirs_of_province(province);
    let [Succession { to: province, .. }] = heirs_of_province.as_slice() else {
        return Vec::new();
    };
    let members = || {
        (province + 1..)
            .map_while(|idx| place_at(idx).filter(|it| it.level > 1).map(|it| (idx, it)))
    };
    let found = heirs.split(';').map(part_of).filter_map(|(part, heir)| {
        let (to, _) = members().find(|(_, it)| {
            heir.strip_prefix(it.unit)
                .and_then(|it| it.strip_prefix(' '))
                == Some(it.name)
        })?;
        Some(Succession { to, part })
    });
    found.collect()
}

/// An heir of a row: whether a part alone went there, and its name.
fn part_of(heir: &str) -> (bool, &str) {
    heir.strip_prefix('~')
        .map_or((false, heir), |it| (true, it))
}

#[cfg(test)]
mod tests;
