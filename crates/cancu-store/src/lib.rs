//! Files in, files out: the one room below the facade that touches the disk.
//!
//! [`walk`] turns paths into documents: files, folders of them, and data sets. What cannot be
//! read is reported as [`Skipped`], and the rest goes on. With the feature `sqlite`, [`Writer`]
//! and [`Store`] keep documents, what was read in them and what follows from it in a graph file.

mod data_set;
mod error;
mod hash;
mod input;
#[cfg(feature = "sqlite")]
mod store;

pub use cancu_read::{Format, View, isolate as isolate_readers, serve as serve_reader};
pub use cancu_text::Charset;
pub use data_set::{Field, Options, presets};
pub use error::{Error, io_in_vietnamese};
pub use hash::Hash;
pub use input::{
    Document, Metadata, ReportedLink, ReportedRelation, Skipped, Visit, exist, inputs, stamp, walk,
};
#[cfg(feature = "sqlite")]
pub use store::{
    Arrival, Committed, ConflictRow, EventRow, Form, FormBytes, Hit, InstrumentRow, Prepared,
    RegisterText, RelationRow, Scratch, Sink, Snippet, Sorted, Source, Store, Wanted, Writer,
    is_graph_file,
};

/// Says whether a file is a graph file by its first bytes.
#[cfg(not(feature = "sqlite"))]
#[must_use]
pub fn is_graph_file(path: &std::path::Path) -> bool {
    use std::io::Read as _;
    let mut head = [0; 16];
    let read = std::fs::File::open(path).and_then(|mut it| it.read_exact(&mut head));
    read.is_ok() && &head == b"SQLite format 3\0"
}
