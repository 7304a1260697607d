//! Polls: anonymous questions on a scale. Like a round, a poll is fixed at opening, answered
//! blind, and shown once, after closing (A8).

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::{PollId, Sealed, SealedLine, TopicId, limits};

/// What is asked, and what can be answered. An answer is a choice's index, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Scale {
    /// How safe it feels to speak here: five levels, from "I keep it to myself" up.
    Safety {},
    /// Return on time invested: five levels, from "wasted" up.
    Roti {},
    /// Fist of five: none to five fingers, from "I block this" up.
    Fist {},
    /// A roman vote: move on, either way, go on.
    Roman {},
    /// A free question; its options have no order.
    Question {
        /// Sealed as kind `poll`, its id, field `text`.
        text: Sealed,
        /// Two to seven; sealed as kind `poll`, its id, field `option/{index}`.
        options: Vec<SealedLine>,
    },
}

impl Scale {
    /// How many choices there are.
    pub fn choices(&self) -> usize {
        match self {
            Self::Safety {} | Self::Roti {} => 5,
            Self::Fist {} => 6,
            Self::Roman {} => 3,
            Self::Question { options, .. } => options.len(),
        }
    }

    /// Whether the choices go from less to more, so that a median means something.
    pub fn is_ordered(&self) -> bool {
        !matches!(self, Self::Question { .. })
    }

    /// Whether the number of choices is within the bounds.
    pub fn is_valid(&self) -> bool {
        let (fewest, most) = limits::POLL_OPTIONS;
        (fewest..=most).contains(&self.choices())
    }
}

/// One poll (A8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct PollEntity {
    /// Its id.
    pub id: PollId,
    /// 0 for the room's first poll, and so on.
    pub order: u32,
    /// Fixed at opening.
    pub scale: Scale,
    /// The topic that it was asked about, while that stands.
    pub topic: Option<TopicId>,
    /// Whether it is open, and what came out.
    pub outcome: PollOutcome,
}

/// What came out of a poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PollOutcome {
    /// Still open: nothing is known (A9).
    Open,
    /// Closed with fewer answers than the floor; they are destroyed (A8).
    TooFew,
    /// Closed with fewer than [`limits::POLL_COUNTS`] answers: the counts would nearly name who
    /// answered what, so only the middle is kept.
    Gist {
        /// Answers that came in.
        answers: u32,
        /// On a scale the low median, as its one element; of options the one chosen most, by index,
        /// and nothing where several are: naming them would give every count away (A8).
        choices: Vec<u32>,
    },
    /// Closed and counted.
    Counted {
        /// Answers by choice, zeros included.
        counts: Vec<u32>,
    },
}

/// One seat's answer to a poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct PollAnswer {
    /// The poll.
    pub poll: PollId,
    /// The choice's index.
    pub choice: u32,
}
