//! How fast a browser may send, and whether it is still there (L1).

use std::num::NonZeroU32;
use std::time::Duration;

use candor_protocol::limits;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::time::{Instant, sleep_until};

const PING: Duration = Duration::from_millis(limits::PING_MS);
const SILENCE: Duration = Duration::from_millis(limits::SILENCE_MS);
const PER_SECOND: NonZeroU32 = NonZeroU32::new(limits::COMMANDS_PER_SECOND).expect("not zero");
const BURST: NonZeroU32 = NonZeroU32::new(limits::COMMANDS_BURST).expect("not zero");

/// The rate of a connection's frames, and what it did wrong lately.
pub(super) struct Pace {
    rate: DefaultDirectRateLimiter,
    faults: u32,
}

impl Pace {
    pub(super) fn new() -> Self {
        let quota = Quota::per_second(PER_SECOND).allow_burst(BURST);
        Self {
            rate: RateLimiter::direct(quota),
            faults: 0,
        }
    }

    /// Whether one more frame is within the rate.
    pub(super) fn allows(&self) -> bool {
        self.rate.check().is_ok()
    }

    /// Counts a fault; true when it is one too many.
    pub(super) fn is_fault_too_many(&mut self) -> bool {
        self.faults = self.faults.saturating_add(1);
        self.faults > limits::FAULTS
    }

    /// A good command makes up for one fault.
    pub(super) fn forgive(&mut self) {
        self.faults = self.faults.saturating_sub(1);
    }
}

/// What is to be done about a silent connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pulse {
    /// Ask whether it is there.
    Ping,
    /// It is not.
    Silent,
}

/// Hears whether a browser is still there. Costs one timer that fires seldom.
pub(super) struct Heartbeat {
    heard: Instant,
    asked: bool,
}

impl Heartbeat {
    pub(super) fn new() -> Self {
        Self {
            heard: Instant::now(),
            asked: false,
        }
    }

    /// Something came.
    pub(super) fn heard(&mut self) {
        *self = Self::new();
    }

    /// Waits until something is to be done. Can be dropped at any time.
    pub(super) async fn pulse(&mut self) -> Pulse {
        if !self.asked {
            sleep_until(self.heard + PING).await;
            self.asked = true;
            return Pulse::Ping;
        }
        sleep_until(self.heard + SILENCE).await;
        Pulse::Silent
    }
}
