//! Files in, files out: the one room below the facade that touches the disk.
//!
//! [`inputs`] turns paths into documents: text files, folders of them, and data sets of one JSON
//! object a line. [`save`] and [`load`] keep readings in a graph file. What cannot be read is
//! reported as [`Skipped`], and the rest goes on.

mod graph_file;
mod input;

pub use cancu_text::Charset;
pub use graph_file::{Entry, Snapshot, is_graph_file, load, save};
pub use input::{Document, Metadata, Skipped, inputs};

use std::path::PathBuf;

/// What went wrong with a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path that does not exist or may not be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The path.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A path that cannot be written.
    #[error("cannot write `{path}`")]
    Write {
        /// The path.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file that is no graph file of this program.
    #[error("`{path}` is not a graph file of cancu; make one with `cancu build`")]
    Foreign {
        /// The path.
        path: PathBuf,
    },
    /// A graph file that breaks off or is damaged.
    #[error("`{path}` is damaged at line {line}; build it again with `cancu build`")]
    Damaged {
        /// The path.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
}
