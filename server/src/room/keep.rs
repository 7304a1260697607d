//! What a room keeps: its events as batches in the journal, and its board from them again.

use std::sync::Arc;

use candor_protocol::{CreateRoom, Millis, RoomId, limits};
use rand::RngExt as _;

use crate::board::{Board, Event, RoomSecret};
use crate::journal::{AppendError, Batch, BatchId, Day, Journal, Loaded, Unavailable, Version};

const DAY_MS: Millis = 86_400_000;

/// Keeps one room in a journal.
pub struct Keeper {
    journal: Arc<dyn Journal>,
    room: RoomId,
    version: Version,
    batches: usize,
}

/// Why a room could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There is no such room.
    #[error("there is no such room")]
    NoRoom,
    /// The journal does not answer.
    #[error("the journal does not answer")]
    Unavailable,
    /// What the journal has is no board.
    #[error("what the journal has is no board")]
    Corrupt,
}

impl From<Unavailable> for OpenError {
    fn from(_: Unavailable) -> Self {
        Self::Unavailable
    }
}

/// What came of a batch that is kept.
pub(super) enum Kept {
    /// Nothing came behind it: the board is the one that was decided.
    Newest,
    /// Others appended behind it, and this is the board after all of them.
    Overtaken(Box<Board>),
}

/// The batch that creates a room.
pub fn first_batch(wanted: CreateRoom, now: Millis) -> Option<Batch> {
    let secret = RoomSecret(rand::rng().random());
    let created = Event::Created {
        wanted: Box::new(wanted),
        secret,
    };
    let board = Board::create(&created)?;
    batch(&[], Some(&board), now)
}

/// A day of the journal's.
pub fn day(now: Millis) -> Day {
    Day(u32::try_from(now / DAY_MS).unwrap_or(u32::MAX))
}

/// A room whose closing time is to come counts as used until then, so that it does not expire (K3).
fn last_use(board: &Board, now: Millis) -> Millis {
    board.closes_at.map_or(now, |at| at.max(now))
}

pub(super) fn batch(events: &[Event], snapshot: Option<&Board>, now: Millis) -> Option<Batch> {
    let id = BatchId(rand::rng().random());
    let encoded = if events.is_empty() {
        Vec::new()
    } else {
        serde_json::to_vec(events).ok()?
    };
    #[cfg(test)]
    let encoded = super::leaks::journaled(events, encoded);
    let snapshot = match snapshot {
        Some(board) => Some(serde_json::to_vec(board).ok()?),
        None => None,
    };
    Some(Batch {
        id,
        day: day(now),
        events: encoded,
        snapshot,
    })
}

impl Keeper {
    /// Loads a room's board.
    pub async fn open(journal: Arc<dyn Journal>, room: RoomId) -> Result<(Self, Board), OpenError> {
        let loaded = journal.load(room).await?.ok_or(OpenError::NoRoom)?;
        let (board, batches) = replay(&loaded).ok_or(OpenError::Corrupt)?;
        Ok((
            Self {
                journal,
                room,
                version: loaded.version,
                batches,
            },
            board,
        ))
    }

    /// Appends events as one batch, with the board after them where the journal is to forget what
    /// came before. An outcome that is not known is looked up: [`AppendError::Unknown`] means that
    /// the journal cannot be asked, and every other error that the batch is not to be found there.
    pub(super) async fn append(
        &mut self,
        events: &[Event],
        board: &Board,
        now: Millis,
    ) -> Result<Kept, AppendError> {
        let compact = self.batches >= limits::BATCHES || events.iter().any(Event::ends_secrets);
        let now = last_use(board, now);
        let batch = batch(events, compact.then_some(board), now).ok_or(AppendError::TooBig)?;
        self.put(batch).await
    }

    /// Replaces all that the journal has by the board, if that is more than a snapshot.
    pub(super) async fn compact(&mut self, board: &Board, now: Millis) -> Result<(), AppendError> {
        if self.batches == 0 {
            return Ok(());
        }
        let now = last_use(board, now);
        let batch = batch(&[], Some(board), now).ok_or(AppendError::TooBig)?;
        self.put(batch).await.map(|_| ())
    }

    async fn put(&mut self, batch: Batch) -> Result<Kept, AppendError> {
        let (id, compacts) = (batch.id, batch.snapshot.is_some());
        match self
            .journal
            .append(self.room, self.version.clone(), batch)
            .await
        {
            Ok(version) => {
                self.version = version;
                self.batches = if compacts {
                    0
                } else {
                    self.batches.saturating_add(1)
                };
                Ok(Kept::Newest)
            }
            Err(AppendError::Unknown) => self.look_for(id).await,
            Err(error) => Err(error),
        }
    }

    /// After an unknown outcome: the journal knows whether the batch is there. One that a later
    /// snapshot has replaced is not to be found; decided again, what it brought is a repeat.
    async fn look_for(&mut self, id: BatchId) -> Result<Kept, AppendError> {
        let loaded = self.journal.load(self.room).await;
        let loaded = loaded.map_err(|_| AppendError::Unknown)?;
        let loaded = loaded.ok_or(AppendError::Gone)?;
        let batches = loaded.batches.iter().rev().map(|(_, batch)| batch.id);
        let mut newest_first = batches.chain(loaded.snapshot_batch);
        let kept = match newest_first.position(|there| there == id) {
            None => return Err(AppendError::Conflict),
            Some(0) => Kept::Newest,
            Some(_) => {
                let (board, _) = replay(&loaded).ok_or(AppendError::Unknown)?;
                Kept::Overtaken(Box::new(board))
            }
        };
        self.batches = loaded.batches.len();
        self.version = loaded.version;
        Ok(kept)
    }

    /// Takes the board from the journal again, after a batch was not kept.
    pub(super) async fn reload(&mut self) -> Result<Board, OpenError> {
        let (keeper, board) = Self::open(Arc::clone(&self.journal), self.room).await?;
        *self = keeper;
        Ok(board)
    }

    /// Removes the room from the journal (K3).
    pub(super) async fn erase(&self) -> Result<(), Unavailable> {
        self.journal.erase(self.room).await
    }
}

/// The board of a journal: its snapshot, then every batch.
fn replay(loaded: &Loaded) -> Option<(Board, usize)> {
    let mut board: Option<Board> = match &loaded.snapshot {
        Some(snapshot) => Some(serde_json::from_slice(snapshot).ok()?),
        None => None,
    };
    for (_, batch) in loaded
        .batches
        .iter()
        .filter(|(_, batch)| !batch.events.is_empty())
    {
        let events: Vec<Event> = serde_json::from_slice(&batch.events).ok()?;
        for event in &events {
            match &mut board {
                Some(board) => {
                    board.apply(event);
                }
                None => board = Some(Board::create(event)?),
            }
        }
    }
    Some((board?, loaded.batches.len()))
}
