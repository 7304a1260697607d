//! Events change the board. Nothing is drawn or decided here: an event from the journal does what
//! it did the first time. An event about something that is not there changes nothing.

use candor_protocol::{
    ActionId, CommentId, EntityId, NoteId, Outcome, RoundId, TextId, TopicId, TopicVotes, Votes,
};

use super::event::{Event, Release};
use super::seat::{Pseudonym, Salt};
use super::state::{
    Action, BallotBox, Board, Change, Comment, CommentStatus, Note, NoteStatus, Round, Topic,
    Written,
};
use super::{Touched, order};

impl Board {
    /// Applies an event; returns the entities whose projection it may have changed.
    pub fn apply(&mut self, event: &Event) -> Touched {
        let mut touched = Touched::new();
        match event {
            Event::Created { .. } => {}
            Event::NoteAdded {
                id,
                column,
                text,
                lock,
                delay,
            } => {
                let status = match delay {
                    Some(delay) => NoteStatus::Waiting { delay: *delay },
                    None => NoteStatus::Hidden,
                };
                let written = Written::new(text.clone(), *lock);
                self.notes.insert(
                    *id,
                    Note {
                        column: *column,
                        status,
                        written,
                    },
                );
            }
            Event::CommentAdded {
                id,
                topic,
                text,
                lock,
                delay,
            } => {
                let status = CommentStatus::Waiting { delay: *delay };
                let written = Written::new(text.clone(), *lock);
                self.comments.insert(
                    *id,
                    Comment {
                        topic: *topic,
                        status,
                        written,
                    },
                );
            }
            Event::TextReplaced { .. }
            | Event::TextRemoved { .. }
            | Event::EditWaits { .. }
            | Event::DeletionWaits { .. }
            | Event::ChangeTakenBack { .. } => self.apply_to_text(event, &mut touched),
            Event::Released { releases } => {
                for release in releases {
                    self.release(release, &mut touched);
                }
            }
            Event::Revealed { notes } => {
                (self.hiding, self.reveal_at) = (false, None);
                touched.insert(EntityId::Stage);
                for (note, topic) in notes {
                    self.show_note(*note, *topic, &mut touched);
                }
            }
            Event::NoteGrouped { .. }
            | Event::TopicsMerged { .. }
            | Event::TopicSplit { .. }
            | Event::TopicPlaced { .. }
            | Event::TopicNamed { .. } => self.apply_to_topics(event, &mut touched),
            Event::ActionAdded { .. } | Event::ActionSet { .. } | Event::ActionDeleted { .. } => {
                self.apply_to_actions(event, &mut touched);
            }
            Event::RoundOpened {
                id,
                topics,
                budget,
                most_per_topic,
                salt,
            } => {
                let fixed = (*budget, *most_per_topic);
                self.open(*id, topics, fixed, salt.clone(), &mut touched);
            }
            Event::BallotCast {
                round,
                pseudonym,
                votes,
            } => self.cast(*round, *pseudonym, votes),
            Event::RoundClosed { round, outcome } => {
                self.close(*round, outcome.clone(), &mut touched);
            }
            _ => self.apply_to_leading(event, &mut touched),
        }
        touched
    }

    fn apply_to_leading(&mut self, event: &Event, touched: &mut Touched) {
        let entity = match event {
            Event::TimerSet { timer } => {
                self.timer = *timer;
                EntityId::Timer
            }
            Event::EraseAnnounced { at } => {
                self.erase_at = Some(*at);
                EntityId::Board
            }
            Event::EraseCancelled {} => {
                self.erase_at = None;
                EntityId::Board
            }
            Event::RevealAnnounced { at } => {
                self.reveal_at = Some(*at);
                EntityId::Stage
            }
            Event::RevealCancelled {} => {
                self.reveal_at = None;
                EntityId::Stage
            }
            Event::StageSet { stage } => {
                self.stage = *stage;
                EntityId::Stage
            }
            Event::HidingSet { hiding } => {
                self.hiding = *hiding;
                EntityId::Stage
            }
            Event::FocusSet { focus } => {
                self.focus = *focus;
                EntityId::Stage
            }
            _ => return,
        };
        touched.insert(entity);
    }

    fn apply_to_text(&mut self, event: &Event, touched: &mut Touched) {
        match event {
            Event::TextReplaced { of, rev, text } => {
                if let Some(written) = self.written_mut(*of) {
                    (written.rev, written.text) = (*rev, text.clone());
                }
            }
            Event::TextRemoved { of } => self.remove_text(*of, touched),
            Event::EditWaits {
                of,
                rev,
                text,
                delay,
            } => {
                if let Some(written) = self.written_mut(*of) {
                    let (rev, text, delay) = (*rev, text.clone(), *delay);
                    written.change = Some(Change::Edit { rev, text, delay });
                }
            }
            Event::DeletionWaits { of, delay } => {
                if let Some(written) = self.written_mut(*of) {
                    written.change = Some(Change::Deletion { delay: *delay });
                }
            }
            Event::ChangeTakenBack { of } => {
                if let Some(written) = self.written_mut(*of) {
                    // The edit that was taken back keeps its number: a repeat of it is known.
                    written.rev = written.newest().0;
                    written.change = None;
                }
            }
            _ => {}
        }
    }

    fn apply_to_topics(&mut self, event: &Event, touched: &mut Touched) {
        match event {
            Event::NoteGrouped { note, from, to } => self.group_note(*note, *from, *to, touched),
            Event::TopicsMerged { topic, into } => self.merge(*topic, *into, touched),
            Event::TopicSplit {
                topic,
                notes,
                new,
                orders,
            } => {
                self.split(*topic, notes, *new, touched);
                self.set_orders(orders, touched);
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
            Event::TopicNamed { topic, name } => {
                if let Some(named) = self.topics.get_mut(topic) {
                    named.name = name.clone();
                    touched.insert(EntityId::Topic(*topic));
                }
            }
            _ => {}
        }
    }

    fn apply_to_actions(&mut self, event: &Event, touched: &mut Touched) {
        let id = match event {
            Event::ActionAdded {
                id,
                topic,
                text,
                owner,
                due,
            } => {
                let order = self.take_order();
                let (text, owner, due) = (text.clone(), owner.clone(), due.clone());
                let (topic, rev, done) = (*topic, 0, false);
                let action = Action {
                    topic,
                    order,
                    rev,
                    text,
                    owner,
                    due,
                    done,
                };
                self.actions.insert(*id, action);
                *id
            }
            Event::ActionSet {
                id,
                text,
                owner,
                due,
                done,
            } => {
                if let Some(action) = self.actions.get_mut(id) {
                    action.rev = action.rev.saturating_add(1);
                    action.text = text.clone();
                    (action.owner, action.due, action.done) = (owner.clone(), due.clone(), *done);
                }
                *id
            }
            Event::ActionDeleted { id } => {
                self.remove_action(*id);
                *id
            }
            _ => return,
        };
        touched.insert(EntityId::Action(id));
    }

    fn remove_action(&mut self, id: ActionId) {
        if self.actions.remove(&id).is_some() {
            self.deleted_actions.insert(id);
        }
    }

    fn take_order(&mut self) -> u32 {
        let order = self.next_order;
        self.next_order = order.saturating_add(1);
        order
    }

    fn written_mut(&mut self, of: TextId) -> Option<&mut Written> {
        match of {
            TextId::Note(id) => self.notes.get_mut(&id).map(|note| &mut note.written),
            TextId::Comment(id) => self
                .comments
                .get_mut(&id)
                .map(|comment| &mut comment.written),
        }
    }

    fn release(&mut self, release: &Release, touched: &mut Touched) {
        match release {
            Release::Note { id, topic } => self.show_note(*id, *topic, touched),
            Release::Comment { id } => {
                let order = self.take_order();
                if let Some(comment) = self.comments.get_mut(id) {
                    comment.status = CommentStatus::Shown { order };
                    touched.insert(EntityId::Comment(*id));
                }
            }
            Release::Change { of } => {
                let Some(written) = self.written_mut(*of) else {
                    return;
                };
                match written.change.take() {
                    Some(Change::Edit { rev, text, .. }) => {
                        (written.rev, written.text) = (rev, text);
                        touched.insert(entity_of(*of));
                    }
                    Some(Change::Deletion { .. }) => self.remove_text(*of, touched),
                    None => {}
                }
            }
        }
    }

    /// A note comes out as a topic of its own, at the end of its column.
    fn show_note(&mut self, id: NoteId, topic: TopicId, touched: &mut Touched) {
        let Some(column) = self.notes.get(&id).map(|note| note.column) else {
            return;
        };
        let order = order::last(self, column);
        self.topics.insert(
            topic,
            Topic {
                column,
                order,
                name: None,
                notes: vec![id],
            },
        );
        if let Some(note) = self.notes.get_mut(&id) {
            note.status = NoteStatus::Shown { topic };
        }
        touched.extend([EntityId::Topic(topic), EntityId::Note(id)]);
    }

    fn remove_text(&mut self, of: TextId, touched: &mut Touched) {
        touched.insert(entity_of(of));
        self.deleted.insert(of);
        match of {
            TextId::Comment(id) => {
                self.comments.remove(&id);
            }
            TextId::Note(id) => {
                let topic = self.topic_of(id);
                self.notes.remove(&id);
                if let Some(topic) = topic {
                    self.take_from_topic(id, topic, touched);
                }
            }
        }
    }

    fn take_from_topic(&mut self, note: NoteId, id: TopicId, touched: &mut Touched) {
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
    }

    fn group_note(&mut self, note: NoteId, from: TopicId, to: TopicId, touched: &mut Touched) {
        let Some(target) = self.topics.get_mut(&to) else {
            return;
        };
        target.notes.push(note);
        touched.insert(EntityId::Topic(to));
        if let Some(moved) = self.notes.get_mut(&note) {
            moved.status = NoteStatus::Shown { topic: to };
        }
        self.take_from_topic(note, from, touched);
    }

    fn merge(&mut self, topic: TopicId, into: TopicId, touched: &mut Touched) {
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
            target.notes.extend(ended.notes);
            target.name = target.name.take().or(ended.name);
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
    }

    fn split(&mut self, id: TopicId, notes: &[NoteId], new: TopicId, touched: &mut Touched) {
        let Some(topic) = self.topics.get_mut(&id) else {
            return;
        };
        topic.notes.retain(|note| !notes.contains(note));
        let column = topic.column;
        let split = Topic {
            column,
            order: topic.order,
            name: None,
            notes: notes.to_vec(),
        };
        self.topics.insert(new, split);
        for note in notes {
            if let Some(note) = self.notes.get_mut(note) {
                note.status = NoteStatus::Shown { topic: new };
            }
        }
        touched.extend([EntityId::Topic(id), EntityId::Topic(new)]);
    }

    fn set_orders(&mut self, orders: &[(TopicId, u32)], touched: &mut Touched) {
        for (id, order) in orders {
            if let Some(topic) = self.topics.get_mut(id) {
                topic.order = *order;
                touched.insert(EntityId::Topic(*id));
            }
        }
    }

    /// A topic ends: in counted rounds its votes go to the one that it went into, or go.
    fn end_in_rounds(&mut self, topic: TopicId, into: Option<TopicId>, touched: &mut Touched) {
        for (id, round) in &mut self.rounds {
            if !round.topics.remove(&topic) {
                continue;
            }
            touched.insert(EntityId::Round(*id));
            round.topics.extend(into);
            if let Outcome::Counted { tally, .. } = &mut round.outcome {
                fold(tally, topic, into);
            }
        }
    }

    fn open(
        &mut self,
        id: RoundId,
        topics: &[TopicId],
        (budget, most_per_topic): (u32, u32),
        salt: Salt,
        touched: &mut Touched,
    ) {
        let order = u32::try_from(self.rounds.len()).unwrap_or(u32::MAX);
        let ballots = Some(BallotBox {
            salt,
            ballots: Default::default(),
        });
        let topics = topics.iter().copied().collect();
        let outcome = Outcome::Open;
        self.rounds.insert(
            id,
            Round {
                order,
                topics,
                budget,
                most_per_topic,
                outcome,
                ballots,
            },
        );
        touched.insert(EntityId::Round(id));
    }

    fn cast(&mut self, round: RoundId, pseudonym: Pseudonym, votes: &Votes) {
        let round = self.rounds.get_mut(&round);
        let Some(ballots) = round.and_then(|round| round.ballots.as_mut()) else {
            return;
        };
        if votes.is_empty() {
            ballots.ballots.remove(&pseudonym);
        } else {
            ballots.ballots.insert(pseudonym, votes.clone());
        }
    }

    fn close(&mut self, id: RoundId, outcome: Outcome, touched: &mut Touched) {
        if let Some(round) = self.rounds.get_mut(&id) {
            (round.outcome, round.ballots) = (outcome, None);
            touched.insert(EntityId::Round(id));
        }
    }
}

fn entity_of(of: TextId) -> EntityId {
    match of {
        TextId::Note(id) => EntityId::Note(id),
        TextId::Comment(id) => EntityId::Comment(id),
    }
}

fn fold(tally: &mut Vec<TopicVotes>, topic: TopicId, into: Option<TopicId>) {
    let Some(index) = tally.iter().position(|entry| entry.topic == topic) else {
        return;
    };
    let votes = tally.remove(index).votes;
    let Some(into) = into else { return };
    match tally.iter_mut().find(|entry| entry.topic == into) {
        Some(entry) => entry.votes = entry.votes.saturating_add(votes),
        None => {
            tally.push(TopicVotes { topic: into, votes });
            tally.sort_by_key(|entry| entry.topic);
        }
    }
}
