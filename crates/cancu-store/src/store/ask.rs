//! Single rows of what was derived, for those who do not want all of it.

use std::collections::{BTreeMap, BTreeSet};

use cancu_model::{Basis, Edge, Evidence, InstrumentId, Reading, Relation, Report};
use rusqlite::{OptionalExtension, Row, params};

use super::derived::{InstrumentRow, RelationRow};
use super::read::Store;
use super::rows::{Loader, broken, extent, parsed, unknown, unpack};
use crate::Error;

/// The columns that [`instrument`] reads.
pub(super) const INSTRUMENT: &str =
    "SELECT instrument, type, number, symbol, year, date, effective,
    effective_basis, issuer, title, label, scope, held, candidates";

impl Store {
    /// The instrument of an id.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn instrument(&self, id: &str) -> Result<Option<InstrumentRow>, Error> {
        let read = || -> rusqlite::Result<Option<InstrumentRow>> {
            let sql = format!("{INSTRUMENT} FROM instruments WHERE instrument = ?1");
            let mut found = self.connection.prepare_cached(&sql)?;
            found.query_row([id], instrument).optional()
        };
        read().map_err(self.fail())
    }

    /// The ids of the instruments whose label, title, issuer or id has all these words, which are
    /// of letters and digits without marks.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn having(&self, words: &[String]) -> Result<Vec<String>, Error> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let quoted: Vec<String> = words.iter().map(|it| format!("\"{it}\"")).collect();
        let way = format!("folded : ({})", quoted.join(" AND "));
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut found = self.connection.prepare_cached(
                "SELECT instrument FROM instruments_search s JOIN instruments i ON i.id = s.rowid
                 WHERE instruments_search MATCH ?1",
            )?;
            found.query_map([way], |row| row.get(0))?.collect()
        };
        read().map_err(self.fail())
    }

    /// What is reported of the document that holds an instrument's text, beside the text.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn reported(&self, id: &str) -> Result<Report, Error> {
        let read = || -> rusqlite::Result<Report> {
            let mut found = self.connection.prepare_cached(
                "SELECT r.reported FROM documents d JOIN readings r ON r.id = d.reading
                 WHERE d.instrument = ?1 ORDER BY d.name, d.place LIMIT 1",
            )?;
            let found = found.query_row([id], |row| match row.get_ref(0)?.as_str_or_null()? {
                Some(text) => serde_json::from_str(text).map_err(|err| broken(0, err)),
                None => Ok(Report::default()),
            });
            Ok(found.optional()?.unwrap_or_default())
        };
        read().map_err(self.fail())
    }

    /// The relations of an instrument to others (`out`), or of others to it, of these kinds; each
    /// with its evidence, in the order in which they were written. With `actor`, of those of
    /// others those of that one alone, without a look at the rest.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn relations(
        &self,
        id: &str,
        out: bool,
        kinds: &[Relation],
        actor: Option<&str>,
    ) -> Result<Vec<RelationRow>, Error> {
        let read = || -> rusqlite::Result<Vec<RelationRow>> {
            let marks = vec!["?"; kinds.len()].join(", ");
            // The plus keeps SQLite from the index of targets.
            let side = match (out, actor) {
                (true, _) => "actor = ?",
                (false, None) => "target = ?",
                (false, Some(_)) => "+target = ? AND actor = ?",
            };
            let mut found = self.connection.prepare_cached(&format!(
                "SELECT id, actor, target, relation, extent, effective, until, provisions, basis,
                 rule, confidence FROM relations WHERE {side} AND relation IN ({marks})"
            ))?;
            let mut evidence = self.connection.prepare_cached(
                "SELECT file, start, \"end\", quote FROM evidence WHERE relation = ?1
                 ORDER BY ordinal",
            )?;
            let asked = std::iter::once(id).chain(actor.filter(|_| !out));
            let asked = asked.chain(kinds.iter().map(|it| it.code()));
            let mut rows = found.query(rusqlite::params_from_iter(asked))?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let mut it = relation(row)?;
                let said = evidence.query_map([row.get::<_, i64>(0)?], said)?;
                it.edge.evidence = said.collect::<rusqlite::Result<_>>()?;
                all.push(it);
            }
            Ok(all)
        };
        read().map_err(self.fail())
    }

    /// What the document of a name says of itself, with its lines and without its citations.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn head(&self, name: &str) -> Result<Option<Reading>, Error> {
        let read = || -> rusqlite::Result<Option<Reading>> {
            let mut found = self.connection.prepare_cached(&format!(
                "{HEAD} WHERE d.name = ?1 ORDER BY d.place LIMIT 1"
            ))?;
            found.query_row([name], head).optional()
        };
        read().map_err(self.fail())
    }

    /// The documents that have citations of one of these instruments, in the order of
    /// [`Store::readings`]: the instrument that each holds, and its number here.
    ///
    /// # Errors
    ///
    /// Those of the database.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *k*) in those citations.
    pub fn citing(&self, ids: &[&str]) -> Result<Vec<(InstrumentId, i64)>, Error> {
        let read = || -> rusqlite::Result<_> {
            let mut readings: BTreeSet<i64> = BTreeSet::new();
            let mut citations = self
                .connection
                .prepare_cached("SELECT reading FROM citations WHERE instrument = ?1")?;
            for id in ids {
                let mut rows = citations.query([id])?;
                while let Some(row) = rows.next()? {
                    readings.insert(row.get(0)?);
                }
            }
            let mut documents = self.connection.prepare_cached(
                "SELECT name, place, instrument, id FROM documents WHERE reading = ?1",
            )?;
            let mut found: Vec<(Order, InstrumentId, i64)> = Vec::new();
            for reading in readings {
                let mut rows = documents.query([reading])?;
                while let Some(row) = rows.next()? {
                    let order = (row.get(0)?, row.get(1)?);
                    let id = parsed(row, 2)?.ok_or_else(|| unknown(2))?;
                    found.push((order, id, row.get(3)?));
                }
            }
            found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
            Ok(found.into_iter().map(|it| (it.1, it.2)).collect())
        };
        read().map_err(self.fail())
    }

    /// What the document of a number that [`Store::citing`] gave says.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn page(&self, document: i64) -> Result<Reading, Error> {
        let read = || -> rusqlite::Result<Reading> {
            let mut found = self
                .connection
                .prepare_cached("SELECT reading, name, place FROM documents WHERE id = ?1")?;
            let mut loader = Loader::new(&self.connection)?;
            found.query_row([document], |row| {
                Ok(Reading {
                    file: row.get(1)?,
                    place: row.get(2)?,
                    ..loader.load(row.get(0)?)?
                })
            })
        };
        read().map_err(self.fail())
    }

    /// The documents that cite or hold one of the instruments `told`, or hold one of `held`, each
    /// with the instrument that it holds: what they say of themselves, without their lines, and
    /// their citations of `told` alone.
    ///
    /// # Errors
    ///
    /// Those of the database.
    ///
    /// # Complexity
    ///
    /// *O*(*k* log *n*) in those citations and documents.
    pub fn about(
        &self,
        told: &[String],
        held: &[String],
    ) -> Result<Vec<(InstrumentId, Reading)>, Error> {
        let read = || -> rusqlite::Result<_> {
            let mut readings: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
            let mut citations = self
                .connection
                .prepare_cached("SELECT reading, ordinal FROM citations WHERE instrument = ?1")?;
            for id in told {
                let mut rows = citations.query([id])?;
                while let Some(row) = rows.next()? {
                    readings.entry(row.get(0)?).or_default().insert(row.get(1)?);
                }
            }
            let mut holding = self
                .connection
                .prepare_cached("SELECT reading FROM documents WHERE instrument = ?1")?;
            for id in told.iter().chain(held) {
                let mut rows = holding.query([id])?;
                while let Some(row) = rows.next()? {
                    readings.entry(row.get(0)?).or_default();
                }
            }
            let mut documents = self.connection.prepare_cached(
                "SELECT name, place, instrument FROM documents WHERE reading = ?1",
            )?;
            let mut loader = Loader::new(&self.connection)?;
            let mut found = Vec::new();
            for (reading, ordinals) in readings {
                let some = loader.some(reading, &ordinals)?;
                let mut rows = documents.query([reading])?;
                while let Some(row) = rows.next()? {
                    let id: InstrumentId = parsed(row, 2)?.ok_or_else(|| unknown(2))?;
                    let document = Reading {
                        file: row.get(0)?,
                        place: row.get(1)?,
                        ..some.clone()
                    };
                    found.push((id, document));
                }
            }
            Ok(found)
        };
        read().map_err(self.fail())
    }

    /// The instruments of whose documents something is reported beside the text.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn all_reported(&self) -> Result<Vec<InstrumentId>, Error> {
        let read = || -> rusqlite::Result<Vec<InstrumentId>> {
            let mut all = self.connection.prepare(
                "SELECT DISTINCT d.instrument FROM documents d JOIN readings r ON r.id = d.reading
                 WHERE r.reported IS NOT NULL",
            )?;
            all.query_map([], |row| parsed(row, 0)?.ok_or_else(|| unknown(0)))?
                .collect()
        };
        read().map_err(self.fail())
    }

    /// How many documents and relations there are.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn sizes(&self) -> Result<(usize, usize), Error> {
        let read = || {
            let sql = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM relations)";
            let number = |row: &Row<'_>, at| row.get::<_, i64>(at).map(|it| it as usize);
            let both = |row: &Row<'_>| Ok((number(row, 0)?, number(row, 1)?));
            self.connection.query_row(sql, [], both)
        };
        read().map_err(self.fail())
    }

    /// Says whether there is a document at all.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn is_empty(&self) -> Result<bool, Error> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM documents)";
        let found = self.connection.query_row(sql, params![], |row| row.get(0));
        found.map_err(self.fail())
    }
}

/// Name and place of a document: the order of readings.
type Order = (String, String);

const HEAD: &str = "SELECT d.name, r.heading, r.dynamic, r.lines, d.place FROM documents d
    JOIN readings r ON r.id = d.reading";

fn head(row: &Row<'_>) -> rusqlite::Result<Reading> {
    let heading = row.get_ref(1)?.as_str()?;
    Ok(Reading {
        file: row.get(0)?,
        heading: serde_json::from_str(heading).map_err(|err| broken(1, err))?,
        dynamic: row.get::<_, Option<i64>>(2)?.map(|it| it as usize),
        lines: unpack(row.get_ref(3)?.as_blob()?),
        place: row.get(4)?,
        ..Reading::default()
    })
}

pub(super) fn instrument(row: &Row<'_>) -> rusqlite::Result<InstrumentRow> {
    Ok(InstrumentRow {
        instrument: row.get(0)?,
        kind: row.get(1)?,
        number: row.get(2)?,
        symbol: row.get(3)?,
        year: row.get(4)?,
        date: row.get(5)?,
        effective: row.get(6)?,
        effective_basis: row.get(7)?,
        issuer: row.get(8)?,
        title: row.get(9)?,
        label: row.get(10)?,
        scope: row.get(11)?,
        held: row.get(12)?,
        candidates: list(row, 13)?,
    })
}

/// A list as [`super::derived`] writes it.
fn list(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<String>> {
    match row.get_ref(column)?.as_str_or_null()? {
        Some(text) => serde_json::from_str(text).map_err(|err| broken(column, err)),
        None => Ok(Vec::new()),
    }
}

fn relation(row: &Row<'_>) -> rusqlite::Result<RelationRow> {
    let id = |at| -> rusqlite::Result<InstrumentId> { parsed(row, at)?.ok_or_else(|| unknown(at)) };
    let kind = row.get_ref(3)?.as_str()?;
    let basis = Basis::of_code(row.get_ref(8)?.as_str()?).ok_or_else(|| unknown(8))?;
    Ok(RelationRow {
        edge: Edge {
            from: id(1)?,
            to: id(2)?,
            relation: kind.parse().map_err(|err| broken(3, err))?,
            extent: extent(row, 4)?,
            effective: parsed(row, 5)?,
            basis,
            rule: row.get(9)?,
            confidence: row.get::<_, f64>(10)? as f32,
            evidence: Vec::new(),
        },
        until: row.get(6)?,
        provisions: list(row, 7)?,
    })
}

fn said(row: &Row<'_>) -> rusqlite::Result<Evidence> {
    Ok(Evidence {
        file: row.get(0)?,
        start: row.get::<_, i64>(1)? as usize,
        end: row.get::<_, i64>(2)? as usize,
        quote: row.get(3)?,
    })
}
