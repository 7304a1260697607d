//! `POST /api/rooms` and the upgrade over real sockets: bad input gets its typed refusal, other
//! origins stay out.

use std::net::SocketAddr;

use crate::common::{ROOM, ask, soon, start};
use candor::http::Origins;
use candor::server::Options;
use candor_protocol::{CloseCode, limits};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn bad_requests_for_a_room_get_their_typed_refusal() {
    let server = start(Options::default()).await;
    let long = " ".repeat(40_000);
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
