use cancu_model::{Date, fold};
use cancu_tables::{place_prefix, places};

use crate::cursor::floor;
use crate::date;
use crate::heading::lines::{Line, columns, is_upper};

/// How much of the end of a text holds the place and the day of documents before 1990.
const FOOT: usize = 1500;

/// "Quảng Ngãi, ngày 04 tháng 3 năm 2021": the place and the day, at the head or, as older
/// documents have it, above the one who signs.
pub(super) fn read(text: &str, from: usize, head: &[Line]) -> (Option<String>, Option<Date>) {
    let end = head.last().map_or(from, |it| it.end);
    if let Some((place, day)) = dated(text, from, end) {
        return (Some(place), Some(day));
    }
    // The day stands without its place ("30 tháng 3 năm 2018").
    let alone = head.iter().take(14).find_map(|it| {
        let words = it.words().trim();
        let dated = words.starts_with(|it: char| it.is_ascii_digit()) && words.contains(" tháng ");
        dated
            .then(|| date::date_at(&format!("ngày {words}"), 0).map(|it| it.0))
            .flatten()
    });
    if alone.is_some() {
        return (None, alone);
    }
    let foot = floor(text, text.len().saturating_sub(FOOT)).max(end);
    crate::work::looked(text.len() - foot.min(text.len()));
    let mut at = foot;
    let lines = text.get(foot..).unwrap_or("");
    for line in lines.split_inclusive('\n') {
        let alone = line.len() < LONG && line.contains(',');
        if let Some((place, day)) = alone.then(|| dated(text, at, at + line.len())).flatten() {
            return (Some(place), Some(day));
        }
        at += line.len();
    }
    (None, None)
}

/// How long a line of a place and a day is at the most, with the blanks that move it to the right.
const LONG: usize = 120;

/// The first place with a day in a stretch of a text.
fn dated(text: &str, from: usize, end: usize) -> Option<(String, Date)> {
    let mut search = from;
    let window = text.get(from..end).unwrap_or("");
    // A text without marks has no "ngày" at all.
    let word = ["ngày", "ngay"]
        .into_iter()
        .find(|it| window.contains(it))
        .unwrap_or("ngày");
    while let Some(at) = text
        .get(search..end)
        .and_then(|it| it.find(word))
        .map(|it| search + it)
    {
        search = at + word.len();
        let Some((day, _)) = date::date_at(text, at) else {
            continue;
        };
        let before = text
            .get(from..at)
            .unwrap_or("")
            .trim_end_matches(|it: char| it.is_whitespace() || matches!(it, '|' | '*'));
        let Some(before) = before.strip_suffix(',') else {
            continue;
        };
        let stop = before
            .rfind(['\n', '|', '*', ';', '.'])
            .map_or(0, |it| it + 1);
        // Data sets write line breaks as letters.
        let name = before[stop..].rsplit("\\n").next().unwrap_or("");
        let mut name = name.trim_start_matches(is_gap).trim();
        // "Hà⏎Nội", "Số: 454/UBND-NCTH Vị Thanh": the name's own capitals tell where it begins.
        // "Đạ Tẻh 2" is a name.
        let numbered = name.trim_end_matches(|it: char| it.is_ascii_digit());
        let numbered = numbered.len() + 2 >= name.len() && numbered.ends_with(' ');
        let bare = if numbered {
            name.rsplit_once(' ').map_or(name, |it| it.0)
        } else {
            name
        };
        if bare.contains(|it: char| it.is_ascii_digit() || it == '/') {
            let cut = bare
                .rsplit_once(|it: char| it.is_ascii_digit() || it == '/')
                .map_or(bare, |it| it.1);
            // "Chương trình số 55-CTr/TU, ngày ...": a symbol alone is no place.
            let Some((_, behind)) = cut.split_once(' ') else {
                continue;
            };
            let behind = behind.trim_start_matches(is_gap);
            name = name[bare.len() - behind.len()..].trim();
        }
        let mut whole = crate::scan::one_line(columns(name).1);
        if !whole.contains(' ') && stop > 0 && place_prefix(&fold::fold(&whole), None).is_none() {
            let above = before[..stop - 1].trim_end();
            let word = above
                .rsplit(|it: char| it.is_whitespace() || it == '|')
                .next()
                .unwrap_or("");
            if word.starts_with(char::is_uppercase) && !is_upper(word) {
                whole = format!("{word} {whole}");
            }
        }
        let known = place_prefix(&fold::fold(&whole), None)
            .is_some_and(|it| it.1 == fold::fold(&whole).len());
        if known
            || whole.split(' ').count() <= 4
                && whole
                    .split(' ')
                    .all(|it| it.starts_with(char::is_uppercase) || numbered && it.len() < 3)
                && !whole.is_empty()
        {
            return Some((marked(&whole).unwrap_or(whole), day));
        }
    }
    None
}

/// Blanks and dashes between a number and a place on one line.
fn is_gap(it: char) -> bool {
    it.is_whitespace() || matches!(it, '-' | '–' | '—')
}

/// The province that a name without marks means: "Thai Binh" is Thái Bình.
pub(super) fn marked(name: &str) -> Option<String> {
    if !name.is_ascii() {
        return None;
    }
    let folded = fold::fold(name);
    let (place, length) = place_prefix(&folded, Some(1))?;
    (length == folded.len()).then(|| places()[place as usize].name.to_owned())
}
