//! Instruments named by the event that passed them: "Nghị quyết Đại hội lần thứ XI Đảng bộ tỉnh",
//! "Nghị quyết Trung ương 4 khóa XII".

use cancu_model::{MentionForm, Span};
use cancu_tables::List;
use once_cell::sync::Lazy;
use regex::Regex;

use crate::core::Core;
use crate::cursor::floor;

static CONGRESS: Lazy<Option<Regex>> = Lazy::new(|| {
    let (congress, units, adjuncts) = (
        one_of(List::Congress),
        one_of(List::PartyUnit),
        one_of(List::CongressAdjunct),
    );
    let congress = format!(
        r"(?x)^\s+(?:{congress})
        (?:\s+(?:[IVXL]+\b|\d+\b
            |(?:của\s+)?(?:Đảng|đảng)\s+bộ(?:\s+(?:{units})(?:\s+\p{{Lu}}\p{{Ll}}*)*)?
            |{adjuncts}|nhiệm\s+kỳ\s+\d{{4}}\s*[-–]\s*\d{{4}})
        |,\s*nhiệm\s+kỳ\s+\d{{4}}\s*[-–]\s*\d{{4}})*"
    );
    Regex::new(&congress).ok()
});

/// A pattern for any word of a list.
fn one_of(list: List) -> String {
    list.words().join("|").replace(' ', r"\s+")
}

/// A session of a committee of the Party, with the term that tells it from others.
static SESSION: Lazy<Option<Regex>> = Lazy::new(|| {
    let session = r"(?x)^\s+(?:
            (?:[Hh]ội\s+nghị\s+)?(?:lần\s+thứ\s+\S+\s+)?
            (?:(?:của\s+)?(?:Ban\s+[Cc]hấp\s+hành\s+|BCH\s+)?Trung\s+ương(?:\s+Đảng)?|BCHTW)
            (?:\s+lần\s+thứ\s+\S+|\s+\d{1,2}\b)?
        )[\s,]*(?:\(\s*)?(?:[Kk]hóa|[Kk]hoá)\s+[IVX]+(?:\s*\))?";
    Regex::new(session).ok()
});

/// Reads "Nghị quyết Đại hội ..." at a kind word.
pub(crate) fn congress(text: &str, start: usize, end: usize, kind: &'static str) -> Option<Core> {
    if kind != "nghi-quyet" {
        return None;
    }
    let window = text.get(end..floor(text, end + 200))?;
    if !window.trim_start().starts_with(['Đ', 'đ']) {
        return None;
    }
    let found = CONGRESS.as_ref()?.find(window)?;
    let name = found.as_str();
    // "Nghị quyết Đại hội" alone names no congress.
    if !name.contains(['I', 'V', 'X']) {
        return None;
    }
    Some(core(start, end + found.end(), kind, "congress"))
}

/// Reads "Nghị quyết (Hội nghị lần thứ tám Ban Chấp hành) Trung ương (4) khóa XII" at a kind word.
pub(crate) fn session(text: &str, start: usize, end: usize, kind: &'static str) -> Option<Core> {
    if !matches!(kind, "nghi-quyet" | "ket-luan") {
        return None;
    }
    let window = text.get(end..floor(text, end + 160))?;
    let found = SESSION.as_ref()?.find(window)?;
    let name = found.as_str();
    // "Nghị quyết Trung ương khóa XII" names none of its sessions.
    let which = name.contains("lần thứ") || name.contains(|it: char| it.is_ascii_digit());
    which.then(|| core(start, end + found.end(), kind, "session"))
}

fn core(start: usize, end: usize, kind: &'static str, rule: &'static str) -> Core {
    Core {
        span: Span { start, end },
        form: MentionForm::Named,
        kind,
        number: None,
        symbol: None,
        year: None,
        title: None,
        issuer: None,
        inside: None,
        rule,
        confidence: 0.9,
    }
}
