use cancu_model::fold;
use cancu_tables::kind;

use crate::cursor::floor;
use crate::heading::lines::{Line, is_upper};
use crate::kinds;

/// The kind that a line of capitals says, alone or before "CỦA ...".
pub(super) fn kind_of_line(words: &str) -> Option<&'static str> {
    // "QUYẾT ĐỊNH:" opens the operative part.
    if words.ends_with(':')
        || words.is_empty()
        || words.len() > 60
        || !words.starts_with(char::is_uppercase)
    {
        return None;
    }
    if !is_upper(words) {
        return None;
    }
    // "QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ", "CÔNG ĐIỆN KHẨN".
    let kind = fold::fold(words.split(" CỦA ").next().unwrap_or(words));
    let urgent = URGENCY.iter().find_map(|it| kind.strip_suffix(it));
    kinds::named(urgent.unwrap_or(&kind))
}

/// How urgent a telegram is (Nghị định 30/2020/NĐ-CP, Điều 8): no part of the kind.
const URGENCY: [&str; 4] = [" hoa toc", " thuong khan", " khan cap", " khan"];

/// "NGHỊ" and "ĐỊNH" on two lines: where the second stands, and the kind.
pub(super) fn broken_kind(head: &[Line]) -> Option<(usize, &'static str)> {
    head.windows(2).enumerate().find_map(|(idx, pair)| {
        let joined = format!("{} {}", pair[0].words(), pair[1].words());
        (pair[0].words().len() < 24 && is_upper(&joined))
            .then(|| kind_of_line(&joined))
            .flatten()
            .map(|it| (idx + 1, it))
    })
}

/// The kind that the operative head says where the letterhead says none: "NGHỊ ĐỊNH:".
pub(super) fn operative_kind(lines: &[Line]) -> Option<&'static str> {
    lines.iter().find_map(|it| {
        let words = it.words().strip_suffix(':')?;
        is_upper(words)
            .then(|| kinds::named(&fold::fold(words)))
            .flatten()
    })
}

pub(super) fn kind_of_symbol(symbol: &str) -> Option<&'static str> {
    if let Some(kind) = kinds::of_symbol(symbol) {
        return Some(kind);
    }
    if symbol.starts_with("QH") {
        return Some("luat");
    }
    symbol
        .split_once('-')
        .filter(|(body, _)| kinds::is_issuer_symbol(body))
        .map(|_| "cong-van")
}

/// The kind that the body names itself by, where no head was kept: "Thông tư này quy định".
pub(super) fn own_kind(text: &str) -> Option<&'static str> {
    let window = text.get(..floor(text, 4000))?;
    let at = window.find(" này ")?;
    let words = crate::cursor::words_before(text, at, 3);
    (1..=3).rev().find_map(|count| {
        let (start, _) = *words.get(count - 1)?;
        kinds::named(&fold::fold(text.get(start..at)?))
            .filter(|it| kind(it).is_some_and(|it| it.rank < 8))
    })
}
