//! Files that hold several documents: archives and letters.

#[cfg(feature = "office")]
mod archive;
#[cfg(feature = "mail")]
mod eml;
#[cfg(feature = "mail")]
mod letter;

#[cfg(feature = "office")]
pub(crate) use archive::archive;
#[cfg(feature = "mail")]
pub(crate) use letter::letter;

#[cfg(any(feature = "office", feature = "mail"))]
use crate::{Error, Limit, Limits};

#[cfg(not(feature = "office"))]
pub(crate) fn archive(
    _: &str,
    _: &[u8],
    _: u64,
    _: &mut crate::limits::Budget,
    _: &mut dyn FnMut(crate::Part),
) -> Result<(), crate::Error> {
    let format = crate::Format::Zip;
    Err(crate::Error::Without { format })
}

#[cfg(not(feature = "mail"))]
pub(crate) fn letter(
    _: &str,
    _: &[u8],
    _: u64,
    _: &mut crate::limits::Budget,
    _: &mut dyn FnMut(crate::Part),
) -> Result<(), crate::Error> {
    let format = crate::Format::Eml;
    Err(crate::Error::Without { format })
}

#[cfg(any(feature = "office", feature = "mail"))]
fn inside(path: &str, name: &str) -> String {
    // Archives of Windows part folders their own way.
    let name = name.replace('\\', "/");
    if path.is_empty() {
        name
    } else {
        format!("{path}/{name}")
    }
}

#[cfg(any(feature = "office", feature = "mail"))]
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

#[cfg(any(feature = "office", feature = "mail"))]
fn too_deep(depth: u64, limits: &Limits) -> Result<(), Error> {
    if depth >= limits.depth {
        return Err(Error::Limit {
            limit: Limit::Depth,
            allowed: limits.depth,
        });
    }
    Ok(())
}
