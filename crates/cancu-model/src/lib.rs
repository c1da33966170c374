//! The words that every crate of cancu speaks.
//!
//! An [`Instrument`] (văn bản) is what a [`Citation`] names; a [`Relation`] is the verb
//! between an acting instrument and its target; [`Evidence`] is the quote that shows it and
//! [`Basis`] says what it rests on. Parts of a name that a text leaves out stay unknown:
//! a [`Date`] may be a month or a year, an [`InstrumentId`] may lack its year or number.
//!
//! This crate holds data and the printed forms of `CONTRACT.md`. It reads no text and knows
//! no table: finding citations is the work of `cancu-extract`, matching them that of
//! `cancu-graph`.

mod assertion;
mod citation;
mod closeness;
mod date;
mod document;
pub mod fold;
mod id;
mod instrument;
mod names;
mod reference;
mod relation;

pub use assertion::Assertion;
pub use citation::{Citation, Extent, InternalReference, MentionForm, Source, Span, Within};
pub use closeness::{Closeness, closeness};
pub use date::{Date, ParseDateError};
pub use document::{
    Effective, Heading, InternalMention, Link, Mention, REDIRECTED, Reading, Report, Reported,
    TRANSITIONAL,
};
pub use id::{InstrumentId, ParseIdError, Scope};
pub use instrument::{Basis, Edge, Evidence, Instrument, PartStatus, State, Status};
pub use names::tell_apart;
pub use reference::Reference;
pub use relation::{ParseRelationError, Relation};
