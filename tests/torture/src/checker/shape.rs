//! A board's shape: nothing twice, nothing that hangs on what is not there.

use std::collections::BTreeSet;

use candor_protocol::{Entity, EntityId, NoteId};
use candor_tests::BoardCopy;

use crate::ledger::Violation;

pub(super) fn check(board: &BoardCopy) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut placed: BTreeSet<NoteId> = BTreeSet::new();
    for topic in board.topics() {
        let id = EntityId::Topic(topic.id);
        if topic.notes.is_empty() {
            found.push(Violation::about("S3", id, "a topic without notes"));
        }
        for note in &topic.notes {
            if !placed.insert(*note) {
                let what = "on the board twice";
                found.push(Violation::about("S3", EntityId::Note(*note), what));
            }
            if board.note(*note).is_none() {
                let what = format!("it names {note:?}, which is not there");
                found.push(Violation::about("S1", id, what));
            }
        }
    }
    for entity in board.entities() {
        let hangs_on = match entity {
            Entity::Note(note) if !placed.contains(&note.id) => {
                found.push(Violation::about("S1", entity.id(), "in no topic"));
                None
            }
            Entity::Comment(comment) => Some(comment.topic),
            Entity::Action(action) => action.topic,
            _ => None,
        };
        if let Some(topic) = hangs_on
            && board.get(EntityId::Topic(topic)).is_none()
        {
            let what = format!("it hangs on {topic:?}, which is not there");
            found.push(Violation::about("S1", entity.id(), what));
        }
    }
    found
}
