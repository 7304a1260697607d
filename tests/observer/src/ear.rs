//! What the adversary hears: everybody's Enter keys, each with an error. It knows no board.

use rand::{Rng, RngExt as _};

/// The error with which an Enter is heard, seconds: uniform, up to so much early or late. Within a hard
/// bound the adversary may rule out whatever lies beyond it, which a normal error would not let them.
pub(crate) const ERROR_SECONDS: f64 = 1.0;
/// Shortest and longest way from an Enter to the server, milliseconds, uniform: 50 on average.
pub(crate) const NETWORK_MS: (u64, u64) = (20, 80);

/// Ears with an error.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ear {
    /// The largest error, seconds.
    error: f64,
}

impl Ear {
    pub(crate) fn within(error: f64) -> Self {
        Self { error }
    }

    /// When an Enter at some time seems to have been, seconds.
    pub(crate) fn hear(self, enter_ms: u64, dice: &mut impl Rng) -> f64 {
        enter_ms as f64 / 1_000.0 + dice.random_range(-self.error..self.error)
    }

    /// The most by which something can reach the server before and after it was heard, seconds.
    fn reach(self) -> (f64, f64) {
        let (shortest, longest) = network();
        (self.error - shortest, self.error + longest)
    }

    /// Whether something heard can have reached the server within `(from, to]`.
    pub(crate) fn can(self, heard: f64, from: f64, to: f64) -> bool {
        let (before, after) = self.reach();
        heard - before < to && heard + after > from
    }

    /// The probability that something heard reached the server within `(from, to]`.
    pub(crate) fn probability(self, heard: f64, from: f64, to: f64) -> f64 {
        (self.by(to - heard) - self.by(from - heard)).max(0.0)
    }

    /// The density, a second, of reaching the server at a time.
    pub(crate) fn density(self, heard: f64, at: f64) -> f64 {
        let (shortest, longest) = network();
        let lag = at - heard;
        let low = (lag - self.error).max(shortest);
        let high = (lag + self.error).min(longest);
        (high - low).max(0.0) / (2.0 * self.error * (longest - shortest))
    }

    /// The distribution of the lag from hearing to reaching: two uniform ones, added.
    fn by(self, lag: f64) -> f64 {
        let (shortest, longest) = network();
        let corner = |at: f64| (lag - at).max(0.0).powi(2) / 2.0;
        let early = corner(-self.error + shortest) - corner(-self.error + longest);
        let late = corner(self.error + shortest) - corner(self.error + longest);
        ((early - late) / (2.0 * self.error * (longest - shortest))).clamp(0.0, 1.0)
    }
}

/// The way to the server in seconds, with the rounding of times to whole milliseconds.
fn network() -> (f64, f64) {
    let seconds = |ms: u64| ms as f64 / 1_000.0;
    (seconds(NETWORK_MS.0) - 0.001, seconds(NETWORK_MS.1) + 0.001)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    #[test]
    fn what_is_heard_arrives_as_often_as_said() {
        let mut dice = StdRng::seed_from_u64(7);
        let ear = Ear::within(1.0);
        let draws = 100_000;
        let mut early = 0;
        for _ in 0..draws {
            let heard = ear.hear(10_000, &mut dice);
            let arrived = 10.0 + dice.random_range(NETWORK_MS.0..=NETWORK_MS.1) as f64 / 1_000.0;
            assert!(ear.probability(heard, arrived - 1e-6, arrived) > 0.0);
            assert!(ear.density(heard, arrived) > 0.0);
            early += u32::from(arrived - heard <= 0.4);
        }
        let share = f64::from(early) / f64::from(draws);
        assert!(
            (share - ear.probability(0.0, -9.0, 0.4)).abs() < 0.01,
            "{share}"
        );
    }
}
