//! A room whose history and board are put together by hand.

use candor_protocol::{
    BoardEntity, Command, CountsEntity, CreateRoom, Entity, Epoch, ErrorCode, HiddenCount,
    LeadingEntity, NoteEntity, Patch, Rules, Stage, StageEntity, TopicEntity, TopicId,
};
use candor_tests::{BoardCopy, Retro, Text};

use crate::checker::{Evidence, check};
use crate::history::{Answer, History, Who};
use crate::ledger::{Ledger, Violation};

pub(super) const ACK: Option<Answer> = Some(Answer::Acknowledged);
pub(super) const LOST: Option<Answer> = None;
pub(super) const EPOCH: Epoch = Epoch([1; 8]);

/// A room whose history and board are put together by hand.
pub(super) struct World {
    pub(super) retro: Retro,
    room: CreateRoom,
    pub(super) history: History,
    pub(super) ledger: Ledger,
    pub(super) notes: Vec<NoteEntity>,
    pub(super) more: Vec<Entity>,
    pub(super) stage: Stage,
}

impl World {
    pub(super) fn new() -> Self {
        let retro = Retro::visible();
        Self {
            room: retro.create(),
            retro,
            history: History::default(),
            ledger: Ledger::default(),
            notes: Vec::new(),
            more: Vec::new(),
            stage: Stage::CheckIn,
        }
    }

    /// A command over a socket, with what was answered.
    pub(super) fn sent(
        &mut self,
        who: Who,
        socket: u64,
        command: &Command,
        answer: Option<Answer>,
    ) {
        let wish = self.history.wish(who, command.clone());
        self.again(wish, socket, answer);
    }

    pub(super) fn again(&mut self, wish: usize, socket: u64, answer: Option<Answer>) {
        self.history.sent(wish, socket);
        if let Some(answer) = answer {
            self.history.answered(wish, answer);
        }
    }

    /// A note that somebody added, and an answer to that.
    pub(super) fn added(&mut self, answer: Option<Answer>) -> Text {
        let text = self.retro.note("What went well");
        self.sent(1, 1, &text.add, answer);
        text
    }

    pub(super) fn edited(&mut self, text: &Text, rev: u32, answer: Option<Answer>) -> Command {
        let edit = text.edit(&self.retro, rev, "And what did not");
        self.sent(1, 1, &edit, answer);
        edit
    }

    /// A note stands on the board, with the text of a command.
    pub(super) fn stands(&mut self, text: &Text, by: &Command) {
        let (Command::AddNote { text: sealed, .. } | Command::EditText { text: sealed, .. }) = by
        else {
            panic!("no text in it");
        };
        self.notes.push(NoteEntity {
            id: text.note(),
            text: sealed.clone(),
            lock: text.lock,
            signature: None,
        });
    }

    pub(super) fn board(&self) -> BoardCopy {
        let room = &self.room;
        let mut put = vec![
            Entity::Board(BoardEntity {
                title: room.title.clone(),
                check: room.check,
                settings: room.settings,
                plan: None,
                erase_at: None,
            }),
            Entity::Stage(StageEntity {
                stage: self.stage,
                hiding: false,
                reveal_at: None,
                closes_at: None,
                focus: None,
            }),
            Entity::Leading(LeadingEntity {
                rules: Rules::default(),
                offered: false,
                absent: false,
                candidate: None,
                agreed: None,
            }),
            counts(0),
        ];
        for note in &self.notes {
            put.push(Entity::Note(note.clone()));
            put.push(Entity::Topic(TopicEntity {
                id: TopicId(rand::random()),
                column: self.retro.columns[0],
                order: 0,
                name: None,
                notes: vec![note.id],
                parked: false,
            }));
        }
        put.extend(self.more.iter().cloned());
        let mut board = BoardCopy::default();
        board.take(patch(1, true, put)).expect("a patch");
        board
    }

    pub(super) fn found(&self) -> Vec<Violation> {
        check(&Evidence {
            history: &self.history,
            ledger: &self.ledger,
            board: &self.board(),
        })
    }

    /// Exactly one violation, that says this.
    pub(super) fn caught(&self, what: &str) {
        let found = self.found();
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].what.contains(what), "{found:?}");
    }

    pub(super) fn sound(&self) {
        assert_eq!(self.found(), []);
    }
}

pub(super) fn counts(here: u32) -> Entity {
    Entity::Counts(CountsEntity {
        here,
        seats: here,
        ready: 0,
        voted: 0,
        answered: 0,
        hidden: HiddenCount::Exactly(0),
    })
}

pub(super) fn patch(seq: u64, reset: bool, put: Vec<Entity>) -> Patch {
    Patch {
        seq,
        more: false,
        reset,
        put,
        del: Vec::new(),
    }
}

pub(super) fn refused(code: ErrorCode) -> Option<Answer> {
    Some(Answer::Refused(code))
}
