//! How the journal is, as the writer finds it and everybody else sees it.

use std::sync::atomic::{AtomicU8, Ordering};

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

/// The state, shared.
#[derive(Debug, Default)]
pub(super) struct Health(AtomicU8);

impl Health {
    pub(super) fn state(&self) -> State {
        match self.0.load(Ordering::SeqCst) {
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

    /// A write went well: what was only troubled is well again.
    pub(super) fn wrote(&self) {
        if self.state() == State::Troubled {
            self.0.store(State::Well as u8, Ordering::SeqCst);
            tracing::info!("the journal keeps rooms again");
        }
    }

    pub(super) fn failed(&self, failure: Failure) {
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
        let before = self.0.fetch_max(state as u8, Ordering::SeqCst);
        if before < state as u8 {
            tracing::error!(sentence, "nothing is acknowledged that is not kept");
        }
    }
}
