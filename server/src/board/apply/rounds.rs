//! What events do to rounds: they open, take ballots, and close without them (A9).

use candor_protocol::{EntityId, Outcome, RoundId, TopicId, TopicVotes, Votes};

use crate::board::Touched;
use crate::board::answers::{BallotBox, Round};
use crate::board::seat::{Pseudonym, Salt};
use crate::board::state::Board;

impl Board {
    /// A topic ends: in counted rounds its votes go to the one that it went into, or go.
    pub(super) fn end_in_rounds(
        &mut self,
        topic: TopicId,
        into: Option<TopicId>,
        touched: &mut Touched,
    ) {
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

    pub(super) fn open(
        &mut self,
        id: RoundId,
        topics: &[TopicId],
        (budget, most_per_topic, breaks): (u32, u32, Option<RoundId>),
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
                breaks,
                outcome,
                ballots,
            },
        );
        touched.insert(EntityId::Round(id));
    }

    pub(super) fn cast(&mut self, round: RoundId, pseudonym: Pseudonym, votes: &Votes) {
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

    pub(super) fn close(&mut self, id: RoundId, outcome: Outcome, touched: &mut Touched) {
        if let Some(round) = self.rounds.get_mut(&id) {
            (round.outcome, round.ballots) = (outcome, None);
            touched.insert(EntityId::Round(id));
        }
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
