//! The request that creates a room, with something of each kind that it can begin with.

use candor_protocol::*;

use super::Example;
use super::commands::{line, text, votes};

const COLUMN: ColumnId = ColumnId([0x31; 16]);
const TOPIC: TopicId = TopicId([0x71; 16]);
/// Of no key: nobody can edit what was opened from a file.
const LOCK: Lock = Lock([0x61; 32]);

pub(super) fn creation() -> Vec<Example> {
    let create = CreateRoom {
        room: RoomId([0xd1; 16]),
        door_hash: DoorHash([0xe1; 32]),
        facilitator_hash: FacilitatorHash([0xe2; 32]),
        check: Check([0xe3; 32]),
        title: line(),
        columns: vec![NewColumn {
            id: COLUMN,
            name: line(),
            prompt: None,
        }],
        settings: Settings {
            tick_seconds: limits::TICK_SECONDS_DEFAULT,
            floor: limits::FLOOR_DEFAULT,
            hiding: true,
        },
        plan: None,
        content: Some(Box::new(content())),
    };
    assert!(create.is_valid());
    vec![Example::of(
        "The body of `POST /api/rooms`. `plan`, `content`, and each part of `content` can be left out.",
        &create,
    )]
}

fn content() -> Content {
    let topic = NewTopic {
        id: TOPIC,
        column: COLUMN,
        name: Some(line()),
        parked: false,
        notes: vec![NewText {
            id: NoteId([0x11; 16]),
            text: text(),
            lock: LOCK,
        }],
        comments: vec![NewText {
            id: CommentId([0x21; 16]),
            text: text(),
            lock: LOCK,
        }],
    };
    let action = NewAction {
        id: ActionId([0x41; 16]),
        topic: Some(TOPIC),
        text: text(),
        owner: Some(line()),
        due: None,
        done: false,
        experiment: None,
        review: Some(Review::Open),
    };
    let round = NewRound {
        id: RoundId([0x51; 16]),
        topics: vec![TOPIC],
        budget: 3,
        most_per_topic: 2,
        breaks: None,
        outcome: Outcome::Counted {
            voters: 5,
            tally: votes(),
        },
    };
    let poll = NewPoll {
        id: PollId([0x52; 16]),
        scale: Scale::Roman {},
        topic: Some(TOPIC),
        outcome: PollOutcome::Counted {
            counts: vec![1, 0, 5],
        },
    };
    Content {
        stage: Some(Stage::Discuss),
        hiding: Some(false),
        topics: vec![topic],
        actions: vec![action],
        rounds: vec![round],
        polls: vec![poll],
    }
}
