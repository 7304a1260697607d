//! Grouping: immediate, for it is done in public. Carries what the sender saw, and is refused when
//! that is no longer so (S3).

mod split;

use candor_protocol::{ColumnId, Command, ErrorCode, NoteId, SealedLine, TopicId};

use super::{Decision, Refusal, require};
use crate::board::event::Event;
use crate::board::order;
use crate::board::state::{Board, Topic};

pub(super) fn decide(board: &Board, command: &Command) -> Decision {
    match command {
        Command::GroupNote {
            note,
            from,
            to,
            before,
            name,
        } => group_note(board, *note, (*from, *to), *before, name.as_ref()),
        Command::MergeTopics { topic, into, name } => {
            require(topic != into, ErrorCode::Invalid)?;
            // Ended topics are not remembered: a repeat finds nothing there, and is not sent.
            topic_at(board, *topic)?;
            let target = topic_at(board, *into)?;
            free(board, &[*topic, *into])?;
            Ok(merged((*topic, *into), target, None, name.as_ref()))
        }
        Command::SplitTopic { .. } => split::decide(board, command),
        Command::PlaceTopic {
            topic,
            from,
            to,
            before,
        } => {
            let placed = topic_at(board, *topic)?;
            require(board.columns.contains_key(to), ErrorCode::NotThere)?;
            require(placed.column == *from, ErrorCode::Stale)?;
            require(*before != Some(*topic), ErrorCode::Invalid)?;
            stands_in(board, *before, *to)?;
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

fn group_note(
    board: &Board,
    note: NoteId,
    (from, to): (TopicId, TopicId),
    before: Option<NoteId>,
    name: Option<&SealedLine>,
) -> Decision {
    require(from != to, ErrorCode::Invalid)?;
    let at = board
        .topic_of(note)
        .ok_or(Refusal::from(ErrorCode::NotThere))?;
    if at == to {
        return Ok(Vec::new());
    }
    require(at == from, ErrorCode::Stale)?;
    let target = topic_at(board, to)?;
    let follows = before.is_none_or(|before| target.notes.contains(&before));
    require(follows, ErrorCode::Stale)?;
    free(board, &[from, to])?;
    let alone = topic_at(board, from)?.notes.len() == 1;
    Ok(if alone {
        // With its last note a topic goes into the other whole, comments and all.
        merged((from, to), target, before, name)
    } else {
        vec![Event::NoteGrouped {
            note,
            from,
            to,
            before,
        }]
    })
}

/// Two topics become one; a nameless target takes the name that was sealed anew for it.
fn merged(
    (topic, into): (TopicId, TopicId),
    target: &Topic,
    before: Option<NoteId>,
    name: Option<&SealedLine>,
) -> Vec<Event> {
    let merge = Event::TopicsMerged {
        topic,
        into,
        before,
    };
    let name = name.filter(|_| target.name.is_none()).cloned();
    let named = name.map(|name| Event::TopicNamed {
        topic: into,
        name: Some(name),
    });
    [merge].into_iter().chain(named).collect()
}

/// The topic before which another one goes must stand in the column that the sender saw it in.
fn stands_in(board: &Board, before: Option<TopicId>, column: ColumnId) -> Result<(), Refusal> {
    let Some(before) = before else { return Ok(()) };
    require(topic_at(board, before)?.column == column, ErrorCode::Stale)
}

fn topic_at(board: &Board, topic: TopicId) -> Result<&Topic, Refusal> {
    board.topics.get(&topic).ok_or(ErrorCode::NotThere.into())
}

/// Refuses while the open round fixes one of the topics (A8).
fn free(board: &Board, topics: &[TopicId]) -> Result<(), Refusal> {
    let fixed = topics.iter().any(|topic| board.is_in_open_round(*topic));
    require(!fixed, ErrorCode::TopicInRound)
}
