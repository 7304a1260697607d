//! How a board begins: from the request that created its room.

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{Content, NewTopic, Rules, Stage, Timer};

use super::answers::{Poll, Round};
use super::event::Event;
use super::order;
use super::state::{Action, Board, Column, Topic};
use super::text::{Comment, CommentStatus, Note, NoteStatus, Written};

impl Board {
    /// The board that an event creates; none for any event but [`Event::Created`].
    pub fn create(event: &Event) -> Option<Self> {
        let Event::Created { wanted, secret } = event else {
            return None;
        };
        let column = |(order, new): (usize, &candor_protocol::NewColumn)| {
            let order = u32::try_from(order).unwrap_or(u32::MAX);
            (
                new.id,
                Column {
                    order,
                    name: new.name.clone(),
                    prompt: new.prompt.clone(),
                },
            )
        };
        let mut board = Self {
            room: wanted.room,
            title: wanted.title.clone(),
            plan: wanted.plan.clone(),
            check: wanted.check,
            door_hash: wanted.door_hash,
            facilitators: vec![wanted.facilitator_hash],
            appointed: Vec::new(),
            offered_by: None,
            rules: Rules::default(),
            secret: secret.clone(),
            settings: wanted.settings,
            stage: Stage::CheckIn,
            hiding: wanted.settings.hiding,
            reveal_at: None,
            closes_at: None,
            focus: None,
            timer: Timer::Off,
            erase_at: None,
            columns: wanted.columns.iter().enumerate().map(column).collect(),
            topics: BTreeMap::new(),
            notes: BTreeMap::new(),
            comments: BTreeMap::new(),
            actions: BTreeMap::new(),
            rounds: BTreeMap::new(),
            polls: BTreeMap::new(),
            deleted: BTreeSet::new(),
            deleted_actions: BTreeSet::new(),
            next_order: 0,
        };
        if let Some(content) = &wanted.content {
            board.fill(content);
        }
        Some(board)
    }

    /// Puts the content of a new room on the board (K4).
    fn fill(&mut self, content: &Content) {
        self.stage = content.stage.unwrap_or(self.stage);
        self.hiding = content.hiding.unwrap_or(self.hiding);
        for topic in &content.topics {
            self.fill_topic(topic);
        }
        for new in &content.actions {
            let action = Action {
                topic: new.topic,
                order: self.take_order(),
                rev: 0,
                text: new.text.clone(),
                owner: new.owner.clone(),
                due: new.due.clone(),
                done: new.done,
                experiment: new.experiment.clone(),
                review: new.review,
            };
            self.actions.insert(new.id, action);
        }
        for (order, new) in (0..).zip(&content.rounds) {
            let round = Round {
                order,
                topics: new.topics.iter().copied().collect(),
                budget: new.budget,
                most_per_topic: new.most_per_topic,
                breaks: new.breaks,
                outcome: new.outcome.clone(),
                ballots: None,
            };
            self.rounds.insert(new.id, round);
        }
        for (order, new) in (0..).zip(&content.polls) {
            let (scale, outcome) = (new.scale.clone(), new.outcome.clone());
            let (topic, answers) = (new.topic, None);
            let poll = Poll {
                order,
                scale,
                topic,
                outcome,
                answers,
            };
            self.polls.insert(new.id, poll);
        }
    }

    fn fill_topic(&mut self, new: &NewTopic) {
        for note in &new.notes {
            let note_of = Note {
                column: new.column,
                status: NoteStatus::Shown { topic: new.id },
                written: Written::new(note.text.clone(), note.lock),
            };
            self.notes.insert(note.id, note_of);
        }
        for comment in &new.comments {
            let order = self.take_order();
            let comment_of = Comment {
                topic: new.id,
                status: CommentStatus::Shown { order },
                written: Written::new(comment.text.clone(), comment.lock),
            };
            self.comments.insert(comment.id, comment_of);
        }
        let topic = Topic {
            column: new.column,
            order: order::last(self, new.column),
            name: new.name.clone(),
            notes: new.notes.iter().map(|note| note.id).collect(),
            parked: new.parked,
        };
        self.topics.insert(new.id, topic);
    }
}
