//! Why a data directory cannot be used, in sentences for whoever runs the program, and what SQLite's
//! errors mean.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::ffi::ErrorCode;

/// Why a data directory was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another program has it.
    #[error("the data directory {} is in use by another program", .0.display())]
    InUse(PathBuf),
    /// It cannot be written.
    #[error("the data directory {} cannot be written: {}", .0.display(), .1)]
    NotWritable(PathBuf, String),
    /// There is no room left.
    #[error("the disk of the data directory {} is full", .0.display())]
    Full(PathBuf),
    /// A newer Candor wrote it.
    #[error(
        "{} was written by a newer Candor (its schema is {found}, and this program knows up to \
         {known}); start that one, or choose another directory",
        file.display()
    )]
    Newer {
        /// What was to be opened.
        file: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// Something else is there.
    #[error("{} is no file of Candor's; choose another directory", .0.display())]
    NotOurs(PathBuf),
    /// The file is damaged.
    #[error("{} is damaged ({}); restore a backup, or choose another directory", .0.display(), .1)]
    Corrupt(PathBuf, String),
    /// Anything else.
    #[error("{} cannot be used: {}", .0.display(), .1)]
    Failed(PathBuf, String),
}

impl OpenError {
    pub(super) fn of_file(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable(path.to_owned(), error.to_string())
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full(path.to_owned()),
            _ => Self::Failed(path.to_owned(), error.to_string()),
        }
    }

    pub(super) fn of_sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        let (path, said) = (path.to_owned(), error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotOurs(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt(path, said),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::NotWritable(path, said)
            }
            _ => Self::Failed(path, said),
        }
    }
}

/// What a failure of SQLite's means for what is to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// There is no room left; later there may be.
    Full,
    /// A page is damaged.
    Corrupt,
    /// What was written may not be on the disk, and nobody can tell: nothing more can be promised.
    NotSynced,
    /// Anything else; it may work again.
    Other,
}

impl Failure {
    pub(super) fn of(error: &rusqlite::Error) -> Self {
        const FSYNC: [i32; 2] = [
            rusqlite::ffi::SQLITE_IOERR_FSYNC,
            rusqlite::ffi::SQLITE_IOERR_DIR_FSYNC,
        ];
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended.is_some_and(|code| FSYNC.contains(&code)) {
            return Self::NotSynced;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt,
            _ => Self::Other,
        }
    }
}
