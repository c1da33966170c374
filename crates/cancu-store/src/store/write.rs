use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cancu_model::{Reading, tell_apart};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use rustc_hash::{FxHashMap, FxHashSet};

use super::derived::{Form, Sink};
use super::facts;
use super::first::{self, Needed};
use super::form;
use super::lock::Lock;
use super::open::{self, Sniffed, failed};
use super::rows;
use super::source::Source;
use super::{schema, search};
use crate::{Document, Error, Hash, Skipped};

/// A document on its way into the file.
#[derive(Debug)]
pub struct Arrival {
    /// Where it stands, alone: the path, or the path and the place within.
    pub place: String,
    /// The file.
    pub path: PathBuf,
    /// The hash of all that its reading follows from.
    pub key: Hash,
    /// What is written; `None` where the file has a reading of this key.
    pub new: Option<Box<Prepared>>,
}

/// A document that was read, in the form in which it is written.
#[derive(Debug)]
pub struct Prepared {
    name: String,
    charset: String,
    metadata: Option<String>,
    bytes: usize,
    body: Vec<u8>,
    exact: String,
    folded: String,
    reading: Reading,
}

impl Prepared {
    /// Compresses and folds a document: the work of writing that any thread can do.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the text.
    #[must_use]
    pub fn new(document: Document, reading: Reading) -> Prepared {
        let text = document.text;
        let mut encoder = ZlibEncoder::new(Vec::with_capacity(text.len() / 3), Compression::new(4));
        // Writing into memory does not fail.
        let body = encoder
            .write_all(text.as_bytes())
            .and_then(|()| encoder.finish())
            .unwrap_or_default();
        Prepared {
            name: document.name,
            charset: format!("{:?}", document.charset).to_lowercase(),
            metadata: document
                .metadata
                .and_then(|it| serde_json::to_string(&it).ok()),
            bytes: text.len(),
            body,
            folded: search::folded(&text),
            exact: search::composed(&text).into_owned(),
            reading,
        }
    }
}

/// What a commit made of the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Committed {
    /// Documents in it.
    pub documents: usize,
    /// Documents that were in it before and are no more, or not as they were.
    pub removed: usize,
    /// Citations in its documents.
    pub citations: usize,
    /// Instruments.
    pub instruments: usize,
    /// Relations.
    pub relations: usize,
    /// The number of its state: it grows whenever anything changes.
    pub state: u64,
}

/// The one writer of a graph file.
///
/// What is [added](Writer::add) is in the file but not yet of the graph: readers see the state
/// before until [`Writer::finish`], and a writer that is stopped leaves its readings for the next.
pub struct Writer {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// The rows of `arrivals`, in the order of the readings that were given out.
    order: Vec<i64>,
    /// What was skipped in files that have not changed.
    kept_skipped: Vec<Skipped>,
    /// No build of the file has ended.
    first: bool,
    /// Since when readings wait to be committed.
    waiting: Option<Instant>,
    // Let go last.
    _lock: Lock,
}

impl Writer {
    /// Opens a graph file to write it, or makes one. A file of an older form is brought to the
    /// newest.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] while another writes it; [`Error::Foreign`], [`Error::Outdated`],
    /// [`Error::Newer`] or [`Error::Damaged`] for a file that is left as it is;
    /// [`Error::ReadOnly`], [`Error::Full`], [`Error::Write`].
    pub fn open(path: &Path) -> Result<Writer, Error> {
        let fits = || match open::sniff(path)? {
            Sniffed::JsonLines => Err(Error::Outdated {
                path: path.to_path_buf(),
            }),
            Sniffed::Other => Err(Error::Foreign {
                path: path.to_path_buf(),
            }),
            other => Ok(other),
        };
        // Nothing is put beside a file of another program.
        fits()?;
        let lock = Lock::take(path)?;
        if fits()? != Sniffed::Database {
            open::create(path)?;
        }
        let fail = |err| failed(path, err);
        let mut connection = open::connect(path).map_err(fail)?;
        let form = open::identify(path, &connection)?;
        // Keys and ids come in no order: with room for the pages of their indexes, a page is written
        // once for many rows.
        connection
            .pragma_update(None, "journal_mode", "WAL")
            .and_then(|()| connection.pragma_update(None, "cache_size", -262_144))
            .and_then(|()| connection.pragma_update(None, "wal_autocheckpoint", 16_384))
            .map_err(fail)?;
        schema::migrate(&mut connection, form).map_err(fail)?;
        let first = first::is_first(&connection).map_err(fail)?;
        if first {
            first::begin(&connection).map_err(fail)?;
        }
        let arrivals = "
            CREATE TEMP TABLE arrivals (
                id INTEGER PRIMARY KEY, place TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
                reading INTEGER NOT NULL, name TEXT, instrument TEXT
            );
            CREATE TEMP TABLE arrived_files (path TEXT PRIMARY KEY, hash BLOB NOT NULL);
            CREATE TEMP TABLE arrived_skipped (
                path TEXT, place TEXT, reason TEXT, english TEXT, read INTEGER
            );";
        connection.execute_batch(arrivals).map_err(fail)?;
        connection.execute_batch(facts::ARRIVALS).map_err(fail)?;
        Ok(Writer {
            connection,
            path: path.to_path_buf(),
            order: Vec::new(),
            kept_skipped: Vec::new(),
            first,
            waiting: None,
            _lock: lock,
        })
    }

    fn fail(&self) -> impl Fn(rusqlite::Error) -> Error + use<'_> {
        |err| failed(&self.path, err)
    }

    /// The keys of all readings in the file, those of a build that was stopped with them.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn keys(&self) -> Result<FxHashSet<Hash>, Error> {
        let read = || -> rusqlite::Result<_> {
            let mut all = self.connection.prepare("SELECT key FROM readings")?;
            all.query_map([], |row| row.get(0).map(Hash))?.collect()
        };
        read().map_err(self.fail())
    }

    /// The hashes of the files from which the graph was built.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn files(&self) -> Result<FxHashMap<String, Hash>, Error> {
        let read = || -> rusqlite::Result<_> {
            let mut all = self.connection.prepare("SELECT path, hash FROM files")?;
            all.query_map([], |row| Ok((row.get(0)?, Hash(row.get(1)?))))?
                .collect()
        };
        read().map_err(self.fail())
    }

    /// Keeps all documents of a file that has not changed; gives how many.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn keep(&mut self, path: &Path) -> Result<usize, Error> {
        let kept = keep(&self.connection, "path = ?1", &path.to_string_lossy());
        let (kept, skipped) = kept.map_err(self.fail())?;
        self.kept_skipped.extend(skipped);
        Ok(kept)
    }

    /// Keeps all that was read of a file or below a folder which cannot be reached now; gives how
    /// many documents.
    ///
    /// # Errors
    ///
    /// Those of the database.
    ///
    /// # Complexity
    ///
    /// *O*(*n*) in the documents of the file: such folders are few.
    pub fn keep_away(&mut self, path: &Path) -> Result<usize, Error> {
        const BELOW: &str = "(path = ?1 OR substr(path, 1, length(?1) + 1) = ?1 || '/'
            OR substr(path, 1, length(?1) + 1) = ?1 || '\')";
        let name = path.to_string_lossy();
        let name = name.trim_end_matches(std::path::is_separator);
        let write = |it: &Connection| {
            for table in ["documents", "links"] {
                it.execute(
                    &format!(
                        "INSERT OR IGNORE INTO files_away SELECT path FROM {table} WHERE {BELOW}"
                    ),
                    [name],
                )?;
            }
            keep(it, BELOW, name)
        };
        // What was skipped there is told by the folder that is away.
        let (kept, _) = write(&self.connection).map_err(self.fail())?;
        Ok(kept)
    }

    /// What was skipped in the files that were [kept](Writer::keep).
    pub fn kept_skipped(&mut self) -> Vec<Skipped> {
        std::mem::take(&mut self.kept_skipped)
    }

    /// Notes that a file was read to its end, and what of it was skipped.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn file(&mut self, path: &Path, hash: Hash, skipped: &[Skipped]) -> Result<(), Error> {
        let name = path.to_string_lossy();
        let write = || -> rusqlite::Result<()> {
            let it = &self.connection;
            it.prepare_cached("INSERT OR REPLACE INTO arrived_files VALUES (?1, ?2)")?
                .execute(params![name, hash.0])?;
            let mut insert =
                it.prepare_cached("INSERT INTO arrived_skipped VALUES (?1, ?2, ?3, ?4, ?5)")?;
            for it in skipped {
                insert.execute(params![name, it.file, it.reason, it.english, it.read])?;
            }
            Ok(())
        };
        write().map_err(self.fail())
    }

    /// Takes back that a file was read to its end, so that the next build reads it again.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn read_again(&mut self, path: &Path) -> Result<(), Error> {
        let sql = "DELETE FROM arrived_files WHERE path = ?1";
        let deleted = self.connection.execute(sql, [path.to_string_lossy()]);
        deleted.map(|_| ()).map_err(self.fail())
    }

    /// Writes documents. They are committed with those that follow within a [while](Writer::WHILE),
    /// or by [`Writer::commit`]: each commit writes every page of an index that its rows fall on.
    ///
    /// # Errors
    ///
    /// Those of the database: then what was not committed may be lost.
    pub fn add(&mut self, batch: &[Arrival]) -> Result<(), Error> {
        let since = match self.waiting {
            Some(it) => it,
            None => {
                let begun = self.connection.execute_batch("BEGIN IMMEDIATE");
                begun.map_err(self.fail())?;
                *self.waiting.insert(Instant::now())
            }
        };
        for arrival in batch {
            add(&self.connection, arrival).map_err(self.fail())?;
        }
        match since.elapsed() >= Self::WHILE {
            true => self.commit(),
            false => Ok(()),
        }
    }

    /// How long documents that were added wait for others before they are committed.
    pub const WHILE: Duration = Duration::from_secs(1);

    /// Commits the documents that were added: a build that is stopped after that does not lose them.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn commit(&mut self) -> Result<(), Error> {
        match self.waiting.take() {
            Some(_) => self.connection.execute_batch("COMMIT").map_err(self.fail()),
            None => Ok(()),
        }
    }

    /// Says whether the graph would be another than the one in the file, which this version of
    /// the program made.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn is_changed(&self, program: &str) -> Result<bool, Error> {
        let read = || -> rusqlite::Result<bool> {
            let made: Option<String> = self
                .connection
                .query_row("SELECT value FROM meta WHERE name = 'program'", [], |row| {
                    row.get(0)
                })
                .optional()?;
            let same: bool = self.connection.query_row(
                "SELECT (SELECT count(*) FROM documents) = (SELECT count(*) FROM arrivals)
                 AND NOT EXISTS (SELECT 1 FROM arrivals a LEFT JOIN documents d
                     ON d.place = a.place AND d.reading = a.reading WHERE d.id IS NULL)",
                [],
                |row| row.get(0),
            )?;
            let facts = facts::is_changed(&self.connection)?;
            Ok(!same || facts || made.as_deref() != Some(program))
        };
        read().map_err(self.fail())
    }

    /// Says whether the file has a form of its present state, of this version.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn has_form(&self, name: &str, version: &str) -> Result<bool, Error> {
        form::stands(&self.connection, name, version).map_err(self.fail())
    }

    /// The documents of the coming state, to be read back in an order that does not depend on how
    /// they came.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn source(&mut self) -> Result<Source, Error> {
        let read = |connection: &Connection| -> rusqlite::Result<Arrived> {
            let mut arrived = Arrived::default();
            let mut all = connection.prepare(
                "SELECT a.id, a.reading, a.name, a.name <> r.name FROM arrivals a
                 JOIN readings r ON r.id = a.reading ORDER BY a.name, a.place",
            )?;
            let mut rows = all.query([])?;
            while let Some(row) = rows.next()? {
                if row.get(3)? {
                    let document = arrived.rows.len() as u32;
                    arrived.names.insert(document, row.get(2)?);
                }
                arrived.rows.push(row.get(0)?);
                arrived.readings.push(row.get(1)?);
            }
            Ok(arrived)
        };
        self.commit()?;
        if self.first {
            first::index(&self.connection, Needed::Readings).map_err(self.fail())?;
        }
        let named = name_arrivals(&self.connection).and_then(|()| read(&self.connection));
        let arrived = named.map_err(|err| failed(&self.path, err))?;
        self.order = arrived.rows;
        Source::new(self.path.clone(), arrived.readings, arrived.names)
    }

    /// Makes what arrived the state of the file: `documents` names the instrument of each in the
    /// order of the [source](Writer::source), `derive` hands on what follows from all, and `form`
    /// gives, after that, the graph as bytes for faster opening. It is one transaction, before which
    /// readers see the old state and after which they see the new.
    ///
    /// # Errors
    ///
    /// Those of the database, and that of `derive`: then the state is the old one.
    pub fn finish(
        &mut self,
        program: &str,
        documents: &mut dyn Iterator<Item = String>,
        derive: &mut dyn FnMut(&mut Sink<'_>) -> Result<(), Error>,
        form: &mut Form<'_>,
    ) -> Result<Committed, Error> {
        self.commit()?;
        let first = self.first;
        let path = self.path.clone();
        let fail = |err| failed(&path, err);
        let order = std::mem::take(&mut self.order);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(fail)?;
        name_instruments(&transaction, &order, documents).map_err(fail)?;
        let before = changes(&transaction);
        let removed = replace_documents(&transaction).map_err(fail)?;
        if first {
            first::index(&transaction, Needed::Documents).map_err(fail)?;
        }
        let mut sink = Sink::new(&transaction, &path).map_err(fail)?;
        derive(&mut sink)?;
        let mut close = |sink: Sink<'_>| -> rusqlite::Result<Committed> {
            sink.close()?;
            if first {
                first::index(&transaction, Needed::Graph)?;
            }
            sweep(&transaction)?;
            transaction.execute(
                "INSERT OR REPLACE INTO meta SELECT 'program', ?1 WHERE NOT EXISTS
                 (SELECT 1 FROM meta WHERE name = 'program' AND value = ?1)",
                [program],
            )?;
            if changes(&transaction) != before {
                transaction
                    .execute("UPDATE meta SET value = value + 1 WHERE name = 'state'", [])?;
            }
            form::put(&transaction, form)?;
            counts(&transaction, removed)
        };
        let committed = close(sink).map_err(fail)?;
        transaction.commit().map_err(fail)?;
        self.first = false;
        Ok(committed)
    }

    /// What the file holds, where nothing is to be changed but what is known of the files.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn finish_unchanged(&mut self) -> Result<Committed, Error> {
        self.commit()?;
        let path = self.path.clone();
        let write = |connection: &mut Connection| -> rusqlite::Result<Committed> {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            replace_files(&transaction)?;
            sweep(&transaction)?;
            let committed = counts(&transaction, 0)?;
            transaction.commit()?;
            Ok(committed)
        };
        write(&mut self.connection).map_err(|err| failed(&path, err))
    }

    /// Brings the log into the file, so that it is one file again where no reader is: when the
    /// [`Source`] is gone. With a reader in the way the log stays until the next time.
    pub fn settle(&self) {
        let it = &self.connection;
        // It is not waited for: what is committed is safe in the log.
        let _ = it.busy_timeout(Duration::ZERO);
        let _ = it.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        let _ = it.busy_timeout(open::PATIENCE);
    }
}

/// Takes the documents and files that fit over into the coming state; gives how many documents, and
/// what was skipped there.
fn keep(
    connection: &Connection,
    fits: &str,
    path: &str,
) -> rusqlite::Result<(usize, Vec<Skipped>)> {
    let write = |sql: &str| {
        connection
            .prepare_cached(&format!("{sql} WHERE {fits}"))?
            .execute([path])
    };
    let kept = connection
        .prepare_cached(&format!(
            "INSERT OR IGNORE INTO arrivals (place, path, reading)
             SELECT place, path, reading FROM documents WHERE {fits} ORDER BY id"
        ))?
        .execute([path])?;
    write("INSERT OR IGNORE INTO arrived_files SELECT path, hash FROM files")?;
    write("INSERT INTO arrived_skipped SELECT path, place, reason, english, read FROM skipped")?;
    let mut skipped = connection.prepare_cached(&format!(
        "SELECT place, reason, english, read FROM skipped WHERE {fits} ORDER BY rowid"
    ))?;
    let skipped = skipped.query_map([path], |row| {
        Ok(Skipped {
            file: row.get(0)?,
            reason: row.get(1)?,
            english: row.get(2)?,
            read: row.get(3)?,
        })
    })?;
    Ok((kept, skipped.collect::<rusqlite::Result<_>>()?))
}

fn changes(connection: &Connection) -> u64 {
    connection.total_changes()
}

fn add(connection: &Connection, arrival: &Arrival) -> rusqlite::Result<()> {
    let mut reading = None;
    if let Some(new) = &arrival.new {
        reading = add_reading(connection, &arrival.key, new)?;
    }
    let reading: i64 = match reading {
        Some(id) => id,
        None => connection
            .prepare_cached("SELECT id FROM readings WHERE key = ?1")?
            .query_row([arrival.key.0], |row| row.get(0))?,
    };
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO arrivals (place, path, reading) VALUES (?1, ?2, ?3)",
    )?;
    let path = arrival.path.to_string_lossy();
    let mut place = arrival.place.clone();
    let mut count = 1;
    // Rows of a data set may bear the same id.
    while insert.execute(params![place, path, reading])? == 0 {
        count += 1;
        place = format!("{}~{count}", arrival.place);
    }
    Ok(())
}

/// Writes a reading; `None` if its key stands already.
fn add_reading(
    connection: &Connection,
    key: &Hash,
    new: &Prepared,
) -> rusqlite::Result<Option<i64>> {
    let reading = &new.reading;
    let inserted = connection
        .prepare_cached(
            "INSERT OR IGNORE INTO readings VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            key.0,
            new.name,
            new.charset,
            rows::json(&reading.heading)?,
            new.metadata,
            reading.dynamic.map(|it| it as i64),
            rows::pack(&reading.lines),
            match reading.reported.is_empty() {
                true => None,
                false => Some(rows::json(&reading.reported)?),
            },
        ])?;
    if inserted == 0 {
        return Ok(None);
    }
    let id = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO texts VALUES (?1, ?2, ?3)")?
        .execute(params![id, new.bytes as i64, new.body])?;
    rows::insert_citations(connection, id, reading)?;
    connection
        .prepare_cached("INSERT INTO texts_search (rowid, exact, folded) VALUES (?1, ?2, ?3)")?
        .execute(params![id, new.exact, new.folded])?;
    Ok(Some(id))
}

/// What arrived, in the order of names and places.
#[derive(Default)]
struct Arrived {
    /// Rows of `arrivals`.
    rows: Vec<i64>,
    readings: Vec<i64>,
    /// Names that are not those of the readings.
    names: FxHashMap<u32, String>,
}

/// Gives what arrived the names under which it is shown: those that several bear are lengthened.
fn name_arrivals(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE arrivals SET name = (SELECT r.name FROM readings r WHERE r.id = reading)",
        [],
    )?;
    let mut shared = connection.prepare(
        "SELECT name, place FROM arrivals WHERE name IN
             (SELECT name FROM arrivals GROUP BY name HAVING count(*) > 1)
         ORDER BY name, place",
    )?;
    let rows = shared.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
    let mut update = connection.prepare("UPDATE arrivals SET name = ?2 WHERE place = ?1")?;
    for group in rows.chunk_by(|a, b| a.0 == b.0) {
        let places: Vec<&str> = group.iter().map(|it| it.1.as_str()).collect();
        for (place, name) in places.iter().zip(tell_apart(&group[0].0, &places)) {
            update.execute(params![place, name])?;
        }
    }
    Ok(())
}

fn name_instruments(
    connection: &Connection,
    order: &[i64],
    instruments: &mut dyn Iterator<Item = String>,
) -> rusqlite::Result<()> {
    let mut update = connection.prepare("UPDATE arrivals SET instrument = ?2 WHERE id = ?1")?;
    for (id, instrument) in order.iter().zip(instruments) {
        update.execute(params![id, instrument])?;
    }
    Ok(())
}

/// Makes `documents` what arrived; gives how many of the old are gone.
fn replace_documents(connection: &Connection) -> rusqlite::Result<usize> {
    let removed = connection.execute(
        "DELETE FROM documents WHERE NOT EXISTS (SELECT 1 FROM arrivals a
         WHERE a.place = documents.place AND a.reading = documents.reading)",
        [],
    )?;
    connection.execute(
        "DELETE FROM documents WHERE NOT EXISTS (SELECT 1 FROM arrivals a
         WHERE a.place = documents.place AND a.instrument = documents.instrument
         AND a.name = documents.name)",
        [],
    )?;
    connection.execute(
        "INSERT INTO documents
         SELECT NULL, a.place, a.path, coalesce(a.name, r.name), r.id, coalesce(a.instrument, '_'),
             r.heading ->> 'type', r.heading ->> 'number', r.heading ->> 'symbol',
             r.heading ->> 'date', r.heading ->> 'issuer', r.heading ->> 'title',
             r.heading ->> 'signer', r.heading ->> 'effective'
         FROM arrivals a JOIN readings r ON r.id = a.reading
         WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.place = a.place)
         ORDER BY a.place",
        [],
    )?;
    facts::replace(connection)?;
    replace_files(connection)?;
    Ok(removed)
}

fn replace_files(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM files WHERE NOT EXISTS (SELECT 1 FROM arrived_files a
             WHERE a.path = files.path AND a.hash = files.hash);
         INSERT OR IGNORE INTO files SELECT path, hash FROM arrived_files;
         DELETE FROM skipped WHERE (path, place, reason, english, read) NOT IN
             (SELECT path, place, reason, english, read FROM arrived_skipped);
         INSERT INTO skipped SELECT path, place, reason, english, read FROM arrived_skipped
             WHERE (path, place, reason, english, read) NOT IN
             (SELECT path, place, reason, english, read FROM skipped);",
    )
}

/// Removes readings that no document has: of removed and changed ones, and of stopped builds.
fn sweep(connection: &Connection) -> rusqlite::Result<()> {
    let ids: Vec<i64> = connection
        .prepare(
            "SELECT id FROM readings WHERE NOT EXISTS
             (SELECT 1 FROM documents d WHERE d.reading = readings.id)",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for table in [
        "readings WHERE id",
        "texts WHERE reading",
        "citations WHERE reading",
        "texts_search WHERE rowid",
    ] {
        let mut delete = connection.prepare(&format!("DELETE FROM {table} = ?1"))?;
        for id in &ids {
            delete.execute([id])?;
        }
    }
    Ok(())
}

fn counts(connection: &Connection, removed: usize) -> rusqlite::Result<Committed> {
    let count = |sql: &str| -> rusqlite::Result<usize> {
        connection.query_row(sql, [], |row| row.get::<_, i64>(0).map(|it| it as usize))
    };
    Ok(Committed {
        documents: count("SELECT count(*) FROM documents")?,
        removed,
        citations: count(
            "SELECT count(*) FROM citations c JOIN documents d ON d.reading = c.reading
             WHERE NOT c.in_title",
        )?,
        instruments: count("SELECT count(*) FROM instruments")?,
        relations: count("SELECT count(*) FROM relations")?,
        state: count("SELECT value FROM meta WHERE name = 'state'")? as u64,
    })
}
