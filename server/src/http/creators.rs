//! How many rooms come from one address (L1). It knows an address by a keyed hash alone, in memory,
//! and for a day at most: then the key is thrown away together with all counts (A13).

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use candor_protocol::limits;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::clock::Clock;

const BURST: NonZeroU32 = NonZeroU32::new(limits::CREATIONS_BURST).expect("not zero");
const EVERY: Duration = Duration::from_secs(limits::CREATION_SECONDS as u64);

/// An address under the key of the day: HMAC-SHA256, cut to 16 bytes.
type Tag = [u8; 16];

/// What each of them may still do.
type Counts = RateLimiter<Tag, HashMapStateStore<Tag>, Clock, NoOpMiddleware<Duration>>;

/// Who created rooms lately.
pub(crate) struct Creators {
    day: Mutex<Day>,
    clock: Clock,
}

/// A key, and what was counted under it.
struct Day {
    key: [u8; 32],
    counts: Counts,
    /// Whether whoever runs the server was told that an address came to its bound.
    told: bool,
}

impl Day {
    fn new(clock: Clock) -> Self {
        let quota = Quota::with_period(EVERY).unwrap_or(Quota::per_second(BURST));
        Self {
            key: rand::random(),
            counts: RateLimiter::new(
                quota.allow_burst(BURST),
                HashMapStateStore::default(),
                clock,
            ),
            told: false,
        }
    }

    /// A provider gives a household or a server a whole /64, so that is one address here.
    fn tag(&self, address: IpAddr) -> Tag {
        let mut tag = [0; 16];
        // HMAC takes a key of any length, so this never fails; one tag for all would be strict.
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) {
            match address {
                IpAddr::V4(address) => mac.update(&address.octets()),
                IpAddr::V6(address) => mac.update(&address.octets()[..8]),
            }
            let hash = mac.finalize().into_bytes();
            tag.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        }
        tag
    }

    /// Whether there is place for one more; what counts no longer makes some.
    fn has_place(&self) -> bool {
        if self.counts.len() < limits::CREATORS {
            return true;
        }
        self.counts.retain_recent();
        // Half, so that looking through all of them is rare.
        self.counts.len() <= limits::CREATORS / 2
    }
}

impl Creators {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            day: Mutex::new(Day::new(clock.clone())),
            clock,
        }
    }

    /// Counts a room from an address; false when that is one too many for now.
    pub(crate) fn admit(&self, address: IpAddr) -> bool {
        let mut day = self.day();
        if !day.has_place() {
            // Nobody can be told from others any more, so everybody begins anew. Whoever has that
            // many addresses gains nothing by it.
            *day = Day::new(self.clock.clone());
        }
        let tag = day.tag(address);
        let admitted = day.counts.check_key(&tag).is_ok();
        if !admitted && !day.told {
            day.told = true;
            tracing::warn!(
                "an address came to the bound on new rooms; if it is a proxy's, name it with --trusted-proxy"
            );
        }
        admitted
    }

    /// Throws the key and all counts away once a day, for as long as the server runs.
    pub(crate) async fn keep_forgetting(&self) {
        let day = Duration::from_millis(limits::CREATORS_MS);
        loop {
            self.clock.sleep(day).await;
            *self.day() = Day::new(self.clock.clone());
        }
    }

    fn day(&self) -> MutexGuard<'_, Day> {
        self.day.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};
    use std::sync::Arc;

    use super::*;
    use crate::clock::Hand;

    const START: u64 = 1_800_000_000_000;

    fn creators() -> (Creators, Hand) {
        let (clock, hand) = Clock::manual(START);
        (Creators::new(clock), hand)
    }

    fn v4(number: u32) -> IpAddr {
        IpAddr::V4(Ipv4Addr::from_bits(number))
    }

    fn tag(creators: &Creators, number: u32) -> Tag {
        creators.day().tag(v4(number))
    }

    fn admitted(creators: &Creators, address: IpAddr) -> u32 {
        (0..)
            .find(|_| !creators.admit(address))
            .expect("there is a bound")
    }

    #[test]
    fn l1_an_office_behind_one_address_has_a_burst_and_then_a_rate() {
        let (creators, hand) = creators();
        assert_eq!(admitted(&creators, v4(7)), limits::CREATIONS_BURST);
        assert!(creators.admit(v4(8)), "another address has its own");
        hand.advance(EVERY - Duration::from_millis(1));
        assert!(!creators.admit(v4(7)));
        hand.advance(Duration::from_millis(1));
        assert_eq!(admitted(&creators, v4(7)), 1);
        hand.advance(EVERY * 5);
        assert_eq!(admitted(&creators, v4(7)), 5);
    }

    #[test]
    fn l1_a_network_of_ipv6_is_one_address() {
        let (creators, _hand) = creators();
        let host = |last| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last));
        admitted(&creators, host(1));
        assert!(!creators.admit(host(2)));
        let next = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 2, 0, 0, 0, 1));
        assert!(creators.admit(next));
    }

    #[test]
    fn l1_what_is_kept_of_addresses_is_bounded_and_being_full_refuses_nobody() {
        let (creators, _hand) = creators();
        let most = u32::try_from(limits::CREATORS).expect("a number");
        admitted(&creators, v4(0));
        for number in 1..=2 * most {
            assert!(creators.admit(v4(number)));
            assert!(creators.day().counts.len() <= limits::CREATORS);
        }
        assert!(creators.admit(v4(0)), "everybody began anew");
    }

    #[test]
    fn l1_what_counts_no_longer_makes_place_before_anybody_begins_anew() {
        let (creators, hand) = creators();
        let most = u32::try_from(limits::CREATORS).expect("a number");
        for number in 1..most {
            creators.admit(v4(number));
        }
        hand.advance(EVERY * 2);
        admitted(&creators, v4(0));
        assert!(!creators.admit(v4(0)));
        creators.admit(v4(most));
        assert!(!creators.admit(v4(0)), "it is still known");
        assert!(creators.day().counts.len() < 4);
    }

    #[tokio::test]
    async fn a13_the_key_and_all_counts_are_thrown_away_once_a_day() {
        let (creators, hand) = creators();
        let creators = Arc::new(creators);
        let keeping = tokio::spawn({
            let creators = Arc::clone(&creators);
            async move { creators.keep_forgetting().await }
        });
        for _ in 0..3 {
            tokio::task::yield_now().await;
            admitted(&creators, v4(7));
            let key = creators.day().key;
            let tag = tag(&creators, 7);
            hand.advance(Duration::from_millis(limits::CREATORS_MS));
            while creators.day().key == key {
                tokio::task::yield_now().await;
            }
            assert!(creators.day().counts.is_empty());
            assert_ne!(self::tag(&creators, 7), tag);
        }
        keeping.abort();
    }

    #[test]
    fn a13_an_address_is_kept_as_a_hash_under_a_key_that_differs_everywhere() {
        let ((one, _), (other, _)) = (creators(), creators());
        assert_ne!(tag(&one, 7), tag(&other, 7));
        assert_ne!(tag(&one, 7), tag(&one, 8));
    }
}
