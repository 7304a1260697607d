//! Notes and comments as a room keeps them. Nothing here says who wrote them (A1), or when (A4).

use candor_protocol::{ColumnId, Lock, Sealed, SealedLine, TextId, TopicId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// What waits for a tick: a text that is added, edited or deleted, or a signature (A6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// The text itself.
    Text(TextId),
    /// Its signature.
    Signature(TextId),
}

impl Waiting {
    /// Whose text it is about.
    pub fn of(self) -> TextId {
        match self {
            Self::Text(of) | Self::Signature(of) => of,
        }
    }
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
    /// Who says that they wrote it, unverified (A3).
    pub signature: Option<SealedLine>,
    /// A signature that waits for its release (A6). Only what is shown can have one.
    pub signing: Option<Signing>,
    /// The signature that was struck last, to be known when it comes again.
    pub struck: Option<Struck>,
}

/// A signature that is gone: SHA-256 of its sealed bytes, which are kept nowhere (K3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struck([u8; 32]);

impl Struck {
    /// What a signature is known by once it is struck.
    pub fn of(signature: &SealedLine) -> Self {
        Self(Sha256::digest(signature.as_str()).into())
    }
}

/// A signature that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// What the author signs with.
    pub name: SealedLine,
    /// Ticks from the wish to the release, as drawn.
    pub delay: u32,
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

impl Written {
    /// A new text.
    pub fn new(text: Sealed, lock: Lock) -> Self {
        Self {
            text,
            lock,
            rev: 0,
            change: None,
            signature: None,
            signing: None,
            struck: None,
        }
    }

    /// The newest text that its author wished: the one that waits, or the one that stands.
    pub fn newest(&self) -> (u32, &Sealed) {
        match &self.change {
            Some(Change::Edit { rev, text, .. }) => (*rev, text),
            Some(Change::Deletion { .. }) | None => (self.rev, &self.text),
        }
    }

    pub(super) fn change_delay(&self) -> Option<u32> {
        match self.change {
            Some(Change::Edit { delay, .. } | Change::Deletion { delay }) => Some(delay),
            None => None,
        }
    }
}
