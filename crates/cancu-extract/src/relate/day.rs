//! The days of acts and of instruments that stand apart from them.

use cancu_model::{Date, fold};
use cancu_tables::List;

use crate::cursor::{floor, skip_blanks};
use crate::date;

use super::SENTENCE;
use super::issuer::before_verb;

/// "hết hiệu lực (thi hành) (kể) từ ngày 01/7/2021": the act's own day.
pub(super) fn date_of_verdict(text: &str, end: usize, to: usize) -> Option<Date> {
    let mut at = skip_blanks(text, end, 3);
    for words in List::BeforeDay.words() {
        if let Some(after) = date::word_at(text, at, &[words]) {
            at = skip_blanks(text, after, 3);
        }
    }
    let (day, stop) = date::date_at(text, at)?;
    (stop <= to && day.is_whole()).then_some(day)
}

/// "... đến hết ngày 15 tháng 9 năm 2022": the first day after what lasts so long.
pub(super) fn until(text: &str, from: usize, to: usize) -> Option<Date> {
    let window = text.get(from..floor(text, to.max(from)))?;
    let at = List::Until
        .words()
        .iter()
        .find_map(|it| window.find(it).map(|at| at + it.len() - "ngày".len()))?;
    let (day, _) = date::date_at(text, from + at)?;
    day.is_whole().then(|| day.day_after())
}

/// "Bãi bỏ Nghị định A ..., từ ngày 01/01/2023 (đến ...)": the act's own day behind the instrument.
pub(super) fn date_behind(text: &str, from: usize, to: usize) -> Option<Date> {
    let window = text.get(from..floor(text, to.max(from).min(from + SENTENCE / 4)))?;
    let mut search = 0;
    while let Some(at) = window.get(search..)?.find("từ ngày ").map(|it| search + it) {
        search = at + "từ ngày ".len();
        let before = window[..at].trim_end().trim_end_matches("kể").trim_end();
        let lead = fold::fold(&before[floor(before, before.len().saturating_sub(40))..]);
        // Another's day: "có hiệu lực từ ngày", "giai đoạn từ ngày".
        let own = before.ends_with(',') || List::OthersDay.ends(&lead).is_none();
        let (day, _) = date::date_at(window, at + "từ ".len())?;
        if own && day.is_whole() {
            return Some(day);
        }
    }
    None
}

/// "Kể từ ngày 01/7/2021, ..." before the instrument.
pub(super) fn date_in_lead(text: &str, from: usize, to: usize) -> Option<Date> {
    let lead = text.get(from..to)?;
    let at = lead
        .rfind("ể từ ngày")
        .map(|it| it + "ể từ ".len())
        .or_else(|| lead.find("Từ ngày").map(|it| it + "Từ ".len()))?;
    // The document's own entry into force is not the act's.
    if fold::fold(&lead[..at]).contains("co hieu luc") {
        return None;
    }
    date::date_at(text, from + at)
        .map(|it| it.0)
        .filter(|it| it.is_whole())
}

/// "Ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị số ...": the day stands before who issued.
pub(super) fn date_before(text: &str, core: usize) -> Option<Date> {
    let from = floor(text, core.saturating_sub(160));
    let lead = text.get(from..core)?.trim_end();
    let body = before_verb(lead)?;
    let at = body
        .rfind("Ngày ")
        .or_else(|| body.rfind("ngày "))
        .filter(|at| !body[*at..].contains([';', '\n', ':']))?;
    let (day, end) = date::date_at(text, from + at)?;
    // Between day and verb stands the issuer alone.
    let rest = text.get(end..from + body.len())?.trim();
    let issuer = match rest.strip_prefix(',') {
        Some(it) => it.trim(),
        // "và ngày 04/6/2010 ban hành", "..., ngày 16/4/2009 Thủ tướng Chính phủ đã ban hành": the
        // day of no number before it.
        None => {
            let before = body[..at].trim_end();
            let joined = ["và", "Và"].iter().any(|it| before.ends_with(it));
            let apart = joined
                || before.is_empty()
                || body[at..].starts_with('N')
                || !rest.is_empty() && before.ends_with([',', ';', '.']);
            apart.then_some(rest)?
        }
    };
    (day.is_whole() && !issuer.contains([',', '.'])).then_some(day)
}

/// "trước ngày Nghị định A có hiệu lực": before a core at `at` stands what makes a day of it.
pub(super) fn names_a_day(text: &str, from: usize, at: usize) -> bool {
    let lead = text.get(floor(text, at.saturating_sub(24)).max(from)..at);
    List::NamesDay
        .ends(fold::fold(lead.unwrap_or("")).trim_end())
        .is_some()
}
