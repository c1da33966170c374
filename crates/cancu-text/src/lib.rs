//! Bytes of a file → text.
//!
//! The entry point is [`decode`]. It tells by the content alone which charset a Vietnamese text
//! was written in, and gives the text in Unicode: UTF-8, UTF-16, TCVN3 (ABC, the `.VnTime`
//! fonts), VNI-Windows and windows-1258, and the last three also where somebody has read them as
//! windows-1252 and saved the wrong letters as UTF-8.
//!
//! Nothing here knows what the text is about, or touches the disk: files are read by
//! `cancu-store`, citations by `cancu-extract`.

mod decode;
mod evidence;
mod font;
mod mend;
mod syllable;
mod tcvn3;
mod utf16;
mod vni;
mod windows;

pub use decode::{Charset, Decoded, Error, Faults, decode};
pub use font::{OldFont, from_codepage};
