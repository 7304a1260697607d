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
    asked: Option<Instant>,
}

impl Heartbeat {
    pub(super) fn new() -> Self {
        Self {
            heard: Instant::now(),
            asked: None,
        }
    }

    /// Something came.
    pub(super) fn heard(&mut self) {
        *self = Self::new();
    }

    /// Waits until something is to be done. Can be dropped at any time.
    pub(super) async fn pulse(&mut self) -> Pulse {
        let (at, pulse) = self.next();
        sleep_until(at).await;
        if pulse == Pulse::Ping {
            self.asked = Some(Instant::now());
        }
        pulse
    }

    /// Nobody is held silent who had no time to answer: a task that was busy writing asks late.
    fn next(&self) -> (Instant, Pulse) {
        let (since, span, pulse) = match self.asked {
            None => (self.heard, PING, Pulse::Ping),
            Some(asked) => (asked, SILENCE.saturating_sub(PING), Pulse::Silent),
        };
        (since.checked_add(span).unwrap_or(since), pulse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s4_a_browser_has_time_to_answer_however_late_it_was_asked() {
        let now = Instant::now();
        let mut heartbeat = Heartbeat {
            heard: now,
            asked: None,
        };
        assert_eq!(heartbeat.next(), (now + PING, Pulse::Ping));
        heartbeat.asked = Some(now + PING);
        assert_eq!(heartbeat.next(), (now + SILENCE, Pulse::Silent));
        heartbeat.asked = Some(now + 3 * SILENCE);
        let answer = SILENCE - PING;
        assert_eq!(
            heartbeat.next(),
            (now + 3 * SILENCE + answer, Pulse::Silent)
        );
    }

    #[tokio::test]
    async fn s4_who_was_not_heard_for_long_is_asked_first() {
        let Some(heard) = Instant::now().checked_sub(2 * SILENCE) else {
            return;
        };
        let asked = None;
        let mut heartbeat = Heartbeat { heard, asked };
        assert_eq!(heartbeat.pulse().await, Pulse::Ping);
        assert_eq!(heartbeat.next().1, Pulse::Silent);
        assert!(heartbeat.next().0 > Instant::now());
        heartbeat.heard();
        assert_eq!(heartbeat.next().1, Pulse::Ping);
    }
}
