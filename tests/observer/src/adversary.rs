//! The adversary: hears every Enter, sees what comes out when, knows how texts wait, and says for each
//! how likely each seat wrote it. Gets neither the truth nor content nor sizes.

use rand::Rng;
use rand::seq::IndexedRandom as _;

use crate::assign::{Row, marginals};
use crate::ear::Ear;
use crate::mixing::Mixing;

/// An Enter as it was heard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heard {
    pub(crate) seat: usize,
    /// Seconds.
    pub(crate) at: f64,
}

/// What is known of texts that came out together: when, in seconds, and how many.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) at: f64,
    pub(crate) texts: usize,
}

/// How likely each seat wrote one text.
pub(crate) type Suspicion = Vec<f64>;

/// What is thought of each of the things seen, and of how many Enters that was summed exactly.
pub(crate) struct Thought {
    pub(crate) of: Vec<Suspicion>,
    pub(crate) exactly: usize,
}

/// Bayes' rule over all ways in which every Enter sent one text. Before looking, any time of arrival
/// is as likely as any other; then `heard` speaks for where each Enter arrived, and a delay of up to
/// `most` ticks, each as likely, for the tick on which it came out. Both together: an Enter has come
/// out on a tick with the probability that it arrived within the longest wait before, and never else.
/// Texts of one tick come out in a drawn order, so all of them are suspected alike.
///
/// `heard` is sorted by time, and so is `seen`.
pub(crate) fn think(
    heard: &[Heard],
    seen: &[Seen],
    seats: usize,
    mixing: Mixing,
    ear: Ear,
) -> Thought {
    let longest = f64::from(mixing.longest());
    let can = |heard: &Heard, seen: &Seen| ear.can(heard.at, seen.at - longest, seen.at);
    let weight = |heard: &Heard, seen: &Seen| match mixing {
        Mixing::Ticks { .. } => ear.probability(heard.at, seen.at - longest, seen.at),
        Mixing::Off => ear.density(heard.at, seen.at),
    };
    let row = |heard: &Heard| {
        let first = seen.partition_point(|seen| seen.at < heard.at && !can(heard, seen));
        let reached = seen[first..].iter().take_while(|seen| can(heard, seen));
        Row {
            first,
            weights: reached.map(|seen| weight(heard, seen)).collect(),
        }
    };
    let rows: Vec<Row> = heard.iter().map(row).collect();
    let sizes: Vec<usize> = seen.iter().map(|seen| seen.texts).collect();
    let (chances, exactly) = marginals(&rows, &sizes);
    let mut of = vec![vec![0.0; seats]; seen.len()];
    for ((heard, row), chances) in heard.iter().zip(&rows).zip(&chances) {
        for (column, chance) in chances.iter().enumerate() {
            let number = row.first + column;
            of[number][heard.seat] += chance / sizes[number] as f64;
        }
    }
    Thought { of, exactly }
}

/// The likeliest seat; of equally likely ones, any.
pub(crate) fn guess(suspicion: &[f64], dice: &mut impl Rng) -> usize {
    let most = largest(suspicion);
    let tied: Vec<usize> = (0..suspicion.len())
        .filter(|seat| suspicion[*seat] > most - 1e-9)
        .collect();
    tied.choose(dice).copied().unwrap_or_default()
}

/// How likely the guess is right, as the adversary thinks.
pub(crate) fn largest(suspicion: &[f64]) -> f64 {
    suspicion.iter().copied().fold(0.0, f64::max)
}

/// The effective size of the anonymity set: as many equally likely seats would leave as much
/// uncertainty (exp of the entropy; Serjantov and Danezis, 2002).
pub(crate) fn effective_size(suspicion: &[f64]) -> f64 {
    let entropy = suspicion.iter().filter(|chance| **chance > 0.0);
    entropy
        .map(|chance| -chance * chance.ln())
        .sum::<f64>()
        .exp()
}

/// How many seats are suspected by more than one in a hundred.
pub(crate) fn suspects(suspicion: &[f64]) -> usize {
    suspicion.iter().filter(|chance| **chance > 0.01).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::rngs::StdRng;
    use rand::{RngExt as _, SeedableRng as _};

    const MIXING: Mixing = Mixing::Ticks {
        seconds: 3,
        most: 2,
    };

    /// Bayes' rule by playing: the truth is drawn again and again, and kept when it gave what was seen.
    #[test]
    fn what_is_thought_is_how_often_it_was_so() {
        let mut dice = StdRng::seed_from_u64(5);
        let ear = Ear::within(1.0);
        let heard = [(0, 4.2), (1, 5.1), (0, 7.4)].map(|(seat, at)| Heard { seat, at });
        let seen = [(6.0, 1), (9.0, 2)].map(|(at, texts)| Seen { at, texts });
        let thought = think(&heard, &seen, 2, MIXING, ear);
        let (mut kept, mut first_by_0) = (0, 0);
        for _ in 0..100_000 {
            let came_out = heard.map(|heard| {
                let enter = heard.at - dice.random_range(-1.0..1.0);
                let arrived: f64 = enter + dice.random_range(0.02..0.08);
                ((arrived / 3.0).ceil() + f64::from(dice.random_range(0..2))) * 3.0
            });
            let on = |at: f64| {
                came_out
                    .iter()
                    .filter(|out| (**out - at).abs() < 0.1)
                    .count()
            };
            if on(6.0) == 1 && on(9.0) == 2 {
                kept += 1;
                first_by_0 += u32::from((came_out[1] - 9.0).abs() < 0.1);
            }
        }
        let often = f64::from(first_by_0) / f64::from(kept);
        assert!(
            (thought.of[0][0] - often).abs() < 0.02,
            "{} is not {often}",
            thought.of[0][0]
        );
        assert_eq!(thought.exactly, 3);
    }

    #[test]
    fn who_writes_alone_is_certain() {
        let heard = [Heard { seat: 2, at: 100.0 }];
        let seen = [Seen {
            at: 105.0,
            texts: 1,
        }];
        let thought = think(&heard, &seen, 8, MIXING, Ear::within(1.0));
        assert_eq!(thought.of[0][2], 1.0);
        assert_eq!(
            (effective_size(&thought.of[0]), suspects(&thought.of[0])),
            (1.0, 1)
        );
    }
}
