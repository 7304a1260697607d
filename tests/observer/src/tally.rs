//! What an attack on one session came to, and estimates over many: ratios of sums over sessions, with
//! intervals by drawing whole sessions again, since what happens within one hangs together.

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

/// Sums over the texts of one session.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) texts: f64,
    /// Right guesses.
    pub(crate) right: f64,
    /// Right guesses that the adversary expects.
    pub(crate) expected: f64,
    /// Right guesses of who only counts how much everybody sent in the whole session.
    pub(crate) by_count: f64,
    /// Effective sizes of the anonymity sets.
    pub(crate) sets: f64,
    /// Seats suspected by more than one in a hundred.
    pub(crate) suspects: f64,
    /// Texts of which the adversary is certain, by 99 in 100.
    pub(crate) certain: f64,
    /// Seconds from Enter until everybody sees it.
    pub(crate) waits: f64,
    /// Enters summed exactly.
    pub(crate) exactly: f64,
}

/// An estimate with its 95 % interval.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Estimate {
    pub(crate) value: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// Times that the sessions are drawn again.
const DRAWS: usize = 1_000;

/// A mean for each text.
pub(crate) fn per_text(tallies: &[Tally], of: impl Fn(&Tally) -> f64) -> Estimate {
    again(tallies.len(), |chosen| {
        let (mut sum, mut texts) = (0.0, 0.0);
        for number in chosen {
            sum += of(&tallies[number]);
            texts += tallies[number].texts;
        }
        sum / texts.max(1.0)
    })
}

/// How much larger a mean for each text is in one row of sessions than in another row of the same ones.
pub(crate) fn difference(
    tallies: &[Tally],
    others: &[Tally],
    of: impl Fn(&Tally) -> f64,
) -> Estimate {
    again(tallies.len(), |chosen| {
        let mut sums = [0.0; 4];
        for number in chosen {
            let (one, other) = (&tallies[number], &others[number]);
            let terms = [of(one), one.texts, of(other), other.texts];
            sums.iter_mut()
                .zip(terms)
                .for_each(|(sum, term)| *sum += term);
        }
        sums[0] / sums[1].max(1.0) - sums[2] / sums[3].max(1.0)
    })
}

/// A value of all sessions, and of as many drawn among them with repetition.
fn again(sessions: usize, of: impl Fn(&mut dyn Iterator<Item = usize>) -> f64) -> Estimate {
    let value = of(&mut (0..sessions));
    let mut dice = StdRng::seed_from_u64(sessions as u64);
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| of(&mut (0..sessions).map(|_| dice.random_range(0..sessions))))
        .collect();
    drawn.sort_unstable_by(f64::total_cmp);
    let (low, high) = (drawn[DRAWS / 40], drawn[DRAWS - 1 - DRAWS / 40]);
    Estimate { value, low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_holds_the_truth_as_often_as_it_says() {
        let mut dice = StdRng::seed_from_u64(2);
        let mut held = 0;
        for _ in 0..60 {
            // Texts of a session are all guessed, or none is: a third of the sessions.
            let session = |dice: &mut StdRng| {
                let texts = f64::from(dice.random_range(1..20));
                let right = texts * f64::from(u32::from(dice.random_bool(1.0 / 3.0)));
                Tally {
                    texts,
                    right,
                    ..Tally::default()
                }
            };
            let sessions: Vec<Tally> = (0..30).map(|_| session(&mut dice)).collect();
            let found = per_text(&sessions, |tally| tally.right);
            held += u32::from(found.low <= 1.0 / 3.0 && 1.0 / 3.0 <= found.high);
        }
        assert!(held >= 52, "{held} of 60");
    }
}
