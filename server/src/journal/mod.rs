//! The journal: what a room keeps, behind a trait small enough that a cluster's log fits too.
//!
//! It knows nothing of boards: events and snapshots are bytes to it. The room decides when to
//! compact, by handing in a snapshot with a batch; the journal does it. Each journal has a file of
//! its own, and all of them are held to one contract suite (K2). [`Faulty`] is for tests of what
//! stands above.

#[cfg(test)]
pub(crate) mod contract;
mod faulty;
mod memory;
mod sqlite;

pub use faulty::{Fault, Faulty};
pub use memory::{Memory, MemoryBounds};
pub use sqlite::{CopyError, OpenError, Sqlite, back_up, restore};

use async_trait::async_trait;
use candor_protocol::{Millis, RoomId};
use futures_util::stream::BoxStream;

/// Where a room's journal stands. Opaque: compared for equality only. A room never comes back to
/// a version that it left, not even when it was erased and made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(pub(crate) u64);

impl Version {
    /// Before anything was appended: appending here creates the room.
    pub const START: Self = Self(0);
}

/// Days since the Unix epoch. The journal keeps no finer time (A1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub u32);

/// Knows a batch again after an append whose outcome is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BatchId(pub [u8; 16]);

/// Names a slip within its room. It says nothing of when the slip came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlipId(pub [u8; 16]);

/// What is kept beside the batches, for their order would tell when it came: a text that is hidden or
/// waits, a ballot, an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// A slip that is there under this id is replaced.
    pub id: SlipId,
    /// The event, encoded; none: the slip goes.
    pub content: Option<Vec<u8>>,
}

/// What is appended at once: all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Drawn for each batch.
    pub id: BatchId,
    /// The day on which it was decided; that of a room's newest batch tells when it fell idle.
    pub day: Day,
    /// When the room wants to be loaded though nobody visits it: something was announced for then.
    pub wake: Option<Millis>,
    /// The events, encoded.
    pub events: Vec<u8>,
    /// Slips that come, change or go with it, each once.
    pub slips: Vec<Slip>,
    /// The board after the events, encoded: replaces all before it, atomically (K3).
    pub snapshot: Option<Vec<u8>>,
}

impl Batch {
    /// Bytes of its events, its slips and its snapshot.
    pub fn bytes(&self) -> usize {
        let snapshot = self.snapshot.as_ref().map_or(0, Vec::len);
        let slips = self.slips.iter().filter_map(|slip| slip.content.as_ref());
        let slips = slips.map(Vec::len).fold(0, usize::saturating_add);
        self.events
            .len()
            .saturating_add(slips)
            .saturating_add(snapshot)
    }
}

/// What the journal has of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The newest snapshot.
    pub snapshot: Option<Vec<u8>>,
    /// The batches after it, oldest first, with the version after each and without their slips. The id
    /// of the batch that brought the snapshot stands in `snapshot_batch`.
    pub batches: Vec<(Version, Batch)>,
    /// The batch that brought the snapshot.
    pub snapshot_batch: Option<BatchId>,
    /// The slips since the snapshot, by id.
    pub slips: Vec<(SlipId, Vec<u8>)>,
    /// Where the journal stands.
    pub version: Version,
}

/// Why a batch was not appended, or perhaps not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// Somebody else appended first: catch up, decide again.
    #[error("somebody else appended first")]
    Conflict,
    /// It may be there or not: reload, look for the batch id.
    #[error("the outcome is unknown")]
    Unknown,
    /// The journal is full.
    #[error("the journal is full")]
    Full,
    /// The batch is larger than the journal takes.
    #[error("the batch is too big")]
    TooBig,
    /// The room has been erased.
    #[error("the room is gone")]
    Gone,
    /// The journal does not answer; nothing was appended.
    #[error("the journal does not answer")]
    Unavailable,
}

/// The journal does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the journal does not answer")]
pub struct Unavailable;

/// Why a room cannot be loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The journal does not answer.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
    /// What is kept of the room cannot be read.
    #[error("what is kept of the room cannot be read")]
    Corrupt,
}

/// Keeps rooms.
#[async_trait]
pub trait Journal: Send + Sync + 'static {
    /// All that is kept of a room; none when there is no such room.
    async fn load(&self, room: RoomId) -> Result<Option<Loaded>, LoadError>;

    /// Appends a batch if the room still stands at `at`. At [`Version::START`] it creates the room.
    ///
    /// With a snapshot, all before it is gone once this returns, slips included, and so are the batch's
    /// own events and slips; what makes a room smaller is never refused as [`AppendError::Full`].
    async fn append(&self, room: RoomId, at: Version, batch: Batch)
    -> Result<Version, AppendError>;

    /// Batches that are appended after a version, in order and without a gap; one's own are among
    /// them, and are known by their ids. It ends when the room is erased, and when what comes next was
    /// replaced by a snapshot or has slips: then load again.
    fn follow(&self, room: RoomId, after: Version) -> BoxStream<'static, (Version, Batch)>;

    /// Removes all that is kept of a room (K3). Erasing what is not there is no error.
    async fn erase(&self, room: RoomId) -> Result<(), Unavailable>;

    /// Up to `max` rooms whose newest batch is of a day before `day`.
    async fn idle_since(&self, day: Day, max: usize) -> Result<Vec<RoomId>, Unavailable>;

    /// Up to `max` rooms that wanted to be loaded by `now`, earliest first.
    async fn due(&self, now: Millis, max: usize) -> Result<Vec<RoomId>, Unavailable>;

    /// How many rooms are kept.
    async fn count(&self) -> Result<usize, Unavailable>;

    /// Whether a batch could be kept now.
    async fn answers(&self) -> Result<(), Unavailable>;

    /// Nothing more will be appended: leaves everything in order. What was acknowledged is kept
    /// without it.
    async fn close(&self) {}
}
