//! The first build of a file: what only look-ups need is made at its end.
//!
//! Rows come in no order of their ids and names. An index that stands while they come is written
//! all over by every transaction, more of it the larger it is; made at the end, it is sorted once.
//! A file has these indexes whenever it has a state.

use rusqlite::Connection;

/// Of citations, which are written while documents are read.
const OF_READINGS: [(&str, &str); 1] = [("citations_instrument", "citations (instrument)")];

/// Of documents, which are written before what follows from them.
const OF_DOCUMENTS: [(&str, &str); 4] = [
    ("documents_name", "documents (name)"),
    ("documents_path", "documents (path)"),
    ("documents_reading", "documents (reading)"),
    ("documents_instrument", "documents (instrument)"),
];

/// Of what follows.
const OF_GRAPH: [(&str, &str); 4] = [
    ("relations_actor", "relations (actor)"),
    ("relations_target", "relations (target)"),
    ("events_instrument", "events (instrument)"),
    ("conflicts_instrument", "conflicts (instrument)"),
];

/// What a build is about to look up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    Readings,
    Documents,
    Graph,
}

/// Bytes of words that the full-text index gathers in memory before it writes them sorted.
const GATHERED: i64 = 16 << 20;

/// Says whether no build of the file has ended.
pub(super) fn is_first(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT value = 0 FROM meta WHERE name = 'state'";
    connection.query_row(sql, [], |row| row.get(0))
}

/// Removes the indexes of a file without a state.
pub(super) fn begin(connection: &Connection) -> rusqlite::Result<()> {
    let mut sql = "BEGIN IMMEDIATE;".to_owned();
    for (name, _) in [&OF_READINGS[..], &OF_DOCUMENTS, &OF_GRAPH].concat() {
        sql.push_str(&format!("DROP INDEX IF EXISTS {name};"));
    }
    for table in ["texts_search", "instruments_search"] {
        let set = format!("INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {GATHERED});");
        sql.push_str(&set);
    }
    sql.push_str("COMMIT");
    connection.execute_batch(&sql)
}

/// Makes indexes that are not there.
pub(super) fn index(connection: &Connection, needed: Needed) -> rusqlite::Result<()> {
    let indexes = match needed {
        Needed::Readings => &OF_READINGS[..],
        Needed::Documents => &OF_DOCUMENTS,
        Needed::Graph => &OF_GRAPH,
    };
    for (name, columns) in indexes {
        connection.execute_batch(&format!("CREATE INDEX IF NOT EXISTS {name} ON {columns}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::schema;

    fn indexes(connection: &Connection) -> Vec<String> {
        let sql = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL
             ORDER BY name";
        let mut all = connection.prepare(sql).unwrap();
        let rows = all.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(|it| it.unwrap().replace("IF NOT EXISTS ", ""))
            .collect()
    }

    #[test]
    fn what_is_removed_is_made_again() {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::migrate(&mut connection, 0).unwrap();
        let of_the_schema = indexes(&connection);
        assert!(is_first(&connection).unwrap());
        begin(&connection).unwrap();
        let left = indexes(&connection).len();
        assert_eq!(of_the_schema.len() - left, 9);
        for it in [Needed::Readings, Needed::Documents, Needed::Graph] {
            index(&connection, it).unwrap();
        }
        assert_eq!(indexes(&connection), of_the_schema);
    }
}
