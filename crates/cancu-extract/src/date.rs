//! Dates as documents write them: "ngày 22 tháng 5 năm 2018", "ngày 18/02/2025", "15-4-2012".

use cancu_model::Date;
use cancu_tables::List;

use crate::cursor::{is_blank, is_dash, next_char, skip_blanks, skip_soft};

/// Reads a date at `at`, with or without "ngày" before it; gives the offset behind it.
///
/// A day left blank ("ngày tháng 3 năm 2024") gives the month; "tháng 4-2007" too. A bare
/// year is no date.
pub(crate) fn date_at(text: &str, at: usize) -> Option<(Date, usize)> {
    let mut pos = at;
    let mut said = false;
    if let Some(after) = word_at(text, pos, List::Day.words()) {
        pos = skip_soft(text, after, 4);
        said = true;
    }
    if let Some((day, after)) = digits(text, pos, 2) {
        let joint = skip_blanks(text, after, 2);
        if let Some(it) = next_char(text, joint)
            && (it == '/' || is_dash(it) || it == '.' && said)
        {
            let (month, after) = digits(text, skip_blanks(text, joint + it.len_utf8(), 2), 2)?;
            let joint = skip_blanks(text, after, 2);
            let second = next_char(text, joint)?;
            if second == '/' || is_dash(second) || second == '.' && said {
                let (year, end) = year_at(text, skip_blanks(text, joint + second.len_utf8(), 2))?;
                return Some((Date::new(year, month as u8, day as u8)?, end));
            }
            return None;
        }
        if !said {
            return None;
        }
        // "ngày 04 ngày 8 tháng 2025" and other slips are left unread.
        // But "ngày 18 ngày 5 năm 2004" can mean one day alone.
        let month = skip_soft(text, after, 4);
        let after = word_at(text, month, List::Month.words())
            .or_else(|| word_at(text, month, &["ngày"]))?;
        let (month, after) = digits(text, skip_soft(text, after, 4), 2)?;
        let (year, end) = year_word(text, after)?;
        return Some((Date::new(year, month as u8, day as u8)?, end));
    }
    // The day is blank, or the date begins with its month.
    let month_word = word_at(text, skip_dots(text, pos), List::Month.words())?;
    let (month, after) = digits(text, skip_soft(text, month_word, 4), 2)?;
    let joint = skip_blanks(text, after, 2);
    if let Some(it) = next_char(text, joint)
        && (it == '/' || is_dash(it))
    {
        let (year, end) = year_at(text, joint + it.len_utf8())?;
        return Some((Date::of_month(year, month as u8)?, end));
    }
    let (year, end) = year_word(text, after)?;
    Some((Date::of_month(year, month as u8)?, end))
}

/// Reads "năm 2015" at `at`.
pub(crate) fn year_word(text: &str, at: usize) -> Option<(u16, usize)> {
    let after = word_at(text, skip_soft(text, at, 4), List::Year.words())?;
    year_at(text, skip_soft(text, after, 4))
}

/// Reads a year in which an instrument can have been signed.
fn year_at(text: &str, at: usize) -> Option<(u16, usize)> {
    let (year, end) = digits(text, at, 4)?;
    (1930..2100).contains(&year).then_some((year, end))
}

/// The offset behind one of `words` at `at`.
pub(crate) fn word_at(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let rest = text.get(at..)?;
    let word = words.iter().find(|it| rest.starts_with(**it))?;
    let end = at + word.len();
    (!next_char(text, end).is_some_and(char::is_alphabetic)).then_some(end)
}

fn skip_dots(text: &str, mut at: usize) -> usize {
    while let Some(it) = next_char(text, at) {
        if !(is_blank(it) || it == '.' || it == '…' || it == '_') {
            break;
        }
        at += it.len_utf8();
    }
    at
}

fn digits(text: &str, at: usize, most: usize) -> Option<(u16, usize)> {
    let count = text
        .get(at..)?
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    if count == 0 || count > most || most == 4 && count != 4 {
        return None;
    }
    Some((text.get(at..at + count)?.parse().ok()?, at + count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_date_is_read() {
        for (text, want) in [
            ("ngày 22 tháng 5 năm 2018 của", "2018-05-22"),
            ("ngày 18/02/2025", "2025-02-18"),
            ("ngày 17/3/2015)", "2015-03-17"),
            ("ngày 15-4-2012", "2012-04-15"),
            ("ngày 5.1.2016", "2016-01-05"),
            ("19/9/1994", "1994-09-19"),
            ("ngày  tháng 3 năm 2024", "2024-03"),
            ("ngày … tháng 3 năm 2024", "2024-03"),
            ("tháng 4-2007", "2007-04"),
            ("ngày\n10 tháng 12\nnăm 2013", "2013-12-10"),
            ("ngày 15 tháng 9 năm2005", "2005-09-15"),
        ] {
            assert_eq!(
                date_at(text, 0).map(|it| it.0.to_string()).as_deref(),
                Some(want),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        for text in [
            "ngày 31/02/2020",
            "ngày ký",
            "2/2021",
            "năm 2015",
            "ngày 45 tháng 13 năm 2020",
            "ngày 22/7/0343",
            "",
        ] {
            assert_eq!(date_at(text, 0), None, "{text}");
        }
    }
}
