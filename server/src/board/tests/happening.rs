//! What happens in a session, so that the same can happen again: in another room, or by others.

use candor_protocol::{Command, Millis};

use super::who::Who;

/// One thing that happens.
#[derive(Debug, Clone)]
pub(crate) enum Happening {
    /// Somebody sends a command.
    Said(Who, Command),
    /// So many ticks come, each with the moments that it brings.
    Ticks(u32),
    /// Time passes between two ticks.
    Passes(Millis),
    /// A connection of somebody comes.
    Comes(Who),
    /// One goes.
    Goes(Who),
    /// Whoever leads goes, and so many ticks come.
    LeadersLeave {
        /// Long enough for the others to appoint somebody, or not (F3).
        ticks: u32,
    },
    /// Whoever leads comes again, and a tick.
    LeadersReturn,
    /// The board comes from its journal again (S3).
    Reloads,
}

pub(super) fn said(by: Who, command: Command) -> Option<Happening> {
    Some(Happening::Said(by, command))
}
