//! Commands become events, or are refused. One file for each kind of wish; this one knows who may.

mod act;
mod group;
mod hand;
mod lead;
mod poll;
mod sign;
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
    may(board, command, context)?;
    match command {
        Command::AddNote { .. }
        | Command::AddComment { .. }
        | Command::EditText { .. }
        | Command::DeleteText { .. }
        | Command::TakeBack { .. } => write::decide(board, command, context),
        Command::StepForward { .. } | Command::StrikeSignature { .. } => {
            sign::decide(board, command, context)
        }
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
        Command::OpenPoll { .. } | Command::AnswerPoll { .. } | Command::ClosePoll { .. } => {
            poll::decide(board, command, context)
        }
        Command::SetStage { .. }
        | Command::SetHiding { .. }
        | Command::AnnounceReveal {}
        | Command::CancelReveal {}
        | Command::SetFocus { .. }
        | Command::SetTimer { .. }
        | Command::ParkTopic { .. }
        | Command::SetRules { .. }
        | Command::SetPlan { .. }
        | Command::SetClosing { .. }
        | Command::TakeOff { .. }
        | Command::AnnounceErase {}
        | Command::CancelErase {} => lead::decide(board, command, context),
        Command::ReplaceKey { .. }
        | Command::OfferLead {}
        | Command::WithdrawOffer {}
        | Command::AcceptLead { .. }
        | Command::Stand { .. }
        | Command::Agree { .. } => hand::decide(board, command, context),
        // Live state: there is nothing to keep (A1).
        Command::SetReady { .. } => Ok(Vec::new()),
    }
}

/// What a sender needs, to wish something.
enum Needs {
    /// A seat: to write, vote and answer.
    Seat,
    /// A seat, or leading: to group and to act.
    SeatOrLead,
    /// A seat or leading, or leading where that is ruled (F5).
    SeatOrLeadAsRuled,
    /// Leading.
    Lead,
}

fn needs(command: &Command) -> Needs {
    match command {
        Command::AddNote { .. }
        | Command::AddComment { .. }
        | Command::EditText { .. }
        | Command::DeleteText { .. }
        | Command::TakeBack { .. }
        | Command::StepForward { .. }
        | Command::SetReady { .. }
        | Command::CastBallot { .. }
        | Command::AnswerPoll { .. }
        | Command::AcceptLead { .. }
        | Command::Stand { .. }
        | Command::Agree { .. } => Needs::Seat,
        Command::GroupNote { .. }
        | Command::MergeTopics { .. }
        | Command::SplitTopic { .. }
        | Command::PlaceTopic { .. }
        | Command::NameTopic { .. } => Needs::SeatOrLeadAsRuled,
        Command::StrikeSignature { .. }
        | Command::AddAction { .. }
        | Command::SetAction { .. }
        | Command::DeleteAction { .. } => Needs::SeatOrLead,
        Command::SetStage { .. }
        | Command::SetHiding { .. }
        | Command::AnnounceReveal {}
        | Command::CancelReveal {}
        | Command::SetFocus { .. }
        | Command::SetTimer { .. }
        | Command::OpenRound { .. }
        | Command::CloseRound { .. }
        | Command::OpenPoll { .. }
        | Command::ClosePoll { .. }
        | Command::ParkTopic { .. }
        | Command::SetRules { .. }
        | Command::SetPlan { .. }
        | Command::SetClosing { .. }
        | Command::ReplaceKey { .. }
        | Command::OfferLead {}
        | Command::WithdrawOffer {}
        | Command::TakeOff { .. }
        | Command::AnnounceErase {}
        | Command::CancelErase {} => Needs::Lead,
    }
}

/// Whether the sender may wish this at all.
fn may(board: &Board, command: &Command, context: &Context<'_>) -> Result<(), Refusal> {
    let (seated, leads) = (context.seat.is_some(), board.leads(context.key));
    let ruled = board.rules.grouping_by_leaders;
    match needs(command) {
        Needs::Seat => require(seated, ErrorCode::NeedsSeat),
        Needs::Lead => require(leads, ErrorCode::NeedsFacilitator),
        Needs::SeatOrLeadAsRuled if ruled => require(leads, ErrorCode::NeedsFacilitator),
        Needs::SeatOrLead | Needs::SeatOrLeadAsRuled => {
            require(seated || leads, ErrorCode::NeedsSeat)
        }
    }
}

/// Refuses unless a condition holds.
fn require(holds: bool, otherwise: ErrorCode) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}
