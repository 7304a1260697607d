//! Actions: anybody may change and delete them, and each change says which one it saw.

use std::collections::BTreeMap;

use candor_protocol::{ActionId, Command, Entity, EntityId, Sealed};

use super::Evidence;
use crate::history::Wish;
use crate::ledger::Violation;

#[derive(Default)]
struct Action<'a> {
    wishes: Vec<&'a Wish>,
}

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Violation> {
    let mut actions: BTreeMap<ActionId, Action<'_>> = BTreeMap::new();
    for wish in &evidence.history.wishes {
        let id = match &wish.command {
            Command::AddAction { id, .. }
            | Command::SetAction { id, .. }
            | Command::DeleteAction { id, .. } => *id,
            _ => continue,
        };
        actions.entry(id).or_default().wishes.push(wish);
    }
    let actions = actions.into_iter();
    actions
        .flat_map(|(id, action)| action.check(id, evidence))
        .collect()
}

impl Action<'_> {
    fn check(&self, action: ActionId, evidence: &Evidence<'_>) -> Vec<Violation> {
        let mut found = self.lost_updates(action);
        let id = EntityId::Action(action);
        let is = |wish: &&&Wish, deletes: bool| match &wish.command {
            Command::AddAction { .. } => !deletes,
            Command::DeleteAction { .. } => deletes,
            _ => false,
        };
        let mut added = self.wishes.iter().filter(|wish| is(wish, false));
        let mut deletions = self.wishes.iter().filter(|wish| is(wish, true));
        let was_there =
            added.any(|wish| wish.is_acknowledged()) || evidence.ledger.seen.contains(&id);
        let may_be_deleted = deletions.clone().any(|wish| wish.may_count());
        let is_deleted = deletions.any(|wish| wish.is_acknowledged());
        match evidence.board.get(id) {
            None if was_there && !may_be_deleted => {
                found.push(Violation::about("K1", id, "acknowledged, and lost"));
            }
            Some(_) if is_deleted => {
                found.push(Violation::about("S3", id, "deleted, and on the board"));
            }
            Some(Entity::Action(entity)) => {
                let (newest, text) = self.newest();
                let behind = entity.rev < newest;
                let other = entity.rev == newest && text.is_some_and(|text| *text != entity.text);
                if behind || other {
                    let what = format!(
                        "it is at change {}, and change {newest} was acknowledged",
                        entity.rev
                    );
                    found.push(Violation::about("K1", id, what));
                }
            }
            _ => {}
        }
        found
    }

    /// The newest change that was acknowledged, and its text.
    fn newest(&self) -> (u32, Option<&Sealed>) {
        let set = self.wishes.iter().filter(|wish| wish.is_acknowledged());
        let changes = set.filter_map(|wish| match &wish.command {
            Command::SetAction { rev, text, .. } => Some((rev + 1, Some(text))),
            _ => None,
        });
        changes.max_by_key(|(rev, _)| *rev).unwrap_or((0, None))
    }

    /// Two changes of the same one cannot both be acknowledged.
    fn lost_updates(&self, action: ActionId) -> Vec<Violation> {
        let mut by_rev: BTreeMap<u32, &Sealed> = BTreeMap::new();
        let mut found = Vec::new();
        for wish in self.wishes.iter().filter(|wish| wish.is_acknowledged()) {
            if let Command::SetAction { rev, text, .. } = &wish.command
                && by_rev.insert(*rev, text).is_some_and(|other| other != text)
            {
                let what = format!("two changes of change {rev} were acknowledged");
                found.push(Violation::about("S3", EntityId::Action(action), what));
            }
        }
        found
    }
}
