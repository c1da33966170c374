use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};

use super::columns::{Field, Role};
use super::rows;
use crate::input::Reason;
use crate::{Metadata, ReportedLink, ReportedRelation, Skipped};

/// What other files of a data set say of its documents, by their ids.
///
/// It is kept in a database of its own that is gone with it, not in memory: such files have
/// hundreds of thousands of rows.
pub(super) struct Companions {
    connection: Connection,
}

impl Companions {
    pub(super) fn load(
        files: &[(PathBuf, Role)],
        skipped: &mut Vec<Skipped>,
    ) -> Result<Companions, Reason> {
        // An empty name is a file that SQLite removes by itself.
        let connection = Connection::open("").map_err(unjoined)?;
        connection
            .execute_batch(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
                 CREATE TABLE metadata (id TEXT PRIMARY KEY, said TEXT) WITHOUT ROWID;
                 CREATE TABLE relations (id TEXT, other TEXT, label TEXT, path TEXT);
                 CREATE TABLE read (id TEXT PRIMARY KEY) WITHOUT ROWID;
                 BEGIN",
            )
            .map_err(unjoined)?;
        for (path, role) in files {
            let wanted = match role {
                Role::Metadata(map) | Role::Documents(map) => map.wanted(),
                Role::Relations(columns) => columns.to_vec(),
                Role::Links => continue,
            };
            let mut failed = None;
            rows(path, &wanted, Box::new(|_| {}), &mut |row| {
                let cells = match row.cells {
                    Ok(cells) => cells,
                    Err(reason) => {
                        let place = format!("{} {}", path.display(), row.place);
                        skipped.push(Skipped::new(place, reason));
                        return;
                    }
                };
                let cell = |name: &String| cells.get(name).map(|it| it.trim());
                let written = match role {
                    Role::Metadata(map) | Role::Documents(map) => {
                        let said = serde_json::to_string(&map.metadata(&cells));
                        connection
                            .prepare_cached("INSERT OR REPLACE INTO metadata VALUES (?1, ?2)")
                            .and_then(|mut it| {
                                it.execute(params![map.get(&cells, Field::Id), said.ok()])
                            })
                    }
                    Role::Relations([id, other, label]) => connection
                        .prepare_cached("INSERT INTO relations VALUES (?1, ?2, ?3, ?4)")
                        .and_then(|mut it| {
                            let path = path.to_string_lossy();
                            it.execute(params![cell(id), cell(other), cell(label), path])
                        }),
                    Role::Links => Ok(0),
                };
                if let Err(err) = written {
                    failed = Some(unjoined(err));
                }
            })?;
            if let Some(reason) = failed {
                return Err(reason);
            }
        }
        connection
            .execute_batch("COMMIT; CREATE INDEX by_id ON relations (id)")
            .map_err(unjoined)?;
        Ok(Companions { connection })
    }

    /// What is said of the document with this id, and how it relates to others of which a number
    /// or a title is known.
    pub(super) fn of(&self, id: &str) -> Result<Option<Metadata>, Reason> {
        let read = || -> rusqlite::Result<Option<Metadata>> {
            self.connection
                .prepare_cached("INSERT OR IGNORE INTO read VALUES (?1)")?
                .execute([id])?;
            let said: Option<String> = self
                .connection
                .prepare_cached("SELECT said FROM metadata WHERE id = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()?
                .flatten();
            let Some(mut metadata) = said.and_then(|it| parsed(&it)) else {
                return Ok(None);
            };
            let mut related = self.connection.prepare_cached(
                "SELECT r.label, m.said FROM relations r JOIN metadata m ON m.id = r.other
                 WHERE r.id = ?1 AND r.label IS NOT NULL ORDER BY r.label, r.other",
            )?;
            let mut rows = related.query([id])?;
            while let Some(row) = rows.next()? {
                let other: Option<Metadata> = parsed(row.get_ref(1)?.as_str()?);
                if let Some(target) = other.and_then(|it| it.citation()) {
                    metadata.relations.push(ReportedRelation {
                        label: row.get(0)?,
                        target,
                    });
                }
            }
            metadata.relations.dedup();
            Ok(Some(metadata))
        };
        read().map_err(unjoined)
    }
}

impl Companions {
    /// How many rows of a file of relations say nothing, since the metadata do not know both ends or the
    /// relation has no name; and the first of them, with its ends.
    pub(super) fn untold(&self, path: &Path) -> Result<(u64, Option<String>), Reason> {
        let read = || {
            self.connection.query_row(
                "SELECT count(*), min(printf('%s → %s', coalesce(r.id, ''), coalesce(r.other, '')))
                 FROM relations r WHERE r.path = ?1 AND (r.label IS NULL
                 OR NOT EXISTS (SELECT 1 FROM metadata m WHERE m.id = r.id)
                 OR NOT EXISTS (SELECT 1 FROM metadata m WHERE m.id = r.other))",
                [path.to_string_lossy()],
                |row| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?)),
            )
        };
        read().map_err(unjoined)
    }

    /// Hands on the relations of a file whose document was not asked for by [`Companions::of`]: its
    /// text is in no file.
    pub(super) fn rest(
        &self,
        path: &Path,
        stem: &str,
        each: &mut dyn FnMut(ReportedLink),
    ) -> Result<(), Reason> {
        let mut read = || -> rusqlite::Result<()> {
            let mut all = self.connection.prepare(
                "SELECT r.rowid, r.label, a.said, b.said FROM relations r
                 JOIN metadata a ON a.id = r.id JOIN metadata b ON b.id = r.other
                 WHERE r.path = ?1 AND r.label IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM read WHERE read.id = r.id) ORDER BY r.rowid",
            )?;
            let mut rows = all.query([path.to_string_lossy()])?;
            while let Some(row) = rows.next()? {
                let label: String = row.get(1)?;
                let end = |at| -> rusqlite::Result<Option<String>> {
                    let said = parsed(row.get_ref(at)?.as_str()?);
                    Ok(said.and_then(|it| it.citation()))
                };
                let (Some(from), Some(to)) = (end(2)?, end(3)?) else {
                    continue;
                };
                each(ReportedLink {
                    name: format!("{stem}#{}", row.get::<_, i64>(0)?),
                    path: path.to_path_buf(),
                    quote: format!("{from}: {label}: {to}"),
                    from,
                    label,
                    acts: false,
                    to,
                    provision: None,
                    effective: None,
                });
            }
            Ok(())
        };
        read().map_err(unjoined)
    }
}

fn parsed(said: &str) -> Option<Metadata> {
    serde_json::from_str(said).ok()
}

fn unjoined(err: rusqlite::Error) -> Reason {
    (
        format!("không nối được các tệp của bộ dữ liệu: {err}"),
        format!("the files of the data set cannot be joined: {err}"),
    )
}
