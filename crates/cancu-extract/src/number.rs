//! Number and symbol: `04/2015/NĐ-CP`, `120 -KL/TW`, `43-CP`, in every way they are written.

use cancu_model::fold::latin_of_cyrillic;
use cancu_tables::List;

use crate::cursor::{
    is_blank, is_dash, next_char, page_header_forward, previous_char, skip_blanks, skip_blanks_back,
};
use crate::kinds;

/// A number with its symbol as found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    /// The first digit.
    pub(crate) start: usize,
    /// The byte after the symbol.
    pub(crate) end: usize,
    /// Digits as written, with a letter suffix or a dotted part: `04`, `30c`, `66.19`.
    pub(crate) number: String,
    /// The year inside: `2015` of `04/2015/NĐ-CP`.
    pub(crate) year: Option<u16>,
    /// In the field's form: no blanks, plain hyphens, Đ as U+0110.
    pub(crate) symbol: Option<String>,
    /// The number and its symbol are joined by a hyphen, as the Party and old decrees do.
    pub(crate) hyphen: bool,
}

/// Reads the number whose symbol holds the slash at `slash`.
pub(crate) fn around_slash(text: &str, slash: usize) -> Option<Number> {
    let end = skip_blanks_back(text, slash, 3);
    let start = run_back(text, end);
    let run = text.get(start..end)?;
    let first = run.chars().next()?;
    if first.is_ascii_digit() {
        if !(is_number(run) || digits_of(run).is_some())
            || previous_char(text, start).is_some_and(|it| it == '/' || it == ':')
        {
            return None;
        }
        return forward(text, torn_head(text, start).unwrap_or(start));
    }
    if run.chars().any(|it| it.is_ascii_digit()) && run.chars().count() > 6 {
        return None;
    }
    let before = skip_blanks_back(text, start, 3);
    let joiner = previous_char(text, before)?;
    let end = if is_dash(joiner) {
        skip_blanks_back(text, before - joiner.len_utf8(), 2)
    } else if before < start && (kinds::of_code(run).is_some() || is_capitals(run)) {
        before
    } else {
        return None;
    };
    let start = run_back(text, end);
    if !is_number(text.get(start..end)?) || previous_char(text, start) == Some('/') {
        return None;
    }
    forward(text, start)
}

/// Reads a number that begins at `start`, with the symbol behind it if there is one.
pub(crate) fn forward(text: &str, start: usize) -> Option<Number> {
    let mut end = run_forward(text, start);
    // "08/UBND" runs on to the slash alone; "443TTg" would be digits and letters in one.
    let run = text.get(start..end)?;
    let mended = digits_of(run);
    if !is_number(run) && mended.is_none() {
        let digits = run.bytes().take_while(u8::is_ascii_digit).count();
        end = start + digits;
    }
    let mut number: String = mended.unwrap_or(text.get(start..end)?.to_owned());
    // "số 4 12/TTr-SNV": a blank inside the number, before its symbol.
    if let Some((more, behind)) = torn(text, end)
        && number.len() <= 3
        && number.bytes().all(|it| it.is_ascii_digit())
    {
        number.push_str(more);
        end = behind;
    }
    if number.is_empty() || number.len() > 7 {
        return None;
    }
    let mut found = Number {
        start,
        end,
        number,
        year: None,
        symbol: None,
        hyphen: false,
    };
    let after = skip_blanks(text, end, 2);
    match next_char(text, after) {
        Some('/') => {
            let body = skip_join(text, after + 1);
            if let Some((year, year_end)) = year_at(text, body) {
                found.year = Some(year);
                found.end = year_end;
                let joint = skip_blanks(text, year_end, 2);
                let joiner = next_char(text, joint)?;
                if (joiner == '/' || is_dash(joiner))
                    && let Some((symbol, end)) =
                        symbol_at(text, skip_join(text, joint + joiner.len_utf8()))
                {
                    found.symbol = Some(symbol);
                    found.end = end;
                }
            } else {
                let (symbol, end) = symbol_at(text, body)?;
                found.symbol = Some(symbol);
                found.end = end;
            }
        }
        Some(joiner) if is_dash(joiner) => {
            let body = skip_join(text, after + joiner.len_utf8());
            if let Some((symbol, end)) = symbol_at(text, body) {
                found.symbol = Some(symbol);
                found.end = end;
                found.hyphen = true;
            }
        }
        Some(it) if after > end && it.is_uppercase() => {
            // "84 QĐ/TWĐTN": the joiner is lost; the code must be a known one with a slash.
            if let Some((symbol, end)) = symbol_at(text, after)
                && let Some((first, second)) = symbol.split_once('/')
                && (kinds::of_code(first).is_some()
                    || is_capitals(first) && is_capitals(second) && is_dated(text, end))
            {
                found.symbol = Some(symbol);
                found.end = end;
                found.hyphen = true;
            }
        }
        _ => {}
    }
    if let Some(symbol) = &mut found.symbol {
        // "111-HĐBT/1981", "50/CP/1995": the year stands last.
        if let Some((body, year)) = symbol.rsplit_once('/')
            && let Some(year) = parse_year(year)
            && found.year.is_none()
        {
            found.year = Some(year);
            *symbol = body.to_owned();
        }
    }
    Some(found)
}

/// Digits among which a scan put letters that look like them: `36O9`, `3l2`.
fn digits_of(run: &str) -> Option<String> {
    let looks = |it: char| matches!(it, 'O' | 'o' | 'l' | 'I');
    let ends = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    let mixed = run.len() <= 5
        && ends(run.chars().next())
        && ends(run.chars().next_back())
        && run.contains(looks)
        && run.chars().all(|it| it.is_ascii_digit() || looks(it));
    mixed.then(|| run.replace(['O', 'o'], "0").replace(['l', 'I'], "1"))
}

/// The rest of a number behind a blank at `end`, where a symbol follows it.
fn torn(text: &str, end: usize) -> Option<(&str, usize)> {
    let start = skip_blanks(text, end, 2);
    let rest = text.get(start..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = start + digits;
    if start == end || text.get(end..start)?.contains('\n') {
        return None;
    }
    if !(1..=3).contains(&digits) || next_char(text, behind) != Some('/') {
        return None;
    }
    let (symbol, _) = symbol_at(text, behind + 1)?;
    kinds::of_symbol(&symbol)?;
    Some((rest.get(..digits)?, behind))
}

/// Where the digits begin that a blank parts from a number at `start`: "số 4 12/TTr-SNV".
fn torn_head(text: &str, start: usize) -> Option<usize> {
    let end = skip_blanks_back(text, start, 2);
    let before = text.get(..end)?;
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let head = end.checked_sub(digits)?;
    let so = skip_blanks_back(text, head, 2);
    let led = List::SoGlued.ends(&text[..so]).is_some();
    let one_line = !text.get(end..start)?.contains('\n');
    (end < start && (1..=3).contains(&digits) && so < head && led && one_line).then_some(head)
}

fn is_capitals(segment: &str) -> bool {
    segment.chars().count() > 1 && segment.chars().all(char::is_uppercase)
}

/// Says whether a day follows.
fn is_dated(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let rest = rest.trim_start_matches(|it| it == ',' || is_blank(it));
    let day = rest.strip_prefix("ngày");
    day.is_some_and(|it| it.starts_with(is_blank))
}

/// Blanks after a joiner: a line break, or a page header of the gazette, may stand there.
fn skip_join(text: &str, at: usize) -> usize {
    let after = skip_blanks(text, at, 3);
    if after > at
        && let Some(behind) = page_header_forward(text, after.max(at))
    {
        return behind;
    }
    after
}

fn run_back(text: &str, end: usize) -> usize {
    let mut start = end;
    while let Some(it) = previous_char(text, start) {
        if !(is_symbol_letter(it) || it.is_ascii_digit() || it == '.') || end - start > 24 {
            break;
        }
        start -= it.len_utf8();
    }
    // "số.04": a full stop before the digits is not theirs.
    while next_char(text, start) == Some('.') {
        start += 1;
    }
    // "số443/TTg", "Luật46": digits glued to a word begin after its letters.
    if let Some(run) = text.get(start..end) {
        let letters = run.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
        let glued = previous_char(text, start).is_some_and(char::is_alphabetic) || letters > 0;
        let rest = &run[letters..];
        if glued
            && letters > 0
            && is_number(rest)
            && !run[..letters].chars().any(char::is_uppercase)
        {
            return start + letters;
        }
    }
    start
}

fn run_forward(text: &str, start: usize) -> usize {
    let mut end = start;
    while let Some(it) = next_char(text, end) {
        let inside = it.is_ascii_alphanumeric()
            || matches!(it, 'đ' | 'Đ')
            || it == '.' && next_char(text, end + 1).is_some_and(|it| it.is_ascii_digit());
        if !inside || end - start > 10 {
            break;
        }
        end += it.len_utf8();
    }
    end
}

/// Digits, at most one dotted part, at most one letter behind: `04`, `66.19`, `30c`, `888a`.
fn is_number(run: &str) -> bool {
    let digits = run.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 5 {
        return false;
    }
    let mut rest = &run[digits..];
    if let Some(dotted) = rest.strip_prefix('.') {
        let more = dotted.bytes().take_while(u8::is_ascii_digit).count();
        if more == 0 || more > 3 {
            return false;
        }
        rest = &dotted[more..];
    }
    let mut letters = rest.chars();
    letters.next().is_none_or(char::is_alphabetic) && letters.next().is_none()
}

fn year_at(text: &str, at: usize) -> Option<(u16, usize)> {
    let digits = text
        .get(at..)?
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    if digits != 4 || next_char(text, at + 4).is_some_and(char::is_alphabetic) {
        return None;
    }
    Some((parse_year(text.get(at..at + 4)?)?, at + 4))
}

pub(crate) fn parse_year(text: &str) -> Option<u16> {
    let year = text.parse().ok().filter(|_| text.len() == 4)?;
    (1930..2100).contains(&year).then_some(year)
}

/// Letters that symbols are written with, look-alikes of other alphabets included.
fn is_symbol_letter(it: char) -> bool {
    it.is_ascii_alphabetic()
        || matches!(it, 'Đ' | 'đ' | 'Ð' | 'ð' | 'Ư' | 'ư')
        || latin_of_cyrillic(it).is_some()
}

/// Reads a symbol at `at`: segments of letters joined by hyphens and slashes, blanks and line
/// breaks beside the joiners allowed where the next segment is a symbol's.
fn symbol_at(text: &str, at: usize) -> Option<(String, usize)> {
    let (first, mut end) = segment_at(text, at)?;
    if !first.starts_with(char::is_uppercase)
        && (first.len() < 2 || kinds::of_code(&first).is_none())
    {
        return None;
    }
    let mut symbol = first;
    while symbol.len() < 64 {
        let Some((joiner, next, next_end)) =
            joined_segment(text, end).or_else(|| body_behind_code(text, &symbol, end))
        else {
            break;
        };
        // "QĐ.UBND": a full stop for the hyphen behind a kind's code.
        let dotted =
            joiner == '.' && kinds::of_code(&symbol).is_some() && kinds::is_issuer_symbol(&next);
        symbol.push(if dotted { '-' } else { joiner });
        symbol.push_str(&next);
        end = next_end;
    }
    // "TT-BC A": a blank inside the letters of a body, which are none without the last.
    if let Some((letters, behind)) = torn_body(text, &symbol, end) {
        symbol.push_str(&letters);
        end = behind;
    }
    // "QH 15": a blank between the body and its term.
    if List::AssemblyEnd.ends(&symbol).is_some() {
        let term = skip_blanks(text, end, 1);
        let digits = text
            .get(term..)
            .map_or(0, |it| it.bytes().take_while(u8::is_ascii_digit).count());
        let after = next_char(text, term + digits);
        if (1..=2).contains(&digits) && !after.is_some_and(|it| it == '/' || it.is_alphanumeric()) {
            symbol.push_str(text.get(term..term + digits).unwrap_or(""));
            end = term + digits;
        }
    }
    // "BCA(V19)": the unit in brackets belongs to the symbol.
    if next_char(text, end) == Some('(')
        && let Some((unit, close)) = segment_at(text, end + 1)
        && next_char(text, close) == Some(')')
        && unit.starts_with('V')
        && unit[1..].bytes().all(|it| it.is_ascii_digit())
    {
        symbol.push_str(&format!("({unit})"));
        end = close + 1;
    }
    let (symbol, cut) = without_footnote(symbol);
    Some((restore_dd(&symbol), end - cut))
}

/// The last letters of a body behind a blank, where those before it are no body's.
fn torn_body(text: &str, symbol: &str, end: usize) -> Option<(String, usize)> {
    let (_, body) = symbol.rsplit_once('-')?;
    let rest = text.get(end..)?.strip_prefix(' ')?;
    if !rest.starts_with(char::is_uppercase) || kinds::is_issuer_symbol(body) {
        return None;
    }
    let (letters, behind) = segment_at(text, end + 1)?;
    let short = letters.chars().count() <= 2 && is_capitals(&letters);
    (short && kinds::is_issuer_symbol(&format!("{body}{letters}"))).then_some((letters, behind))
}

/// "QĐ BTC": a blank for the hyphen between a kind's code and the letters of a body.
fn body_behind_code(text: &str, symbol: &str, end: usize) -> Option<(char, String, usize)> {
    kinds::of_code(symbol)?;
    let start = skip_blanks(text, end, 2);
    let (body, behind) = segment_at(text, start)?;
    let parted = start > end && !text.get(end..start)?.contains('\n');
    let fits = parted && is_capitals(&body) && kinds::is_issuer_symbol(&body);
    fits.then_some(('-', body, behind))
}

/// The segment behind a joiner at `end`, with the joiner in its plain form.
fn joined_segment(text: &str, end: usize) -> Option<(char, String, usize)> {
    let joint = skip_blanks(text, end, 2);
    let it = next_char(text, joint)?;
    let joiner = match it {
        '/' => '/',
        '.' | '&' | ',' if joint == end => it,
        it if is_dash(it) => '-',
        _ => return None,
    };
    let behind = joint + it.len_utf8();
    let start = if matches!(joiner, '.' | '&' | ',') {
        behind
    } else {
        skip_join(text, behind)
    };
    let (next, next_end) = segment_at(text, start)?;
    let blanks = joint > end || start > behind;
    let upper = next.chars().filter(|it| it.is_uppercase()).count();
    let fits = if joiner == ',' {
        return None;
    } else if joiner == '.' || joiner == '&' {
        upper == next.chars().count() && upper >= 1
    } else if blanks {
        let line = text.get(end..start)?.contains('\n');
        kinds::is_issuer_symbol(&next)
            || (upper >= 2
                && (line || joint == end || start == behind)
                && upper + 1 >= next.chars().count())
    } else if joiner == '/' {
        next.starts_with(char::is_uppercase) || next.len() == 4 && parse_year(&next).is_some()
    } else {
        next.starts_with(char::is_uppercase)
            || next.starts_with(|it: char| it.is_ascii_digit())
            || kinds::is_issuer_symbol(&next)
    };
    fits.then_some((joiner, next, next_end))
}

/// A run of symbol letters and digits that is not the beginning of a longer word.
fn segment_at(text: &str, at: usize) -> Option<(String, usize)> {
    let mut end = at;
    let mut segment = String::new();
    while let Some(it) = next_char(text, end) {
        if it.is_ascii_digit() {
            segment.push(it);
        } else if is_symbol_letter(it) {
            segment.push(match it {
                'Ð' => 'Đ',
                'ð' => 'đ',
                it => latin_of_cyrillic(it).unwrap_or(it),
            });
        } else {
            break;
        }
        end += it.len_utf8();
        if segment.len() > 32 {
            return None;
        }
    }
    // "22/2016/TT-BCTngày": the date is stuck to the symbol.
    if text.get(end..).is_some_and(|it| it.starts_with("ày"))
        && let Some(bare) = segment.strip_suffix("ng")
        && bare.ends_with(char::is_uppercase)
    {
        end -= "ng".len();
        segment.truncate(bare.len());
        return Some((segment, end));
    }
    if segment.is_empty()
        || next_char(text, end).is_some_and(|it| it.is_alphabetic() && !is_blank(it))
    {
        return None;
    }
    Some((segment, end))
}

/// Takes a footnote's digit off a body that carries none: `BCĐ3`, `NĐ-CP1`. Terms (`QH13`,
/// `HĐNN8`) and unit numbers (`V24`, `VX1`) stay.
fn without_footnote(symbol: String) -> (String, usize) {
    let start = symbol.rfind(['-', '/']).map_or(0, |it| it + 1);
    let last = &symbol[start..];
    let body = last.trim_end_matches(|it: char| it.is_ascii_digit());
    let digits = last.len() - body.len();
    let carries = List::CarriesDigits.ends(body).is_some();
    if digits == 0 || carries || body.is_empty() || !kinds::is_issuer_symbol(body) {
        return (symbol, 0);
    }
    (symbol[..start + body.len()].to_owned(), digits)
}

/// Restores the stroke of a kind's code that lost it: `ND-CP` is `NĐ-CP`, `QD-TTg` `QĐ-TTg`.
fn restore_dd(symbol: &str) -> String {
    let end = symbol.find(['-', '/']).unwrap_or(symbol.len());
    let fixed = match &symbol[..end] {
        "ND" => "NĐ",
        "QD" | "QĐĐ" => "QĐ",
        "NĐĐ" => "NĐ",
        _ => return symbol.to_owned(),
    };
    format!("{fixed}{}", &symbol[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let slash = text.find('/')?;
        let it = around_slash(text, slash)?;
        let year = it.year.map_or_else(|| "-".to_owned(), |it| it.to_string());
        Some(format!(
            "{} {year} {}",
            it.number,
            it.symbol.unwrap_or_else(|| "-".to_owned())
        ))
    }

    #[test]
    fn every_way_to_join_number_and_symbol_is_read() {
        for (text, want) in [
            ("04/2015/NĐ-CP ngày", "04 2015 NĐ-CP"),
            ("120 -KL/TW ngày", "120 - KL/TW"),
            ("04 –CTr/BCĐ", "04 - CTr/BCĐ"),
            ("33/CT-TTg", "33 - CT-TTg"),
            ("215/2026/NĐ- CP", "215 2026 NĐ-CP"),
            ("06/2024/TT-\nBLĐTBXH", "06 2024 TT-BLĐTBXH"),
            ("35 /2026/TT-BXD", "35 2026 TT-BXD"),
            ("15/2015/NĐ–CP", "15 2015 NĐ-CP"),
            ("91/2014/NÐ- CP", "91 2014 NĐ-CP"),
            ("40/2026/NĐ-СР", "40 2026 NĐ-CP"),
            ("146/2013/ND-CP", "146 2013 NĐ-CP"),
            ("41-LCT/HĐNN8", "41 - LCT/HĐNN8"),
            ("111-HĐBT/1981", "111 1981 HĐBT"),
            ("50/CP/1995", "50 1995 CP"),
            ("2231/SNV-CCHC&PC", "2231 - SNV-CCHC&PC"),
            ("652/QĐ-UB.ĐC ngày", "652 - QĐ-UB.ĐC"),
            ("66.17/2026/NQ-CP", "66.17 2026 NQ-CP"),
            ("30c/NQ-CP", "30c - NQ-CP"),
            ("84 QĐ/TWĐTN", "84 - QĐ/TWĐTN"),
            ("3340 YT/TCCB ngày 12/6/1996", "3340 - YT/TCCB"),
            ("30/2008/QĐ BTC ngày", "30 2008 QĐ-BTC"),
            ("36O9/QĐ-UBND", "3609 - QĐ-UBND"),
            ("3l2/UBND-NV", "312 - UBND-NV"),
            (
                "100/2025/NQLT/UBTVQH15-CP- ĐCTUBTWMTTQVN",
                "100 2025 NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN",
            ),
            ("729/1998/QĐ-BCA(V19)", "729 1998 QĐ-BCA(V19)"),
            ("số443/TTg", "443 - TTg"),
            ("22/2016/TT-BCTngày 03", "22 2016 TT-BCT"),
            ("21/2009/nđ-cp ngày", "21 2009 nđ-cp"),
        ] {
            assert_eq!(read(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn what_follows_a_symbol_is_left_alone() {
        for (text, end) in [
            ("12/2020/NĐ-CP - Quy định", "12/2020/NĐ-CP"),
            ("12-CTr/BCĐ3", "12-CTr/BCĐ"),
            ("29/2016/TT-BXD NGÀY", "29/2016/TT-BXD"),
            ("25/2021/TT-BGDĐT.của Bộ", "25/2021/TT-BGDĐT"),
        ] {
            let it = around_slash(text, text.find('/').unwrap()).unwrap();
            assert_eq!(&text[it.start..it.end], end);
        }
    }

    #[test]
    fn dates_fractions_and_standards_have_no_symbol() {
        assert_eq!(read("13/6/2026"), None);
        assert_eq!(read("QCVN 02:2019/BTTTT"), None);
        assert_eq!(read("CÔNG BÁO/Số 5"), None);
    }
}
