//! What fills a board: notes, comments, topics, rules; and where topics stand on it.

use candor_protocol::*;

use crate::board::tests::mine::Mine;
use crate::board::tests::who::{LEADER, Who, seat};
use crate::board::tests::world::World;

impl World {
    pub(crate) fn add_note(&mut self, who: Who, column: usize) -> Mine {
        let (mine, command) = self.new_note(column);
        self.send(who, command);
        mine
    }

    pub(crate) fn add_comment(&mut self, who: Who, topic: TopicId) -> Mine {
        let (mine, command) = self.new_comment(topic);
        self.send(who, command);
        mine
    }

    /// A note that nobody has added yet.
    pub(crate) fn new_note(&mut self, column: usize) -> (Mine, Command) {
        let (id, key) = (NoteId(self.fresh()), EditKey(self.fresh()));
        let of = TextId::Note(id);
        let mine = Mine { of, key };
        let column = self.columns[column % self.columns.len()];
        let (text, lock) = (self.text(), mine.lock());
        let add = Command::AddNote {
            id,
            column,
            text,
            lock,
        };
        (mine, add)
    }

    /// A comment that nobody has added yet.
    pub(crate) fn new_comment(&mut self, topic: TopicId) -> (Mine, Command) {
        let (id, key) = (CommentId(self.fresh()), EditKey(self.fresh()));
        let of = TextId::Comment(id);
        let mine = Mine { of, key };
        let (text, lock) = (self.text(), mine.lock());
        let add = Command::AddComment {
            id,
            topic,
            text,
            lock,
        };
        (mine, add)
    }

    /// A board of shown notes, each a topic of its own.
    pub(crate) fn with_topics(number: usize) -> (Self, Vec<TopicId>, Vec<Mine>) {
        let mut world = Self::hiding(number as u64);
        let mine = (0..number)
            .map(|column| world.add_note(seat(1), column))
            .collect();
        world.send(LEADER, Command::AnnounceReveal {});
        world.pass(limits::REVEAL_NOTICE_MS);
        let topics = world.topics_by_id();
        (world, topics, mine)
    }

    pub(crate) fn topics_by_id(&self) -> Vec<TopicId> {
        self.board.topics.keys().copied().collect()
    }

    pub(crate) fn only_note(&self, topic: TopicId) -> NoteId {
        self.board.topics[&topic].notes[0]
    }

    /// The topics of a column, in their order.
    pub(crate) fn row(&self, column: ColumnId) -> Vec<TopicId> {
        let topics = self.board.topics.iter();
        let there = topics.filter(|(_, topic)| topic.column == column);
        let mut row: Vec<_> = there.map(|(id, topic)| (topic.order, *id)).collect();
        row.sort_unstable();
        row.into_iter().map(|(_, id)| id).collect()
    }

    /// The topic that stands behind another one in its column.
    pub(crate) fn next(&self, topic: TopicId) -> Option<TopicId> {
        let row = self.row(self.board.topics[&topic].column);
        let place = row.iter().position(|id| *id == topic)?;
        row.get(place + 1).copied()
    }

    /// Whoever leads changes what is ruled for everybody (F5).
    pub(crate) fn rule(&mut self, change: impl FnOnce(&mut Rules)) {
        let expect = self.board.rules;
        let mut rules = expect;
        change(&mut rules);
        self.send(LEADER, Command::SetRules { rules, expect });
    }
}
