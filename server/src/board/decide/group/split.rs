//! Splitting a topic: some of its notes become a topic of their own, with what the sender says goes
//! along. That is also how a merge is undone (F4), so it can say where the new topic stands, which
//! comments and actions are its own, and what both are called.

use std::collections::BTreeSet;

use candor_protocol::{
    ActionId, Command, CommentId, ErrorCode, Limit, NoteId, TextId, TopicId, limits,
};

use super::{free, stands_in, topic_at};
use crate::board::decide::{Decision, Refusal, require};
use crate::board::event::Event;
use crate::board::order;
use crate::board::state::{Board, Topic};

pub(super) fn decide(board: &Board, command: &Command) -> Decision {
    let Command::SplitTopic {
        topic,
        notes,
        new,
        to,
        before,
        comments,
        actions,
        name,
        unname,
    } = command
    else {
        return Err(ErrorCode::Malformed.into());
    };
    let parted = topic_at(board, *topic)?;
    require(!board.topics.contains_key(new), ErrorCode::IdTaken)?;
    let named = [notes.len(), comments.len(), actions.len()];
    if named.into_iter().fold(0, usize::saturating_add) > limits::SPLIT_IDS {
        return Err(Limit::SplitIds.into());
    }
    all_of(parted, notes)?;
    hang_on(board, *topic, comments, actions)?;
    require(board.columns.contains_key(to), ErrorCode::NotThere)?;
    stands_in(board, *before, *to)?;
    let seen = unname.is_none() || parted.name == *unname;
    require(seen, ErrorCode::Stale)?;
    free(board, &[*topic])?;
    let split = Event::TopicSplit {
        topic: *topic,
        notes: notes.clone(),
        new: *new,
        column: *to,
        orders: order::place(board, *new, *to, *before),
        comments: comments.clone(),
        actions: actions.clone(),
    };
    let named = name.clone().map(|name| Event::TopicNamed {
        topic: *new,
        name: Some(name),
    });
    let unnamed = unname.as_ref().map(|_| Event::TopicNamed {
        topic: *topic,
        name: None,
    });
    Ok([split].into_iter().chain(named).chain(unnamed).collect())
}

/// Some of the topic's notes, each once, and not all.
fn all_of(topic: &Topic, notes: &[NoteId]) -> Result<(), Refusal> {
    require(!notes.is_empty(), ErrorCode::Invalid)?;
    distinct(notes)?;
    let there = notes.iter().all(|note| topic.notes.contains(note));
    require(there, ErrorCode::Stale)?;
    require(notes.len() < topic.notes.len(), ErrorCode::Invalid)
}

/// Comments and actions of the topic, each once. A comment that waits is as one that is not there
/// (A6, L2): it stays with the topic that is split.
fn hang_on(
    board: &Board,
    topic: TopicId,
    comments: &[CommentId],
    actions: &[ActionId],
) -> Result<(), Refusal> {
    distinct(comments)?;
    distinct(actions)?;
    let replies = comments.iter().all(|id| {
        let of_topic = |comment: &crate::board::Comment| comment.topic == topic;
        board.is_shown(TextId::Comment(*id)) && board.comments.get(id).is_some_and(of_topic)
    });
    let agreed = actions.iter().all(|id| {
        let action = board.actions.get(id);
        action.is_some_and(|action| action.topic == Some(topic))
    });
    require(replies && agreed, ErrorCode::Stale)
}

fn distinct<T: Ord>(ids: &[T]) -> Result<(), Refusal> {
    let set: BTreeSet<&T> = ids.iter().collect();
    require(set.len() == ids.len(), ErrorCode::Invalid)
}
