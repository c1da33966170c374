//! How much of its target an act reaches.

use cancu_model::{Extent, fold};
use cancu_tables::List;

use crate::cursor::{floor, skip_blanks};

/// "Điều 6 và Phụ lục 4 về ... của": the provisions that an amending law's title names.
pub(super) fn pinpoint_of_amending(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let window = text.get(from..to)?;
    let at = List::AmendingVerb
        .words()
        .iter()
        .find_map(|it| window.find(it).map(|at| at + it.len()))?;
    let start = from + skip_blanks(window, at, 4);
    let rest = text.get(start..to)?;
    let unit = List::AmendingUnit.begins(rest).is_some();
    let end = rest.find(" về ").or_else(|| rest.find(" của"))?;
    (unit && rest[..end].contains(|it: char| it.is_ascii_digit())).then_some((start, start + end))
}

/// Words that limit an act to a part of its target.
pub(super) fn part_words(folded: &str) -> Option<Extent> {
    // "tại tiết a mục 1 phần II": old instruments are divided otherwise, and scans run words together.
    let old = || {
        let mut words = folded.split(|it: char| !it.is_alphanumeric());
        let mut last = "";
        words.any(|word| {
            let divides = List::OldDivision.holds(last);
            last = word;
            divides && is_label(word)
        })
    };
    let mut parts = List::PartOfTarget.words().iter();
    (parts.any(|it| folded.contains(it)) || old()).then_some(Extent::Part)
}

/// A letter, a number, or a Roman one: "a", "1", "ii".
fn is_label(word: &str) -> bool {
    let roman = !word.is_empty() && word.chars().all(|it| matches!(it, 'i' | 'v' | 'x'));
    word.len() == 1 || roman || word.bytes().all(|it| it.is_ascii_digit()) && !word.is_empty()
}

/// "(trừ khoản 2 Điều 15)", ", trừ Điều 12": what is excepted leaves the act partial.
pub(super) fn excepted(text: &str, from: usize, to: usize) -> Option<Extent> {
    let window = text.get(from..to)?;
    // "thay thế Thông tư A ... theo lộ trình như sau": not at once; "đối với nội dung trực ban": not all.
    let partly = [
        "theo lộ trình",
        " đối với nội dung ",
        " đối với các nội dung ",
        " đối với quy định ",
        " đối với các quy định ",
    ];
    if partly.iter().any(|it| window.contains(it)) {
        return Some(Extent::Part);
    }
    let at = window
        .find("trừ ")
        .filter(|at| window[..*at].ends_with(['(', ' ']))?;
    let rest = fold::fold(&window[at..floor(window, at + 60)]);
    List::Excepts.begins(&rest).map(|_| Extent::Part)
}

/// "hết hiệu lực thi hành kể từ ngày ... đối với thuế thu nhập doanh nghiệp": what a verdict that ends at
/// `end` reaches is the instrument as to that subject, and the rest of it stands.
pub(super) fn as_to_subject(text: &str, end: usize, to: usize) -> Option<Extent> {
    let rest = text.get(end..to.min(floor(text, end + 120)))?;
    let folded = fold::fold(rest);
    let at = folded.find("doi voi ")?;
    // Between them stand the words of its day alone.
    let day = |it: &str| {
        let it = it.trim_matches([',', '/', '-']);
        it.bytes()
            .all(|it| it.is_ascii_digit() || matches!(it, b'/' | b'-' | b'.'))
            || ["thi", "hanh", "ke", "tu", "ngay", "thang", "nam"].contains(&it)
    };
    folded[..at]
        .split_whitespace()
        .all(day)
        .then_some(Extent::Part)
}
