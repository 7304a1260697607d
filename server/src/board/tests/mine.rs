//! A note or comment whose edit key is known, and what its author can wish of it.

use candor_protocol::*;
use sha2::{Digest as _, Sha256};

use crate::board::tests::world::line;

/// A note or comment whose edit key is known.
#[derive(Debug, Clone)]
pub(crate) struct Mine {
    pub(crate) of: TextId,
    pub(crate) key: EditKey,
}

impl Mine {
    /// The id of a note.
    pub(crate) fn note(&self) -> NoteId {
        match self.of {
            TextId::Note(id) => id,
            TextId::Comment(_) => panic!("no note"),
        }
    }

    /// The id of a comment.
    pub(crate) fn comment(&self) -> CommentId {
        match self.of {
            TextId::Comment(id) => id,
            TextId::Note(_) => panic!("no comment"),
        }
    }

    pub(crate) fn lock(&self) -> Lock {
        let hash = Sha256::new()
            .chain_update("candor/1/lock")
            .chain_update(self.of.bytes());
        Lock(hash.chain_update(self.key.0).finalize().into())
    }

    pub(crate) fn edit(&self, rev: u32, text: &Sealed) -> Command {
        Command::EditText {
            of: self.of,
            edit_key: self.key.clone(),
            rev,
            text: text.clone(),
        }
    }

    pub(crate) fn delete(&self) -> Command {
        Command::DeleteText {
            of: self.of,
            edit_key: self.key.clone(),
        }
    }

    pub(crate) fn take_back(&self) -> Command {
        Command::TakeBack {
            of: self.of,
            edit_key: self.key.clone(),
        }
    }

    /// Signs with the name of a number.
    pub(crate) fn sign(&self, name: u32) -> Command {
        Command::StepForward {
            of: self.of,
            edit_key: self.key.clone(),
            name: line(name),
        }
    }

    /// Strikes the name of a number.
    pub(crate) fn strike(&self, name: u32) -> Command {
        Command::StrikeSignature {
            of: self.of,
            expect: line(name),
        }
    }
}
