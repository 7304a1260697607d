//! The tables, from the first version on, and how a connection is opened.

use std::path::Path;
use std::time::Duration;

use candor_protocol::limits;
use rusqlite::{Connection, OpenFlags};

use super::OpenError;

/// "Cand": marks the file as ours.
const APPLICATION: i32 = 0x4361_6e64;

/// Each brings the tables from its place in this list to the next. One that was released never
/// changes.
const MIGRATIONS: [&str; 1] = [FIRST];

/// Keys stay where they are for good, and a free one is zeros: a row that moves, or a page that is
/// put in order, would leave copies behind. Slips have no row number, which would tell their order.
const FIRST: &str = "
    CREATE TABLE keys (
        slot INTEGER PRIMARY KEY,
        key BLOB NOT NULL CHECK (length(key) = 32)
    ) STRICT;
    CREATE INDEX free_keys ON keys (slot)
        WHERE key = x'0000000000000000000000000000000000000000000000000000000000000000';
    CREATE TABLE rooms (
        row INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        slot INTEGER NOT NULL,
        version INTEGER NOT NULL,
        day INTEGER NOT NULL,
        wake INTEGER
    ) STRICT;
    CREATE INDEX rooms_by_day ON rooms (day);
    CREATE INDEX rooms_by_wake ON rooms (wake) WHERE wake IS NOT NULL;
    CREATE TABLE snapshots (
        room INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        batch BLOB NOT NULL,
        sealed BLOB NOT NULL
    ) STRICT;
    CREATE TABLE batches (
        row INTEGER PRIMARY KEY,
        room INTEGER NOT NULL,
        place INTEGER NOT NULL,
        version INTEGER NOT NULL,
        batch BLOB NOT NULL,
        day INTEGER NOT NULL,
        wake INTEGER,
        slips INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        UNIQUE (room, place)
    ) STRICT;
    CREATE TABLE slips (
        room INTEGER NOT NULL,
        id BLOB NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (room, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE probe (filler BLOB NOT NULL) STRICT;
    INSERT INTO probe VALUES (x'');
";

/// Opens a file to write it, and brings its tables up to date.
pub(super) fn open(file: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let failed = |error: rusqlite::Error| OpenError::of_sqlite(file, &error);
    let mut connection = Connection::open_with_flags(file, flags).map_err(failed)?;
    let version = version(&connection, file)?;
    settle(&connection).map_err(failed)?;
    migrate(&mut connection, version, &MIGRATIONS).map_err(failed)?;
    Ok(connection)
}

/// Opens a file to read it.
pub(super) fn open_to_read(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(Duration::from_millis(limits::JOURNAL_BUSY_MS))?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

/// The version of a file's tables; 0 for an empty file.
///
/// # Errors
/// The file is not ours, or newer than this program.
pub(super) fn version(connection: &Connection, file: &Path) -> Result<u32, OpenError> {
    let failed = |error: rusqlite::Error| OpenError::of_sqlite(file, &error);
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (
        number("application_id").map_err(failed)?,
        number("user_version").map_err(failed)?,
    );
    let tables = "SELECT count(*) FROM sqlite_schema";
    let tables: i64 = connection
        .query_row(tables, (), |row| row.get(0))
        .map_err(failed)?;
    let is_empty = application == 0 && version == 0 && tables == 0;
    if application != APPLICATION && !is_empty {
        return Err(OpenError::NotOurs(file.to_owned()));
    }
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    match u32::try_from(version) {
        Ok(version) if version <= known => Ok(version),
        Ok(found) => Err(OpenError::Newer {
            file: file.to_owned(),
            found,
            known,
        }),
        Err(_) => Err(OpenError::NotOurs(file.to_owned())),
    }
}

fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_millis(limits::JOURNAL_BUSY_MS))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn migrate(connection: &mut Connection, from: u32, steps: &[&str]) -> rusqlite::Result<()> {
    for (number, step) in (1_u32..).zip(steps) {
        if number <= from {
            continue;
        }
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(connection: &Connection) -> i64 {
        let columns = "SELECT count(*) FROM pragma_table_info('a')";
        let counted = connection.query_row(columns, (), |row| row.get(0));
        counted.expect("it answers")
    }

    #[test]
    fn k1_tables_go_from_any_version_to_the_newest_and_no_step_is_taken_twice() {
        let steps = [
            "CREATE TABLE a (x)",
            "ALTER TABLE a ADD COLUMN y",
            "ALTER TABLE a ADD COLUMN z",
        ];
        for from in 0..=3 {
            let mut connection = Connection::open_in_memory().expect("opened");
            migrate(&mut connection, 0, &steps[..from]).expect("the older version");
            let from = u32::try_from(from).expect("a number");
            migrate(&mut connection, from, &steps).expect("the newest version");
            assert_eq!(columns(&connection), 3);
            let file = Path::new("");
            let known = version(&connection, file);
            let newer = matches!(
                known,
                Err(OpenError::Newer {
                    found: 3,
                    known: 1,
                    ..
                })
            );
            assert!(newer, "{known:?}");
        }
    }

    #[test]
    fn k1_a_step_that_fails_changes_nothing() {
        let steps = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y; nonsense"];
        let mut connection = Connection::open_in_memory().expect("opened");
        assert!(migrate(&mut connection, 0, &steps).is_err());
        assert_eq!(columns(&connection), 1);
        let known = version(&connection, Path::new(""));
        assert!(matches!(known, Ok(1)), "{known:?}");
    }
}
