//! What events do to polls: they open, take answers, and close without them (A9).

use candor_protocol::{EntityId, PollOutcome, TopicId};

use crate::board::Touched;
use crate::board::answers::{AnswerBox, Poll};
use crate::board::event::Event;
use crate::board::state::Board;

impl Board {
    pub(super) fn apply_to_polls(&mut self, event: &Event, touched: &mut Touched) {
        match event {
            Event::PollOpened {
                id,
                scale,
                topic,
                salt,
            } => {
                let poll = Poll {
                    order: u32::try_from(self.polls.len()).unwrap_or(u32::MAX),
                    scale: scale.clone(),
                    topic: *topic,
                    outcome: PollOutcome::Open,
                    answers: Some(AnswerBox {
                        salt: salt.clone(),
                        answers: Default::default(),
                    }),
                };
                self.polls.insert(*id, poll);
                touched.insert(EntityId::Poll(*id));
            }
            Event::PollAnswered {
                poll,
                pseudonym,
                choice,
            } => {
                let poll = self.polls.get_mut(poll);
                let Some(answers) = poll.and_then(|poll| poll.answers.as_mut()) else {
                    return;
                };
                match choice {
                    Some(choice) => answers.answers.insert(*pseudonym, *choice),
                    None => answers.answers.remove(pseudonym),
                };
            }
            Event::PollClosed { poll: id, outcome } => {
                if let Some(poll) = self.polls.get_mut(id) {
                    (poll.outcome, poll.answers) = (outcome.clone(), None);
                    touched.insert(EntityId::Poll(*id));
                }
            }
            _ => {}
        }
    }

    /// A topic ends: polls about it go on about the one that it went into, or about none.
    pub(super) fn end_in_polls(
        &mut self,
        topic: TopicId,
        into: Option<TopicId>,
        touched: &mut Touched,
    ) {
        for (id, poll) in &mut self.polls {
            if poll.topic == Some(topic) {
                poll.topic = into;
                touched.insert(EntityId::Poll(*id));
            }
        }
    }
}
