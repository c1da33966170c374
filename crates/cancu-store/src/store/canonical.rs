use rusqlite::types::ValueRef;

use super::Store;
use crate::{Error, Hash};

/// Every row of the state by what it says: ids of rows, which differ from build to build, are
/// replaced by the places of the documents and by the order of what is said.
const TABLES: [(&str, &str); 14] = [
    (
        "document",
        "SELECT place, path, name, instrument, type, number, symbol, date, issuer, title, signer,
         effective FROM documents ORDER BY place",
    ),
    (
        "reading",
        "SELECT d.place, r.key, r.name, r.charset, r.heading, r.metadata, r.dynamic, r.lines,
         r.reported, t.bytes, t.body FROM documents d JOIN readings r ON r.id = d.reading
         JOIN texts t ON t.reading = r.id ORDER BY d.place",
    ),
    (
        "citation",
        "SELECT d.place, c.ordinal, c.in_title, c.start, c.\"end\", c.quote, c.form, c.type,
         c.number, c.symbol, c.year, c.date, c.issuer, c.title, c.pinpoint, c.source, c.relation,
         c.instrument, c.candidates, c.list, c.extent, c.from_date, c.until_date, c.historic,
         c.rule, c.confidence
         FROM documents d JOIN citations c ON c.reading = d.reading ORDER BY d.place, c.ordinal",
    ),
    ("file", "SELECT path, hash FROM files ORDER BY path"),
    (
        "skipped",
        "SELECT path, place, reason, english, read FROM skipped ORDER BY path, place, reason",
    ),
    (
        "link",
        "SELECT path, name, actor, target, relation, extent, effective, provision, quote FROM links
         ORDER BY 1, 2, 3, 4, 5",
    ),
    (
        "register",
        "SELECT ordinal, name, body FROM registers ORDER BY ordinal",
    ),
    (
        "instrument",
        "SELECT instrument, type, number, symbol, year, date, effective, effective_basis, issuer,
         title, label, scope, held, candidates FROM instruments ORDER BY instrument",
    ),
    (
        "relation",
        "SELECT r.actor, r.target, r.relation, r.extent, r.effective, r.until, r.provisions,
         r.basis, r.rule, r.confidence, e.ordinal, e.file, e.start, e.\"end\", e.quote
         FROM relations r LEFT JOIN evidence e ON e.relation = r.id ORDER BY 1, 2, 3, 4, 5, 8, 11",
    ),
    (
        "event",
        "SELECT instrument, ordinal, kind, actor, relation, date, counts_from, until, provisions,
         basis, rule FROM events ORDER BY 1, 2",
    ),
    (
        "conflict",
        "SELECT instrument, ordinal, field, value, file, start, \"end\", quote FROM conflicts
         ORDER BY 1, 2, 3, 4, 5, 6, 7",
    ),
    (
        "word",
        "SELECT d.place, w.col, w.offset, w.term FROM temp.text_words w
         JOIN documents d ON d.reading = w.doc ORDER BY 1, 2, 3",
    ),
    (
        "name",
        "SELECT i.instrument, w.col, w.offset, w.term FROM temp.instrument_words w
         JOIN instruments i ON i.id = w.doc ORDER BY 1, 2, 3",
    ),
    (
        "index",
        "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index' ORDER BY 1, 2",
    ),
];

impl Store {
    /// Hands every row of the state to `each` as a line of text, in an order of its own. Two
    /// graph files that give the same lines hold the same graph, however they came to it.
    ///
    /// # Errors
    ///
    /// Those of the database.
    ///
    /// # Complexity
    ///
    /// *O*(*n* log *n*) in the words of all texts.
    pub fn canonical(&self, each: &mut dyn FnMut(&str)) -> Result<(), Error> {
        let mut read = || -> rusqlite::Result<()> {
            self.connection.execute_batch(
                "PRAGMA query_only = OFF;
                 CREATE VIRTUAL TABLE IF NOT EXISTS temp.text_words
                     USING fts5vocab(main, texts_search, instance);
                 CREATE VIRTUAL TABLE IF NOT EXISTS temp.instrument_words
                     USING fts5vocab(main, instruments_search, instance);
                 PRAGMA query_only = ON",
            )?;
            for (name, sql) in TABLES {
                let mut all = self.connection.prepare(sql)?;
                let columns = all.column_count();
                let mut rows = all.query([])?;
                while let Some(row) = rows.next()? {
                    let mut line = name.to_owned();
                    for column in 0..columns {
                        line.push('\t');
                        line.push_str(&printed(row.get_ref(column)?));
                    }
                    each(&line);
                }
            }
            Ok(())
        };
        read().map_err(self.fail())
    }

    /// How many readings a build that was stopped has left: they are no part of the state.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub fn left_over(&self) -> Result<usize, Error> {
        let count = self.connection.query_row(
            "SELECT count(*) FROM readings WHERE NOT EXISTS
             (SELECT 1 FROM documents d WHERE d.reading = readings.id)",
            [],
            |row| row.get::<_, i64>(0),
        );
        count.map(|it| it as usize).map_err(self.fail())
    }
}

fn printed(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "-".to_owned(),
        ValueRef::Integer(it) => it.to_string(),
        ValueRef::Real(it) => it.to_string(),
        ValueRef::Text(it) => format!("{:?}", String::from_utf8_lossy(it)),
        ValueRef::Blob(it) => format!("{:?}", Hash::of(&[it])),
    }
}
