//! Polls: what is asked is fixed at opening (A8), answers are blind and pseudonymous (A9).

use candor_protocol::{Command, ErrorCode, Limit, PollId, PollOutcome, Scale, TopicId, limits};
use rand::RngExt as _;

use super::{Context, Decision, require};
use crate::board::answers::{AnswerBox, Poll};
use crate::board::event::Event;
use crate::board::seat::Salt;
use crate::board::state::Board;

pub(super) fn decide(board: &Board, command: &Command, context: &mut Context<'_>) -> Decision {
    match command {
        Command::OpenPoll { id, scale, topic } => open(board, *id, scale, *topic, context),
        Command::AnswerPoll { poll, choice } => answer(board, *poll, *choice, context),
        Command::ClosePoll { poll } => match board.open_poll() {
            Some((id, open, answers)) if id == *poll => {
                let outcome = count(open, answers, board.settings.floor);
                Ok(vec![Event::PollClosed { poll: id, outcome }])
            }
            _ if board.polls.contains_key(poll) => Ok(Vec::new()),
            _ => Err(ErrorCode::PollClosed.into()),
        },
        _ => Err(ErrorCode::Malformed.into()),
    }
}

fn open(
    board: &Board,
    id: PollId,
    scale: &Scale,
    topic: Option<TopicId>,
    context: &mut Context<'_>,
) -> Decision {
    if board.polls.contains_key(&id) {
        return Ok(Vec::new());
    }
    require(board.open_poll().is_none(), ErrorCode::PollOpen)?;
    if board.polls.len() >= limits::POLLS {
        return Err(Limit::Polls.into());
    }
    require(scale.is_valid(), ErrorCode::Invalid)?;
    let stands = topic.is_none_or(|topic| board.topics.contains_key(&topic));
    require(stands, ErrorCode::NotThere)?;
    let salt = Salt(context.dice.random());
    let scale = scale.clone();
    Ok(vec![Event::PollOpened {
        id,
        scale,
        topic,
        salt,
    }])
}

fn answer(board: &Board, poll: PollId, choice: Option<u32>, context: &Context<'_>) -> Decision {
    let Some(seat) = context.seat else {
        return Err(ErrorCode::NeedsSeat.into());
    };
    let Some((_, open, answers)) = board.open_poll().filter(|(id, ..)| *id == poll) else {
        return Err(ErrorCode::PollClosed.into());
    };
    let choices = open.scale.choices();
    let is_choice = |choice| usize::try_from(choice).is_ok_and(|index| index < choices);
    require(choice.is_none_or(is_choice), ErrorCode::Invalid)?;
    let pseudonym = seat.pseudonym(&answers.salt);
    if answers.answers.get(&pseudonym).copied() == choice {
        return Ok(Vec::new());
    }
    Ok(vec![Event::PollAnswered {
        poll,
        pseudonym,
        choice,
    }])
}

/// The counts, unless so few answered that they would say too much (A8).
fn count(poll: &Poll, answers: &AnswerBox, floor: u32) -> PollOutcome {
    let number = u32::try_from(answers.answers.len()).unwrap_or(u32::MAX);
    if number < floor {
        return PollOutcome::TooFew;
    }
    let mut counts = vec![0_u32; poll.scale.choices()];
    for choice in answers.answers.values() {
        let index = usize::try_from(*choice).unwrap_or(usize::MAX);
        if let Some(count) = counts.get_mut(index) {
            *count = count.saturating_add(1);
        }
    }
    if number >= limits::POLL_COUNTS {
        return PollOutcome::Counted { counts };
    }
    let choices = if poll.scale.is_ordered() {
        low_median(answers).into_iter().collect()
    } else {
        favourite(&counts).into_iter().collect()
    };
    let answers = number;
    PollOutcome::Gist { answers, choices }
}

/// The lower of the two middle answers, or the middle one: always an answer that somebody gave.
fn low_median(answers: &AnswerBox) -> Option<u32> {
    let mut sorted: Vec<u32> = answers.answers.values().copied().collect();
    sorted.sort_unstable();
    let middle = sorted.len().checked_sub(1)? / 2;
    sorted.get(middle).copied()
}

/// The choice that most answers went to. None where several share that: of so few answers, naming
/// all of them would give every count away.
fn favourite(counts: &[u32]) -> Option<u32> {
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let mut favourites = (0..).zip(counts).filter(|(_, count)| **count == most);
    let (first, _) = favourites.next()?;
    favourites.next().is_none().then_some(first)
}
