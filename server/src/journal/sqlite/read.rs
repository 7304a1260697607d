//! What is asked of the file, within one view of it.

use candor_protocol::{Millis, RoomId};
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::vault::{Key, Wrapped};
use crate::journal::{Batch, BatchId, Day, LoadError, Loaded, SlipId, Unavailable, Version};

/// A room's row with its key.
pub(super) struct Standing {
    pub(super) row: i64,
    pub(super) slot: i64,
    pub(super) version: i64,
    pub(super) day: u32,
    pub(super) wake: Option<i64>,
    pub(super) key: [u8; 32],
}

/// Why nothing was read.
#[derive(Debug)]
pub(super) enum ReadError {
    Sqlite(rusqlite::Error),
    /// It does not open, or has another form.
    Corrupt,
}

impl From<rusqlite::Error> for ReadError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<ReadError> for LoadError {
    fn from(error: ReadError) -> Self {
        use rusqlite::ffi::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match error {
            ReadError::Corrupt => Self::Corrupt,
            ReadError::Sqlite(error) => match error.sqlite_error_code() {
                Some(DatabaseCorrupt | NotADatabase) => Self::Corrupt,
                _ => Self::Unavailable(Unavailable),
            },
        }
    }
}

pub(super) fn version(number: i64) -> Version {
    Version(number.unsigned_abs())
}

/// A moment as SQLite has it.
pub(super) fn moment(at: Millis) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

pub(super) fn standing(
    connection: &Connection,
    room: RoomId,
) -> rusqlite::Result<Option<Standing>> {
    let mut statement = connection.prepare_cached(
        "SELECT row, slot, version, day, wake, key FROM rooms JOIN keys USING (slot) WHERE id = ?1",
    )?;
    let found = statement.query_row([room.0], |row| {
        Ok(Standing {
            row: row.get(0)?,
            slot: row.get(1)?,
            version: row.get(2)?,
            day: row.get(3)?,
            wake: row.get(4)?,
            key: row.get(5)?,
        })
    });
    found.optional()
}

/// All that is kept of a room.
pub(super) fn load(connection: &Connection, room: RoomId) -> Result<Option<Loaded>, ReadError> {
    // One view of the file, whatever is written meanwhile.
    let view = connection.unchecked_transaction()?;
    let Some(standing) = standing(&view, room)? else {
        return Ok(None);
    };
    let reader = Reader::new(&view, room, &standing)?;
    let (snapshot, snapshot_batch) = match reader.snapshot()? {
        Some((_, batch, bytes)) => (Some(bytes), Some(batch)),
        None => (None, None),
    };
    Ok(Some(Loaded {
        snapshot,
        snapshot_batch,
        batches: reader.batches()?,
        slips: reader.slips()?,
        version: version(standing.version),
    }))
}

/// What comes behind a version: a batch, or nothing yet. None: it is not to be had.
pub(super) fn next_after(
    connection: &Connection,
    room: RoomId,
    after: &Version,
) -> Result<Option<Option<(Version, Batch)>>, ReadError> {
    let view = connection.unchecked_transaction()?;
    let Some(standing) = standing(&view, room)? else {
        return Ok(None);
    };
    if version(standing.version) == *after {
        return Ok(Some(None));
    }
    let reader = Reader::new(&view, room, &standing)?;
    let base = reader.snapshot()?.map_or(Version::START, |(base, ..)| base);
    let mut rows = reader.rows()?.into_iter();
    let found = *after == base || rows.any(|row| row.version == *after);
    let next = rows.next().filter(|row| found && !row.had_slips);
    Ok(next.map(|row| Some((row.version, row.batch))))
}

/// Reads what is kept of one room.
struct Reader<'a> {
    connection: &'a Connection,
    room: RoomId,
    row: i64,
    key: Key,
}

/// A batch as it is kept.
struct Kept {
    version: Version,
    batch: Batch,
    had_slips: bool,
}

impl<'a> Reader<'a> {
    fn new(
        connection: &'a Connection,
        room: RoomId,
        standing: &Standing,
    ) -> Result<Self, ReadError> {
        Ok(Self {
            connection,
            room,
            row: standing.row,
            key: Key::read(standing.key).ok_or(ReadError::Corrupt)?,
        })
    }

    fn unwrap(&self, what: Wrapped, sealed: &[u8]) -> Result<Vec<u8>, ReadError> {
        self.key
            .unwrap(self.room, what, sealed)
            .ok_or(ReadError::Corrupt)
    }

    fn snapshot(&self) -> Result<Option<(Version, BatchId, Vec<u8>)>, ReadError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT version, batch, sealed FROM snapshots WHERE room = ?1")?;
        let found = statement.query_row([self.row], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get(1)?,
                row.get::<_, Vec<u8>>(2)?,
            ))
        });
        let Some((number, batch, sealed)) = found.optional()? else {
            return Ok(None);
        };
        let bytes = self.unwrap(Wrapped::Snapshot { version: number }, &sealed)?;
        Ok(Some((version(number), BatchId(batch), bytes)))
    }

    fn rows(&self) -> Result<Vec<Kept>, ReadError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT version, batch, day, wake, slips, sealed FROM batches WHERE room = ?1 \
             ORDER BY place",
        )?;
        let mut rows = statement.query([self.row])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(self.kept(row)?);
        }
        Ok(all)
    }

    fn kept(&self, row: &Row<'_>) -> Result<Kept, ReadError> {
        let number: i64 = row.get(0)?;
        let wake: Option<i64> = row.get(3)?;
        let sealed: Vec<u8> = row.get(5)?;
        let batch = Batch {
            id: BatchId(row.get(1)?),
            day: Day(row.get(2)?),
            wake: wake.and_then(|at| u64::try_from(at).ok()),
            events: self.unwrap(Wrapped::Events { version: number }, &sealed)?,
            slips: Vec::new(),
            snapshot: None,
        };
        Ok(Kept {
            version: version(number),
            batch,
            had_slips: row.get(4)?,
        })
    }

    fn batches(&self) -> Result<Vec<(Version, Batch)>, ReadError> {
        let rows = self.rows()?.into_iter();
        Ok(rows.map(|row| (row.version, row.batch)).collect())
    }

    fn slips(&self) -> Result<Vec<(SlipId, Vec<u8>)>, ReadError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, sealed FROM slips WHERE room = ?1 ORDER BY id")?;
        let mut rows = statement.query([self.row])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, sealed): ([u8; 16], Vec<u8>) = (row.get(0)?, row.get(1)?);
            all.push((SlipId(id), self.unwrap(Wrapped::Slip { id }, &sealed)?));
        }
        Ok(all)
    }
}

/// Up to `max` rooms whose newest batch is of a day before `day`.
pub(super) fn idle_since(
    connection: &Connection,
    day: Day,
    max: usize,
) -> rusqlite::Result<Vec<RoomId>> {
    let idle = "SELECT id FROM rooms WHERE day < ?1 ORDER BY day LIMIT ?2";
    rooms(connection, idle, i64::from(day.0), max)
}

/// Up to `max` rooms that wanted to be loaded by `now`, earliest first.
pub(super) fn due(
    connection: &Connection,
    now: Millis,
    max: usize,
) -> rusqlite::Result<Vec<RoomId>> {
    let due = "SELECT id FROM rooms WHERE wake <= ?1 ORDER BY wake LIMIT ?2";
    rooms(connection, due, moment(now), max)
}

fn rooms(
    connection: &Connection,
    query: &str,
    until: i64,
    max: usize,
) -> rusqlite::Result<Vec<RoomId>> {
    let max = i64::try_from(max).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(query)?;
    let ids = statement.query_map([until, max], |row| row.get(0).map(RoomId))?;
    ids.collect()
}

pub(super) fn count(connection: &Connection) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached("SELECT count(*) FROM rooms")?;
    let count: i64 = statement.query_row((), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}
