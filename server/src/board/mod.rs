//! The board: what a room is, and what may happen to it. Pure.
//!
//! [`decide`] turns a command into events, or refuses it; [`Board::apply`] turns an event into a
//! changed board and says which entities it touched; [`project`] says how an entity looks to
//! everybody. Clock and dice enter through [`Context`] and are written into events, so that a board
//! loaded from its journal is the board that was. There is no clock, no randomness, no I/O and no
//! socket here, and a test keeps it so.

mod answers;
mod apply;
mod context;
mod create;
mod decide;
mod event;
mod live;
mod order;
mod pending;
mod project;
mod seat;
mod standing;
mod state;
#[cfg(test)]
pub(crate) mod tests;
mod text;
mod writing;

pub use answers::*;
pub use context::{Context, Dice};
pub use decide::{Refusal, counted, decide, due, ticked};
pub use event::{Event, Release};
pub use live::{Live, Said};
pub use pending::Pending;
pub use project::{entities, project};
pub use seat::{Pseudonym, RoomSecret, Salt, Seat};
pub use state::*;
pub use text::*;
pub use writing::Writing;

use candor_protocol::EntityId;
use std::collections::BTreeSet;

/// The entities whose projection an event may have changed.
pub type Touched = BTreeSet<EntityId>;
