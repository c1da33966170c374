//! Words by which a document moves the day on which another takes effect.

use cancu_model::{Citation, Date, Extent, Relation, Source, fold};
use cancu_tables::List;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::clause::{self, Break};
use crate::cursor::{floor, skip_blanks};
use crate::needle::needle;
use crate::{date, work};

/// How far before "có hiệu lực" the new words of a clause may begin.
const QUOTED: usize = 160;

/// How far before the new words of a clause what they change is named.
const NAMED: usize = 4000;

/// How many citations before the new words are looked at.
const LAST: usize = 48;

/// How long a sentence that puts an entry into force off is read.
const SENTENCE: usize = 900;

/// The new words of a clause on the entry into force.
pub(crate) struct NewWords {
    /// The kind of what they speak of: "Nghị định này".
    kind: &'static str,
    /// Where their quotation begins.
    start: usize,
}

/// "Sửa đổi khoản 1 Điều 10 như sau: “1. Nghị định này có hiệu lực ...": says whether "hiệu lực" at
/// `at` stands in the new words of another instrument, which are not what the document says of itself.
pub(crate) fn new_words(text: &str, at: usize) -> Option<NewWords> {
    let from = floor(text, at.saturating_sub(QUOTED));
    let lead = text.get(from..at)?.trim_end().strip_suffix("có")?;
    let lead = lead.trim_end().strip_suffix("này")?;
    work::looked(lead.len());
    let quote = lead.rfind(['“', '"'])?;
    let said = lead[quote..].trim_start_matches(['“', '"']);
    if said.contains('”') {
        return None;
    }
    let line = said.rsplit('\n').next().unwrap_or(said).trim();
    let kind = crate::kinds::named(&fold::fold(without_label(line)))?;
    let start = from + quote;
    let before = text.get(floor(text, start.saturating_sub(240))..start)?;
    let before = before.trim_end();
    let line = fold::fold(before.rsplit('\n').next().unwrap_or(before));
    let changes = line.ends_with("nhu sau:")
        && (without_label(&line).starts_with("sua doi") || line.contains("duoc sua doi"));
    changes.then_some(NewWords { kind, start })
}

/// The words of a line behind "2.", "a)" or "Điều 10.".
fn without_label(line: &str) -> &str {
    let line = line.trim_start();
    let bare = line
        .strip_prefix("Điều ")
        .or_else(|| line.strip_prefix("dieu "));
    let rest = bare.unwrap_or(line);
    let label = rest.find(|it: char| !it.is_alphanumeric());
    let label = label.filter(|it| *it > 0 && *it <= 4);
    match label.and_then(|it| rest[it..].strip_prefix(['.', ')'])) {
        Some(it) => it.trim(),
        None => line.trim(),
    }
}

/// Gives every act that moves an entry into force the day to which: new words for the clause that
/// says it, and "lùi hiệu lực thi hành của Luật A đến ngày ...".
///
/// The sentence must be plain. What waits for another instrument ("đến ngày Luật B có hiệu lực") names
/// no day, and moves nothing here.
pub(crate) fn mark(text: &str, citations: &mut [Citation]) {
    if citations.is_empty() {
        return;
    }
    static EFFECT: Lazy<Finder<'static>> = Lazy::new(|| needle("này có hiệu lực"));
    if citations.iter().any(|it| it.relation == Relation::Amends) {
        for hit in EFFECT.find_iter(text.as_bytes()) {
            let end = hit + "này có hiệu lực".len();
            let words = new_words(text, end - "hiệu lực".len());
            if let Some(words) = words
                && let Some(day) = day_behind(text, end)
            {
                changed(citations, &words, day);
            }
        }
    }
    static BACK: Lazy<Finder<'static>> = Lazy::new(|| needle("ùi "));
    for hit in BACK.find_iter(text.as_bytes()) {
        put_off(text, hit, citations);
    }
}

/// The instrument whose clause has new words is the last one that the document amends before them.
fn changed(citations: &mut [Citation], words: &NewWords, day: Date) {
    let before = citations.partition_point(|it| it.span.end <= words.start);
    let last = citations[..before].iter_mut().rev().take(LAST);
    let amended = last.into_iter().find(|it| {
        work::looked(1);
        it.relation == Relation::Amends && it.source == Source::Document
    });
    let near = amended.filter(|it| words.start - it.span.end < NAMED && it.kind == words.kind);
    if let Some(it) = near {
        it.until = Some(day);
    }
}

/// "Lùi hiệu lực thi hành của Bộ luật A, Luật B ... đến ngày 01/01/2018": `at` is behind the first
/// letter.
fn put_off(text: &str, at: usize, citations: &mut [Citation]) {
    let start = floor(text, at.saturating_sub(1));
    let head = text.get(start..floor(text, at + 48)).unwrap_or("");
    if List::PutsOff.begins(&fold::fold(head)).is_none() {
        return;
    }
    let end = floor(text, start + SENTENCE);
    let end = clause::first_break(text, start, end, Break::Sentence).unwrap_or(end);
    let Some(day) = day_to(text, start, end) else {
        return;
    };
    let first = citations.partition_point(|it| it.span.start < start);
    for it in &mut citations[first..] {
        if it.span.start >= day.1 {
            break;
        }
        work::looked(1);
        // Where a place of it waits, the rest takes effect on its day.
        if it.source == Source::Document && it.pinpoint.is_none() {
            it.relation = Relation::Amends;
            it.extent = Some(Extent::Part);
            it.from = None;
            it.until = Some(day.0);
        }
    }
}

/// "đến ngày 01/01/2018" and where that stands; the day behind "đến hết ngày".
fn day_to(text: &str, from: usize, to: usize) -> Option<(Date, usize)> {
    let window = text.get(from..to)?;
    work::looked(window.len());
    let (words, at) = ["đến hết ngày ", "đến ngày ", "sang ngày "]
        .into_iter()
        .find_map(|it| Some((it, window.find(it)?)))?;
    let (day, stop) = date::date_at(text, from + at + words.len() - "ngày ".len())?;
    let whole = day.is_whole() && stop <= to;
    let day = if words.contains("hết") {
        day.day_after()
    } else {
        day
    };
    whole.then_some((day, from + at))
}

/// "có hiệu lực thi hành từ ngày 01 tháng 8 năm 2024" behind "hiệu lực".
fn day_behind(text: &str, end: usize) -> Option<Date> {
    let mut at = skip_blanks(text, end, 3);
    for words in ["thi hành", "kể", "từ"] {
        if let Some(after) = date::word_at(text, at, &[words]) {
            at = skip_blanks(text, after, 3);
        }
    }
    date::date_at(text, at)
        .map(|it| it.0)
        .filter(|it| it.is_whole())
}
