//! An adversary meets sessions: what it makes of each, and how far that is true.

use std::thread;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::adversary::{Heard, Seen, Suspicion, effective_size, guess, largest, suspects, think};
use crate::ear::Ear;
use crate::learn::Orders;
use crate::mixing::Mixing;
use crate::session::{Enter, Kind, Session, play};
use crate::tally::Tally;

/// Sessions of one kind, in rooms of one size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sessions {
    pub(crate) kind: Kind,
    pub(crate) seats: usize,
    pub(crate) number: usize,
    pub(crate) seed: u64,
}

impl Sessions {
    /// The seed of one of them: the same people write at the same times, however texts wait.
    fn seed_of(self, number: usize) -> u64 {
        let mut dice = StdRng::seed_from_u64(self.seed ^ (self.seats as u64) << 32);
        dice.random::<u64>().wrapping_add(number as u64)
    }

    /// Attacks them all, some at a time.
    fn each<T: Send>(self, of: impl Fn(u64) -> T + Sync) -> Vec<T> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let share = self.number.div_ceil(threads);
        let of = &of;
        thread::scope(|scope| {
            let shares = (0..threads).map(|thread| {
                let numbers = (thread * share)..((thread + 1) * share).min(self.number);
                scope.spawn(move || -> Vec<T> {
                    numbers.map(|number| of(self.seed_of(number))).collect()
                })
            });
            let running: Vec<_> = shares.collect();
            let done = running
                .into_iter()
                .map(|share| share.join().expect("a share of sessions"));
            done.flatten().collect()
        })
    }

    /// What an adversary with these ears makes of them, where texts wait in this way.
    pub(crate) fn attack(self, mixing: Mixing, ear: Ear) -> Vec<Tally> {
        self.each(|seed| {
            let session = play(self.kind, mixing, self.seats, seed);
            attack_one(&session, mixing, ear, seed)
        })
    }

    /// What an adversary who learns from every other session makes of the order in the rest: where
    /// notes are hidden, or, to check the instrument, where they come out as they are sent.
    pub(crate) fn attack_order(self, mixing: Mixing) -> Vec<Tally> {
        let sessions = self.each(|seed| play(self.kind, mixing, self.seats, seed));
        let orders: Vec<Vec<usize>> = sessions.iter().map(order).collect();
        let learnt = orders.iter().step_by(2).map(Vec::as_slice);
        let learnt = Orders::learn(learnt);
        let mut dice = StdRng::seed_from_u64(self.seed);
        let rest = sessions.iter().zip(&orders).skip(1).step_by(2);
        rest.filter(|(session, _)| !session.enters.is_empty())
            .map(|(session, order)| {
                let by_time: Vec<usize> = session.enters.iter().map(|enter| enter.seat).collect();
                let thought = learnt.think(&by_time, self.seats);
                let mut tally = Tally::default();
                for (suspicion, enter) in thought.iter().zip(order) {
                    tally.judge(suspicion, by_time[*enter], &mut dice);
                }
                tally.by_count = most_sent(session);
                tally
            })
            .collect()
    }
}

/// For each text in the order in which they came out, which Enter in time sent it.
fn order(session: &Session) -> Vec<usize> {
    let texts = session.released.iter().flat_map(|released| &released.texts);
    texts.map(|text| session.sent_by[text]).collect()
}

/// Right guesses of who always names the seat that sent the most.
fn most_sent(session: &Session) -> f64 {
    let mut sent = vec![0.0; session.seats];
    for enter in &session.enters {
        sent[enter.seat] += 1.0;
    }
    largest(&sent)
}

fn attack_one(session: &Session, mixing: Mixing, ear: Ear, seed: u64) -> Tally {
    let mut dice = StdRng::seed_from_u64(!seed);
    let hear = |enter: &Enter| Heard {
        seat: enter.seat,
        at: ear.hear(enter.at, &mut dice),
    };
    let mut heard: Vec<Heard> = session.enters.iter().map(hear).collect();
    heard.sort_unstable_by(|one, other| one.at.total_cmp(&other.at));
    let seconds = |ms: u64| ms as f64 / 1_000.0;
    let seen: Vec<Seen> = session
        .released
        .iter()
        .map(|released| Seen {
            at: seconds(released.at),
            texts: released.texts.len(),
        })
        .collect();
    let thought = think(&heard, &seen, session.seats, mixing, ear);
    let mut tally = Tally {
        by_count: most_sent(session),
        exactly: thought.exactly as f64,
        ..Tally::default()
    };
    for (released, suspicion) in session.released.iter().zip(&thought.of) {
        for text in &released.texts {
            let enter = session.enters[session.sent_by[text]];
            tally.judge(suspicion, enter.seat, &mut dice);
            tally.waits += seconds(released.at - enter.at);
        }
    }
    tally
}

impl Tally {
    /// Compares what is thought of a text with who wrote it.
    fn judge(&mut self, suspicion: &Suspicion, author: usize, dice: &mut StdRng) {
        let sum: f64 = suspicion.iter().sum();
        assert!((sum - 1.0).abs() < 0.01, "suspicions add up to {sum}");
        self.texts += 1.0;
        self.right += f64::from(u32::from(guess(suspicion, dice) == author));
        self.expected += largest(suspicion);
        self.sets += effective_size(suspicion);
        self.suspects += suspects(suspicion) as f64;
        self.certain += f64::from(u32::from(largest(suspicion) > 0.99));
    }
}
