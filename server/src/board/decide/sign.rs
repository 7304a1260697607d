//! Stepping forward: an author signs what they wrote. A signature is a claim, it waits like an edit
//! (A6), and anyone can strike it (A3).

use candor_protocol::{Command, EditKey, ErrorCode, SealedLine, TextId};

use super::write::{delay, own};
use super::{Context, Decision, Refusal, require};
use crate::board::context::Dice;
use crate::board::event::Event;
use crate::board::state::Board;
use crate::board::text::Struck;

pub(super) fn decide(board: &Board, command: &Command, context: &mut Context<'_>) -> Decision {
    match command {
        Command::StepForward { of, edit_key, name } => {
            sign(board, *of, edit_key, name, context.dice)
        }
        Command::StrikeSignature { of, expect } => strike(board, *of, expect),
        _ => Err(ErrorCode::Malformed.into()),
    }
}

fn sign(board: &Board, of: TextId, key: &EditKey, name: &SealedLine, dice: Dice<'_>) -> Decision {
    let written = own(board, of, key)?;
    // What is not shown cannot be discussed, so there is nothing to step forward for.
    require(board.is_shown(of), ErrorCode::Invalid)?;
    let newest = written.signing.as_ref().map(|signing| &signing.name);
    // What was struck is not signed again by a command that comes again after a break (S3).
    let repeated = newest.or(written.signature.as_ref()) == Some(name);
    if repeated || written.struck == Some(Struck::of(name)) {
        return Ok(Vec::new());
    }
    let (name, delay) = (name.clone(), delay(dice));
    Ok(vec![Event::SigningWaits { of, name, delay }])
}

/// Only what is shown has a signature that one can see; a repeat finds none.
fn strike(board: &Board, of: TextId, expect: &SealedLine) -> Decision {
    let written = board.written(of).filter(|_| board.is_shown(of));
    let written = written.ok_or(Refusal::from(ErrorCode::NotThere))?;
    match &written.signature {
        None => Ok(Vec::new()),
        Some(signature) => {
            require(signature == expect, ErrorCode::Stale)?;
            Ok(vec![Event::SignatureStruck { of }])
        }
    }
}
