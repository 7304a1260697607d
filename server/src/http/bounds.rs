//! The bounds of connections as such, with their defaults. A test hands in its own.

use std::time::Duration;

use candor_protocol::limits;

/// Time that a connection which the server ended may go on sending, so that its last words arrive:
/// closing while bytes are unread would reset the connection, and the peer would never see why.
const DRAIN: Duration = Duration::from_millis(2_000);
/// Bytes that are thrown away meanwhile: a 1 MiB frame several times over.
const DRAIN_BYTES: usize = 4 * 1024 * 1024;
/// Connections of the admin listener: a scraper and a prober need a few.
const ADMIN_CONNECTIONS: usize = 64;

/// Bounds of one listener's connections (L1).
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Connections at once. More wait in the system's queue until one ends.
    pub connections: usize,
    /// Time for the headers of a request; an idle connection ends after it too.
    pub headers: Duration,
    /// Time from the headers of a request to its answer.
    pub request: Duration,
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
            write: Duration::from_millis(limits::WRITE_MS),
            drain: DRAIN,
            drain_bytes: DRAIN_BYTES,
        }
    }
}

impl Bounds {
    /// The same for the admin listener, which needs few connections.
    pub(crate) fn admin(self) -> Self {
        Self {
            connections: ADMIN_CONNECTIONS,
            ..self
        }
    }
}
