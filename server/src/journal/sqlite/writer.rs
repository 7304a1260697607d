//! The one thread that writes. It takes what waits in its queue, commits all of it in one transaction,
//! answers, and goes on: no timer, so that a lone batch waits for its own fsync and no other.
//!
//! What was removed must have left every file before its answer: SQLite's file of changes is written
//! back and cut to nothing, which is refused while somebody outside reads; it is tried again until it
//! is done, and other rooms go on meanwhile.

use std::io;
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use candor_protocol::{RoomId, limits};
use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::mpsc::error::TryRecvError;
use tokio::sync::{mpsc, oneshot};

use super::directory::Directory;
use super::error::Failure;
use super::health::Health;
use super::write::{self, Written};
use crate::journal::{AppendError, Batch, Version};

/// A wish, and where its answer goes. Nobody may be waiting for that.
pub(super) struct Job {
    pub(super) wish: Wish,
    pub(super) answer: oneshot::Sender<Result<Version, AppendError>>,
}

/// What is to be done.
pub(super) enum Wish {
    Append(RoomId, Version, Batch),
    Erase(RoomId),
    /// Whether something could be written.
    Probe,
    /// Nothing more will come.
    Close,
}

impl Wish {
    fn bytes(&self) -> usize {
        match self {
            Self::Append(_, _, batch) => batch.bytes(),
            Self::Erase(_) | Self::Probe | Self::Close => 0,
        }
    }

    /// Whether it makes room on the disk, so that being full is no answer.
    fn makes_room(&self) -> bool {
        match self {
            Self::Append(_, _, batch) => batch.snapshot.is_some(),
            Self::Erase(_) | Self::Probe | Self::Close => true,
        }
    }
}

/// The thread's own.
pub(super) struct Writer {
    connection: Connection,
    directory: Directory,
    health: Arc<Health>,
    /// Held to read by whoever reads in this program, so that cutting waits for them.
    gate: Arc<RwLock<()>>,
    /// Done, and to be answered once what they removed has left every file.
    forgetting: Vec<(Job, Version)>,
}

/// Why a transaction was not committed.
struct NotCommitted {
    error: rusqlite::Error,
    /// The commit itself failed: some of it may be on the disk.
    at_commit: bool,
}

impl Writer {
    pub(super) fn new(
        connection: Connection,
        directory: Directory,
        health: Arc<Health>,
        gate: Arc<RwLock<()>>,
    ) -> Self {
        Self {
            connection,
            directory,
            health,
            gate,
            forgetting: Vec::new(),
        }
    }

    /// Writes until nobody can ask for it any more.
    pub(super) fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        while let Some(jobs) = self.next(&mut queue) {
            let (closing, jobs): (Vec<_>, Vec<_>) = jobs
                .into_iter()
                .partition(|job| matches!(job.wish, Wish::Close));
            self.write(jobs);
            self.forget();
            if !closing.is_empty() {
                self.forget_all();
                // The directory is free for another program when that is said.
                drop(self);
                queue.close();
                while let Ok(late) = queue.try_recv() {
                    answer(late, Err(AppendError::Unavailable));
                }
                for job in closing {
                    answer(job, Ok(Version::START));
                }
                return;
            }
        }
        self.forget_all();
    }

    /// What waits, as much as fits one transaction; none once the queue has ended.
    fn next(&self, queue: &mut mpsc::Receiver<Job>) -> Option<Vec<Job>> {
        let first = if self.forgetting.is_empty() {
            Some(queue.blocking_recv()?)
        } else {
            thread::sleep(Duration::from_millis(limits::FORGET_PAUSE_MS));
            match queue.try_recv() {
                Ok(job) => Some(job),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => return None,
            }
        };
        let mut jobs: Vec<Job> = first.into_iter().collect();
        let mut bytes: usize = jobs.iter().map(|job| job.wish.bytes()).sum();
        while bytes < limits::TRANSACTION_BYTES && jobs.len() < limits::TRANSACTION_BATCHES {
            let Ok(job) = queue.try_recv() else { break };
            bytes = bytes.saturating_add(job.wish.bytes());
            jobs.push(job);
        }
        Some(jobs)
    }

    fn write(&mut self, jobs: Vec<Job>) {
        if jobs.is_empty() {
            return;
        }
        if self.health.is_broken() {
            for job in jobs {
                answer(job, Err(AppendError::Unavailable));
            }
            return;
        }
        match self.commit(&jobs) {
            Ok(outcomes) => self.written(jobs, outcomes),
            // One of them may be what fails.
            Err(_) if jobs.len() > 1 && !self.health.is_broken() => {
                for job in jobs {
                    self.write(vec![job]);
                }
            }
            Err(failed) => {
                for job in jobs {
                    let error = self.refused(&job, &failed);
                    answer(job, Err(error));
                }
            }
        }
    }

    fn written(&mut self, jobs: Vec<Job>, outcomes: Vec<Result<Written, AppendError>>) {
        if !self.directory.is_there() {
            self.health.removed();
            for job in jobs {
                answer(job, Err(AppendError::Unknown));
            }
            return;
        }
        let wrote = jobs.iter().map(|job| self.bytes_of(&job.wish)).sum();
        self.health.wrote(wrote);
        for (job, outcome) in jobs.into_iter().zip(outcomes) {
            match outcome {
                Ok(written) if written.forgets => self.forgetting.push((job, written.version)),
                Ok(written) => answer(job, Ok(written.version)),
                Err(error) => answer(job, Err(error)),
            }
        }
    }

    fn commit(&mut self, jobs: &[Job]) -> Result<Vec<Result<Written, AppendError>>, NotCommitted> {
        let failed = |at_commit| move |error| NotCommitted { error, at_commit };
        let outcome = (|| {
            let transaction = self
                .connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(failed(false))?;
            let lacking = self.health.lacking();
            let outcomes = jobs.iter();
            let outcomes = outcomes.map(|job| perform(&transaction, &job.wish, lacking));
            let outcomes = outcomes.collect::<Result<_, _>>().map_err(failed(false))?;
            transaction.commit().map_err(failed(true))?;
            Ok(outcomes)
        })();
        if let Err(NotCommitted { error, .. }) = &outcome {
            // Of several each is tried alone, and shows by itself what it lacks.
            let bytes = match jobs {
                [job] => self.bytes_of(&job.wish),
                _ => 0,
            };
            self.health.failed(Failure::of(error), bytes);
        }
        outcome
    }

    /// What a wish writes, as the health counts it.
    fn bytes_of(&self, wish: &Wish) -> usize {
        match wish {
            Wish::Probe => self.health.lacking(),
            Wish::Append(..) | Wish::Erase(_) | Wish::Close => wish.bytes(),
        }
    }

    /// What to say of a batch that was not committed.
    fn refused(&self, job: &Job, failed: &NotCommitted) -> AppendError {
        match Failure::of(&failed.error) {
            Failure::Full if !job.wish.makes_room() => AppendError::Full,
            Failure::NotSynced if failed.at_commit => AppendError::Unknown,
            _ => AppendError::Unavailable,
        }
    }

    /// Answers what was removed, if it has left every file.
    fn forget(&mut self) {
        if self.forgetting.is_empty() {
            return;
        }
        if self.health.is_broken() {
            for (job, _) in self.forgetting.drain(..) {
                answer(job, Err(AppendError::Unknown));
            }
            return;
        }
        match self.cut() {
            Ok(true) => {
                self.health.cut();
                for (job, version) in self.forgetting.drain(..) {
                    answer(job, Ok(version));
                }
            }
            Ok(false) => {}
            Err(error) => self.health.not_cut(Failure::of(&error)),
        }
    }

    /// As [`Writer::forget`], for as long as the shutdown has time.
    fn forget_all(&mut self) {
        for _ in 0..limits::FORGET_TRIES {
            match self.cut() {
                Ok(false) => thread::sleep(Duration::from_millis(limits::FORGET_PAUSE_MS)),
                Ok(true) | Err(_) => break,
            }
        }
        self.forget();
    }

    /// Writes back what changed and cuts the file of changes to nothing; says whether it is.
    fn cut(&self) -> rusqlite::Result<bool> {
        let _nobody_reads = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        cut(&self.connection, &self.directory)
    }
}

/// Writes back what changed and cuts the file of changes to nothing; says whether it is.
pub(super) fn cut(connection: &Connection, directory: &Directory) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare_cached("PRAGMA wal_checkpoint(TRUNCATE)")?;
    let busy: bool = statement.query_row((), |row| row.get(0))?;
    let is_tidy: io::Result<bool> = directory.is_tidy();
    Ok(!busy && is_tidy.unwrap_or(false))
}

/// Does what a wish says. `lacking`: bytes that a probe has to write.
fn perform(
    connection: &Connection,
    wish: &Wish,
    lacking: usize,
) -> rusqlite::Result<Result<Written, AppendError>> {
    match wish {
        Wish::Append(room, at, batch) => write::append(connection, *room, at, batch),
        Wish::Erase(room) => write::erase(connection, *room).map(Ok),
        Wish::Probe => {
            write::probe(connection, lacking)?;
            Ok(Ok(Written {
                version: Version::START,
                forgets: false,
            }))
        }
        Wish::Close => Ok(Err(AppendError::Unavailable)),
    }
}

fn answer(job: Job, outcome: Result<Version, AppendError>) {
    // Whoever asked may be gone.
    let _ = job.answer.send(outcome);
}
