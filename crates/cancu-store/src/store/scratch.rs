use cancu_model::{Assertion, Basis, Evidence, Extent, Relation};
use rusqlite::{Connection, Row, Statement, params};

use super::rows::{broken, parsed};
use crate::Error;

/// Assertions on their way to being sorted and joined, in a database of its own that is gone with
/// it: a national graph has more of them than memory.
pub struct Scratch {
    connection: Connection,
}

/// Which assertions are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// All.
    All,
    /// Those on which it depends what is in force: acts and details, and the legal bases among
    /// the [marked](Scratch::mark).
    Binding,
}

/// Sorted assertions: see [`Scratch::sorted`].
pub struct Sorted<'s> {
    statement: Statement<'s>,
}

impl Scratch {
    /// An empty one.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn new() -> Result<Scratch, Error> {
        let open = || -> rusqlite::Result<Connection> {
            // An empty name is a file that SQLite removes by itself.
            let connection = Connection::open("")?;
            connection.execute_batch(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;
                 CREATE TABLE assertions (
                     actor INTEGER, target INTEGER, relation TEXT, extent INTEGER, basis INTEGER,
                     effective TEXT, binding INTEGER, until TEXT, provisions TEXT, rule TEXT,
                     confidence REAL, file TEXT, start INTEGER, \"end\" INTEGER, quote TEXT
                 );
                 CREATE TABLE marked (id INTEGER PRIMARY KEY);
                 BEGIN",
            )?;
            Ok(connection)
        };
        let connection = open().map_err(failed)?;
        Ok(Scratch { connection })
    }

    /// Takes an assertion.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn put(&mut self, it: &Assertion) -> Result<(), Error> {
        let binding = match it.relation {
            Relation::BasedOn => 1,
            Relation::Implements | Relation::Cites | Relation::Related => 0,
            _ => 2,
        };
        let write = || -> rusqlite::Result<()> {
            self.connection
                .prepare_cached(
                    "INSERT INTO assertions VALUES
                     (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                )?
                .execute(params![
                    it.from,
                    it.to,
                    it.relation.code(),
                    it.extent.map(|it| it as u8),
                    it.basis as u8,
                    it.effective.map(|it| it.to_string()),
                    binding,
                    it.until.map(|it| it.to_string()),
                    it.provisions.join("\n"),
                    it.rule,
                    f64::from(it.confidence),
                    it.evidence.file,
                    it.evidence.start as i64,
                    it.evidence.end as i64,
                    it.evidence.quote,
                ])?;
            Ok(())
        };
        write().map_err(failed)
    }

    /// Marks an instrument whose incoming legal bases are binding.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn mark(&mut self, instrument: u32) -> Result<(), Error> {
        let mut insert = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO marked VALUES (?1)")
            .map_err(failed)?;
        insert.execute([instrument]).map(drop).map_err(failed)
    }

    /// Marks the instruments that something replaces or repeals.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn mark_ended(&mut self) -> Result<(), Error> {
        let sql = "INSERT OR IGNORE INTO marked SELECT target FROM assertions
             WHERE relation IN ('replaces', 'repeals')";
        self.connection.execute(sql, []).map(drop).map_err(failed)
    }

    /// The assertions, those of one relation one after the other, in the order in which they were
    /// put there.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn sorted(&self, wanted: Wanted) -> Result<Sorted<'_>, Error> {
        let which = match wanted {
            Wanted::All => "",
            Wanted::Binding => {
                "WHERE binding = 2 OR binding = 1 AND target IN (SELECT id FROM marked)"
            }
        };
        let statement = self.connection.prepare(&format!(
            "SELECT actor, target, relation, extent, basis, effective, until, provisions, rule,
             confidence, file, start, \"end\", quote FROM assertions {which}
             ORDER BY actor, target, relation, extent, basis, effective, rowid"
        ));
        let statement = statement.map_err(failed)?;
        Ok(Sorted { statement })
    }
}

impl Sorted<'_> {
    /// Each of them.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn assertions(
        &mut self,
    ) -> Result<impl Iterator<Item = Result<Assertion, Error>> + '_, Error> {
        let rows = self.statement.query_map([], assertion).map_err(failed)?;
        Ok(rows.map(|it| it.map_err(failed)))
    }
}

fn assertion(row: &Row<'_>) -> rusqlite::Result<Assertion> {
    let relation = row.get_ref(2)?.as_str()?;
    let provisions = row.get_ref(7)?.as_str()?;
    Ok(Assertion {
        from: row.get(0)?,
        to: row.get(1)?,
        relation: relation.parse().map_err(|err| broken(2, err))?,
        extent: match row.get::<_, Option<u8>>(3)? {
            None => None,
            Some(it) if it == Extent::Whole as u8 => Some(Extent::Whole),
            Some(_) => Some(Extent::Part),
        },
        basis: basis(row.get(4)?)?,
        effective: parsed(row, 5)?,
        until: parsed(row, 6)?,
        provisions: provisions
            .split('\n')
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect(),
        rule: row.get(8)?,
        confidence: row.get::<_, f64>(9)? as f32,
        evidence: Evidence {
            file: row.get(10)?,
            start: row.get::<_, i64>(11)? as usize,
            end: row.get::<_, i64>(12)? as usize,
            quote: row.get(13)?,
        },
    })
}

fn basis(code: u8) -> rusqlite::Result<Basis> {
    let found = Basis::ALL.into_iter().find(|it| *it as u8 == code);
    found.ok_or(rusqlite::Error::IntegralValueOutOfRange(4, code.into()))
}

/// A database that cannot be written here has no path of its own: it lies where SQLite keeps its
/// temporary files.
fn failed(err: rusqlite::Error) -> Error {
    super::open::failed(&std::env::temp_dir(), err)
}
