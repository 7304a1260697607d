//! Leading: immediate, with absolute values and what the sender saw (S3).

use candor_protocol::{Command, ErrorCode, Millis, TextId, Timer, TimerWish, limits};

use super::hand::is_appointed_lately;
use super::tick::revealed;
use super::{Context, Decision, Refusal, require};
use crate::board::event::Event;
use crate::board::state::Board;

pub(super) fn decide(board: &Board, command: &Command, context: &mut Context<'_>) -> Decision {
    match command {
        Command::SetStage { stage, expect } => {
            changed(board.stage == *stage, board.stage == *expect, || {
                vec![Event::StageSet { stage: *stage }]
            })
        }
        Command::SetHiding { hiding, expect } => {
            changed(board.hiding == *hiding, board.hiding == *expect, || {
                vec![Event::HidingSet { hiding: *hiding }]
            })
        }
        Command::AnnounceReveal {} => Ok(announce_reveal(board, context)),
        Command::CancelReveal {} => Ok(board
            .reveal_at
            .map(|_| Event::RevealCancelled {})
            .into_iter()
            .collect()),
        Command::SetFocus { focus, expect } => {
            let stands = focus.is_none_or(|topic| board.topics.contains_key(&topic));
            require(stands, ErrorCode::NotThere)?;
            changed(board.focus == *focus, board.focus == *expect, || {
                vec![Event::FocusSet { focus: *focus }]
            })
        }
        Command::SetTimer { timer, expect } => {
            let timer = wished(*timer, context.now)?;
            changed(board.timer == timer, board.timer == *expect, || {
                vec![Event::TimerSet { timer }]
            })
        }
        Command::ParkTopic { topic, parked } => {
            let there = board.topics.get(topic);
            let there = there.ok_or(Refusal::from(ErrorCode::NotThere))?;
            let (topic, parked) = (*topic, *parked);
            changed(there.parked == parked, true, || {
                vec![Event::TopicParked { topic, parked }]
            })
        }
        Command::SetRules { rules, expect } => {
            let most = rules.seats.unwrap_or(1);
            require((1..=limits::SEATS).contains(&most), ErrorCode::Invalid)?;
            changed(board.rules == *rules, board.rules == *expect, || {
                vec![Event::RulesSet { rules: *rules }]
            })
        }
        Command::SetPlan { plan, expect } => {
            changed(board.plan == *plan, board.plan == *expect, || {
                vec![Event::PlanSet { plan: plan.clone() }]
            })
        }
        Command::SetClosing { at, expect } => {
            // It reveals like an announcement, so it is one: nobody's note comes out unawares (A5).
            let earliest = context.now.saturating_add(limits::REVEAL_NOTICE_MS);
            let latest = context.now.saturating_add(limits::CLOSING_MS);
            let ahead = at.is_none_or(|at| (earliest..=latest).contains(&at));
            require(ahead, ErrorCode::Invalid)?;
            changed(board.closes_at == *at, board.closes_at == *expect, || {
                vec![Event::ClosingSet { at: *at }]
            })
        }
        Command::TakeOff { of } => take_off(board, *of),
        Command::AnnounceErase {} => announce_erase(board, context),
        Command::CancelErase {} => Ok(board
            .erase_at
            .map(|_| Event::EraseCancelled {})
            .into_iter()
            .collect()),
        _ => Err(ErrorCode::Malformed.into()),
    }
}

fn changed(is_so: bool, expected: bool, events: impl FnOnce() -> Vec<Event>) -> Decision {
    if is_so {
        return Ok(Vec::new());
    }
    require(expected, ErrorCode::Stale)?;
    Ok(events())
}

/// A minute ahead. Whoever the seats appointed lately may not (F3).
fn announce_erase(board: &Board, context: &Context<'_>) -> Decision {
    require(
        !is_appointed_lately(board, context),
        ErrorCode::AppointedLately,
    )?;
    Ok(match board.erase_at {
        Some(_) => Vec::new(),
        None => {
            let at = context.now.saturating_add(limits::ERASE_NOTICE_MS);
            vec![Event::EraseAnnounced { at }]
        }
    })
}

/// Ten seconds ahead, or at once when everybody had said ready by the last tick (A5).
fn announce_reveal(board: &Board, context: &mut Context<'_>) -> Vec<Event> {
    if context.live.all_ready() {
        return vec![revealed(board, context.dice)];
    }
    match board.reveal_at {
        Some(_) => Vec::new(),
        None => {
            let at = context.now.saturating_add(limits::REVEAL_NOTICE_MS);
            vec![Event::RevealAnnounced { at }]
        }
    }
}

fn wished(wish: TimerWish, now: Millis) -> Result<Timer, Refusal> {
    let bounded = |left: u64| {
        require((1..=limits::TIMER_MS).contains(&left), ErrorCode::Invalid).map(|()| left)
    };
    Ok(match wish {
        TimerWish::Off => Timer::Off,
        TimerWish::Running { left } => Timer::Running {
            ends_at: now.saturating_add(bounded(left)?),
        },
        TimerWish::Paused { left } => Timer::Paused {
            left: bounded(left)?,
        },
    })
}

/// Only what is shown can be taken off; a repeat finds it gone already (F5).
fn take_off(board: &Board, of: TextId) -> Decision {
    if !board.is_shown(of) {
        return Err(ErrorCode::NotThere.into());
    }
    require(!empties_fixed_topic(board, of), ErrorCode::TopicInRound)?;
    Ok(vec![Event::TextRemoved { of }])
}

/// Whether without this text a topic that the open round fixes would end (A8).
fn empties_fixed_topic(board: &Board, of: TextId) -> bool {
    let TextId::Note(note) = of else { return false };
    board.topic_of(note).is_some_and(|topic| {
        let last = board
            .topics
            .get(&topic)
            .is_some_and(|topic| topic.notes.len() == 1);
        last && board.is_in_open_round(topic)
    })
}
