//! How fast a browser may send, and whether it is still there (L1).

use std::num::NonZeroU32;
use std::pin::Pin;
use std::time::Duration;

use candor_protocol::limits;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::time::{Instant, Sleep, sleep_until};

const PROBE: Duration = Duration::from_millis(limits::PROBE_MS);
const GONE: Duration = Duration::from_millis(limits::GONE_MS);

/// The rate of a connection's frames, and what it did wrong lately.
pub(super) struct Pace {
    rate: DefaultDirectRateLimiter,
    faults: u32,
}

impl Pace {
    /// So many frames a second, and [`limits::COMMANDS_BURST_SECONDS`] times as many at once.
    pub(super) fn new(per_second: NonZeroU32) -> Self {
        let burst = per_second.saturating_mul(limits::COMMANDS_BURST_SECONDS);
        let quota = Quota::per_second(per_second).allow_burst(burst);
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

/// Hears whether a browser is still there. Costs one timer that fires seldom, however much is heard.
pub(super) struct Heartbeat {
    heard: Instant,
    asked: Option<Instant>,
    alarm: Pin<Box<Sleep>>,
}

impl Heartbeat {
    pub(super) fn new() -> Self {
        let now = Instant::now();
        Self {
            heard: now,
            asked: None,
            alarm: Box::pin(sleep_until(next(now, None).0)),
        }
    }

    /// Something came. The alarm stays where it is, and finds out.
    pub(super) fn heard(&mut self) {
        self.heard = Instant::now();
        self.asked = None;
    }

    /// Waits until something is to be done. Can be dropped at any time.
    pub(super) async fn pulse(&mut self) -> Pulse {
        loop {
            let (at, pulse) = next(self.heard, self.asked);
            if self.alarm.deadline() > at || self.alarm.is_elapsed() {
                self.alarm.as_mut().reset(at);
            }
            self.alarm.as_mut().await;
            if Instant::now() < at {
                continue;
            }
            if pulse == Pulse::Ping {
                self.asked = Some(Instant::now());
            }
            return pulse;
        }
    }
}

/// When what is to be done. Nobody is held silent who had no time to answer: a task that was busy writing
/// asks late.
fn next(heard: Instant, asked: Option<Instant>) -> (Instant, Pulse) {
    let (since, span, pulse) = match asked {
        None => (heard, PROBE, Pulse::Ping),
        Some(asked) => (asked, GONE.saturating_sub(PROBE), Pulse::Silent),
    };
    (since.checked_add(span).unwrap_or(since), pulse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s4_a_browser_has_time_to_answer_however_late_it_was_asked() {
        let now = Instant::now();
        assert_eq!(next(now, None), (now + PROBE, Pulse::Ping));
        assert_eq!(next(now, Some(now + PROBE)), (now + GONE, Pulse::Silent));
        let answer = GONE - PROBE;
        assert_eq!(
            next(now, Some(now + 3 * GONE)),
            (now + 3 * GONE + answer, Pulse::Silent)
        );
    }

    #[tokio::test]
    async fn s4_who_was_not_heard_for_long_is_asked_first() {
        let Some(heard) = Instant::now().checked_sub(2 * GONE) else {
            return;
        };
        let mut heartbeat = Heartbeat::new();
        heartbeat.heard = heard;
        assert_eq!(heartbeat.pulse().await, Pulse::Ping);
        assert_eq!(next(heartbeat.heard, heartbeat.asked).1, Pulse::Silent);
        assert!(next(heartbeat.heard, heartbeat.asked).0 > Instant::now());
        heartbeat.heard();
        assert_eq!(next(heartbeat.heard, heartbeat.asked).1, Pulse::Ping);
    }
}
