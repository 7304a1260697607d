//! Who sends a command: seats, whoever leads, and viewers. It knows no board.

use crate::board::Seat;
use candor_protocol::FacilitatorHash;

/// Who sends a command.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Who {
    pub(crate) seat: Option<Seat>,
    /// The key of a number; 0 is the one that the room was created with.
    pub(crate) key: Option<u8>,
}

/// Whoever leads, without a seat.
pub(crate) const LEADER: Who = Who {
    seat: None,
    key: Some(0),
};

/// Whoever only reads.
pub(crate) const VIEWER: Who = Who {
    seat: None,
    key: None,
};

/// The seat with a number.
pub(crate) fn seat(number: u8) -> Who {
    Who {
        seat: Some(Seat::new([number; 16])),
        key: None,
    }
}

/// A seat that holds the facilitator key with a number.
pub(crate) fn with_key(number: u8, key: u8) -> Who {
    Who {
        key: Some(key),
        ..seat(number)
    }
}

/// The hash of the facilitator key with a number.
pub(crate) fn key_hash(number: u8) -> FacilitatorHash {
    FacilitatorHash([number; 32])
}
