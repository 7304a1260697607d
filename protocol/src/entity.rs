//! The entities of the public board: each is put or deleted whole (A2, S1).
//!
//! [`Entity`] orders as the board is sent: by kind as listed, then by id. Nothing here belongs to
//! a seat.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::{
    ActionEntity, ActionId, Check, ColumnId, CommentId, LeadingEntity, Lock, Millis, NoteId,
    PollEntity, PollId, RoundId, Sealed, SealedLine, TopicId,
};

/// What can stand on the public board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is its entity, documented below")]
pub enum Entity {
    Board(BoardEntity),
    Stage(StageEntity),
    Leading(LeadingEntity),
    Timer(TimerEntity),
    Counts(CountsEntity),
    Column(ColumnEntity),
    Topic(TopicEntity),
    Note(NoteEntity),
    Comment(CommentEntity),
    Action(ActionEntity),
    Round(RoundEntity),
    Poll(PollEntity),
}

/// Which entity: its kind, and its id where there can be several. Orders canonically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "type", content = "id", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant names its entity")]
pub enum EntityId {
    Board,
    Stage,
    Leading,
    Timer,
    Counts,
    Column(ColumnId),
    Topic(TopicId),
    Note(NoteId),
    Comment(CommentId),
    Action(ActionId),
    Round(RoundId),
    Poll(PollId),
}

impl Entity {
    /// Which entity this is.
    pub fn id(&self) -> EntityId {
        match self {
            Self::Board(_) => EntityId::Board,
            Self::Stage(_) => EntityId::Stage,
            Self::Leading(_) => EntityId::Leading,
            Self::Timer(_) => EntityId::Timer,
            Self::Counts(_) => EntityId::Counts,
            Self::Column(column) => EntityId::Column(column.id),
            Self::Topic(topic) => EntityId::Topic(topic.id),
            Self::Note(note) => EntityId::Note(note.id),
            Self::Comment(comment) => EntityId::Comment(comment.id),
            Self::Action(action) => EntityId::Action(action.id),
            Self::Round(round) => EntityId::Round(round.id),
            Self::Poll(poll) => EntityId::Poll(poll.id),
        }
    }
}

/// The room itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct BoardEntity {
    /// Sealed as kind `board`, the room's id, field `title`.
    pub title: SealedLine,
    /// Binds every page to one room key.
    pub check: Check,
    /// Fixed at creation.
    pub settings: Settings,
    /// What whoever leads has planned (stages, minutes, sentences to say), as the page writes it;
    /// sealed as kind `board`, the room's id, field `plan`.
    pub plan: Option<Sealed>,
    /// When the room will be erased, once that is announced (A13).
    pub erase_at: Option<Millis>,
}

/// What is fixed at creation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct Settings {
    /// The tick, in seconds, 2 to 60 (A6).
    pub tick_seconds: u32,
    /// Answers below which a result is destroyed; below 3 the page says that it is not anonymous
    /// (A8).
    pub floor: u32,
    /// Whether the room begins with hidden writing (A4).
    pub hiding: bool,
}

/// A stage of the retrospective. Soft: the facilitator can go to any, at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Arriving.
    CheckIn,
    /// Writing notes.
    Write,
    /// Grouping notes into topics.
    Group,
    /// Voting on topics.
    Vote,
    /// Discussing topics, one after another.
    Discuss,
    /// Actions and export.
    WrapUp,
}

/// Where the team is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct StageEntity {
    /// The stage.
    pub stage: Stage,
    /// Whether new notes are hidden until the reveal (A4); otherwise they wait for a tick (A6).
    pub hiding: bool,
    /// When hidden notes are revealed, once that is announced (A5).
    pub reveal_at: Option<Millis>,
    /// When hidden writing ends by itself: then all hidden notes come out.
    pub closes_at: Option<Millis>,
    /// The topic that everybody looks at.
    pub focus: Option<TopicId>,
}

/// The facilitator's timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct TimerEntity {
    /// Its state.
    pub timer: Timer,
}

/// The state of a timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Timer {
    /// Not set.
    Off,
    /// Runs out at a moment of the server's clock.
    Running {
        /// The moment.
        ends_at: Millis,
    },
    /// Stopped, with this much left.
    Paused {
        /// Milliseconds left.
        left: u64,
    },
}

/// Counts, never names (A7). All as of the last tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct CountsEntity {
    /// Seats here; lags by one to six ticks.
    pub here: u32,
    /// Seats that have been here since the room was last taken into memory, those here included, and however
    /// short a while: so many could have written, at least. Who was here before that is not among them (A1).
    /// Lags as `here` does. Not counted beyond [`crate::limits::SEATS_COUNTED`], but never fewer than here.
    pub seats: u32,
    /// Seats that said that they are ready.
    pub ready: u32,
    /// Ballots cast in the open round; 0 when none is open.
    pub voted: u32,
    /// Answers to the open poll; 0 when none is open.
    pub answered: u32,
    /// Hidden notes.
    pub hidden: HiddenCount,
}

/// How many notes are hidden: one and two are both "a few" (A4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(untagged)]
pub enum HiddenCount {
    /// One or two.
    Few(Few),
    /// None, or three and more.
    Exactly(u32),
}

/// The word `"few"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub enum Few {
    /// One or two.
    Few,
}

impl HiddenCount {
    /// The count as it may be shown.
    pub fn of(notes: usize) -> Self {
        match notes {
            1 | 2 => Self::Few(Few::Few),
            _ => Self::Exactly(u32::try_from(notes).unwrap_or(u32::MAX)),
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct ColumnEntity {
    /// Its id.
    pub id: ColumnId,
    /// Its place from the start, 0 first.
    pub order: u32,
    /// Sealed as kind `column`, its id, field `name`.
    pub name: SealedLine,
    /// What to write here; sealed as kind `column`, its id, field `prompt`.
    pub prompt: Option<SealedLine>,
}

/// A topic: what is voted on and discussed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct TopicEntity {
    /// Its id.
    pub id: TopicId,
    /// The column that it stands in.
    pub column: ColumnId,
    /// Its place in the column: smaller ones come first, gaps mean nothing.
    pub order: u32,
    /// Sealed as kind `topic`, its id, field `name`.
    pub name: Option<SealedLine>,
    /// Its notes, in order; never empty.
    pub notes: Vec<NoteId>,
    /// Whether it stands in the parking lot: last on the agenda.
    pub parked: bool,
}

/// A note that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct NoteEntity {
    /// Its id.
    pub id: NoteId,
    /// Sealed as kind `note`, its id, field `text`.
    pub text: Sealed,
    /// What its edit key must open (A3).
    pub lock: Lock,
    /// Who says that they wrote it, unverified (A3); sealed as kind `note`, its id, field
    /// `signature`.
    pub signature: Option<SealedLine>,
}

/// A comment that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct CommentEntity {
    /// Its id.
    pub id: CommentId,
    /// The topic that it replies to.
    pub topic: TopicId,
    /// Its place among the comments of the room: smaller ones were released first.
    pub order: u32,
    /// Sealed as kind `comment`, its id, field `text`.
    pub text: Sealed,
    /// What its edit key must open (A3).
    pub lock: Lock,
    /// Who says that they wrote it, unverified (A3); sealed as kind `comment`, its id, field
    /// `signature`.
    pub signature: Option<SealedLine>,
}

/// One vote (A8, A9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct RoundEntity {
    /// Its id.
    pub id: RoundId,
    /// 0 for the room's first round, and so on.
    pub order: u32,
    /// The topics that are voted on, fixed at opening, by id.
    pub topics: Vec<TopicId>,
    /// Votes that each seat has.
    pub budget: u32,
    /// Votes that a seat can put on one topic.
    pub most_per_topic: u32,
    /// The round whose ties it breaks.
    pub breaks: Option<RoundId>,
    /// Whether it is open, and what came out.
    pub outcome: Outcome,
}

/// What came out of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Outcome {
    /// Still open: nothing is known (A9).
    Open,
    /// Closed with fewer ballots than the floor; they are destroyed (A8).
    TooFew,
    /// Closed and counted.
    Counted {
        /// Ballots that came in.
        voters: u32,
        /// Votes by topic, by id, zeros included.
        tally: Vec<TopicVotes>,
    },
}

/// Votes on one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct TopicVotes {
    /// The topic.
    pub topic: TopicId,
    /// Its votes.
    pub votes: u32,
}
