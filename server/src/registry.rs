//! The rooms in memory: loaded at their first visit, left alone while they live, looked for anew
//! when they have ended. Owns the race between a visit and a room that leaves memory.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use candor_protocol::{CloseCode, CreateRoom, RoomId, limits};
use dashmap::DashMap;
use futures_util::future::{join_all, join3};
use tokio::sync::{Mutex, OnceCell, Semaphore, SemaphorePermit, watch};
use tokio::time::timeout;

mod ended;

use self::ended::EndedRooms;
use crate::clock::Clock;
use crate::journal::{AppendError, Day, Journal, Unavailable, Version};
use crate::room::{Keeper, OpenError, Room, first_batch};

/// What came of a request to create a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It is new.
    New,
    /// The same request had created it already.
    Already,
}

/// Why a room was not created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    /// Values out of bounds.
    #[error("the values make no sense together")]
    Invalid,
    /// The id is another room's, or was one's that has ended.
    #[error("this room id is in use")]
    Taken,
    /// As many rooms as the server may have.
    #[error("the server has as many rooms as it may")]
    Full,
    /// The journal does not answer.
    #[error("the room cannot be kept now")]
    Unavailable,
}

/// Why a room cannot be visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VisitError {
    /// It was erased in this life of the server.
    #[error("the room was erased")]
    Erased,
    /// It has expired in this life of the server.
    #[error("the room has expired")]
    Expired,
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopping,
    /// It could not be loaded.
    #[error(transparent)]
    NotOpened(OpenError),
}

/// What an operator may change.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Rooms of this server.
    pub rooms: usize,
    /// Connections of one room.
    pub connections_per_room: usize,
    /// Days without a command after which a room expires (K3).
    pub retain_days: u32,
    /// Commands a second of one connection, sustained.
    pub commands_per_second: NonZeroU32,
    /// Whether rooms outlive the process, as pages are told.
    pub durable: bool,
}

/// A place for a room in memory. Whoever loads it holds the lock, and everybody else waits.
type Slot = Arc<Mutex<Option<Room>>>;

/// The rooms of a server. Cheap to clone.
#[derive(Clone)]
pub struct Registry {
    inner: Arc<Inner>,
}

struct Inner {
    /// No guard of it is held across an await.
    slots: DashMap<RoomId, Slot>,
    journal: Arc<dyn Journal>,
    clock: Clock,
    bounds: Bounds,
    /// Rooms that were kept at first, once that is known; with those created here, less those gone.
    kept: OnceCell<()>,
    rooms: AtomicUsize,
    ended: EndedRooms,
    /// Says true once, and then nobody is let in any more.
    stopping: watch::Sender<bool>,
    /// Taken by whoever comes or parts.
    turns: Semaphore,
}

impl Inner {
    /// One room less.
    fn gone(&self) {
        let less = |there: usize| Some(there.saturating_sub(1));
        // The closure never refuses.
        let _ = self
            .rooms
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
    }
}

/// One of the rooms that a server may have, given back unless it is kept.
struct Reserved<'a> {
    inner: &'a Inner,
    kept: bool,
}

impl<'a> Reserved<'a> {
    fn of(inner: &'a Inner) -> Option<Self> {
        let most = inner.bounds.rooms;
        let more = |there: usize| (there < most).then(|| there.saturating_add(1));
        let reserved = inner
            .rooms
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
        reserved.ok().map(|_| Self { inner, kept: false })
    }

    fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        if !self.kept {
            self.inner.gone();
        }
    }
}

impl Registry {
    /// No room is in memory at the start.
    pub fn new(journal: Arc<dyn Journal>, clock: Clock, bounds: Bounds) -> Self {
        let inner = Inner {
            slots: DashMap::new(),
            journal,
            clock,
            bounds,
            kept: OnceCell::new(),
            rooms: AtomicUsize::new(0),
            ended: EndedRooms::new(),
            stopping: watch::Sender::new(false),
            turns: Semaphore::new(limits::TURNS),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The clock that the rooms live by.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// Commands a second that one connection may send, sustained.
    pub fn commands_per_second(&self) -> NonZeroU32 {
        self.inner.bounds.commands_per_second
    }

    /// Whether rooms outlive the process.
    pub fn is_durable(&self) -> bool {
        self.inner.bounds.durable
    }

    /// Whether the journal answers, and soon: without it no room is opened, and nothing kept.
    pub async fn journal_answers(&self) -> bool {
        let answer = self.inner.journal.answers();
        let soon = Duration::from_millis(limits::READY_MS);
        matches!(timeout(soon, answer).await, Ok(Ok(())))
    }

    /// Returns when the server is stopping.
    pub async fn stopping(&self) {
        // The sender lives as long as the registry.
        let _ = self
            .inner
            .stopping
            .subscribe()
            .wait_for(|stopping| *stopping)
            .await;
    }

    /// Waits for a turn to come or to part. When a network breaks thousands do so at once, and each takes a while:
    /// a few at a time, so that whoever is there has a turn between them. Nobody holds one for longer than
    /// [`limits::TURN_MS`].
    pub async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        // Nobody closes it.
        self.inner.turns.acquire().await.ok()
    }

    /// Creates a room; the same request again is harmless.
    pub async fn create(&self, wanted: CreateRoom) -> Result<Created, CreateError> {
        if !wanted.is_valid() {
            return Err(CreateError::Invalid);
        }
        let room = wanted.room;
        // One that was erased a moment ago is still in its place.
        self.sweep(room);
        if self.inner.ended.how(room).is_some() {
            return Err(CreateError::Taken);
        }
        let batch = first_batch(wanted.clone(), self.inner.clock.now());
        let batch = batch.ok_or(CreateError::Invalid)?;
        let counted = self.inner.kept.get_or_try_init(|| self.count()).await;
        counted.map_err(|_| CreateError::Unavailable)?;
        // Taken before the append, so that two at once do not both get the last one.
        let place = Reserved::of(&self.inner).ok_or(CreateError::Full)?;
        match self.inner.journal.append(room, Version::START, batch).await {
            Ok(_) => {
                place.keep();
                Ok(Created::New)
            }
            Err(AppendError::Full) => Err(CreateError::Full),
            Err(AppendError::TooBig) => Err(CreateError::Invalid),
            Err(AppendError::Unavailable) => Err(CreateError::Unavailable),
            Err(AppendError::Conflict | AppendError::Unknown | AppendError::Gone) => {
                self.is_repeated(&wanted).await
            }
        }
    }

    /// Counts what is kept from before: asked for at the first creation, so that a start waits for none.
    async fn count(&self) -> Result<(), Unavailable> {
        let there = self.inner.journal.count().await?;
        self.inner.rooms.fetch_add(there, Ordering::Relaxed);
        Ok(())
    }

    /// Whether the room that is there is the one that was wanted.
    async fn is_repeated(&self, wanted: &CreateRoom) -> Result<Created, CreateError> {
        let journal = Arc::clone(&self.inner.journal);
        match Keeper::open(journal, wanted.room).await {
            Ok((_, board))
                if board.door_hash == wanted.door_hash
                    && board.check == wanted.check
                    && board.facilitators.contains(&wanted.facilitator_hash) =>
            {
                Ok(Created::Already)
            }
            Ok(_) => Err(CreateError::Taken),
            Err(_) => Err(CreateError::Unavailable),
        }
    }

    /// The room, loaded if it is not in memory.
    pub async fn visit(&self, id: RoomId) -> Result<Room, VisitError> {
        let slot = Arc::clone(self.inner.slots.entry(id).or_default().value());
        let mut place = slot.lock().await;
        // Looked at behind the lock, which the shutdown takes too: no room slips past it.
        if *self.inner.stopping.borrow() {
            return Err(VisitError::Stopping);
        }
        self.vacate(id, &mut place);
        if let Some(room) = place.as_ref() {
            return Ok(room.clone());
        }
        let Inner {
            journal,
            clock,
            bounds,
            ..
        } = &*self.inner;
        let most = bounds.connections_per_room;
        let opened = Room::open(Arc::clone(journal), id, clock.clone(), most).await;
        match opened {
            Ok(room) => {
                *place = Some(room.clone());
                Ok(room)
            }
            Err(error) => {
                drop(place);
                drop(slot);
                self.sweep(id);
                Err(self
                    .inner
                    .ended
                    .how(id)
                    .unwrap_or(VisitError::NotOpened(error)))
            }
        }
    }

    /// Removes the place of a room that is not in memory, unless somebody holds it: whoever does
    /// is about to load the room, and a second place would load it twice.
    fn sweep(&self, id: RoomId) {
        self.inner.slots.remove_if(&id, |_, slot| {
            let empty = slot.try_lock().is_ok_and(|mut place| {
                self.vacate(id, &mut place);
                place.is_none()
            });
            // Somebody else who holds the slot is about to load the room.
            empty && Arc::strong_count(slot) == 1
        });
    }

    /// Takes a room that has ended out of its place; one that was erased is one less, and remembered.
    fn vacate(&self, id: RoomId, place: &mut Option<Room>) {
        let ended = place.take_if(|room| room.has_ended());
        if ended.is_some_and(|room| room.end() == Some(CloseCode::Erased)) {
            self.inner.ended.remember(id, VisitError::Erased);
            self.inner.gone();
        }
    }

    /// Sweeps ended rooms away, wakes those whose moment has come, and lets idle ones expire, for as long
    /// as the server runs.
    pub async fn keep_house(&self) {
        join3(self.keep_swept(), self.keep_waking(), self.keep_expiring()).await;
    }

    /// What was announced happens although nobody is there.
    async fn keep_waking(&self) {
        loop {
            let now = self.inner.clock.now();
            let due = self.inner.journal.due(now, limits::WAKE_BATCH).await;
            for id in due.unwrap_or_default() {
                // One that cannot be loaded now is tried again.
                let _ = self.visit(id).await;
            }
            self.wait(limits::WAKE_ROUND_MS).await;
        }
    }

    /// What has ended holds its newest patches until it is swept away.
    async fn keep_swept(&self) {
        loop {
            self.wait(limits::SWEEP_ROUND_MS).await;
            let slots = self.inner.slots.iter().map(|entry| *entry.key());
            for id in slots.collect::<Vec<_>>() {
                self.sweep(id);
            }
        }
    }

    async fn keep_expiring(&self) {
        loop {
            self.expire().await;
            self.wait(limits::EXPIRY_ROUND_MS).await;
        }
    }

    async fn wait(&self, ms: u64) {
        self.inner.clock.sleep(Duration::from_millis(ms)).await;
    }

    /// Erases rooms without a command for as long as they are retained (K3).
    async fn expire(&self) {
        let Inner {
            journal,
            clock,
            bounds,
            ..
        } = &*self.inner;
        let today = crate::room::day(clock.now());
        let Some(day) = today.0.checked_sub(bounds.retain_days) else {
            return;
        };
        loop {
            let idle = journal.idle_since(Day(day), limits::EXPIRY_BATCH).await;
            let Ok(idle) = idle else { return };
            for id in &idle {
                let slot = self
                    .inner
                    .slots
                    .get(id)
                    .map(|slot| Arc::clone(slot.value()));
                if let Some(slot) = slot
                    && let Some(room) = slot.lock().await.take()
                {
                    room.stop(CloseCode::Expired).await;
                }
                if journal.erase(*id).await.is_err() {
                    return;
                }
                self.inner.ended.remember(*id, VisitError::Expired);
                self.inner.gone();
            }
            if idle.len() < limits::EXPIRY_BATCH {
                return;
            }
        }
    }

    /// Ends every room in memory; sockets are closed with [`CloseCode::Restarting`]. Once no room appends
    /// anything any more, the journal is left in order.
    pub async fn shutdown(&self) {
        self.inner.stopping.send_replace(true);
        let slots = self
            .inner
            .slots
            .iter()
            .map(|entry| Arc::clone(entry.value()));
        let ended = slots
            .collect::<Vec<_>>()
            .into_iter()
            .map(|slot| async move {
                let room = slot.lock().await.take();
                if let Some(room) = room {
                    room.stop(CloseCode::Restarting).await;
                }
            });
        join_all(ended).await;
        self.inner.journal.close().await;
    }
}
