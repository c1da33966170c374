//! What a stretch of text or a symbol looks like.

use std::borrow::Cow;

use cancu_model::fold;
use cancu_tables::List;

use crate::cursor::{is_blank, next_char, skip_soft};
use crate::{date, kinds};

pub(super) fn is_capital(text: &str, at: usize) -> bool {
    next_char(text, at).is_some_and(char::is_uppercase)
}

/// Joins the lines of a name.
pub(crate) fn one_line(text: &str) -> String {
    joined(text).into_owned()
}

/// A name with its lines joined: the stretch itself where nothing is to be joined.
pub(crate) fn joined(text: &str) -> Cow<'_, str> {
    // Most stretches are on one line already: no blanks but single ones between words.
    // Both passes look at every byte, without leaving early: so many are looked at in one step.
    let bytes = text.as_bytes();
    let other = |it: u8| matches!(it, 0..=0x1F | 0xC2 | 0xE2 | 0xE3 | 0xEF);
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or(&[]));
    let plain = !bytes.iter().fold(false, |any, it| any | other(*it))
        && !pairs.fold(false, |any, it| any | (*it.0 == b' ' && *it.1 == b' '));
    if plain && !text.starts_with(' ') && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for part in text.split(is_blank).filter(|it| !it.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    Cow::Owned(line)
}

/// Only connecting words stand between: ", ", " và ", " và số ".
pub(crate) fn is_connector(text: &str, from: usize, to: usize) -> bool {
    let Some(gap) = text.get(from..to).filter(|it| it.len() < 60) else {
        return false;
    };
    let folded = fold::fold(gap);
    // "Quy định 144 so với Quy định số 101-QĐ/TW" compares.
    if folded.contains("so voi") {
        return false;
    }
    let mut words = folded.split([' ', ',', ';']);
    words.all(|it| it.is_empty() || List::Connector.holds(it))
}

/// Where the day behind a number ends, if one stands there ("ngày 24-1-1984").
pub(super) fn behind_day(text: &str, end: usize) -> usize {
    let at = skip_soft(text, end, 4);
    if date::word_at(text, at, &["ngày"]).is_none() {
        return end;
    }
    date::date_at(text, at).map_or(end, |it| it.1)
}

pub(super) fn is_assembly(symbol: &str) -> bool {
    let first = symbol.split(['-', '/']).next().unwrap_or("");
    List::Assembly.words().iter().any(|it| {
        first
            .strip_prefix(it)
            .is_some_and(|rest| rest.len() <= 2 && rest.bytes().all(|it| it.is_ascii_digit()))
    })
}

/// "UBND-TH", "BNV-CCVC": a body and the unit that drew the letter up.
pub(super) fn is_letter_symbol(symbol: &str) -> bool {
    symbol
        .split_once('-')
        .is_some_and(|(body, _)| kinds::is_issuer_symbol(body))
}

/// The kind that a symbol says where no word does.
pub(super) fn kind_by_symbol(symbol: Option<&str>, hyphen: bool) -> Option<&'static str> {
    let symbol = symbol?;
    if let Some(kind) = kinds::of_symbol(symbol) {
        // TT before a Party body is Thông tri: "37-TT/TU".
        return Some(
            if kind == "thong-tu" && hyphen && symbol.starts_with("TT/T") {
                "thong-tri"
            } else {
                kind
            },
        );
    }
    if symbol.starts_with("UBTVQH") {
        return Some("nghi-quyet");
    }
    if is_assembly(symbol) {
        return Some("luat");
    }
    is_letter_symbol(symbol).then_some("cong-van")
}
