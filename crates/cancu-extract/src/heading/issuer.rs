use cancu_model::{Heading, fold};
use cancu_tables::{Issuer, Level, List, issuer_named, issuers_of_symbol, place_prefix};
use once_cell::sync::Lazy;

use crate::heading::lines::{Line, columns, is_upper};
use crate::heading::unit::{title_case, unit_of, unit_of_letterhead, units_of_letterhead};
use crate::kinds;
use crate::words::Lexicon;

/// How many lines from the end tell for whom a document is signed.
const FOOT: usize = 30;

/// The issuer in full: by the symbol, the lines above the number, and the place.
pub(super) fn read(text: &str, head: &[Line], heading: &mut Heading) -> Option<String> {
    let symbol = heading.symbol.as_deref().unwrap_or("");
    if symbol.starts_with("QH") {
        return Some("Quốc hội".to_owned());
    }
    if symbol.starts_with("UBTVQH") || symbol.starts_with("PL-UBTVQH") {
        return Some("Ủy ban Thường vụ Quốc hội".to_owned());
    }
    let parts: Vec<&str> = symbol.split(['-', '/']).collect();
    let kind_first = parts.first().is_some_and(|it| kinds::of_code(it).is_some());
    let body = if kind_first {
        parts.get(1).copied().unwrap_or("")
    } else {
        parts.first().copied().unwrap_or("")
    };
    let body = if body.contains("MTTQ") || parts.contains(&"MTTQ") {
        "MTTQ"
    } else {
        body
    };
    if let Some(name) = joint(head, &parts) {
        return Some(name);
    }
    let mut bearers = issuers_of_symbol(body);
    let found = bearers.next();
    // "TW" stands for three: the text says which of them.
    if let (Some(first), Some(second)) = (found, bearers.next())
        && first.level == Level::Central
    {
        return one_of(text, head, [first, second].into_iter().chain(bearers));
    }
    // "BAN THƯỜNG VỤ THỊ ỦY ĐÔNG HÒA": the Party's bodies name their unit.
    if let Some(name) = party_committee(head, body) {
        // "ĐẢNG BỘ TỈNH PHÚ THỌ" above "ĐẢNG ỦY XÃ TAM NÔNG" tells which commune.
        heading.parent = heading.parent.take().or_else(|| unit_of_letterhead(head));
        return Some(name);
    }
    let level = found.map(|it| it.level);
    if !List::UnitSymbol.holds(body) && level != Some(Level::Central) && heading.parent.is_none() {
        heading.parent = unit_of_letterhead(head);
    }
    let Some(found) = found else {
        if let Some((name, parent)) = letterhead(head) {
            heading.parent = Some(parent);
            return Some(name);
        }
        // "SẮC LỆNH CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI"
        return head
            .iter()
            .find(|it| fold::fold(it.words()).starts_with("cua "))
            .map(|it| {
                let name = it.words().split_once(' ').map_or("", |it| it.1);
                let name = name.split(" SỐ ").next().unwrap_or(name);
                issuer_named(name).map_or(name, |it| it.name).to_owned()
            })
            .filter(|it| !it.is_empty());
    };
    if found.level == Level::Central {
        return Some(found.name.to_owned());
    }
    // "PHƯỜNG VŨ NINH, TỈNH BẮC NINH" tells which of that name it is.
    if heading.parent.is_none() {
        heading.parent = units_of_letterhead(head).and_then(|it| it.1);
    }
    let unit = || unit_of(text, head, heading);
    match body {
        "UBND" | "UB" | "HĐND" | "LĐLĐ" => Some(match unit() {
            Some(unit) => format!("{} {unit}", found.name),
            None => found.name.to_owned(),
        }),
        "VP" => Some(unit().map_or_else(
            || found.name.to_owned(),
            |it| format!("Văn phòng UBND {it}"),
        )),
        "MTTQ" => Some(unit().map_or_else(
            || found.name.to_owned(),
            |it| format!("Ban Thường trực Ủy ban MTTQ Việt Nam {it}"),
        )),
        _ => Some(found.name.to_owned()),
    }
}

static PARTY_BODIES: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::PartyBody));

static SUBORDINATE: Lazy<Lexicon> = Lazy::new(|| Lexicon::folded(List::Subordinate));

/// "BỘ TÀI CHÍNH" above "CỤC THUẾ": the body that issued and the one of the centre above it.
fn letterhead(head: &[Line]) -> Option<(String, String)> {
    let lines: Vec<&str> = head.iter().take(10).map(Line::words).collect();
    // "QUỐC HỘI KHÓA XV": the term is no part of the name.
    let named = |it: &str| {
        let bare = it.find(" KHÓA").or_else(|| it.find(" KHOÁ"));
        issuer_named(&it[..bare.unwrap_or(it.len())]).filter(|it| it.level == Level::Central)
    };
    let at = lines
        .iter()
        .position(|it| is_upper(it) && named(it).is_some())?;
    let parent = named(lines[at])?.name.to_owned();
    let below = lines[at + 1..]
        .iter()
        .find(|it| is_upper(it) && SUBORDINATE.opening(&fold::fold(it)).is_some());
    let name = below.map_or_else(|| parent.clone(), |it| title_case(&it.to_lowercase()));
    Some((name, parent))
}

/// "BỘ NỘI VỤ - BỘ TÀI CHÍNH", "LIÊN BỘ Y TẾ - TÀI CHÍNH": those who issue together, as the
/// letterhead names them, or else the symbol.
fn joint(head: &[Line], parts: &[&str]) -> Option<String> {
    let listed = head.iter().take(10).find_map(|it| {
        let words = columns(it.words()).0;
        let folded = fold::fold(words);
        let shared = ["lien bo ", "lien tich "]
            .iter()
            .find(|it| folded.starts_with(**it));
        let lead = shared.map_or(0, |it| it.trim_end().split(' ').count());
        let words = words.splitn(lead + 1, ' ').last()?;
        let names = words.split(" - ").map(|it| {
            let ministry = || issuer_named(&format!("Bộ {it}"));
            issuer_named(it).or_else(|| shared.and_then(|_| ministry()))
        });
        let names: Vec<&str> = names
            .map(|it| it.map(|it| it.name))
            .collect::<Option<_>>()?;
        (names.len() > 1).then(|| names.join(" - "))
    });
    let by_symbol = || {
        let bodies = parts.iter().skip(1).map(|it| issuers_of_symbol(it).next());
        let bodies: Vec<_> = bodies.collect::<Option<_>>()?;
        let central = bodies.iter().all(|it| it.level == Level::Central);
        let names: Vec<&str> = bodies.iter().map(|it| it.name).collect();
        (central && names.len() > 1).then(|| names.join(" - "))
    };
    listed.or_else(by_symbol)
}

/// Of the bodies that share a symbol the one that the text names: below its kind ("CỦA BỘ CHÍNH
/// TRỊ"), where it is signed ("T/M BAN BÍ THƯ"), at its head.
fn one_of(
    text: &str,
    head: &[Line],
    bodies: impl Iterator<Item = &'static Issuer>,
) -> Option<String> {
    let bodies: Vec<&Issuer> = bodies.collect();
    let named = |it: &str| {
        let name = issuer_named(it)?;
        bodies
            .iter()
            .find(|it| it.id == name.id)
            .map(|it| it.name.to_owned())
    };
    let behind = |line: &str, leads: &[&str]| {
        let folded = fold::fold(line);
        let lead = leads.iter().find(|it| folded.starts_with(**it))?;
        named(folded.get(lead.len()..)?)
    };
    let below = head.iter().find_map(|it| behind(it.words(), &["cua "]));
    let signed = || {
        let mut foot = text.trim_end().rsplit('\n').take(FOOT);
        foot.find_map(|it| {
            let it = it.rsplit("  ").next()?.trim_matches([' ', '*', '|']);
            behind(it, &["t/m ", "tm. ", "t.m. ", "t/m. "])
        })
    };
    let above = || {
        let mut lines = head.iter().take(10).map(|it| it.words());
        lines.find_map(|it| named(columns(it).0))
    };
    below.or_else(signed).or_else(above)
}

/// The committees of the Party: the symbol, what a line calls them, the level of their unit.
const COMMITTEES: [(&[&str], &str, u8); 9] = [
    (&["TU"], "tinh uy ", 1),
    (&["HU"], "huyen uy ", 2),
    (&["TU", "THU", "TXU"], "thi uy ", 2),
    (&["QU"], "quan uy ", 2),
    (&["TU"], "thanh uy ", 1),
    (&["TU", "THU"], "thanh uy ", 2),
    (&["ĐU"], "dang uy xa ", 3),
    (&["ĐU"], "dang uy phuong ", 3),
    (&["ĐU"], "dang uy thi tran ", 3),
];

/// "BAN THƯỜNG VỤ THỊ ỦY ĐÔNG HÒA", "ĐẢNG ỦY XÃ EA KAR": a committee of the Party with its unit.
/// Of two lines, "TỈNH ỦY ĐẮK LẮK" above "HUYỆN ỦY KRÔNG PẮC", the one that the symbol means.
fn party_committee(head: &[Line], symbol: &str) -> Option<String> {
    let symbol = symbol.to_uppercase();
    if !COMMITTEES.iter().any(|it| it.0.contains(&symbol.as_str())) {
        return None;
    }
    let lines = || head.iter().take(10).map(Line::words);
    let meant = |it: &(&[&str], &str, u8)| it.0.contains(&symbol.as_str());
    lines()
        .find_map(|it| committee_of(it, meant))
        .or_else(|| lines().find_map(|it| committee_of(it, |_| true)))
}

fn committee_of(line: &str, meant: impl Fn(&(&[&str], &str, u8)) -> bool) -> Option<String> {
    let words = columns(line).0;
    let folded = fold::fold(words);
    let (at, length) = COMMITTEES
        .iter()
        .filter(|it| meant(it))
        .find_map(|(_, word, level)| {
            let at = folded.find(word)? + word.len();
            place_prefix(&folded[at..], Some(*level)).map(|it| (at, it.1))
        })?;
    if !is_upper(words) || PARTY_BODIES.opening(&folded).is_none() {
        return None;
    }
    let count = folded[..at + length].split(' ').count();
    let all: Vec<&str> = words.split(' ').take(count).collect();
    let name = folded[at..at + length].split(' ').count();
    let (body, unit) = all.split_at(all.len().checked_sub(name)?);
    let mut body = body.join(" ").to_lowercase();
    for name in List::PartyBody.words() {
        body = body.replace(&name.to_lowercase(), name);
    }
    Some(format!(
        "{body} {}",
        title_case(&unit.join(" ").to_lowercase())
    ))
}
