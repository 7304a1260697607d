//! Leading from hand to hand (F3): the key replaced, offered and accepted, or given by the seats
//! while nobody leads. No event says whose seat it was (A1).

use candor_protocol::{Command, ErrorCode, FacilitatorHash, limits};

use super::{Context, Decision, require};
use crate::board::event::Event;
use crate::board::state::Board;

pub(super) fn decide(board: &Board, command: &Command, context: &Context<'_>) -> Decision {
    match command {
        Command::ReplaceKey { hash } => match context.key {
            Some(old) if old == *hash => Ok(Vec::new()),
            Some(old) => replaced(board, old, *hash),
            None => Err(ErrorCode::NeedsFacilitator.into()),
        },
        Command::OfferLead {} => Ok(match (board.offered_by, context.key) {
            (None, by @ Some(_)) => vec![Event::LeadOffered { by }],
            _ => Vec::new(),
        }),
        Command::WithdrawOffer {} => Ok(board
            .offered_by
            .map(|_| Event::LeadOffered { by: None })
            .into_iter()
            .collect()),
        Command::AcceptLead { hash } => {
            if board.facilitators.contains(hash) {
                return Ok(Vec::new());
            }
            match board.offered_by {
                Some(old) => replaced(board, old, *hash),
                None => Err(ErrorCode::NotOffered.into()),
            }
        }
        Command::Stand { hash } => {
            // A hash never leads: whoever stands with a key that counts could not show it.
            require(!board.facilitators.contains(hash), ErrorCode::IdTaken)?;
            require(context.live.standing().is_absent(), ErrorCode::NotOffered)?;
            let standing = context.live.standing();
            let own = context.seat.is_some_and(|seat| standing.stands(seat));
            // Who stood up since the last tick must not be told by a refusal (A7, L2).
            require(standing.shown().is_none() || own, ErrorCode::Stale)?;
            Ok(Vec::new())
        }
        Command::Agree { candidate, .. } => {
            let standing = context.live.standing();
            let shown = standing
                .shown()
                .is_some_and(|(shown, _)| shown == *candidate);
            let own = standing.stands_as(context.seat, *candidate);
            require(shown || own, ErrorCode::NotOffered)?;
            Ok(Vec::new())
        }
        _ => Err(ErrorCode::Malformed.into()),
    }
}

/// A key that counts already is no new one: two connections would hold it unknown to each other.
fn replaced(board: &Board, old: FacilitatorHash, new: FacilitatorHash) -> Decision {
    require(!board.facilitators.contains(&new), ErrorCode::IdTaken)?;
    Ok(vec![Event::FacilitatorReplaced { old, new }])
}

/// Whether a key was appointed by the seats less than an hour ago (F3).
pub(super) fn is_appointed_lately(board: &Board, context: &Context<'_>) -> bool {
    board.appointed.iter().any(|(hash, at)| {
        Some(*hash) == context.key && context.now < at.saturating_add(limits::APPOINTED_MS)
    })
}
