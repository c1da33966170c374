use std::ops::Range;

use cancu_model::{Date, fold};
use cancu_tables::List;

use crate::cursor::{floor, next_char, previous_char, skip_blanks, skip_soft};
use crate::heading::lines::Line;
use crate::number::{self, Number};
use crate::{date, kinds};

/// How much may stand in a line before its "Số": the name of a kind or a body.
const LEAD: usize = 300;

/// The document's own number, as its head writes it.
pub(super) struct Own {
    pub(super) number: Option<String>,
    pub(super) symbol: Option<String>,
    pub(super) year: Option<u16>,
    pub(super) kind: Option<&'static str>,
    pub(super) date: Option<Date>,
    pub(super) span: Range<usize>,
}

/// "Số: 38/KH-UBND", "Số: /KH-SNNPTNT", "Luật số: 46/2019/QH14", "SỐ 61/1998/NĐ-CP NGÀY ...".
pub(super) fn own(text: &str, head: &[Line]) -> Option<Own> {
    let (from, to) = (head.first()?.start, head.last()?.end);
    let mut lines = head.iter().peekable();
    let window = text.get(from..to)?;
    for hit in memchr::memchr2_iter(b's', b'S', window.as_bytes()) {
        let Some(word) = List::SoOfHead.begins(&window[hit..]) else {
            continue;
        };
        let (at, end) = (from + hit, from + hit + word.len());
        while lines.next_if(|it| it.end <= at).is_some() {}
        let line = lines.peek()?;
        let alphabetic = |it: Option<char>| it.is_some_and(char::is_alphabetic);
        let far = at < line.start || at - line.start > LEAD;
        if far || alphabetic(next_char(text, end)) || alphabetic(previous_char(text, at)) {
            continue;
        }
        let mut pos = skip_soft(text, end, 4);
        let colon = next_char(text, pos) == Some(':');
        if colon {
            pos = skip_soft(text, pos + 1, 12);
        } else if !matches!(word, "Số" | "SỐ") {
            continue;
        }
        let lead = fold::fold(
            text.get(line.start..at)
                .unwrap_or("")
                .replace("\\r\\n", " ")
                .trim_matches(['*', '|', ' ']),
        );
        let law = kinds::named(&lead);
        let opens =
            lead.is_empty() || law.is_some() || lead.starts_with("cua ") || lead.ends_with("hoi");
        if !opens || lead.contains("cong bao") {
            continue;
        }
        if let Some(found) = number_at(text, pos, colon) {
            let end = found.end;
            let dated = skip_blanks(text, end, 4);
            let day = date::date_at(text, dated)
                .or_else(|| loose_date(text, dated))
                .map(|it| it.0);
            return Some(Own {
                number: Some(found.number).filter(|it| !it.is_empty()),
                symbol: found.symbol,
                year: found.year,
                kind: law,
                date: day,
                span: at..end,
            });
        }
    }
    None
}

/// A number, or the symbol alone behind a blank one.
fn number_at(text: &str, at: usize, colon: bool) -> Option<Number> {
    if next_char(text, at).is_some_and(|it| it.is_ascii_digit()) {
        let found = number::forward(text, at)?;
        return (found.symbol.is_some() || !colon).then_some(found);
    }
    let mut pos = at;
    while let Some(it) = next_char(text, pos) {
        if !(it.is_whitespace() || matches!(it, '.' | '…' | '_')) || pos > at + 40 {
            break;
        }
        pos += it.len_utf8();
    }
    let joiner = next_char(text, pos).filter(|it| *it == '/' || crate::cursor::is_dash(*it))?;
    // The symbol is read as if a number stood before it.
    let window = text.get(pos + joiner.len_utf8()..floor(text, pos + 80))?;
    let mut whole = String::with_capacity(window.len() + 2);
    whole.push('0');
    whole.push(joiner);
    whole.push_str(window);
    let found = number::forward(&whole, 0)?;
    let symbol = found.symbol?;
    let end = pos + joiner.len_utf8() + found.end.checked_sub(1 + joiner.len_utf8())?;
    Some(Number {
        start: at,
        end,
        number: String::new(),
        year: found.year,
        symbol: Some(symbol),
        hyphen: false,
    })
}

/// "NGàY 7 THáNG 12 NăM 1945": a date whose capitals an old font damaged.
fn loose_date(text: &str, at: usize) -> Option<(Date, usize)> {
    let words = fold::fold(text.get(at..floor(text, at + 60))?);
    let mut words = words.split(' ');
    if words.next()? != "ngay" {
        return None;
    }
    let day = words.next()?.parse().ok()?;
    let (month_word, month) = (words.next()?, words.next()?.parse().ok()?);
    let (year_word, year) = (words.next()?, words.next()?.get(..4)?.parse().ok()?);
    (month_word == "thang" && year_word == "nam").then_some((Date::new(year, month, day)?, at))
}
