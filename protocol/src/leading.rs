//! How a room is led: what whoever leads has ruled, and whether leading is on offer (F3, F5).

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::FacilitatorHash;

/// What whoever leads has ruled for everybody. Set as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct Rules {
    /// Nobody adds or edits notes and comments (F5). Deleting and taking back stay possible.
    pub frozen: bool,
    /// Only who leads groups, names and moves topics (F5).
    pub grouping_by_leaders: bool,
    /// No new seat is given (F5). Whoever has the link reads along all the same.
    pub locked: bool,
    /// Seats here at once; more hellos wait without one (F5). None: as many as come.
    pub seats: Option<u32>,
}

/// How the room is led.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct LeadingEntity {
    /// What is ruled.
    pub rules: Rules,
    /// Whether leading is offered: the first seat that accepts gets it (F3).
    pub offered: bool,
    /// Whether nobody who leads has been here for two minutes, as of the last tick (F3).
    pub absent: bool,
    /// Who stands to lead, as of the last tick, by the hash of the key that would lead; none: nobody.
    pub candidate: Option<FacilitatorHash>,
    /// Seats that agree to the candidate, as of the last tick.
    pub agreed: Option<u32>,
}
