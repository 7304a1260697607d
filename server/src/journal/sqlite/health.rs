//! How the journal is, as the writer finds it and everybody else sees it.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};

use super::error::Failure;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum State {
    /// Nothing.
    Well,
    /// The last write failed; the next may not.
    Troubled,
    /// A page is damaged: some rooms may be lost.
    Damaged,
    /// Nothing can be promised any more before the program is started again.
    Broken,
}

/// The state, shared; the writer alone changes it.
#[derive(Debug, Default)]
pub(super) struct Health {
    state: AtomicU8,
    /// The most bytes that could not be written while it is troubled: on a disk that is nearly full less
    /// than that goes well, and shows nothing.
    lacking: AtomicUsize,
    /// What was removed could not be cut off.
    uncut: AtomicBool,
}

impl Health {
    pub(super) fn state(&self) -> State {
        match self.state.load(Ordering::SeqCst) {
            0 => State::Well,
            1 => State::Troubled,
            2 => State::Damaged,
            _ => State::Broken,
        }
    }

    /// Whether anything can be kept or read at all.
    pub(super) fn is_broken(&self) -> bool {
        self.state() == State::Broken
    }

    /// How many bytes have to be written for it to be well again.
    pub(super) fn lacking(&self) -> usize {
        self.lacking.load(Ordering::SeqCst)
    }

    /// So many bytes were written: what was only troubled is well again, if they are as many as failed.
    pub(super) fn wrote(&self, bytes: usize) {
        if self.state() == State::Troubled
            && bytes >= self.lacking()
            && !self.uncut.load(Ordering::SeqCst)
        {
            self.state.store(State::Well as u8, Ordering::SeqCst);
            self.lacking.store(0, Ordering::SeqCst);
            tracing::info!("the journal keeps rooms again");
        }
    }

    /// What was removed was cut off.
    pub(super) fn cut(&self) {
        self.uncut.store(false, Ordering::SeqCst);
    }

    /// What was removed could not be cut off.
    pub(super) fn not_cut(&self, failure: Failure) {
        self.uncut.store(true, Ordering::SeqCst);
        self.failed(failure, 0);
    }

    /// So many bytes could not be written.
    pub(super) fn failed(&self, failure: Failure, bytes: usize) {
        self.lacking.fetch_max(bytes, Ordering::SeqCst);
        let (state, sentence) = match failure {
            Failure::Full => (State::Troubled, "the disk of the data directory is full"),
            Failure::Other => (State::Troubled, "the data directory cannot be written now"),
            Failure::Corrupt => (State::Damaged, "the data file is damaged"),
            Failure::NotSynced => (State::Broken, "the disk did not confirm a write"),
        };
        self.turn(state, sentence);
    }

    /// The file is not where it was.
    pub(super) fn removed(&self) {
        self.turn(State::Broken, "the data directory was removed or replaced");
    }

    /// For the worse only, and said once.
    fn turn(&self, state: State, sentence: &'static str) {
        let before = self.state.fetch_max(state as u8, Ordering::SeqCst);
        if before < state as u8 {
            tracing::error!(sentence, "nothing is acknowledged that is not kept");
        }
    }
}
