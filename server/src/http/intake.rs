//! How bodies are taken in: small ones as they come, large ones a few at once, so that boards which
//! are opened from files never fill the memory (L1). It knows nothing of what is in them.

use std::sync::Arc;

use axum::body::HttpBody as _;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Request};
use bytes::Bytes;
use candor_protocol::limits;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::reply::Refusal;

/// The turns that large bodies take.
#[derive(Clone)]
pub(crate) struct Intake {
    turns: Arc<Semaphore>,
}

/// A body, whole. A large one keeps its turn until this is dropped.
pub(crate) struct Taken {
    pub(crate) bytes: Bytes,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Intake {
    /// For this many large bodies at once.
    pub(crate) fn new(at_once: usize) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(at_once)),
        }
    }

    /// Reads a body to its end. One that does not say its length has to be small; a large one is
    /// refused before a byte of it is read when all turns are taken.
    pub(crate) async fn take(&self, mut request: Request) -> Result<Taken, Refusal> {
        let said = request.body().size_hint().exact().unwrap_or(0);
        let said = usize::try_from(said).unwrap_or(usize::MAX);
        if said > limits::CREATE_BYTES {
            return Err(Refusal::TooBig);
        }
        let (most, turn) = if said > limits::SMALL_CREATE_BYTES {
            let turn = Arc::clone(&self.turns).try_acquire_owned();
            let turn = turn.map_err(|_| Refusal::Busy)?;
            (limits::CREATE_BYTES, Some(turn))
        } else {
            (limits::SMALL_CREATE_BYTES, None)
        };
        DefaultBodyLimit::max(most).apply(&mut request);
        let bytes = Bytes::from_request(request, &())
            .await
            .map_err(|rejection| Refusal::of(rejection.status()))?;
        Ok(Taken { bytes, _turn: turn })
    }
}
