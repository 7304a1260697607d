//! What the tests of the server share: a whole server in this process, and an HTTP client so plain
//! that every byte of an answer is seen.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use candor::clock::Clock;
use candor::journal::Memory;
use candor::server::{Options, Server, StartError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A room id that is well formed.
pub(crate) const ROOM: &str = "AAAAAAAAAAAAAAAAAAAAAA";

/// A running server. Stops when it is dropped.
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    pub(crate) admin: Option<SocketAddr>,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
}

impl Running {
    /// Gives the stop signal.
    pub(crate) fn stop(&mut self) {
        self.stop = None;
    }

    /// Waits until the server has ended.
    pub(crate) async fn ended(self) {
        let Self { stop, serving, .. } = self;
        drop(stop);
        soon(serving).await.expect("the server ends in order");
    }
}

/// Starts a server with these options, on ports that the system chooses.
pub(crate) async fn start(options: Options) -> Running {
    let server = bind(options).await.expect("a free port");
    let (stop, stopped) = oneshot::channel::<()>();
    Running {
        address: server.address(),
        admin: server.admin_address(),
        stop: Some(stop),
        serving: tokio::spawn(server.run(async move {
            let _ = stopped.await;
        })),
    }
}

/// A server that has its addresses.
pub(crate) async fn bind(options: Options) -> Result<Server, StartError> {
    Server::bind(options, Clock::system(), Arc::new(Memory::new())).await
}

/// Guards a wait for a condition, so that a fault fails the test instead of hanging it.
pub(crate) async fn soon<F: Future>(wait: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(20), wait)
        .await
        .expect("it comes about in time")
}

/// An answer, to the byte.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.head.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The stable code of a refusal.
    pub(crate) fn code(&self) -> String {
        let body: serde_json::Value = serde_json::from_slice(&self.body).expect("JSON");
        assert!(
            body["message"].as_str().is_some_and(|text| text.len() > 10),
            "{body}"
        );
        body["code"].as_str().expect("a code").to_owned()
    }

    fn parse(bytes: &[u8]) -> Self {
        let split = bytes.windows(4).position(|end| end == b"\r\n\r\n");
        let split = split.expect("a head that ends");
        let head = String::from_utf8(bytes[..split].to_vec()).expect("a head of text");
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .and_then(|line| line.get(9..12))
            .expect("a status");
        let head = lines.filter_map(|line| line.split_once(": "));
        Self {
            status: status.parse().expect("a number"),
            head: head
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                .collect(),
            body: bytes[split + 4..].to_vec(),
        }
    }
}

/// Sends a request on a connection of its own and reads the answer to its end.
pub(crate) async fn ask(
    address: SocketAddr,
    line: &str,
    head: &[(&str, &str)],
    body: &str,
) -> Answer {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let request = request(address, line, head, body);
    stream.write_all(request.as_bytes()).await.expect("sent");
    Answer::parse(&rest(&mut stream).await)
}

/// `GET` without anything special.
pub(crate) async fn get(address: SocketAddr, path: &str) -> Answer {
    ask(address, &format!("GET {path}"), &[], "").await
}

/// The bytes of a request after which the server closes.
pub(crate) fn request(
    address: SocketAddr,
    line: &str,
    head: &[(&str, &str)],
    body: &str,
) -> String {
    let mut text = format!("{line} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in head {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() {
        text.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    text + "\r\n" + body
}

/// All that comes until the server closes.
pub(crate) async fn rest(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    soon(stream.read_to_end(&mut bytes))
        .await
        .expect("read to the end");
    bytes
}

/// Waits until the peer has ended a connection, one way or another.
pub(crate) async fn until_cut(stream: &mut TcpStream) {
    let mut buffer = [0; 4096];
    while let Ok(1..) = soon(stream.read(&mut buffer)).await {}
}
