//! What events do to topics: notes move, topics merge, split and end. What hangs on a topic
//! (comments, actions, focus, counted votes) goes along.

use candor_protocol::{ActionId, ColumnId, CommentId, EntityId, NoteId, TextId, TopicId};

use crate::board::Touched;
use crate::board::event::Event;
use crate::board::state::{Board, Topic};
use crate::board::text::NoteStatus;

impl Board {
    pub(super) fn apply_to_topics(&mut self, event: &Event, touched: &mut Touched) {
        match event {
            Event::NoteGrouped {
                note,
                from,
                to,
                before,
            } => self.group_note(*note, (*from, *to), *before, touched),
            Event::TopicsMerged {
                topic,
                into,
                before,
            } => self.merge(*topic, *into, *before, touched),
            Event::TopicSplit {
                topic,
                notes,
                new,
                column,
                orders,
                comments,
                actions,
            } => {
                self.split(*topic, notes, (*new, *column), touched);
                self.set_orders(orders, touched);
                self.take_along(*new, comments, actions, touched);
            }
            Event::TopicPlaced {
                topic,
                column,
                orders,
            } => {
                if let Some(placed) = self.topics.get_mut(topic) {
                    placed.column = *column;
                    touched.insert(EntityId::Topic(*topic));
                }
                self.set_orders(orders, touched);
            }
            Event::TopicParked { topic, parked } => {
                if let Some(placed) = self.topics.get_mut(topic) {
                    placed.parked = *parked;
                    touched.insert(EntityId::Topic(*topic));
                }
            }
            Event::TopicNamed { topic, name } => {
                if let Some(named) = self.topics.get_mut(topic) {
                    named.name = name.clone();
                    touched.insert(EntityId::Topic(*topic));
                }
            }
            _ => {}
        }
    }

    pub(super) fn take_from_topic(&mut self, note: NoteId, id: TopicId, touched: &mut Touched) {
        touched.insert(EntityId::Topic(id));
        let Some(topic) = self.topics.get_mut(&id) else {
            return;
        };
        topic.notes.retain(|other| *other != note);
        if topic.notes.is_empty() {
            self.remove_topic(id, touched);
        }
    }

    /// A topic without notes ends; its comments end with it, its actions stay.
    fn remove_topic(&mut self, id: TopicId, touched: &mut Touched) {
        self.topics.remove(&id);
        let of_topic = self
            .comments
            .iter()
            .filter(|(_, comment)| comment.topic == id);
        let comments: Vec<CommentId> = of_topic.map(|(comment, _)| *comment).collect();
        for comment in comments {
            self.remove_text(TextId::Comment(comment), touched);
        }
        for (action, entry) in &mut self.actions {
            if entry.topic == Some(id) {
                entry.topic = None;
                touched.insert(EntityId::Action(*action));
            }
        }
        if self.focus == Some(id) {
            self.focus = None;
            touched.insert(EntityId::Stage);
        }
        self.end_in_rounds(id, None, touched);
        self.end_in_polls(id, None, touched);
    }

    fn group_note(
        &mut self,
        note: NoteId,
        (from, to): (TopicId, TopicId),
        before: Option<NoteId>,
        touched: &mut Touched,
    ) {
        let Some(target) = self.topics.get_mut(&to) else {
            return;
        };
        insert(&mut target.notes, [note], before);
        touched.insert(EntityId::Topic(to));
        if let Some(moved) = self.notes.get_mut(&note) {
            moved.status = NoteStatus::Shown { topic: to };
        }
        self.take_from_topic(note, from, touched);
    }

    fn merge(
        &mut self,
        topic: TopicId,
        into: TopicId,
        before: Option<NoteId>,
        touched: &mut Touched,
    ) {
        if topic == into || !self.topics.contains_key(&into) {
            return;
        }
        let Some(ended) = self.topics.remove(&topic) else {
            return;
        };
        touched.extend([EntityId::Topic(topic), EntityId::Topic(into)]);
        for id in &ended.notes {
            if let Some(note) = self.notes.get_mut(id) {
                note.status = NoteStatus::Shown { topic: into };
            }
        }
        if let Some(target) = self.topics.get_mut(&into) {
            // The ended topic's name goes: it is sealed for that topic and opens in no other.
            insert(&mut target.notes, ended.notes, before);
        }
        for (id, comment) in &mut self.comments {
            if comment.topic == topic {
                comment.topic = into;
                touched.insert(EntityId::Comment(*id));
            }
        }
        for (id, action) in &mut self.actions {
            if action.topic == Some(topic) {
                action.topic = Some(into);
                touched.insert(EntityId::Action(*id));
            }
        }
        if self.focus == Some(topic) {
            self.focus = Some(into);
            touched.insert(EntityId::Stage);
        }
        self.end_in_rounds(topic, Some(into), touched);
        self.end_in_polls(topic, Some(into), touched);
    }

    fn split(
        &mut self,
        id: TopicId,
        notes: &[NoteId],
        (new, column): (TopicId, ColumnId),
        touched: &mut Touched,
    ) {
        let Some(topic) = self.topics.get_mut(&id) else {
            return;
        };
        topic.notes.retain(|note| !notes.contains(note));
        let split = Topic {
            column,
            order: topic.order,
            name: None,
            notes: notes.to_vec(),
            parked: topic.parked,
        };
        self.topics.insert(new, split);
        for note in notes {
            if let Some(note) = self.notes.get_mut(note) {
                note.status = NoteStatus::Shown { topic: new };
            }
        }
        touched.extend([EntityId::Topic(id), EntityId::Topic(new)]);
    }

    /// What hung on the topic that was split, and goes with the new one.
    fn take_along(
        &mut self,
        new: TopicId,
        comments: &[CommentId],
        actions: &[ActionId],
        touched: &mut Touched,
    ) {
        for id in comments {
            if let Some(comment) = self.comments.get_mut(id) {
                comment.topic = new;
                touched.insert(EntityId::Comment(*id));
            }
        }
        for id in actions {
            if let Some(action) = self.actions.get_mut(id) {
                action.topic = Some(new);
                touched.insert(EntityId::Action(*id));
            }
        }
    }

    fn set_orders(&mut self, orders: &[(TopicId, u32)], touched: &mut Touched) {
        for (id, order) in orders {
            if let Some(topic) = self.topics.get_mut(id) {
                topic.order = *order;
                touched.insert(EntityId::Topic(*id));
            }
        }
    }
}

/// Puts notes before another one, or at the end where that does not stand.
fn insert(row: &mut Vec<NoteId>, notes: impl IntoIterator<Item = NoteId>, before: Option<NoteId>) {
    let at = before.and_then(|before| row.iter().position(|note| *note == before));
    let at = at.unwrap_or(row.len());
    row.splice(at..at, notes);
}
