//! A journal behind a wire that loses what it is told to lose: the way in which outcomes get
//! unknown. It knows nothing of what is kept.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use candor_protocol::RoomId;
use futures_util::stream::BoxStream;

use crate::journal::{AppendError, Batch, Day, Journal, Loaded, Unavailable, Version};

/// What gets lost on the way.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Lost {
    /// The journal never hears of the batch.
    Request,
    /// The journal has the batch, and nobody hears of it.
    Answer,
}

/// A journal that can be told to lose something.
pub(crate) struct Faulty {
    journal: Arc<dyn Journal>,
    lost: Mutex<Option<Lost>>,
}

impl Faulty {
    pub(crate) fn new(journal: Arc<dyn Journal>) -> Self {
        Self {
            journal,
            lost: Mutex::new(None),
        }
    }

    /// Loses this of the next append.
    pub(crate) fn lose(&self, what: Lost) {
        *self.lost.lock().expect("nobody panicked") = Some(what);
    }
}

#[async_trait]
impl Journal for Faulty {
    async fn load(&self, room: RoomId) -> Result<Option<Loaded>, Unavailable> {
        self.journal.load(room).await
    }

    async fn append(
        &self,
        room: RoomId,
        at: Version,
        batch: Batch,
    ) -> Result<Version, AppendError> {
        let lost = self.lost.lock().expect("nobody panicked").take();
        if let Some(Lost::Request) = lost {
            return Err(AppendError::Unknown);
        }
        let answer = self.journal.append(room, at, batch).await;
        if lost.is_some() {
            return Err(AppendError::Unknown);
        }
        answer
    }

    fn follow(&self, room: RoomId, after: Version) -> BoxStream<'static, (Version, Batch)> {
        self.journal.follow(room, after)
    }

    async fn erase(&self, room: RoomId) -> Result<(), Unavailable> {
        self.journal.erase(room).await
    }

    async fn idle_since(&self, day: Day, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        self.journal.idle_since(day, max).await
    }
}
