//! Typed errors: a stable code, whether it is final, and a plain sentence.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::Ref;

/// Why a command was refused. Depends only on the released board and the sender's own keys (L2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The frame is no command that this server knows.
    Malformed,
    /// A second hello on one connection.
    HelloTwice,
    /// Only a seat can do this; the sender has not joined.
    NeedsSeat,
    /// Only who leads can do this.
    NeedsFacilitator,
    /// The id is in use with another lock or for something else.
    IdTaken,
    /// There is no such text, or the edit key is not its own (the same answer for both).
    NotYours,
    /// The column, topic, note, action or round does not stand on the board.
    NotThere,
    /// What the sender saw is no longer so.
    Stale,
    /// The values make no sense together.
    Invalid,
    /// A round is open already.
    RoundOpen,
    /// The round is not open.
    RoundClosed,
    /// The topic is in the open round, which fixes it.
    TopicInRound,
    /// The ballot is over the budget, over the most for a topic, or has topics not in the round.
    BallotInvalid,
    /// A poll is open already.
    PollOpen,
    /// The poll is not open.
    PollClosed,
    /// Writing is frozen by whoever leads.
    Frozen,
    /// Whoever leads is here, or leading is not on offer.
    NotOffered,
    /// Who was appointed less than an hour ago cannot do this.
    AppointedLately,
    /// A bound is reached; the error names it.
    LimitReached,
    /// Too many commands a second. Try again in a moment.
    TooFast,
    /// The journal does not answer, or has no space left. Try again in a moment.
    Unavailable,
}

impl ErrorCode {
    /// Every code there is.
    pub const ALL: [Self; 21] = [
        Self::Malformed,
        Self::HelloTwice,
        Self::NeedsSeat,
        Self::NeedsFacilitator,
        Self::IdTaken,
        Self::NotYours,
        Self::NotThere,
        Self::Stale,
        Self::Invalid,
        Self::RoundOpen,
        Self::RoundClosed,
        Self::TopicInRound,
        Self::BallotInvalid,
        Self::PollOpen,
        Self::PollClosed,
        Self::Frozen,
        Self::NotOffered,
        Self::AppointedLately,
        Self::LimitReached,
        Self::TooFast,
        Self::Unavailable,
    ];

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::HelloTwice => "hello_twice",
            Self::NeedsSeat => "needs_seat",
            Self::NeedsFacilitator => "needs_facilitator",
            Self::IdTaken => "id_taken",
            Self::NotYours => "not_yours",
            Self::NotThere => "not_there",
            Self::Stale => "stale",
            Self::Invalid => "invalid",
            Self::RoundOpen => "round_open",
            Self::RoundClosed => "round_closed",
            Self::TopicInRound => "topic_in_round",
            Self::BallotInvalid => "ballot_invalid",
            Self::PollOpen => "poll_open",
            Self::PollClosed => "poll_closed",
            Self::Frozen => "frozen",
            Self::NotOffered => "not_offered",
            Self::AppointedLately => "appointed_lately",
            Self::LimitReached => "limit_reached",
            Self::TooFast => "too_fast",
            Self::Unavailable => "unavailable",
        }
    }

    /// Whether the command is over: sent again as things stand, it is refused again, and what would
    /// have to change first (the board, a ruling, a seat) takes somebody to do it. What is not final
    /// passes by itself within moments, and the same command can be sent again.
    pub fn is_final(self) -> bool {
        !matches!(self, Self::TooFast | Self::Unavailable)
    }

    /// A plain sentence for whoever reads frames; the page has its own words.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Malformed => "This is no command that this server knows.",
            Self::HelloTwice => "One hello opens a connection; this was a second one.",
            Self::NeedsSeat => "Join first: only a seat can do this.",
            Self::NeedsFacilitator => "Only who leads can do this.",
            Self::IdTaken => "This id is in use already.",
            Self::NotYours => "There is no such text, or it is not yours.",
            Self::NotThere => "What this refers to does not stand on the board.",
            Self::Stale => "Somebody was quicker: the board has changed meanwhile.",
            Self::Invalid => "These values make no sense together.",
            Self::RoundOpen => "A round is open already.",
            Self::RoundClosed => "This round is not open.",
            Self::TopicInRound => "The open round fixes this topic.",
            Self::BallotInvalid => "This ballot does not fit the round.",
            Self::PollOpen => "A poll is open already.",
            Self::PollClosed => "This poll is not open.",
            Self::Frozen => "Whoever leads has frozen writing.",
            Self::NotOffered => "Leading is not on offer.",
            Self::AppointedLately => "Who was appointed less than an hour ago cannot do this.",
            Self::LimitReached => "A limit of this room is reached.",
            Self::TooFast => "Too many commands at once; try again in a moment.",
            Self::Unavailable => "The room cannot keep this now; try again in a moment.",
        }
    }
}

/// Which bound was reached (L1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// [`crate::limits::NOTES`].
    Notes,
    /// [`crate::limits::NOTES_OF_SEAT`].
    NotesOfSeat,
    /// [`crate::limits::COMMENTS`].
    Comments,
    /// [`crate::limits::COMMENTS_OF_SEAT`].
    CommentsOfSeat,
    /// [`crate::limits::ACTIONS`].
    Actions,
    /// [`crate::limits::ROUNDS`].
    Rounds,
    /// [`crate::limits::POLLS`].
    Polls,
    /// [`crate::limits::DELETED_IDS`].
    DeletedIds,
    /// [`crate::limits::SPLIT_IDS`].
    SplitIds,
}

/// A refused command, or a frame that was none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct ErrorFrame {
    /// The command, where the frame had a number.
    pub r#ref: Option<Ref>,
    /// Stable.
    pub code: ErrorCode,
    /// Whether the command is over, see [`ErrorCode::is_final`].
    pub r#final: bool,
    /// The bound that was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub limit: Option<Limit>,
    /// A plain sentence.
    pub message: String,
}

impl ErrorFrame {
    /// The frame for a code.
    pub fn new(reference: Option<Ref>, code: ErrorCode, limit: Option<Limit>) -> Self {
        Self {
            r#ref: reference,
            code,
            r#final: code.is_final(),
            limit,
            message: code.sentence().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_on_the_wire() {
        for code in ErrorCode::ALL {
            let wire = serde_json::to_string(&code).expect("encoded");
            assert_eq!(wire, format!("\"{}\"", code.name()));
        }
    }
}
