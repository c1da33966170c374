//! From a file to the texts of the documents in it.

use cancu_text::Charset;

use crate::format::recognise;
use crate::limits::Budget;
use crate::{Error, Faults, Format, Limit, Limits, View, apart, plain, several};

/// The text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text; offsets are into its bytes.
    pub text: String,
    /// The format it was read from.
    pub format: Format,
    /// The charset of a plain text, of Markdown and HTML; the other formats say it themselves.
    /// Only where this is [`Charset::Utf8`] are the bytes of the text those of the file.
    pub charset: Option<Charset>,
    /// The text without markup, for Markdown and HTML: citations are looked for in it, and the
    /// way back to `text` is known.
    pub view: Option<View>,
    /// Broken places of a plain text, of Markdown or HTML.
    pub faults: Option<Faults>,
}

/// A document in a file, or what kept it from being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name inside an archive or letter, with those of archives around it; empty for the
    /// document that the file itself is.
    pub name: String,
    /// The text, or why there is none.
    pub text: Result<Text, Error>,
}

/// Reads a file, and hands each document in it to `each`, in the file's order: one for most
/// formats, several for archives and for letters with attachments.
///
/// The name counts only where the content does not tell: between plain text and Markdown.
///
/// Nothing here fails or panics: what cannot be read is a [`Part`] with its [`Error`].
///
/// # Complexity
///
/// *O*(*n*) in the bytes of the file and what they unpack to, which `limits` bound.
///
/// # Examples
///
/// ```
/// use cancu_read::{Limits, read};
///
/// let rtf = br"{\rtf1\ansi\deff0{\fonttbl{\f0 .VnTime;}}S\'e8: 38/KH-UBND\par}";
/// let mut texts = Vec::new();
/// read("ke-hoach.doc", rtf, &Limits::default(), &mut |part| texts.push(part.text));
///
/// assert_eq!(texts[0].as_ref().unwrap().text, "Số: 38/KH-UBND\n");
/// ```
pub fn read(name: &str, bytes: &[u8], limits: &Limits, each: &mut dyn FnMut(Part)) {
    let mut budget = Budget::new(limits);
    part("", name, bytes, 0, &mut budget, each);
}

/// Reads the part `path` of a file, whose own name is `name`.
pub(crate) fn part(
    path: &str,
    name: &str,
    bytes: &[u8],
    depth: u64,
    budget: &mut Budget,
    each: &mut dyn FnMut(Part),
) {
    let failed = match recognise(name, bytes) {
        Ok(Format::Zip) => several::archive(path, bytes, depth, budget, each).err(),
        Ok(Format::Eml) => several::letter(path, bytes, depth, budget, each).err(),
        Ok(format) => {
            each(Part {
                name: path.to_owned(),
                text: document(format, bytes, &budget.limits),
            });
            None
        }
        Err(err) => Some(err),
    };
    if let Some(err) = failed {
        each(Part {
            name: path.to_owned(),
            text: Err(err),
        });
    }
}

/// The text of what is one document.
fn document(format: Format, bytes: &[u8], limits: &Limits) -> Result<Text, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    if bytes.len() as u64 > limits.file {
        return Err(Error::Limit {
            limit: Limit::File,
            allowed: limits.file,
        });
    }
    if format.keeps_bytes() {
        let own = bytes.to_vec();
        let work = move || plain::read(format, &own);
        return apart::in_thread(format, limits.seconds, work);
    }
    let text = apart::read(format, bytes, limits)?;
    // Whole documents in an old charset, whose fonts do not say so.
    let text = match cancu_text::decode(text.as_bytes()) {
        Ok(decoded) => decoded.text,
        Err(_) => text,
    };
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    Ok(Text {
        text,
        format,
        charset: None,
        view: None,
        faults: None,
    })
}
