//! A room that is the same each time: its ids, keys and texts are drawn from one fixed seed. It knows
//! no server and no clock.

use candor::board::{Board, Event, RoomSecret};
use candor_protocol::{
    Check, ColumnId, Content, CreateRoom, Door, FacilitatorHash, FacilitatorKey, Hello, Lock,
    NewColumn, NewText, NewTopic, NoteId, PROTOCOL, RoomId, Sealed, SealedLine, Settings, TopicId,
    limits,
};
use candor_tests::seal;
use data_encoding::BASE64URL_NOPAD;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

/// Whatever is drawn here is drawn from it.
const SEED: u64 = 1;
/// Columns of the room.
const COLUMNS: usize = 3;
/// Bytes of a sealed text of the smallest size, which is the size of most.
const SEALED_BYTES: usize = 24 + 256 + 16;

/// A room with its keys.
pub struct FixedRoom {
    /// What its creator's browser posts.
    pub wanted: CreateRoom,
    /// Shown to the server.
    pub door: Door,
    /// Whoever holds it leads.
    pub facilitator_key: FacilitatorKey,
    dice: StdRng,
}

impl FixedRoom {
    /// A room with so many notes, each a topic of its own, over three columns. Its ticks are as far
    /// apart as they can be.
    pub fn new(notes: usize) -> Self {
        let mut dice = StdRng::seed_from_u64(SEED);
        let door = Door(dice.random());
        let facilitator_key = FacilitatorKey(dice.random());
        let columns: Vec<NewColumn> = (0..COLUMNS).map(|_| column(&mut dice)).collect();
        let topics = (0..notes).zip(columns.iter().cycle());
        let topics = topics
            .map(|(_, column)| topic(column.id, &mut dice))
            .collect();
        let wanted = CreateRoom {
            room: RoomId(dice.random()),
            door_hash: seal::door_hash(&door),
            facilitator_hash: seal::facilitator_hash(&facilitator_key),
            check: Check(dice.random()),
            title: line(&mut dice),
            columns,
            settings: Settings {
                tick_seconds: limits::TICK_SECONDS.1,
                floor: limits::FLOOR_DEFAULT,
                hiding: false,
            },
            plan: None,
            content: Some(Box::new(Content {
                topics,
                ..Content::default()
            })),
        };
        Self {
            wanted,
            door,
            facilitator_key,
            dice,
        }
    }

    /// Its board, just created.
    pub fn board(&self) -> Board {
        let created = Event::Created {
            wanted: Box::new(self.wanted.clone()),
            secret: RoomSecret([0; 32]),
        };
        Board::create(&created).expect("it is created by this event")
    }

    /// What its leader's key is known by.
    pub fn facilitator_hash(&self) -> FacilitatorHash {
        self.wanted.facilitator_hash
    }

    /// A hello that asks for a seat.
    pub fn hello(&self) -> Hello {
        Hello {
            protocol: PROTOCOL,
            door: self.door.clone(),
            join: true,
            seat: None,
            facilitator_key: None,
            resume: None,
        }
    }

    /// Its columns, in order.
    pub fn columns(&self) -> Vec<ColumnId> {
        let columns = self.wanted.columns.iter();
        columns.map(|column| column.id).collect()
    }

    /// Its topics, in order.
    pub fn topics(&self) -> Vec<TopicId> {
        let content = self.wanted.content.iter();
        let topics = content.flat_map(|content| &content.topics);
        topics.map(|topic| topic.id).collect()
    }

    /// A text that nobody has written yet.
    pub fn text(&mut self) -> Sealed {
        text(&mut self.dice)
    }

    /// Bytes that nobody has drawn yet.
    pub fn fresh<const N: usize>(&mut self) -> [u8; N] {
        self.dice.random()
    }
}

fn column(dice: &mut StdRng) -> NewColumn {
    NewColumn {
        id: ColumnId(dice.random()),
        name: line(dice),
        prompt: None,
    }
}

fn topic(column: ColumnId, dice: &mut StdRng) -> NewTopic {
    let note = NewText {
        id: NoteId(dice.random()),
        text: text(dice),
        lock: Lock(dice.random()),
    };
    NewTopic {
        id: TopicId(dice.random()),
        column,
        name: None,
        parked: false,
        notes: vec![note],
        comments: Vec::new(),
    }
}

fn text(dice: &mut StdRng) -> Sealed {
    Sealed::new(&sealed(dice)).expect("it has the size of one")
}

fn line(dice: &mut StdRng) -> SealedLine {
    SealedLine::new(&sealed(dice)).expect("it has the size of one")
}

fn sealed(dice: &mut StdRng) -> String {
    let bytes: [u8; SEALED_BYTES] = std::array::from_fn(|_| dice.random());
    BASE64URL_NOPAD.encode(&bytes)
}
