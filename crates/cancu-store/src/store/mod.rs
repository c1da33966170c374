//! The graph file: a SQLite database, described in `SCHEMA.md`.
//!
//! [`Writer`] puts documents in; [`Store`] reads one whole state of it. SQLite's write-ahead log
//! lets readers and the writer pass each other, and [`lock`] keeps the writer alone.

mod ask;
mod canonical;
mod census;
mod derived;
mod facts;
mod first;
mod form;
mod lock;
mod open;
mod read;
mod rows;
mod schema;
mod scratch;
mod search;
mod snippet;
mod source;
mod write;

pub use derived::{ConflictRow, EventRow, Form, InstrumentRow, RelationRow, Sink};
pub use facts::RegisterText;
pub use form::FormBytes;
pub use read::{Store, is_graph_file};
pub use scratch::{Scratch, Sorted, Wanted};
pub use search::{Hit, Snippet};
pub use source::Source;
pub use write::{Arrival, Committed, Prepared, Writer};

use open::beside;
