//! Archives.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{base, inside, too_deep};
use crate::limits::Budget;
use crate::package::Package;
use crate::read::part;
use crate::{Error, Format, Part};

/// Reads the documents of an archive; other files in it are passed over as they are in a folder.
pub(crate) fn archive(
    path: &str,
    bytes: &[u8],
    depth: u64,
    budget: &mut Budget,
    each: &mut dyn FnMut(Part),
) -> Result<(), Error> {
    too_deep(depth, &budget.limits)?;
    // The parser of archives is not ours: whatever it does, it costs this file alone.
    let caught = |work: &mut dyn FnMut() -> Result<(), Error>| {
        catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Error::Broken {
            format: Format::Zip,
        }))
    };
    let mut opened = None;
    caught(&mut || {
        let mut package = Package::open(bytes, Format::Zip)?;
        let entries = package.entries(budget)?;
        opened = Some((package, entries));
        Ok(())
    })?;
    let Some((mut package, entries)) = opened else {
        return Err(Error::NoDocument);
    };
    let mut found = false;
    for entry in entries {
        let name = base(&entry.name);
        if name.starts_with('.') || !crate::looks_like_document(name) {
            continue;
        }
        found = true;
        let inner = inside(path, &entry.name);
        let mut unpacked = Vec::new();
        let result = caught(&mut || {
            unpacked = package.bytes(entry.at, budget)?;
            Ok(())
        });
        match result {
            Ok(()) => part(&inner, name, &unpacked, depth + 1, budget, each),
            Err(err) => each(Part {
                name: inner,
                text: Err(err),
            }),
        }
    }
    if found {
        Ok(())
    } else {
        Err(Error::NoDocument)
    }
}
