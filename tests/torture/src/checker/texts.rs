//! Notes and comments: whatever was acknowledged is there, once, with a text that its author wished;
//! what was deleted is not.

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{Command, Entity, EntityId, Sealed, TextId};

use super::Evidence;
use crate::history::{History, Try, text_of};
use crate::ledger::Violation;
use crate::model::{possible, text};

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    let taken_off = taken_off(evidence.history);
    let may_end = notes_went(evidence.history);
    let mut known = BTreeSet::new();
    for (of, tries) in by_text(evidence.history) {
        known.insert(of);
        let model = text::Text {
            taken_off: taken_off.contains(&of),
            may_end: may_end && matches!(of, TextId::Comment(_)),
        };
        found.extend(check_one(evidence, of, &tries, model));
    }
    for entity in evidence.board.entities() {
        let of = match entity {
            Entity::Note(note) => TextId::Note(note.id),
            Entity::Comment(comment) => TextId::Comment(comment.id),
            _ => continue,
        };
        if !known.contains(&of) {
            let what = "on the board, and nobody sent it";
            found.push(Violation::about("S3", entity_of(of), what));
        }
    }
    found
}

fn check_one(
    evidence: &Evidence<'_>,
    of: TextId,
    tries: &[Try<'_>],
    model: text::Text,
) -> Option<Violation> {
    let id = entity_of(of);
    let shown = match evidence.board.get(id) {
        Some(Entity::Note(note)) => Some(&note.text),
        Some(Entity::Comment(comment)) => Some(&comment.text),
        _ => None,
    };
    let outcome = possible(&model, tries);
    if let Some(index) = outcome.contradiction {
        let (command, answer) = (tries[index].command.name(), tries[index].answer);
        let what = format!(
            "{command} was answered with {answer:?}, which does not fit what was acknowledged before"
        );
        return Some(Violation::about("S3", id, what));
    }
    let ends: BTreeSet<Option<u32>> = outcome
        .states
        .iter()
        .filter_map(|state| state.settled())
        .collect();
    let stands = match shown {
        None => None,
        Some(text) => match rev_of(tries, text) {
            None => {
                let what = "its text is none that was sent";
                return Some(Violation::about("S3", id, what));
            }
            rev => rev,
        },
    };
    if ends.contains(&stands) {
        return None;
    }
    let what = match stands {
        None => "acknowledged, and lost".to_owned(),
        Some(_) if ends == BTreeSet::from([None]) => "deleted, and on the board".to_owned(),
        Some(rev) => format!("its text is edit {rev}, and could be one of {ends:?}"),
    };
    let rule = if stands.is_none() { "K1" } else { "S3" };
    Some(Violation::about(rule, id, what))
}

/// Attempts by text, in the order in which they went out.
fn by_text(history: &History) -> BTreeMap<TextId, Vec<Try<'_>>> {
    let mut texts: BTreeMap<TextId, Vec<Try<'_>>> = BTreeMap::new();
    for attempt in history.tries(|wish| text_of(&wish.command).is_some()) {
        if let Some(of) = text_of(attempt.command) {
            texts.entry(of).or_default().push(attempt);
        }
    }
    texts
}

/// The edit that brought a text.
fn rev_of(tries: &[Try<'_>], sealed: &Sealed) -> Option<u32> {
    tries.iter().find_map(|attempt| match attempt.command {
        Command::AddNote { text, .. } | Command::AddComment { text, .. } => {
            (text == sealed).then_some(0)
        }
        Command::EditText { rev, text, .. } => (text == sealed).then_some(*rev),
        _ => None,
    })
}

/// Texts that whoever leads may have taken off the board.
fn taken_off(history: &History) -> BTreeSet<TextId> {
    let wishes = history.wishes.iter().filter(|wish| wish.may_count());
    let texts = wishes.filter_map(|wish| match &wish.command {
        Command::TakeOff { of } => Some(*of),
        _ => None,
    });
    texts.collect()
}

/// Whether any note may have gone: then a topic may have ended, with its comments.
fn notes_went(history: &History) -> bool {
    history.wishes.iter().any(|wish| {
        let is_note = match &wish.command {
            Command::DeleteText { of, .. } | Command::TakeOff { of } => {
                matches!(of, TextId::Note(_))
            }
            _ => false,
        };
        is_note && wish.may_count()
    })
}

fn entity_of(of: TextId) -> EntityId {
    match of {
        TextId::Note(id) => EntityId::Note(id),
        TextId::Comment(id) => EntityId::Comment(id),
    }
}
