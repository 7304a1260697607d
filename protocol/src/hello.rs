//! The first frame from a browser.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::{Door, Epoch, FacilitatorKey, SeatToken};

/// Opens a connection to a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "type", rename = "hello")]
pub struct Hello {
    /// The protocol's version that the page speaks.
    pub protocol: u32,
    /// Shows that the page has the room key.
    pub door: Door,
    /// Whether a seat is wanted; a viewer without one sends false.
    pub join: bool,
    /// The seat that this browser has already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub seat: Option<SeatToken>,
    /// Held by whoever leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub facilitator_key: Option<FacilitatorKey>,
    /// Where this page's board stands already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub resume: Option<Resume>,
}

/// Where a page's board stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct Resume {
    /// The life of the room that the number belongs to.
    pub epoch: Epoch,
    /// The number of the last patch that it has whole.
    pub seq: u64,
}
