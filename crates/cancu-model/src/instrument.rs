use serde::{Deserialize, Serialize};

use crate::{Date, Extent, InstrumentId, Relation};

/// What a statement rests on. Stated binds before register, register before derived, derived before
/// reported, and all of them before unsure: a row of the register was read in a text, which this graph
/// need not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Read in a text.
    Stated,
    /// From `data/register`, with its source.
    Register,
    /// By a rule, which is named.
    Derived,
    /// From a portal's metadata or a data set.
    Reported,
    /// From general knowledge, as a row of the tables says of itself: no text was read for it.
    Unsure,
}

impl Basis {
    /// All, the strongest first.
    pub const ALL: [Basis; 5] = [
        Basis::Stated,
        Basis::Register,
        Basis::Derived,
        Basis::Reported,
        Basis::Unsure,
    ];

    /// The code of the contract: `stated`, `register` ...
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Register => "register",
            Basis::Derived => "derived",
            Basis::Reported => "reported",
            Basis::Unsure => "unsure",
        }
    }

    /// Somebody read it somewhere.
    #[must_use]
    pub fn is_sure(self) -> bool {
        self != Basis::Unsure
    }

    /// The basis of a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Basis> {
        Basis::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// Whether an instrument is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Chưa có hiệu lực.
    NotYetInForce,
    /// Còn hiệu lực.
    InForce,
    /// Ngưng hiệu lực.
    Suspended,
    /// Hết hiệu lực một phần.
    PartlyLapsed,
    /// Hết hiệu lực toàn bộ.
    Lapsed,
    /// Không còn phù hợp.
    NoLongerSuitable,
    /// Chưa xác định.
    Unknown,
}

impl State {
    /// All.
    pub const ALL: [State; 7] = [
        State::NotYetInForce,
        State::InForce,
        State::Suspended,
        State::PartlyLapsed,
        State::Lapsed,
        State::NoLongerSuitable,
        State::Unknown,
    ];

    /// The code of the contract.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            State::NotYetInForce => "not_yet_in_force",
            State::InForce => "in_force",
            State::Suspended => "suspended",
            State::PartlyLapsed => "partly_lapsed",
            State::Lapsed => "lapsed",
            State::NoLongerSuitable => "no_longer_suitable",
            State::Unknown => "unknown",
        }
    }

    /// The word for people, in Vietnamese.
    #[must_use]
    pub fn vietnamese(self) -> &'static str {
        match self {
            State::NotYetInForce => "chưa có hiệu lực",
            State::InForce => "còn hiệu lực",
            State::Suspended => "ngưng hiệu lực",
            State::PartlyLapsed => "hết hiệu lực một phần",
            State::Lapsed => "hết hiệu lực",
            State::NoLongerSuitable => "không còn phù hợp",
            State::Unknown => "chưa xác định",
        }
    }
}

/// The state of an instrument on a day, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The state.
    pub state: State,
    /// The first day of the state, if it is known.
    pub since: Option<Date>,
    /// The first day after the state, if one is known.
    pub until: Option<Date>,
    /// What the state rests on; `None` beside `Unknown`.
    pub basis: Option<Basis>,
    /// False where anything that the state rests on is unsure: people have to look it up. JSON shows
    /// it where it is false.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub sure: bool,
    /// The instruments that brought it about.
    pub by: Vec<InstrumentId>,
    /// Parts with a state of their own, where the state is partial.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartStatus>,
}

/// The state of a part of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartStatus {
    /// The part, as the act names it: "khoản 2 Điều 5".
    pub provision: String,
    /// Lapsed or suspended; in force for what is kept of an instrument that has lapsed.
    pub state: State,
    /// The first day of the state, if it is known.
    pub since: Option<Date>,
    /// The first day after it, for what lasts a while.
    pub until: Option<Date>,
    /// What it rests on.
    pub basis: Basis,
    /// Who acted.
    pub by: InstrumentId,
}

impl Status {
    /// Nothing is known.
    #[must_use]
    pub fn unknown() -> Status {
        Status {
            state: State::Unknown,
            since: None,
            until: None,
            basis: None,
            sure: true,
            by: Vec::new(),
            parts: Vec::new(),
        }
    }
}

fn yes() -> bool {
    true
}

fn is_true(it: &bool) -> bool {
    *it
}

/// The quote that shows a relation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// The file, or the source named by a row of the register.
    pub file: String,
    /// First byte in the text that was read.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The words.
    pub quote: String,
}

/// A node of the graph, as the contract shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instrument {
    /// The canonical id.
    pub id: InstrumentId,
    /// The kind's code.
    #[serde(rename = "type")]
    pub kind: String,
    /// As most texts write it.
    pub number: Option<String>,
    /// In the field's form.
    pub symbol: Option<String>,
    /// The year of the number or the date.
    pub year: Option<u16>,
    /// The date of signing, as most texts give it.
    pub date: Option<Date>,
    /// As most texts write it.
    pub issuer: Option<String>,
    /// As most texts write it.
    pub title: Option<String>,
    /// As a person would cite it: "Nghị định số 04/2015/NĐ-CP".
    pub label: String,
    /// Whose series the number is of; `_` if unknown.
    pub scope: String,
    /// Whether its text was read.
    pub held: bool,
    /// Its status on the day of the question.
    pub status: Status,
}

/// A relation between two instruments with all that shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// Who acts.
    pub from: InstrumentId,
    /// On what.
    pub to: InstrumentId,
    /// How.
    pub relation: Relation,
    /// For an act, how much of the target.
    pub extent: Option<Extent>,
    /// For an act, from which day, if it is known.
    pub effective: Option<Date>,
    /// What it rests on.
    pub basis: Basis,
    /// The rule that read or derived it.
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f32,
    /// Where it is said.
    pub evidence: Vec<Evidence>,
}

#[cfg(test)]
mod tests {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    use super::*;

    #[test]
    fn a_basis_is_read_by_its_code() {
        for basis in Basis::ALL {
            let code: StrDeserializer<'_, Error> = basis.code().into_deserializer();
            assert_eq!(Basis::deserialize(code), Ok(basis));
            assert_eq!(Basis::of_code(basis.code()), Some(basis));
        }
        assert_eq!(Basis::of_code("Stated"), None);
    }
}
