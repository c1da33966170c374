//! XML of documents as a stream of events, with what is dangerous refused.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{Error, Format, Limit, Limits};

/// What is found, by the names of elements without their prefix.
pub(crate) enum Item<'x> {
    /// An element opens. One without content opens and closes.
    Open(&'x str, &'x BytesStart<'x>),
    /// An element closes.
    Close(&'x str),
    /// Letters.
    Text(&'x str),
}

/// Leaves out an element with all of its content.
#[derive(Debug, Default)]
pub(crate) struct Silence {
    /// Elements that are open inside, with the one that is left out.
    depth: u64,
}

impl Silence {
    /// Leaves out the element that has just opened.
    pub(crate) fn begin(&mut self) {
        self.depth = 1;
    }

    /// Takes the next item; says whether it is left out.
    pub(crate) fn covers(&mut self, item: &Item<'_>) -> bool {
        let covered = self.depth > 0;
        match item {
            Item::Open(..) if covered => self.depth += 1,
            Item::Close(_) if covered => self.depth -= 1,
            _ => {}
        }
        covered
    }
}

/// Says whether raised letters are the mark of a note that somebody typed.
pub(crate) fn is_mark(raised: &str) -> bool {
    raised.bytes().all(|it| it.is_ascii_digit())
}

/// Hands every element and text of an XML document to `each`. Entities beyond those of XML itself
/// are not expanded; a document that declares some is refused.
pub(crate) fn walk(
    xml: &str,
    format: Format,
    limits: &Limits,
    each: &mut dyn FnMut(Item<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut depth = 0_u64;
    loop {
        let event = reader
            .read_event()
            .map_err(|err| Error::damaged(format, err))?;
        match event {
            Event::Start(it) => {
                depth += 1;
                if depth > limits.nesting {
                    return Err(Error::Limit {
                        limit: Limit::Nesting,
                        allowed: limits.nesting,
                    });
                }
                each(Item::Open(it.local_name().as_ref(), &it))?;
            }
            Event::Empty(it) => {
                each(Item::Open(it.local_name().as_ref(), &it))?;
                each(Item::Close(it.local_name().as_ref()))?;
            }
            Event::End(it) => {
                depth = depth.saturating_sub(1);
                each(Item::Close(it.local_name().as_ref()))?;
            }
            Event::Text(it) => each(Item::Text(&it.xml10_content()))?,
            Event::CData(it) => each(Item::Text(&it.xml10_content()))?,
            Event::GeneralRef(it) => {
                let found = match it.resolve_char_ref() {
                    Ok(Some(it)) => Some(it),
                    _ => match &*it.xml10_content() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => None,
                    },
                };
                if let Some(it) = found {
                    each(Item::Text(it.encode_utf8(&mut [0; 4])))?;
                }
            }
            Event::DocType(it) if it.contains("<!ENTITY") => return Err(Error::Entities),
            Event::Eof => {
                return if depth == 0 {
                    Ok(())
                } else {
                    Err(Error::damaged(format, "the XML breaks off"))
                };
            }
            _ => {}
        }
    }
}

/// The value of an attribute, by its name without prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .filter_map(Result::ok)
        .find(|it| it.key.local_name().as_ref() == name)?;
    Some(
        quick_xml::escape::unescape(&found.value)
            .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned),
    )
}
