//! What is done to the file, within one transaction of the writer's.

use candor_protocol::{RoomId, limits};
use rand::RngExt as _;
use rusqlite::{Connection, OptionalExtension as _};

use super::read::{Standing, moment, standing, version};
use super::vault::{Key, Wrapped};
use crate::journal::{AppendError, Batch, Version};

/// What came of a wish, once its transaction is committed.
pub(super) struct Written {
    /// Where the room stands now; [`Version::START`] where it is gone.
    pub(super) version: Version,
    /// Whether something was removed that must leave every file (K3).
    pub(super) forgets: bool,
}

type Outcome = Result<Written, AppendError>;

/// Appends a batch if the room stands at `at`.
pub(super) fn append(
    connection: &Connection,
    room: RoomId,
    at: &Version,
    batch: &Batch,
) -> rusqlite::Result<Outcome> {
    let standing = match standing(connection, room)? {
        None if *at != Version::START => return Ok(Err(AppendError::Gone)),
        None => {
            let standing = create(connection, room, batch)?;
            return put(connection, room, standing, batch, false);
        }
        Some(there) if version(there.version) != *at => return Ok(Err(AppendError::Conflict)),
        Some(there) => there,
    };
    put(connection, room, standing, batch, true)
}

/// Removes a room, its key first of all.
pub(super) fn erase(connection: &Connection, room: RoomId) -> rusqlite::Result<Written> {
    let standing = standing(connection, room)?;
    if let Some(there) = &standing {
        set_key(connection, there.slot, &Key::FREE)?;
        empty(connection, there.row)?;
        execute(connection, "DELETE FROM rooms WHERE row = ?1", [there.row])?;
    }
    Ok(Written {
        version: Version::START,
        forgets: standing.is_some(),
    })
}

/// Writes zeros, and removes them: more than a batch of so many bytes would take. Pages that are free
/// again are written as well, for they are overwritten (K3).
pub(super) fn probe(connection: &Connection, bytes: usize) -> rusqlite::Result<()> {
    let bytes = bytes.saturating_add(limits::PROBE_BYTES);
    let filler = i64::try_from(bytes).unwrap_or(i64::MAX);
    execute(
        connection,
        "UPDATE probe SET filler = zeroblob(?1)",
        [filler],
    )?;
    execute(connection, "UPDATE probe SET filler = x''", ())
}

fn create(connection: &Connection, room: RoomId, batch: &Batch) -> rusqlite::Result<Standing> {
    let key = Key::drawn();
    let slot = free_slot(connection, key.bytes())?;
    let wake = batch.wake.map(moment);
    execute(
        connection,
        "INSERT INTO rooms (id, slot, version, day, wake) VALUES (?1, ?2, 0, ?3, ?4)",
        (room.0, slot, batch.day.0, wake),
    )?;
    Ok(Standing {
        row: connection.last_insert_rowid(),
        slot,
        version: 0,
        day: batch.day.0,
        wake,
        key: *key.bytes(),
    })
}

fn put(
    connection: &Connection,
    room: RoomId,
    there: Standing,
    batch: &Batch,
    was_there: bool,
) -> rusqlite::Result<Outcome> {
    let number = drawn_version();
    let forgets = was_there && batch.snapshot.is_some();
    let done = match &batch.snapshot {
        Some(snapshot) => replace(connection, room, &there, (number, batch, snapshot))?,
        None => add(connection, room, &there, (number, batch))?,
    };
    if done.is_none() {
        // Larger than the cipher takes.
        return Ok(Err(AppendError::TooBig));
    }
    stand(connection, &there, number, batch)?;
    Ok(Ok(Written {
        version: version(number),
        forgets,
    }))
}

/// Never one that was, and never [`Version::START`].
fn drawn_version() -> i64 {
    rand::rng().random_range(1..=i64::MAX)
}

fn stand(
    connection: &Connection,
    there: &Standing,
    number: i64,
    batch: &Batch,
) -> rusqlite::Result<()> {
    let wake = batch.wake.map(moment);
    if (batch.day.0, wake) == (there.day, there.wake) {
        let moves = "UPDATE rooms SET version = ?1 WHERE row = ?2";
        return execute(connection, moves, (number, there.row));
    }
    let changes = "UPDATE rooms SET version = ?1, day = ?2, wake = ?3 WHERE row = ?4";
    execute(connection, changes, (number, batch.day.0, wake, there.row))
}

/// A snapshot under a new key, and nothing else.
fn replace(
    connection: &Connection,
    room: RoomId,
    there: &Standing,
    (number, batch, snapshot): (i64, &Batch, &[u8]),
) -> rusqlite::Result<Option<()>> {
    let key = Key::drawn();
    let what = Wrapped::Snapshot { version: number };
    let Some(sealed) = key.wrap(room, what, snapshot) else {
        return Ok(None);
    };
    set_key(connection, there.slot, key.bytes())?;
    empty(connection, there.row)?;
    execute(
        connection,
        "INSERT INTO snapshots (room, version, batch, sealed) VALUES (?1, ?2, ?3, ?4)",
        (there.row, number, batch.id.0, sealed),
    )?;
    Ok(Some(()))
}

fn add(
    connection: &Connection,
    room: RoomId,
    there: &Standing,
    (number, batch): (i64, &Batch),
) -> rusqlite::Result<Option<()>> {
    let Some(key) = Key::read(there.key) else {
        return Ok(None);
    };
    let what = Wrapped::Events { version: number };
    let Some(sealed) = key.wrap(room, what, &batch.events) else {
        return Ok(None);
    };
    execute(
        connection,
        "INSERT INTO batches (room, place, version, batch, day, wake, slips, sealed) \
         SELECT ?1, coalesce(max(place), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 \
         FROM batches WHERE room = ?1",
        (
            there.row,
            number,
            batch.id.0,
            batch.day.0,
            batch.wake.map(moment),
            !batch.slips.is_empty(),
            sealed,
        ),
    )?;
    for slip in &batch.slips {
        execute(
            connection,
            "DELETE FROM slips WHERE room = ?1 AND id = ?2",
            (there.row, slip.id.0),
        )?;
        let Some(content) = &slip.content else {
            continue;
        };
        let what = Wrapped::Slip { id: slip.id.0 };
        let Some(sealed) = key.wrap(room, what, content) else {
            return Ok(None);
        };
        execute(
            connection,
            "INSERT INTO slips (room, id, sealed) VALUES (?1, ?2, ?3)",
            (there.row, slip.id.0, sealed),
        )?;
    }
    Ok(Some(()))
}

/// Removes all that is kept of a room but its row.
fn empty(connection: &Connection, row: i64) -> rusqlite::Result<()> {
    execute(connection, "DELETE FROM batches WHERE room = ?1", [row])?;
    execute(connection, "DELETE FROM slips WHERE room = ?1", [row])?;
    execute(connection, "DELETE FROM snapshots WHERE room = ?1", [row])
}

/// A place for a key: one that a room left, or a new one.
fn free_slot(connection: &Connection, key: &[u8; 32]) -> rusqlite::Result<i64> {
    let mut statement = connection.prepare_cached(
        "SELECT slot FROM keys WHERE key = \
         x'0000000000000000000000000000000000000000000000000000000000000000' LIMIT 1",
    )?;
    let free: Option<i64> = statement.query_row((), |row| row.get(0)).optional()?;
    match free {
        Some(slot) => {
            set_key(connection, slot, key)?;
            Ok(slot)
        }
        None => {
            execute(connection, "INSERT INTO keys (key) VALUES (?1)", [key])?;
            Ok(connection.last_insert_rowid())
        }
    }
}

/// Of the same length, so that it overwrites what was there.
fn set_key(connection: &Connection, slot: i64, key: &[u8; 32]) -> rusqlite::Result<()> {
    let sets = "UPDATE keys SET key = ?1 WHERE slot = ?2";
    execute(connection, sets, (key, slot))
}

fn execute(
    connection: &Connection,
    statement: &str,
    values: impl rusqlite::Params,
) -> rusqlite::Result<()> {
    connection.prepare_cached(statement)?.execute(values)?;
    Ok(())
}
