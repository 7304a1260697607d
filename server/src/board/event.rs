//! Events: facts, as the journal keeps them. No event says who (A1).
//!
//! Whatever was drawn or read from a clock stands in the event, so that applying it again gives
//! the same board.

use candor_protocol::{
    ActionId, ColumnId, CommentId, CreateRoom, Lock, Millis, NoteId, Outcome, RoundId, Sealed,
    SealedLine, Stage, TextId, Timer, TopicId, Votes,
};
use serde::{Deserialize, Serialize};

use super::seat::{Pseudonym, RoomSecret, Salt};

/// A fact about a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "fields are those of the commands and of the state"
)]
pub enum Event {
    /// The room begins.
    Created {
        wanted: Box<CreateRoom>,
        secret: RoomSecret,
    },
    /// A note came. Without a delay it is hidden, with one it waits.
    NoteAdded {
        id: NoteId,
        column: ColumnId,
        text: Sealed,
        lock: Lock,
        delay: Option<u32>,
    },
    /// A comment came; it waits.
    CommentAdded {
        id: CommentId,
        topic: TopicId,
        text: Sealed,
        lock: Lock,
        delay: u32,
    },
    /// A text that is not shown is another one now.
    TextReplaced { of: TextId, rev: u32, text: Sealed },
    /// A text is gone: before it was shown, or taken off the board by who leads.
    TextRemoved { of: TextId },
    /// A shown text will change.
    EditWaits {
        of: TextId,
        rev: u32,
        text: Sealed,
        delay: u32,
    },
    /// A shown text will go.
    DeletionWaits { of: TextId, delay: u32 },
    /// What waited of a shown text will not happen.
    ChangeTakenBack { of: TextId },
    /// A tick let out what was due, in an order drawn then (A6).
    Released { releases: Vec<Release> },
    /// The reveal is announced.
    RevealAnnounced { at: Millis },
    /// It is not to be, for now.
    RevealCancelled {},
    /// All hidden notes came out, in an order drawn then, each as a topic of its own (A5).
    Revealed { notes: Vec<(NoteId, TopicId)> },
    /// The team went to a stage.
    StageSet { stage: Stage },
    /// New notes are hidden from now on, or not.
    HidingSet { hiding: bool },
    /// Everybody looks at a topic.
    FocusSet { focus: Option<TopicId> },
    /// The timer was set.
    TimerSet { timer: Timer },
    /// A note went to another topic; its old one keeps others.
    NoteGrouped {
        note: NoteId,
        from: TopicId,
        to: TopicId,
        before: Option<NoteId>,
    },
    /// Two topics are one.
    TopicsMerged {
        topic: TopicId,
        into: TopicId,
        before: Option<NoteId>,
    },
    /// Notes were split off into a new topic, with comments and actions.
    TopicSplit {
        topic: TopicId,
        notes: Vec<NoteId>,
        new: TopicId,
        column: ColumnId,
        orders: Vec<(TopicId, u32)>,
        comments: Vec<CommentId>,
        actions: Vec<ActionId>,
    },
    /// A topic stands elsewhere.
    TopicPlaced {
        topic: TopicId,
        column: ColumnId,
        orders: Vec<(TopicId, u32)>,
    },
    /// A topic has a name, or none.
    TopicNamed {
        topic: TopicId,
        name: Option<SealedLine>,
    },
    /// An action came.
    ActionAdded {
        id: ActionId,
        topic: Option<TopicId>,
        text: Sealed,
        owner: Option<SealedLine>,
        due: Option<SealedLine>,
    },
    /// An action is another one.
    ActionSet {
        id: ActionId,
        text: Sealed,
        owner: Option<SealedLine>,
        due: Option<SealedLine>,
        done: bool,
    },
    /// An action is gone.
    ActionDeleted { id: ActionId },
    /// A round began; what is voted on is fixed (A8).
    RoundOpened {
        id: RoundId,
        topics: Vec<TopicId>,
        budget: u32,
        most_per_topic: u32,
        salt: Salt,
    },
    /// Somebody's whole ballot; an empty one takes it back.
    BallotCast {
        round: RoundId,
        pseudonym: Pseudonym,
        votes: Votes,
    },
    /// The round is over; salt and ballots go (A9).
    RoundClosed { round: RoundId, outcome: Outcome },
    /// The room will be erased.
    EraseAnnounced { at: Millis },
    /// It will not.
    EraseCancelled {},
}

/// One thing that a tick let out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "fields name the text and its topic")]
pub enum Release {
    /// A note, as a topic of its own.
    Note { id: NoteId, topic: TopicId },
    /// A comment.
    Comment { id: CommentId },
    /// The change of a shown text: an edit, or a deletion.
    Change { of: TextId },
}

impl Event {
    /// Whether sealed text or ballots end with this event, so that the journal must be compacted
    /// before it is announced (A9, K3).
    pub fn ends_secrets(&self) -> bool {
        match self {
            Self::TextRemoved { .. }
            | Self::TextReplaced { .. }
            | Self::Revealed { .. }
            | Self::RoundClosed { .. }
            | Self::ActionDeleted { .. } => true,
            Self::Released { releases } => releases
                .iter()
                .any(|release| matches!(release, Release::Change { .. })),
            _ => false,
        }
    }
}
