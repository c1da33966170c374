//! Letters with attachments.

use super::{base, eml, inside, too_deep};
use crate::limits::Budget;
use crate::read::part;
use crate::{Error, Format, Limit, Part, Text, apart};

/// Reads a letter: its subject and body are one document, its attachments others.
pub(crate) fn letter(
    path: &str,
    bytes: &[u8],
    depth: u64,
    budget: &mut Budget,
    each: &mut dyn FnMut(Part),
) -> Result<(), Error> {
    too_deep(depth, &budget.limits)?;
    if bytes.len() as u64 > budget.limits.file {
        return Err(Error::Limit {
            limit: Limit::File,
            allowed: budget.limits.file,
        });
    }
    let own = bytes.to_vec();
    let work = move || eml::open(&own);
    let letter = apart::in_thread(Format::Eml, budget.limits.seconds, work)?;
    let text = letter.text;
    if text.len() as u64 > budget.limits.text {
        return Err(Error::Limit {
            limit: Limit::Text,
            allowed: budget.limits.text,
        });
    }
    if letter.attachments.len() as u64 > budget.parts {
        return Err(Error::Limit {
            limit: Limit::Parts,
            allowed: budget.limits.parts,
        });
    }
    budget.parts -= letter.attachments.len() as u64;
    let mut found = !text.trim().is_empty();
    if found {
        each(Part {
            name: path.to_owned(),
            text: Ok(Text {
                text,
                format: Format::Eml,
                charset: None,
                view: None,
                faults: None,
            }),
        });
    }
    for (name, bytes) in letter.attachments {
        if crate::looks_like_document(base(&name)) {
            found = true;
            part(&inside(path, &name), &name, &bytes, depth + 1, budget, each);
        }
    }
    if found {
        Ok(())
    } else {
        Err(Error::NoDocument)
    }
}
