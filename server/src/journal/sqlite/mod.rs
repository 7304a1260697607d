//! The journal on disk, in SQLite: rooms outlive the program (K1), and what was removed is in no file
//! once that is said (K3). Why SQLite stands in `docs/decisions/0020`.

mod backup;
mod directory;
mod error;
mod health;
mod read;
mod readers;
mod schema;
#[cfg(test)]
mod tests;
mod vault;
mod write;
mod writer;

use std::path::Path;
use std::sync::{Arc, RwLock};
use std::thread;

use async_trait::async_trait;
use candor_protocol::{Millis, RoomId, limits};
use dashmap::DashMap;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use tokio::sync::{mpsc, oneshot, watch};

use super::{AppendError, Batch, Day, Journal, LoadError, Loaded, Unavailable, Version};
pub use backup::{CopyError, back_up, restore};
use directory::Directory;
pub use error::OpenError;
use health::{Health, State};
use readers::Readers;
use writer::{Job, Wish, Writer};

/// Keeps rooms in a data directory. Clones share it.
#[derive(Clone)]
pub struct Sqlite(Arc<Shelf>);

struct Shelf {
    queue: mpsc::Sender<Job>,
    readers: Arc<Readers>,
    health: Arc<Health>,
    /// Wakes those who follow a room; there while somebody does.
    signals: DashMap<RoomId, watch::Sender<()>>,
}

impl Sqlite {
    /// Opens a data directory, which is made where there is none. What a crash left is put in order,
    /// and what was removed before it leaves every file.
    ///
    /// # Errors
    /// With a sentence for whoever runs the program.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let directory = Directory::take(path)?;
        let file = directory.rooms();
        let connection = schema::open(&file)?;
        let cut = writer::cut(&connection, &directory);
        cut.map_err(|error| OpenError::of_sqlite(&file, &error))?;
        let (health, gate) = (Arc::new(Health::default()), Arc::new(RwLock::new(())));
        let readers = Arc::new(Readers::new(file.clone(), Arc::clone(&gate)));
        let writer = Writer::new(connection, directory, Arc::clone(&health), gate);
        let (queue, jobs) = mpsc::channel(limits::JOURNAL_QUEUE);
        thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || writer.run(jobs))
            .map_err(|error| OpenError::of_file(&file, &error))?;
        Ok(Self(Arc::new(Shelf {
            queue,
            readers,
            health,
            signals: DashMap::new(),
        })))
    }

    async fn ask(&self, wish: Wish) -> Result<Version, AppendError> {
        let (answer, told) = oneshot::channel();
        let sent = self.0.queue.send(Job { wish, answer }).await;
        sent.map_err(|_| AppendError::Unavailable)?;
        // The thread ended with the wish in its hands.
        told.await.unwrap_or(Err(AppendError::Unknown))
    }

    fn readers(&self) -> Result<Arc<Readers>, Unavailable> {
        if self.0.health.is_broken() {
            return Err(Unavailable);
        }
        Ok(Arc::clone(&self.0.readers))
    }
}

impl Shelf {
    /// Tells those who follow a room, and forgets who does not any more.
    fn signal(&self, room: RoomId) {
        self.signals
            .remove_if(&room, |_, followers| followers.send(()).is_err());
    }

    fn subscribe(&self, room: RoomId) -> watch::Receiver<()> {
        let sender = || watch::Sender::new(());
        self.signals.entry(room).or_insert_with(sender).subscribe()
    }
}

/// Of a list or a number, a damaged page tells no more than silence.
fn silent(_: LoadError) -> Unavailable {
    Unavailable
}

#[async_trait]
impl Journal for Sqlite {
    async fn load(&self, room: RoomId) -> Result<Option<Loaded>, LoadError> {
        let readers = self.readers()?;
        readers.ask(move |file| read::load(file, room)).await
    }

    async fn append(
        &self,
        room: RoomId,
        at: Version,
        batch: Batch,
    ) -> Result<Version, AppendError> {
        if batch.bytes() > limits::BATCH_BYTES {
            return Err(AppendError::TooBig);
        }
        let version = self.ask(Wish::Append(room, at, batch)).await?;
        self.0.signal(room);
        Ok(version)
    }

    fn follow(&self, room: RoomId, after: Version) -> BoxStream<'static, (Version, Batch)> {
        let signal = self.0.subscribe(room);
        let state = (self.clone(), signal, after);
        stream::unfold(state, move |(journal, mut signal, cursor)| async move {
            loop {
                signal.borrow_and_update();
                let (readers, after) = (journal.readers().ok()?, cursor.clone());
                let next = readers.ask(move |file| read::next_after(file, room, &after));
                match next.await.ok()?? {
                    Some((version, batch)) => {
                        let cursor = version.clone();
                        return Some(((version, batch), (journal, signal, cursor)));
                    }
                    None => signal.changed().await.ok()?,
                }
            }
        })
        .boxed()
    }

    async fn erase(&self, room: RoomId) -> Result<(), Unavailable> {
        let erased = self.ask(Wish::Erase(room)).await;
        erased.map_err(|_| Unavailable)?;
        self.0.signal(room);
        Ok(())
    }

    async fn idle_since(&self, day: Day, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        let asked = self
            .readers()?
            .ask(move |file| read::idle_since(file, day, max));
        asked.await.map_err(silent)
    }

    async fn due(&self, now: Millis, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        let asked = self.readers()?.ask(move |file| read::due(file, now, max));
        asked.await.map_err(silent)
    }

    async fn count(&self) -> Result<usize, Unavailable> {
        self.readers()?.ask(read::count).await.map_err(silent)
    }

    async fn answers(&self) -> Result<(), Unavailable> {
        match self.0.health.state() {
            State::Well if !self.0.queue.is_closed() => Ok(()),
            State::Troubled => {
                // Its answer is one thing, and what else is still to be done another.
                let _ = self.ask(Wish::Probe).await;
                match self.0.health.state() {
                    State::Well => Ok(()),
                    State::Troubled | State::Damaged | State::Broken => Err(Unavailable),
                }
            }
            State::Well | State::Damaged | State::Broken => Err(Unavailable),
        }
    }

    async fn close(&self) {
        self.0.readers.close();
        // Closed already, or broken: then there is nothing to put in order.
        let _ = self.ask(Wish::Close).await;
    }
}
