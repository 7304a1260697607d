//! How people type: their pace, their pauses, the length of what they write. It knows no board.
//!
//! The constants are the model. Each has its unit and its reason; the document lists them.

use rand::Rng;
use rand_distr::{Distribution as _, LogNormal};

/// Typing, words a minute, median of people. Between 33 for copying by average computer users
/// (Karat and others, CHI 1999) and about 50 in a large online test (Dhakal and others, CHI 2018).
pub(crate) const WORDS_PER_MINUTE: f64 = 40.0;
/// Spread of typing speed among people, as the standard deviation of its logarithm: two thirds type
/// 27 to 60 words a minute.
pub(crate) const WORDS_PER_MINUTE_SPREAD: f64 = 0.4;
/// Words of a note or comment, median; with the spread below, two thirds have 8 to 18.
pub(crate) const WORDS: f64 = 12.0;
/// Spread of the number of words, of its logarithm.
pub(crate) const WORDS_SPREAD: f64 = 0.4;
/// Spread of how much people write, of its logarithm: of 15 people the busiest writes about six
/// times as much as the quietest.
pub(crate) const PACE_SPREAD: f64 = 0.5;
/// Spread of the pauses of one person, of their logarithm. Pauses between messages are log-normal
/// (Stouffer and others, 2006); at 1.2 nearly four of ten are
/// shorter than a third of the mean: bursts.
pub(crate) const PAUSE_SPREAD: f64 = 1.2;

/// Late notes of one person, a minute, mean: two in twenty minutes, while others group and discuss.
pub(crate) const LATE_NOTES_PER_MINUTE: f64 = 0.1;
/// Notes of one person while all write, a minute, mean: three in five minutes, as in brainwriting 6-3-5.
pub(crate) const NOTES_PER_MINUTE: f64 = 0.6;

/// Seconds before somebody thinks of a comment on a topic that comes into focus, or on a comment that
/// comes out: reading it.
pub(crate) const READING_SECONDS: f64 = 4.0;
/// Thinking before a comment is typed, seconds, median.
pub(crate) const THINKING_SECONDS: f64 = 12.0;
/// Spread of thinking, of its logarithm.
pub(crate) const THINKING_SPREAD: f64 = 0.8;
/// Probability that a person comments on a topic that comes into focus, at a pace of 1.
pub(crate) const COMMENTS_ON_TOPIC: f64 = 0.5;
/// Probability that who has just commented goes on with another comment.
pub(crate) const COMMENTS_AGAIN: f64 = 0.25;
/// Replies that a comment draws from all others together once it is out, mean.
pub(crate) const REPLIES: f64 = 0.35;

/// Seconds from reading something to sending a comment on it, mean of one who types at the median speed.
pub(crate) fn usual_comment() -> f64 {
    let mean = |median: f64, spread: f64| median * (spread.powi(2) / 2.0).exp();
    READING_SECONDS
        + mean(THINKING_SECONDS, THINKING_SPREAD)
        + mean(WORDS, WORDS_SPREAD) * 60.0 / WORDS_PER_MINUTE
}

/// A way in which a person writes, the same for a whole session.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Person {
    words_per_minute: f64,
    /// How much this person writes; 1 is the mean of people.
    pace: f64,
}

impl Person {
    pub(crate) fn draw(dice: &mut impl Rng) -> Self {
        Self {
            words_per_minute: around_median(WORDS_PER_MINUTE, WORDS_PER_MINUTE_SPREAD, dice),
            pace: around_mean(1.0, PACE_SPREAD, dice),
        }
    }

    /// Seconds from the first key to Enter.
    fn typing(self, dice: &mut impl Rng) -> f64 {
        around_median(WORDS, WORDS_SPREAD, dice) * 60.0 / self.words_per_minute
    }

    /// Seconds from one note to the next, where `per_minute` is the mean rate of people.
    pub(crate) fn next_note(self, per_minute: f64, dice: &mut impl Rng) -> f64 {
        let mean_typing = WORDS * (WORDS_SPREAD.powi(2) / 2.0).exp() * 60.0 / self.words_per_minute;
        // Who writes the most still pauses a little.
        let pause = (60.0 / (per_minute * self.pace) - mean_typing).max(THINKING_SECONDS);
        around_mean(pause, PAUSE_SPREAD, dice) + self.typing(dice)
    }

    /// Seconds from reading something to sending a comment on it.
    pub(crate) fn next_comment(self, dice: &mut impl Rng) -> f64 {
        let thinking = around_median(THINKING_SECONDS, THINKING_SPREAD, dice);
        READING_SECONDS + thinking + self.typing(dice)
    }

    /// A probability for everybody, for this person.
    pub(crate) fn inclined(self, probability: f64) -> f64 {
        (probability * self.pace).min(1.0)
    }
}

fn around_median(median: f64, spread: f64, dice: &mut impl Rng) -> f64 {
    let law = LogNormal::new(median.ln(), spread).expect("a spread is finite");
    law.sample(dice)
}

fn around_mean(mean: f64, spread: f64, dice: &mut impl Rng) -> f64 {
    around_median(mean * (-spread.powi(2) / 2.0).exp(), spread, dice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    #[test]
    fn people_write_as_much_as_the_model_says() {
        let mut dice = StdRng::seed_from_u64(1);
        let gaps = |rate: f64, dice: &mut StdRng| -> f64 {
            let person = Person {
                words_per_minute: WORDS_PER_MINUTE,
                pace: 1.0,
            };
            (0..20_000)
                .map(|_| person.next_note(rate, dice))
                .sum::<f64>()
                / 20_000.0
        };
        for rate in [LATE_NOTES_PER_MINUTE, NOTES_PER_MINUTE] {
            let mean = gaps(rate, &mut dice);
            assert!(
                (mean * rate / 60.0 - 1.0).abs() < 0.05,
                "{rate} a minute came {mean} s apart"
            );
        }
    }
}
