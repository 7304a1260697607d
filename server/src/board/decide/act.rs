//! Actions: immediate, for they are agreed on in public. A change says which one it saw.

use candor_protocol::{ActionId, Command, ErrorCode, Limit, limits};

use super::{Decision, Refusal, require};
use crate::board::event::Event;
use crate::board::state::{Action, Board};

pub(super) fn decide(board: &Board, command: &Command) -> Decision {
    match command {
        Command::AddAction {
            id,
            topic,
            text,
            owner,
            due,
            experiment,
        } => {
            if board.actions.contains_key(id) || board.deleted_actions.contains(id) {
                return Ok(Vec::new());
            }
            if board.actions.len() >= limits::ACTIONS {
                return Err(Limit::Actions.into());
            }
            if board.deleted_actions.len() >= limits::DELETED_IDS {
                return Err(Limit::DeletedIds.into());
            }
            // Its topic may have ended while this was on its way; the action stands all the same.
            let topic = topic.filter(|topic| board.topics.contains_key(topic));
            Ok(vec![Event::ActionAdded {
                id: *id,
                topic,
                text: text.clone(),
                owner: owner.clone(),
                due: due.clone(),
                experiment: experiment.clone(),
            }])
        }
        Command::SetAction {
            id,
            rev,
            text,
            owner,
            due,
            done,
            experiment,
            review,
        } => {
            let action = action_at(board, *id)?;
            // Only what an earlier retro left open is reviewed, and it stays so.
            require(
                action.review.is_some() == review.is_some(),
                ErrorCode::Invalid,
            )?;
            let same = action.text == *text && action.owner == *owner && action.due == *due;
            let same = same && action.experiment == *experiment && action.review == *review;
            if same && action.done == *done {
                return Ok(Vec::new());
            }
            require(action.rev == *rev, ErrorCode::Stale)?;
            Ok(vec![Event::ActionSet {
                id: *id,
                text: text.clone(),
                owner: owner.clone(),
                due: due.clone(),
                done: *done,
                experiment: experiment.clone(),
                review: *review,
            }])
        }
        Command::DeleteAction { id, rev } => {
            if board.deleted_actions.contains(id) {
                return Ok(Vec::new());
            }
            require(action_at(board, *id)?.rev == *rev, ErrorCode::Stale)?;
            Ok(vec![Event::ActionDeleted { id: *id }])
        }
        _ => Err(ErrorCode::Malformed.into()),
    }
}

fn action_at(board: &Board, id: ActionId) -> Result<&Action, Refusal> {
    board.actions.get(&id).ok_or(ErrorCode::NotThere.into())
}
