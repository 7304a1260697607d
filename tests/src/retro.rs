//! A room as its creator's browser makes it, and texts as their authors' browsers do.

use candor_protocol::{
    ActionId, ColumnId, Command, CommentId, CreateRoom, EditKey, FacilitatorKey, Hello, Lock,
    NewColumn, NoteId, PROTOCOL, RoomId, RoundId, Sealed, SealedLine, Settings, TextId, TopicId,
};

use crate::seal::{self, RoomKeys};

/// A room with its keys.
pub struct Retro {
    /// Its id.
    pub id: RoomId,
    /// The keys derived from its room key.
    pub keys: RoomKeys,
    /// Whoever holds it leads.
    pub facilitator_key: FacilitatorKey,
    /// Its columns, in order.
    pub columns: [ColumnId; 3],
    /// Fixed at creation.
    pub settings: Settings,
}

/// Somebody's note or comment, with its edit key.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its id.
    pub of: TextId,
    /// Opens its lock.
    pub edit_key: EditKey,
    /// Its sealed text.
    pub sealed: Sealed,
    /// What is published with it.
    pub lock: Lock,
    /// The command that adds it.
    pub add: Command,
}

impl Retro {
    /// A room that begins visible, with the default tick and floor.
    pub fn visible() -> Self {
        Self::with(|_| {})
    }

    /// A room that begins with hidden writing.
    pub fn hiding() -> Self {
        Self::with(|settings| settings.hiding = true)
    }

    /// A room with other settings.
    pub fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings {
            tick_seconds: 3,
            floor: 3,
            hiding: false,
        };
        change(&mut settings);
        Self {
            id: RoomId(rand::random()),
            keys: RoomKeys::derive(&rand::random()),
            facilitator_key: FacilitatorKey(rand::random()),
            columns: [(); 3].map(|()| ColumnId(rand::random())),
            settings,
        }
    }

    /// What the creator's browser posts.
    pub fn create(&self) -> CreateRoom {
        let names = ["Start", "Stop", "Continue"];
        let columns = self.columns.iter().zip(names).map(|(id, name)| NewColumn {
            id: *id,
            name: self.line(&format!("column|{id}|name"), name),
            prompt: Some(self.line(&format!("column|{id}|prompt"), "What comes to mind?")),
        });
        CreateRoom {
            room: self.id,
            door_hash: seal::door_hash(&self.keys.door),
            facilitator_hash: seal::facilitator_hash(&self.facilitator_key),
            check: self.keys.check,
            title: self.line(&format!("board|{}|title", self.id), "Sprint 42"),
            columns: columns.collect(),
            settings: self.settings,
            plan: None,
            content: None,
        }
    }

    /// A hello of somebody who watches.
    pub fn hello(&self) -> Hello {
        Hello {
            protocol: PROTOCOL,
            door: self.keys.door.clone(),
            join: false,
            seat: None,
            facilitator_key: None,
            resume: None,
        }
    }

    /// A line, sealed.
    pub fn line(&self, seam: &str, text: &str) -> SealedLine {
        SealedLine::new(&self.keys.seal_now(seam, text)).expect("a line has the right size")
    }

    /// A text, sealed.
    pub fn text(&self, seam: &str, text: &str) -> Sealed {
        Sealed::new(&self.keys.seal_now(seam, text)).expect("a sealed text has the right size")
    }

    /// A topic's name, sealed.
    pub fn name(&self, topic: TopicId, name: &str) -> SealedLine {
        self.line(&format!("topic|{topic}|name"), name)
    }

    /// A note in the first column.
    pub fn note(&self, text: &str) -> Text {
        self.note_in(0, text)
    }

    /// A note in a column.
    pub fn note_in(&self, column: usize, text: &str) -> Text {
        let id = NoteId(rand::random());
        let edit_key = EditKey(rand::random());
        let lock = seal::lock(&id.0, &edit_key);
        let sealed = self.text(&format!("note|{id}|text"), text);
        let add = Command::AddNote {
            id,
            column: self.columns[column],
            text: sealed.clone(),
            lock,
        };
        Text {
            of: TextId::Note(id),
            edit_key,
            sealed,
            lock,
            add,
        }
    }

    /// A comment on a topic.
    pub fn comment(&self, topic: TopicId, text: &str) -> Text {
        let id = CommentId(rand::random());
        let edit_key = EditKey(rand::random());
        let lock = seal::lock(&id.0, &edit_key);
        let sealed = self.text(&format!("comment|{id}|text"), text);
        let add = Command::AddComment {
            id,
            topic,
            text: sealed.clone(),
            lock,
        };
        Text {
            of: TextId::Comment(id),
            edit_key,
            sealed,
            lock,
            add,
        }
    }

    /// An action and the command that adds it.
    pub fn action(&self, topic: Option<TopicId>, text: &str) -> (ActionId, Command) {
        let id = ActionId(rand::random());
        let add = Command::AddAction {
            id,
            topic,
            text: self.text(&format!("action|{id}|text"), text),
            owner: Some(self.line(&format!("action|{id}|owner"), "Ana")),
            due: None,
            experiment: None,
        };
        (id, add)
    }

    /// The text of a note or comment, as a page that has the room key reads it.
    pub fn open(&self, of: TextId, sealed: &Sealed) -> Option<String> {
        let seam = match of {
            TextId::Note(id) => format!("note|{id}|text"),
            TextId::Comment(id) => format!("comment|{id}|text"),
        };
        self.keys.open(&seam, sealed.as_str())
    }
}

impl Text {
    /// The id of a note.
    ///
    /// # Panics
    /// When it is a comment.
    pub fn note(&self) -> NoteId {
        match self.of {
            TextId::Note(id) => id,
            TextId::Comment(_) => panic!("this is a comment"),
        }
    }

    /// The command that replaces the text.
    pub fn edit(&self, retro: &Retro, rev: u32, text: &str) -> Command {
        let seam = match self.of {
            TextId::Note(id) => format!("note|{id}|text"),
            TextId::Comment(id) => format!("comment|{id}|text"),
        };
        Command::EditText {
            of: self.of,
            edit_key: self.edit_key.clone(),
            rev,
            text: retro.text(&seam, text),
        }
    }

    /// The command that deletes it.
    pub fn delete(&self) -> Command {
        Command::DeleteText {
            of: self.of,
            edit_key: self.edit_key.clone(),
        }
    }

    /// The command that signs it, and the sealed name.
    pub fn sign(&self, retro: &Retro, name: &str) -> (SealedLine, Command) {
        let seam = match self.of {
            TextId::Note(id) => format!("note|{id}|signature"),
            TextId::Comment(id) => format!("comment|{id}|signature"),
        };
        let name = retro.line(&seam, name);
        let sign = Command::StepForward {
            of: self.of,
            edit_key: self.edit_key.clone(),
            name: name.clone(),
        };
        (name, sign)
    }

    /// The command that takes back what waits of it.
    pub fn take_back(&self) -> Command {
        Command::TakeBack {
            of: self.of,
            edit_key: self.edit_key.clone(),
        }
    }
}

/// A round over all topics.
pub fn round_over_all(budget: u32, most_per_topic: u32) -> (RoundId, Command) {
    let id = RoundId(rand::random());
    let open = Command::OpenRound {
        id,
        topics: None,
        budget,
        most_per_topic,
        breaks: None,
    };
    (id, open)
}
