//! What the server sends.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::{
    Entity, EntityId, Epoch, ErrorFrame, Millis, PollAnswer, Ref, RoundId, SeatToken, Votes, limits,
};

/// A frame from the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerFrame {
    /// The answer to a hello; to one connection.
    Welcome(Box<Welcome>),
    /// What changed on the public board; the same bytes to all (A2).
    Patch(Patch),
    /// What is private to a seat; to its connections alone (A2).
    You(You),
    /// The command is kept (S3).
    Ack {
        /// Which.
        r#ref: Ref,
    },
    /// The command is refused, or the frame was none.
    Error(ErrorFrame),
    /// Answers a browser's ping.
    Pong,
}

/// The answer to a hello.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct Welcome {
    /// The protocol's version that the server speaks.
    pub protocol: u32,
    /// The life of the room in which patches are numbered from here on.
    pub epoch: Epoch,
    /// The seat of this connection, to be kept by the browser; none for a viewer without one.
    pub seat: Option<SeatToken>,
    /// The server's clock.
    pub now: Millis,
    /// Whether rooms outlive this server's process. Where they do not, a page may restore one that went
    /// with it; where they do, a room that is gone was erased or expired, and stays so (A13, K3).
    pub durable: bool,
    /// The bounds that the page shows before they are reached.
    pub limits: WelcomeLimits,
}

/// The bounds that a page has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct WelcomeLimits {
    /// Notes of a room.
    pub notes: u32,
    /// Comments of a room.
    pub comments: u32,
    /// Actions of a room.
    pub actions: u32,
    /// Votes of a seat in a round.
    pub budget: u32,
    /// Commands under way at once.
    pub in_flight: u32,
}

impl WelcomeLimits {
    /// The bounds as [`limits`] has them.
    #[cfg_attr(
        not(test),
        expect(
            clippy::cast_possible_truncation,
            reason = "constants, all far below the largest u32"
        )
    )]
    pub const fn current() -> Self {
        Self {
            notes: limits::NOTES as u32,
            comments: limits::COMMENTS as u32,
            actions: limits::ACTIONS as u32,
            budget: limits::BUDGET,
            in_flight: limits::IN_FLIGHT as u32,
        }
    }
}

/// What changed on the public board, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct Patch {
    /// The number of the board after this patch, without gaps within an epoch (S2).
    pub seq: u64,
    /// More frames of the same patch follow; it is shown with the last one.
    pub more: bool,
    /// Begins from an empty board.
    pub reset: bool,
    /// Entities as they now are, in canonical order.
    pub put: Vec<Entity>,
    /// Entities that are gone.
    pub del: Vec<EntityId>,
}

/// What is private to a seat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct You {
    /// Whether this connection holds a facilitator key that counts.
    pub leads: bool,
    /// Whether this seat said that it is ready.
    pub ready: bool,
    /// This seat's ballot in the open round.
    pub ballot: Option<Ballot>,
    /// This seat's answer to the open poll.
    pub answer: Option<PollAnswer>,
    /// Whether this seat stands to lead, while nobody does (F3).
    pub stands: bool,
    /// Whether this seat agrees to whoever stands (F3).
    pub agrees: bool,
}

/// One seat's whole choice in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct Ballot {
    /// The round.
    pub round: RoundId,
    /// Votes by topic.
    pub votes: Votes,
}
