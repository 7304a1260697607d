//! Holds what is on the board against what was sent and what was answered. Pure: it is fed a history
//! and boards, and gives what must not be.

mod actions;
mod choices;
mod shape;
#[cfg(test)]
mod tests;
mod texts;

pub use choices::FLOOR;

use candor_protocol::{Command, Entity, EntityId, Stage};
use candor_tests::BoardCopy;

use crate::history::{History, Wish};
use crate::ledger::{Ledger, Violation};

/// What is known of a room at rest.
pub struct Evidence<'a> {
    /// What was sent and answered.
    pub history: &'a History,
    /// What viewers saw together.
    pub ledger: &'a Ledger,
    /// The board as somebody gets it who comes anew.
    pub board: &'a BoardCopy,
}

/// What must not be.
pub fn check(evidence: &Evidence<'_>) -> Vec<Violation> {
    let mut found = evidence.ledger.violations.clone();
    found.extend(shape::check(evidence.board));
    found.extend(texts::check(evidence));
    found.extend(actions::check(evidence));
    found.extend(choices::check(evidence));
    found.extend(led(evidence));
    found.extend(kept(evidence));
    found
}

/// Boards that everybody should have alike (A2).
pub fn compare(one: &BoardCopy, other: &BoardCopy, who: &str) -> Option<Violation> {
    if one.bytes() == other.bytes() {
        return None;
    }
    let ids = one.entities().chain(other.entities()).map(Entity::id);
    let differs = ids.into_iter().find(|id| one.get(*id) != other.get(*id));
    let what = format!("{who} differs, first in {differs:?}");
    Some(match differs {
        Some(id) => Violation::about("A2", id, what),
        None => Violation::of("A2", what),
    })
}

/// A board before and after a restart: the same but for what is live (K1).
pub fn survived(before: &BoardCopy, after: &BoardCopy) -> Vec<Violation> {
    let is_live = |id: &EntityId| matches!(id, EntityId::Counts | EntityId::Leading);
    let ids = before.entities().chain(after.entities()).map(Entity::id);
    let ids: std::collections::BTreeSet<EntityId> = ids.filter(|id| !is_live(id)).collect();
    ids.into_iter()
        .filter(|id| before.get(*id) != after.get(*id))
        .map(|id| Violation::about("K1", id, "another one after a restart"))
        .collect()
}

/// What whoever leads was told is kept: stage, plan and rules are as last set.
fn led(evidence: &Evidence<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    let board = evidence.board;
    let stage = board.stage().stage;
    let set = |wish: &Wish| match &wish.command {
        Command::SetStage { stage, .. } => Some(*stage),
        _ => None,
    };
    if !may_stand(evidence.history, set, &stage, &Stage::CheckIn) {
        let what = format!("{stage:?} stands, which is not as last set");
        found.push(Violation::about("K1", EntityId::Stage, what));
    }
    let Some(Entity::Board(entity)) = board.get(EntityId::Board) else {
        return found;
    };
    let set = |wish: &Wish| match &wish.command {
        Command::SetPlan { plan, .. } => Some(plan.clone()),
        _ => None,
    };
    if !may_stand(evidence.history, set, &entity.plan, &None) {
        let what = "the plan is not as last set";
        found.push(Violation::about("K1", EntityId::Board, what));
    }
    let set = |wish: &Wish| match &wish.command {
        Command::SetRules { rules, .. } => Some(*rules),
        _ => None,
    };
    let rules = board.leading().rules;
    if !may_stand(evidence.history, set, &rules, &Default::default()) {
        let what = format!("{rules:?} are not as last set");
        found.push(Violation::about("K1", EntityId::Leading, what));
    }
    found
}

/// Whether a value is the last one that was acknowledged, or one whose fate is not known.
fn may_stand<T: PartialEq>(
    history: &History,
    set: impl Fn(&Wish) -> Option<T>,
    stands: &T,
    first: &T,
) -> bool {
    let mut last = None;
    let mut open = Vec::new();
    for wish in &history.wishes {
        let Some(value) = set(wish) else { continue };
        if wish.is_acknowledged() {
            last = Some(value);
        } else if wish.may_count() && !wish.attempts.is_empty() {
            open.push(value);
        }
    }
    last.as_ref().unwrap_or(first) == stands || open.contains(stands)
}

/// Rounds and polls that were opened are there; what was closed is.
fn kept(evidence: &Evidence<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for wish in &evidence.history.wishes {
        let id = match &wish.command {
            Command::OpenRound { id, .. } | Command::CloseRound { round: id } => {
                EntityId::Round(*id)
            }
            Command::OpenPoll { id, .. } | Command::ClosePoll { poll: id } => EntityId::Poll(*id),
            _ => continue,
        };
        if wish.is_acknowledged() && evidence.board.get(id).is_none() {
            found.push(Violation::about("K1", id, "acknowledged, and not there"));
        }
    }
    found
}
