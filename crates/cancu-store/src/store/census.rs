//! All rows of one kind, one after the other or counted, for those who want nothing else of them.

use cancu_model::{Evidence, InstrumentId, Relation, Report};
use rusqlite::Row;

use super::ask::{INSTRUMENT, instrument};
use super::derived::{ConflictRow, InstrumentRow};
use super::read::Store;
use super::rows::{broken, parsed};
use crate::Error;

/// How many instruments are read at once.
const PAGE: usize = 1024;

impl Store {
    /// Hands the id of every citation in the text of a document to `each`, if it has one, and
    /// whether it has candidates. A reading that several documents share counts for each.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn meant(&self, each: &mut dyn FnMut(Option<&InstrumentId>, bool)) -> Result<(), Error> {
        let mut read = || -> rusqlite::Result<()> {
            let mut all = self.connection.prepare(
                "SELECT c.instrument, c.candidates IS NOT NULL FROM documents d
                 JOIN citations c ON c.reading = d.reading WHERE c.in_title = 0",
            )?;
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                each(parsed(row, 0)?.as_ref(), row.get(1)?);
            }
            Ok(())
        };
        read().map_err(self.fail())
    }

    /// How many relations there are of each kind.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn by_relation(&self) -> Result<Vec<(Relation, usize)>, Error> {
        let read = || -> rusqlite::Result<Vec<(Relation, usize)>> {
            let mut all = self
                .connection
                .prepare("SELECT relation, count(*) FROM relations GROUP BY relation")?;
            let rows = all.query_map([], |row| {
                let relation = row.get_ref(0)?.as_str()?;
                let relation = relation.parse().map_err(|err| broken(0, err))?;
                Ok((relation, row.get::<_, i64>(1)? as usize))
            });
            rows?.collect()
        };
        read().map_err(self.fail())
    }

    /// How many conflicts there are in one of these fields.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn contradicted(&self, fields: &[&str]) -> Result<usize, Error> {
        let read = || -> rusqlite::Result<i64> {
            let mut of_field = self.connection.prepare(
                "SELECT count(*) FROM
                 (SELECT DISTINCT instrument, ordinal FROM conflicts WHERE field = ?1)",
            )?;
            let counts = fields
                .iter()
                .map(|it| of_field.query_row([it], |row| row.get::<_, i64>(0)));
            counts.sum()
        };
        Ok(read().map_err(self.fail())? as usize)
    }

    /// Hands every instrument to which others relate to `each`, with the number of relations.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn reached(&self, each: &mut dyn FnMut(&str, usize)) -> Result<(), Error> {
        let mut read = || -> rusqlite::Result<()> {
            let mut all = self.connection.prepare(
                "SELECT target, count(*) FROM relations INDEXED BY relations_target GROUP BY target",
            )?;
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                each(row.get_ref(0)?.as_str()?, row.get::<_, i64>(1)? as usize);
            }
            Ok(())
        };
        read().map_err(self.fail())
    }

    /// The instruments that come next after a row, each with what is reported of the document that
    /// holds its text, and the last row of these; none at the end.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn instruments(&self, after: i64) -> Result<(Vec<(InstrumentRow, Report)>, i64), Error> {
        let read = || -> rusqlite::Result<(Vec<(InstrumentRow, Report)>, i64)> {
            // The document is the one of [`Store::reported`].
            let sql = format!(
                "{INSTRUMENT}, id, CASE WHEN held IS NULL THEN NULL ELSE (
                    SELECT r.reported FROM documents d JOIN readings r ON r.id = d.reading
                    WHERE d.instrument = instruments.instrument ORDER BY d.name, d.place LIMIT 1
                 ) END FROM instruments WHERE id > ?1 ORDER BY id LIMIT {PAGE}"
            );
            let mut all = self.connection.prepare_cached(&sql)?;
            let (mut found, mut last) = (Vec::new(), after);
            let mut rows = all.query([after])?;
            while let Some(row) = rows.next()? {
                let reported = match row.get_ref(15)?.as_str_or_null()? {
                    Some(text) => serde_json::from_str(text).map_err(|err| broken(15, err))?,
                    None => Report::default(),
                };
                found.push((instrument(row)?, reported));
                last = row.get(14)?;
            }
            Ok((found, last))
        };
        read().map_err(self.fail())
    }

    /// Everything that is said differently, in the order in which it was written of each
    /// instrument.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn conflicts(&self) -> Result<Vec<ConflictRow>, Error> {
        let read = || -> rusqlite::Result<Vec<ConflictRow>> {
            let mut all = self.connection.prepare(
                "SELECT instrument, ordinal, field, side, value, place, file, start, \"end\", quote
                 FROM conflicts ORDER BY instrument, ordinal, side, place",
            )?;
            all.query_map([], conflict)?.collect()
        };
        read().map_err(self.fail())
    }
}

fn conflict(row: &Row<'_>) -> rusqlite::Result<ConflictRow> {
    let number = |at| row.get::<_, i64>(at).map(|it| it as usize);
    let file: Option<String> = row.get(6)?;
    let said = |file| -> rusqlite::Result<Evidence> {
        Ok(Evidence {
            file,
            start: number(7)?,
            end: number(8)?,
            quote: row.get(9)?,
        })
    };
    Ok(ConflictRow {
        instrument: row.get(0)?,
        ordinal: number(1)?,
        field: row.get(2)?,
        side: number(3)?,
        value: row.get(4)?,
        place: number(5)?,
        evidence: file.map(said).transpose()?,
    })
}
