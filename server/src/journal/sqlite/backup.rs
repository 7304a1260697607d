//! A copy of the data file while it is in use, and the way back. A copy holds what is kept at that
//! moment, in the order of the tables, and nothing of what was removed before.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::directory::{Directory, rooms_in};
use super::{OpenError, read, schema};

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// What is to be copied, or where it is to go, cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Something is there already.
    #[error("{} is there already; nothing was written", .0.display())]
    There(PathBuf),
    /// There is nothing to copy.
    #[error("there are no rooms in {}", .0.display())]
    Nothing(PathBuf),
}

/// Copies the rooms of a data directory into a new file; a program may be using them. Gives their
/// number.
///
/// # Errors
/// The directory cannot be read, or the file is there or cannot be written: then nothing is left.
pub fn back_up(data: &Path, to: &Path) -> Result<usize, CopyError> {
    copy(&rooms_in(data), to)
}

/// Puts the rooms of a copy into a data directory that has none. Gives their number.
///
/// # Errors
/// As [`back_up`].
pub fn restore(from: &Path, data: &Path) -> Result<usize, CopyError> {
    let rooms = rooms_in(data);
    if fs::metadata(&rooms).is_ok() {
        return Err(CopyError::There(rooms));
    }
    look_at(from)?;
    // Made and locked, so that no program starts with half of it.
    let directory = Directory::take(data)?;
    let empty = directory.rooms();
    fs::remove_file(&empty).map_err(|error| OpenError::of_file(&empty, &error))?;
    copy(from, &empty)
}

/// Opens a file that must be ours and whole.
fn look_at(file: &Path) -> Result<Connection, CopyError> {
    if fs::metadata(file).is_err() {
        return Err(CopyError::Nothing(file.to_owned()));
    }
    let failed = |error: rusqlite::Error| OpenError::of_sqlite(file, &error);
    let connection = schema::open_to_read(file).map_err(failed)?;
    if schema::version(&connection, file)? == 0 {
        return Err(CopyError::Nothing(file.to_owned()));
    }
    let check = "PRAGMA quick_check(1)";
    let found: String = connection
        .query_row(check, (), |row| row.get(0))
        .map_err(failed)?;
    if found != "ok" {
        return Err(OpenError::Corrupt(file.to_owned(), found).into());
    }
    Ok(connection)
}

fn copy(from: &Path, to: &Path) -> Result<usize, CopyError> {
    let source = look_at(from)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let made = options.open(to).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => CopyError::There(to.to_owned()),
        _ => OpenError::of_file(to, &error).into(),
    })?;
    let copied = (|| {
        let failed = |error: rusqlite::Error| OpenError::of_sqlite(to, &error);
        let name = to.to_string_lossy();
        source.execute("VACUUM INTO ?1", [&name]).map_err(failed)?;
        made.sync_all()
            .map_err(|error| OpenError::of_file(to, &error))?;
        let copy = look_at(to)?;
        Ok(read::count(&copy).map_err(failed)?)
    })();
    if copied.is_err() {
        // Half a copy is none; it may be gone already.
        let _ = fs::remove_file(to);
    }
    copied
}
