//! The state of a room, as its journal keeps it. No seat is in it (A1), and no time of a note (A4).

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{
    ActionId, Check, ColumnId, CommentId, DoorHash, FacilitatorHash, Lock, Millis, NoteId, Outcome,
    RoomId, RoundId, Sealed, SealedLine, Settings, Stage, TextId, Timer, TopicId, Votes,
};
use serde::{Deserialize, Serialize};

use super::event::Event;
use super::seat::{Pseudonym, RoomSecret, Salt};

/// A room.
///
/// Maps are ordered by id, and ids are random, so a snapshot of it keeps no order of arrival.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Its id.
    pub room: RoomId,
    /// Its title.
    pub title: SealedLine,
    /// Binds every page to one room key.
    pub check: Check,
    /// What the server knows the door by.
    pub door_hash: DoorHash,
    /// What the server knows the facilitator keys by.
    pub facilitators: Vec<FacilitatorHash>,
    /// Makes seat tokens.
    pub secret: RoomSecret,
    /// Fixed at creation.
    pub settings: Settings,
    /// Where the team is.
    pub stage: Stage,
    /// Whether new notes are hidden.
    pub hiding: bool,
    /// When the hidden notes come out, once that is announced.
    pub reveal_at: Option<Millis>,
    /// The topic that everybody looks at.
    pub focus: Option<TopicId>,
    /// The timer.
    pub timer: Timer,
    /// When the room goes, once that is announced.
    pub erase_at: Option<Millis>,
    /// Columns.
    pub columns: BTreeMap<ColumnId, Column>,
    /// Topics.
    pub topics: BTreeMap<TopicId, Topic>,
    /// Notes, whatever their status.
    pub notes: BTreeMap<NoteId, Note>,
    /// Comments, whatever their status.
    pub comments: BTreeMap<CommentId, Comment>,
    /// Actions.
    pub actions: BTreeMap<ActionId, Action>,
    /// Rounds.
    pub rounds: BTreeMap<RoundId, Round>,
    /// Ids that stay deleted (S3).
    pub deleted: BTreeSet<TextId>,
    /// Actions that stay deleted (S3).
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
}

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The text.
    pub text: Sealed,
    /// What its edit key must open (A3).
    pub lock: Lock,
    /// The author's newest edit that counts.
    pub rev: u32,
    /// A change that waits for its release (A6). Only what is shown can have one.
    pub change: Option<Change>,
}

/// A change of a shown text that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// The text will be another one.
    Edit {
        /// The author's edit.
        rev: u32,
        /// The text to come.
        text: Sealed,
        /// Ticks from the wish to the release, as drawn.
        delay: u32,
    },
    /// The text will be gone.
    Deletion {
        /// Ticks from the wish to the release, as drawn.
        delay: u32,
    },
}

/// Where a note is on its way to the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteStatus {
    /// Nothing of it leaves the server but its share in one count (A4).
    Hidden,
    /// It comes out on a later tick (A6).
    Waiting {
        /// Ticks from the wish to the release, as drawn.
        delay: u32,
    },
    /// It stands in a topic.
    Shown {
        /// The topic.
        topic: TopicId,
    },
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The column that it was written in.
    pub column: ColumnId,
    /// Whether it is hidden, waiting or shown.
    pub status: NoteStatus,
    /// Its text.
    pub written: Written,
}

/// Where a comment is on its way to the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentStatus {
    /// It comes out on a later tick (A6).
    Waiting {
        /// Ticks from the wish to the release, as drawn.
        delay: u32,
    },
    /// It stands below its topic.
    Shown {
        /// Its place among the comments of the room.
        order: u32,
    },
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The topic that it replies to.
    pub topic: TopicId,
    /// Whether it is waiting or shown.
    pub status: CommentStatus,
    /// Its text.
    pub written: Written,
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
}

/// A round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// 0 for the room's first round.
    pub order: u32,
    /// The topics that are voted on, by id.
    pub topics: BTreeSet<TopicId>,
    /// Votes of each seat.
    pub budget: u32,
    /// Votes of a seat on one topic.
    pub most_per_topic: u32,
    /// What came out.
    pub outcome: Outcome,
    /// There while the round is open, gone with its closing (A9).
    pub ballots: Option<BallotBox>,
}

/// The ballots of an open round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotBox {
    /// Makes pseudonyms.
    pub salt: Salt,
    /// Ballots by pseudonym, so that no order of arrival is kept.
    #[serde(with = "pairs")]
    pub ballots: BTreeMap<Pseudonym, Votes>,
}

/// JSON has only strings for keys, so ballots are kept as pairs.
mod pairs {
    use super::{BTreeMap, Pseudonym, Votes};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        ballots: &BTreeMap<Pseudonym, Votes>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(ballots)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Pseudonym, Votes>, D::Error> {
        Ok(Vec::<(Pseudonym, Votes)>::deserialize(deserializer)?
            .into_iter()
            .collect())
    }
}

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
        Some(Self {
            room: wanted.room,
            title: wanted.title.clone(),
            check: wanted.check,
            door_hash: wanted.door_hash,
            facilitators: vec![wanted.facilitator_hash],
            secret: secret.clone(),
            settings: wanted.settings,
            stage: Stage::CheckIn,
            hiding: wanted.settings.hiding,
            reveal_at: None,
            focus: None,
            timer: Timer::Off,
            erase_at: None,
            columns: wanted.columns.iter().enumerate().map(column).collect(),
            topics: BTreeMap::new(),
            notes: BTreeMap::new(),
            comments: BTreeMap::new(),
            actions: BTreeMap::new(),
            rounds: BTreeMap::new(),
            deleted: BTreeSet::new(),
            deleted_actions: BTreeSet::new(),
            next_order: 0,
        })
    }

    /// The open round, of which there is one at most.
    pub fn open_round(&self) -> Option<(RoundId, &Round, &BallotBox)> {
        self.rounds
            .iter()
            .find_map(|(id, round)| Some((*id, round, round.ballots.as_ref()?)))
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
    pub fn waiting(&self) -> impl Iterator<Item = (TextId, u32)> {
        let notes = self.notes.iter().filter_map(|(id, note)| {
            let own = match note.status {
                NoteStatus::Waiting { delay } => Some(delay),
                NoteStatus::Hidden | NoteStatus::Shown { .. } => None,
            };
            Some((
                TextId::Note(*id),
                own.or_else(|| note.written.change_delay())?,
            ))
        });
        let comments = self.comments.iter().filter_map(|(id, comment)| {
            let own = match comment.status {
                CommentStatus::Waiting { delay } => Some(delay),
                CommentStatus::Shown { .. } => None,
            };
            Some((
                TextId::Comment(*id),
                own.or_else(|| comment.written.change_delay())?,
            ))
        });
        notes.chain(comments)
    }

    /// Whether something will happen without a command, so that the room must stay in memory.
    pub fn is_restless(&self) -> bool {
        self.reveal_at.is_some() || self.erase_at.is_some() || self.waiting().next().is_some()
    }
}

impl Written {
    /// A new text.
    pub fn new(text: Sealed, lock: Lock) -> Self {
        Self {
            text,
            lock,
            rev: 0,
            change: None,
        }
    }

    /// The newest text that its author wished: the one that waits, or the one that stands.
    pub fn newest(&self) -> (u32, &Sealed) {
        match &self.change {
            Some(Change::Edit { rev, text, .. }) => (*rev, text),
            Some(Change::Deletion { .. }) | None => (self.rev, &self.text),
        }
    }

    fn change_delay(&self) -> Option<u32> {
        match self.change {
            Some(Change::Edit { delay, .. } | Change::Deletion { delay }) => Some(delay),
            None => None,
        }
    }
}
