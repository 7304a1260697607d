//! Events: facts, as the journal keeps them. No event says who (A1).
//!
//! Whatever was drawn or read from a clock stands in the event, so that applying it again gives
//! the same board.

use candor_protocol::{
    ActionId, ColumnId, CommentId, CreateRoom, Experiment, FacilitatorHash, Lock, Millis, NoteId,
    Outcome, PollId, PollOutcome, Review, RoundId, Rules, Scale, Sealed, SealedLine, Stage, TextId,
    Timer, TopicId, Votes,
};
use serde::{Deserialize, Serialize};

use super::seat::{Pseudonym, RoomSecret, Salt};
use super::text::Waiting;

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
    /// A shown text will be signed.
    SigningWaits {
        of: TextId,
        name: SealedLine,
        delay: u32,
    },
    /// A signature is struck.
    SignatureStruck { of: TextId },
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
        experiment: Option<Experiment>,
    },
    /// An action is another one.
    ActionSet {
        id: ActionId,
        text: Sealed,
        owner: Option<SealedLine>,
        due: Option<SealedLine>,
        done: bool,
        experiment: Option<Experiment>,
        review: Option<Review>,
    },
    /// An action is gone.
    ActionDeleted { id: ActionId },
    /// A round began; what is voted on is fixed (A8).
    RoundOpened {
        id: RoundId,
        topics: Vec<TopicId>,
        budget: u32,
        most_per_topic: u32,
        breaks: Option<RoundId>,
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
    /// A poll began; what is asked is fixed (A8).
    PollOpened {
        id: PollId,
        scale: Scale,
        topic: Option<TopicId>,
        salt: Salt,
    },
    /// Somebody's answer; none takes it back.
    PollAnswered {
        poll: PollId,
        pseudonym: Pseudonym,
        choice: Option<u32>,
    },
    /// The poll is over; salt and answers go (A9).
    PollClosed { poll: PollId, outcome: PollOutcome },
    /// A topic is in the parking lot, or out of it.
    TopicParked { topic: TopicId, parked: bool },
    /// What is ruled for everybody is other than before (F5).
    RulesSet { rules: Rules },
    /// There is another plan, or none.
    PlanSet { plan: Option<Sealed> },
    /// Writing will close by itself, or not any more.
    ClosingSet { at: Option<Millis> },
    /// A facilitator key ended, another one counts in its place (F3).
    FacilitatorReplaced {
        old: FacilitatorHash,
        new: FacilitatorHash,
    },
    /// Leading is on offer, or no longer.
    LeadOffered { by: Option<FacilitatorHash> },
    /// The seats appointed somebody to lead (F3).
    FacilitatorAppointed { hash: FacilitatorHash, at: Millis },
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
    /// The signature of a shown text.
    Signature { of: TextId },
}

impl Release {
    /// What has waited.
    pub fn waited(&self) -> Waiting {
        match self {
            Self::Note { id, .. } => Waiting::Text(TextId::Note(*id)),
            Self::Comment { id } => Waiting::Text(TextId::Comment(*id)),
            Self::Change { of } => Waiting::Text(*of),
            Self::Signature { of } => Waiting::Signature(*of),
        }
    }
}

impl Event {
    /// Whether sealed text or ballots end with this event, so that the journal must be compacted
    /// before it is announced (A9, K3).
    pub fn ends_secrets(&self) -> bool {
        match self {
            Self::TextRemoved { .. }
            | Self::TextReplaced { .. }
            | Self::Revealed { .. }
            | Self::SignatureStruck { .. }
            | Self::ChangeTakenBack { .. }
            | Self::RoundClosed { .. }
            | Self::PollClosed { .. }
            | Self::ActionSet { .. }
            | Self::ActionDeleted { .. }
            | Self::TopicNamed { .. }
            | Self::TopicsMerged { .. }
            | Self::PlanSet { .. }
            | Self::FacilitatorReplaced { .. } => true,
            Self::Released { releases } => releases.iter().any(|release| {
                matches!(release, Release::Change { .. } | Release::Signature { .. })
            }),
            Self::Created { .. }
            | Self::NoteAdded { .. }
            | Self::CommentAdded { .. }
            | Self::EditWaits { .. }
            | Self::DeletionWaits { .. }
            | Self::SigningWaits { .. }
            | Self::RevealAnnounced { .. }
            | Self::RevealCancelled {}
            | Self::StageSet { .. }
            | Self::HidingSet { .. }
            | Self::FocusSet { .. }
            | Self::TimerSet { .. }
            | Self::NoteGrouped { .. }
            | Self::TopicSplit { .. }
            | Self::TopicPlaced { .. }
            | Self::TopicParked { .. }
            | Self::ActionAdded { .. }
            | Self::RoundOpened { .. }
            | Self::BallotCast { .. }
            | Self::PollOpened { .. }
            | Self::PollAnswered { .. }
            | Self::RulesSet { .. }
            | Self::ClosingSet { .. }
            | Self::LeadOffered { .. }
            | Self::FacilitatorAppointed { .. }
            | Self::EraseAnnounced { .. }
            | Self::EraseCancelled {} => false,
        }
    }
}
