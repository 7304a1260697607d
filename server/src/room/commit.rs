//! What was decided is kept, and then it counts: one batch for the journal, then the patch and the
//! acknowledgements. When the append fails, the board is the journal's again (S3).

use std::time::Instant;

use candor_protocol::{CloseCode, ErrorCode, FacilitatorHash, Ref, limits};

use super::actor::{Actor, Then, elapsed_ms};
use super::connections::Whose;
use super::keep::OpenError;
use super::{ConnectionId, Frames};
use crate::board::{Event, Refusal, Touched};
use crate::journal::AppendError;
use crate::metrics;

/// What was decided since the last append.
#[derive(Default)]
pub(super) struct Work {
    pub(super) events: Vec<Event>,
    pub(super) wishes: Vec<Wish>,
    pub(super) touched: Touched,
    pub(super) tell: Vec<Whose>,
    /// Connections that hold another facilitator key once this is kept.
    pub(super) keys: Vec<(ConnectionId, FacilitatorHash)>,
}

/// A command that was taken and waits to be kept.
pub(super) struct Wish {
    pub(super) from: ConnectionId,
    pub(super) reference: Ref,
    pub(super) name: &'static str,
}

impl Actor {
    /// Appends what was decided as one batch; then it counts, is published and acknowledged.
    pub(super) async fn commit(&mut self) -> Then {
        let work = std::mem::take(&mut self.work);
        if !work.events.is_empty() {
            let kept = self
                .keeper
                .append(&work.events, &self.board, self.clock.now())
                .await;
            if let Err(error) = kept {
                return self.refuse(&work, error).await;
            }
        }
        self.touched.extend(work.touched);
        for Wish {
            from,
            reference,
            name,
        } in work.wishes
        {
            metrics::command(name);
            self.connections.acknowledge(from, reference);
        }
        for (connection, key) in work.keys {
            self.connections.take_key(connection, key);
        }
        for whose in work.tell {
            self.connections.tell(&self.board, &self.live, whose);
        }
        Then::GoOn
    }

    /// Nothing of the batch counts: the board is as the journal has it.
    async fn refuse(&mut self, work: &Work, error: AppendError) -> Then {
        tracing::warn!(%error, "a batch was not kept");
        if error == AppendError::Gone {
            return self.end(Some(CloseCode::NoRoom));
        }
        match self.keeper.reload().await {
            Ok(board) => self.board = board,
            Err(OpenError::NoRoom) => return self.end(Some(CloseCode::NoRoom)),
            Err(OpenError::Unavailable | OpenError::Corrupt) => {
                return self.end(Some(CloseCode::RoomFailed));
            }
        }
        self.live.reload(&self.board);
        for Wish {
            from, reference, ..
        } in &work.wishes
        {
            let refusal = Refusal::from(ErrorCode::Unavailable);
            metrics::refused(refusal.code.name());
            self.connections.refuse(*from, *reference, refusal);
        }
        self.touched.clear();
        if let Some(frames) = self.view.publish_all(&self.board, &self.live) {
            self.push(frames);
        }
        self.connections.tell(&self.board, &self.live, Whose::All);
        Then::GoOn
    }

    /// Publishes at once when the room was quiet, and merges for a moment when it is busy.
    pub(super) fn publish_when_quiet(&mut self) {
        if self.touched.is_empty() || elapsed_ms(self.published) < limits::MERGE_MS {
            return;
        }
        let touched = std::mem::take(&mut self.touched);
        if let Some(frames) = self.view.publish(&self.board, &self.live, &touched) {
            self.published = Instant::now();
            self.push(frames);
        }
    }

    fn push(&self, frames: Frames) {
        let bytes: usize = frames.iter().map(|frame| frame.len()).sum();
        metrics::patches(1, u64::try_from(bytes).unwrap_or(u64::MAX));
        self.ring.push(self.view.seq(), frames);
    }
}
