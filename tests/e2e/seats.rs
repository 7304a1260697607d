//! L1: how fast a room gives seats. Who has one comes back in, and who waits reads along.

use std::sync::Arc;
use std::time::Duration;

use candor::journal::Memory;
use candor::registry::Bounds;
use candor::server::Options;
use candor_protocol::{ErrorCode, Hello, limits};
use candor_tests::{Client, Retro, TestServer};

/// Seats that this room gives at once.
const AT_ONCE: usize = 3;

async fn small(retro: &Retro) -> TestServer {
    let options = Options {
        rooms: Bounds {
            connections_per_room: 2 * AT_ONCE,
            ..Options::default().rooms
        },
        ..Options::default()
    };
    let server = TestServer::start_with(options, Arc::new(Memory::new())).await;
    server.create(retro).await;
    server
}

async fn come(server: &TestServer, retro: &Retro) -> Client {
    let hello = Hello {
        join: true,
        ..retro.hello()
    };
    server.greet(retro, &hello).await
}

#[tokio::test]
async fn l1_who_comes_after_very_many_reads_along_until_a_seat_is_given() {
    let retro = Retro::visible();
    let server = small(&retro).await;
    let mut tokens = Vec::new();
    for _ in 0..AT_ONCE {
        // A script leaves and comes anew, to take seat after seat.
        let client = come(&server, &retro).await;
        tokens.push(client.seat());
        client.leave().await;
    }
    let waiting = come(&server, &retro).await;
    assert_eq!(waiting.welcome().seat, None);
    let refused = waiting.refused(&retro.note("Not yet").add).await;
    assert_eq!(refused, ErrorCode::NeedsSeat);

    let known = Hello {
        join: true,
        seat: tokens.pop(),
        ..retro.hello()
    };
    let back = server.greet(&retro, &known).await;
    assert_eq!(
        Some(back.seat()),
        known.seat,
        "who has a seat comes back in"
    );
    back.done(&retro.note("Meanwhile").add).await;

    server.pass(Duration::from_millis(limits::SEAT_MS)).await;
    come(&server, &retro).await.seat();
    let next = come(&server, &retro).await;
    assert_eq!(next.welcome().seat, None, "one at a time");
}

#[tokio::test]
async fn l1_a_hall_of_three_hundred_is_seated_at_once() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    for _ in 0..300 {
        come(&server, &retro).await.seat();
    }
}
