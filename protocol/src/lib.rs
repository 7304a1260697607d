//! The wire of Candor: what goes between a browser and the server, as serde types, with all bounds and
//! the rule by which both sides rank topics.
//!
//! Floor 0 of the house. It knows no clock, no socket and no board; it says which bytes are well
//! formed, and which values make sense together. Every message is one JSON text frame tagged by `"type"`; ids, keys and hashes are
//! base64url without padding; numbers fit 53 bits. The TypeScript types of the page are generated
//! from here by the test `typescript`, and `docs/PROTOCOL.md` shows an example of each message.

// Nothing reachable from the network unwraps, indexes or overflows.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_sign_loss,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod action;
pub mod close;
pub mod command;
mod content;
pub mod create;
pub mod entity;
pub mod error;
pub mod frame;
pub mod hello;
pub mod ids;
mod leading;
pub mod limits;
mod poll;
pub mod rank;
pub mod sealed;
pub mod secrets;
#[cfg(test)]
mod typescript;

pub use action::{ActionEntity, Experiment, Review};
pub use close::CloseCode;
pub use command::{Command, Ref, TextId, TimerWish, Votes};
pub use content::{Content, NewAction, NewPoll, NewRound, NewText, NewTopic};
pub use create::{CreateRoom, NewColumn};
pub use entity::*;
pub use error::{ErrorCode, ErrorFrame, Limit};
pub use frame::{Ballot, Patch, ServerFrame, Welcome, WelcomeLimits, You};
pub use hello::{Hello, Resume};
pub use ids::*;
pub use leading::{LeadingEntity, Rules};
pub use poll::{PollAnswer, PollEntity, PollOutcome, Scale};
pub use sealed::{Sealed, SealedLine};
pub use secrets::*;

/// The version of this protocol. A page and a server of different versions do not talk: the server
/// closes with [`CloseCode::OtherProtocol`], and the page loads itself anew.
pub const PROTOCOL: u32 = 1;

/// A moment: milliseconds since the Unix epoch, by the server's clock. Fits 53 bits.
pub type Millis = u64;
