//! How much of its target an act reaches.

use cancu_model::{Extent, fold};

use crate::cursor::{floor, skip_blanks};

/// "Điều 6 và Phụ lục 4 về ... của": the provisions that an amending law's title names.
pub(super) fn pinpoint_of_amending(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let window = text.get(from..to)?;
    let at = ["bổ sung ", "sửa đổi "]
        .iter()
        .find_map(|it| window.find(it).map(|at| at + it.len()))?;
    let start = from + skip_blanks(window, at, 4);
    let rest = text.get(start..to)?;
    let unit = [
        "Điều ",
        "điều ",
        "khoản ",
        "Khoản ",
        "điểm ",
        "Chương ",
        "Phụ lục ",
    ]
    .iter()
    .any(|it| rest.starts_with(it));
    let end = rest.find(" về ").or_else(|| rest.find(" của"))?;
    (unit && rest[..end].contains(|it: char| it.is_ascii_digit())).then_some((start, start + end))
}

/// Words that limit an act to a part of its target.
pub(super) fn part_words(folded: &str) -> Option<Extent> {
    const PARTS: [&str; 20] = [
        "mot so khoan",
        "mot so diem",
        "khoan, dieu",
        "dieu, khoan",
        "cum tu",
        "phu luc",
        "mau so",
        "quy dinh ve",
        "cac quy dinh",
        "mot so dieu",
        "mot so noi dung",
        "noi dung",
        "danh muc",
        "bieu mau",
        "mot phan",
        "quy che",
        "dieu le",
        "doan",
        "tu ngu",
        "mot so quy dinh",
    ];
    PARTS
        .iter()
        .any(|it| folded.contains(it))
        .then_some(Extent::Part)
}

/// "(trừ khoản 2 Điều 15)", ", trừ Điều 12": what is excepted leaves the act partial.
pub(super) fn excepted(text: &str, from: usize, to: usize) -> Option<Extent> {
    let window = text.get(from..to)?;
    let at = window
        .find("trừ ")
        .filter(|at| window[..*at].ends_with(['(', ' ']))?;
    let rest = fold::fold(&window[at..floor(window, at + 60)]);
    [
        "tru dieu",
        "tru khoan",
        "tru diem",
        "tru quy dinh",
        "tru cac",
        "tru chuong",
        "tru muc",
    ]
    .iter()
    .any(|it| rest.starts_with(it))
    .then_some(Extent::Part)
}
