use rusqlite::{Connection, TransactionBehavior};

/// "canc", by which `file` and SQLite tools tell a graph file from other databases.
pub(super) const APPLICATION_ID: i64 = 0x6361_6E63;

/// The form of the file that this program writes: the number of steps below.
pub(super) const VERSION: i64 = STEPS.len() as i64;

/// What leads from each form to the next. A step that was released is never changed: what is to
/// be different is a step more. `SCHEMA.md` tells the meaning of every column.
const STEPS: [&str; 6] = [
    include_str!("form-1.sql"),
    include_str!("form-2.sql"),
    include_str!("form-3.sql"),
    include_str!("form-4.sql"),
    include_str!("form-5.sql"),
    include_str!("form-6.sql"),
];

/// Brings a database from its form to the newest, in one transaction.
pub(super) fn migrate(connection: &mut Connection, from: i64) -> rusqlite::Result<()> {
    if from == VERSION {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in &STEPS[usize::try_from(from).unwrap_or(0)..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

/// The application and the form that a database names.
pub(super) fn identity(connection: &Connection) -> rusqlite::Result<(i64, i64)> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((pragma("application_id")?, pragma("user_version")?))
}
