use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::schema;
use crate::Error;

/// What a file is by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sniffed {
    Missing,
    Empty,
    Database,
    JsonLines,
    Other,
}

/// Looks what a file is. SQLite looks first: who opens and closes a database beside it loses on
/// Unix the locks that SQLite holds on the file in this process, and a reader its state with them.
pub(super) fn sniff(path: &Path) -> Result<Sniffed, Error> {
    if is_database(path) {
        return Ok(Sniffed::Database);
    }
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(Sniffed::Missing),
        Err(source) => {
            return Err(Error::Read {
                path: path.to_path_buf(),
                source,
            });
        }
    };
    let mut head = [0; 16];
    let mut filled = 0;
    while filled < head.len() {
        let read = file.read(&mut head[filled..]);
        match read.map_err(|source| Error::Read {
            path: path.to_path_buf(),
            source,
        })? {
            0 => break,
            n => filled += n,
        }
    }
    Ok(match &head[..filled] {
        b"" => Sniffed::Empty,
        b"SQLite format 3\0" => Sniffed::Database,
        it if it.starts_with(b"{\"cancu_graph\"") => Sniffed::JsonLines,
        _ => Sniffed::Other,
    })
}

/// Says whether SQLite reads a file, or would if it were free; an empty one is none yet.
fn is_database(path: &Path) -> bool {
    if std::fs::metadata(path).map_or(0, |it| it.len()) == 0 {
        return false;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let looked = Connection::open_with_flags(path, flags)
        .and_then(|it| it.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0)));
    match looked {
        Ok(_) => true,
        Err(err) => matches!(
            err.sqlite_error_code(),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
        ),
    }
}

/// The file that goes with a graph file: its lock, its journal, its successor.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// What the database says, by what it means for the person.
pub(super) fn failed(path: &Path, err: rusqlite::Error) -> Error {
    let path = path.to_path_buf();
    match err.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::Full { path },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Error::ReadOnly { path },
        Some(ErrorCode::DatabaseCorrupt) => Error::Damaged { path },
        Some(ErrorCode::NotADatabase) => Error::Foreign { path },
        Some(ErrorCode::SystemIoFailure) => Error::Write {
            path,
            source: std::io::Error::other(err.to_string()),
        },
        _ => Error::Database {
            path,
            source: Box::new(err),
        },
    }
}

/// A connection to a file that stands already.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    // A missing file is never made here: that is `create`'s work.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    configure(Connection::open_with_flags(path, flags)?)
}

/// A connection to a file in a folder that may not be written: SQLite's log needs a file beside.
///
/// Only where no log stands beside the file is the file itself the whole state.
pub(super) fn connect_read_only(path: &Path) -> rusqlite::Result<Connection> {
    let encoded: String = path
        .to_string_lossy()
        .chars()
        .map(|it| match it {
            '%' => "%25".to_owned(),
            '?' => "%3f".to_owned(),
            '#' => "%23".to_owned(),
            other => other.to_string(),
        })
        .collect();
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    configure(Connection::open_with_flags(
        format!("file:{encoded}?immutable=1"),
        flags,
    )?)
}

/// How long is waited for another that writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

fn configure(connection: Connection) -> rusqlite::Result<Connection> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Makes a graph file without documents: whole under another name, and then under its own.
pub(super) fn create(path: &Path) -> Result<(), Error> {
    let fail = |err| match failed(path, err) {
        Error::Database { source, .. } => Error::Write {
            path: path.to_path_buf(),
            source: std::io::Error::other(source),
        },
        other => other,
    };
    let new = beside(path, ".new");
    for leftover in [&new, &beside(&new, "-journal"), &beside(&new, "-wal")] {
        match std::fs::remove_file(leftover) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::Write {
                    path: path.to_path_buf(),
                    source,
                });
            }
            _ => {}
        }
    }
    let mut connection = configure(Connection::open(&new).map_err(fail)?).map_err(fail)?;
    let made = connection
        .pragma_update(None, "page_size", 16_384)
        .and_then(|()| schema::migrate(&mut connection, 0))
        .and_then(|()| connection.pragma_update(None, "journal_mode", "WAL"));
    made.map_err(fail)?;
    connection.close().map_err(|(_, err)| fail(err))?;
    std::fs::rename(&new, path).map_err(|source| Error::Write {
        path: path.to_path_buf(),
        source,
    })
}

/// Refuses what is no graph file, or one of a newer program; gives the form.
pub(super) fn identify(path: &Path, connection: &Connection) -> Result<i64, Error> {
    let (application, version) = schema::identity(connection).map_err(|err| failed(path, err))?;
    if application != schema::APPLICATION_ID {
        return Err(Error::Foreign {
            path: path.to_path_buf(),
        });
    }
    if version > schema::VERSION {
        return Err(Error::Newer {
            path: path.to_path_buf(),
            found: version,
            known: schema::VERSION,
        });
    }
    Ok(version)
}
