use std::io::Read as _;
use std::path::{Path, PathBuf};

use cancu_model::Reading;
use rusqlite::{Connection, ErrorCode, OptionalExtension};

use super::open::{self, Sniffed, failed};
use super::rows::Loader;
use super::{Writer, schema};
use crate::{Error, Skipped};

/// A graph file that is read: one whole state of it, however long and whatever a writer does.
pub struct Store {
    pub(super) connection: Connection,
    path: PathBuf,
    state: u64,
}

impl Store {
    /// Opens a graph file and holds on to its present state. A file of an older form is brought
    /// to the newest first.
    ///
    /// # Errors
    ///
    /// [`Error::Foreign`], [`Error::Outdated`], [`Error::Newer`], [`Error::Unfinished`],
    /// [`Error::Damaged`] say what the file is instead; [`Error::Read`] that it cannot be read.
    pub fn open(path: &Path) -> Result<Store, Error> {
        let owned = || path.to_path_buf();
        match open::sniff(path)? {
            Sniffed::Database => {}
            Sniffed::Missing => {
                return Err(Error::Read {
                    path: owned(),
                    source: std::io::ErrorKind::NotFound.into(),
                });
            }
            Sniffed::Empty => return Err(Error::Unfinished { path: owned() }),
            Sniffed::JsonLines => return Err(Error::Outdated { path: owned() }),
            Sniffed::Other => return Err(Error::Foreign { path: owned() }),
        }
        let fail = |err| failed(path, err);
        let opened = open::connect(path).and_then(|it| schema::identity(&it).map(|_| it));
        let mut connection = match opened {
            Ok(it) => it,
            Err(err) => {
                let log = std::fs::metadata(open::beside(path, "-wal"));
                let refused = matches!(
                    err.sqlite_error_code(),
                    Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly)
                );
                if !refused || log.is_ok_and(|it| it.len() > 0) {
                    return Err(fail(err));
                }
                open::connect_read_only(path).map_err(fail)?
            }
        };
        if open::identify(path, &connection)? < schema::VERSION {
            drop(connection);
            drop(Writer::open(path)?);
            connection = open::connect(path).map_err(fail)?;
        }
        Store::held(path, connection)
    }

    /// Opens a graph file once more that this process has open, for another thread; it holds on to
    /// what is there now, which [`Store::state`] tells.
    ///
    /// None but SQLite looks at the file: on Unix a process that opens and closes a file beside
    /// it loses SQLite's locks on it.
    ///
    /// # Errors
    ///
    /// Those of [`Store::open`]; what is another file by now is [`Error::Foreign`] or cannot be
    /// read.
    pub fn again(path: &Path) -> Result<Store, Error> {
        let connection = open::connect(path).map_err(|err| failed(path, err))?;
        if open::identify(path, &connection)? < schema::VERSION {
            return Err(Error::Foreign {
                path: path.to_path_buf(),
            });
        }
        Store::held(path, connection)
    }

    /// Holds on to the present state.
    fn held(path: &Path, connection: Connection) -> Result<Store, Error> {
        let fail = |err| failed(path, err);
        connection
            .execute_batch("PRAGMA query_only = ON; BEGIN")
            .map_err(fail)?;
        let state: i64 = connection
            .query_row("SELECT value FROM meta WHERE name = 'state'", [], |row| {
                row.get(0)
            })
            .map_err(fail)?;
        if state == 0 {
            return Err(Error::Unfinished {
                path: path.to_path_buf(),
            });
        }
        Ok(Store {
            connection,
            path: path.to_path_buf(),
            state: state as u64,
        })
    }

    pub(super) fn fail(&self) -> impl Fn(rusqlite::Error) -> Error + use<'_> {
        |err| failed(&self.path, err)
    }

    /// The number of the state: it grows whenever a build changes anything.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.state
    }

    /// The program that made the present state, as it named itself to the writer.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn program(&self) -> Result<Option<String>, Error> {
        let sql = "SELECT value FROM meta WHERE name = 'program'";
        let found = self.connection.query_row(sql, [], |row| row.get(0));
        found.optional().map_err(self.fail())
    }

    /// What all documents say, in the order of their names.
    ///
    /// # Errors
    ///
    /// Those of the database.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the citations.
    pub fn readings(&self) -> Result<Vec<Reading>, Error> {
        let read = || -> rusqlite::Result<Vec<Reading>> {
            let mut all = self
                .connection
                .prepare("SELECT reading, name, place FROM documents ORDER BY name, place")?;
            let mut loader = Loader::new(&self.connection)?;
            let mut rows = all.query([])?;
            let mut readings = Vec::new();
            while let Some(row) = rows.next()? {
                readings.push(Reading {
                    file: row.get(1)?,
                    place: row.get(2)?,
                    ..loader.load(row.get(0)?)?
                });
            }
            Ok(readings)
        };
        read().map_err(self.fail())
    }

    /// The text of the document of this name; offsets are into its bytes.
    ///
    /// # Errors
    ///
    /// Those of the database, and [`Error::Damaged`] for a text that cannot be unpacked.
    pub fn text(&self, name: &str) -> Result<Option<String>, Error> {
        let found: Option<(i64, Vec<u8>)> = self
            .connection
            .query_row(
                "SELECT t.bytes, t.body FROM documents d JOIN texts t ON t.reading = d.reading
                 WHERE d.name = ?1 ORDER BY d.place LIMIT 1",
                [name],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
            .map_err(self.fail())?;
        found
            .map(|(bytes, body)| self.unpack(bytes as usize, &body))
            .transpose()
    }

    pub(super) fn unpack(&self, bytes: usize, body: &[u8]) -> Result<String, Error> {
        let mut text = String::with_capacity(bytes);
        let decoder = flate2::read::ZlibDecoder::new(body);
        match decoder.take(bytes as u64 + 1).read_to_string(&mut text) {
            Ok(n) if n == bytes => Ok(text),
            _ => Err(Error::Damaged {
                path: self.path.clone(),
            }),
        }
    }

    /// What was skipped in the files of which the graph was built.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn skipped(&self) -> Result<Vec<Skipped>, Error> {
        let read = || -> rusqlite::Result<Vec<Skipped>> {
            let mut all = self
                .connection
                .prepare("SELECT place, reason, english, read FROM skipped ORDER BY path, rowid")?;
            all.query_map([], |row| {
                Ok(Skipped {
                    file: row.get(0)?,
                    reason: row.get(1)?,
                    english: row.get(2)?,
                    read: row.get(3)?,
                })
            })?
            .collect()
        };
        read().map_err(self.fail())
    }
}

/// Says whether a file is a graph file by its first bytes: of this program, of an older one, or
/// one that a first build has just begun.
#[must_use]
pub fn is_graph_file(path: &Path) -> bool {
    matches!(
        open::sniff(path),
        Ok(Sniffed::Database | Sniffed::JsonLines)
    )
}
