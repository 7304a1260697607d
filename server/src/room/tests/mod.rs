//! The room's task, reached as a session reaches it.

mod answers;
mod inbox;
mod lines;
mod proof;
mod writers;

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use candor_protocol::*;
use sha2::{Digest as _, Sha256};
use tokio::time::timeout;

use super::{Answer, Greeting, Joined, Line, Room, Sink, first_batch};
use crate::clock::Clock;
use crate::journal::{Journal, Version};

const ID: RoomId = RoomId([1; 16]);
const DOOR: [u8; 32] = [7; 32];
const FACILITATOR: [u8; 16] = [8; 16];
/// Longest wait for anything: reaching it is a failure.
const DEADLINE: Duration = Duration::from_secs(20);

fn hash(purpose: &str, secret: impl AsRef<[u8]>) -> [u8; 32] {
    let hash = Sha256::new().chain_update(purpose).chain_update(secret);
    hash.finalize().into()
}

fn sealed(number: u8) -> Sealed {
    Sealed::new(&format!("{number:03}{}", "A".repeat(392))).expect("sealed")
}

/// Creates the room in a journal.
async fn create(journal: &dyn Journal) {
    let line = SealedLine::new(sealed(0).as_str()).expect("sealed");
    let wanted = CreateRoom {
        room: ID,
        door_hash: DoorHash(hash("candor/1/door", DOOR)),
        facilitator_hash: FacilitatorHash(hash("candor/1/facilitator", FACILITATOR)),
        check: Check([0; 32]),
        title: line.clone(),
        columns: vec![NewColumn {
            id: ColumnId([1; 16]),
            name: line,
            prompt: None,
        }],
        settings: Settings {
            tick_seconds: 3,
            floor: 3,
            hiding: true,
        },
        plan: None,
        content: None,
    };
    let batch = first_batch(wanted, Clock::system().now()).expect("a batch");
    let created = journal.append(ID, Version::START, batch).await;
    created.expect("created");
}

async fn open(journal: Arc<dyn Journal>) -> Room {
    // Nobody moves the time: no tick writes into the journal.
    let (clock, _) = Clock::manual(Clock::system().now());
    let opened = Room::open(journal, ID, clock, 100).await;
    opened.expect("opened")
}

/// A socket that takes nothing, so that all that is said stays in its line.
struct Deaf;

impl Sink for Deaf {
    fn try_write(&self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::WouldBlock.into())
    }
}

fn deaf() -> Arc<Line> {
    Arc::new(Line::new(Deaf))
}

/// Somebody who was let in.
struct Visitor {
    joined: Joined,
    line: Arc<Line>,
    heard: VecDeque<Answer>,
}

/// A seat that may lead as well.
async fn join(room: &Room) -> Visitor {
    join_by(room, deaf()).await
}

/// The same, by this line.
async fn join_by(room: &Room, line: Arc<Line>) -> Visitor {
    let greeting = Greeting {
        door: Door(DOOR),
        join: true,
        seat: None,
        facilitator_key: Some(FacilitatorKey(FACILITATOR)),
        resume: None,
        line: Arc::clone(&line),
    };
    let joined = room.join(greeting).await;
    Visitor {
        joined: joined.unwrap_or_else(|refused| panic!("not let in: {refused:?}")),
        line,
        heard: VecDeque::new(),
    }
}

async fn send(room: &Room, visitor: &Visitor, reference: Ref, command: Command) {
    let sent = room
        .command(&visitor.joined.place, reference, command)
        .await;
    sent.expect("the room is there");
}

async fn answer(visitor: &mut Visitor) -> Answer {
    let answer = async {
        loop {
            visitor.heard.extend(visitor.line.take_answers());
            if let Some(answer) = visitor.heard.pop_front() {
                return answer;
            }
            visitor.line.news().await;
        }
    };
    timeout(DEADLINE, answer).await.expect("in time")
}

/// Sends a command; gives the error that it is refused with.
async fn ask(room: &Room, visitor: &mut Visitor, command: Command) -> Result<(), ErrorFrame> {
    send(room, visitor, 1, command).await;
    match answer(visitor).await {
        Answer::Ack(_) => Ok(()),
        Answer::Refused(error) => Err(error),
    }
}

/// The public board as somebody gets it who comes now, without what is live.
async fn board(room: &Room) -> BTreeMap<EntityId, Entity> {
    let since = room.since(0).await;
    let (_, frames) = since.expect("the room is there");
    let frames = frames.expect("the whole board");
    let puts = frames.texts().into_iter().flat_map(|frame| {
        let frame = serde_json::from_str(&frame).expect("a frame");
        let ServerFrame::Patch(patch) = frame else {
            panic!("a patch")
        };
        patch.put
    });
    let seen = puts.map(|entity| (entity.id(), entity));
    seen.filter(|(id, _)| *id != EntityId::Counts).collect()
}

/// Waits until the public board is as wanted.
async fn board_until(
    room: &Room,
    is: impl Fn(&BTreeMap<EntityId, Entity>) -> bool,
) -> BTreeMap<EntityId, Entity> {
    let found = async {
        loop {
            let board = board(room).await;
            if is(&board) {
                return board;
            }
            tokio::task::yield_now().await;
        }
    };
    timeout(DEADLINE, found).await.expect("in time")
}
