//! `POST /api/rooms` and the upgrade over real sockets: bad input gets its typed refusal, other
//! origins stay out.

use std::net::SocketAddr;

use crate::common::{ROOM, ask, request, rest, soon, start};
use candor::http::{Bounds, Origins};
use candor::server::Options;
use candor_protocol::{CloseCode, limits};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};

/// A body of this many bytes that says nothing.
fn blank(bytes: usize) -> String {
    " ".repeat(bytes)
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn bad_requests_for_a_room_get_their_typed_refusal() {
    let server = start(Options::default()).await;
    let long = " ".repeat(limits::CREATE_BYTES + 1);
    let deep = format!("{{\"x\":{}", "[".repeat(20_000));
    for (kind, body, status, code) in [
        ("application/json", "", 400, "malformed"),
        ("application/json", "{", 400, "malformed"),
        ("application/json", deep.as_str(), 400, "malformed"),
        ("application/json; charset=utf-8", "{}", 422, "invalid"),
        ("application/json", r#"{"room":7}"#, 422, "invalid"),
        ("application/json", long.as_str(), 413, "too_big"),
        ("text/plain", "{}", 415, "not_json"),
        ("application/x-www-form-urlencoded", "a=b", 415, "not_json"),
        ("", "{}", 415, "not_json"),
    ] {
        let head = [("content-type", kind), ("accept-encoding", "br, gzip")];
        let answer = ask(server.address, "POST /api/rooms", &head, body).await;
        let what = format!("{kind} {}", body.get(..20).unwrap_or(body));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{what}"
        );
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{what}");
        assert_eq!(
            answer.header("content-type"),
            Some("application/json"),
            "{what}"
        );
        assert_eq!(answer.header("content-encoding"), None, "{what}");
    }
}

/// A room that is well formed; `door` tells one such request from another.
fn room(door: char) -> String {
    let (id, hash, line) = ("A".repeat(22), "A".repeat(43), "A".repeat(395));
    serde_json::json!({
        "room": id,
        "door_hash": format!("{door}{}", "A".repeat(42)),
        "facilitator_hash": hash,
        "check": hash,
        "title": line,
        "columns": [{ "id": id, "name": line, "prompt": null }],
        "settings": { "tick_seconds": 3, "floor": 3, "hiding": true },
    })
    .to_string()
}

#[tokio::test]
async fn s3_creating_a_room_twice_is_harmless_and_its_id_stays_its_own() {
    let server = start(Options::default()).await;
    for (door, status) in [('A', 201), ('A', 200), ('B', 409), ('A', 200)] {
        let answer = ask(server.address, "POST /api/rooms", &[JSON], &room(door)).await;
        assert_eq!(answer.status, status, "{}", answer.text());
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        if status == 409 {
            assert_eq!(answer.code(), "id_taken");
        }
    }
}

#[tokio::test]
async fn k4_a_room_begins_with_content_and_only_with_what_makes_sense() {
    let server = start(Options::default()).await;
    let id = "A".repeat(22);
    let text = serde_json::json!({ "id": id, "text": "A".repeat(395), "lock": "A".repeat(43) });
    let topic = |column: &str| {
        serde_json::json!({
            "id": id, "column": column, "name": null, "parked": false,
            "notes": [text], "comments": [],
        })
    };
    for (column, status) in [(format!("B{}A", "A".repeat(20)), 422), (id.clone(), 201)] {
        let mut wanted: serde_json::Value = serde_json::from_str(&room('A')).expect("JSON");
        wanted["content"] = serde_json::json!({ "stage": "vote", "topics": [topic(&column)] });
        let body = wanted.to_string();
        let answer = ask(server.address, "POST /api/rooms", &[JSON], &body).await;
        assert_eq!(answer.status, status, "{}", answer.text());
    }
}

#[tokio::test]
async fn l1_a_large_body_waits_for_no_other_one_and_is_told_to_come_again() {
    let server = start(Options {
        http: Bounds {
            large_bodies: 1,
            ..Bounds::default()
        },
        ..Options::default()
    })
    .await;
    let large = blank(limits::SMALL_CREATE_BYTES + 1);
    let length = large.len().to_string();
    let head = [JSON, ("content-length", length.as_str())];
    let begun = request(server.address, "POST /api/rooms", &head, "");
    let mut slow = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    slow.write_all(begun.as_bytes()).await.expect("sent");
    let busy = loop {
        let answer = ask(server.address, "POST /api/rooms", &[JSON], &large).await;
        if answer.status != 400 {
            break answer;
        }
    };
    assert_eq!((busy.status, busy.code().as_str()), (503, "busy"));
    let again = limits::BUSY_SECONDS.to_string();
    assert_eq!(busy.header("retry-after"), Some(again.as_str()));
    let small = ask(server.address, "POST /api/rooms", &[JSON], &room('A')).await;
    assert_eq!(small.status, 201, "small ones come as before");

    slow.write_all(large.as_bytes()).await.expect("sent");
    let answer = String::from_utf8(rest(&mut slow).await).expect("text");
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    let after = ask(server.address, "POST /api/rooms", &[JSON], &large).await;
    assert_eq!(after.code(), "malformed", "the turn is free again");
}

#[tokio::test]
async fn l1_a_body_that_does_not_say_its_length_has_to_be_small() {
    let server = start(Options::default()).await;
    for (bytes, status) in [(1_000, 400), (limits::SMALL_CREATE_BYTES + 1, 413)] {
        let head = [JSON, ("transfer-encoding", "chunked")];
        let begun = request(server.address, "POST /api/rooms", &head, "");
        let chunk = format!("{begun}{bytes:x}\r\n{}\r\n0\r\n\r\n", blank(bytes));
        let mut stream = TcpStream::connect(server.address)
            .await
            .expect("a connection");
        stream.write_all(chunk.as_bytes()).await.expect("sent");
        let answer = String::from_utf8(rest(&mut stream).await).expect("text");
        let begins = format!("HTTP/1.1 {status}");
        assert!(answer.starts_with(&begins), "{answer}");
    }
}

#[tokio::test]
async fn a_frame_of_a_mebibyte_is_answered_with_its_close_code() {
    let server = start(Options::default()).await;
    for size in [limits::FRAME_BYTES + 1, 1 << 20, 3 << 20] {
        let url = format!("ws://{}/api/ws/{ROOM}", server.address);
        let (mut socket, _) = connect_async(url).await.expect("a websocket");
        let sent = socket.send(Message::text("x".repeat(size))).await;
        sent.expect("it is taken to its end");
        let closed = loop {
            match soon(socket.next()).await.expect("a close frame") {
                Ok(Message::Close(frame)) => break frame.expect("with a code"),
                Ok(_) => {}
                Err(error) => panic!("cut without a word: {error}"),
            }
        };
        assert_eq!(u16::from(closed.code), CloseCode::TooBig.number(), "{size}");
    }
}

#[tokio::test]
async fn another_origin_creates_no_room() {
    let server = start(Options::default()).await;
    let own = format!("http://{}", server.address);
    for (origin, status) in [
        (own.as_str(), 422),
        ("http://elsewhere.test", 403),
        ("null", 403),
    ] {
        let head = [JSON, ("origin", origin)];
        let answer = ask(server.address, "POST /api/rooms", &head, "{}").await;
        assert_eq!(answer.status, status, "{origin}");
    }
}

/// The status of an upgrade that was asked for from an origin.
async fn upgrade(address: SocketAddr, origin: Option<&str>) -> u16 {
    let url = format!("ws://{address}/api/ws/{ROOM}");
    let mut request = url.into_client_request().expect("a request");
    if let Some(origin) = origin {
        let origin = origin.parse().expect("a header value");
        request.headers_mut().insert("origin", origin);
    }
    match connect_async(request).await {
        Ok((_, answer)) => answer.status().as_u16(),
        Err(Error::Http(answer)) => answer.status().as_u16(),
        Err(other) => panic!("neither opened nor refused: {other}"),
    }
}

#[tokio::test]
async fn a_websocket_opens_for_the_pages_of_its_own_host_only() {
    let server = start(Options::default()).await;
    let own = format!("http://{}", server.address);
    assert_eq!(upgrade(server.address, Some(&own)).await, 101);
    assert_eq!(
        upgrade(server.address, None).await,
        101,
        "no page in a browser"
    );
    for other in [
        "http://elsewhere.test",
        "http://127.0.0.1",
        "null",
        "nonsense",
    ] {
        assert_eq!(upgrade(server.address, Some(other)).await, 403, "{other}");
    }
}

#[tokio::test]
async fn a_websocket_opens_for_the_pages_of_listed_origins_only() {
    let listed = "https://retro.example.org".parse().expect("an origin");
    let server = start(Options {
        origins: Origins::new(vec![listed]),
        ..Options::default()
    })
    .await;
    let own = format!("http://{}", server.address);
    assert_eq!(
        upgrade(server.address, Some("https://retro.example.org")).await,
        101
    );
    assert_eq!(upgrade(server.address, Some(&own)).await, 403);
}

#[tokio::test]
async fn the_address_of_a_websocket_takes_nothing_else() {
    let server = start(Options::default()).await;
    let plain = ask(server.address, &format!("GET /api/ws/{ROOM}"), &[], "").await;
    assert_eq!(
        (plain.status, plain.code().as_str()),
        (426, "not_websocket")
    );
    assert_eq!(plain.header("upgrade"), Some("websocket"));
    let ill = ask(server.address, "GET /api/ws/short", &[], "").await;
    assert_eq!((ill.status, ill.code().as_str()), (404, "not_found"));
}
