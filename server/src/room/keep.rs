//! What a room keeps: its events as batches in the journal, and its board from them again.

use std::sync::Arc;

use candor_protocol::{CreateRoom, Millis, RoomId, limits};
use rand::RngExt as _;

use super::scratch::json;
use super::slips::{Parted, Slips};
use crate::board::{Board, Event, RoomSecret};
use crate::journal::{
    AppendError, Batch, BatchId, Day, Journal, LoadError, Loaded, Unavailable, Version,
};

const DAY_MS: Millis = 86_400_000;

/// Keeps one room in a journal.
pub struct Keeper {
    journal: Arc<dyn Journal>,
    room: RoomId,
    version: Version,
    batches: usize,
    slips: Slips,
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

impl From<LoadError> for OpenError {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Unavailable(_) => Self::Unavailable,
            LoadError::Corrupt => Self::Corrupt,
        }
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
    snapshot(&board, now)
}

/// The batch that replaces all there is by a board.
pub(super) fn snapshot(board: &Board, now: Millis) -> Option<Batch> {
    batch(&Parted::default(), Some(board), board, now)
}

/// A day of the journal's.
pub fn day(now: Millis) -> Day {
    Day(u32::try_from(now / DAY_MS).unwrap_or(u32::MAX))
}

/// A room whose closing time is to come counts as used until then, so that it does not expire (K3).
fn last_use(board: &Board, now: Millis) -> Millis {
    board.closes_at.map_or(now, |at| at.max(now))
}

/// The next moment that was announced: then the room acts, whether anybody visits it or not.
fn wake(board: &Board) -> Option<Millis> {
    let moments = [board.reveal_at, board.closes_at, board.erase_at];
    moments.into_iter().flatten().min()
}

/// What is appended to come to a board. With a snapshot of it, nothing but that is needed.
fn batch(parted: &Parted, snapshot: Option<&Board>, board: &Board, now: Millis) -> Option<Batch> {
    let id = BatchId(rand::rng().random());
    let (events, slips, snapshot) = match snapshot {
        Some(board) => (
            Vec::new(),
            Vec::new(),
            Some(json(board, |bytes| Some(bytes.to_vec()))?),
        ),
        None => (encoded(&parted.in_order)?, parted.slips()?, None),
    };
    Some(Batch {
        id,
        day: day(last_use(board, now)),
        wake: wake(board),
        events,
        slips,
        snapshot,
    })
}

fn encoded(events: &[Event]) -> Option<Vec<u8>> {
    if events.is_empty() {
        return Some(Vec::new());
    }
    let encoded = json(&events, |bytes| Some(bytes.to_vec()))?;
    #[cfg(test)]
    let encoded = super::leaks::journaled(events, encoded);
    Some(encoded)
}

impl Keeper {
    /// Loads a room's board.
    pub async fn open(journal: Arc<dyn Journal>, room: RoomId) -> Result<(Self, Board), OpenError> {
        let loaded = journal.load(room).await?.ok_or(OpenError::NoRoom)?;
        let (board, slips) = replay(&loaded).ok_or(OpenError::Corrupt)?;
        let batches = loaded.batches.len();
        let version = loaded.version;
        Ok((
            Self {
                journal,
                room,
                version,
                batches,
                slips,
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
        let parted = self.slips.part(events);
        let compact = self.batches >= limits::BATCHES
            || parted.overtook
            || events.iter().any(Event::ends_secrets);
        let batch = batch(&parted, compact.then_some(board), board, now);
        self.put(batch.ok_or(AppendError::TooBig)?).await
    }

    /// Replaces all that the journal has by the board, if that is more than a snapshot.
    pub(super) async fn compact(&mut self, board: &Board, now: Millis) -> Result<(), AppendError> {
        if self.batches == 0 {
            return Ok(());
        }
        let batch = snapshot(board, now);
        self.put(batch.ok_or(AppendError::TooBig)?)
            .await
            .map(|_| ())
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
                self.batches = self.batches.saturating_add(1);
                if compacts {
                    self.batches = 0;
                    self.slips.clear();
                }
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
            Some(at) => {
                let (board, slips) = replay(&loaded).ok_or(AppendError::Unknown)?;
                self.slips = slips;
                match at {
                    0 => Kept::Newest,
                    _ => Kept::Overtaken(Box::new(board)),
                }
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

/// The board of a journal: its snapshot, then every batch, then what is kept apart.
fn replay(loaded: &Loaded) -> Option<(Board, Slips)> {
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
    let mut board = board?;
    let slips = Slips::read(loaded.slips.iter().map(|(_, content)| content.as_slice()))?;
    slips.apply_to(&mut board);
    Some((board, slips))
}
