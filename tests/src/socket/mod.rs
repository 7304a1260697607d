//! A websocket to a room, by one of two libraries that know nothing of each other: what holds with
//! both holds for more than the library that the server is built on.

mod by_fastwebsockets;
mod by_tungstenite;

use std::error::Error;
use std::net::SocketAddr;

use candor_protocol::RoomId;
use tokio::net::{TcpSocket, TcpStream};

/// Which library; unless set: tungstenite.
const CHOICE: &str = "CANDOR_CLIENT";
/// Receive buffer of a client that is meant to fall behind, in bytes.
const NARROW: u32 = 4 * 1024;

/// A message, as either library has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Text.
    Text(String),
    /// What the server never sends, and takes for a bad frame.
    Binary(Vec<u8>),
    /// The websocket's own question whether somebody is there. Libraries answer it by themselves.
    Ping,
    /// The answer to it.
    Pong,
    /// The end, with a code or none.
    Close(Option<u16>),
}

/// The half that sends.
pub(crate) enum Sender {
    Tungstenite(by_tungstenite::Sender),
    Fastwebsockets(by_fastwebsockets::Sender),
}

/// The half that receives.
pub(crate) enum Receiver {
    Tungstenite(by_tungstenite::Receiver),
    Fastwebsockets(by_fastwebsockets::Receiver),
}

/// What a library says, when the server refuses.
pub(crate) type Refused = Box<dyn Error + Send + Sync>;

/// Opens a websocket to a room with the library that [`CHOICE`] names.
pub(crate) async fn open(
    server: SocketAddr,
    room: RoomId,
    narrow: bool,
) -> Result<(Sender, Receiver), Refused> {
    let stream = connect(server, narrow).await?;
    let path = format!("/api/ws/{room}");
    match std::env::var(CHOICE).as_deref() {
        Err(_) | Ok("tungstenite") => {
            let (sender, receiver) = by_tungstenite::open(stream, server, &path).await?;
            Ok((Sender::Tungstenite(sender), Receiver::Tungstenite(receiver)))
        }
        Ok("fastwebsockets") => {
            let (sender, receiver) = by_fastwebsockets::open(stream, server, &path).await?;
            Ok((
                Sender::Fastwebsockets(sender),
                Receiver::Fastwebsockets(receiver),
            ))
        }
        Ok(other) => panic!("{CHOICE} is tungstenite or fastwebsockets, and not {other}"),
    }
}

async fn connect(server: SocketAddr, narrow: bool) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    if narrow {
        socket.set_recv_buffer_size(NARROW)?;
    }
    let stream = socket.connect(server).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

impl Sender {
    /// Sends a message. A socket that has ended takes it in silence.
    pub(crate) async fn send(&self, message: Message) {
        match self {
            Self::Tungstenite(sender) => sender.send(message).await,
            Self::Fastwebsockets(sender) => sender.send(message).await,
        }
    }
}

impl Receiver {
    /// The next message; none when the socket has ended. Must not be dropped before it is done: one
    /// of the libraries would lose what it had read of a frame.
    pub(crate) async fn next(&mut self) -> Option<Message> {
        match self {
            Self::Tungstenite(receiver) => receiver.next().await,
            Self::Fastwebsockets(receiver) => receiver.next().await,
        }
    }
}
