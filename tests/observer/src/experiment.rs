//! The experiment: which sessions are attacked, where texts wait in which way, and what came of it.

use std::cmp::Reverse;

use crate::attack::Sessions;
use crate::ear::{ERROR_SECONDS, Ear};
use crate::mixing::Mixing;
use crate::session::Kind;
use crate::tally::{Estimate, Tally, difference, per_text};

/// People in a room.
pub(crate) const SEATS: [usize; 3] = [4, 8, 15];
/// The room that is looked at more closely.
pub(crate) const SEATS_USUAL: usize = 8;
/// Ticks, seconds. A room can be created with 2 to 60.
pub(crate) const TICKS: [u32; 7] = [2, 3, 5, 10, 20, 30, 60];
/// Longest delays, ticks.
pub(crate) const DELAYS: [u32; 4] = [1, 2, 4, 8];
/// Ticks and delays besides, which wait as long as the default does.
const AS_LONG_AS_DEFAULT: [(u32, u32); 2] = [(12, 1), (6, 2)];
/// Kinds of sessions in which texts wait.
pub(crate) const WAITING: [Kind; 2] = [Kind::LateNotes, Kind::Comments];
/// Errors of hearing that are compared, seconds.
pub(crate) const ERRORS: [f64; 4] = [0.1, 0.3, 1.0, 3.0];
/// Texts a minute in the whole room, for the lone writer's curve.
pub(crate) const RATES: [f64; 10] = [0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 40.0];
/// How texts wait in that curve.
pub(crate) const LONE: [Mixing; 4] = [
    Mixing::DEFAULT,
    Mixing::Ticks {
        seconds: 12,
        most: 1,
    },
    Mixing::Ticks {
        seconds: 20,
        most: 4,
    },
    Mixing::Ticks {
        seconds: 60,
        most: 4,
    },
];

/// What came of an attack.
pub(crate) struct Attack {
    pub(crate) kind: Kind,
    pub(crate) seats: usize,
    pub(crate) mixing: Mixing,
    pub(crate) right: Estimate,
    pub(crate) set: Estimate,
    pub(crate) certain: Estimate,
    pub(crate) suspects: f64,
    /// By how many more guesses are right than the adversary expects.
    pub(crate) unexpected: Estimate,
    pub(crate) by_count: f64,
    pub(crate) wait: f64,
    pub(crate) exactly: f64,
    pub(crate) texts: f64,
    tallies: Vec<Tally>,
}

impl Attack {
    fn new(sessions: Sessions, mixing: Mixing, error: f64) -> Self {
        let tallies = sessions.attack(mixing, Ear::within(error));
        let mean = |of: fn(&Tally) -> f64| {
            let texts: f64 = tallies.iter().map(|tally| tally.texts).sum();
            tallies.iter().map(of).sum::<f64>() / texts.max(1.0)
        };
        Self {
            kind: sessions.kind,
            seats: sessions.seats,
            mixing,
            right: per_text(&tallies, |tally| tally.right),
            set: per_text(&tallies, |tally| tally.sets),
            certain: per_text(&tallies, |tally| tally.certain),
            suspects: mean(|tally| tally.suspects),
            unexpected: per_text(&tallies, |tally| tally.right - tally.expected),
            by_count: mean(|tally| tally.by_count),
            wait: mean(|tally| tally.waits),
            exactly: mean(|tally| tally.exactly),
            texts: tallies.iter().map(|tally| tally.texts).sum(),
            tallies,
        }
    }

    /// By how much more often this attack is right than another one on the same sessions.
    pub(crate) fn beyond(&self, other: &Self) -> Estimate {
        difference(&self.tallies, &other.tallies, |tally| tally.right)
    }
}

/// What came of attacks on the order of notes.
pub(crate) struct Order {
    pub(crate) seats: usize,
    /// Notes were hidden and revealed (A4, A5), or came out as they were sent.
    pub(crate) hidden: bool,
    pub(crate) right: Estimate,
    pub(crate) by_count: f64,
    /// How much more often it is right than who only counts.
    pub(crate) beyond: Estimate,
    pub(crate) set: Estimate,
}

impl Order {
    pub(crate) fn new(seats: usize, hidden: bool, number: usize, seed: u64) -> Self {
        let (kind, mixing) = match hidden {
            true => (Kind::Hidden, Mixing::DEFAULT),
            false => (Kind::LateNotes, Mixing::Off),
        };
        let tallies = Sessions {
            kind,
            seats,
            number,
            seed,
        }
        .attack_order(mixing);
        Self {
            seats,
            hidden,
            right: per_text(&tallies, |tally| tally.right),
            by_count: per_text(&tallies, |tally| tally.by_count).value,
            beyond: per_text(&tallies, |tally| tally.right - tally.by_count),
            set: per_text(&tallies, |tally| tally.sets),
        }
    }
}

/// All of it.
pub(crate) struct Results {
    pub(crate) number: usize,
    pub(crate) seed: u64,
    /// Each kind, size and way of waiting.
    pub(crate) grid: Vec<Attack>,
    pub(crate) orders: Vec<Order>,
    /// With other ears, where texts wait as by default or not at all.
    pub(crate) ears: Vec<(f64, Attack)>,
    /// Steady writing at each rate, for each way of waiting.
    pub(crate) lone: Vec<(f64, Attack)>,
}

impl Results {
    pub(crate) fn find(number: usize, seed: u64) -> Self {
        let sessions = |kind, seats| Sessions {
            kind,
            seats,
            number,
            seed,
        };
        let mut grid = Vec::new();
        let mut ears = Vec::new();
        let mut lone = Vec::new();
        for kind in WAITING {
            for seats in SEATS {
                eprintln!("{kind:?} of {seats}");
                let attack = |mixing| Attack::new(sessions(kind, seats), mixing, ERROR_SECONDS);
                grid.extend(mixings().into_iter().map(attack));
            }
            for error in ERRORS {
                for mixing in [Mixing::Off, Mixing::DEFAULT] {
                    let sessions = sessions(kind, SEATS_USUAL);
                    ears.push((error, Attack::new(sessions, mixing, error)));
                }
            }
        }
        for mixing in LONE {
            for rate in RATES {
                let sessions = sessions(Kind::Steady(rate), SEATS_USUAL);
                let fewer = Sessions {
                    number: number.div_ceil(4),
                    ..sessions
                };
                lone.push((rate, Attack::new(fewer, mixing, ERROR_SECONDS)));
            }
        }
        let both = SEATS
            .iter()
            .flat_map(|seats| [(*seats, true), (*seats, false)]);
        let orders = both.map(|(seats, hidden)| Order::new(seats, hidden, 2 * number, seed));
        let orders = orders.collect();
        Self {
            number,
            seed,
            grid,
            orders,
            ears,
            lone,
        }
    }

    pub(crate) fn attack(&self, kind: Kind, seats: usize, mixing: Mixing) -> &Attack {
        let same =
            |attack: &&Attack| (attack.kind, attack.seats, attack.mixing) == (kind, seats, mixing);
        self.grid.iter().find(same).expect("an attack of the grid")
    }

    pub(crate) fn order(&self, seats: usize, hidden: bool) -> &Order {
        let same = |order: &&Order| (order.seats, order.hidden) == (seats, hidden);
        self.orders
            .iter()
            .find(same)
            .expect("an attack on the order")
    }
}

/// Every way of waiting, by the longest wait; none comes first.
pub(crate) fn mixings() -> Vec<Mixing> {
    let grid = TICKS
        .iter()
        .flat_map(|tick| DELAYS.map(|delay| (*tick, delay)));
    let all = grid.chain(AS_LONG_AS_DEFAULT);
    let all = all.map(|(seconds, most)| Mixing::Ticks { seconds, most });
    let mut all: Vec<Mixing> = all.chain([Mixing::Off]).collect();
    all.sort_by_key(|mixing| (mixing.longest(), Reverse(mixing.tick_seconds())));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_a5_hidden_writing_leaves_the_adversary_at_chance() {
        let found = Order::new(8, true, 60, 1);
        let Estimate { low, high, .. } = found.right;
        assert!(
            low <= found.by_count && found.by_count <= high,
            "{:?}",
            found.right
        );
        // The order is of no use beyond counting how much everybody sent.
        assert!(found.beyond.low <= 0.0, "{:?}", found.beyond);
    }

    #[test]
    fn the_same_adversary_finds_notes_that_come_out_in_the_order_in_which_they_are_sent() {
        let found = Order::new(8, false, 60, 1);
        assert!(found.right.value > 0.95, "{:?}", found.right);
    }

    #[test]
    fn without_waiting_the_author_is_found_nearly_always() {
        for seats in SEATS {
            let sessions = Sessions {
                kind: Kind::LateNotes,
                seats,
                number: 20,
                seed: 1,
            };
            let found = Attack::new(sessions, Mixing::Off, ERROR_SECONDS);
            assert!(found.right.value > 0.95, "{seats}: {:?}", found.right);
        }
    }

    #[test]
    fn a6_waiting_hides_authors_and_longer_waiting_more() {
        let sessions = Sessions {
            kind: Kind::Comments,
            seats: 15,
            number: 10,
            seed: 1,
        };
        let longer = Mixing::Ticks {
            seconds: 20,
            most: 4,
        };
        let found = [Mixing::Off, Mixing::DEFAULT, longer]
            .map(|mixing| Attack::new(sessions, mixing, ERROR_SECONDS));
        assert!(found[0].right.low > found[1].right.high);
        assert!(found[1].right.low > found[2].right.high);
        // What the adversary thinks is true: as many guesses are right as it expects.
        for found in found {
            assert!(found.unexpected.value.abs() < 0.05);
        }
    }
}
