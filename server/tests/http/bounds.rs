//! The bounds of connections (L1, L2): who is slow, silent or endless is cut, and others go on.
//! The server's spans are shortened; the tests wait for the cut and never for a time.

use std::time::Duration;

use crate::common::{get, request, rest, soon, start, until_cut};
use candor::http::Bounds;
use candor::server::Options;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const SHORT: Duration = Duration::from_millis(100);

fn bounded(http: Bounds) -> Options {
    Options {
        http,
        ..Options::default()
    }
}

#[tokio::test]
async fn headers_that_arrive_slowly_are_cut() {
    let server = start(bounded(Bounds {
        headers: SHORT,
        ..Bounds::default()
    }))
    .await;
    for begun in ["", "GET", "GET / HTTP/1.1\r\nhost: a\r\nx-slow: "] {
        let mut stream = TcpStream::connect(server.address)
            .await
            .expect("a connection");
        stream.write_all(begun.as_bytes()).await.expect("sent");
        until_cut(&mut stream).await;
    }
    assert_eq!(get(server.address, "/").await.status, 200, "others go on");
}

#[tokio::test]
async fn a_connection_that_falls_silent_after_an_answer_is_cut() {
    let server = start(bounded(Bounds {
        headers: SHORT,
        ..Bounds::default()
    }))
    .await;
    let mut stream = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    stream
        .write_all(b"HEAD / HTTP/1.1\r\nhost: a\r\n\r\n")
        .await
        .expect("sent");
    let answer = rest(&mut stream).await;
    assert!(
        answer.starts_with(b"HTTP/1.1 200 OK"),
        "answered first, then cut"
    );
}

#[tokio::test]
async fn a_head_without_end_is_cut() {
    let server = start(Options::default()).await;
    let mut stream = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    let endless = "GET / HTTP/1.1\r\nx: ".to_owned() + &"y".repeat(100_000);
    stream.write_all(endless.as_bytes()).await.expect("sent");
    let answer = rest(&mut stream).await;
    assert!(
        answer.starts_with(b"HTTP/1.1 431"),
        "{}",
        String::from_utf8_lossy(&answer)
    );
}

#[tokio::test]
async fn a_body_that_arrives_slowly_is_answered_in_time() {
    let server = start(bounded(Bounds {
        request: SHORT,
        ..Bounds::default()
    }))
    .await;
    let head = [
        ("content-type", "application/json"),
        ("content-length", "100"),
    ];
    let begun = request(server.address, "POST /api/rooms", &head, "");
    let mut stream = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    stream.write_all(begun.as_bytes()).await.expect("sent");
    let answer = String::from_utf8(rest(&mut stream).await).expect("text");
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("too_slow"), "{answer}");
    assert!(answer.contains("content-security-policy"), "{answer}");
}

#[tokio::test]
async fn a_body_without_end_is_refused_and_then_cut() {
    let server = start(Options::default()).await;
    let head = [
        ("content-type", "application/json"),
        ("transfer-encoding", "chunked"),
    ];
    let begun = request(server.address, "POST /api/rooms", &head, "");
    let stream = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    let (mut from, mut to) = stream.into_split();
    to.write_all(begun.as_bytes()).await.expect("sent");
    let chunk = format!("1000\r\n{}\r\n", " ".repeat(4096));
    let endless = async { while to.write_all(chunk.as_bytes()).await.is_ok() {} };
    let mut answer = Vec::new();
    let (_, read) = soon(async { tokio::join!(endless, from.read_to_end(&mut answer)) }).await;
    read.expect("the refusal arrives whole, although more was being sent");
    assert!(
        answer.starts_with(b"HTTP/1.1 413"),
        "{}",
        String::from_utf8_lossy(&answer)
    );
}

#[tokio::test]
async fn who_takes_no_answers_is_cut() {
    let server = start(bounded(Bounds {
        write: SHORT,
        ..Bounds::default()
    }))
    .await;
    let mut stream = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    let asks = "GET / HTTP/1.1\r\nhost: a\r\n\r\n".repeat(1_000);
    soon(async { while stream.write_all(asks.as_bytes()).await.is_ok() {} }).await;
    assert_eq!(get(server.address, "/").await.status, 200, "others go on");
}

#[tokio::test]
async fn a_connection_over_the_bound_waits_until_another_ends() {
    let server = start(bounded(Bounds {
        connections: 1,
        ..Bounds::default()
    }))
    .await;
    let ask = b"HEAD / HTTP/1.1\r\nhost: a\r\n\r\n";
    let mut first = TcpStream::connect(server.address)
        .await
        .expect("a connection");
    let mut buffer = [0; 4096];
    first.write_all(ask).await.expect("sent");
    soon(first.read(&mut buffer)).await.expect("answered");
    let mut second = TcpStream::connect(server.address)
        .await
        .expect("a place in the queue");
    second.write_all(ask).await.expect("sent");
    first.write_all(ask).await.expect("sent");
    soon(first.read(&mut buffer)).await.expect("answered again");
    assert!(second.try_read(&mut buffer).is_err(), "not answered yet");
    drop(first);
    let read = soon(second.read(&mut buffer)).await.expect("answered");
    assert!(buffer[..read].starts_with(b"HTTP/1.1 200"));
}
