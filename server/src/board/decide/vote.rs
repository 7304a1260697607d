//! Voting: a round is fixed at opening (A8), ballots are whole, blind and pseudonymous (A9).

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{
    Command, ErrorCode, Limit, Outcome, RoundId, TopicId, TopicVotes, Votes, limits,
};
use rand::RngExt as _;

use super::{Context, Decision, Refusal, require};
use crate::board::answers::{BallotBox, Round};
use crate::board::event::Event;
use crate::board::seat::Salt;
use crate::board::state::Board;

pub(super) fn decide(board: &Board, command: &Command, context: &mut Context<'_>) -> Decision {
    match command {
        Command::OpenRound {
            id,
            topics,
            budget,
            most_per_topic,
            breaks,
        } => {
            let fixed = (*budget, *most_per_topic, *breaks);
            open(board, *id, topics.as_deref(), fixed, context)
        }
        Command::CastBallot { round, votes } => cast(board, *round, votes, context),
        Command::CloseRound { round } => match board.open_round() {
            Some((id, open, ballots)) if id == *round => {
                let outcome = count(open, ballots, board.settings.floor);
                Ok(vec![Event::RoundClosed { round: id, outcome }])
            }
            _ if board.rounds.contains_key(round) => Ok(Vec::new()),
            _ => Err(ErrorCode::RoundClosed.into()),
        },
        _ => Err(ErrorCode::Malformed.into()),
    }
}

fn open(
    board: &Board,
    id: RoundId,
    topics: Option<&[TopicId]>,
    (budget, most_per_topic, breaks): (u32, u32, Option<RoundId>),
    context: &mut Context<'_>,
) -> Decision {
    if board.rounds.contains_key(&id) {
        return Ok(Vec::new());
    }
    require(board.open_round().is_none(), ErrorCode::RoundOpen)?;
    if board.rounds.len() >= limits::ROUNDS {
        return Err(Limit::Rounds.into());
    }
    require((1..=limits::BUDGET).contains(&budget), ErrorCode::Invalid)?;
    require((1..=budget).contains(&most_per_topic), ErrorCode::Invalid)?;
    let topics: BTreeSet<TopicId> = match topics {
        None => board.topics.keys().copied().collect(),
        Some(some) => {
            let some: BTreeSet<TopicId> = some.iter().copied().collect();
            // Fewer than two leave nothing to choose: the ballots would say who came.
            require(some.len() >= 2, ErrorCode::Invalid)?;
            some
        }
    };
    require(!topics.is_empty(), ErrorCode::Invalid)?;
    let standing = topics.iter().all(|topic| board.topics.contains_key(topic));
    require(standing, ErrorCode::NotThere)?;
    if let Some(broken) = breaks {
        require(topics.len() >= 2, ErrorCode::Invalid)?;
        breaks_ties_of(board, broken, &topics)?;
    }
    let salt = Salt(context.dice.random());
    let topics = topics.into_iter().collect();
    Ok(vec![Event::RoundOpened {
        id,
        topics,
        budget,
        most_per_topic,
        breaks,
        salt,
    }])
}

/// A tie-break is over topics of a round that was counted.
fn breaks_ties_of(
    board: &Board,
    round: RoundId,
    topics: &BTreeSet<TopicId>,
) -> Result<(), Refusal> {
    let broken = board.rounds.get(&round);
    let broken = broken.ok_or(Refusal::from(ErrorCode::NotThere))?;
    let counted = matches!(broken.outcome, Outcome::Counted { .. });
    require(
        counted && topics.is_subset(&broken.topics),
        ErrorCode::Invalid,
    )
}

fn cast(board: &Board, round: RoundId, votes: &Votes, context: &Context<'_>) -> Decision {
    let Some(seat) = context.seat else {
        return Err(ErrorCode::NeedsSeat.into());
    };
    let Some((_, open, ballots)) = board.open_round().filter(|(id, ..)| *id == round) else {
        return Err(ErrorCode::RoundClosed.into());
    };
    require(fits(open, votes), ErrorCode::BallotInvalid)?;
    let pseudonym = seat.pseudonym(&ballots.salt);
    let there = ballots.ballots.get(&pseudonym);
    if there.map_or(votes.is_empty(), |there| there == votes) {
        return Ok(Vec::new());
    }
    Ok(vec![Event::BallotCast {
        round,
        pseudonym,
        votes: votes.clone(),
    }])
}

fn fits(round: &Round, votes: &Votes) -> bool {
    let topics: BTreeSet<TopicId> = votes.iter().map(|entry| entry.topic).collect();
    let each = (1..=round.most_per_topic, &round.topics);
    let sum = votes
        .iter()
        .try_fold(0_u32, |sum, entry| sum.checked_add(entry.votes));
    topics.len() == votes.len()
        && votes
            .iter()
            .all(|entry| each.0.contains(&entry.votes) && each.1.contains(&entry.topic))
        && sum.is_some_and(|sum| sum <= round.budget)
}

/// The tally, unless fewer ballots came in than the floor (A8).
fn count(round: &Round, ballots: &BallotBox, floor: u32) -> Outcome {
    let voters = u32::try_from(ballots.ballots.len()).unwrap_or(u32::MAX);
    if voters < floor {
        return Outcome::TooFew;
    }
    let mut tally: BTreeMap<TopicId, u32> = round.topics.iter().map(|id| (*id, 0)).collect();
    for TopicVotes { topic, votes } in ballots.ballots.values().flatten() {
        if let Some(sum) = tally.get_mut(topic) {
            *sum = sum.saturating_add(*votes);
        }
    }
    let tally = tally
        .into_iter()
        .map(|(topic, votes)| TopicVotes { topic, votes })
        .collect();
    Outcome::Counted { voters, tally }
}
