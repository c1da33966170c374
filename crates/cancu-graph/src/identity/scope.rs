//! Whose series a number is of: the centre's, a province's, a district's, a commune's.

use cancu_model::{Citation, Date, Heading, Scope, fold};
use cancu_tables::{Level, List, issuers_of_symbol, place_prefix, places, places_named, scope_of};

/// A scope, and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Guess {
    pub(super) scope: Option<Scope>,
    pub(super) confidence: f32,
}

/// The scope of a document, from its symbol, issuer and place; `hints` are other names in it,
/// which settle what place of several is meant.
pub(super) fn of_document(heading: &Heading, hints: &[&str]) -> Option<Scope> {
    let local = heading
        .symbol
        .as_deref()
        .is_some_and(|it| level_of_symbol(it).is_some_and(|it| it != Level::Central));
    let issuer = heading.issuer.as_deref().unwrap_or("");
    if !local
        && (heading
            .symbol
            .as_deref()
            .is_some_and(|it| level_of_symbol(it) == Some(Level::Central))
            || is_central(issuer)
            || heading.parent.as_deref().is_some_and(is_central))
    {
        return Some(Scope::vn());
    }
    // "19/TT-LB": a circular of ministries, wherever it was signed.
    let central = matches!(
        heading.kind.as_deref(),
        Some(
            "luat"
                | "bo-luat"
                | "phap-lenh"
                | "nghi-dinh"
                | "sac-lenh"
                | "thong-tu"
                | "thong-tu-lien-tich"
        )
    );
    if heading.symbol.is_none() && heading.place.is_none() || central && !local {
        return Some(Scope::vn());
    }
    // The letterhead above the issuer tells units of one name apart.
    let above: Vec<&str> = hints
        .iter()
        .copied()
        .chain(heading.parent.as_deref())
        .collect();
    let units = units_in(issuer);
    for (level, name) in &units {
        if let Some(place) = settle(name, *level, heading.date, &above) {
            return Some(scope_of(place));
        }
    }
    // The letterhead above a body that names no unit itself.
    for (level, name) in units_in(heading.parent.as_deref().unwrap_or("")) {
        if let Some(place) = settle(&name, level, heading.date, hints) {
            return Some(scope_of(place));
        }
    }
    let place = heading.place.as_deref()?;
    for level in [1, 2, 3] {
        if let Some(found) = settle(place, level, heading.date, hints) {
            let scope = scope_of(found);
            // A department sits in the chief town and issues for the province.
            return Some(if level == 2 {
                scope.truncated(1)
            } else {
                scope
            });
        }
    }
    None
}

/// How many lines of a page hold the name of its portal.
const BANNER: usize = 5;

/// How much of a page its first lines are.
const HEAD: usize = 600;

/// The unit whose portal a page belongs to: "TRANG THÔNG TIN ĐIỆN TỬ XÃ TÂN CHÂU - TỈNH TÂY NINH".
pub(super) fn of_portal(text: &str, on: Option<Date>) -> Option<Scope> {
    let head = text.get(..text.floor_char_boundary(HEAD))?;
    let banner = head.lines().take(BANNER);
    let banner = banner.filter(|it| fold::fold(it).contains("thong tin dien tu"));
    banner.into_iter().find_map(|line| {
        let mut units = units_in(line).into_iter();
        units.find_map(|(level, name)| settle(&name, level, on, &[line]).map(scope_of))
    })
}

/// The one province that a document of the centre speaks of, in its title and the names it cites.
pub(super) fn only_province(heading: &Heading, hints: &[&str]) -> Option<Scope> {
    let texts = heading
        .title
        .as_deref()
        .into_iter()
        .chain(hints.iter().copied());
    let mut found: Vec<u32> = Vec::new();
    for text in texts {
        for (level, name) in units_in(text) {
            if level == 1
                && let Some(place) = settle(&name, 1, heading.date, &[])
                && !found.contains(&place)
            {
                found.push(place);
            }
        }
    }
    match found.as_slice() {
        [place] => Some(scope_of(*place)),
        _ => None,
    }
}

/// The unit of this name and level that lives on a day; of several the one whose province or
/// district the hints name.
fn settle(name: &str, level: u8, on: Option<Date>, hints: &[&str]) -> Option<u32> {
    let lives = |it: &u32| {
        let place = &places()[*it as usize];
        place.level == level
            && on.is_none_or(|day| {
                place.from.is_none_or(|from| from <= day.latest())
                    && place.until.is_none_or(|until| day.earliest() < until)
            })
    };
    let mut found: Vec<u32> = places_named(name).iter().copied().filter(lives).collect();
    if on.is_none() && found.len() > 1 {
        // Without a day the units of before the mergers are meant.
        let merger = Date::new(2025, 7, 1);
        found.retain(|it| places()[*it as usize].from < merger);
    }
    // Marks tell names apart that fold alike: Lương Minh is not Lượng Minh.
    let exact = |it: &u32| places()[*it as usize].name.to_lowercase() == name.to_lowercase();
    if found.iter().any(exact) {
        found.retain(exact);
    }
    if found.len() <= 1 {
        return found.first().copied();
    }
    let folded: Vec<String> = hints.iter().map(|it| fold::fold(it)).collect();
    let named = |place: u32| {
        let mut score = 0;
        let mut next = places()[place as usize].parent;
        while let Some(parent) = next {
            let unit = &places()[parent as usize];
            let name = fold::fold(unit.name);
            let with_unit = format!("{} {name}", fold::fold(unit.unit));
            score += folded.iter().filter(|it| it.contains(&with_unit)).count();
            next = unit.parent;
        }
        score
    };
    let best = found.iter().copied().max_by_key(|it| named(*it))?;
    let score = named(best);
    let alone = found.iter().filter(|it| named(**it) == score).count() == 1;
    (score > 0 && alone).then_some(best)
}

/// The province whose name stands right behind a number of a local body.
pub(super) fn named_behind(text: &str, citation: &Citation, on: Option<Date>) -> Option<Scope> {
    let symbol = citation.symbol.as_deref()?;
    level_of_symbol(symbol).filter(|it| *it != Level::Central)?;
    let rest = text.get(citation.span.end..)?.strip_prefix(' ')?;
    let name: String = rest.chars().take(24).collect();
    if !name.starts_with(char::is_uppercase) {
        return None;
    }
    let (_, length) = place_prefix(&fold::fold(&name), Some(1))?;
    let words = fold::fold(&name)[..length].split(' ').count();
    let name: Vec<&str> = name.split_whitespace().take(words).collect();
    if !name.iter().all(|it| it.starts_with(char::is_uppercase)) {
        return None;
    }
    let name = name.join(" ");
    settle(
        name.trim_matches([',', ';', '.', ')']),
        1,
        citation.date.or(on),
        &[],
    )
    .map(scope_of)
}

/// The scope of the province with this name on a day.
pub(super) fn province(name: &str, on: Option<Date>) -> Option<Scope> {
    settle(name, 1, on, &[]).map(scope_of)
}

/// The scope of a cited instrument in a text whose own scope is `around`.
pub(super) fn of_citation(citation: &Citation, around: Option<&Scope>, on: Option<Date>) -> Guess {
    let sure = |scope: Scope| Guess {
        scope: Some(scope),
        confidence: 0.99,
    };
    let issuer = citation.issuer.as_deref().unwrap_or("");
    let symbol = citation.symbol.as_deref().unwrap_or("");
    let level = level_of_symbol(symbol);
    let central_kind = matches!(
        citation.kind,
        "hien-phap"
            | "luat"
            | "bo-luat"
            | "phap-lenh"
            | "nghi-dinh"
            | "sac-lenh"
            | "thong-tu"
            | "thong-tu-lien-tich"
            | "lenh"
    );
    if level == Some(Level::Central) || central_kind && level.is_none() {
        return sure(Scope::vn());
    }
    // "Thông tư số 08-UB/KTTN của Uỷ ban Kế hoạch Nhà nước": committees of the centre too.
    let state = fold::fold(issuer).ends_with("nha nuoc");
    if (level.is_none() || state) && is_central(issuer)
        || issuer.contains("Trung ương") && level == Some(Level::Organisation)
    {
        return sure(Scope::vn());
    }
    let on = citation.date.or(citation.year.map(Date::of_year)).or(on);
    // A unit that the issuer names.
    for (unit_level, name) in units_in(issuer) {
        if let Some(scope) = named_within(&name, unit_level, around, on) {
            return sure(scope);
        }
    }
    // A level that the issuer says without a name: "UBND tỉnh", "UBND thị xã", "Đảng ủy".
    let said = level_said(issuer).map(|it| match around {
        Some(around) if it == 1 && of_own_city(issuer, around) => 2,
        _ => it,
    });
    let said = said.or(match level {
        Some(Level::Province) if !is_committee(symbol) => Some(1),
        Some(Level::District) => Some(2),
        Some(Level::Commune) => Some(3),
        _ => None,
    });
    if let (Some(said), Some(around)) = (said, around.filter(|it| !it.is_central())) {
        let depth = around.units().count();
        if said <= depth {
            return Guess {
                scope: Some(around.truncated(said)),
                confidence: 0.95,
            };
        }
        // No number of a commune is one of the province's series.
        let commune = level_said(issuer) == Some(3) && !fold::fold(issuer).contains("dang uy");
        if commune && depth == 1 {
            return Guess {
                scope: None,
                confidence: 0.4,
            };
        }
        if said == 3 {
            return Guess {
                scope: Some(around.clone()),
                confidence: 0.8,
            };
        }
        if said == 2 && depth == 1 {
            return Guess {
                scope: None,
                confidence: 0.4,
            };
        }
    }
    // A row of a list names its province in the title alone.
    if issuer.is_empty() && citation.list {
        for (unit_level, name) in units_in(citation.title.as_deref().unwrap_or("")) {
            if unit_level == 1
                && let Some(scope) = named_within(&name, 1, around, on)
            {
                return Guess {
                    scope: Some(scope),
                    confidence: 0.9,
                };
            }
        }
    }
    match around.filter(|it| !it.is_central()) {
        Some(around) => Guess {
            scope: Some(around.clone()),
            confidence: 0.85,
        },
        None if level.is_some() => Guess {
            scope: None,
            confidence: 0.4,
        },
        None => Guess {
            scope: Some(Scope::vn()),
            confidence: 0.7,
        },
    }
}

fn named_within(name: &str, level: u8, around: Option<&Scope>, on: Option<Date>) -> Option<Scope> {
    let hints: Vec<String> = around
        .map(|it| it.units().map(|it| it.replace('-', " ")).collect())
        .unwrap_or_default();
    let hints: Vec<String> = hints
        .iter()
        .flat_map(|it| {
            ["tinh", "thanh pho", "huyen", "thi xa", "quan"].map(|unit| format!("{unit} {it}"))
        })
        .collect();
    let hints: Vec<&str> = hints.iter().map(String::as_str).collect();
    settle(name, level, on, &hints).map(scope_of)
}

/// People's committees and councils exist at every level.
fn is_committee(symbol: &str) -> bool {
    symbol
        .split(['-', '/', '.'])
        .any(|it| List::CommitteeSymbol.holds(it))
}

/// The level of the bodies in a symbol; what is local wins over what is central.
pub(super) fn level_of_symbol(symbol: &str) -> Option<Level> {
    let mut found = None;
    for (idx, part) in symbol.split(['-', '/', '.']).enumerate() {
        let bare = part.trim_end_matches(|it: char| it.is_ascii_digit());
        if idx == 0 && symbol.contains(['-', '/']) && cancu_tables::kind_of_code(part).is_some() {
            continue;
        }
        let level = match fold::fold(bare).as_str() {
            // The office of the body before it: "QĐ/TWĐTN-VP".
            "vp" if found.is_some() => None,
            "qh" | "ubtvqh" | "hdnn" | "sl" | "lct" => Some(Level::Central),
            _ => issuers_of_symbol(part)
                .next()
                .or_else(|| issuers_of_symbol(bare).next())
                .map(|it| it.level),
        };
        let Some(level) = level else { continue };
        found = Some(match found {
            None => level,
            Some(Level::Central) | Some(Level::Organisation) if level != Level::Organisation => {
                level
            }
            Some(other) => other,
        });
    }
    if found.is_none() && matches!(fold::fold(symbol).as_str(), "cp" | "ttg" | "hdbt" | "sl") {
        return Some(Level::Central);
    }
    found
}

fn is_central(issuer: &str) -> bool {
    List::CentralBody.begins(&fold::fold(issuer)).is_some()
}

/// The units that a name says, each as level and name: "UBND tỉnh Bình Định" names Bình Định.
fn units_in(text: &str) -> Vec<(u8, String)> {
    let folded = fold::fold(text);
    let mut out = Vec::new();
    let levels = [
        (1, List::ProvinceWord),
        (2, List::DistrictWord),
        (3, List::CommuneWord),
    ];
    let words = levels
        .into_iter()
        .flat_map(|it| it.1.words().iter().map(move |word| (it.0, *word)));
    for (level, word) in words {
        let mut search = 0;
        while let Some(at) = folded
            .get(search..)
            .and_then(|it| it.find(word))
            .map(|it| search + it)
        {
            search = at + word.len();
            let alone = at == 0 || folded.as_bytes()[at - 1] == b' ';
            let inner = word == "xa" && folded[..at].ends_with("thi ");
            let Some(rest) = folded
                .get(search..)
                .map(|it| it.trim_start())
                .filter(|_| alone && !inner)
            else {
                continue;
            };
            let Some((place, length)) = place_prefix(rest, Some(level)) else {
                continue;
            };
            // "thành phố Thanh Hóa" is the chief town of the province of that name.
            let city = level == 1 && List::DistrictWord.holds(word);
            if !city || is_city(place) {
                out.push((level, written(text, &rest[..length]), at, length));
            }
        }
    }
    // "Tỉnh ủy Quảng Ngãi", "Đảng bộ tỉnh Đồng Nai", "Thành ủy Hà Nội".
    let levels = [(1, List::ProvinceCommittee), (2, List::DistrictCommittee)];
    let words = levels
        .into_iter()
        .flat_map(|it| it.1.words().iter().map(move |word| (it.0, *word)));
    for (level, word) in words {
        if let Some(at) = folded.find(word)
            && let Some((_, length)) = place_prefix(&folded[at + word.len()..], Some(level))
        {
            out.push((
                level,
                written(text, &folded[at + word.len()..at + word.len() + length]),
                at,
                length,
            ));
        }
    }
    out.sort_by_key(|it| (std::cmp::Reverse(it.0), it.2));
    out.into_iter().map(|it| (it.0, it.1)).collect()
}

/// Says whether a province, by this name at any time, is a city under the centre.
fn is_city(place: u32) -> bool {
    let named = places_named(places()[place as usize].name);
    let mut alike = named.iter().map(|it| &places()[*it as usize]);
    alike.any(|it| it.level == 1 && fold::fold(it.unit) == "thanh pho")
}

/// "UBND thành phố" in a paper of thành phố Hội An, tỉnh Quảng Nam, is that of Hội An.
fn of_own_city(issuer: &str, around: &Scope) -> bool {
    let folded = fold::fold(issuer);
    let city = folded.contains("thanh pho") || folded.contains("thanh uy");
    let mut units = around.units();
    let (Some(province), Some(district)) = (units.next(), units.next()) else {
        return false;
    };
    city && places_named(&district.replace('-', " ")).iter().any(|it| {
        let place = &places()[*it as usize];
        let parent = place.parent.map(|it| &places()[it as usize]);
        place.level == 2
            && fold::fold(place.unit) == "thanh pho"
            && parent.is_some_and(|it| it.slug == province && fold::fold(it.unit) == "tinh")
    })
}

/// The words of `text` that fold to `name`, with their marks.
fn written(text: &str, name: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let count = name.split(' ').count();
    let found = words
        .windows(count)
        .map(|it| it.join(" "))
        .find(|it| fold::fold(it).trim_matches([',', ';', '.', ')']) == name);
    found.map_or_else(
        || name.to_owned(),
        |it| it.trim_matches([',', ';', '.', ')']).to_owned(),
    )
}

/// The level that an issuer says: 1 for the province, 2 for the district, 3 for the commune.
fn level_said(issuer: &str) -> Option<usize> {
    let folded = format!("{} ", fold::fold(issuer));
    let has = |list: List| list.words().iter().any(|it| folded.contains(it));
    if has(List::SaysDistrict) && !folded.contains("quan doi") {
        return Some(2);
    }
    if has(List::SaysCommune) {
        return Some(3);
    }
    if has(List::SaysProvince) {
        return Some(1);
    }
    None
}
