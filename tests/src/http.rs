//! One HTTP request over a socket of its own, byte by byte, so that a test can also send what no
//! library would.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head, as sent.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The stable code of a refusal.
    pub fn code(&self) -> Option<String> {
        let body: serde_json::Value = serde_json::from_str(&self.body).ok()?;
        Some(body.get("code")?.as_str()?.to_owned())
    }
}

/// Sends a request and reads the answer to its end.
///
/// # Panics
/// When there is no answer.
pub async fn request(server: SocketAddr, method: &str, path: &str, body: &str) -> Answer {
    let answer = attempt(server, method, path, body).await;
    answer.expect("it listens, and answers")
}

/// The same over a network that may fail: then there is no answer, or a part of one.
pub async fn attempt(server: SocketAddr, method: &str, path: &str, body: &str) -> Option<Answer> {
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {server}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(server).await.ok()?;
    let mut bytes = Vec::new();
    // A server may answer and hang up before it has read everything.
    let _ = stream.write_all((head + body).as_bytes()).await;
    let _ = stream.read_to_end(&mut bytes).await;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    Some(Answer {
        status: head.split(' ').nth(1)?.parse().ok()?,
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

/// Creates a room from a body.
pub async fn create(server: SocketAddr, body: &str) -> Answer {
    request(server, "POST", "/api/rooms", body).await
}
