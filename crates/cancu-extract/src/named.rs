//! Instruments named by the event that passed them: "Nghị quyết Đại hội lần thứ XI Đảng bộ tỉnh".

use cancu_model::{MentionForm, Span};
use once_cell::sync::Lazy;
use regex::Regex;

use crate::core::Core;
use crate::cursor::floor;

static CONGRESS: Lazy<Option<Regex>> = Lazy::new(|| {
    let congress = r"(?x)^\s+(?:Đại\s+hội|đại\s+hội|ĐẠI\s+HỘI)
        (?:\s+(?:đại\s+biểu|toàn\s+quốc|lần\s+thứ|[IVXL]+\b|\d+\b
            |(?:của\s+)?(?:Đảng|đảng)\s+bộ(?:\s+(?:tỉnh|xã|huyện|thành\s+phố|phường|thị\s+xã|thị\s+trấn|các\s+cấp|cơ\s+quan|quân\s+đội)(?:\s+\p{Lu}\p{Ll}*)*)?
            |Đảng|đảng|của\s+Đảng|khóa|khoá|nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4})
        |,\s*nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4})*";
    Regex::new(congress).ok()
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
    Some(Core {
        span: Span {
            start,
            end: end + found.end(),
        },
        form: MentionForm::Named,
        kind,
        number: None,
        symbol: None,
        year: None,
        title: None,
        issuer: None,
        inside: None,
        rule: "congress",
        confidence: 0.9,
    })
}
