//! A2, S2: one public board, the same bytes for everybody, in numbers without gaps.

use candor_protocol::{Command, ServerFrame, Stage, Timer, TimerWish, limits};
use candor_tests::{Client, Retro, TestServer};

/// Something of everything that changes the public board.
async fn a_lively_while(server: &TestServer, retro: &Retro, lead: &Client, seats: &[&Client]) {
    for (number, seat) in seats.iter().enumerate() {
        for round in 0..5 {
            let text = format!("Thought {number} {round}").repeat(1 + 40 * round);
            seat.done(&retro.note_in(number % 3, &text).add).await;
        }
    }
    let (_, action) = retro.action(None, "Fix the build");
    seats[0].done(&action).await;
    lead.done(&Command::SetStage {
        stage: Stage::Group,
        expect: Stage::CheckIn,
    })
    .await;
    lead.done(&Command::SetTimer {
        timer: TimerWish::Running { left: 300_000 },
        expect: Timer::Off,
    })
    .await;
    for _ in 0..limits::WAIT_TICKS {
        server.tick(retro).await;
    }
    let topics: Vec<_> = lead.board().topics().iter().map(|topic| topic.id).collect();
    seats[0]
        .done(&Command::MergeTopics {
            topic: topics[0],
            into: topics[1],
            name: None,
        })
        .await;
    let comment = retro.comment(topics[1], "Yes");
    seats[1].done(&comment.add).await;
    for _ in 0..limits::WAIT_TICKS {
        server.tick(retro).await;
    }
}

#[tokio::test]
async fn a2_all_viewers_get_the_same_patches_byte_for_byte() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    let (one, other) = (server.join(&retro).await, server.join(&retro).await);
    let projector = server.watch(&retro).await;
    let since = projector.seq();
    a_lively_while(&server, &retro, &lead, &[&one, &other]).await;
    let frames = |client: &Client| -> Vec<String> {
        client.look(|seen| {
            seen.patches_after(since)
                .iter()
                .map(|frame| (*frame).to_owned())
                .collect()
        })
    };
    let public = frames(&projector);
    assert!(public.len() > 10);
    for client in [&lead, &one, &other] {
        assert_eq!(frames(client), public);
    }
}

#[tokio::test]
async fn a2_the_whole_board_is_what_its_patches_made_of_it() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    let (one, other) = (server.join(&retro).await, server.join(&retro).await);
    a_lively_while(&server, &retro, &lead, &[&one, &other]).await;
    let latecomer = server.watch(&retro).await;
    server.tick(&retro).await;
    for client in [&lead, &one, &other] {
        assert_eq!(client.board().bytes(), latecomer.board().bytes());
        assert_eq!(client.seq(), latecomer.seq());
    }
    let again = server.join(&retro).await;
    let first = |client: &Client| -> Vec<String> {
        client.look(|seen| {
            seen.patches_after(0)
                .iter()
                .map(|frame| (*frame).to_owned())
                .collect()
        })
    };
    let also = server.lead(&retro).await;
    assert_eq!(first(&again), first(&also), "the same first bytes");
}

#[tokio::test]
async fn s2_patches_are_numbered_without_gaps_and_are_never_empty() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    let (one, other) = (server.join(&retro).await, server.join(&retro).await);
    let since = lead.seq();
    a_lively_while(&server, &retro, &lead, &[&one, &other]).await;
    let patches = lead.look(|seen| {
        let frames = seen.frames.iter().map(|frame| serde_json::from_str(frame));
        let patches = frames.filter_map(|frame| match frame {
            Ok(ServerFrame::Patch(patch)) if patch.seq > since => Some(patch),
            _ => None,
        });
        patches.collect::<Vec<_>>()
    });
    let mut next = since + 1;
    for patch in patches {
        assert_eq!(patch.seq, next);
        assert!(!patch.reset);
        assert!(!patch.put.is_empty() || !patch.del.is_empty());
        if !patch.more {
            next += 1;
        }
    }
}

#[tokio::test]
async fn a11_every_text_on_the_board_is_sealed_and_opens_with_the_room_key() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (author, reader) = (server.join(&retro).await, server.watch(&retro).await);
    let notes = server
        .show(&retro, &author, &["Deploys are slow", "Grüße 🚀"])
        .await;
    let board = reader.board();
    for (note, text) in notes.iter().zip(["Deploys are slow", "Grüße 🚀"]) {
        let shown = board.note(note.note()).expect("it is shown");
        assert_eq!((&shown.text, shown.lock), (&note.sealed, note.lock));
        assert_eq!(retro.open(note.of, &shown.text).as_deref(), Some(text));
    }
    let all = reader.look(|seen| seen.frames.concat());
    assert!(!all.contains("Deploys") && !all.contains("Grüße"));
}
