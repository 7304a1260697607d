//! Connections that read, a few at once, each by itself: no room's loading waits for another's, and
//! none for the writer.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use candor_protocol::limits;
use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::read::ReadError;
use super::schema;
use crate::journal::{LoadError, Unavailable};

/// Connections that read.
pub(super) struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
    free: Semaphore,
    gate: Arc<RwLock<()>>,
}

impl Readers {
    pub(super) fn new(file: PathBuf, gate: Arc<RwLock<()>>) -> Self {
        Self {
            file,
            idle: Mutex::default(),
            free: Semaphore::new(limits::JOURNAL_READERS),
            gate,
        }
    }

    /// Asks something of the file on a thread that may wait.
    pub(super) async fn ask<T, E>(
        self: Arc<Self>,
        question: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, LoadError>
    where
        T: Send + 'static,
        E: Into<ReadError>,
    {
        let unavailable = LoadError::Unavailable(Unavailable);
        let readers = Arc::clone(&self);
        let _place = self.free.acquire().await.map_err(|_| unavailable)?;
        let asked = tokio::task::spawn_blocking(move || readers.answer(question));
        match asked.await {
            Ok(answer) => answer.map_err(LoadError::from),
            Err(_) => Err(unavailable),
        }
    }

    fn answer<T, E: Into<ReadError>>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, ReadError> {
        let _reading = self.gate.read().unwrap_or_else(PoisonError::into_inner);
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => schema::open_to_read(&self.file)?,
        };
        let answer = question(&connection).map_err(Into::into)?;
        self.idle().push(connection);
        Ok(answer)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes what is idle.
    pub(super) fn close(&self) {
        self.idle().clear();
    }
}
