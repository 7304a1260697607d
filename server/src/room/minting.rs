//! How fast a room gives seats (L1). It knows nobody: what it holds is one moment.

use std::num::NonZeroU32;
use std::time::Duration;

use candor_protocol::limits;
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

use crate::clock::Clock;

const EVERY: Duration = Duration::from_millis(limits::SEAT_MS);
const ONE: NonZeroU32 = NonZeroU32::MIN;

/// The seats that one life of a room has yet to give.
pub(super) struct Minting(RateLimiter<NotKeyed, InMemoryState, Clock, NoOpMiddleware<Duration>>);

impl Minting {
    /// So many at once, and then one each [`limits::SEAT_MS`] of this clock.
    pub(super) fn new(at_once: usize, clock: Clock) -> Self {
        let at_once = u32::try_from(at_once)
            .unwrap_or(u32::MAX)
            .min(limits::SEATS);
        let at_once = NonZeroU32::new(at_once).unwrap_or(ONE);
        let quota = Quota::with_period(EVERY).unwrap_or(Quota::per_second(ONE));
        Self(RateLimiter::direct_with_clock(
            quota.allow_burst(at_once),
            clock,
        ))
    }

    /// Takes one of them; false when whoever comes has to wait.
    pub(super) fn take(&self) -> bool {
        self.0.check().is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l1_a_hall_gets_its_seats_at_once_and_a_script_one_after_another() {
        let (clock, hand) = Clock::manual(1_800_000_000_000);
        let minting = Minting::new(300, clock);
        let given = || (0..).find(|_| !minting.take()).expect("there is a bound");
        assert_eq!(given(), 300);
        hand.advance(EVERY - Duration::from_millis(1));
        assert_eq!(given(), 0);
        hand.advance(Duration::from_millis(1));
        assert_eq!(given(), 1);
        hand.advance(Duration::from_secs(60));
        assert_eq!(given(), 60);
        hand.advance(Duration::from_secs(86_400));
        assert_eq!(given(), 300);
    }

    #[test]
    fn l1_however_few_or_many_may_be_connected_there_is_a_seat_and_a_bound() {
        for (at_once, most) in [(0, 1), (usize::MAX, limits::SEATS)] {
            let (clock, _hand) = Clock::manual(0);
            let minting = Minting::new(at_once, clock);
            let given = (0..).find(|_| !minting.take()).expect("there is a bound");
            assert_eq!(given, most);
        }
    }
}
