//! Requests, byte by byte, at a whole server behind a proxy that it trusts: what it parses by hand (origins,
//! encodings, tags, lengths, what proxies say) and what its libraries do. It answers or hangs up, and the next
//! one is answered.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use candor::http::{Proxies, Proxy};
use candor::journal::Memory;
use candor::server::Options;
use candor_tests::TestServer;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::journal::wait;
use crate::{Target, Verdict, wire};

pub(super) const TARGET: Target = Target {
    name: "http",
    seeds,
    feed,
    inputs: 300,
};

/// Longer than any deadline of the server's for one who says nothing more.
const PATIENCE: Duration = Duration::from_secs(30);

/// What an answer takes where nobody else is busy.
const MOMENT: Duration = Duration::from_millis(10);

static SERVER: LazyLock<TestServer> = LazyLock::new(|| {
    let proxy: Proxy = Ipv4Addr::LOCALHOST.to_string().parse().expect("an address");
    let options = Options {
        proxies: Proxies::new(vec![proxy]),
        ..Options::default()
    };
    wait(TestServer::start_with(options, Arc::new(Memory::new())))
});

/// Stands for the length of the body, so that a changed body is still a whole one.
const LENGTH: &str = "LENGTH";

fn seeds() -> Vec<Vec<u8>> {
    let body = String::from_utf8(wire::seeds("Creating a room").remove(0)).expect("text");
    let get = |path: &str, more: &str| {
        format!("GET {path} HTTP/1.1\r\nHost: board.test\r\n{more}Connection: close\r\n\r\n")
    };
    let create = |more: &str| {
        format!(
            "POST /api/rooms HTTP/1.1\r\nHost: board.test\r\nOrigin: http://board.test\r\nContent-Type: \
             application/json; charset=utf-8\r\n{more}Content-Length: {LENGTH}\r\nConnection: close\r\n\r\n{body}"
        )
    };
    let upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: \
                   dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://board.test\r\n";
    [
        get("/", "Accept-Encoding: gzip, deflate, br;q=0.5\r\nAccept: text/html\r\n"),
        get("/r/AAAAAAAAAAAAAAAAAAAAAA", "If-None-Match: \"abc\", W/\"d\"\r\n"),
        get("/api/nothing", "Origin: https://elsewhere.test:443\r\n"),
        get("/assets/none.js", "Accept-Encoding: *;q=0, identity;q=0.1\r\nRange: bytes=0-\r\n"),
        get("/api/ws/AAAAAAAAAAAAAAAAAAAAAA", upgrade),
        create(""),
        create("X-Forwarded-For: 203.0.113.9, 192.0.2.7:4711\r\nX-Forwarded-For: [2001:db8::7]:443, 127.0.0.1\r\n"),
        "POST /api/rooms HTTP/1.1\r\nHost: board.test\r\nContent-Type: application/json\r\nTransfer-Encoding: \
         chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
            .to_owned(),
    ]
    .into_iter()
    .map(String::into_bytes)
    .collect()
}

/// The same with the length of its body, where it leaves that open.
fn measured(request: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(request);
    let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    text.replacen(LENGTH, &body.len().to_string(), 1)
        .into_bytes()
}

fn feed(input: &[u8]) -> Verdict {
    let input = &measured(input);
    let address = SERVER.address;
    let answer = wait(async { timeout(PATIENCE, ask(address, input)).await });
    let answer = answer.expect("it answers or hangs up");
    let Some(status) = status_of(&answer) else {
        assert!(answer.is_empty(), "an answer begins with its status");
        return Verdict::Refused;
    };
    assert_ne!(status, 500, "nothing fails within");
    if status < 400 {
        Verdict::Taken
    } else {
        Verdict::Refused
    }
}

async fn ask(server: SocketAddr, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server).await.expect("it listens");
    let mut answer = Vec::new();
    // A server may answer and hang up before it has read everything.
    let _ = stream.write_all(request).await;
    // Whoever hangs up has no answer coming; but a request that is not whole is waited for until then.
    let _ = timeout(MOMENT, stream.read_to_end(&mut answer)).await;
    let _ = stream.shutdown().await;
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

fn status_of(answer: &[u8]) -> Option<u16> {
    let line = answer.strip_prefix(b"HTTP/1.")?.get(2..5)?;
    std::str::from_utf8(line).ok()?.parse().ok()
}
