//! A3, A6: what goes over the wire when an author steps forward, and when anybody strikes that.

use candor_protocol::{Command, Entity, EntityId, ErrorCode, NoteEntity, limits};
use candor_tests::{Client, Retro, TestServer, Text};
use serde_json::{Value, json};

const MOST: usize = limits::WAIT_TICKS as usize;

struct Signing {
    retro: Retro,
    server: TestServer,
    author: Client,
    other: Client,
    reader: Client,
    notes: Vec<Text>,
}

/// An author with two shown notes, another seat, and a reader without one.
async fn signing() -> Signing {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (author, other) = (server.join(&retro).await, server.join(&retro).await);
    let reader = server.watch(&retro).await;
    let notes = server.show(&retro, &author, &["Mine", "Also mine"]).await;
    reader.settle().await;
    Signing {
        retro,
        server,
        author,
        other,
        reader,
        notes,
    }
}

fn note(client: &Client, text: &Text) -> NoteEntity {
    client
        .board()
        .note(text.note())
        .expect("it is shown")
        .clone()
}

/// What patches after a number put and delete, but for the counts of the tick.
fn said(client: &Client, since: u64) -> Vec<Value> {
    let entities = client.look(|seen| {
        let patches = seen.patches_after(since).into_iter();
        let patches = patches.map(|frame| serde_json::from_str(frame).expect("JSON"));
        patches
            .flat_map(|mut patch: Value| {
                let mut both = Vec::new();
                for list in ["put", "del"] {
                    both.extend(
                        patch[list]
                            .as_array_mut()
                            .map(std::mem::take)
                            .unwrap_or_default(),
                    );
                }
                both
            })
            .collect::<Vec<_>>()
    });
    entities
        .into_iter()
        .filter(|entity| entity["type"] != json!("counts"))
        .collect()
}

impl Signing {
    async fn until_signed(&self, text: &Text) {
        self.server
            .tick_until(&self.retro, &self.reader, MOST, |board| {
                let note = board.note(text.note()).expect("it is shown");
                note.signature.is_some()
            })
            .await;
    }
}

#[tokio::test]
async fn a3_the_frame_of_a_signature_carries_nothing_but_the_sealed_name() {
    let room = signing().await;
    let mine = &room.notes[0];
    let before = note(&room.reader, mine);
    let since = room.reader.seq();
    let (name, sign) = mine.sign(&room.retro, "Ana");
    room.author.done(&sign).await;
    room.reader.settle().await;
    assert_eq!(
        said(&room.reader, since),
        Vec::<Value>::new(),
        "S1: it waits"
    );
    room.until_signed(mine).await;
    let signed = NoteEntity {
        signature: Some(name.clone()),
        ..before
    };
    let whole = serde_json::to_value(Entity::Note(signed)).expect("JSON");
    assert_eq!(said(&room.reader, since), [whole]);
    let frames = |client: &Client| {
        client.look(|seen| {
            let frames = seen.patches_after(since);
            frames.into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
    };
    room.author.settle().await;
    room.other.settle().await;
    assert_eq!(frames(&room.author), frames(&room.reader), "A2");
    assert_eq!(frames(&room.other), frames(&room.reader), "A2");
    let all = frames(&room.reader).concat();
    let key = serde_json::to_string(&mine.edit_key).expect("JSON");
    assert!(!all.contains(&key) && !all.contains("Ana"));
    let seam = format!("note|{}|signature", mine.note());
    let opened = room.retro.keys.open(&seam, name.as_str());
    assert_eq!(opened.as_deref(), Some("Ana"));
    assert_eq!(
        note(&room.reader, &room.notes[1]).signature,
        None,
        "and nothing of the author's other note"
    );
}

#[tokio::test]
async fn a6_a_signature_that_is_taken_back_never_goes_out() {
    let room = signing().await;
    let mine = &room.notes[0];
    let since = room.reader.seq();
    let (_, sign) = mine.sign(&room.retro, "Ana");
    room.author.done(&sign).await;
    room.author.done(&mine.take_back()).await;
    for _ in 0..=MOST {
        room.server.tick(&room.retro).await;
    }
    assert_eq!(said(&room.reader, since), Vec::<Value>::new());
}

#[tokio::test]
async fn a3_anybody_strikes_a_signature_and_no_frame_says_who() {
    let room = signing().await;
    let mine = &room.notes[0];
    let (name, sign) = mine.sign(&room.retro, "Ana");
    room.author.done(&sign).await;
    room.until_signed(mine).await;
    let strike = Command::StrikeSignature {
        of: mine.of,
        expect: name,
    };
    assert_eq!(room.reader.refused(&strike).await, ErrorCode::NeedsSeat);
    let since = room.reader.seq();
    room.other.done(&strike).await;
    room.reader
        .board_until("it is struck", |board| {
            board
                .note(mine.note())
                .is_some_and(|note| note.signature.is_none())
        })
        .await;
    let struck = serde_json::to_value(Entity::Note(note(&room.reader, mine))).expect("JSON");
    assert_eq!(said(&room.reader, since), [struck]);
    room.author.done(&strike).await;
}

#[tokio::test]
async fn l2_signing_what_is_not_ones_own_fails_as_what_is_not_there() {
    let room = signing().await;
    let (_, honest) = room.notes[0].sign(&room.retro, "Ana");
    let Command::StepForward { edit_key, name, .. } = honest else {
        panic!("stepping forward")
    };
    let never_sent = room.retro.note("Never sent").of;
    for of in [room.notes[1].of, never_sent] {
        let (edit_key, name) = (edit_key.clone(), name.clone());
        let attempt = Command::StepForward { of, edit_key, name };
        assert_eq!(room.other.refused(&attempt).await, ErrorCode::NotYours);
    }
    for _ in 0..=MOST {
        room.server.tick(&room.retro).await;
    }
    let board = room.reader.board();
    let id = EntityId::Note(room.notes[1].note());
    assert!(matches!(board.get(id), Some(Entity::Note(note)) if note.signature.is_none()));
}
