//! Values of options: which are taken, and what is said of those that are not.

use std::fmt;
use std::num::NonZeroUsize;
use std::time::Duration;

use cancu::{Date, kind_code, kind_codes, nearest};

use crate::lang::Lang;

/// Why a value was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A day that is none, or not written as one; with what it may have been meant for.
    Day(Option<Date>),
    /// A word for the day on which the program runs.
    Today,
    /// A month or a year without its day.
    PartOfDay,
    /// Not a number from one on.
    Count,
    /// Not a number of seconds above zero.
    Seconds,
    /// No kind of instrument; with the one that is near.
    Kind(Option<&'static str>),
}

impl Refused {
    /// What to write instead.
    pub(crate) fn advice(&self, lang: Lang) -> String {
        match self {
            Refused::Day(Some(day)) => match lang {
                Lang::Vi => format!("ngày viết theo dạng YYYY-MM-DD: {day}"),
                Lang::En => format!("days are written YYYY-MM-DD: {day}"),
            },
            Refused::Day(None) => lang
                .pick(
                    "ngày phải có trong lịch và viết theo dạng YYYY-MM-DD: 2024-12-31",
                    "it is to be a day of the calendar, written YYYY-MM-DD: 2024-12-31",
                )
                .to_owned(),
            Refused::Today => lang
                .pick(
                    "ngày viết theo dạng YYYY-MM-DD: 2024-12-31; bỏ tùy chọn này thì lấy hôm nay",
                    "days are written YYYY-MM-DD: 2024-12-31; without the option it is today",
                )
                .to_owned(),
            Refused::PartOfDay => lang
                .pick(
                    "cần đủ năm, tháng, ngày: 2024-12-31",
                    "year, month and day are needed: 2024-12-31",
                )
                .to_owned(),
            Refused::Count => lang
                .pick("cần một số từ 1 trở lên", "it takes a number from 1 on")
                .to_owned(),
            Refused::Seconds => lang
                .pick(
                    "cần số giây lớn hơn 0, như 2 hoặc 0.5",
                    "it takes seconds above 0, like 2 or 0.5",
                )
                .to_owned(),
            Refused::Kind(Some(near)) => {
                format!("{} `{near}`?", lang.pick("có phải", "did you mean"))
            }
            Refused::Kind(None) => lang
                .pick(
                    "ghi tên loại văn bản, như “Kế hoạch”, mã `ke-hoach`, hoặc `any`",
                    "name a kind of instrument, like “Kế hoạch”, its code `ke-hoach`, or `any`",
                )
                .to_owned(),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.advice(Lang::En))
    }
}

impl std::error::Error for Refused {}

/// A whole day: what an answer is of is one day, and a year would leave open which.
pub(crate) fn day(text: &str) -> Result<Date, Refused> {
    match text.parse::<Date>() {
        Ok(day) if day.is_whole() => Ok(day),
        Ok(_) => Err(Refused::PartOfDay),
        Err(_) if ["hôm nay", "hom nay", "today", "now"].contains(&text.to_lowercase().trim()) => {
            Err(Refused::Today)
        }
        Err(_) => Err(Refused::Day(turned(text))),
    }
}

/// A day as people write it here: "31/12/2024".
fn turned(text: &str) -> Option<Date> {
    let mut parts = text.trim().split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && year.len() == 4;
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    Date::new(year.parse().ok().filter(|_| whole)?, month, day)
}

/// How many, where none is no answer.
pub(crate) fn count(text: &str) -> Result<usize, Refused> {
    let count: NonZeroUsize = text.parse().map_err(|_| Refused::Count)?;
    Ok(count.get())
}

/// A pause in seconds.
pub(crate) fn seconds(text: &str) -> Result<Duration, Refused> {
    let seconds = text.parse::<f64>().ok().filter(|it| *it > 0.0);
    let pause = seconds.and_then(|it| Duration::try_from_secs_f64(it).ok());
    pause.ok_or(Refused::Seconds)
}

/// The word that leaves the choice of a kind open.
const ANY: &str = "any";

/// The kind of instruments that count; `None` for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OfKind(pub(crate) Option<&'static str>);

/// A kind by its code, its name or its abbreviation, with or without marks.
pub(crate) fn kind(text: &str) -> Result<OfKind, Refused> {
    if text == ANY {
        return Ok(OfKind(None));
    }
    match kind_code(text) {
        Some(code) => Ok(OfKind(Some(code))),
        None => Err(Refused::Kind(nearest(text, kind_codes()))),
    }
}
