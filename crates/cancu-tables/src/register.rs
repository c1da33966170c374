use cancu_model::{Date, Extent, Relation};

pub use crate::generated::register::{ACTS, INSTRUMENTS, NOTES, REGIMES};

/// How sure a fact of the register is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Read in the instrument's own text.
    Text,
    /// Read in a secondary source.
    Report,
    /// Read in the plans that cite it.
    Plans,
    /// From memory alone.
    Unsure,
}

/// An instrument of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// The canonical id.
    pub id: &'static str,
    /// The kind's code.
    pub kind: &'static str,
    /// As written.
    pub number: Option<&'static str>,
    /// In the field's form.
    pub symbol: Option<&'static str>,
    /// The day of signing (ISO).
    pub date: Option<&'static str>,
    /// The day it took effect (ISO).
    pub effective: Option<&'static str>,
    /// Who issued it.
    pub issuer: Option<&'static str>,
    /// What it is about.
    pub title: Option<&'static str>,
    /// How sure this is.
    pub certainty: Certainty,
    /// Where it comes from.
    pub source: &'static str,
    /// Other days that sources give, each "YYYY-MM-DD: field: source".
    pub other_dates: &'static [&'static str],
}

impl Recorded {
    /// The day of signing.
    #[must_use]
    pub fn signed(&self) -> Option<Date> {
        self.date?.parse().ok()
    }

    /// The day it took effect.
    #[must_use]
    pub fn in_force_from(&self) -> Option<Date> {
        self.effective?.parse().ok()
    }
}

/// A relation of the register between two of its instruments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// Who acts.
    pub from: &'static str,
    /// On what.
    pub to: &'static str,
    /// How.
    pub relation: Relation,
    /// How much of the target.
    pub extent: Option<Extent>,
    /// Where the acting instrument says so: "Điều 90 khoản 2".
    pub pinpoint: Option<&'static str>,
    /// The act's day (ISO), where it differs from the acting instrument's or that is not known.
    pub effective: Option<&'static str>,
    /// How sure this is.
    pub certainty: Certainty,
    /// Where it comes from.
    pub source: &'static str,
    /// What a reader should know.
    pub note: Option<&'static str>,
}

impl Act {
    /// The act's day.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.effective?.parse().ok()
    }
}

/// What a note of the register says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// No replacement was found: the status stays unknown.
    NoReplacement,
    /// Another instrument has the same subject: it may stand in its place, nobody says so.
    PossibleSuccessor,
    /// The subject is governed by these instruments now.
    GovernedBy,
}

/// A note on one instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// The instrument.
    pub about: &'static str,
    /// What is said.
    pub kind: NoteKind,
    /// Of which others.
    pub to: &'static [&'static str],
    /// Where it comes from.
    pub source: &'static str,
    /// What a reader should know.
    pub text: Option<&'static str>,
}

/// What the law says, in a span of time, of detailing instruments whose parent falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regime {
    /// The first day (ISO).
    pub from: &'static str,
    /// The day after the last (ISO).
    pub until: Option<&'static str>,
    /// Whether they fall with it.
    pub falls: bool,
    /// The rule with its law and article.
    pub rule: &'static str,
    /// How sure this is.
    pub certainty: Certainty,
    /// Where it comes from.
    pub source: &'static str,
}

#[cfg(test)]
mod tests {
    use cancu_model::InstrumentId;

    use super::*;

    #[test]
    fn every_row_has_sound_ids_and_days() {
        for row in INSTRUMENTS {
            assert!(row.id.parse::<InstrumentId>().is_ok(), "{}", row.id);
            assert_eq!(row.signed().is_some(), row.date.is_some(), "{}", row.id);
            assert_eq!(
                row.in_force_from().is_some(),
                row.effective.is_some(),
                "{}",
                row.id
            );
        }
        for act in ACTS {
            assert_eq!(
                act.day().is_some(),
                act.effective.is_some(),
                "{} {}",
                act.from,
                act.to
            );
        }
    }

    #[test]
    fn the_three_regimes_follow_one_another_without_a_gap() {
        for pair in REGIMES.windows(2) {
            assert_eq!(pair[0].until, Some(pair[1].from));
        }
        assert_eq!(REGIMES.len(), 3);
    }
}
