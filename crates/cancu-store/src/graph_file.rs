use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use cancu_model::Reading;
use serde::{Deserialize, Serialize};

use crate::Error;

/// The form of the file, raised when old programs can no longer read it.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Header {
    cancu_graph: u32,
    documents: usize,
}

/// A document in a graph file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// A hash of the text, by which an unchanged document is known again.
    pub hash: String,
    /// What was read in it.
    pub reading: Reading,
}

/// What a graph file holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    /// Its documents, by name.
    pub entries: Vec<Entry>,
}

/// Writes a graph file whole: into a new file beside it, which then takes its place.
///
/// # Errors
///
/// [`Error::Write`]; the file that stood there before is left as it was.
pub fn save(path: &Path, snapshot: &Snapshot) -> Result<(), Error> {
    let fail = |source| Error::Write {
        path: path.to_path_buf(),
        source,
    };
    let beside = path.with_extension(format!("tmp-{}", std::process::id()));
    let written = write(&beside, snapshot).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The half-written file is of no use; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(fail)
}

fn write(path: &Path, snapshot: &Snapshot) -> std::io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(path)?);
    let header = Header {
        cancu_graph: VERSION,
        documents: snapshot.entries.len(),
    };
    serde_json::to_writer(&mut out, &header)?;
    out.write_all(b"\n")?;
    for entry in &snapshot.entries {
        serde_json::to_writer(&mut out, entry)?;
        out.write_all(b"\n")?;
    }
    out.into_inner()
        .map_err(std::io::IntoInnerError::into_error)?
        .sync_all()
}

/// Says whether a file opens as a graph file does.
#[must_use]
pub fn is_graph_file(path: &Path) -> bool {
    header(path).is_ok_and(|it| it.is_some())
}

fn header(path: &Path) -> std::io::Result<Option<Header>> {
    let mut line = Vec::new();
    BufReader::new(fs::File::open(path)?).read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line).ok())
}

/// Reads a graph file.
///
/// # Errors
///
/// [`Error::Read`] if it cannot be opened, [`Error::Foreign`] if it is no graph file or of
/// another version, [`Error::Damaged`] if it breaks off.
pub fn load(path: &Path) -> Result<Snapshot, Error> {
    let fail = |source| Error::Read {
        path: path.to_path_buf(),
        source,
    };
    let mut lines =
        BufReader::with_capacity(1 << 20, fs::File::open(path).map_err(fail)?).split(b'\n');
    let foreign = || Error::Foreign {
        path: path.to_path_buf(),
    };
    let first = lines.next().ok_or_else(foreign)?.map_err(fail)?;
    let header: Header = serde_json::from_slice(&first).map_err(|_| foreign())?;
    if header.cancu_graph != VERSION {
        return Err(foreign());
    }
    let mut entries = Vec::with_capacity(header.documents.min(1 << 20));
    for (idx, line) in lines.enumerate() {
        let line = line.map_err(fail)?;
        let entry = serde_json::from_slice(&line).map_err(|_| Error::Damaged {
            path: path.to_path_buf(),
            line: idx + 2,
        })?;
        entries.push(entry);
    }
    if entries.len() != header.documents {
        return Err(Error::Damaged {
            path: path.to_path_buf(),
            line: entries.len() + 2,
        });
    }
    Ok(Snapshot { entries })
}
