//! Zip: the package of an office document, and archives of documents.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::Budget;
use crate::{Error, Format, Limit};

/// A part that unpacks to less than this is let through however well it packs.
const SMALL: u64 = 1 << 20;

/// An open package.
pub(crate) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    format: Format,
}

/// A part of an archive.
pub(crate) struct Entry {
    pub(crate) at: usize,
    pub(crate) name: String,
}

impl<'b> Package<'b> {
    pub(crate) fn open(bytes: &'b [u8], format: Format) -> Result<Package<'b>, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|err| damage(format, &err))?;
        Ok(Package { zip, format })
    }

    /// The files of the package, in its order.
    pub(crate) fn entries(&mut self, budget: &mut Budget) -> Result<Vec<Entry>, Error> {
        let count = self.zip.len() as u64;
        if count > budget.parts {
            return Err(Error::Limit {
                limit: Limit::Parts,
                allowed: budget.limits.parts,
            });
        }
        budget.parts -= count;
        let mut entries = Vec::new();
        for at in 0..self.zip.len() {
            let Ok(it) = self.zip.by_index_raw(at) else {
                continue;
            };
            if !it.is_dir() {
                let name = it
                    .name()
                    .map_or_else(|_| format!("{}", at + 1), |it| it.to_string());
                entries.push(Entry { at, name });
            }
        }
        Ok(entries)
    }

    /// The bytes of a part, in memory; nothing is written to the disk.
    pub(crate) fn bytes(&mut self, at: usize, budget: &mut Budget) -> Result<Vec<u8>, Error> {
        let format = self.format;
        let entry = self.zip.by_index(at).map_err(|err| damage(format, &err))?;
        let packed = entry.compressed_size();
        // What the header says of the size is not believed: no more than this is unpacked.
        let ratio = packed.saturating_mul(budget.limits.ratio).max(SMALL);
        let most = budget.unpacked.min(ratio);
        let mut bytes = Vec::new();
        entry
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|err| Error::damaged(format, err))?;
        if bytes.len() as u64 > most {
            let (limit, allowed) = if most == ratio {
                (Limit::Ratio, budget.limits.ratio)
            } else {
                (Limit::Unpacked, budget.limits.unpacked)
            };
            return Err(Error::Limit { limit, allowed });
        }
        budget.unpacked -= bytes.len() as u64;
        Ok(bytes)
    }

    /// A part of XML by its name; `None` if there is none.
    pub(crate) fn xml(&mut self, name: &str, budget: &mut Budget) -> Result<Option<String>, Error> {
        let Some(at) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let bytes = self.bytes(at, budget)?;
        let decoded = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(err) => cancu_text::decode(err.as_bytes())?.text,
        };
        let text = decoded.strip_prefix('\u{FEFF}').map(str::to_owned);
        Ok(Some(text.unwrap_or(decoded)))
    }
}

fn damage(format: Format, err: &ZipError) -> Error {
    match err {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => {
            Error::Encrypted { format }
        }
        ZipError::InvalidPassword => Error::Encrypted { format },
        other => Error::damaged(format, other),
    }
}
