//! One seat's ballot in a round, or its answer to a poll: sent and replaced whole.

use std::marker::PhantomData;

use candor_protocol::{Command, TopicId};

use super::Model;
use crate::history::{Answer, Try};

/// What a seat chose; none: nothing.
pub type Choice<T> = Option<T>;

/// A ballot: votes by topic.
pub type Votes = Vec<(TopicId, u32)>;

/// A model of what one seat chose.
#[derive(Debug)]
pub struct OneSeats<T>(PhantomData<T>);

impl<T> Default for OneSeats<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

/// What can be chosen by a command.
pub trait Chosen: Sized + Ord + Clone {
    /// Reads it out of the command that chooses.
    fn of(command: &Command) -> Choice<Self>;
}

impl Chosen for Votes {
    fn of(command: &Command) -> Choice<Self> {
        match command {
            Command::CastBallot { votes, .. } if !votes.is_empty() => {
                Some(votes.iter().map(|vote| (vote.topic, vote.votes)).collect())
            }
            _ => None,
        }
    }
}

impl Chosen for u32 {
    fn of(command: &Command) -> Choice<Self> {
        match command {
            Command::AnswerPoll { choice, .. } => *choice,
            _ => None,
        }
    }
}

impl<T: Chosen> Model for OneSeats<T> {
    type State = Choice<T>;

    fn start(&self) -> Choice<T> {
        None
    }

    fn effect(&self, _: &Choice<T>, attempt: &Try<'_>) -> Option<Choice<T>> {
        Some(T::of(attempt.command))
    }

    fn drift(&self, _: &Choice<T>) -> Vec<Choice<T>> {
        Vec::new()
    }

    fn refusal_tells(&self, _: Answer) -> bool {
        false
    }
}
