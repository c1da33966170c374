//! The graph file: a SQLite database, described in `SCHEMA.md`.
//!
//! [`Writer`] puts documents in; [`Store`] reads one whole state of it. SQLite's write-ahead log
//! lets readers and the writer pass each other, and [`lock`] keeps the writer alone.

mod ask;
mod canonical;
mod derived;
mod form;
mod lock;
mod open;
mod read;
mod rows;
mod schema;
mod search;
mod snippet;
mod write;

pub use derived::{ConflictRow, Derived, EventRow, Form, InstrumentRow, RelationRow};
pub use read::{Store, is_graph_file};
pub use search::{Hit, Snippet};
pub use write::{Arrival, Committed, Prepared, Writer};

use open::beside;
