//! Events change the board. Nothing is drawn or decided here: an event from the journal does what
//! it did the first time. An event about something that is not there changes nothing.

mod leading;
mod polls;
mod rounds;
mod texts;
mod topics;

use candor_protocol::{ActionId, EntityId};

use super::Touched;
use super::event::Event;
use super::state::{Action, Board};
use super::text::{Comment, CommentStatus, Note, NoteStatus, Written};

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
            | Event::SigningWaits { .. }
            | Event::SignatureStruck { .. }
            | Event::ChangeTakenBack { .. } => self.apply_to_text(event, &mut touched),
            Event::Released { releases } => {
                for release in releases {
                    self.release(release, &mut touched);
                }
            }
            Event::Revealed { notes } => {
                (self.hiding, self.reveal_at, self.closes_at) = (false, None, None);
                touched.insert(EntityId::Stage);
                for (note, topic) in notes {
                    self.show_note(*note, *topic, &mut touched);
                }
            }
            Event::NoteGrouped { .. }
            | Event::TopicsMerged { .. }
            | Event::TopicSplit { .. }
            | Event::TopicPlaced { .. }
            | Event::TopicParked { .. }
            | Event::TopicNamed { .. } => self.apply_to_topics(event, &mut touched),
            Event::ActionAdded { .. } | Event::ActionSet { .. } | Event::ActionDeleted { .. } => {
                self.apply_to_actions(event, &mut touched);
            }
            Event::RoundOpened {
                id,
                topics,
                budget,
                most_per_topic,
                breaks,
                salt,
            } => {
                let fixed = (*budget, *most_per_topic, *breaks);
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
            Event::PollOpened { .. } | Event::PollAnswered { .. } | Event::PollClosed { .. } => {
                self.apply_to_polls(event, &mut touched);
            }
            Event::StageSet { .. }
            | Event::HidingSet { .. }
            | Event::FocusSet { .. }
            | Event::TimerSet { .. }
            | Event::ClosingSet { .. }
            | Event::PlanSet { .. }
            | Event::RulesSet { .. }
            | Event::LeadOffered { .. }
            | Event::FacilitatorReplaced { .. }
            | Event::FacilitatorAppointed { .. }
            | Event::RevealAnnounced { .. }
            | Event::RevealCancelled {}
            | Event::EraseAnnounced { .. }
            | Event::EraseCancelled {} => self.apply_to_leading(event, &mut touched),
        }
        touched
    }

    fn apply_to_actions(&mut self, event: &Event, touched: &mut Touched) {
        let id = match event {
            Event::ActionAdded {
                id,
                topic,
                text,
                owner,
                due,
                experiment,
            } => {
                let order = self.take_order();
                let (text, owner, due) = (text.clone(), owner.clone(), due.clone());
                let (topic, rev, done) = (*topic, 0, false);
                let (experiment, review) = (experiment.clone(), None);
                let action = Action {
                    topic,
                    order,
                    rev,
                    text,
                    owner,
                    due,
                    done,
                    experiment,
                    review,
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
                experiment,
                review,
            } => {
                if let Some(action) = self.actions.get_mut(id) {
                    action.rev = action.rev.saturating_add(1);
                    action.text = text.clone();
                    (action.owner, action.due, action.done) = (owner.clone(), due.clone(), *done);
                    (action.experiment, action.review) = (experiment.clone(), *review);
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

    pub(super) fn take_order(&mut self) -> u32 {
        let order = self.next_order;
        self.next_order = order.saturating_add(1);
        order
    }
}
