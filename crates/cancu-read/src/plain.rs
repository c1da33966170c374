//! Texts that stay as they were written.

use crate::{Error, Faults, Format, Text, View, html, markdown};

/// Decodes a text, and sees through its markup.
pub(crate) fn read(format: Format, bytes: &[u8]) -> Result<Text, Error> {
    let decoded = cancu_text::decode(bytes)?;
    if decoded.text.bytes().all(|it| it.is_ascii_whitespace()) {
        return Err(Error::Empty);
    }
    let view: Option<View> = match format {
        // A text that somebody named so has no tags, and its lines are lines.
        Format::Html if decoded.text.contains("</") => Some(html::view(&decoded.text)),
        Format::Markdown => markdown::view(&decoded.text),
        _ => None,
    };
    if view.as_ref().is_some_and(|it| it.text().trim().is_empty()) {
        return Err(Error::Empty);
    }
    let faults = decoded.faults.map(|it| Faults::of(&decoded.text, it));
    Ok(Text {
        text: decoded.text,
        format,
        charset: Some(decoded.charset),
        view,
        faults,
    })
}

/// The text of a marked-up text alone, for letters.
#[cfg_attr(
    not(feature = "mail"),
    expect(dead_code, reason = "letters alone need it")
)]
pub(crate) fn without_markup(text: &str) -> String {
    html::view(text).text().to_owned()
}
