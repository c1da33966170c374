use std::io::{self, Write};
use std::path::Path;

use cancu_model::{Edge, Evidence};
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::open::failed;
use super::rows::{extent_code, json};
use crate::{Error, Hash};

/// An instrument as the file keeps it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InstrumentRow {
    /// The canonical id.
    pub instrument: String,
    /// The kind's code.
    #[serde(rename = "type")]
    pub kind: String,
    /// As most texts write it.
    pub number: Option<String>,
    /// In the field's form.
    pub symbol: Option<String>,
    /// Of the id.
    pub year: Option<u16>,
    /// Of signing, ISO.
    pub date: Option<String>,
    /// The day it took effect, ISO.
    pub effective: Option<String>,
    /// What that day rests on.
    pub effective_basis: Option<String>,
    /// As most texts write it.
    pub issuer: Option<String>,
    /// As most texts write it.
    pub title: Option<String>,
    /// As a person would cite it.
    pub label: String,
    /// `_` if unknown.
    pub scope: String,
    /// The name of the document that holds its text.
    pub held: Option<String>,
    /// Ids that it may be.
    pub candidates: Vec<String>,
}

/// A relation as the file keeps it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelationRow {
    /// As the contract shows it; its `effective` is the act's own day.
    pub edge: Edge,
    /// The first day after it, ISO.
    pub until: Option<String>,
    /// The parts of the target.
    pub provisions: Vec<String>,
}

/// An event in the life of an instrument, as the file keeps it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventRow {
    /// To which instrument.
    pub instrument: String,
    /// Its place in the order of that instrument's events.
    pub ordinal: usize,
    /// What: `enters`, `ends` ...
    pub kind: String,
    /// By which instrument.
    pub actor: String,
    /// By which relation.
    pub relation: Option<String>,
    /// Its day, ISO.
    pub date: Option<String>,
    /// The day from which it counts, ISO.
    pub counts_from: Option<String>,
    /// The first day after it, ISO.
    pub until: Option<String>,
    /// The parts that it reaches.
    pub provisions: Vec<String>,
    /// What it rests on.
    pub basis: String,
    /// The rule that read or derived it.
    pub rule: String,
}

/// One value of a conflict with one place where it is said, as the file keeps it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConflictRow {
    /// Of which instrument.
    pub instrument: String,
    /// The conflict's place among those of the instrument; its values share it.
    pub ordinal: usize,
    /// What is contradicted: `date`, `title`, `end` ...
    pub field: String,
    /// The value's place among those of the conflict.
    pub side: usize,
    /// One of the values.
    pub value: String,
    /// The place of the evidence among that of the value.
    pub place: usize,
    /// Where it is said.
    pub evidence: Option<Evidence>,
}

/// Another form of the graph, as bytes: see [`super::Store::form`].
pub struct Form<'a> {
    /// What kind of form.
    pub name: &'a str,
    /// By whom and how it was made: one of another version is of no use.
    pub version: &'a str,
    /// Writes the bytes; takes the number of the state that they are of.
    pub write: &'a mut dyn FnMut(u64, &mut dyn Write) -> io::Result<()>,
}

/// Takes what follows from all readings together, in any order, and makes it the derived tables
/// with as few writes as that takes.
pub struct Sink<'c> {
    connection: &'c Connection,
    path: &'c Path,
    /// Rows of the state before that were not given again.
    old: [Old; 4],
}

/// Rows of a table by their fingerprints.
type Old = FxHashMap<[u8; 16], i64>;

/// The tables, in the order of [`Sink::old`].
const TABLES: [&str; 4] = ["instruments", "relations", "events", "conflicts"];

impl<'c> Sink<'c> {
    pub(super) fn new(connection: &'c Connection, path: &'c Path) -> rusqlite::Result<Sink<'c>> {
        let mut old: [Old; 4] = Default::default();
        for (old, name) in old.iter_mut().zip(TABLES) {
            let mut all = connection.prepare(&format!("SELECT fingerprint, id FROM {name}"))?;
            let mut found = all.query([])?;
            while let Some(row) = found.next()? {
                old.insert(row.get(0)?, row.get(1)?);
            }
        }
        Ok(Sink {
            connection,
            path,
            old,
        })
    }

    /// Takes a node of the graph.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn instrument(&mut self, row: &InstrumentRow) -> Result<(), Error> {
        self.put(0, row)
    }

    /// Takes an edge of the graph.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn relation(&mut self, row: &RelationRow) -> Result<(), Error> {
        self.put(1, row)
    }

    /// Takes something that happens to an instrument.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn event(&mut self, row: &EventRow) -> Result<(), Error> {
        self.put(2, row)
    }

    /// Takes something that is said differently.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn conflict(&mut self, row: &ConflictRow) -> Result<(), Error> {
        self.put(3, row)
    }

    fn put(&mut self, table: usize, row: &impl Kept) -> Result<(), Error> {
        let connection = self.connection;
        let old = &mut self.old[table];
        let mut write = || -> rusqlite::Result<()> {
            let bytes = serde_json::to_vec(row)
                .map_err(|err| rusqlite::Error::ToSqlConversionFailure(Box::new(err)))?;
            let fingerprint = Hash::of(&[&bytes]);
            if old.remove(&fingerprint.0).is_some() {
                return Ok(());
            }
            row.make_room(connection, old)?;
            row.insert(connection, &fingerprint)
        };
        write().map_err(|err| failed(self.path, err))
    }

    /// Removes what was not given again.
    pub(super) fn close(self) -> rusqlite::Result<()> {
        for (old, name) in self.old.into_iter().zip(TABLES) {
            let mut gone: Vec<i64> = old.into_values().collect();
            gone.sort_unstable();
            for id in gone {
                remove(self.connection, name, id)?;
            }
        }
        Ok(())
    }
}

/// Removes a row with what goes with it in other tables.
fn remove(connection: &Connection, table: &str, id: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?
        .execute([id])?;
    let beside = match table {
        "instruments" => "DELETE FROM instruments_search WHERE rowid = ?1",
        "relations" => "DELETE FROM evidence WHERE relation = ?1",
        _ => return Ok(()),
    };
    connection.prepare_cached(beside)?.execute([id])?;
    Ok(())
}

/// A row of a table that is kept by its fingerprint.
trait Kept: Serialize {
    fn insert(&self, connection: &Connection, fingerprint: &Hash) -> rusqlite::Result<()>;
    /// Removes the row before this one that cannot stand beside it.
    fn make_room(&self, _connection: &Connection, _old: &mut Old) -> rusqlite::Result<()> {
        Ok(())
    }
}

/// A list as JSON; nothing for none.
fn list(items: &[String]) -> rusqlite::Result<Option<String>> {
    if items.is_empty() {
        return Ok(None);
    }
    json(&items).map(Some)
}

impl Kept for InstrumentRow {
    fn insert(&self, connection: &Connection, fingerprint: &Hash) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO instruments VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
                 ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(params![
                fingerprint.0,
                self.instrument,
                self.kind,
                self.number,
                self.symbol,
                self.year,
                self.date,
                self.effective,
                self.effective_basis,
                self.issuer,
                self.title,
                self.label,
                self.scope,
                self.held,
                list(&self.candidates)?,
            ])?;
        let id = connection.last_insert_rowid();
        let words = [
            Some(self.label.as_str()),
            self.title.as_deref().filter(|it| !self.label.contains(it)),
            self.issuer.as_deref(),
            Some(self.instrument.as_str()),
        ];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join(" \n");
        connection
            .prepare_cached(
                "INSERT INTO instruments_search (rowid, exact, folded) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![
                id,
                super::search::composed(&words),
                super::search::folded(&words)
            ])?;
        Ok(())
    }

    /// There is one row of an instrument.
    fn make_room(&self, connection: &Connection, old: &mut Old) -> rusqlite::Result<()> {
        if old.is_empty() {
            return Ok(());
        }
        let before: Option<([u8; 16], i64)> = connection
            .prepare_cached("SELECT fingerprint, id FROM instruments WHERE instrument = ?1")?
            .query_row([&self.instrument], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((fingerprint, id)) = before {
            old.remove(&fingerprint);
            remove(connection, "instruments", id)?;
        }
        Ok(())
    }
}

impl Kept for RelationRow {
    fn insert(&self, connection: &Connection, fingerprint: &Hash) -> rusqlite::Result<()> {
        let it = &self.edge;
        connection
            .prepare_cached(
                "INSERT INTO relations VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                fingerprint.0,
                it.from.to_string(),
                it.to.to_string(),
                it.relation.code(),
                it.extent.map(extent_code),
                it.effective.map(|it| it.to_string()),
                self.until,
                list(&self.provisions)?,
                it.basis.code(),
                it.rule,
                f64::from(it.confidence),
            ])?;
        let id = connection.last_insert_rowid();
        let mut insert =
            connection.prepare_cached("INSERT INTO evidence VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for (ordinal, it) in it.evidence.iter().enumerate() {
            insert.execute(params![
                id,
                ordinal as i64,
                it.file,
                it.start as i64,
                it.end as i64,
                it.quote
            ])?;
        }
        Ok(())
    }
}

impl Kept for EventRow {
    fn insert(&self, connection: &Connection, fingerprint: &Hash) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO events VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                fingerprint.0,
                self.instrument,
                self.ordinal as i64,
                self.kind,
                self.actor,
                self.relation,
                self.date,
                self.counts_from,
                self.until,
                list(&self.provisions)?,
                self.basis,
                self.rule,
            ])?;
        Ok(())
    }
}

impl Kept for ConflictRow {
    fn insert(&self, connection: &Connection, fingerprint: &Hash) -> rusqlite::Result<()> {
        let it = self.evidence.as_ref();
        connection
            .prepare_cached(
                "INSERT INTO conflicts VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                fingerprint.0,
                self.instrument,
                self.ordinal as i64,
                self.field,
                self.value,
                it.map(|it| &it.file),
                it.map(|it| it.start as i64),
                it.map(|it| it.end as i64),
                it.map(|it| &it.quote),
                self.side as i64,
                self.place as i64,
            ])?;
        Ok(())
    }
}
