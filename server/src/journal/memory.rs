//! The journal in memory, the default: rooms end with the process. It knows nothing of disks.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use async_trait::async_trait;
use candor_protocol::{Millis, RoomId, limits};
use dashmap::{DashMap, Entry};
use futures_util::stream::{self, BoxStream, StreamExt as _};
use tokio::sync::watch;
use zeroize::Zeroize;

use super::{
    AppendError, Batch, BatchId, Day, Journal, LoadError, Loaded, SlipId, Unavailable, Version,
};

/// What a [`Memory`] may take (L1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemoryBounds {
    /// Bytes of one batch.
    pub batch_bytes: usize,
    /// Bytes of all rooms together.
    pub bytes: usize,
}

impl Default for MemoryBounds {
    fn default() -> Self {
        Self {
            batch_bytes: limits::BATCH_BYTES,
            bytes: limits::MEMORY_BYTES,
        }
    }
}

/// Keeps rooms for as long as the process lives. Clones share what is kept.
#[derive(Clone, Default)]
pub struct Memory(Arc<Shelf>);

#[derive(Default)]
struct Shelf {
    rooms: DashMap<RoomId, Kept>,
    bounds: MemoryBounds,
    /// Bytes of all rooms.
    bytes: AtomicUsize,
    /// The newest version of any room. Shared by all of them, so that a room which was erased and
    /// made again never comes back to a version that an old writer still holds.
    newest: AtomicU64,
}

/// One room. Wiped when dropped (K3).
struct Kept {
    snapshot: Option<Vec<u8>>,
    snapshot_batch: Option<BatchId>,
    /// Where the room stood before the oldest of `batches`.
    base: Version,
    batches: Vec<Row>,
    slips: BTreeMap<SlipId, Vec<u8>>,
    day: Day,
    wake: Option<Millis>,
    /// Wakes those who follow; there while somebody does.
    signal: Option<watch::Sender<()>>,
}

/// A batch without its slips.
struct Row {
    version: Version,
    batch: Batch,
    had_slips: bool,
}

/// What somebody who follows gets next.
enum Next {
    Batch(Version, Batch),
    Nothing,
    /// What stood behind the follower's version is no longer kept.
    Lost,
}

impl Memory {
    /// Keeps nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// As [`Memory::new`], with other bounds.
    pub fn with_bounds(bounds: MemoryBounds) -> Self {
        Self(Arc::new(Shelf {
            bounds,
            ..Shelf::default()
        }))
    }
}

#[async_trait]
impl Journal for Memory {
    async fn load(&self, room: RoomId) -> Result<Option<Loaded>, LoadError> {
        Ok(self.0.rooms.get(&room).map(|kept| kept.loaded()))
    }

    async fn append(
        &self,
        room: RoomId,
        at: Version,
        batch: Batch,
    ) -> Result<Version, AppendError> {
        self.0.append(room, &at, batch)
    }

    fn follow(&self, room: RoomId, after: Version) -> BoxStream<'static, (Version, Batch)> {
        let Some(signal) = self.0.subscribe(room) else {
            return stream::empty().boxed();
        };
        let state = (Arc::clone(&self.0), signal, after);
        stream::unfold(state, move |(shelf, mut signal, cursor)| async move {
            loop {
                signal.borrow_and_update();
                match shelf.next_after(room, &cursor) {
                    Next::Batch(version, batch) => {
                        return Some(((version.clone(), batch), (shelf, signal, version)));
                    }
                    Next::Lost => return None,
                    // The sender goes with the room.
                    Next::Nothing => signal.changed().await.ok()?,
                }
            }
        })
        .boxed()
    }

    async fn erase(&self, room: RoomId) -> Result<(), Unavailable> {
        if let Some((_, kept)) = self.0.rooms.remove(&room) {
            self.0.bytes.fetch_sub(kept.bytes(), Ordering::Relaxed);
        }
        Ok(())
    }

    async fn idle_since(&self, day: Day, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        let idle = self.0.rooms.iter().filter(|kept| kept.day < day);
        Ok(idle.map(|kept| *kept.key()).take(max).collect())
    }

    async fn due(&self, now: Millis, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        let rooms = self.0.rooms.iter();
        let due = rooms.filter_map(|kept| Some((kept.wake.filter(|at| *at <= now)?, *kept.key())));
        let mut due: Vec<_> = due.collect();
        due.sort_unstable();
        Ok(due.into_iter().map(|(_, room)| room).take(max).collect())
    }

    async fn count(&self) -> Result<usize, Unavailable> {
        Ok(self.0.rooms.len())
    }

    async fn answers(&self) -> Result<(), Unavailable> {
        Ok(())
    }
}

impl Shelf {
    fn append(&self, room: RoomId, at: &Version, batch: Batch) -> Result<Version, AppendError> {
        if batch.bytes() > self.bounds.batch_bytes {
            return Err(AppendError::TooBig);
        }
        match self.rooms.entry(room) {
            Entry::Vacant(_) if *at != Version::START => Err(AppendError::Gone),
            Entry::Vacant(free) => {
                let mut kept = Kept::new(batch.day);
                let version = self.put(&mut kept, batch)?;
                free.insert(kept);
                Ok(version)
            }
            Entry::Occupied(there) if there.get().version() != at => Err(AppendError::Conflict),
            Entry::Occupied(mut there) => self.put(there.get_mut(), batch),
        }
    }

    /// Adds a batch to a room if it fits. What makes a room smaller always fits.
    fn put(&self, kept: &mut Kept, batch: Batch) -> Result<Version, AppendError> {
        let (came, goes) = match &batch.snapshot {
            Some(snapshot) => (snapshot.len(), kept.bytes()),
            None => (batch.bytes(), kept.bytes_replaced(&batch)),
        };
        self.bytes
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |bytes| {
                let then = bytes.saturating_sub(goes).saturating_add(came);
                (then <= self.bounds.bytes || came <= goes).then_some(then)
            })
            .map_err(|_| AppendError::Full)?;
        let number = self.newest.fetch_add(1, Ordering::Relaxed);
        let version = Version(number.saturating_add(1));
        kept.put(version.clone(), batch);
        Ok(version)
    }

    fn subscribe(&self, room: RoomId) -> Option<watch::Receiver<()>> {
        let mut kept = self.rooms.get_mut(&room)?;
        let signal = kept.signal.get_or_insert_with(|| watch::Sender::new(()));
        Some(signal.subscribe())
    }

    fn next_after(&self, room: RoomId, cursor: &Version) -> Next {
        match self.rooms.get(&room) {
            Some(kept) => kept.next_after(cursor),
            None => Next::Lost,
        }
    }
}

impl Kept {
    fn new(day: Day) -> Self {
        Self {
            snapshot: None,
            snapshot_batch: None,
            base: Version::START,
            batches: Vec::new(),
            slips: BTreeMap::new(),
            day,
            wake: None,
            signal: None,
        }
    }

    fn version(&self) -> &Version {
        self.batches.last().map_or(&self.base, |row| &row.version)
    }

    fn bytes(&self) -> usize {
        let snapshot = self.snapshot.as_ref().map_or(0, Vec::len);
        let batches = self.batches.iter().map(|row| row.batch.bytes());
        let slips = self.slips.values().map(Vec::len);
        batches.chain(slips).fold(snapshot, usize::saturating_add)
    }

    /// Bytes of slips that go when a batch comes.
    fn bytes_replaced(&self, batch: &Batch) -> usize {
        let slips = batch
            .slips
            .iter()
            .filter_map(|slip| self.slips.get(&slip.id));
        slips.map(Vec::len).fold(0, usize::saturating_add)
    }

    fn put(&mut self, version: Version, mut batch: Batch) {
        (self.day, self.wake) = (batch.day, batch.wake);
        match batch.snapshot.take() {
            None => {
                let slips = std::mem::take(&mut batch.slips);
                let had_slips = !slips.is_empty();
                for slip in slips {
                    let mut before = match slip.content {
                        Some(content) => self.slips.insert(slip.id, content),
                        None => self.slips.remove(&slip.id),
                    };
                    before.zeroize();
                }
                self.batches.push(Row {
                    version,
                    batch,
                    had_slips,
                });
            }
            Some(snapshot) => {
                batch.events.zeroize();
                for slip in &mut batch.slips {
                    slip.content.zeroize();
                }
                self.wipe();
                self.snapshot = Some(snapshot);
                self.snapshot_batch = Some(batch.id);
                self.base = version;
            }
        }
        if self
            .signal
            .as_ref()
            .is_some_and(|all| all.send(()).is_err())
        {
            self.signal = None;
        }
    }

    fn loaded(&self) -> Loaded {
        Loaded {
            snapshot: self.snapshot.clone(),
            snapshot_batch: self.snapshot_batch,
            batches: self
                .batches
                .iter()
                .map(|row| (row.version.clone(), row.batch.clone()))
                .collect(),
            slips: self
                .slips
                .iter()
                .map(|(id, content)| (*id, content.clone()))
                .collect(),
            version: self.version().clone(),
        }
    }

    fn next_after(&self, cursor: &Version) -> Next {
        let index = if *cursor == self.base {
            Some(0)
        } else {
            let known = self.batches.iter().rposition(|row| row.version == *cursor);
            known.map(|index| index.saturating_add(1))
        };
        match index.map(|index| self.batches.get(index)) {
            Some(Some(row)) if row.had_slips => Next::Lost,
            Some(Some(row)) => Next::Batch(row.version.clone(), row.batch.clone()),
            Some(None) => Next::Nothing,
            None => Next::Lost,
        }
    }

    /// Overwrites what is kept, and gives its memory back: what was deleted leaves no text here.
    fn wipe(&mut self) {
        self.snapshot.zeroize();
        for row in &mut self.batches {
            row.batch.events.zeroize();
        }
        for content in self.slips.values_mut() {
            content.zeroize();
        }
        (self.batches, self.slips) = (Vec::new(), BTreeMap::new());
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::super::contract::{self, Writers, contract_suite};
    use super::*;

    contract_suite!({
        let memory = Memory::new();
        Writers::new(memory.clone(), memory)
    });

    const ROOM: RoomId = RoomId([1; 16]);

    fn small() -> Memory {
        Memory::with_bounds(MemoryBounds {
            batch_bytes: 60,
            bytes: 100,
        })
    }

    #[tokio::test]
    async fn l1_a_batch_over_the_bound_is_too_big_and_changes_nothing() {
        let memory = small();
        let batch = contract::batch(1, &[0; 61]);
        let refused = memory.append(ROOM, Version::START, batch).await;
        assert_eq!(refused, Err(AppendError::TooBig));
        assert_eq!(memory.load(ROOM).await, Ok(None));
    }

    #[tokio::test]
    async fn l1_a_full_journal_refuses_and_has_room_again_after_compaction() {
        let memory = small();
        let at = Version::START;
        let at = memory.append(ROOM, at, contract::batch(1, &[0; 60])).await;
        let at = at.expect("there is room");
        let refused = memory
            .append(ROOM, at.clone(), contract::batch(2, &[0; 50]))
            .await;
        assert_eq!(refused, Err(AppendError::Full));
        let smaller = Batch {
            snapshot: Some(vec![0; 30]),
            ..contract::batch(3, &[0; 20])
        };
        let at = memory.append(ROOM, at, smaller).await.expect("it shrinks");
        let taken = memory.append(ROOM, at, contract::batch(4, &[0; 50])).await;
        assert!(taken.is_ok(), "30 and 50 of 100 bytes are used");
    }

    #[tokio::test]
    async fn l1_an_erased_room_gives_its_bytes_back() {
        let memory = small();
        for _ in 0..5 {
            let batch = contract::batch(1, &[0; 60]);
            let created = memory.append(ROOM, Version::START, batch).await;
            assert!(created.is_ok(), "the bytes of the room before are free");
            memory.erase(ROOM).await.expect("it answers");
        }
    }

    #[tokio::test]
    async fn a_writer_of_an_erased_room_does_not_write_into_the_one_made_after_it() {
        let memory = Memory::new();
        let old = memory
            .append(ROOM, Version::START, contract::batch(1, b"old"))
            .await;
        memory.erase(ROOM).await.expect("it answers");
        memory
            .append(ROOM, Version::START, contract::batch(2, b"new"))
            .await
            .expect("created anew");
        let stale = memory
            .append(ROOM, old.expect("created"), contract::batch(3, b"late"))
            .await;
        assert_eq!(stale, Err(AppendError::Conflict));
    }
}
