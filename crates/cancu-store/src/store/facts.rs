//! What a graph file holds beside documents: relations that data sets report of no text, and the
//! registers of its user.

use std::path::Path;

use cancu_model::{Extent, Link};
use rusqlite::{Connection, Row, params};

use super::open::failed;
use super::rows::{broken, extent_code, parsed};
use super::{Store, Writer};
use crate::Error;

/// A register as the file keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterText {
    /// The name that evidence shows.
    pub name: String,
    /// The TOML.
    pub body: String,
}

/// What a writer needs beside the tables of the file.
pub(super) const ARRIVALS: &str = "
    CREATE TEMP TABLE arrived_links AS SELECT * FROM links WHERE 0;
    CREATE TEMP TABLE arrived_registers AS SELECT * FROM registers;
    CREATE TEMP TABLE files_away (path TEXT PRIMARY KEY);";

/// The files whose links stay: those that have not changed, and those that are away.
macro_rules! staying {
    () => {
        "(SELECT a.path FROM arrived_files a JOIN files f ON f.path = a.path AND f.hash = a.hash
          UNION ALL SELECT path FROM files_away)"
    };
}

/// The links of the coming state: of files that were read, and of files that stay as they are.
const COMING: &str = concat!(
    "SELECT path, name, actor, target, relation, extent, effective, provision, quote
     FROM temp.arrived_links UNION ALL
     SELECT path, name, actor, target, relation, extent, effective, provision, quote
     FROM main.links WHERE path IN ",
    staying!()
);

impl Writer {
    /// Takes relations that a file reports of no text.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn links(&mut self, path: &Path, links: &[Link]) -> Result<(), Error> {
        let write = || -> rusqlite::Result<()> {
            let mut insert = self.connection.prepare_cached(
                "INSERT INTO arrived_links VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?;
            for it in links {
                insert.execute(params![
                    path.to_string_lossy(),
                    it.file,
                    it.from.to_string(),
                    it.to.to_string(),
                    it.relation.code(),
                    it.extent.map(extent_code),
                    it.effective.map(|it| it.to_string()),
                    it.provision,
                    it.quote,
                ])?;
            }
            Ok(())
        };
        write().map_err(|err| failed(&self.path, err))
    }

    /// Hands every link of the coming state to `each`.
    ///
    /// # Errors
    ///
    /// Those of the database, and the first that `each` gives.
    pub fn coming_links(
        &self,
        each: &mut dyn FnMut(Link) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let fail = |err| failed(&self.path, err);
        let sql = format!("{COMING} ORDER BY 1, 2, 3, 4, 5");
        let mut all = self.connection.prepare(&sql).map_err(fail)?;
        for it in all.query_map([], link).map_err(fail)? {
            each(it.map_err(fail)?)?;
        }
        Ok(())
    }

    /// The registers that the file is to hold in place of those it has.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn set_registers(&mut self, registers: &[RegisterText]) -> Result<(), Error> {
        let write = || -> rusqlite::Result<()> {
            self.connection
                .execute("DELETE FROM arrived_registers", [])?;
            let mut insert = self
                .connection
                .prepare("INSERT INTO arrived_registers VALUES (?1, ?2, ?3)")?;
            for (ordinal, it) in registers.iter().enumerate() {
                insert.execute(params![ordinal as i64, it.name, it.body])?;
            }
            Ok(())
        };
        write().map_err(|err| failed(&self.path, err))
    }

    /// The registers of the coming state, in the order in which they were named.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn registers(&self) -> Result<Vec<RegisterText>, Error> {
        registers(&self.connection, "arrived_registers").map_err(|err| failed(&self.path, err))
    }
}

/// Says whether the coming state has other links or registers than the file.
pub(super) fn is_changed(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row(
        concat!(
            "SELECT EXISTS (SELECT 1 FROM arrived_links)
             OR EXISTS (SELECT 1 FROM links WHERE path NOT IN ",
            staying!(),
            ") OR EXISTS (SELECT * FROM arrived_registers EXCEPT SELECT * FROM registers)
             OR EXISTS (SELECT * FROM registers EXCEPT SELECT * FROM arrived_registers)"
        ),
        [],
        |row| row.get(0),
    )
}

/// Makes links and registers what arrived; `files` is still as it was.
pub(super) fn replace(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(concat!(
        "DELETE FROM links WHERE path NOT IN ",
        staying!(),
        "; INSERT INTO links SELECT NULL, path, name, actor, target, relation, extent, effective,
             provision, quote FROM arrived_links ORDER BY path, name, actor, target, relation;
         DELETE FROM registers WHERE (ordinal, name, body) NOT IN
             (SELECT ordinal, name, body FROM arrived_registers);
         INSERT OR IGNORE INTO registers SELECT * FROM arrived_registers;",
    ))
}

impl Store {
    /// The relations that data sets report of no text.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn links(&self) -> Result<Vec<Link>, Error> {
        let read = || -> rusqlite::Result<Vec<Link>> {
            let mut all = self.connection.prepare(
                "SELECT path, name, actor, target, relation, extent, effective, provision, quote
                 FROM links ORDER BY 1, 2, 3, 4, 5",
            )?;
            all.query_map([], link)?.collect()
        };
        read().map_err(self.fail())
    }

    /// The registers that the graph was built with, in the order in which they were named.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn registers(&self) -> Result<Vec<RegisterText>, Error> {
        registers(&self.connection, "registers").map_err(self.fail())
    }
}

fn registers(connection: &Connection, table: &str) -> rusqlite::Result<Vec<RegisterText>> {
    let sql = format!("SELECT name, body FROM {table} ORDER BY ordinal");
    let mut all = connection.prepare(&sql)?;
    all.query_map([], |row| {
        Ok(RegisterText {
            name: row.get(0)?,
            body: row.get(1)?,
        })
    })?
    .collect()
}

fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
    let relation = row.get_ref(4)?.as_str()?;
    let required = || rusqlite::Error::InvalidQuery;
    Ok(Link {
        file: row.get(1)?,
        from: parsed(row, 2)?.ok_or_else(required)?,
        to: parsed(row, 3)?.ok_or_else(required)?,
        relation: relation.parse().map_err(|err| broken(4, err))?,
        extent: match row.get_ref(5)?.as_str_or_null()? {
            None => None,
            Some("whole") => Some(Extent::Whole),
            Some(_) => Some(Extent::Part),
        },
        effective: parsed(row, 6)?,
        provision: row.get(7)?,
        quote: row.get(8)?,
    })
}
