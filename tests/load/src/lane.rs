//! A leader's lane: its changes, numbered from 1, and when the newest of them were sent. A change shows
//! its number only as the remainder by [`NUMBERS`].

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use candor_protocol::limits;

/// Numbers that are told apart: as many as a room may have columns. A leader never has so many changes
/// under way; where it has, deliveries are missing at the end of a run, which fails.
pub(crate) const NUMBERS: usize = limits::COLUMNS;

/// One leader's changes.
#[derive(Debug, Default)]
pub(crate) struct Lane {
    newest: AtomicU64,
    /// When each of the newest was sent, by remainder, in microseconds of [`crate::clock`].
    sent: [AtomicU64; NUMBERS],
}

/// The lanes of a room, known to all its viewers.
pub(crate) type Lanes = Arc<[Lane]>;

/// So many of them.
pub(crate) fn lanes(leaders: usize) -> Lanes {
    (0..leaders).map(|_| Lane::default()).collect()
}

impl Lane {
    /// The next change is being sent; gives its number.
    pub(crate) fn send(&self, at: u64) -> u64 {
        let number = self.newest() + 1;
        if let Some(sent) = self.sent.get(remainder(number)) {
            sent.store(at, Ordering::Relaxed);
        }
        self.newest.store(number, Ordering::Relaxed);
        number
    }

    /// The number of the newest change; 0 before the first.
    pub(crate) fn newest(&self) -> u64 {
        self.newest.load(Ordering::Relaxed)
    }

    /// When the newest change with this remainder was sent.
    fn sent(&self, remainder: usize) -> u64 {
        self.sent
            .get(remainder)
            .map_or(0, |sent| sent.load(Ordering::Relaxed))
    }

    /// A viewer that stood at one remainder stands at another: hands over when each change between was
    /// sent, and counts them.
    pub(crate) fn reach(&self, from: usize, to: usize, mut each: impl FnMut(u64)) -> u64 {
        let count = (to + NUMBERS - from) % NUMBERS;
        for step in 1..=count {
            each(self.sent((from + step) % NUMBERS));
        }
        count as u64
    }
}

/// What shows of a number.
pub(crate) fn remainder(number: u64) -> usize {
    (number % NUMBERS as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::{Lane, NUMBERS, remainder};

    #[test]
    fn a_viewer_is_reached_by_every_change_up_to_the_one_that_it_sees() {
        let lane = Lane::default();
        let mut at = 0;
        for number in 1..=30 {
            assert_eq!(lane.send(number * 100), number);
            if number % 4 == 0 {
                let mut sent = Vec::new();
                let to = remainder(number);
                assert_eq!(lane.reach(at, to, |moment| sent.push(moment)), 4);
                let wanted: Vec<u64> = (number - 3..=number).map(|it| it * 100).collect();
                assert_eq!(sent, wanted);
                at = to;
            }
        }
    }

    #[test]
    fn what_was_seen_already_is_no_delivery() {
        let lane = Lane::default();
        lane.send(5);
        assert_eq!(lane.reach(1, 1, |_| panic!("nothing new")), 0);
        assert_eq!(remainder(NUMBERS as u64), 0);
    }
}
