use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A calendar date of which the day, or the day and the month, may be unknown.
///
/// Prints as `2015-01-09`, `2024-03` or `2007`. Dates order by year, month and day, and an
/// unknown part sorts before every known one.
///
/// # Examples
///
/// ```
/// use cancu_model::Date;
///
/// let signed: Date = "2024-03".parse()?;
/// assert_eq!(signed.year(), 2024);
/// assert_eq!(signed.day(), None);
/// assert!(Date::new(2023, 2, 29).is_none());
/// # Ok::<(), cancu_model::ParseDateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Makes a date of a whole day; `None` if there is no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let valid = day >= 1 && day <= days_in_month(year, month);
        valid.then_some(Date { year, month, day })
    }

    /// Makes a date of which only the month is known; `None` if there is no such month.
    #[must_use]
    pub fn of_month(year: u16, month: u8) -> Option<Date> {
        (1..=12).contains(&month).then_some(Date {
            year,
            month,
            day: 0,
        })
    }

    /// Makes a date of which only the year is known.
    #[must_use]
    pub fn of_year(year: u16) -> Date {
        Date {
            year,
            month: 0,
            day: 0,
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month from 1 to 12, if it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month != 0).then_some(self.month)
    }

    /// The day of the month from 1, if it is known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        (self.day != 0).then_some(self.day)
    }

    /// Says whether year, month and day are all known.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.day != 0
    }

    /// The first day that this date can mean.
    #[must_use]
    pub fn earliest(self) -> Date {
        Date {
            year: self.year,
            month: self.month.max(1),
            day: self.day.max(1),
        }
    }

    /// The last day that this date can mean.
    #[must_use]
    pub fn latest(self) -> Date {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 {
            days_in_month(self.year, month)
        } else {
            self.day
        };
        Date {
            year: self.year,
            month,
            day,
        }
    }

    /// The first day that this date can mean, in days since 1970-01-01.
    ///
    /// ```
    /// use cancu_model::Date;
    ///
    /// assert_eq!("2025-07-01".parse::<Date>()?.epoch_day(), 20_270);
    /// assert_eq!(Date::of_year(1969).epoch_day(), -365);
    /// # Ok::<(), cancu_model::ParseDateError>(())
    /// ```
    #[must_use]
    pub fn epoch_day(self) -> i32 {
        let it = self.earliest();
        // A year counts from March, so that a leap day ends it; 719,468 days lead to 1970.
        let late = i32::from(it.month < 3);
        let year = i32::from(it.year) - late;
        let month = i32::from(it.month) + 12 * late - 3;
        let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        days + (153 * month + 2) / 5 + i32::from(it.day) - 1 - 719_468
    }

    /// The day before, for the inclusive ends that ELI asks for. Unknown parts count from their
    /// latest meaning.
    #[must_use]
    pub fn day_before(self) -> Date {
        let it = self.latest();
        if it.day > 1 {
            return Date {
                day: it.day - 1,
                ..it
            };
        }
        let (year, month) = if it.month > 1 {
            (it.year, it.month - 1)
        } else {
            (it.year.saturating_sub(1), 12)
        };
        Date {
            year,
            month,
            day: days_in_month(year, month),
        }
    }

    /// The day after, the half-open end of what lasts "đến hết ngày". Unknown parts count from
    /// their latest meaning.
    #[must_use]
    pub fn day_after(self) -> Date {
        let it = self.latest();
        if it.day < days_in_month(it.year, it.month) {
            return Date {
                day: it.day + 1,
                ..it
            };
        }
        let (year, month) = if it.month < 12 {
            (it.year, it.month + 1)
        } else {
            (it.year.saturating_add(1), 1)
        };
        Date {
            year,
            month,
            day: 1,
        }
    }

    /// Says whether both dates can mean the same day: `2016` and `2016-01-07` can.
    #[must_use]
    pub fn agrees_with(self, other: Date) -> bool {
        self.earliest() <= other.latest() && other.earliest() <= self.latest()
    }

    /// Prints the date as Vietnamese documents do: `09/01/2015`, `03/2024`, `2007`.
    #[must_use]
    pub fn to_vietnamese(self) -> String {
        match (self.month, self.day) {
            (0, _) => self.year.to_string(),
            (month, 0) => format!("{month:02}/{}", self.year),
            (month, day) => format!("{day:02}/{month:02}/{}", self.year),
        }
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no date of the form YYYY, YYYY-MM or YYYY-MM-DD.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date of the form YYYY-MM-DD")]
pub struct ParseDateError(String);

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Date, ParseDateError> {
        parse(text).ok_or_else(|| ParseDateError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut next = |digits: usize| -> Option<Option<u16>> {
        match parts.next() {
            None => Some(None),
            Some(it) if it.len() == digits && it.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(Some(it.parse().ok()?))
            }
            Some(_) => None,
        }
    };
    let year = next(4)??;
    let month = next(2)?;
    let day = next(2)?;
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => Some(Date::of_year(year)),
        (Some(month), None) => Date::of_month(year, month as u8),
        (Some(month), Some(day)) => Date::new(year, month as u8, day as u8),
    }
}

impl TryFrom<String> for Date {
    type Error = ParseDateError;

    fn try_from(text: String) -> Result<Date, ParseDateError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_and_print_are_inverse() {
        for text in ["2015-01-09", "2024-03", "2007", "2024-02-29"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2023-02-29",
            "2023-13-01",
            "2023-00-01",
            "23-01-01",
            "2023-1-1",
            "x",
            "2023-01-01-01",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_agrees_with_its_days_alone() {
        let month = Date::of_month(2024, 3).unwrap();
        assert!(month.agrees_with(Date::new(2024, 3, 31).unwrap()));
        assert!(!month.agrees_with(Date::new(2024, 4, 1).unwrap()));
    }

    #[test]
    fn the_day_before_the_first_of_march_minds_leap_years() {
        assert_eq!(
            Date::new(2024, 3, 1).unwrap().day_before().to_string(),
            "2024-02-29"
        );
        assert_eq!(
            Date::new(2023, 1, 1).unwrap().day_before().to_string(),
            "2022-12-31"
        );
    }
}
