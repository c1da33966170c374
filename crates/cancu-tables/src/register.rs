//! The register: facts that a graph rests on where no text that was read says them.
//!
//! The program's own is `data/register.toml`, and of what nobody read `data/successors.toml`, both
//! compiled in. A user's has the same form and takes
//! the same way: [`Register::parse`] reads both, and [`Register::joined`] puts them together.

mod fault;
mod read;

use std::ops::Range;
use std::sync::Arc;

use cancu_model::{Basis, Date, Evidence, Extent, InstrumentId, Relation};
use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

pub use fault::{Fault, FaultKind, Faults};

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

impl Certainty {
    /// What a fact of this row is in an answer: here alone is it decided what an unsure row counts for.
    #[must_use]
    pub fn basis(self) -> Basis {
        match self {
            Certainty::Text => Basis::Register,
            Certainty::Report | Certainty::Plans => Basis::Reported,
            Certainty::Unsure => Basis::Unsure,
        }
    }
}

/// Where a row stands and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The register's file.
    pub file: Arc<str>,
    /// The bytes of the row.
    pub span: Range<usize>,
    /// The line of the row's head, from 1.
    pub line: usize,
    /// Where the fact comes from.
    pub source: String,
}

impl Origin {
    /// The row as evidence: its place, and its source for a quote, with a note behind it.
    #[must_use]
    pub fn evidence(&self, note: Option<&str>) -> Evidence {
        let quote = match note {
            Some(note) => format!("{} ({note})", self.source),
            None => self.source.clone(),
        };
        Evidence {
            file: self.file.to_string(),
            start: self.span.start,
            end: self.span.end,
            quote,
        }
    }
}

/// An instrument of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The canonical id, complete.
    pub id: InstrumentId,
    /// The kind's code.
    pub kind: &'static str,
    /// As written.
    pub number: Option<String>,
    /// In the field's form.
    pub symbol: Option<String>,
    /// The day of signing.
    pub date: Option<Date>,
    /// The day it took effect.
    pub effective: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// What it is about.
    pub title: Option<String>,
    /// How sure this is.
    pub certainty: Certainty,
    /// Where it stands.
    pub origin: Origin,
    /// Days that other sources give.
    pub other_dates: Vec<OtherDate>,
}

/// A day that another source gives for an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherDate {
    /// The day.
    pub date: Date,
    /// Of which field: the signing, or else the taking effect.
    pub signing: bool,
    /// Who says so.
    pub source: String,
}

/// A relation of the register between two instruments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Who acts.
    pub from: InstrumentId,
    /// On what.
    pub to: InstrumentId,
    /// How: active.
    pub relation: Relation,
    /// How much of the target.
    pub extent: Option<Extent>,
    /// The parts of the target that are meant, as written: "khoản 2 Điều 5".
    pub provisions: Vec<String>,
    /// Where the acting instrument says so: "Điều 90 khoản 2".
    pub pinpoint: Option<String>,
    /// The act's day, where it differs from the acting instrument's or that is not known.
    pub effective: Option<Date>,
    /// For an act that lasts a while, the first day after it.
    pub until: Option<Date>,
    /// How sure this is.
    pub certainty: Certainty,
    /// Where it stands.
    pub origin: Origin,
    /// What a reader should know.
    pub note: Option<String>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The instrument.
    pub about: InstrumentId,
    /// What is said.
    pub kind: NoteKind,
    /// Of which others.
    pub to: Vec<InstrumentId>,
    /// Where it stands.
    pub origin: Origin,
    /// What a reader should know.
    pub text: Option<String>,
}

/// Instruments, acts and notes, each with its source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    instruments: Vec<Recorded>,
    acts: Vec<Act>,
    notes: Vec<Note>,
    by_id: FxHashMap<InstrumentId, Vec<usize>>,
}

/// A test holds the files to have no fault, so that the register is never empty for one.
static BUILT_IN: Lazy<Arc<Register>> = Lazy::new(|| {
    let read = read::read("data/register.toml", READ, None).unwrap_or_default();
    let known = read::read("data/successors.toml", KNOWN, Some(&read)).unwrap_or_default();
    Arc::new(read.joined(&known))
});

/// What was read.
const READ: &str = include_str!("../../../data/register.toml");
/// What is only known, and unsure.
const KNOWN: &str = include_str!("../../../data/successors.toml");

impl Register {
    /// The program's own register, read when it is first asked for.
    #[must_use]
    pub fn built_in() -> Arc<Register> {
        Arc::clone(&BUILT_IN)
    }

    /// Reads a register of a user's own: tables `[[instrument]]`, `[[act]]` and `[[note]]` in
    /// the form of `data/register.toml`.
    ///
    /// `file` is the name that evidence shows. Acts and notes are between instruments of the
    /// same text, of the program's own register or of its table of laws, so that a mistyped id is
    /// found.
    ///
    /// # Errors
    ///
    /// [`Faults`]: every row that is not sound, with its line and what to do.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the length of `text`.
    ///
    /// # Examples
    ///
    /// ```
    /// use cancu_tables::Register;
    ///
    /// let row = "[[act]]\nfrom = 'vn/nd-cp/2023/59'\nto = 'vn/nd-cp/2016/160'\n\
    ///     relation = 'repeals'\nbasis = 'text'\nsource = 'Điều 28'\n";
    /// let faults = Register::parse("so.toml", row).unwrap_err();
    /// assert!(faults.to_string().starts_with("so.toml:3: `vn/nd-cp/2016/160` is no instrument"));
    /// ```
    pub fn parse(file: &str, text: &str) -> Result<Register, Faults> {
        read::read(file, text, Some(&BUILT_IN))
    }

    fn new(instruments: Vec<Recorded>, acts: Vec<Act>, notes: Vec<Note>) -> Register {
        let mut by_id: FxHashMap<InstrumentId, Vec<usize>> = FxHashMap::default();
        for (idx, it) in instruments.iter().enumerate() {
            by_id.entry(it.id.clone()).or_default().push(idx);
        }
        Register {
            instruments,
            acts,
            notes,
            by_id,
        }
    }

    /// The rows of both; what this one says of an instrument goes before what `other` says.
    #[must_use]
    pub fn joined(&self, other: &Register) -> Register {
        Register::new(
            [&self.instruments[..], &other.instruments].concat(),
            [&self.acts[..], &other.acts].concat(),
            [&self.notes[..], &other.notes].concat(),
        )
    }

    /// Every instrument, in the order of rows.
    #[must_use]
    pub fn instruments(&self) -> &[Recorded] {
        &self.instruments
    }

    /// Every act, in the order of rows.
    #[must_use]
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// Every note, in the order of rows.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The rows on one instrument, the one that goes first at the front. *O*(1).
    pub fn recorded<'r>(&'r self, id: &InstrumentId) -> impl Iterator<Item = &'r Recorded> + Clone {
        let rows = self.by_id.get(id).map(Vec::as_slice).unwrap_or_default();
        rows.iter().map(|it| &self.instruments[*it])
    }
}

#[cfg(test)]
mod tests;
