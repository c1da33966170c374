//! What stands behind a core: its date, issuer and description.

mod brackets;
mod description;
mod issuer;
mod name;
mod term;

use cancu_model::Date;
use cancu_tables::List;
use once_cell::sync::Lazy;

use crate::cursor::{floor, is_blank, next_char, previous_char, skip_blanks, skip_soft};
use crate::date;
use crate::words::Lexicon;

pub(crate) use description::opens_description;
pub(crate) use issuer::{begins_body, issuer_at};

/// What a text says of an instrument right behind its number or title.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attributes {
    /// The day, the month or neither.
    pub(crate) date: Option<Date>,
    /// "cùng ngày": the day is that of the citation before.
    pub(crate) same_day: bool,
    /// "năm 2015" where no date stands.
    pub(crate) year: Option<u16>,
    /// First and last byte of the issuer.
    pub(crate) issuer: Option<(usize, usize)>,
    /// The Party term ("khóa XI").
    pub(crate) term: Option<u8>,
    /// Where date, issuer and term end: what follows is description or other text.
    pub(crate) end: usize,
    /// The description, without "về (việc)": first byte, and the byte where it must end.
    pub(crate) description: Option<(usize, usize)>,
}

/// Reads what follows a core that ends at `at`; `stop` is where the next core begins.
pub(crate) fn behind(text: &str, at: usize, row: bool, joint: bool) -> Attributes {
    let mut found = Attributes {
        end: at,
        ..Attributes::default()
    };
    let mut pos = skip_footnote(text, skip_link(text, at));
    for _ in 0..8 {
        let mut next = skip_soft(text, pos, 6);
        // The cells of a row.
        while row && matches!(next_char(text, next), Some('|' | '-' | '–')) {
            next = skip_soft(
                text,
                next + next_char(text, next).map_or(1, char::len_utf8),
                6,
            );
        }
        let comma = next_char(text, next) == Some(',');
        if comma {
            next = skip_soft(text, next + 1, 6);
        }
        if !comma
            && next_char(text, next) == Some('(')
            && let Some(close) = brackets::read(text, next, joint, &mut found)
        {
            found.end = close;
            pos = close;
            if found.description.is_some() {
                return found;
            }
            continue;
        }
        if found.date.is_none()
            && let Some(end) = same_day(text, next)
            && !next_char(text, skip_soft(text, end, 4)).is_some_and(|it| it.is_ascii_digit())
        {
            found.same_day = true;
            found.end = end;
            pos = end;
            continue;
        }
        // "ngày 07/9 của Sở Y tế": a day without its year tells none.
        if found.date.is_none()
            && let Some(end) = day_of_year(text, next)
        {
            pos = end;
            continue;
        }
        if found.date.is_none() && found.year.is_none() {
            let dated = skip_issued(text, next);
            if let Some((day, end)) = date::date_at(text, dated).filter(|it| {
                // "số 105-QĐ/TW, 19/12/2017 của Bộ Chính trị".
                let alone = comma
                    && it.0.is_whole()
                    && next_char(text, it.1)
                        .is_none_or(|it| is_blank(it) || matches!(it, ',' | ';' | '.' | ')'));
                row || alone || starts_with_letter(text, dated)
            }) {
                found.date = Some(day);
                found.end = end;
                pos = end;
                continue;
            }
            if !comma && let Some((year, end)) = date::year_word(text, dated) {
                found.year = Some(year);
                found.end = end;
                pos = end;
                continue;
            }
        }
        if let Some((term, end)) = term::at(text, next).filter(|_| !comma) {
            found.term = Some(term);
            found.end = end;
            pos = end;
            continue;
        }
        if found.issuer.is_none()
            && let Some((start, end)) = issuer_at(text, next, comma, joint)
        {
            found.term = found
                .term
                .or_else(|| term::inside(text.get(start..end).unwrap_or("")));
            found.issuer = Some((start, end));
            found.end = end;
            pos = end;
            // "do Bộ Chính trị ban hành": the verb belongs to the issuer.
            let verb = skip_soft(text, end, 4);
            if text
                .get(verb..)
                .is_some_and(|it| it.starts_with("ban hành"))
                && text
                    .get(start.saturating_sub(4)..start)
                    .is_some_and(|it| it.ends_with("do "))
            {
                pos = verb + "ban hành".len();
                found.end = pos;
            }
            continue;
        }
        break;
    }
    found.description = description::at(text, found.end, row);
    found
}

fn starts_with_letter(text: &str, at: usize) -> bool {
    next_char(text, at).is_some_and(char::is_alphabetic)
}

/// "ngày 07/9", without a year: where it ends.
fn day_of_year(text: &str, at: usize) -> Option<usize> {
    let day = skip_soft(text, date::word_at(text, at, &["ngày"])?, 2);
    let digits = |at: usize| {
        let count = text
            .get(at..)?
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        (1..=2).contains(&count).then_some(at + count)
    };
    let slash = digits(day)?;
    let end = digits(slash + 1).filter(|_| matches!(next_char(text, slash), Some('/' | '-')))?;
    next_char(text, end).is_none_or(is_blank).then_some(end)
}

/// "cùng ngày", on one line or two.
fn same_day(text: &str, at: usize) -> Option<usize> {
    let day = skip_soft(text, date::word_at(text, at, &["cùng"])?, 2);
    date::word_at(text, day, &["ngày"])
}

/// "](https://...)" behind a linked number.
fn skip_link(text: &str, at: usize) -> usize {
    let reach = text.get(at..floor(text, at + 300));
    let Some(rest) = reach.and_then(|it| it.strip_prefix("](")) else {
        return at;
    };
    rest.find(')').map_or(at, |it| at + 2 + it + 1)
}

/// The digit of a footnote stuck to a symbol: "12-CTr/BCĐ3 ngày ...".
fn skip_footnote(text: &str, at: usize) -> usize {
    let digits = text.get(at..).map_or(0, |it| {
        it.bytes().take(3).take_while(u8::is_ascii_digit).count()
    });
    let stuck = previous_char(text, at).is_some_and(char::is_alphabetic);
    let closed = next_char(text, at + digits).is_none_or(is_blank);
    if stuck && closed && digits <= 2 {
        at + digits
    } else {
        at
    }
}

/// Words between a number and its day.
static ISSUED: Lazy<Lexicon> = Lazy::new(|| Lexicon::written(List::Issued));

/// "ban hành", "được ban hành", "ký", "công bố" before a date.
fn skip_issued(text: &str, at: usize) -> usize {
    let issued = text.get(at..).and_then(|it| ISSUED.opening(it));
    issued.map_or(at, |it| skip_blanks(text, at + it.len(), 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, date: &str, issuer: &str, description: &str) {
        let it = behind(text, 0, false, false);
        let of = |range: Option<(usize, usize)>| {
            range
                .map_or("", |(start, end)| &text[start..end])
                .to_owned()
        };
        let day = it.date.map_or_else(String::new, |it| it.to_string());
        assert_eq!(
            (
                day.as_str(),
                of(it.issuer).as_str(),
                of(it.description).as_str()
            ),
            (date, issuer, description)
        );
    }

    #[test]
    fn date_issuer_and_description_are_told_apart() {
        check(
            " ngày 07/01/2016 của Bộ Chính trị về xây dựng quy chế; Kết luận",
            "2016-01-07",
            "Bộ Chính trị",
            "xây dựng quy chế",
        );
        check(
            ", ngày 02/11/2022 của Ủy ban nhân dân tỉnh ban hành Quy định tiêu chí.\n",
            "2022-11-02",
            "Ủy ban nhân dân tỉnh",
            "ban hành Quy định tiêu chí",
        );
        check(
            " ngày 28/03/2024 UBND tỉnh Đồng Nai thực hiện công tác; Văn",
            "2024-03-28",
            "UBND tỉnh Đồng Nai",
            "thực hiện công tác",
        );
        check(
            " của Ban Chấp hành Trung ương Đảng (khóa XI) về “Tăng cường”;",
            "",
            "Ban Chấp hành Trung ương Đảng (khóa XI)",
            "“Tăng cường”",
        );
        check(
            " ngày 5/5/2010 của Bộ Lao động - Thương binh và Xã hội, Bộ Tài chính về việc trả lương và Nghị định",
            "2010-05-05",
            "Bộ Lao động - Thương binh và Xã hội, Bộ Tài chính",
            "trả lương và Nghị định",
        );
        check(" thì được tổ chức", "", "", "");
    }

    #[test]
    fn the_term_is_read_from_the_issuer() {
        assert_eq!(
            behind(" của Bộ Chính trị (khóa XI), Chỉ thị", 0, false, false).term,
            Some(11)
        );
        assert_eq!(
            behind(" Hội nghị lần tám khóa XIII về", 0, false, false).term,
            Some(13)
        );
    }
}
