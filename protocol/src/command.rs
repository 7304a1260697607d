//! Commands: a browser's wishes. The server answers each with one ack or one error.

mod read;

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::{
    ActionId, ColumnId, CommentId, EditKey, Experiment, FacilitatorHash, Lock, Millis, NoteId,
    PollId, Review, RoundId, Rules, Scale, Sealed, SealedLine, Stage, Timer, TopicId, TopicVotes,
};

pub use read::{NoCommand, parse};

/// A number that the browser gives a command, to know its answer by. Private to the connection.
pub type Ref = u32;

/// Votes of one ballot, by topic.
pub type Votes = Vec<TopicVotes>;

/// Whose text: a note's or a comment's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant names its entity")]
pub enum TextId {
    Note(NoteId),
    Comment(CommentId),
}

impl TextId {
    /// The bytes of the id, which the lock is computed over.
    pub fn bytes(&self) -> &[u8; 16] {
        match self {
            Self::Note(id) => &id.0,
            Self::Comment(id) => &id.0,
        }
    }
}

/// What the facilitator wants of the timer. Moments are the server's to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TimerWish {
    /// Away with it.
    Off,
    /// Run for this long from now.
    Running {
        /// Milliseconds.
        left: u64,
    },
    /// Stand at this much.
    Paused {
        /// Milliseconds.
        left: u64,
    },
}

/// A wish. On the wire each also carries `"ref"`, see [`parse`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Command {
    /// Write a note. Repeating it with the same lock is harmless, also after its deletion (S3).
    AddNote {
        /// Made in the author's browser.
        id: NoteId,
        /// Where it shall stand.
        column: ColumnId,
        /// Sealed as kind `note`.
        text: Sealed,
        /// Published with it (A3).
        lock: Lock,
    },
    /// Reply to a topic.
    AddComment {
        /// Made in the author's browser.
        id: CommentId,
        /// The topic.
        topic: TopicId,
        /// Sealed as kind `comment`.
        text: Sealed,
        /// Published with it (A3).
        lock: Lock,
    },
    /// Replace the text of one's own note or comment.
    EditText {
        /// Whose text.
        of: TextId,
        /// Opens its lock.
        edit_key: EditKey,
        /// Counts the author's edits from 1, so that a repeated one is known (S3).
        rev: u32,
        /// The new text.
        text: Sealed,
    },
    /// Delete one's own note or comment.
    DeleteText {
        /// Whose text.
        of: TextId,
        /// Opens its lock.
        edit_key: EditKey,
    },
    /// Take back what still waits of one's own note or comment: its adding, edit or deletion (A6).
    TakeBack {
        /// Whose text.
        of: TextId,
        /// Opens its lock.
        edit_key: EditKey,
    },
    /// Say whether one is ready. Live state, never journaled (A1).
    SetReady {
        /// Ready, or not yet.
        ready: bool,
    },
    /// Put a note into another topic.
    GroupNote {
        /// The note.
        note: NoteId,
        /// The topic in which the sender saw it.
        from: TopicId,
        /// The topic that it goes to.
        to: TopicId,
        /// The note before which it goes there; none: to the end.
        before: Option<NoteId>,
        /// As in [`Command::MergeTopics`], for when it was the last note of its topic, which ends.
        name: Option<SealedLine>,
    },
    /// Make two topics one: notes, comments, actions and counted votes move along.
    MergeTopics {
        /// The topic that ends.
        topic: TopicId,
        /// The topic that stays.
        into: TopicId,
        /// The name of the topic that ends, sealed anew for the one that stays: a sealed name opens
        /// in its own topic alone. Used only where that one has no name.
        name: Option<SealedLine>,
    },
    /// Split notes off a topic into a new one. What hangs on the topic stays, but for what is
    /// named here; so a merge can be undone, under the id of the topic that ended.
    SplitTopic {
        /// The topic that they stand in.
        topic: TopicId,
        /// Some of its notes, not all. With comments and actions no more than
        /// [`crate::limits::SPLIT_IDS`].
        notes: Vec<NoteId>,
        /// The new topic's id, made in the sender's browser.
        new: TopicId,
        /// The column that the new topic stands in.
        to: ColumnId,
        /// The topic before which it goes; none: to the end.
        before: Option<TopicId>,
        /// Shown comments of the topic that go along.
        comments: Vec<CommentId>,
        /// Actions of the topic that go along.
        actions: Vec<ActionId>,
        /// The new topic's name, sealed for its id.
        name: Option<SealedLine>,
        /// The name that the topic loses, as the sender saw it; none: its name stays.
        unname: Option<SealedLine>,
    },
    /// Put a topic to another place.
    PlaceTopic {
        /// The topic.
        topic: TopicId,
        /// The column in which the sender saw it.
        from: ColumnId,
        /// The column that it goes to.
        to: ColumnId,
        /// The topic before which it goes; none: to the end.
        before: Option<TopicId>,
    },
    /// Name a topic, or take its name away.
    NameTopic {
        /// The topic.
        topic: TopicId,
        /// Sealed as kind `topic`, field `name`.
        name: Option<SealedLine>,
        /// The name that the sender saw.
        expect: Option<SealedLine>,
    },
    /// Add an action.
    AddAction {
        /// Made in the sender's browser.
        id: ActionId,
        /// The topic that it came from.
        topic: Option<TopicId>,
        /// Sealed as kind `action`, field `text`.
        text: Sealed,
        /// Sealed as kind `action`, field `owner`.
        owner: Option<SealedLine>,
        /// Sealed as kind `action`, field `due`.
        due: Option<SealedLine>,
        /// Makes an experiment of it.
        experiment: Option<Experiment>,
    },
    /// Change an action as a whole.
    SetAction {
        /// Which.
        id: ActionId,
        /// The change that the sender saw last.
        rev: u32,
        /// Its text.
        text: Sealed,
        /// Its owner.
        owner: Option<SealedLine>,
        /// When it is due.
        due: Option<SealedLine>,
        /// Whether it is done.
        done: bool,
        /// Makes an experiment of it.
        experiment: Option<Experiment>,
        /// What became of it, where an earlier retro left it open.
        review: Option<Review>,
    },
    /// Delete an action.
    DeleteAction {
        /// Which.
        id: ActionId,
        /// The change that the sender saw last.
        rev: u32,
    },
    /// Cast one's whole ballot, or replace it; an empty one takes it back (A9).
    CastBallot {
        /// The open round.
        round: RoundId,
        /// Votes by topic; a topic at most once, zeros left out.
        votes: Votes,
    },
    /// Lead: go to a stage.
    SetStage {
        /// Where to.
        stage: Stage,
        /// The stage that the sender saw.
        expect: Stage,
    },
    /// Lead: hide new notes, or let them come out on ticks. What is hidden stays so (A4).
    SetHiding {
        /// Hide, or not.
        hiding: bool,
        /// What the sender saw.
        expect: bool,
    },
    /// Lead: announce the reveal of all hidden notes (A5).
    AnnounceReveal {},
    /// Lead: take the announcement back.
    CancelReveal {},
    /// Lead: let everybody look at a topic.
    SetFocus {
        /// Which; none: away with it.
        focus: Option<TopicId>,
        /// The focus that the sender saw.
        expect: Option<TopicId>,
    },
    /// Lead: set the timer.
    SetTimer {
        /// What it shall do.
        timer: TimerWish,
        /// What the sender saw.
        expect: Timer,
    },
    /// Lead: open a round. Topics, budget and most per topic stay fixed (A8).
    OpenRound {
        /// Made in the sender's browser.
        id: RoundId,
        /// Over these topics; none: over all that are shown.
        topics: Option<Vec<TopicId>>,
        /// Votes for each seat.
        budget: u32,
        /// Votes that a seat can put on one topic.
        most_per_topic: u32,
        /// The counted round whose ties it breaks; its topics are then two at least, all of that
        /// round (A8).
        breaks: Option<RoundId>,
    },
    /// Lead: close the open round, count it, and destroy its ballots (A8, A9).
    CloseRound {
        /// Which.
        round: RoundId,
    },
    /// Lead: open a poll. What is asked stays fixed (A8).
    OpenPoll {
        /// Made in the sender's browser.
        id: PollId,
        /// What is asked.
        scale: Scale,
        /// The topic that it is about.
        topic: Option<TopicId>,
    },
    /// Answer the open poll, or take the answer back (A9).
    AnswerPoll {
        /// Which.
        poll: PollId,
        /// The choice's index; none: no answer.
        choice: Option<u32>,
    },
    /// Lead: close the open poll, count it, and destroy its answers (A8, A9).
    ClosePoll {
        /// Which.
        poll: PollId,
    },
    /// Sign one's own shown note or comment. It waits like an edit (A6).
    StepForward {
        /// Whose text.
        of: TextId,
        /// Opens its lock.
        edit_key: EditKey,
        /// What to sign with; sealed as field `signature`.
        name: SealedLine,
    },
    /// Strike a signature; anyone can (A3).
    StrikeSignature {
        /// Of which text.
        of: TextId,
        /// The signature that the sender saw.
        expect: SealedLine,
    },
    /// Lead: put a topic into the parking lot, or take it out.
    ParkTopic {
        /// Which.
        topic: TopicId,
        /// In, or out.
        parked: bool,
    },
    /// Lead: set what is ruled for everybody (F5).
    SetRules {
        /// All of it.
        rules: Rules,
        /// What the sender saw.
        expect: Rules,
    },
    /// Lead: set what is planned.
    SetPlan {
        /// Sealed as kind `board`, field `plan`; none: nothing.
        plan: Option<Sealed>,
        /// What the sender saw.
        expect: Option<Sealed>,
    },
    /// Lead: set when writing closes by itself.
    SetClosing {
        /// The moment, by the server's clock; none: not by itself.
        at: Option<Millis>,
        /// What the sender saw.
        expect: Option<Millis>,
    },
    /// Lead: replace one's own facilitator key by a new one; the old one ends (F3).
    ReplaceKey {
        /// Of the new key.
        hash: FacilitatorHash,
    },
    /// Lead: offer leading to whoever accepts first (F3).
    OfferLead {},
    /// Lead: take the offer back.
    WithdrawOffer {},
    /// Accept the offer: the offering key ends, this one leads (F3).
    AcceptLead {
        /// Of the new key.
        hash: FacilitatorHash,
    },
    /// Stand up to lead while nobody does (F3). Live state, never journaled (A1).
    Stand {
        /// Of the key that will lead once more than half of the seats here agree.
        hash: FacilitatorHash,
    },
    /// Agree to whoever stands, or no longer (F3). Live state, never journaled (A1).
    Agree {
        /// To whom, as the sender saw it.
        candidate: FacilitatorHash,
        /// Agreed, or not.
        agree: bool,
    },
    /// Lead: take a shown note or comment off the board (F5).
    TakeOff {
        /// Whose text.
        of: TextId,
    },
    /// Lead: announce that the room will be erased in a minute (A13).
    AnnounceErase {},
    /// Lead: take the announcement back.
    CancelErase {},
}

impl Command {
    /// Whether it changes nothing that others see before a tick: what is written, chosen, or said of
    /// oneself (A4, A6, A7, A9).
    pub fn is_quiet(&self) -> bool {
        matches!(
            self,
            Self::AddNote { .. }
                | Self::AddComment { .. }
                | Self::EditText { .. }
                | Self::DeleteText { .. }
                | Self::TakeBack { .. }
                | Self::StepForward { .. }
                | Self::CastBallot { .. }
                | Self::AnswerPoll { .. }
                | Self::SetReady { .. }
                | Self::Stand { .. }
                | Self::Agree { .. }
        )
    }

    /// The name on the wire, for metrics and logs: it says what was wished, never by whom.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AddNote { .. } => "add_note",
            Self::AddComment { .. } => "add_comment",
            Self::EditText { .. } => "edit_text",
            Self::DeleteText { .. } => "delete_text",
            Self::TakeBack { .. } => "take_back",
            Self::SetReady { .. } => "set_ready",
            Self::GroupNote { .. } => "group_note",
            Self::MergeTopics { .. } => "merge_topics",
            Self::SplitTopic { .. } => "split_topic",
            Self::PlaceTopic { .. } => "place_topic",
            Self::NameTopic { .. } => "name_topic",
            Self::AddAction { .. } => "add_action",
            Self::SetAction { .. } => "set_action",
            Self::DeleteAction { .. } => "delete_action",
            Self::CastBallot { .. } => "cast_ballot",
            Self::SetStage { .. } => "set_stage",
            Self::SetHiding { .. } => "set_hiding",
            Self::AnnounceReveal {} => "announce_reveal",
            Self::CancelReveal {} => "cancel_reveal",
            Self::SetFocus { .. } => "set_focus",
            Self::SetTimer { .. } => "set_timer",
            Self::OpenRound { .. } => "open_round",
            Self::CloseRound { .. } => "close_round",
            Self::OpenPoll { .. } => "open_poll",
            Self::AnswerPoll { .. } => "answer_poll",
            Self::ClosePoll { .. } => "close_poll",
            Self::StepForward { .. } => "step_forward",
            Self::StrikeSignature { .. } => "strike_signature",
            Self::ParkTopic { .. } => "park_topic",
            Self::SetRules { .. } => "set_rules",
            Self::SetPlan { .. } => "set_plan",
            Self::SetClosing { .. } => "set_closing",
            Self::ReplaceKey { .. } => "replace_key",
            Self::OfferLead {} => "offer_lead",
            Self::WithdrawOffer {} => "withdraw_offer",
            Self::AcceptLead { .. } => "accept_lead",
            Self::Stand { .. } => "stand",
            Self::Agree { .. } => "agree",
            Self::TakeOff { .. } => "take_off",
            Self::AnnounceErase {} => "announce_erase",
            Self::CancelErase {} => "cancel_erase",
        }
    }
}

#[cfg(test)]
mod tests;
