//! What events do to notes and comments: they change, come out, and go.

use candor_protocol::{EntityId, NoteId, TextId, TopicId};

use crate::board::event::{Event, Release};
use crate::board::state::{Board, Topic};
use crate::board::text::{Change, CommentStatus, NoteStatus, Signing, Struck, Written};
use crate::board::{Touched, order};

impl Board {
    pub(super) fn apply_to_text(&mut self, event: &Event, touched: &mut Touched) {
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
                    // An edit that it overtakes keeps its number, as one that is taken back.
                    written.rev = written.newest().0;
                    written.change = Some(Change::Deletion { delay: *delay });
                }
            }
            Event::ChangeTakenBack { of } => {
                if let Some(written) = self.written_mut(*of) {
                    // The edit that was taken back keeps its number: a repeat of it is known.
                    written.rev = written.newest().0;
                    (written.change, written.signing) = (None, None);
                }
            }
            Event::SigningWaits { of, name, delay } => {
                if let Some(written) = self.written_mut(*of) {
                    let (name, delay) = (name.clone(), *delay);
                    written.signing = Some(Signing { name, delay });
                }
            }
            Event::SignatureStruck { of } => {
                if let Some(written) = self.written_mut(*of) {
                    let signature = written.signature.take();
                    written.struck = signature.as_ref().map(Struck::of).or(written.struck);
                    touched.insert(entity_of(*of));
                }
            }
            _ => {}
        }
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

    pub(super) fn release(&mut self, release: &Release, touched: &mut Touched) {
        match release {
            Release::Note { id, topic } => self.show_note(*id, *topic, touched),
            Release::Comment { id } if self.comments.contains_key(id) => {
                // Taken only for what comes out: a gap would tell of what never did (A6).
                let order = self.take_order();
                if let Some(comment) = self.comments.get_mut(id) {
                    comment.status = CommentStatus::Shown { order };
                    touched.insert(EntityId::Comment(*id));
                }
            }
            Release::Comment { .. } => {}
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
            Release::Signature { of } => {
                let Some(written) = self.written_mut(*of) else {
                    return;
                };
                if let Some(Signing { name, .. }) = written.signing.take() {
                    written.signature = Some(name);
                    touched.insert(entity_of(*of));
                }
            }
        }
    }

    /// A note comes out as a topic of its own, at the end of its column.
    pub(super) fn show_note(&mut self, id: NoteId, topic: TopicId, touched: &mut Touched) {
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
                parked: false,
            },
        );
        if let Some(note) = self.notes.get_mut(&id) {
            note.status = NoteStatus::Shown { topic };
        }
        touched.extend([EntityId::Topic(topic), EntityId::Note(id)]);
    }

    pub(super) fn remove_text(&mut self, of: TextId, touched: &mut Touched) {
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
}

fn entity_of(of: TextId) -> EntityId {
    match of {
        TextId::Note(id) => EntityId::Note(id),
        TextId::Comment(id) => EntityId::Comment(id),
    }
}
