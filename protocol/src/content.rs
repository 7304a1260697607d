//! What a new room begins with besides its columns: a board that was exported, the open actions
//! of the last retro, or a list to vote on (K4). Sealed anew under the new room's key; edit keys,
//! seats and signatures are never part of it (A3).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::{
    ActionId, ColumnId, CommentId, Experiment, Lock, NewColumn, NoteId, Outcome, PollId,
    PollOutcome, Review, RoundId, Scale, Sealed, SealedLine, Stage, TopicId, limits,
};

/// The content of a new room. Lists are in board order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(default)]
pub struct Content {
    /// Where the team begins; none: at check-in.
    pub stage: Option<Stage>,
    /// Whether new notes are hidden for now; none: as the settings begin.
    pub hiding: Option<bool>,
    /// Topics, each with its notes.
    pub topics: Vec<NewTopic>,
    /// Actions.
    pub actions: Vec<NewAction>,
    /// Rounds that are closed.
    pub rounds: Vec<NewRound>,
    /// Polls that are closed.
    pub polls: Vec<NewPoll>,
}

/// A topic of a new room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct NewTopic {
    /// Its id.
    pub id: TopicId,
    /// One of the room's.
    pub column: ColumnId,
    /// Sealed as kind `topic`, its id, field `name`.
    pub name: Option<SealedLine>,
    /// Whether it is parked.
    pub parked: bool,
    /// At least one.
    pub notes: Vec<NewText<NoteId>>,
    /// Its comments.
    pub comments: Vec<NewText<CommentId>>,
}

/// A note or a comment of a new room. Its lock is nobody's, or still its author's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct NewText<Id> {
    /// Its id.
    pub id: Id,
    /// Sealed as kind `note` or `comment`, its id, field `text`.
    pub text: Sealed,
    /// What an edit key must open.
    pub lock: Lock,
}

/// An action of a new room; fields as in [`crate::ActionEntity`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[expect(missing_docs, reason = "fields are those of the entity")]
pub struct NewAction {
    pub id: ActionId,
    pub topic: Option<TopicId>,
    pub text: Sealed,
    pub owner: Option<SealedLine>,
    pub due: Option<SealedLine>,
    pub done: bool,
    pub experiment: Option<Experiment>,
    pub review: Option<Review>,
}

/// A closed round of a new room; fields as in [`crate::RoundEntity`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[expect(missing_docs, reason = "fields are those of the entity")]
pub struct NewRound {
    pub id: RoundId,
    pub topics: Vec<TopicId>,
    pub budget: u32,
    pub most_per_topic: u32,
    pub breaks: Option<RoundId>,
    pub outcome: Outcome,
}

/// A closed poll of a new room; fields as in [`crate::PollEntity`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[expect(missing_docs, reason = "fields are those of the entity")]
pub struct NewPoll {
    pub id: PollId,
    pub scale: Scale,
    pub topic: Option<TopicId>,
    pub outcome: PollOutcome,
}

impl Content {
    /// Whether it makes a sound board with these columns: within the bounds, ids distinct, and
    /// everything that is named is there.
    pub fn is_valid(&self, columns: &[NewColumn]) -> bool {
        self.is_within_bounds() && self.are_ids_distinct() && self.is_connected(columns)
    }

    fn is_within_bounds(&self) -> bool {
        let notes: usize = self.topics.iter().map(|topic| topic.notes.len()).sum();
        let comments: usize = self.topics.iter().map(|topic| topic.comments.len()).sum();
        notes <= limits::NOTES
            && comments <= limits::COMMENTS
            && self.actions.len() <= limits::ACTIONS
            && self.rounds.len() <= limits::ROUNDS
            && self.polls.len() <= limits::POLLS
            && self.topics.iter().all(|topic| !topic.notes.is_empty())
    }

    fn are_ids_distinct(&self) -> bool {
        fn distinct<T: Ord>(mut ids: impl Iterator<Item = T>) -> bool {
            let mut seen = BTreeSet::new();
            ids.all(|id| seen.insert(id))
        }
        let notes = self.topics.iter().flat_map(|topic| &topic.notes);
        let comments = self.topics.iter().flat_map(|topic| &topic.comments);
        distinct(self.topics.iter().map(|topic| topic.id))
            && distinct(notes.map(|note| note.id))
            && distinct(comments.map(|comment| comment.id))
            && distinct(self.actions.iter().map(|action| action.id))
            && distinct(self.rounds.iter().map(|round| round.id))
            && distinct(self.polls.iter().map(|poll| poll.id))
    }

    fn is_connected(&self, columns: &[NewColumn]) -> bool {
        let columns: BTreeSet<ColumnId> = columns.iter().map(|column| column.id).collect();
        let topics: BTreeSet<TopicId> = self.topics.iter().map(|topic| topic.id).collect();
        let stands = |topic: &Option<TopicId>| topic.is_none_or(|topic| topics.contains(&topic));
        self.topics
            .iter()
            .all(|topic| columns.contains(&topic.column))
            && self.actions.iter().all(|action| stands(&action.topic))
            && self.are_rounds_closed(&topics)
            && self
                .polls
                .iter()
                .all(|poll| stands(&poll.topic) && poll.is_closed())
    }

    /// A round breaks the ties of one before it, so that no chain of them ends where it began.
    fn are_rounds_closed(&self, standing: &BTreeSet<TopicId>) -> bool {
        let mut before = BTreeSet::new();
        self.rounds.iter().all(|round| {
            let follows = round.breaks.is_none_or(|broken| before.contains(&broken));
            before.insert(round.id);
            follows && round.is_closed(standing)
        })
    }
}

impl NewRound {
    /// Closed, over topics that stand, with a tally of exactly these that so many voters can cast.
    fn is_closed(&self, standing: &BTreeSet<TopicId>) -> bool {
        let mine: BTreeSet<TopicId> = self.topics.iter().copied().collect();
        let tallied = match &self.outcome {
            Outcome::Open => false,
            Outcome::TooFew => true,
            Outcome::Counted { voters, tally } => {
                let counted: BTreeSet<TopicId> = tally.iter().map(|entry| entry.topic).collect();
                let votes: u64 = tally.iter().map(|entry| u64::from(entry.votes)).sum();
                let most = u64::from(*voters).saturating_mul(u64::from(self.budget));
                counted.len() == tally.len() && counted == mine && votes <= most
            }
        };
        tallied
            && mine.len() == self.topics.len()
            && mine.is_subset(standing)
            && (1..=limits::BUDGET).contains(&self.budget)
            && (1..=self.budget).contains(&self.most_per_topic)
    }
}

impl NewPoll {
    fn is_closed(&self) -> bool {
        let choices = self.scale.choices();
        let is_choice = |choice: &u32| usize::try_from(*choice).is_ok_and(|index| index < choices);
        self.scale.is_valid()
            && match &self.outcome {
                PollOutcome::Open => false,
                PollOutcome::TooFew => true,
                PollOutcome::Gist { answers, choices } => {
                    *answers > 0
                        && choices.len() <= 1
                        && (choices.len() == 1 || !self.scale.is_ordered())
                        && choices.iter().all(is_choice)
                }
                PollOutcome::Counted { counts } => counts.len() == choices,
            }
    }
}

#[cfg(test)]
mod tests;
