//! S2, S4: coming back brings what changed and nothing else; a slow viewer harms nobody.

use candor_protocol::{Command, Epoch, Hello, Patch, Resume, ServerFrame};
use candor_tests::{Client, Retro, TestServer};

/// Changes of one connection: what it may do in a burst.
const CHANGES: u32 = 110;
/// Connections that change something, one after another: together they write far more than the
/// sockets of a system hold.
const WRITERS: u32 = 14;

fn patches(client: &Client) -> Vec<Patch> {
    client.look(|seen| {
        let frames = seen.frames.iter().map(|frame| serde_json::from_str(frame));
        let patches = frames.filter_map(|frame| match frame {
            Ok(ServerFrame::Patch(patch)) => Some(patch),
            _ => None,
        });
        patches.collect()
    })
}

async fn come_back(server: &TestServer, retro: &Retro, to: &Client) -> Client {
    let hello = Hello {
        resume: Some(to.resume()),
        ..retro.hello()
    };
    let back = server.come_back(retro, &hello, to.board()).await;
    back.settle().await;
    back
}

#[tokio::test]
async fn s2_who_comes_back_gets_only_what_changed() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (author, viewer) = (server.join(&retro).await, server.watch(&retro).await);
    let notes = server.show(&retro, &author, &["One", "Two", "Three"]).await;
    viewer.settle().await;
    let before = viewer.board();
    let hello = Hello {
        resume: Some(viewer.resume()),
        ..retro.hello()
    };
    viewer.leave().await;
    author.done(&notes[0].delete()).await;
    let (action, add) = retro.action(None, "Meanwhile");
    author.done(&add).await;
    server
        .tick_until(&retro, &author, 4, |board| board.notes() == 2)
        .await;
    let back = server.come_back(&retro, &hello, before).await;
    back.board_until("what changed", |board| board.seq() == author.seq())
        .await;
    assert_eq!(back.board().bytes(), author.board().bytes());
    let came = patches(&back);
    assert!(came.iter().all(|patch| !patch.reset));
    let put: Vec<_> = came
        .iter()
        .flat_map(|patch| &patch.put)
        .map(candor_protocol::Entity::id)
        .collect();
    assert!(put.contains(&candor_protocol::EntityId::Action(action)));
    assert!(put.len() <= 2, "an action and perhaps the counts: {put:?}");
}

#[tokio::test]
async fn s2_who_is_current_gets_no_patch() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let viewer = server.watch(&retro).await;
    let back = come_back(&server, &retro, &viewer).await;
    assert_eq!(patches(&back), []);
}

#[tokio::test]
async fn s2_a_number_of_another_life_brings_the_whole_board() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let viewer = server.watch(&retro).await;
    for resume in [
        Resume {
            epoch: Epoch([9; 8]),
            seq: viewer.seq(),
        },
        Resume {
            epoch: viewer.welcome().epoch,
            seq: viewer.seq() + 1_000,
        },
        Resume {
            epoch: viewer.welcome().epoch,
            seq: 0,
        },
    ] {
        let hello = Hello {
            resume: Some(resume),
            ..retro.hello()
        };
        let back = server.come_back(&retro, &hello, viewer.board()).await;
        back.until("the whole board", |seen| {
            seen.patches_after(0)
                .first()
                .filter(|frame| frame.contains(r#""reset":true"#))
                .map(|_| ())
        })
        .await;
        back.settle().await;
        assert_eq!(back.board().bytes(), viewer.board().bytes());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s4_a_viewer_that_stops_reading_holds_up_nobody_and_catches_up() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let slow = server.watch_narrowly(&retro).await;
    let viewer = server.watch(&retro).await;
    slow.stop_reading();
    let (id, add) = retro.action(None, "Begin");
    server.join(&retro).await.done(&add).await;
    let texts = ["This", "That"].map(|word| {
        let text = format!("{word} ").repeat(800);
        retro.text(&format!("action|{id}|text"), &text)
    });
    for writer in 0..WRITERS {
        let client = server.join(&retro).await;
        for change in 0..CHANGES {
            let rev = writer * CHANGES + change;
            let set = Command::SetAction {
                id,
                rev,
                text: texts[(rev % 2) as usize].clone(),
                owner: None,
                due: None,
                done: false,
                experiment: None,
                review: None,
            };
            client.done(&set).await;
        }
        client.leave().await;
    }
    viewer.settle().await;
    slow.read_on();
    let ended = slow
        .until("it is current, or was cut", |seen| {
            let current = (seen.board.seq() == viewer.seq()).then_some(false);
            current.or(seen.closed.map(|_| true))
        })
        .await;
    let slow = if ended {
        come_back(&server, &retro, &slow).await
    } else {
        let whole = patches(&slow).iter().filter(|patch| !patch.more).count();
        assert!(
            (whole as u64) < slow.seq(),
            "it fell off the ring and got one patch"
        );
        slow
    };
    assert_eq!(slow.board().bytes(), viewer.board().bytes());
}
