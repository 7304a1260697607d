//! The room's task, reached as a session reaches it.

use std::sync::Arc;

use candor_protocol::*;
use sha2::{Digest as _, Sha256};

use super::{Greeting, Joined, Room, first_batch};
use crate::clock::Clock;
use crate::journal::{Journal as _, Memory, Version};

const DOOR: [u8; 32] = [7; 32];

async fn room(connections: usize) -> Room {
    let line = SealedLine::new(&"A".repeat(SEALED_LINE)).expect("sealed");
    let door = Sha256::new()
        .chain_update("candor/1/door")
        .chain_update(DOOR);
    let wanted = CreateRoom {
        room: RoomId([1; 16]),
        door_hash: DoorHash(door.finalize().into()),
        facilitator_hash: FacilitatorHash([0; 32]),
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
    let (clock, journal) = (Clock::system(), Memory::new());
    let (id, batch) = (
        wanted.room,
        first_batch(wanted, clock.now()).expect("a batch"),
    );
    journal
        .append(id, Version::START, batch)
        .await
        .expect("created");
    Room::open(Arc::new(journal), id, clock, connections)
        .await
        .expect("opened")
}

const SEALED_LINE: usize = sealed::SEALED_CHARS[0];

async fn join(room: &Room) -> Joined {
    let (door, join) = (Door(DOOR), true);
    let greeting = Greeting {
        door,
        join,
        seat: None,
        facilitator_key: None,
        resume: None,
    };
    room.join(greeting)
        .await
        .unwrap_or_else(|refused| panic!("not let in: {refused:?}"))
}

/// More commands come than one drain of the inbox takes, while others go on sending.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s3_every_command_is_answered_however_full_the_inbox_is() {
    let room = room(100).await;
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let room = room.clone();
        senders.spawn(async move {
            let mut joined = join(&room).await;
            for round in 0..40 {
                for number in 0..50 {
                    let ready = Command::SetReady {
                        ready: number % 2 == 0,
                    };
                    let sent = room
                        .command(&joined.place, round * 50 + number, ready)
                        .await;
                    sent.expect("the room is there");
                }
                for _ in 0..50 {
                    let answer = joined.answers.recv();
                    let bound = std::time::Duration::from_secs(20);
                    let answer = tokio::time::timeout(bound, answer).await;
                    assert!(matches!(answer, Ok(Some(_))), "no answer");
                }
            }
        });
    }
    while let Some(ended) = senders.join_next().await {
        ended.expect("every command was answered");
    }
}
