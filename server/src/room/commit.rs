//! What was decided is kept, and then it counts: one batch for the journal, then the patch and the
//! acknowledgements. When somebody else appended first, the batch is decided again on what is kept;
//! when the append fails, the board is the journal's again and the batch is refused (S3).

use std::time::Instant;

use candor_protocol::{CloseCode, Command, ErrorCode, FacilitatorHash, Ref, limits};

use super::actor::{Actor, Then};
use super::connections::Whose;
use super::keep::{Kept, OpenError};
use super::{ConnectionId, Frames};
use crate::board::{Board, Event, Live, Refusal, Said, Seat, Touched};
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
    /// Whether a tick counted the board with these events.
    pub(super) counted: bool,
    /// What people had said before, to be said again where this is not kept.
    said: Option<Said>,
}

impl Work {
    /// Remembers what people had said before this batch.
    pub(super) fn remember(&mut self, live: &Live) {
        if self.said.is_none() {
            self.said = Some(live.said());
        }
    }

    /// The key that a connection holds once this is kept, where it is another one.
    pub(super) fn key_of(&self, connection: ConnectionId) -> Option<FacilitatorHash> {
        let mut newest = self.keys.iter().rev();
        newest
            .find(|(from, _)| *from == connection)
            .map(|(_, key)| *key)
    }
}

/// A command that was taken and waits to be kept.
pub(super) struct Wish {
    pub(super) from: ConnectionId,
    pub(super) reference: Ref,
    pub(super) command: Box<Command>,
    /// The seat, where the command made a difference.
    pub(super) wrote: Option<Seat>,
}

impl Actor {
    /// Appends what was decided as one batch; then it counts, is published and acknowledged.
    pub(super) async fn commit(&mut self) -> Then {
        let mut decisions: u32 = 1;
        loop {
            let work = std::mem::take(&mut self.work);
            match self.keep(&work.events).await {
                Ok(Kept::Newest) => {
                    self.touched.extend(&work.touched);
                    return self.confirm(work);
                }
                Ok(Kept::Overtaken(board)) => {
                    self.adopt(*board, work.counted).await;
                    return self.confirm(work);
                }
                Err(AppendError::Conflict) if decisions < limits::DECISIONS => {
                    decisions = decisions.saturating_add(1);
                    if self.catch_up(work.counted, work.said).await == Then::End {
                        return Then::End;
                    }
                    // Ticks and announced moments come again by themselves.
                    for wish in work.wishes {
                        self.wish(wish.from, wish.reference, wish.command);
                    }
                }
                Err(error) => return self.refuse(work, error).await,
            }
        }
    }

    async fn keep(&mut self, events: &[Event]) -> Result<Kept, AppendError> {
        if events.is_empty() {
            return Ok(Kept::Newest);
        }
        let now = self.clock.now();
        self.keeper.append(events, &self.board, now).await
    }

    fn confirm(&mut self, work: Work) -> Then {
        for wish in work.wishes {
            metrics::command(&wish.command);
            if let Some(seat) = wish.wrote {
                self.live.wrote(seat, &wish.command);
            }
            self.connections.acknowledge(wish.from, wish.reference);
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
    async fn refuse(&mut self, work: Work, error: AppendError) -> Then {
        tracing::warn!(%error, "a batch was not kept");
        match error {
            AppendError::Gone => return self.end(Some(CloseCode::NoRoom)),
            // Neither taken nor refused: whoever comes back learns it from the board.
            AppendError::Unknown => return self.end(Some(CloseCode::RoomFailed)),
            AppendError::Conflict
            | AppendError::Full
            | AppendError::TooBig
            | AppendError::Unavailable => {}
        }
        if self.catch_up(work.counted, work.said).await == Then::End {
            return Then::End;
        }
        self.again_at = self.clock.now().saturating_add(limits::AGAIN_MS);
        for wish in work.wishes {
            let refusal = Refusal::from(ErrorCode::Unavailable);
            metrics::refused(refusal.code.name());
            self.connections.refuse(wish.from, wish.reference, refusal);
        }
        Then::GoOn
    }

    /// Takes the board from the journal, and publishes what differs.
    pub(super) async fn catch_up(&mut self, counted: bool, said: Option<Said>) -> Then {
        match self.keeper.reload().await {
            Ok(board) => {
                if let Some(said) = said {
                    self.live.say_again(said);
                }
                self.adopt(board, counted).await;
                Then::GoOn
            }
            Err(OpenError::NoRoom) => self.end(Some(CloseCode::NoRoom)),
            Err(OpenError::Unavailable | OpenError::Corrupt) => {
                self.end(Some(CloseCode::RoomFailed))
            }
        }
    }

    /// Goes on with a board of the journal's. A tick whose board is not kept counts anew.
    async fn adopt(&mut self, board: Board, counted: bool) {
        self.board = board;
        self.live.reload(&self.board);
        if counted {
            self.live.refresh(&self.board);
        }
        self.touched.clear();
        if let Some(frames) = self.view.publish_all(&self.board, &self.live) {
            self.push(frames).await;
        }
        self.connections.tell(&self.board, &self.live, Whose::All);
    }

    /// Publishes at once when the room was quiet, and merges for a moment when it is busy, for longer the less
    /// time the workers have.
    pub(super) async fn publish_when_quiet(&mut self) {
        if self.touched.is_empty() || Instant::now() < self.merging_until {
            return;
        }
        let touched = std::mem::take(&mut self.touched);
        if let Some(frames) = self.view.publish(&self.board, &self.live, &touched) {
            self.push(frames).await;
        }
    }

    /// First into the ring, so that a session that is behind finds it there.
    async fn push(&mut self, frames: Frames) {
        let now = Instant::now();
        self.merging_until = now.checked_add(self.busy.merge(now)).unwrap_or(now);
        let bytes = u64::try_from(frames.bytes().len()).unwrap_or(u64::MAX);
        metrics::patches(1, bytes);
        let seq = self.view.seq();
        self.ring.push(seq, frames.clone());
        self.connections.publish(seq, &frames).await;
    }
}
