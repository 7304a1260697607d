//! Commands become events, or are refused. One file for each kind of wish; this one knows who may.

mod act;
mod group;
mod lead;
mod tick;
mod vote;
mod write;

use candor_protocol::{Command, ErrorCode, Limit};

use super::context::Context;
use super::event::Event;
use super::state::Board;

pub use tick::{counted, due, ticked};

/// Why a command is refused. Depends on the released board and the sender's own keys alone (L2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// The stable code.
    pub code: ErrorCode,
    /// The bound, where one was reached (L1).
    pub limit: Option<Limit>,
}

impl From<ErrorCode> for Refusal {
    fn from(code: ErrorCode) -> Self {
        Self { code, limit: None }
    }
}

impl From<Limit> for Refusal {
    fn from(limit: Limit) -> Self {
        Self {
            code: ErrorCode::LimitReached,
            limit: Some(limit),
        }
    }
}

/// What a decision gives. No events: the wish is fulfilled already, as when it is repeated (S3).
type Decision = Result<Vec<Event>, Refusal>;

/// Decides a command.
pub fn decide(board: &Board, command: &Command, context: &mut Context<'_>) -> Decision {
    may(command, context)?;
    match command {
        Command::AddNote { .. }
        | Command::AddComment { .. }
        | Command::EditText { .. }
        | Command::DeleteText { .. }
        | Command::TakeBack { .. } => write::decide(board, command, context),
        Command::GroupNote { .. }
        | Command::MergeTopics { .. }
        | Command::SplitTopic { .. }
        | Command::PlaceTopic { .. }
        | Command::NameTopic { .. } => group::decide(board, command),
        Command::AddAction { .. } | Command::SetAction { .. } | Command::DeleteAction { .. } => {
            act::decide(board, command)
        }
        Command::CastBallot { .. } | Command::OpenRound { .. } | Command::CloseRound { .. } => {
            vote::decide(board, command, context)
        }
        Command::SetStage { .. }
        | Command::SetHiding { .. }
        | Command::AnnounceReveal {}
        | Command::CancelReveal {}
        | Command::SetFocus { .. }
        | Command::SetTimer { .. }
        | Command::TakeOff { .. }
        | Command::AnnounceErase {}
        | Command::CancelErase {} => lead::decide(board, command, context),
        // Live state: there is nothing to keep (A1).
        Command::SetReady { .. } => Ok(Vec::new()),
    }
}

/// Who may wish what: a seat writes and votes, who leads leads, both group and act.
fn may(command: &Command, context: &Context<'_>) -> Result<(), Refusal> {
    let (seated, leads) = (context.seat.is_some(), context.leads);
    match command {
        Command::AddNote { .. }
        | Command::AddComment { .. }
        | Command::EditText { .. }
        | Command::DeleteText { .. }
        | Command::TakeBack { .. }
        | Command::SetReady { .. }
        | Command::CastBallot { .. } => seated.then_some(()).ok_or(ErrorCode::NeedsSeat.into()),
        Command::GroupNote { .. }
        | Command::MergeTopics { .. }
        | Command::SplitTopic { .. }
        | Command::PlaceTopic { .. }
        | Command::NameTopic { .. }
        | Command::AddAction { .. }
        | Command::SetAction { .. }
        | Command::DeleteAction { .. } => (seated || leads)
            .then_some(())
            .ok_or(ErrorCode::NeedsSeat.into()),
        Command::SetStage { .. }
        | Command::SetHiding { .. }
        | Command::AnnounceReveal {}
        | Command::CancelReveal {}
        | Command::SetFocus { .. }
        | Command::SetTimer { .. }
        | Command::OpenRound { .. }
        | Command::CloseRound { .. }
        | Command::TakeOff { .. }
        | Command::AnnounceErase {}
        | Command::CancelErase {} => leads
            .then_some(())
            .ok_or(ErrorCode::NeedsFacilitator.into()),
    }
}

/// Refuses unless a condition holds.
fn require(holds: bool, otherwise: ErrorCode) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}
