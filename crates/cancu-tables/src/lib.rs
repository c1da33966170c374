//! The tables of `data/`, compiled in.
//!
//! What the field knows by name stands here: kinds of instruments, issuers and their symbols,
//! the words that relate instruments and those that tell bodies, descriptions and the parts of a
//! head, administrative units and their succession, titles of laws, instruments whose number
//! restarts, and the register of sourced facts. A new kind, cue, word or title is a row of a table;
//! no code changes with it.
//!
//! Small tables are generated as Rust by `cargo xtask gen`; the units and the register stay files
//! that are read once, when they are first asked for: the register by the same [`Register::parse`]
//! that reads a user's own.

mod cues;
mod generated;
mod issuers;
mod kinds;
mod known;
mod near;
mod places;
mod regimes;
mod register;
mod titles;
mod words;

pub use cues::{CUES, Cue, Side};
pub use issuers::{ISSUERS, Issuer, Level, issuer_named, issuer_with_id, issuers_of_symbol};
pub use kinds::{KINDS, Kind, Normative, kind, kind_of_code};
pub use known::{KNOWN, Known, TERMS, Term, known};
pub use near::nearest;
pub use places::{
    Place, Reform, Succession, place_of_scope, place_prefix, places, places_named, province_named,
    reform_of, scope_of, successors, unit_of_scope,
};
pub use regimes::{REGIMES, Regime};
pub use register::{
    Act, Certainty, Fault, FaultKind, Faults, Note, NoteKind, Origin, OtherDate, Recorded, Register,
};
pub use titles::{LawTitle, TITLES, begins_title, title_prefix, title_prefix_of_cut, versions};
pub use words::{List, WORDS, Word};

/// The system that a kind or issuer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// The State.
    State,
    /// The Party.
    Party,
    /// The Front and the mass organisations.
    Front,
    /// State and Party alike.
    Both,
}
