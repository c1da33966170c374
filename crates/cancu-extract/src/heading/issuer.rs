use cancu_model::{Heading, fold};
use cancu_tables::{Level, List, issuer_named, issuers_of_symbol, place_prefix};
use once_cell::sync::Lazy;

use crate::heading::lines::{Line, is_upper};
use crate::heading::unit::{title_case, unit_of, unit_of_letterhead};
use crate::kinds;
use crate::words::Lexicon;

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
    let found = issuers_of_symbol(body).next();
    // "BAN THƯỜNG VỤ THỊ ỦY ĐÔNG HÒA": the Party's bodies name their unit.
    if let Some(name) = party_committee(head).filter(|_| {
        matches!(
            body.to_uppercase().as_str(),
            "TU" | "HU" | "QU" | "THU" | "TXU" | "ĐU"
        )
    }) {
        // "ĐẢNG BỘ TỈNH PHÚ THỌ" above "ĐẢNG ỦY XÃ TAM NÔNG" tells which commune.
        heading.parent = heading.parent.take().or_else(|| unit_of_letterhead(head));
        return Some(name);
    }
    let level = found.map(|it| it.level);
    if !matches!(body, "UBND" | "UB" | "HĐND" | "VP" | "MTTQ")
        && level != Some(Level::Central)
        && heading.parent.is_none()
    {
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
    let unit = || unit_of(text, head, heading);
    match body {
        "UBND" | "UB" | "HĐND" => Some(match unit() {
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

/// "BAN THƯỜNG VỤ THỊ ỦY ĐÔNG HÒA", "ĐẢNG ỦY XÃ EA KAR": a committee of the Party with its unit.
fn party_committee(head: &[Line]) -> Option<String> {
    head.iter().take(10).find_map(|it| {
        let words = it.words().split("  ").next()?.trim();
        let folded = fold::fold(words);
        let (at, length) = [
            ("tinh uy ", 1),
            ("huyen uy ", 2),
            ("thi uy ", 2),
            ("quan uy ", 2),
            ("thanh uy ", 1),
            ("thanh uy ", 2),
            ("dang uy xa ", 3),
            ("dang uy phuong ", 3),
            ("dang uy thi tran ", 3),
        ]
        .into_iter()
        .find_map(|(word, level)| {
            let at = folded.find(word)? + word.len();
            place_prefix(&folded[at..], Some(level)).map(|it| (at, it.1))
        })?;
        let begins = [
            "tinh uy",
            "huyen uy",
            "thi uy",
            "quan uy",
            "thanh uy",
            "dang uy",
            "ban thuong vu",
        ];
        if !is_upper(words) || !begins.iter().any(|it| folded.starts_with(it)) {
            return None;
        }
        let count = folded[..at + length].split(' ').count();
        let all: Vec<&str> = words.split(' ').take(count).collect();
        let name = folded[at..at + length].split(' ').count();
        let (body, unit) = all.split_at(all.len().checked_sub(name)?);
        let body = body.join(" ").to_lowercase();
        let body = body
            .replace("ban thường vụ", "Ban Thường vụ")
            .replace("tỉnh ủy", "Tỉnh ủy")
            .replace("huyện ủy", "Huyện ủy")
            .replace("thị ủy", "Thị ủy")
            .replace("quận ủy", "Quận ủy")
            .replace("thành ủy", "Thành ủy")
            .replace("đảng ủy", "Đảng ủy");
        Some(format!(
            "{body} {}",
            title_case(&unit.join(" ").to_lowercase())
        ))
    })
}
