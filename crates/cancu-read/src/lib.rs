//! Files → text: one module for each format.
//!
//! The entry point is [`read`]. It knows a file's format by its content first and its name
//! second, and hands on the text of every document in it: one for most files, several for an
//! archive or a letter with attachments. What cannot be read comes as an [`Error`] that says why,
//! in Vietnamese ([`Error::vietnamese`]) and in English (its `Display`).
//!
//! Plain text, Markdown and HTML stay as they were written, byte for byte, so that offsets are
//! offsets into the file; a [`View`] beside the last two leaves out the markup and knows the way
//! back. From all other formats a text is made, in composed Unicode, a line for a paragraph or a
//! row of a table.
//!
//! Foreign bytes are not trusted. [`Limits`] bound what is unpacked; nothing is written to the
//! disk under a name from an archive; readers that could panic or hang run apart and are cut off
//! after a while, in a process of their own where the program offers one ([`isolate`]).
//!
//! Formats are features: `office` (docx, odt, and zip archives), `doc`, `pdf`, `mail`. Plain
//! text, Markdown, HTML and RTF are always there. No C and no async runtime come with any.

mod apart;
mod error;
mod faults;
mod format;
mod html;
mod limits;
mod markdown;
mod out;
mod plain;
mod program;
mod read;
mod rtf;
mod several;
mod view;

#[cfg(feature = "doc")]
mod doc;
#[cfg(feature = "office")]
mod docx;
#[cfg(feature = "office")]
mod odt;
#[cfg(feature = "office")]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "office")]
mod styles;
#[cfg(feature = "office")]
mod xml;

pub use apart::{isolate, serve};
pub use error::Error;
pub use faults::Faults;
pub use format::{Format, looks_like_document};
pub use limits::{Limit, Limits};
pub use read::{Part, Text, read};
pub use view::View;
