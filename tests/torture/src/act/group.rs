//! Grouping: topics merge, split, move and are named, by whoever does it, from what they see.

use candor_protocol::{Command, TopicEntity, TopicId};
use candor_tests::BoardCopy;
use rand::RngExt as _;
use rand::rngs::StdRng;

use super::{Mind, one};

/// Two topics that differ.
fn two<'a>(board: &'a BoardCopy, dice: &mut StdRng) -> Option<(&'a TopicEntity, &'a TopicEntity)> {
    let topics = board.topics();
    let (from, to) = (*one(&topics, dice)?, *one(&topics, dice)?);
    (from.id != to.id).then_some((from, to))
}

impl Mind {
    pub(super) fn group(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        let Some((from, to)) = two(board, dice) else {
            return;
        };
        if dice.random_bool(0.4) {
            let (topic, into, name) = (from.id, to.id, None);
            self.wish(Command::MergeTopics { topic, into, name });
            return;
        }
        let Some(note) = one(&from.notes, dice).copied() else {
            return;
        };
        self.wish(Command::GroupNote {
            note,
            from: from.id,
            to: to.id,
            before: one(&to.notes, dice).copied(),
            name: None,
        });
    }

    pub(super) fn split(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        let mut topics = board.topics();
        topics.retain(|topic| topic.notes.len() > 1);
        let Some(topic) = one(&topics, dice) else {
            return;
        };
        let some = dice.random_range(1..topic.notes.len());
        self.wish(Command::SplitTopic {
            topic: topic.id,
            notes: topic.notes[..some].to_vec(),
            new: TopicId(rand::random()),
            to: topic.column,
            before: None,
            comments: Vec::new(),
            actions: Vec::new(),
            name: None,
            unname: None,
        });
    }

    pub(super) fn place(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        let Some((placed, other)) = two(board, dice) else {
            return;
        };
        self.wish(Command::PlaceTopic {
            topic: placed.id,
            from: placed.column,
            to: other.column,
            before: dice.random_bool(0.7).then_some(other.id),
        });
    }

    pub(super) fn name(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        let topics = board.topics();
        let Some(topic) = one(&topics, dice) else {
            return;
        };
        self.wish(Command::NameTopic {
            topic: topic.id,
            name: Some(self.room.retro.name(topic.id, "Deploys")),
            expect: topic.name.clone(),
        });
    }
}
