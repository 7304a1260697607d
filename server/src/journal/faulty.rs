//! A journal that fails when it is told to: for tests of whatever stands on one. The program makes
//! none. It knows nothing of what is kept.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use candor_protocol::{Millis, RoomId};
use futures_util::stream::BoxStream;
use tokio::sync::Notify;

use super::{AppendError, Batch, Day, Journal, LoadError, Loaded, Unavailable, Version};

/// What becomes of one append.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The journal never hears of the batch, and nobody knows.
    LostRequest,
    /// The journal has the batch, and nobody knows.
    LostAnswer,
    /// As [`Fault::LostAnswer`], noticed only when told so: others can append meanwhile.
    LateAnswer(Arc<Notify>),
    /// The journal refuses the batch.
    Refused(AppendError),
}

/// Another journal, and what goes wrong on the way to it.
pub struct Faulty {
    journal: Arc<dyn Journal>,
    faults: Mutex<VecDeque<Fault>>,
    silent: AtomicBool,
}

impl Faulty {
    /// Passes everything on, until it is told otherwise.
    pub fn new(journal: Arc<dyn Journal>) -> Self {
        Self {
            journal,
            faults: Mutex::default(),
            silent: AtomicBool::new(false),
        }
    }

    /// Lets the next append fail, or the first one that has no fault yet.
    pub fn fail(&self, fault: Fault) {
        self.faults().push_back(fault);
    }

    /// Answers nothing any more, until [`Faulty::speak`].
    pub fn fall_silent(&self) {
        self.silent.store(true, Ordering::SeqCst);
    }

    /// Answers again.
    pub fn speak(&self) {
        self.silent.store(false, Ordering::SeqCst);
    }

    /// Whether every fault has happened.
    pub fn has_failed(&self) -> bool {
        self.faults().is_empty()
    }

    fn faults(&self) -> std::sync::MutexGuard<'_, VecDeque<Fault>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answers_now(&self) -> Result<(), Unavailable> {
        if self.silent.load(Ordering::SeqCst) {
            Err(Unavailable)
        } else {
            Ok(())
        }
    }
}

#[async_trait]
impl Journal for Faulty {
    async fn load(&self, room: RoomId) -> Result<Option<Loaded>, LoadError> {
        self.answers_now()?;
        self.journal.load(room).await
    }

    async fn append(
        &self,
        room: RoomId,
        at: Version,
        batch: Batch,
    ) -> Result<Version, AppendError> {
        self.answers_now().map_err(|_| AppendError::Unavailable)?;
        let fault = self.faults().pop_front();
        match fault {
            None => self.journal.append(room, at, batch).await,
            Some(Fault::Refused(error)) => Err(error),
            Some(Fault::LostRequest) => Err(AppendError::Unknown),
            Some(Fault::LostAnswer) => {
                // Whatever it was, it is lost.
                let _ = self.journal.append(room, at, batch).await;
                Err(AppendError::Unknown)
            }
            Some(Fault::LateAnswer(told)) => {
                let _ = self.journal.append(room, at, batch).await;
                told.notified().await;
                Err(AppendError::Unknown)
            }
        }
    }

    fn follow(&self, room: RoomId, after: Version) -> BoxStream<'static, (Version, Batch)> {
        self.journal.follow(room, after)
    }

    async fn erase(&self, room: RoomId) -> Result<(), Unavailable> {
        self.answers_now()?;
        self.journal.erase(room).await
    }

    async fn idle_since(&self, day: Day, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        self.answers_now()?;
        self.journal.idle_since(day, max).await
    }

    async fn due(&self, now: Millis, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        self.answers_now()?;
        self.journal.due(now, max).await
    }

    async fn count(&self) -> Result<usize, Unavailable> {
        self.answers_now()?;
        self.journal.count().await
    }

    async fn answers(&self) -> Result<(), Unavailable> {
        self.answers_now()?;
        self.journal.answers().await
    }
}
