//! `POST /api/rooms` and the upgrade over real sockets: bad input gets its typed refusal, other
//! origins stay out.

use std::net::SocketAddr;

use crate::common::{ROOM, ask, start};
use candor::http::Origins;
use candor::server::Options;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

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
