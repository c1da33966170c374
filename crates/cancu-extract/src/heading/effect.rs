use cancu_model::{Date, Effective, fold};
use cancu_tables::List;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::cursor::{floor, skip_soft};
use crate::date;
use crate::needle::needle;

/// How far before its day the clause that says it begins.
const CLAUSE: usize = 500;

/// How much of a text's end is looked at for other words than "hiệu lực".
const END: usize = 4000;

/// Reads from when the document has effect: "Nghị định này có hiệu lực (thi hành) (kể) từ ngày ...".
///
/// "Sau 45 ngày kể từ ngày ký" gives a day when the day of signing is known.
pub(super) fn read(text: &str, signed: Option<Date>) -> Option<Effective> {
    static EFFECT: Lazy<Finder<'static>> = Lazy::new(|| needle("hiệu lực"));
    for at in EFFECT.find_iter(text.as_bytes()) {
        crate::work::looked(8);
        let before = |reach| {
            text.get(floor(text, at.saturating_sub(reach))..at)
                .unwrap_or("")
        };
        if !fold::fold(before(8)).ends_with("co") {
            continue;
        }
        crate::work::looked(120);
        let lead = fold::fold(before(120));
        let Some(subject) = lead.strip_suffix(" co") else {
            continue;
        };
        let subject = subject.rsplit(['.', ';', ':']).next().unwrap_or(subject);
        // "1. Thông tư có hiệu lực": at the head of a clause the kind alone means the document.
        let named = crate::kinds::named(subject.trim()).is_some();
        let own = List::OwnEffect.ends(subject).is_some()
            // "Nghị quyết này được Quốc hội ... thông qua ngày ... và có hiệu lực".
            || subject.contains(" nay duoc") && subject.contains("thong qua")
            || passed(subject)
            || subject.ends_with(" va") && own_clause(text, at);
        if !own && !named {
            continue;
        }
        // New words of an instrument that the document amends speak of that one.
        if crate::entry::new_words(text, at).is_some() {
            continue;
        }
        let mut others = List::OthersEffect.words().iter();
        if others.any(|it| subject.contains(it)) {
            continue;
        }
        let pos = skip_soft(text, at + "hiệu lực".len(), 4);
        if let Some(found) = day_behind(text, pos) {
            return Some(found);
        }
        let rest = fold::fold(text.get(pos..floor(text, pos + 90)).unwrap_or(""));
        let days = rest.split(' ').find_map(|it| it.parse::<u32>().ok());
        if let (Some(days), Some(signed)) = (
            days.filter(|_| {
                let mut from = List::CountsFrom.words().iter();
                from.any(|it| rest.contains(it))
            }),
            signed,
        ) {
            return add_days(signed, days).map(Effective::On);
        }
    }
    in_other_words(text)
}

/// "Nghị quyết được thông qua ngày 19 tháng 12 năm 2025 và": a resolution speaks of itself.
fn passed(subject: &str) -> bool {
    let said = subject.trim_start().split_once(" duoc ");
    said.is_some_and(|it| crate::kinds::named(it.0).is_some() && it.1.contains("thong qua"))
}

/// "Quyết định này thi hành từ ngày ...", "... này thay thế ..., có giá trị từ ngày ký": at the end.
fn in_other_words(text: &str) -> Option<Effective> {
    let from = floor(text, text.len().saturating_sub(END));
    let end = text.get(from..)?;
    crate::work::looked(end.len());
    for words in ["thi hành ", "có giá trị "] {
        for (at, _) in end.match_indices(words) {
            let at = from + at;
            let near = text.get(floor(text, at.saturating_sub(12))..at);
            let near = near.is_some_and(|it| it.trim_end().ends_with("này"));
            if (near || words.starts_with("có"))
                && own_clause(text, at)
                && let Some(found) = day_behind(text, at + words.len())
            {
                return Some(found);
            }
        }
    }
    None
}

/// "(thi hành) (kể) từ ngày 01/7/2021", "từ ngày ký".
fn day_behind(text: &str, at: usize) -> Option<Effective> {
    let mut pos = at;
    for words in List::BeforeEffect.words() {
        if let Some(after) = date::word_at(text, pos, &[words]) {
            pos = skip_soft(text, after, 4);
        }
    }
    let window = text.get(pos..floor(text, pos + 90)).unwrap_or("");
    let rest = fold::fold(window);
    if List::Signing.begins(&rest).is_some() {
        return Some(Effective::Signing);
    }
    let dated = date::date_at(text, pos);
    // "từ 01 tháng 01 năm 2017".
    let bare = || {
        let digit = window.starts_with(|it: char| it.is_ascii_digit());
        digit
            .then(|| date::date_at(&format!("ngày {window}"), 0))
            .flatten()
    };
    let (day, _) = dated.or_else(bare).filter(|it| it.0.is_whole())?;
    Some(Effective::On(day))
}

/// Says whether the clause before `at` begins with the document: "Quyết định này thay thế ... và".
fn own_clause(text: &str, at: usize) -> bool {
    let lead = text
        .get(floor(text, at.saturating_sub(CLAUSE))..at)
        .unwrap_or("");
    crate::work::looked(lead.len());
    let marks = [("\n", 1), (". ", 2), (": ", 2), ("; ", 2), (" - ", 3)];
    let begin = marks
        .iter()
        .filter_map(|it| lead.rfind(it.0).map(|at| at + it.1))
        .max();
    let clause = fold::fold(&lead[begin.unwrap_or(0)..]);
    let subject = format!("{clause} ");
    subject
        .split_once(" nay ")
        .is_some_and(|it| crate::kinds::named(it.0.trim()).is_some())
}

/// The day `days` after a whole date.
fn add_days(from: Date, days: u32) -> Option<Date> {
    let (mut year, mut month, mut day) = (from.year(), from.month()?, from.day()?);
    for _ in 0..days.min(3660) {
        if Date::new(year, month, day + 1).is_some() {
            day += 1;
        } else if month < 12 {
            (month, day) = (month + 1, 1);
        } else {
            (year, month, day) = (year + 1, 1, 1);
        }
    }
    Date::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effective(text: &str) -> Option<String> {
        read(text, Date::new(2020, 12, 20)).map(|it| it.to_string())
    }

    #[test]
    fn the_day_of_entry_into_force_is_read() {
        assert_eq!(
            effective("Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2021."),
            Some("2021-01-01".to_owned())
        );
        assert_eq!(
            effective("Quyết định này có hiệu lực kể từ ngày ký ban hành."),
            Some("signing".to_owned())
        );
        assert_eq!(
            effective("Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký."),
            Some("2021-02-03".to_owned())
        );
        assert_eq!(
            effective("hết hiệu lực kể từ ngày Thông tư này có hiệu lực."),
            None
        );
    }
}
