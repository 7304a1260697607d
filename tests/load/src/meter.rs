//! Counts deliveries and how long they took, over all viewers that share it. It knows no server.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hdrhistogram::Histogram;

/// Longest time that is told apart, in microseconds: a minute, far beyond any that is good.
const LONGEST_US: u64 = 60_000_000;
/// Digits that hold of each time.
const DIGITS: u8 = 3;

/// Deliveries of a whole run. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Meter(Arc<Mutex<Counts>>);

/// What was counted.
#[derive(Debug, Clone)]
pub(crate) struct Counts {
    /// Changes that reached a viewer, merged with others or not.
    pub(crate) deliveries: u64,
    /// Messages that brought them; fewer where changes were merged.
    pub(crate) messages: u64,
    /// Messages that brought exactly one, and their bytes.
    singles: (u64, u64),
    /// Connections that ended before they should.
    pub(crate) lost: u64,
    /// From a change's sending to a viewer's receipt, in microseconds.
    pub(crate) latency: Times,
    /// From a change's sending to its acknowledgement, in microseconds.
    pub(crate) acks: Times,
}

/// How long things took, in microseconds.
#[derive(Debug, Clone)]
pub(crate) struct Times(Histogram<u64>);

impl Times {
    fn new() -> Self {
        let histogram = Histogram::new_with_bounds(1, LONGEST_US, DIGITS);
        Self(histogram.expect("constants within the library's bounds"))
    }

    /// One more.
    pub(crate) fn add(&mut self, micros: u64) {
        self.0.saturating_record(micros);
    }

    /// What this share took at most, in milliseconds; 0 while there is nothing.
    pub(crate) fn millis(&self, share: f64) -> f64 {
        self.0.value_at_quantile(share) as f64 / 1e3
    }
}

impl Default for Meter {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Counts {
            deliveries: 0,
            messages: 0,
            singles: (0, 0),
            lost: 0,
            latency: Times::new(),
            acks: Times::new(),
        })))
    }
}

impl Meter {
    /// What was counted until now, to be read or added to.
    pub(crate) fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Times from here on; deliveries are counted on.
    pub(crate) fn forget_times(&self) {
        let mut counts = self.counts();
        counts.latency.0.reset();
        counts.acks.0.reset();
    }
}

impl Counts {
    /// A message came that brought so many deliveries.
    pub(crate) fn message(&mut self, deliveries: u64, bytes: usize) {
        if deliveries == 0 {
            return;
        }
        self.messages += 1;
        self.deliveries += deliveries;
        if deliveries == 1 {
            self.singles.0 += 1;
            self.singles.1 += bytes as u64;
        }
    }

    /// Mean bytes of a message that brought one change; none before the first.
    pub(crate) fn bytes_of_one(&self) -> Option<usize> {
        let (messages, bytes) = self.singles;
        usize::try_from(bytes.checked_div(messages)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Meter;

    #[test]
    fn percentiles_are_of_the_times_since_they_were_last_forgotten() {
        let meter = Meter::default();
        meter.counts().latency.add(9_000_000);
        meter.forget_times();
        assert_eq!(meter.counts().latency.millis(0.5), 0.0);
        for micros in 1..=1_000 {
            meter.counts().latency.add(micros * 1_000);
        }
        let near = |share, wanted: f64| {
            let found = meter.counts().latency.millis(share);
            assert!((found / wanted - 1.0).abs() < 0.002, "{found} for {wanted}");
        };
        near(0.5, 500.0);
        near(0.99, 990.0);
        near(0.999, 999.0);
    }

    #[test]
    fn a_time_beyond_the_longest_counts_as_the_longest() {
        let meter = Meter::default();
        meter.counts().latency.add(u64::MAX);
        assert!(meter.counts().latency.millis(0.5) > 59_000.0);
    }

    #[test]
    fn merged_changes_are_deliveries_each_and_one_message() {
        let meter = Meter::default();
        let mut counts = meter.counts();
        assert_eq!(counts.bytes_of_one(), None);
        counts.message(1, 250);
        counts.message(3, 700);
        counts.message(0, 90);
        assert_eq!((counts.deliveries, counts.messages), (4, 2));
        assert_eq!(counts.bytes_of_one(), Some(250));
    }
}
