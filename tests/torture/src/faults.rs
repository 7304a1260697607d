//! What the network does to a connection, drawn from its dice. It touches no socket.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rand::RngExt as _;
use rand::rngs::StdRng;

/// One of the two ways through a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the browser to the server.
    Up,
    /// From the server to the browser.
    Down,
}

/// What happens to a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Both ways end at once.
    Cut,
    /// One way ends in order, the other goes on.
    HalfClose(Way),
    /// One way stands still for a while; what was sent arrives late.
    Stall(Way, Duration),
    /// The next bytes of one way arrive in part, and then both ways end.
    Truncate(Way),
}

/// A connection's fate.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// What happens, and how long after the connection began.
    pub fault: Option<(Duration, Fault)>,
    /// Every piece is held back for up to so long.
    pub delay: Option<Duration>,
}

impl Plan {
    /// Draws one. Four of five connections meet a fault, one of four is slow.
    pub fn draw(dice: &mut StdRng) -> Self {
        let ms = |dice: &mut StdRng, from, to| Duration::from_millis(dice.random_range(from..to));
        let way = if dice.random_bool(0.5) {
            Way::Up
        } else {
            Way::Down
        };
        let fault = match dice.random_range(0..10) {
            0 | 1 => None,
            2..=4 => Some(Fault::Cut),
            5 => Some(Fault::HalfClose(way)),
            6 | 7 => Some(Fault::Stall(way, ms(dice, 200, 8_000))),
            _ => Some(Fault::Truncate(way)),
        };
        // Many early, so that they meet hellos and whole boards, and some late.
        let longest = if dice.random_bool(0.3) { 200 } else { 6_000 };
        let after = ms(dice, 1, longest);
        let delay = dice.random_bool(0.25).then(|| ms(dice, 5, 150));
        Self {
            fault: fault.map(|fault| (after, fault)),
            delay,
        }
    }

    /// A connection to which nothing happens.
    pub fn calm() -> Self {
        Self {
            fault: None,
            delay: None,
        }
    }
}

/// How often each kind of fault happened.
#[derive(Debug, Default)]
pub struct Happened {
    /// Connections that came.
    pub connections: AtomicU64,
    /// Both ways ended.
    pub cuts: AtomicU64,
    /// One way ended.
    pub half_closes: AtomicU64,
    /// One way stood still.
    pub stalls: AtomicU64,
    /// Cut in the middle of bytes.
    pub truncations: AtomicU64,
    /// Connections that were slow.
    pub delays: AtomicU64,
}

impl Happened {
    /// Counts a fault.
    pub fn count(&self, fault: Fault) {
        let counter = match fault {
            Fault::Cut => &self.cuts,
            Fault::HalfClose(_) => &self.half_closes,
            Fault::Stall(..) => &self.stalls,
            Fault::Truncate(_) => &self.truncations,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}
