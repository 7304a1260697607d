//! The live rooms. (Being written.)

use std::sync::Arc;

use candor_protocol::CreateRoom;

use crate::clock::Clock;
use crate::journal::Journal;

/// What came of a request to create a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It is new.
    New,
    /// The same request had created it already.
    Already,
}

/// Why a room was not created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    /// Values out of bounds.
    #[error("the values make no sense together")]
    Invalid,
    /// The id is another room's.
    #[error("this room id is in use")]
    Taken,
    /// As many rooms as the server may have.
    #[error("the server has as many rooms as it may")]
    Full,
    /// The journal does not answer.
    #[error("the room cannot be kept now")]
    Unavailable,
}

/// Bounds that an operator may change.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Rooms of this server.
    pub rooms: usize,
    /// Connections of one room.
    pub connections_per_room: usize,
    /// Days without a command after which a room expires (K3).
    pub retain_days: u32,
}

/// The live rooms of a server. Cheap to clone.
#[derive(Clone)]
pub struct Registry {}

impl Registry {
    /// No room is live at the start; each is loaded at its first visit.
    pub fn new(_journal: Arc<dyn Journal>, _clock: Clock, _bounds: Bounds) -> Self {
        Self {}
    }

    /// Creates a room; the same request again is harmless.
    pub async fn create(&self, _wanted: CreateRoom) -> Result<Created, CreateError> {
        Err(CreateError::Unavailable)
    }

    /// Lets rooms expire, for as long as the server runs.
    pub async fn keep_house(&self) {}

    /// Ends every room: sockets are closed with [`candor_protocol::CloseCode::Restarting`].
    pub async fn shutdown(&self) {}
}
