//! Who is not let in, and with which close code (L2). The room notices nothing.

use std::time::Duration;

use candor_protocol::{CloseCode, Door, FacilitatorKey, Hello, PROTOCOL, SeatToken, limits};
use candor_tests::{Client, Message, Retro, TestServer};

async fn room() -> (Retro, TestServer, Client) {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let good = server.join(&retro).await;
    (retro, server, good)
}

async fn say_hello(server: &TestServer, retro: &Retro, hello: &Hello) -> Client {
    let client = server.connect(retro).await;
    client
        .say(&serde_json::to_string(hello).expect("JSON"))
        .await;
    client
}

async fn goes_on(retro: &Retro, good: &Client) {
    good.done(&retro.note("It goes on").add).await;
}

#[tokio::test]
async fn a13_a_wrong_door_stays_closed() {
    let (retro, server, good) = room().await;
    let door = Door([7; 32]);
    let hello = Hello {
        door,
        ..retro.hello()
    };
    let client = say_hello(&server, &retro, &hello).await;
    client.ends_with(CloseCode::WrongDoor).await;
    assert!(
        client.look(|seen| seen.frames.is_empty()),
        "it says nothing"
    );
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn a_forged_seat_token_is_a_wrong_seat() {
    let (retro, server, good) = room().await;
    let mut altered = good.seat();
    altered.0[31] ^= 1;
    for seat in [SeatToken([7; 32]), altered] {
        let hello = Hello {
            join: true,
            seat: Some(seat),
            ..retro.hello()
        };
        let client = say_hello(&server, &retro, &hello).await;
        client.ends_with(CloseCode::WrongSeat).await;
    }
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn a_seat_of_another_room_is_a_wrong_seat() {
    let (_, server, good) = room().await;
    let another = Retro::visible();
    server.create(&another).await;
    let hello = Hello {
        join: true,
        seat: Some(good.seat()),
        ..another.hello()
    };
    let client = say_hello(&server, &another, &hello).await;
    client.ends_with(CloseCode::WrongSeat).await;
}

#[tokio::test]
async fn a_wrong_facilitator_key_leads_nothing_and_is_let_in() {
    let (retro, server, _good) = room().await;
    let hello = Hello {
        facilitator_key: Some(FacilitatorKey([7; 16])),
        ..retro.hello()
    };
    let client = server.greet(&retro, &hello).await;
    client.until("you", |seen| seen.newest_you().cloned()).await;
    assert!(!client.you().leads);
}

#[tokio::test]
async fn another_version_of_the_protocol_is_told_so_whatever_else_it_says() {
    let (retro, server, good) = room().await;
    let hello = Hello {
        protocol: PROTOCOL + 1,
        ..retro.hello()
    };
    let client = say_hello(&server, &retro, &hello).await;
    client.ends_with(CloseCode::OtherProtocol).await;
    let client = server.connect(&retro).await;
    client
        .say(r#"{"type":"hello","protocol":99,"key":"of the future"}"#)
        .await;
    client.ends_with(CloseCode::OtherProtocol).await;
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn an_unknown_room_is_no_room() {
    let (_, server, _good) = room().await;
    let nowhere = Retro::visible();
    let client = say_hello(&server, &nowhere, &nowhere.hello()).await;
    client.ends_with(CloseCode::NoRoom).await;
}

#[tokio::test]
async fn a_first_frame_that_is_no_hello_is_a_bad_one() {
    let (retro, server, good) = room().await;
    for frame in [
        "",
        "hello",
        "{}",
        r#"{"type":"ping"}"#,
        r#"{"type":"set_ready","ref":1}"#,
    ] {
        let client = server.connect(&retro).await;
        client.say(frame).await;
        client.ends_with(CloseCode::BadFrame).await;
    }
    let client = server.connect(&retro).await;
    client.send_message(Message::Binary(vec![0])).await;
    client.ends_with(CloseCode::BadFrame).await;
    let client = server.connect(&retro).await;
    client.say(&"x".repeat(1024 * 1024)).await;
    client.ends_with(CloseCode::TooBig).await;
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn l1_who_says_no_hello_in_time_is_cut() {
    let (retro, server, good) = room().await;
    let silent = server.connect(&retro).await;
    // Its session has begun once it answers: time moves only then.
    silent.echo().await;
    server.jump(Duration::from_millis(limits::HELLO_MS));
    silent.ends_with(CloseCode::NoHello).await;
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn a7_whoever_only_watches_takes_no_seats_place_and_a_seat_takes_few() {
    let retro = Retro::visible();
    let mut options = candor::server::Options::default();
    options.rooms.connections_per_room = 2 * limits::CONNECTIONS_OF_SEAT + 2;
    let journal = std::sync::Arc::new(candor::journal::Memory::new());
    let server = TestServer::start_with(options, journal).await;
    server.create(&retro).await;
    let mut open = vec![server.join(&retro).await];
    for _ in 1..limits::CONNECTIONS_OF_SEAT {
        open.push(server.join_as(&retro, &open[0]).await);
    }
    let hello = Hello {
        join: true,
        seat: Some(open[0].seat()),
        ..retro.hello()
    };
    let own = say_hello(&server, &retro, &hello).await;
    own.ends_with(CloseCode::RoomFull).await;
    // One place of a seat is left, and all of those who watch.
    for _ in 0..=limits::CONNECTIONS_OF_SEAT {
        open.push(server.watch(&retro).await);
    }
    let watching = say_hello(&server, &retro, &retro.hello()).await;
    watching.ends_with(CloseCode::RoomFull).await;
    let other = server.join(&retro).await;
    goes_on(&retro, &other).await;
}

#[tokio::test]
async fn l1_a_room_has_a_bound_of_connections() {
    let retro = Retro::visible();
    let mut options = candor::server::Options::default();
    options.rooms.connections_per_room = 2;
    let journal = std::sync::Arc::new(candor::journal::Memory::new());
    let server = TestServer::start_with(options, journal).await;
    server.create(&retro).await;
    let first = server.join(&retro).await;
    let second = server.watch(&retro).await;
    let third = say_hello(&server, &retro, &retro.hello()).await;
    third.ends_with(CloseCode::RoomFull).await;
    second.leave().await;
    // Its place is free once the room has heard of it, which a first attempt may precede.
    loop {
        let next = say_hello(&server, &retro, &retro.hello()).await;
        let let_in = next
            .until("an answer", |seen| {
                let ended = seen.closed.map(|_| false);
                seen.welcome.as_ref().map(|_| true).or(ended)
            })
            .await;
        if let_in {
            break;
        }
        assert!(next.look(|seen| seen.ended_with(CloseCode::RoomFull)));
    }
    goes_on(&retro, &first).await;
}
