//! Feeds every parser that sees the network or a file with input that was changed by lot, from seeds that
//! are the wire's own examples. It knows what each parser promises, and nothing of how it reads.
//!
//! What a run does depends on its seed alone. An input that breaks a promise is kept in the corpus, and stays
//! there as a test.

pub mod corpus;
mod json;
pub mod mutate;
pub mod run;
mod targets;
mod tokens;
pub mod wire;

/// The board's own tests say what is true of every board.
#[path = "../../../server/src/board/tests/sound.rs"]
mod sound;

/// What `sound` calls the board by.
mod board {
    pub(crate) use candor::board::{Board, NoteStatus};
}

pub use targets::TARGETS;

/// What a parser said of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is one of its own, and every promise about it holds.
    Taken,
    /// It is none, and a typed error says so.
    Refused,
}

/// One parser.
pub struct Target {
    /// Its name, and that of its folder in the corpus.
    pub name: &'static str,
    /// What it takes.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Feeds it.
    ///
    /// # Panics
    /// When a promise does not hold.
    pub feed: fn(&[u8]) -> Verdict,
    /// Inputs that a test run feeds: dear ones fewer.
    pub inputs: usize,
}
