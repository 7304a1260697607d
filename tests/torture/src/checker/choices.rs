//! Ballots and answers: within the budget, each seat's counted once, and that the one it chose last.

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{
    Command, Entity, EntityId, Outcome, PollEntity, PollOutcome, RoundEntity, TopicId,
};

use super::Evidence;
use crate::history::{History, Who, Wish};
use crate::ledger::Violation;
use crate::model::answer::{Choice, Chosen, OneSeats, Votes};
use crate::model::possible;

/// The floor of every room here.
pub const FLOOR: u32 = 3;
/// Combinations that are looked through before a result counts as not to be told.
const COMBINATIONS: usize = 100_000;
/// Answers from which a poll's counts are shown.
const COUNTS: u32 = candor_protocol::limits::POLL_COUNTS;

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Violation> {
    let mut found = over_budget(evidence.history);
    for (id, entity) in &evidence.ledger.closed {
        let holds = match entity {
            Entity::Round(round) => {
                // Counted votes move along with topics that are merged: then only voters are told.
                let fixed = evidence.ledger.fixed.get(id) == Some(&round.topics);
                round_holds(evidence.history, round, fixed)
            }
            Entity::Poll(poll) => poll_holds(evidence.history, poll),
            _ => Ok(()),
        };
        if let Err(what) = holds {
            found.push(Violation::about("A9", *id, what));
        }
    }
    found
}

/// A ballot over the budget is refused.
fn over_budget(history: &History) -> Vec<Violation> {
    let mut budgets = BTreeMap::new();
    for wish in &history.wishes {
        if let Command::OpenRound { id, budget, .. } = &wish.command {
            budgets.insert(*id, *budget);
        }
    }
    let mut found = Vec::new();
    for wish in history.wishes.iter().filter(|wish| wish.is_acknowledged()) {
        if let Command::CastBallot { round, votes } = &wish.command {
            let sum: u32 = votes.iter().map(|vote| vote.votes).sum();
            if budgets.get(round).is_some_and(|budget| sum > *budget) {
                let what = format!("a ballot of {sum} votes was acknowledged");
                found.push(Violation::about("A9", EntityId::Round(*round), what));
            }
        }
    }
    found
}

/// What each seat may have chosen at the end.
fn choices<T: Chosen>(
    history: &History,
    is_meant: impl Fn(&Wish) -> bool,
) -> Vec<BTreeSet<Choice<T>>> {
    let seats: BTreeSet<Who> = history
        .wishes
        .iter()
        .filter(|wish| is_meant(wish))
        .map(|wish| wish.who)
        .collect();
    let of_seat = |seat: Who| {
        let tries = history.tries(|wish| wish.who == seat && is_meant(wish));
        possible(&OneSeats::<T>::default(), &tries).states
    };
    seats.into_iter().map(of_seat).collect()
}

fn round_holds(history: &History, round: &RoundEntity, fixed: bool) -> Result<(), String> {
    let is_ballot = |wish: &Wish| {
        matches!(&wish.command, Command::CastBallot { round: of, .. } if *of == round.id)
            && fits(round, &wish.command)
    };
    let seats = choices::<Votes>(history, is_ballot);
    let tally: Option<BTreeMap<TopicId, u32>> = match &round.outcome {
        Outcome::Open => return Ok(()),
        Outcome::TooFew => None,
        Outcome::Counted { tally, .. } => {
            let votes = tally.iter().map(|entry| (entry.topic, entry.votes));
            Some(votes.filter(|(_, votes)| *votes > 0).collect())
        }
    };
    let voters = match &round.outcome {
        Outcome::Counted { voters, .. } => Some(*voters),
        _ => None,
    };
    let explains = |chosen: &[&Choice<Votes>]| {
        let cast: Vec<&Votes> = chosen.iter().filter_map(|choice| choice.as_ref()).collect();
        let number = cast.len() as u32;
        let (Some(tally), Some(voters)) = (&tally, voters) else {
            return number < FLOOR;
        };
        let mut sums: BTreeMap<TopicId, u32> = BTreeMap::new();
        for (topic, votes) in cast.iter().copied().flatten() {
            *sums.entry(*topic).or_default() += votes;
        }
        number == voters && number >= FLOOR && (!fixed || sums == *tally)
    };
    told(&seats, explains, || {
        format!("{:?} from {seats:?}", round.outcome)
    })
}

/// Whether a ballot could be taken: one that could not was refused each time, or never arrived.
fn fits(round: &RoundEntity, command: &Command) -> bool {
    let Command::CastBallot { votes, .. } = command else {
        return false;
    };
    let sum: u32 = votes.iter().map(|vote| vote.votes).sum();
    sum <= round.budget
        && votes
            .iter()
            .all(|vote| (1..=round.most_per_topic).contains(&vote.votes))
}

fn poll_holds(history: &History, poll: &PollEntity) -> Result<(), String> {
    let is_answer = |wish: &Wish| matches!(&wish.command, Command::AnswerPoll { poll: of, .. } if *of == poll.id);
    let seats = choices::<u32>(history, is_answer);
    let explains = |chosen: &[&Choice<u32>]| {
        let mut given: Vec<u32> = chosen.iter().filter_map(|choice| **choice).collect();
        given.sort_unstable();
        let number = given.len() as u32;
        match &poll.outcome {
            PollOutcome::Open => true,
            PollOutcome::TooFew => number < FLOOR,
            PollOutcome::Gist { answers, choices } => {
                let median = given.get(given.len().saturating_sub(1) / 2);
                (FLOOR..COUNTS).contains(&number) && *answers == number && choices.first() == median
            }
            PollOutcome::Counted { counts } => {
                let mut sums = vec![0; counts.len()];
                for choice in &given {
                    if let Some(sum) = sums.get_mut(*choice as usize) {
                        *sum += 1;
                    }
                }
                number >= COUNTS && sums == *counts
            }
        }
    };
    told(&seats, explains, || {
        format!("{:?} from {seats:?}", poll.outcome)
    })
}

/// Whether some choice of every seat explains a result.
fn told<T>(
    seats: &[BTreeSet<Choice<T>>],
    explains: impl Fn(&[&Choice<T>]) -> bool,
    what: impl Fn() -> String,
) -> Result<(), String> {
    let seats: Vec<Vec<&Choice<T>>> = seats.iter().map(|set| set.iter().collect()).collect();
    let combinations = seats
        .iter()
        .try_fold(1_usize, |product, set| product.checked_mul(set.len()));
    if combinations.is_none_or(|number| number > COMBINATIONS) {
        return Ok(());
    }
    let mut at = vec![0; seats.len()];
    loop {
        let chosen: Vec<&Choice<T>> = seats.iter().zip(&at).map(|(set, at)| set[*at]).collect();
        if explains(&chosen) {
            return Ok(());
        }
        let Some(place) = (0..at.len()).find(|place| at[*place] + 1 < seats[*place].len()) else {
            return Err(format!("no choice of its seats gives {}", what()));
        };
        at[..place].fill(0);
        at[place] += 1;
    }
}
