use cancu_model::fold;

use crate::attributes::name;
use crate::cursor::{floor, skip_soft};
use crate::{date, work};

/// Words that a body's name begins with.
const BODY_WORDS: [&str; 51] = [
    "chính phủ",
    "thủ tướng",
    "quốc hội",
    "chủ tịch",
    "bộ",
    "ban",
    "ủy ban",
    "uỷ ban",
    "ubnd",
    "hđnd",
    "hội đồng",
    "hội nghị",
    "tỉnh ủy",
    "tỉnh uỷ",
    "thành ủy",
    "huyện ủy",
    "đảng ủy",
    "đảng uỷ",
    "sở",
    "văn phòng",
    "tổng cục",
    "cục",
    "tòa án",
    "toà án",
    "viện",
    "ngân hàng",
    "thanh tra",
    "thống đốc",
    "trung ương",
    "bch",
    "btv",
    "mặt trận",
    "liên bộ",
    "giám đốc",
    "thị ủy",
    "thị uỷ",
    "quận ủy",
    "quận uỷ",
    "phòng",
    "công an",
    "chi cục",
    "thường trực",
    "thường vụ",
    "đảng đoàn",
    "liên ngành",
    "kiểm toán",
    "liên đoàn",
    "tổng liên đoàn",
    "đoàn chủ tịch",
    "công đoàn",
    "đoàn thanh niên",
];

/// Reads an issuer at `at`: after "của", "do", "giữa", or a body's name as it stands.
pub(crate) fn issuer_at(text: &str, at: usize, comma: bool, joint: bool) -> Option<(usize, usize)> {
    let mut start = at;
    let mut said = false;
    for word in [
        "của", "do", "giữa", "Của", "CỦA", "CỦÀ", "cua", "cùa", "cuả",
    ] {
        if let Some(end) = date::word_at(text, start, &[word]) {
            start = skip_soft(text, end, 4);
            said = true;
            break;
        }
    }
    if comma && !said {
        return None;
    }
    let window = text.get(start..floor(text, start + 300))?;
    work::looked(24);
    if !said && !window.starts_with(char::is_uppercase) {
        return None;
    }
    let lower: String = window
        .chars()
        .take(24)
        .flat_map(char::to_lowercase)
        .collect();
    let lower = lower.replace('\n', " ");
    // A text without marks is compared without them: "cua Chinh phu".
    let bare = said && lower.is_ascii();
    let first = lower.as_bytes().first().copied().unwrap_or(0);
    let body = BODY_WORDS
        .iter()
        .filter(|it| bare || it.as_bytes()[0] == first)
        .any(|it| {
            let rest = if bare {
                lower.strip_prefix(fold::fold(it).as_str())
            } else {
                lower.strip_prefix(it)
            };
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
    let place = said
        && [
            "tỉnh ",
            "thành phố ",
            "tp",
            "huyện ",
            "xã ",
            "thị xã ",
            "trung ương",
        ]
        .iter()
        .any(|it| lower.starts_with(it));
    if !(body || place) {
        return None;
    }
    let end = start + name::length(window, joint);
    (end > start).then_some((start, end))
}

/// Says whether a text begins with the name of a body.
pub(super) fn begins_body(text: &str) -> bool {
    let lower: String = text
        .trim_start()
        .chars()
        .take(24)
        .flat_map(char::to_lowercase)
        .collect();
    BODY_WORDS.iter().any(|it| {
        lower
            .strip_prefix(it)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

/// Says whether a name is of a body of the centre.
pub(super) fn begins_central(name: &str) -> bool {
    [
        "Chính phủ",
        "Thủ tướng",
        "Bộ ",
        "Quốc hội",
        "Ban Bí thư",
        "Trung ương",
    ]
    .iter()
    .any(|it| name.starts_with(it))
}

/// Says whether a text begins with a local body: what follows "của Thủ tướng, UBND tỉnh" is whoever
/// acts in the sentence.
pub(super) fn begins_local(text: &str) -> bool {
    let text = text.trim_start();
    [
        "UBND",
        "Ủy ban nhân dân",
        "Uỷ ban nhân dân",
        "HĐND",
        "Hội đồng nhân dân",
        "Sở ",
        "Tỉnh ủy",
        "Huyện ủy",
        "Thành ủy",
        "Đảng ủy",
        "Ban Thường vụ",
        "Công an",
        "Phòng ",
        "Thường trực",
    ]
    .iter()
    .any(|it| text.starts_with(it))
}
