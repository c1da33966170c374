//! Other forms of the graph, kept as bytes beside its rows.

use std::io::{self, Write};

use rusqlite::{CachedStatement, Connection, params};

use super::derived::Form;

/// Bytes in one part of a form: SQLite's rows are limited to 1 GB.
const PART: usize = 4 << 20;

/// Says whether a form of the present state stands in the file.
pub(super) fn stands(connection: &Connection, name: &str, version: &str) -> rusqlite::Result<bool> {
    connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM forms JOIN meta ON meta.name = 'state'
         WHERE forms.name = ?1 AND version = ?2 AND state = value)",
        [name, version],
        |row| row.get(0),
    )
}

/// Writes a form of the present state, unless it stands already; those of other states go.
pub(super) fn put(connection: &Connection, form: &mut Form<'_>) -> rusqlite::Result<()> {
    if stands(connection, form.name, form.version)? {
        return Ok(());
    }
    connection.execute("DELETE FROM forms", [])?;
    let sql = "SELECT value FROM meta WHERE name = 'state'";
    let state: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    let mut parts = Parts {
        insert: connection.prepare_cached("INSERT INTO forms VALUES (?1, ?2, ?3, ?4, ?5)")?,
        name: form.name,
        version: form.version,
        state,
        part: 0,
        bytes: Vec::with_capacity(PART),
    };
    (form.write)(state as u64, &mut parts)
        .and_then(|()| parts.flush())
        .map_err(|err| match err.downcast::<rusqlite::Error>() {
            Ok(of_the_database) => of_the_database,
            Err(other) => rusqlite::Error::ToSqlConversionFailure(Box::new(other)),
        })
}

/// Takes bytes and writes a row for every part of them.
struct Parts<'c, 'f> {
    insert: CachedStatement<'c>,
    name: &'f str,
    version: &'f str,
    state: i64,
    part: i64,
    bytes: Vec<u8>,
}

impl Write for Parts<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(PART - self.bytes.len());
        self.bytes.extend_from_slice(&bytes[..taken]);
        if self.bytes.len() == PART {
            self.flush()?;
        }
        Ok(taken)
    }

    /// Writes what is left as the last part.
    fn flush(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let row = params![self.name, self.part, self.version, self.state, self.bytes];
        self.insert.execute(row).map_err(io::Error::other)?;
        self.part += 1;
        self.bytes.clear();
        Ok(())
    }
}
