//! The state of a room, as its journal keeps it. No seat is in it (A1), and no time of a note (A4).

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{
    ActionId, Check, ColumnId, CommentId, DoorHash, Experiment, FacilitatorHash, Millis, NoteId,
    PollId, Review, RoomId, RoundId, Rules, Sealed, SealedLine, Settings, Stage, TextId, Timer,
    TopicId,
};
use serde::{Deserialize, Serialize};

use super::answers::{AnswerBox, BallotBox, Poll, Round};
use super::seat::RoomSecret;
use super::text::{Comment, CommentStatus, Note, NoteStatus, Waiting, Written};

/// A room.
///
/// Maps are ordered by id, and ids are random, so a snapshot of it keeps no order of arrival. What is empty is left
/// out of a snapshot: most rooms that are kept in memory were only just created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Its id.
    pub room: RoomId,
    /// Its title.
    pub title: SealedLine,
    /// What whoever leads has planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Sealed>,
    /// Binds every page to one room key.
    pub check: Check,
    /// What the server knows the door by.
    pub door_hash: DoorHash,
    /// What the server knows the facilitator keys by.
    pub facilitators: Vec<FacilitatorHash>,
    /// Keys that were appointed, and when: for an hour they cannot erase (F3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointed: Vec<(FacilitatorHash, Millis)>,
    /// The key that offers leading (F3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offered_by: Option<FacilitatorHash>,
    /// What whoever leads has ruled (F5).
    pub rules: Rules,
    /// Makes seat tokens.
    pub secret: RoomSecret,
    /// Fixed at creation.
    pub settings: Settings,
    /// Where the team is.
    pub stage: Stage,
    /// Whether new notes are hidden.
    pub hiding: bool,
    /// When the hidden notes come out, once that is announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reveal_at: Option<Millis>,
    /// When writing closes by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<Millis>,
    /// The topic that everybody looks at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<TopicId>,
    /// The timer.
    pub timer: Timer,
    /// When the room goes, once that is announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erase_at: Option<Millis>,
    /// Columns.
    pub columns: BTreeMap<ColumnId, Column>,
    /// Topics.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub topics: BTreeMap<TopicId, Topic>,
    /// Notes, whatever their status.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<NoteId, Note>,
    /// Comments, whatever their status.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub comments: BTreeMap<CommentId, Comment>,
    /// Actions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub actions: BTreeMap<ActionId, Action>,
    /// Rounds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rounds: BTreeMap<RoundId, Round>,
    /// Polls.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub polls: BTreeMap<PollId, Poll>,
    /// Ids that stay deleted (S3).
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub deleted: BTreeSet<TextId>,
    /// Actions that stay deleted (S3).
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub deleted_actions: BTreeSet<ActionId>,
    /// The order of the next comment that is released, or action that is added.
    pub next_order: u32,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its place.
    pub order: u32,
    /// Its name.
    pub name: SealedLine,
    /// What to write here.
    pub prompt: Option<SealedLine>,
}

/// A topic. Never without a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// The column that it stands in.
    pub column: ColumnId,
    /// Its place in the column.
    pub order: u32,
    /// Its name.
    pub name: Option<SealedLine>,
    /// Its notes, in order.
    pub notes: Vec<NoteId>,
    /// Whether it stands in the parking lot.
    pub parked: bool,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The topic that it came from, while that stands.
    pub topic: Option<TopicId>,
    /// Its place in the list.
    pub order: u32,
    /// Counts its changes.
    pub rev: u32,
    /// What will be done.
    pub text: Sealed,
    /// By whom.
    pub owner: Option<SealedLine>,
    /// By when.
    pub due: Option<SealedLine>,
    /// Whether it is done.
    pub done: bool,
    /// Makes an experiment of it.
    pub experiment: Option<Experiment>,
    /// What became of it, where an earlier retro left it open.
    pub review: Option<Review>,
}

impl Board {
    /// The open round, of which there is one at most.
    pub fn open_round(&self) -> Option<(RoundId, &Round, &BallotBox)> {
        self.rounds
            .iter()
            .find_map(|(id, round)| Some((*id, round, round.ballots.as_ref()?)))
    }

    /// The open poll, of which there is one at most.
    pub fn open_poll(&self) -> Option<(PollId, &Poll, &AnswerBox)> {
        self.polls
            .iter()
            .find_map(|(id, poll)| Some((*id, poll, poll.answers.as_ref()?)))
    }

    /// Whether a facilitator key counts.
    pub fn leads(&self, key: Option<FacilitatorHash>) -> bool {
        key.is_some_and(|key| self.facilitators.contains(&key))
    }

    /// Whether the open round fixes a topic (A8).
    pub fn is_in_open_round(&self, topic: TopicId) -> bool {
        self.open_round()
            .is_some_and(|(_, round, _)| round.topics.contains(&topic))
    }

    /// What somebody wrote, whatever its status.
    pub fn written(&self, of: TextId) -> Option<&Written> {
        match of {
            TextId::Note(id) => self.notes.get(&id).map(|note| &note.written),
            TextId::Comment(id) => self.comments.get(&id).map(|comment| &comment.written),
        }
    }

    /// Whether everybody can see a text.
    pub fn is_shown(&self, of: TextId) -> bool {
        match of {
            TextId::Note(id) => self
                .notes
                .get(&id)
                .is_some_and(|note| matches!(note.status, NoteStatus::Shown { .. })),
            TextId::Comment(id) => self
                .comments
                .get(&id)
                .is_some_and(|comment| matches!(comment.status, CommentStatus::Shown { .. })),
        }
    }

    /// The topic of a shown note.
    pub fn topic_of(&self, note: NoteId) -> Option<TopicId> {
        match self.notes.get(&note)?.status {
            NoteStatus::Shown { topic } => Some(topic),
            NoteStatus::Hidden | NoteStatus::Waiting { .. } => None,
        }
    }

    /// Hidden notes.
    pub fn hidden(&self) -> impl Iterator<Item = NoteId> {
        self.notes
            .iter()
            .filter(|(_, note)| note.status == NoteStatus::Hidden)
            .map(|(id, _)| *id)
    }

    /// Everything that waits, with its delay in ticks as drawn.
    pub fn waiting(&self) -> impl Iterator<Item = (Waiting, u32)> {
        let notes = self.notes.iter().map(|(id, note)| {
            let own = match note.status {
                NoteStatus::Waiting { delay } => Some(delay),
                NoteStatus::Hidden | NoteStatus::Shown { .. } => None,
            };
            (TextId::Note(*id), own, &note.written)
        });
        let comments = self.comments.iter().map(|(id, comment)| {
            let own = match comment.status {
                CommentStatus::Waiting { delay } => Some(delay),
                CommentStatus::Shown { .. } => None,
            };
            (TextId::Comment(*id), own, &comment.written)
        });
        notes.chain(comments).flat_map(|(of, own, written)| {
            let text = own.or_else(|| written.change_delay());
            let signing = written.signing.as_ref().map(|signing| signing.delay);
            let text = text.map(|delay| (Waiting::Text(of), delay));
            text.into_iter()
                .chain(signing.map(|delay| (Waiting::Signature(of), delay)))
        })
    }

    /// Whether something will happen without a command, so that the room must stay in memory.
    pub fn is_restless(&self) -> bool {
        self.reveal_at.is_some() || self.erase_at.is_some() || self.waiting().next().is_some()
    }
}
