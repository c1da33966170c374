//! Letters: subject, body, attachments.

use mail_parser::{MessageParser, MimeHeaders};

use crate::out::tidy;
use crate::{Error, Format, plain};

/// A letter, opened.
pub(crate) struct Letter {
    /// The subject in the first line, and the body.
    pub(crate) text: String,
    /// Names and bytes.
    pub(crate) attachments: Vec<(String, Vec<u8>)>,
}

/// Opens a letter. Of a body in two forms the plain one is taken.
pub(crate) fn open(bytes: &[u8]) -> Result<Letter, Error> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Err(Error::damaged(Format::Eml, "no headers in it"));
    };
    let mut text = String::new();
    if let Some(subject) = message.subject() {
        text.push_str(subject);
        text.push_str("\n\n");
    }
    for &at in &message.text_body {
        let Some(part) = message.part(at) else {
            continue;
        };
        match part.text_contents() {
            Some(body) if part.is_text_html() => text.push_str(&plain::without_markup(body)),
            Some(body) => text.push_str(body),
            None => {}
        }
        text.push('\n');
    }
    let attachments = message.attachments().enumerate().map(|(at, part)| {
        let name = part
            .attachment_name()
            .map_or_else(|| format!("{}.eml", at + 1), str::to_owned);
        (name, part.contents().to_vec())
    });
    Ok(Letter {
        text: tidy(&text),
        attachments: attachments.collect(),
    })
}
