//! Other forms of the graph, kept as bytes beside its rows.

use std::cell::RefCell;
use std::io::{self, Write};

use rusqlite::blob::Blob;
use rusqlite::{CachedStatement, Connection, params};

use super::Store;
use super::derived::Form;
use crate::Error;

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

/// The bytes of a form, read from the file as they are asked for: it is not copied as a whole.
pub struct FormBytes<'s> {
    connection: &'s Connection,
    /// Of each part, where it begins in the form, and its row.
    parts: Vec<(u64, i64)>,
    length: u64,
    /// The part that was read last. Going on in it is cheap, and so is going on to the next.
    open: RefCell<Option<(usize, Blob<'s>)>>,
}

impl Store {
    /// The form that a build put there, if it is of this version and of the present state.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn form(&self, name: &str, version: &str) -> Result<Option<FormBytes<'_>>, Error> {
        let found = FormBytes::find(&self.connection, name, version, self.state() as i64);
        found.map_err(self.fail())
    }
}

impl<'s> FormBytes<'s> {
    fn find(
        connection: &'s Connection,
        name: &str,
        version: &str,
        state: i64,
    ) -> rusqlite::Result<Option<FormBytes<'s>>> {
        let mut found = connection.prepare(
            "SELECT length(bytes), rowid FROM forms
             WHERE name = ?1 AND version = ?2 AND state = ?3 ORDER BY part",
        )?;
        let mut rows = found.query(params![name, version, state])?;
        let (mut parts, mut length) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            parts.push((length, row.get(1)?));
            length += row.get::<_, i64>(0)? as u64;
        }
        Ok((!parts.is_empty()).then(|| FormBytes {
            connection,
            parts,
            length,
            open: RefCell::new(None),
        }))
    }

    /// How many bytes there are.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Fills `into` with the bytes from `at` on.
    ///
    /// # Errors
    ///
    /// Those of the database, and an unexpected end for what lies behind it.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the bytes from front to back; else also in what precedes them in their part.
    pub fn read_at(&self, mut at: u64, mut into: &mut [u8]) -> io::Result<()> {
        let mut open = self.open.borrow_mut();
        while !into.is_empty() {
            let number = self.parts.partition_point(|it| it.0 <= at).wrapping_sub(1);
            let Some((start, row)) = self.parts.get(number).copied() else {
                return Err(io::ErrorKind::UnexpectedEof.into());
            };
            let blob = match open.take() {
                Some((of, blob)) if of == number => blob,
                _ => {
                    let blob = self
                        .connection
                        .blob_open("main", "forms", "bytes", row, true);
                    blob.map_err(io::Error::other)?
                }
            };
            let within = (at - start) as usize;
            let most = blob.len().saturating_sub(within).min(into.len());
            if most == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let (now, rest) = into.split_at_mut(most);
            blob.read_at_exact(now, within).map_err(io::Error::other)?;
            *open = Some((number, blob));
            (at, into) = (at + most as u64, rest);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_across_parts_from_any_place() -> Result<(), Box<dyn std::error::Error>> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch("CREATE TABLE forms (name, part, version, state, bytes)")?;
        let bytes: Vec<u8> = (0..50_000_u32).map(|it| ((it * it) >> 7) as u8).collect();
        // The rows lie in another order than the parts.
        for part in [2, 0, 3, 1] {
            let of = &bytes[part * 13_000..bytes.len().min((part + 1) * 13_000)];
            let sql = "INSERT INTO forms VALUES ('frozen', ?1, '1', 7, ?2)";
            connection.execute(sql, params![part as i64, of])?;
        }
        let form = FormBytes::find(&connection, "frozen", "1", 7)?.ok_or("none")?;
        assert_eq!(form.length(), 50_000);
        for (at, length) in [
            (0, 50_000),
            (12_999, 2),
            (30_000, 20_000),
            (5, 0),
            (0, 13_000),
        ] {
            let mut into = vec![0; length];
            form.read_at(at as u64, &mut into)?;
            assert_eq!(into, bytes[at..at + length], "{length} bytes from {at}");
        }
        let behind = form.read_at(49_999, &mut [0; 2]).map_err(|it| it.kind());
        assert_eq!(behind, Err(io::ErrorKind::UnexpectedEof));
        assert!(FormBytes::find(&connection, "frozen", "1", 8)?.is_none());
        Ok(())
    }
}
