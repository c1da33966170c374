//! Where the day, the issuer and the title of a citation stand in the text behind it.

use std::ops::Range;

use cancu_model::{Date, Mention};

/// How far behind a citation its day is looked for.
const DAY: usize = 120;
/// How far behind a citation its issuer and its title are looked for.
const WORDS: usize = 700;

/// The bytes of the day that a citation bears, and another day written as it is written there:
/// `06/4/2007` for `20/04/2007` gives `20/4/2007`.
pub(super) fn day(text: &str, mention: &Mention, other: Date) -> Option<(Range<usize>, String)> {
    let said = mention.date.filter(|it| it.is_whole())?;
    let (day, month) = (said.day()?, said.month()?);
    let (other_day, other_month) = (other.day()?, other.month()?);
    let groups = digits(behind(text, mention.end, DAY));
    let window = groups.windows(3).find(|it| {
        let close = it
            .windows(2)
            .all(|pair| pair[1].0.start - pair[0].0.end <= 10);
        close
            && it[0].1 == u32::from(day)
            && it[1].1 == u32::from(month)
            && it[2].1 == u32::from(said.year())
    })?;
    let shift = |it: &Range<usize>| it.start + mention.end..it.end + mention.end;
    let [first, second, third] = [0, 1, 2].map(|at| shift(&window[at].0));
    let like = |range: &Range<usize>, value: u8| {
        if text[range.clone()].starts_with('0') || range.len() == 2 && value < 10 {
            format!("{value:02}")
        } else {
            value.to_string()
        }
    };
    let written = format!(
        "{}{}{}{}{}",
        like(&first, other_day),
        &text[first.end..second.start],
        like(&second, other_month),
        &text[second.end..third.start],
        other.year()
    );
    Some((first.start..third.end, written))
}

/// The bytes of words that stand in a citation, as a law's title does, or behind it.
pub(super) fn words(text: &str, mention: &Mention, words: &str) -> Option<Range<usize>> {
    let at = behind(text, mention.start, WORDS).find(words)? + mention.start;
    Some(at..at + words.len())
}

/// Runs of ASCII digits with their values.
pub(super) fn digits(text: &str) -> Vec<(Range<usize>, u32)> {
    let mut out = Vec::new();
    let mut from = None;
    for (at, it) in text.char_indices().chain([(text.len(), ' ')]) {
        if it.is_ascii_digit() {
            from.get_or_insert(at);
        } else if let Some(start) = from.take()
            && let Ok(value) = text[start..at].parse()
        {
            out.push((start..at, value));
        }
    }
    out
}

/// At most so many bytes before an offset.
pub(super) fn before(text: &str, at: usize, most: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(most));
    text.get(from..at).unwrap_or("")
}

/// At most so many bytes behind an offset.
pub(super) fn behind(text: &str, at: usize, most: usize) -> &str {
    let to = text.floor_char_boundary(at + most);
    text.get(at..to).unwrap_or("")
}
