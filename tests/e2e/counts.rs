//! A7: numbers, never names, as of the last tick; presence lags.

use candor_protocol::{Command, limits};
use candor_tests::{Client, Retro, TestServer};

const LAG: usize = limits::HERE_LAG_TICKS as usize;

async fn room() -> (Retro, TestServer, Client) {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let viewer = server.watch(&retro).await;
    (retro, server, viewer)
}

#[tokio::test]
async fn a7_here_counts_seats_after_one_to_six_ticks() {
    let (retro, server, viewer) = room().await;
    let one = server.join(&retro).await;
    let _again = server.join_as(&retro, &one).await;
    let _other = server.join(&retro).await;
    let _lead = server.lead(&retro).await;
    viewer.settle().await;
    assert_eq!(viewer.board().counts().here, 0, "nobody is seen arriving");
    let ticks = server
        .tick_until(&retro, &viewer, LAG, |board| board.counts().here == 2)
        .await;
    assert!(ticks >= 1);
    for _ in 0..=LAG {
        server.tick(&retro).await;
    }
    assert_eq!(viewer.board().counts().here, 2, "seats, not connections");
}

#[tokio::test]
async fn a7_an_absence_counts_after_a_minute_and_not_before() {
    let (retro, server, viewer) = room().await;
    let (_stays, goes) = (server.join(&retro).await, server.join(&retro).await);
    server
        .tick_until(&retro, &viewer, LAG, |board| board.counts().here == 2)
        .await;
    goes.leave().await;
    let minute = usize::try_from(limits::ABSENCE_MS).expect("a number") / 3_000;
    for _ in 0..minute {
        server.tick(&retro).await;
        assert_eq!(viewer.board().counts().here, 2, "it may be a reload");
    }
    server
        .tick_until(&retro, &viewer, LAG + 1, |board| board.counts().here == 1)
        .await;
    assert_eq!(
        viewer.board().counts().seats,
        2,
        "whoever left may have written"
    );
}

#[tokio::test]
async fn a7_a_reload_changes_no_count() {
    let (retro, server, viewer) = room().await;
    let client = server.join(&retro).await;
    server
        .tick_until(&retro, &viewer, LAG, |board| board.counts().here == 1)
        .await;
    let seq = viewer.seq();
    let seat = client.seat();
    client.leave().await;
    let hello = candor_protocol::Hello {
        join: true,
        seat: Some(seat),
        ..retro.hello()
    };
    let _back = server.greet(&retro, &hello).await;
    for _ in 0..30 {
        server.tick(&retro).await;
    }
    assert_eq!(viewer.seq(), seq);
}

#[tokio::test]
async fn a7_ready_is_refreshed_on_the_tick_and_cleared_by_a_new_stage() {
    let (retro, server, viewer) = room().await;
    let (one, other) = (server.join(&retro).await, server.join(&retro).await);
    let lead = server.lead(&retro).await;
    server
        .tick_until(&retro, &viewer, LAG, |board| board.counts().here == 2)
        .await;
    let seq = viewer.seq();
    for client in [&one, &other, &one] {
        client.done(&Command::SetReady { ready: true }).await;
    }
    other.done(&Command::SetReady { ready: false }).await;
    viewer.settle().await;
    assert_eq!(viewer.seq(), seq, "between ticks nothing shows");
    server.tick(&retro).await;
    assert_eq!(viewer.board().counts().ready, 1);
    lead.done(&Command::SetStage {
        stage: candor_protocol::Stage::Write,
        expect: candor_protocol::Stage::CheckIn,
    })
    .await;
    server.tick(&retro).await;
    assert_eq!(viewer.board().counts().ready, 0);
}
