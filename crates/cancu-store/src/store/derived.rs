use std::io::{self, Write};

use cancu_model::{Edge, Evidence};
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::rows::{extent_code, json};
use crate::Hash;

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
    /// The conflict's place among those of all instruments; its values share it.
    pub ordinal: usize,
    /// What is contradicted: `date`, `title`, `end` ...
    pub field: String,
    /// One of the values.
    pub value: String,
    /// Where it is said.
    pub evidence: Option<Evidence>,
}

/// What follows from all readings together.
pub struct Derived<'a> {
    /// The instrument that each document holds, in the order of [`super::Writer::readings`].
    pub documents: &'a mut dyn Iterator<Item = String>,
    /// The nodes of the graph.
    pub instruments: &'a mut dyn Iterator<Item = InstrumentRow>,
    /// Its edges.
    pub relations: &'a mut dyn Iterator<Item = RelationRow>,
    /// What happens to the instruments.
    pub events: &'a mut dyn Iterator<Item = EventRow>,
    /// What is said differently.
    pub conflicts: &'a mut dyn Iterator<Item = ConflictRow>,
    /// The graph as bytes, for faster opening.
    pub form: Form<'a>,
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

/// Makes the derived tables what they are to be, with as few writes as that takes.
pub(super) fn sync(connection: &Connection, derived: &mut Derived<'_>) -> rusqlite::Result<()> {
    table(connection, "instruments", derived.instruments)?;
    table(connection, "relations", derived.relations)?;
    table(connection, "events", derived.events)?;
    table(connection, "conflicts", derived.conflicts)
}

/// A row of a table that is kept by its fingerprint.
trait Kept: Serialize {
    fn insert(&self, connection: &Connection, fingerprint: &Hash) -> rusqlite::Result<()>;
    /// Removes what goes with the row of this id in other tables.
    fn removed(_connection: &Connection, _id: i64) -> rusqlite::Result<()> {
        Ok(())
    }
}

/// Rows that stand already stay, others are written, and those that are no more go.
fn table<R: Kept>(
    connection: &Connection,
    name: &str,
    rows: &mut dyn Iterator<Item = R>,
) -> rusqlite::Result<()> {
    let mut old: FxHashMap<[u8; 16], i64> = FxHashMap::default();
    let mut all = connection.prepare(&format!("SELECT fingerprint, id FROM {name}"))?;
    let mut found = all.query([])?;
    while let Some(row) = found.next()? {
        old.insert(row.get(0)?, row.get(1)?);
    }
    let first = old.is_empty();
    let mut new = Vec::new();
    for row in rows {
        let bytes = serde_json::to_vec(&row)
            .map_err(|err| rusqlite::Error::ToSqlConversionFailure(Box::new(err)))?;
        let fingerprint = Hash::of(&[&bytes]);
        if old.remove(&fingerprint.0).is_some() {
            continue;
        }
        if first {
            row.insert(connection, &fingerprint)?;
        } else {
            // The old row of the same instrument goes first.
            new.push((fingerprint, row));
        }
    }
    let mut gone: Vec<i64> = old.into_values().collect();
    gone.sort_unstable();
    let mut delete = connection.prepare(&format!("DELETE FROM {name} WHERE id = ?1"))?;
    for id in gone {
        delete.execute([id])?;
        R::removed(connection, id)?;
    }
    for (fingerprint, row) in new {
        row.insert(connection, &fingerprint)?;
    }
    Ok(())
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

    fn removed(connection: &Connection, id: i64) -> rusqlite::Result<()> {
        connection
            .prepare_cached("DELETE FROM instruments_search WHERE rowid = ?1")?
            .execute([id])?;
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
                basis_code(it.basis),
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

    fn removed(connection: &Connection, id: i64) -> rusqlite::Result<()> {
        connection
            .prepare_cached("DELETE FROM evidence WHERE relation = ?1")?
            .execute([id])?;
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
                "INSERT INTO conflicts VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
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
            ])?;
        Ok(())
    }
}

fn basis_code(it: cancu_model::Basis) -> &'static str {
    match it {
        cancu_model::Basis::Stated => "stated",
        cancu_model::Basis::Derived => "derived",
        cancu_model::Basis::Register => "register",
        cancu_model::Basis::Reported => "reported",
    }
}
