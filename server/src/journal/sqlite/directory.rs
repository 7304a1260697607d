//! The data directory: one program's at a time, nobody else's to read, and watched for its going away.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::OpenError;

/// The file with the rooms.
const ROOMS: &str = "candor.db";
/// What SQLite writes beside it, with the newest changes.
const CHANGES: &str = "candor.db-wal";
/// Locked by the program that has the directory.
const LOCK: &str = "candor.lock";

/// A data directory that this program has to itself.
#[derive(Debug)]
pub(super) struct Directory {
    path: PathBuf,
    /// Unlocked when it is closed, however the program ends.
    _lock: File,
    identity: Identity,
}

/// Tells a file from another one of its name.
#[derive(Debug, PartialEq, Eq)]
struct Identity(u64, u64);

impl Directory {
    /// Takes a directory, which is made where there is none.
    ///
    /// # Errors
    /// Another program has it, or it cannot be written.
    pub(super) fn take(path: &Path) -> Result<Self, OpenError> {
        let refused = |error: io::Error| OpenError::of_file(path, &error);
        make(path).map_err(refused)?;
        let lock = open(&path.join(LOCK)).map_err(refused)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::InUse(path.to_owned())),
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
        // SQLite gives its other files the permissions of this one.
        let rooms = open(&path.join(ROOMS)).map_err(refused)?;
        let identity = rooms.metadata().map(|file| Identity::of(&file));
        Ok(Self {
            path: path.to_owned(),
            _lock: lock,
            identity: identity.map_err(refused)?,
        })
    }

    /// The file with the rooms.
    pub(super) fn rooms(&self) -> PathBuf {
        rooms_in(&self.path)
    }

    /// Whether the file that is written is still the one in the directory: what is written into one
    /// that was removed is kept nowhere.
    pub(super) fn is_there(&self) -> bool {
        fs::metadata(self.rooms()).is_ok_and(|file| Identity::of(&file) == self.identity)
    }

    /// Whether SQLite's file of changes is empty.
    pub(super) fn is_tidy(&self) -> io::Result<bool> {
        match fs::metadata(self.path.join(CHANGES)) {
            Ok(file) => Ok(file.len() == 0),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
            Err(error) => Err(error),
        }
    }
}

impl Identity {
    #[cfg(unix)]
    fn of(file: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self(file.dev(), file.ino())
    }

    /// Elsewhere a file that is open cannot be removed.
    #[cfg(not(unix))]
    fn of(_: &fs::Metadata) -> Self {
        Self(0, 0)
    }
}

/// The file with the rooms of a directory.
pub(super) fn rooms_in(directory: &Path) -> PathBuf {
    directory.join(ROOMS)
}

fn make(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Opens a file, which is made for this user alone where there is none.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
