//! From bytes to text: which charsets there are, and which is tried when.

use std::str;

use crate::{evidence, mend, utf16, windows};

/// How the letters of a text were written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Charset {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-8 with broken places: see [`Faults`].
    BrokenUtf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// TCVN3, also called ABC: TCVN 5712 as the fonts `.VnTime` have it.
    Tcvn3,
    /// VNI-Windows: a base letter, and a second byte for its marks.
    Vni,
    /// windows-1258: composed letters for quality, combining marks for tone.
    Windows1258,
}

impl Charset {
    /// The name that people know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Charset::Utf8 => "UTF-8",
            Charset::BrokenUtf8 => "broken UTF-8",
            Charset::Utf16Le => "UTF-16LE",
            Charset::Utf16Be => "UTF-16BE",
            Charset::Tcvn3 => "TCVN3",
            Charset::Vni => "VNI-Windows",
            Charset::Windows1258 => "windows-1258",
        }
    }
}

/// A text, and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The charset that its letters were found in.
    pub charset: Charset,
    /// Whether the bytes were sound UTF-8 all the same: someone had read `charset` as
    /// windows-1252, and saved `NghÞ ®Þnh` or `Nghò ñònh` for `Nghị định`.
    pub misread: bool,
    /// The places that are broken, where there are any: U+FFFD stands for each in the text.
    pub faults: Option<Faults>,
}

/// Broken places of a text that is sound otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Faults {
    /// How many there are.
    pub count: usize,
    /// Where the first stands in the bytes that were given.
    pub offset: usize,
    /// Where the first stands in the text.
    pub at: usize,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A zero byte, which no text holds, in what is not UTF-16 either.
    #[error("not a text: a zero byte at {offset}")]
    Binary {
        /// The byte.
        offset: usize,
    },
    /// Bytes that are not UTF-8, and not convincingly of any charset that is known.
    #[error("not UTF-8 from byte {offset}, nor of another charset that is known")]
    Unknown {
        /// The first byte that is not UTF-8.
        offset: usize,
    },
    /// A byte order mark of UTF-16, and then something else.
    #[error("not UTF-16 from byte {offset}, though its byte order mark says so")]
    Utf16 {
        /// The first byte that is not UTF-16.
        offset: usize,
    },
}

/// Gives the text that is written in `bytes`, and the charset that it was written in.
///
/// Sound UTF-8 comes back byte for byte, composed or not, and with its byte order mark if it has
/// one (as U+FEFF, three bytes), so that offsets into the text are offsets into the file. In
/// every other charset offsets are into [`Decoded::text`]; the mark of UTF-16 is no part of that.
///
/// UTF-16 is known by its mark; without one, by zero bytes on one side of the pairs alone.
///
/// The charsets of one byte, and UTF-8 that was made of them by mistake, are known by what comes
/// out. Each is tried on the whole text, and the best is taken if all of this holds:
///
/// - at least 8 different words have a Vietnamese letter with a mark, and of all words at least
///   one in 8 has;
/// - at least nine in ten of these words are spelled like Vietnamese syllables;
/// - at least twice as many are so as before: a text that reads well as it stands is left alone;
/// - in UTF-8, letters that such a mistake cannot make (`ạ`, `ư`, combining marks) are fewer than
///   one for 16 letters that it can.
///
/// A phrase of wrong letters in a sound text is therefore left as it is. Text from a charset of
/// one byte comes back composed (NFC). In TCVN3, capitals with tone marks are a matter of the
/// font (`.VnTimeH`) and come back in lower case.
///
/// A text of UTF-8 or UTF-16 in which a little is broken is read with U+FFFD in those places, and
/// [`Decoded::faults`] tells of them: one place, and one more for a thousand letters, with at least
/// 20 sound letters beyond ASCII for each. More is not repaired.
///
/// # Errors
///
/// [`Error::Binary`], [`Error::Unknown`] or [`Error::Utf16`] if the bytes are no text, or of no
/// known charset.
///
/// # Complexity
///
/// *O*(*n*) time in the length of `bytes`: one pass for UTF-8, one more for each charset in doubt.
///
/// # Examples
///
/// ```
/// use cancu_text::{Charset, decode};
///
/// let saved = "NghÞ ®Þnh nµy quy ®Þnh chi tiÕt mét sè ®iÒu cña LuËt L\u{AD}u tr÷.";
/// let found = decode(saved.as_bytes())?;
///
/// assert_eq!(found.text, "Nghị định này quy định chi tiết một số điều của Luật Lưu trữ.");
/// assert_eq!((found.charset, found.misread), (Charset::Tcvn3, true));
/// # Ok::<(), cancu_text::Error>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if let Some((charset, rest)) = utf16::marked(bytes) {
        return match utf16::decode(rest, charset) {
            Ok(text) => Ok(found(text, charset)),
            Err(at) => mend::utf16(rest, charset, 2)
                .map(|it| broken(it, charset))
                .ok_or(Error::Utf16 { offset: 2 + at }),
        };
    }
    if let Some(offset) = bytes.iter().position(|&it| it == 0) {
        return match utf16::unmarked(bytes) {
            Some((charset, text)) => Ok(found(text, charset)),
            None => mend::utf8(bytes)
                .map(|it| broken(it, Charset::BrokenUtf8))
                .ok_or(Error::Binary { offset }),
        };
    }
    match str::from_utf8(bytes) {
        Ok(text) if evidence::may_be_misread(text) => {
            match evidence::best(&windows::read_again(text)) {
                Some((charset, text)) => Ok(Decoded {
                    text,
                    charset,
                    misread: true,
                    faults: None,
                }),
                None => Ok(found(text.to_owned(), Charset::Utf8)),
            }
        }
        Ok(text) => Ok(found(text.to_owned(), Charset::Utf8)),
        Err(err) => match evidence::best(&windows::read(bytes)) {
            Some((charset, text)) => Ok(found(text, charset)),
            None => mend::utf8(bytes)
                .map(|it| broken(it, Charset::BrokenUtf8))
                .ok_or(Error::Unknown {
                    offset: err.valid_up_to(),
                }),
        },
    }
}

fn found(text: String, charset: Charset) -> Decoded {
    Decoded {
        text,
        charset,
        misread: false,
        faults: None,
    }
}

fn broken((text, faults): (String, Option<Faults>), charset: Charset) -> Decoded {
    Decoded {
        faults,
        ..found(text, charset)
    }
}

#[cfg(test)]
mod tests;
