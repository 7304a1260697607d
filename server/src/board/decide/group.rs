//! Grouping: immediate, for it is done in public. Carries what the sender saw, and is refused when
//! that is no longer so (S3).

use candor_protocol::{Command, ErrorCode, NoteId, TopicId};

use super::{Decision, Refusal, require};
use crate::board::event::Event;
use crate::board::order;
use crate::board::state::{Board, Topic};

pub(super) fn decide(board: &Board, command: &Command) -> Decision {
    match command {
        Command::GroupNote { note, from, to } => group_note(board, *note, *from, *to),
        Command::MergeTopics { topic, into } => {
            require(topic != into, ErrorCode::Invalid)?;
            // Ended topics are not remembered: a repeat finds nothing there, and is not sent.
            topic_at(board, *topic)?;
            topic_at(board, *into)?;
            free(board, &[*topic, *into])?;
            Ok(vec![Event::TopicsMerged {
                topic: *topic,
                into: *into,
            }])
        }
        Command::SplitTopic { topic, notes, new } => split(board, *topic, notes, *new),
        Command::PlaceTopic {
            topic,
            from,
            to,
            before,
        } => {
            let placed = topic_at(board, *topic)?;
            require(board.columns.contains_key(to), ErrorCode::NotThere)?;
            require(placed.column == *from, ErrorCode::Stale)?;
            if let Some(before) = before {
                require(before != topic, ErrorCode::Invalid)?;
                require(topic_at(board, *before)?.column == *to, ErrorCode::Stale)?;
            }
            let orders = order::place(board, *topic, *to, *before);
            Ok(vec![Event::TopicPlaced {
                topic: *topic,
                column: *to,
                orders,
            }])
        }
        Command::NameTopic {
            topic,
            name,
            expect,
        } => {
            let named = topic_at(board, *topic)?;
            if named.name == *name {
                return Ok(Vec::new());
            }
            require(named.name == *expect, ErrorCode::Stale)?;
            Ok(vec![Event::TopicNamed {
                topic: *topic,
                name: name.clone(),
            }])
        }
        _ => Err(ErrorCode::Malformed.into()),
    }
}

fn group_note(board: &Board, note: NoteId, from: TopicId, to: TopicId) -> Decision {
    require(from != to, ErrorCode::Invalid)?;
    let stands_in = board
        .topic_of(note)
        .ok_or(Refusal::from(ErrorCode::NotThere))?;
    if stands_in == to {
        return Ok(Vec::new());
    }
    require(stands_in == from, ErrorCode::Stale)?;
    topic_at(board, to)?;
    free(board, &[from, to])?;
    let alone = topic_at(board, from)?.notes.len() == 1;
    Ok(vec![if alone {
        // With its last note a topic goes into the other whole, comments and all.
        Event::TopicsMerged {
            topic: from,
            into: to,
        }
    } else {
        Event::NoteGrouped { note, from, to }
    }])
}

fn split(board: &Board, topic: TopicId, notes: &[NoteId], new: TopicId) -> Decision {
    let parted = topic_at(board, topic)?;
    require(!board.topics.contains_key(&new), ErrorCode::IdTaken)?;
    let mut distinct = notes.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    require(
        !notes.is_empty() && distinct.len() == notes.len(),
        ErrorCode::Invalid,
    )?;
    require(
        notes.iter().all(|note| parted.notes.contains(note)),
        ErrorCode::Stale,
    )?;
    require(notes.len() < parted.notes.len(), ErrorCode::Invalid)?;
    free(board, &[topic])?;
    let next = board
        .topics
        .iter()
        .filter(|(id, other)| {
            other.column == parted.column && (other.order, **id) > (parted.order, topic)
        })
        .min_by_key(|(id, other)| (other.order, **id))
        .map(|(id, _)| *id);
    let orders = order::place(board, new, parted.column, next);
    Ok(vec![Event::TopicSplit {
        topic,
        notes: notes.to_vec(),
        new,
        orders,
    }])
}

fn topic_at(board: &Board, topic: TopicId) -> Result<&Topic, Refusal> {
    board.topics.get(&topic).ok_or(ErrorCode::NotThere.into())
}

/// Refuses while the open round fixes one of the topics (A8).
fn free(board: &Board, topics: &[TopicId]) -> Result<(), Refusal> {
    let fixed = topics.iter().any(|topic| board.is_in_open_round(*topic));
    require(!fixed, ErrorCode::TopicInRound)
}
