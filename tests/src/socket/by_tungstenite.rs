//! The websocket by `tokio-tungstenite`, which the server is built on too.

use std::net::SocketAddr;

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;

use super::{Message, Refused};

type Socket = WebSocketStream<TcpStream>;

pub(crate) struct Sender(Mutex<SplitSink<Socket, tungstenite::Message>>);

pub(crate) struct Receiver(SplitStream<Socket>);

pub(super) async fn open(
    stream: TcpStream,
    server: SocketAddr,
    path: &str,
) -> Result<(Sender, Receiver), Refused> {
    let address = format!("ws://{server}{path}");
    let (socket, _) = tokio_tungstenite::client_async(address, stream).await?;
    let (sink, stream) = socket.split();
    Ok((Sender(Mutex::new(sink)), Receiver(stream)))
}

impl Sender {
    pub(super) async fn send(&self, message: Message) {
        let message = match message {
            Message::Text(text) => tungstenite::Message::text(text),
            Message::Binary(bytes) => tungstenite::Message::binary(bytes),
            Message::Ping => tungstenite::Message::Ping(Default::default()),
            Message::Pong => tungstenite::Message::Pong(Default::default()),
            Message::Close(code) => tungstenite::Message::Close(code.map(|code| CloseFrame {
                code: code.into(),
                reason: Default::default(),
            })),
        };
        let _ = self.0.lock().await.send(message).await;
    }
}

impl Receiver {
    pub(super) async fn next(&mut self) -> Option<Message> {
        Some(match self.0.next().await?.ok()? {
            tungstenite::Message::Text(text) => Message::Text(text.to_string()),
            tungstenite::Message::Binary(bytes) => Message::Binary(bytes.to_vec()),
            tungstenite::Message::Ping(_) | tungstenite::Message::Frame(_) => Message::Ping,
            tungstenite::Message::Pong(_) => Message::Pong,
            tungstenite::Message::Close(frame) => {
                Message::Close(frame.map(|frame| frame.code.into()))
            }
        })
    }
}
