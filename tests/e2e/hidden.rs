//! A4, A5: hidden means absent, and a reveal is whole, announced and shuffled.

use std::time::Duration;

use candor_protocol::{Command, Content, Few, HiddenCount, NoteId, ServerFrame, limits};
use candor_tests::{Client, Retro, TestServer, Text, http};

async fn room() -> (Retro, TestServer, Client, Client) {
    let retro = Retro::hiding();
    let server = TestServer::with(&retro).await;
    let (lead, author) = (server.lead(&retro).await, server.join(&retro).await);
    (retro, server, lead, author)
}

async fn write(retro: &Retro, author: &Client, notes: usize) -> Vec<Text> {
    let mut written = Vec::new();
    for number in 0..notes {
        let note = retro.note(&format!("Thought {number}"));
        author.done(&note.add).await;
        written.push(note);
    }
    written
}

fn hidden(client: &Client) -> HiddenCount {
    client.board().counts().hidden
}

#[tokio::test]
async fn a4_nothing_of_a_hidden_note_reaches_anybody() {
    let (retro, server, lead, author) = room().await;
    let (other, projector) = (server.join(&retro).await, server.watch(&retro).await);
    let notes = write(&retro, &author, 3).await;
    author
        .done(&notes[0].edit(&retro, 1, "Thought better"))
        .await;
    author.done(&notes[1].delete()).await;
    for _ in 0..3 {
        server.tick(&retro).await;
    }
    for client in [&lead, &other, &projector, &author] {
        let all = client.look(|seen| seen.frames.concat());
        for note in &notes {
            assert!(!all.contains(&note.note().to_text()), "no id");
            assert!(!all.contains(&note.lock.to_text()), "no lock");
            assert!(!all.contains(note.sealed.as_str()), "no text");
        }
    }
}

#[tokio::test]
async fn a4_hidden_changes_consume_no_number() {
    let (retro, server, lead, author) = room().await;
    // Everybody's arrival has been counted: ticks alone change nothing from here on.
    server
        .tick_until(&retro, &lead, 6, |board| board.counts().here == 1)
        .await;
    let notes = write(&retro, &author, 5).await;
    server.tick(&retro).await;
    let seq = lead.seq();
    author.done(&notes[0].edit(&retro, 1, "Better")).await;
    author.done(&notes[1].delete()).await;
    author.done(&retro.note("One more").add).await;
    lead.settle().await;
    assert_eq!(lead.seq(), seq, "between ticks nothing shows");
    server.tick(&retro).await;
    assert_eq!(lead.seq(), seq, "five there were, five there are");
}

#[tokio::test]
async fn a4_the_count_comes_on_ticks_and_one_and_two_are_a_few() {
    let (retro, server, lead, author) = room().await;
    assert_eq!(hidden(&lead), HiddenCount::Exactly(0));
    for (there, shown) in [
        (1, HiddenCount::Few(Few::Few)),
        (2, HiddenCount::Few(Few::Few)),
        (3, HiddenCount::Exactly(3)),
        (4, HiddenCount::Exactly(4)),
    ] {
        let before = hidden(&lead);
        write(&retro, &author, 1).await;
        lead.settle().await;
        assert_eq!(hidden(&lead), before, "{there} hidden, before the tick");
        server.tick(&retro).await;
        assert_eq!(hidden(&lead), shown, "{there} hidden, after it");
    }
}

#[tokio::test]
async fn a5_a_reveal_is_announced_ten_seconds_ahead_and_brings_out_all_at_once() {
    let (retro, server, lead, author) = room().await;
    let notes = write(&retro, &author, 10).await;
    lead.done(&Command::AnnounceReveal {}).await;
    lead.board_until("the announcement", |board| {
        board.stage().reveal_at.is_some()
    })
    .await;
    let now = lead.welcome().now;
    assert_eq!(
        lead.board().stage().reveal_at,
        Some(now + limits::REVEAL_NOTICE_MS)
    );
    server
        .pass(Duration::from_millis(limits::REVEAL_NOTICE_MS - 1))
        .await;
    assert_eq!(lead.board().notes(), 0, "not a moment early");
    let seq = lead.seq();
    server.jump(Duration::from_millis(1));
    lead.board_until("the reveal", |board| board.notes() > 0)
        .await;
    let board = lead.board();
    assert_eq!((board.notes(), board.seq()), (10, seq + 1), "in one go");
    assert_eq!(
        (board.stage().hiding, board.stage().reveal_at),
        (false, None)
    );
    let arrival: Vec<NoteId> = notes.iter().map(Text::note).collect();
    assert_ne!(board.row(retro.columns[0]), arrival, "the order was drawn");
}

#[tokio::test]
async fn a5_a_reveal_comes_at_once_when_every_seat_here_is_ready() {
    let (retro, server, lead, author) = room().await;
    let other = server.join(&retro).await;
    write(&retro, &author, 3).await;
    let ready = Command::SetReady { ready: true };
    author.done(&ready).await;
    server.tick(&retro).await;
    lead.done(&Command::AnnounceReveal {}).await;
    lead.settle().await;
    assert_eq!(lead.board().notes(), 0, "one is not ready");
    other.done(&ready).await;
    lead.settle().await;
    let seq = lead.seq();
    assert_eq!(lead.board().notes(), 0, "readiness shows with the tick");
    server.tick(&retro).await;
    let board = lead.board();
    assert_eq!((board.notes(), board.seq()), (3, seq + 1), "that very tick");
    assert_eq!(board.counts().hidden, HiddenCount::Exactly(0));
    lead.done(&Command::SetHiding {
        hiding: true,
        expect: false,
    })
    .await;
    write(&retro, &author, 3).await;
    lead.done(&Command::AnnounceReveal {}).await;
    server.tick(&retro).await;
    let board = lead.board();
    let announced = board.stage().reveal_at.is_some();
    assert_eq!(
        (board.notes(), announced),
        (3, true),
        "ready was for the first one"
    );
    for client in [&author, &other] {
        client.done(&ready).await;
    }
    server.tick(&retro).await;
    assert_eq!(lead.board().notes(), 6);
}

#[tokio::test]
async fn a5_an_announced_reveal_can_be_taken_back() {
    let (retro, server, lead, author) = room().await;
    write(&retro, &author, 3).await;
    lead.done(&Command::AnnounceReveal {}).await;
    lead.done(&Command::CancelReveal {}).await;
    server
        .pass(Duration::from_millis(2 * limits::REVEAL_NOTICE_MS))
        .await;
    let board = lead.board();
    assert_eq!((board.notes(), board.stage().reveal_at), (0, None));
}

#[tokio::test]
async fn a4_hiding_again_leaves_what_is_shown() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (lead, author) = (server.lead(&retro).await, server.join(&retro).await);
    let shown = server.show(&retro, &author, &["There already"]).await;
    lead.done(&Command::SetHiding {
        hiding: true,
        expect: false,
    })
    .await;
    write(&retro, &author, 3).await;
    for _ in 0..2 * limits::WAIT_TICKS {
        server.tick(&retro).await;
    }
    let board = lead.board();
    assert_eq!(board.row(retro.columns[0]), [shown[0].note()]);
    assert_eq!(board.counts().hidden, HiddenCount::Exactly(3));
}

#[tokio::test]
async fn a1_nobody_can_tell_from_the_frames_who_wrote() {
    let (retro, server, lead, author) = room().await;
    let other = server.join(&retro).await;
    for writer in [&author, &other, &author, &other] {
        write(&retro, writer, 1).await;
    }
    lead.done(&Command::AnnounceReveal {}).await;
    server
        .pass(Duration::from_millis(limits::REVEAL_NOTICE_MS))
        .await;
    assert_eq!(lead.board().notes(), 4);
    for client in [&author, &other, &lead] {
        let seats =
            [author.seat(), other.seat()].map(|seat| serde_json::to_string(&seat).expect("JSON"));
        client.look(|seen| {
            for frame in &seen.frames {
                let own = matches!(serde_json::from_str(frame), Ok(ServerFrame::Welcome(_)));
                let seat = seats.iter().any(|seat| frame.contains(seat));
                assert!(own || !seat, "only a welcome carries a seat, its own");
            }
        });
    }
}

#[tokio::test]
async fn a4_a_restored_room_hides_notes_or_not_as_the_lost_one_did_when_it_was_lost() {
    for (retro, hiding) in [(Retro::visible(), true), (Retro::hiding(), false)] {
        let server = TestServer::start().await;
        let mut create = retro.create();
        let content = Content {
            hiding: Some(hiding),
            ..Content::default()
        };
        create.content = Some(Box::new(content));
        let body = serde_json::to_string(&create).expect("JSON");
        assert_eq!(http::create(server.address, &body).await.status, 201);
        let author = server.join(&retro).await;
        author.done(&retro.note("Sent again").add).await;
        for _ in 0..=limits::WAIT_TICKS {
            server.tick(&retro).await;
        }
        author
            .board_until("the note", |board| {
                board.notes() == usize::from(!hiding)
                    && (board.counts().hidden == HiddenCount::Few(Few::Few)) == hiding
            })
            .await;
    }
}
