//! The websocket by `fastwebsockets`, which has nothing in common with the library that the server is
//! built on.

use std::net::SocketAddr;
use std::sync::Arc;

use fastwebsockets::{
    FragmentCollectorRead, Frame, OpCode, Payload, WebSocketError, WebSocketWrite, handshake,
};
use hyper::Request;
use hyper::header::{CONNECTION, HOST, UPGRADE};
use hyper::upgrade::Upgraded;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{ReadHalf, WriteHalf};
use tokio::net::TcpStream;
use tokio::sync::Mutex;

use super::{Message, Refused};

type Socket = TokioIo<Upgraded>;
type Write = Arc<Mutex<WebSocketWrite<WriteHalf<Socket>>>>;

pub(crate) struct Sender(Write);

pub(crate) struct Receiver {
    read: FragmentCollectorRead<ReadHalf<Socket>>,
    /// Pings and the server's closing are answered by it.
    write: Write,
}

pub(super) async fn open(
    stream: TcpStream,
    server: SocketAddr,
    path: &str,
) -> Result<(Sender, Receiver), Refused> {
    let request = Request::get(path)
        .header(HOST, server.to_string())
        .header(UPGRADE, "websocket")
        .header(CONNECTION, "Upgrade")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", handshake::generate_key())
        .body(String::new())?;
    let (socket, _) = handshake::client(&TokioExecutor::new(), request, stream).await?;
    let (read, write) = socket.split(tokio::io::split);
    let write = Arc::new(Mutex::new(write));
    let read = FragmentCollectorRead::new(read);
    let sender = Sender(Arc::clone(&write));
    Ok((sender, Receiver { read, write }))
}

impl Sender {
    pub(super) async fn send(&self, message: Message) {
        let frame = match message {
            Message::Text(text) => Frame::text(Payload::Owned(text.into_bytes())),
            Message::Binary(bytes) => Frame::binary(Payload::Owned(bytes)),
            Message::Ping => Frame::new(true, OpCode::Ping, None, Payload::Borrowed(&[])),
            Message::Pong => Frame::pong(Payload::Borrowed(&[])),
            Message::Close(Some(code)) => Frame::close(code, &[]),
            Message::Close(None) => Frame::close_raw(Payload::Borrowed(&[])),
        };
        let _ = write(&self.0, frame).await;
    }
}

impl Receiver {
    pub(super) async fn next(&mut self) -> Option<Message> {
        let to = Arc::clone(&self.write);
        let mut answer = move |frame| {
            let to = Arc::clone(&to);
            async move { write(&to, frame).await }
        };
        let frame = self.read.read_frame(&mut answer).await.ok()?;
        Some(match frame.opcode {
            OpCode::Text => Message::Text(String::from_utf8(frame.payload.into()).ok()?),
            OpCode::Binary | OpCode::Continuation => Message::Binary(frame.payload.into()),
            OpCode::Ping => Message::Ping,
            OpCode::Pong => Message::Pong,
            OpCode::Close => Message::Close(code_in(&frame.payload)),
        })
    }
}

/// Writes a frame, unless our half is closed already: it is closed once.
async fn write(to: &Write, frame: Frame<'_>) -> Result<(), WebSocketError> {
    let mut to = to.lock().await;
    if to.is_closed() {
        return Ok(());
    }
    to.write_frame(frame).await?;
    to.flush().await
}

/// The code that a closing begins with.
fn code_in(payload: &[u8]) -> Option<u16> {
    let (code, _) = payload.split_first_chunk()?;
    Some(u16::from_be_bytes(*code))
}
