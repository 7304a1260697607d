//! S4: a viewer that stops reading is cut in time, and costs the others nothing.

use std::sync::Arc;
use std::time::Duration;

use candor::http;
use candor::journal::Memory;
use candor::registry::Bounds;
use candor::server::Options;
use candor_protocol::{CloseCode, Command, limits};
use candor_tests::{Client, Retro, TestServer};

/// Changes of one connection: what it may do in a burst.
const CHANGES: u32 = 110;
/// More writers than it takes to fill what the system holds for a viewer.
const WRITERS: u32 = 100;

/// Two may write and two may watch; who takes nothing for a moment is cut.
fn impatient() -> Options {
    Options {
        rooms: Bounds {
            connections_per_room: 4,
            ..Options::default().rooms
        },
        http: http::Bounds {
            write: Duration::from_millis(100),
            ..http::Bounds::default()
        },
        ..Options::default()
    }
}

/// Whether one more viewer is let in: not before another has gone.
async fn has_place(server: &TestServer, retro: &Retro) -> bool {
    let client = server.connect(retro).await;
    client
        .say(&serde_json::to_string(&retro.hello()).expect("JSON"))
        .await;
    client
        .until("an answer", |seen| {
            let full = seen.ended_with(CloseCode::RoomFull).then_some(false);
            full.or(seen.welcome.as_ref().map(|_| true))
        })
        .await
}

async fn change(retro: &Retro, client: &Client, id: candor_protocol::ActionId, rev: u32) {
    let text = format!("{rev} ").repeat(800);
    let set = Command::SetAction {
        id,
        rev,
        text: retro.text(&format!("action|{id}|text"), &text),
        owner: None,
        due: None,
        done: false,
        experiment: None,
        review: None,
    };
    client.done(&set).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s4_who_takes_nothing_is_cut_and_everybody_else_has_everything() {
    let retro = Retro::visible();
    let server = TestServer::start_with(impatient(), Arc::new(Memory::new())).await;
    server.create(&retro).await;
    let (viewer, stalled) = (
        server.watch(&retro).await,
        server.watch_narrowly(&retro).await,
    );
    stalled.stop_reading();
    let (id, add) = retro.action(None, "Begin");
    let author = server.join(&retro).await;
    author.done(&add).await;
    let (mut rev, mut cut) = (0, false);
    for _ in 0..WRITERS {
        server.jump(Duration::from_millis(limits::SEAT_MS));
        let writer = server.join(&retro).await;
        for _ in 0..CHANGES {
            change(&retro, &writer, id, rev).await;
            rev += 1;
        }
        writer.leave().await;
        cut = has_place(&server, &retro).await;
        if cut {
            break;
        }
    }
    assert!(cut, "its place is free again");
    viewer.settle().await;
    author.settle().await;
    assert_eq!(viewer.board().bytes(), author.board().bytes());
    let patches = viewer.look(|seen| seen.patches_after(0).len());
    assert!(u64::try_from(patches).expect("a number") >= viewer.seq());
    stalled.read_on();
    stalled.until("the end", |seen| seen.closed).await;
}
