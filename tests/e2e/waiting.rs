//! A6: on a visible board, whatever an author adds, changes or removes waits for a tick.

use candor_protocol::{Command, Entity, EntityId, TextId, limits};
use candor_tests::{Client, Retro, TestServer, Text};

const MOST: usize = limits::WAIT_TICKS as usize;

async fn room() -> (Retro, TestServer, Client, Client) {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (author, reader) = (server.join(&retro).await, server.watch(&retro).await);
    (retro, server, author, reader)
}

#[tokio::test]
async fn a6_notes_come_out_on_one_to_four_ticks_each_by_its_own_delay() {
    let (retro, server, author, reader) = room().await;
    let notes: Vec<Text> = (0..40)
        .map(|number| retro.note(&format!("Thought {number}")))
        .collect();
    for note in &notes {
        author.done(&note.add).await;
    }
    reader.settle().await;
    assert_eq!(reader.board().notes(), 0, "none before a tick");
    let mut came = Vec::new();
    for _ in 0..MOST {
        let before = reader.board().notes();
        server.tick(&retro).await;
        came.push(reader.board().notes() - before);
    }
    assert_eq!(came.iter().sum::<usize>(), 40, "all within {MOST} ticks");
    let ticks = came.iter().filter(|notes| **notes > 0).count();
    assert!(ticks >= 2, "40 notes do not draw the same delay: {came:?}");
    let arrival: Vec<_> = notes.iter().map(Text::note).collect();
    assert_ne!(reader.board().row(retro.columns[0]), arrival);
}

#[tokio::test]
async fn a6_what_waits_can_be_taken_back_until_its_release() {
    let (retro, server, author, reader) = room().await;
    let note = retro.note("Perhaps not");
    author.done(&note.add).await;
    author.done(&note.take_back()).await;
    author.done(&note.take_back()).await;
    author.done(&note.add).await;
    for _ in 0..=MOST {
        server.tick(&retro).await;
    }
    assert_eq!(reader.board().notes(), 0);
    let all = reader.look(|seen| seen.frames.concat());
    assert!(!all.contains(&note.note().to_text()));
}

#[tokio::test]
async fn a6_edits_and_deletions_wait_too() {
    let (retro, server, author, reader) = room().await;
    let note = server.show(&retro, &author, &["First"]).await.remove(0);
    let text = |client: &Client| {
        let board = client.board();
        let note = board.note(note.note()).map(|shown| shown.text.clone());
        note.and_then(|text| retro.open(note_id(&board, &text), &text))
    };
    author.done(&note.edit(&retro, 1, "Second")).await;
    reader.settle().await;
    assert_eq!(text(&reader).as_deref(), Some("First"));
    server
        .tick_until(&retro, &reader, MOST, |board| {
            board
                .note(note.note())
                .is_some_and(|shown| shown.text != note.sealed)
        })
        .await;
    assert_eq!(text(&reader).as_deref(), Some("Second"));
    author.done(&note.delete()).await;
    reader.settle().await;
    assert_eq!(reader.board().notes(), 1);
    server
        .tick_until(&retro, &reader, MOST, |board| board.notes() == 0)
        .await;
    assert!(
        reader.board().topics().is_empty(),
        "a topic goes with its last note"
    );
}

fn note_id(board: &candor_tests::BoardCopy, text: &candor_protocol::Sealed) -> TextId {
    let mut notes = board.entities().filter_map(|entity| match entity {
        Entity::Note(note) if note.text == *text => Some(TextId::Note(note.id)),
        _ => None,
    });
    notes.next().expect("it is shown")
}

#[tokio::test]
async fn a6_a_waiting_edit_can_be_taken_back() {
    let (retro, server, author, reader) = room().await;
    let note = server.show(&retro, &author, &["As it was"]).await.remove(0);
    author.done(&note.edit(&retro, 1, "Rash words")).await;
    author.done(&note.take_back()).await;
    author.done(&note.delete()).await;
    author.done(&note.take_back()).await;
    for _ in 0..=MOST {
        server.tick(&retro).await;
    }
    let board = reader.board();
    assert_eq!(
        board.note(note.note()).map(|shown| &shown.text),
        Some(&note.sealed)
    );
}

#[tokio::test]
async fn a6_comments_wait_and_actions_do_not() {
    let (retro, server, author, reader) = room().await;
    let note = server.show(&retro, &author, &["A topic"]).await.remove(0);
    let topic = reader.board().topic_of(note.note()).expect("it stands").id;
    let comment = retro.comment(topic, "So it is");
    let TextId::Comment(id) = comment.of else {
        panic!("a comment")
    };
    author.done(&comment.add).await;
    let (action, add) = retro.action(Some(topic), "Do it");
    author.done(&add).await;
    reader
        .board_until("the action", |board| {
            board.get(EntityId::Action(action)).is_some()
        })
        .await;
    assert!(reader.board().get(EntityId::Comment(id)).is_none());
    server
        .tick_until(&retro, &reader, MOST, |board| {
            board.get(EntityId::Comment(id)).is_some()
        })
        .await;
}

#[tokio::test]
async fn f5_who_leads_can_take_a_shown_text_off_and_nothing_else() {
    let (retro, server, author, reader) = room().await;
    let lead = server.lead(&retro).await;
    let note = server.show(&retro, &author, &["Too far"]).await.remove(0);
    let waiting = retro.note("Not there yet");
    author.done(&waiting.add).await;
    let off = |text: &Text| Command::TakeOff { of: text.of };
    assert_eq!(
        lead.refused(&off(&waiting)).await,
        candor_protocol::ErrorCode::NotThere
    );
    lead.done(&off(&note)).await;
    reader
        .board_until("it is off", |board| board.note(note.note()).is_none())
        .await;
    author.done(&note.add).await;
    for _ in 0..=MOST {
        server.tick(&retro).await;
    }
    assert_eq!(
        reader.board().row(retro.columns[0]),
        [waiting.note()],
        "and stays off"
    );
}
