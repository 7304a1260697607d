//! The bounds of connections as such, with their defaults. A test hands in its own.

use std::time::Duration;

use candor_protocol::limits;

use crate::socket::Patience;

/// Bounds of one listener's connections (L1).
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Connections at once. More wait in the system's queue until one ends.
    pub connections: usize,
    /// Time for the headers of a request; an idle connection ends after it too.
    pub headers: Duration,
    /// Time from the headers of a request to its answer.
    pub request: Duration,
    /// Bodies of more than [`limits::SMALL_CREATE_BYTES`] that are taken in at once.
    pub large_bodies: usize,
    /// Time for one write; a peer that takes nothing for longer is cut.
    pub write: Duration,
    /// Time that a connection which the server ended may go on sending.
    pub drain: Duration,
    /// Bytes that are thrown away meanwhile.
    pub drain_bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connections: limits::CONNECTIONS,
            headers: Duration::from_millis(limits::HEADERS_MS),
            request: Duration::from_millis(limits::REQUEST_MS),
            large_bodies: limits::LARGE_BODIES,
            write: Duration::from_millis(limits::WRITE_MS),
            drain: Duration::from_millis(limits::DRAIN_MS),
            drain_bytes: limits::DRAIN_BYTES,
        }
    }
}

impl Bounds {
    /// What a socket takes of them.
    pub(crate) fn patience(&self) -> Patience {
        Patience {
            write: self.write,
            drain: self.drain,
            drain_bytes: self.drain_bytes,
        }
    }

    /// The same for the admin listener, which needs few connections.
    pub(crate) fn admin(self) -> Self {
        Self {
            connections: limits::ADMIN_CONNECTIONS,
            ..self
        }
    }
}
