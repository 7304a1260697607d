//! A note or comment: added, edited, deleted, taken back by its author alone; released by ticks.

use candor_protocol::{Command, ErrorCode};

use super::Model;
use crate::history::{Answer, Try};

/// How a text may stand. Texts are named by the number of the edit that brought them; 0 is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Never arrived.
    Unknown,
    /// Hidden or waiting.
    Waiting(u32),
    /// On the board.
    Shown {
        /// The newest edit that counts.
        rev: u32,
        /// The edit whose text stands.
        text: u32,
        /// What waits.
        change: Option<Change>,
    },
    /// Deleted, for good.
    Gone,
}

/// What waits of a shown text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Another text.
    Edit(u32),
    /// Its deletion.
    Deletion,
}

/// A text's model.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text {
    /// Whether who leads may have taken it off.
    pub taken_off: bool,
    /// Whether its topic may have ended, and it with that.
    pub may_end: bool,
}

impl State {
    fn newest(self) -> u32 {
        match self {
            Self::Unknown | Self::Gone => 0,
            Self::Waiting(rev) => rev,
            Self::Shown { rev, change, .. } => match change {
                Some(Change::Edit(newer)) => newer,
                Some(Change::Deletion) | None => rev,
            },
        }
    }

    /// The text that stands on the board, once nothing waits any more.
    pub fn settled(self) -> Option<Option<u32>> {
        match self {
            Self::Unknown | Self::Gone => Some(None),
            Self::Shown {
                text, change: None, ..
            } => Some(Some(text)),
            Self::Waiting(_) | Self::Shown { .. } => None,
        }
    }
}

impl Model for Text {
    type State = State;

    fn start(&self) -> State {
        State::Unknown
    }

    fn effect(&self, state: &State, attempt: &Try<'_>) -> Option<State> {
        let (newest, state) = (state.newest(), *state);
        match (attempt.command, state) {
            (Command::AddNote { .. } | Command::AddComment { .. }, State::Unknown) => {
                Some(State::Waiting(0))
            }
            (Command::AddNote { .. } | Command::AddComment { .. }, _) => Some(state),
            (Command::EditText { rev, .. }, State::Waiting(_)) => {
                Some(State::Waiting(newest.max(*rev)))
            }
            (
                Command::EditText { rev, .. },
                State::Shown {
                    rev: known,
                    text,
                    change,
                },
            ) => {
                if *rev > newest {
                    let change = Some(Change::Edit(*rev));
                    return Some(State::Shown {
                        rev: known,
                        text,
                        change,
                    });
                }
                // The number is known with another text: the edit was overtaken or taken back.
                let stands = change.is_some_and(|change| change == Change::Edit(*rev));
                (*rev < newest || stands || text == *rev).then_some(state)
            }
            (Command::EditText { .. }, State::Unknown | State::Gone) => None,
            (Command::DeleteText { .. } | Command::TakeBack { .. }, State::Unknown) => None,
            (Command::DeleteText { .. } | Command::TakeBack { .. }, State::Waiting(_)) => {
                Some(State::Gone)
            }
            (Command::DeleteText { .. }, State::Shown { text, .. }) => Some(State::Shown {
                rev: newest,
                text,
                change: Some(Change::Deletion),
            }),
            (Command::TakeBack { .. }, State::Shown { text, .. }) => Some(State::Shown {
                rev: newest,
                text,
                change: None,
            }),
            (Command::DeleteText { .. } | Command::TakeBack { .. }, State::Gone) => Some(state),
            _ => None,
        }
    }

    fn drift(&self, state: &State) -> Vec<State> {
        let mut next = Vec::new();
        match *state {
            State::Unknown | State::Gone => return next,
            State::Waiting(rev) => next.push(State::Shown {
                rev,
                text: rev,
                change: None,
            }),
            State::Shown { change, .. } => {
                match change {
                    Some(Change::Edit(rev)) => next.push(State::Shown {
                        rev,
                        text: rev,
                        change: None,
                    }),
                    Some(Change::Deletion) => next.push(State::Gone),
                    None => {}
                }
                if self.taken_off {
                    next.push(State::Gone);
                }
            }
        }
        if self.may_end {
            next.push(State::Gone);
        }
        next
    }

    fn refusal_tells(&self, answer: Answer) -> bool {
        matches!(
            answer,
            Answer::Refused(ErrorCode::NotYours | ErrorCode::Stale | ErrorCode::IdTaken)
        )
    }
}
