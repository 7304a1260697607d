//! One websocket and all that came over it. A task reads, so that pings are answered while a test
//! does something else. It knows how frames look, and nothing of what a test wants.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use candor_protocol::{CloseCode, ErrorFrame, Ref, RoomId, ServerFrame, Welcome, You};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use crate::BoardCopy;

type Socket = WebSocketStream<TcpStream>;

/// Receive buffer of a client that is meant to fall behind, in bytes.
const NARROW: u32 = 4 * 1024;

/// All that came over a socket so far.
#[derive(Debug, Default)]
pub struct Seen {
    /// Every text frame, as it came.
    pub frames: Vec<String>,
    /// The answer to the hello.
    pub welcome: Option<Welcome>,
    /// The board.
    pub board: BoardCopy,
    /// What was private to the seat, oldest first.
    pub you: Vec<You>,
    /// What came of each command.
    pub answers: BTreeMap<Ref, Result<(), ErrorFrame>>,
    /// Errors that belong to no command.
    pub errors: Vec<ErrorFrame>,
    /// Answers to pings.
    pub pongs: usize,
    /// Answers to the websocket's own pings.
    pub echoes: usize,
    /// How the connection ended: the close code, or none when it broke.
    pub closed: Option<Option<u16>>,
    /// What the server must not have sent.
    pub fault: Option<String>,
}

impl Seen {
    /// The patch frames with numbers over `seq`, byte for byte.
    pub fn patches_after(&self, seq: u64) -> Vec<&str> {
        let frames = self.frames.iter().filter(|frame| {
            matches!(serde_json::from_str(frame), Ok(ServerFrame::Patch(patch)) if patch.seq > seq)
        });
        frames.map(String::as_str).collect()
    }

    /// The newest private state.
    pub fn newest_you(&self) -> Option<&You> {
        self.you.last()
    }

    /// Whether the server ended the connection with this code.
    pub fn ended_with(&self, code: CloseCode) -> bool {
        self.closed == Some(Some(code.number()))
    }

    fn take(&mut self, text: &str) -> Result<(), String> {
        self.frames.push(text.to_owned());
        let frame = serde_json::from_str(text).map_err(|error| format!("{error}: {text}"))?;
        match frame {
            ServerFrame::Welcome(welcome) => self.welcome = Some(*welcome),
            ServerFrame::Patch(patch) => self.board.take(patch)?,
            ServerFrame::You(you) => self.you.push(you),
            ServerFrame::Ack { r#ref } => self.answered(r#ref, Ok(()))?,
            ServerFrame::Error(error) => match error.r#ref {
                Some(reference) => self.answered(reference, Err(error))?,
                None => self.errors.push(error),
            },
            ServerFrame::Pong => self.pongs += 1,
        }
        Ok(())
    }

    fn answered(&mut self, reference: Ref, answer: Result<(), ErrorFrame>) -> Result<(), String> {
        match self.answers.insert(reference, answer) {
            None => Ok(()),
            Some(_) => Err(format!("command {reference} was answered twice")),
        }
    }
}

/// A websocket to a room.
pub struct Wire {
    sink: tokio::sync::Mutex<SplitSink<Socket, Message>>,
    seen: Mutex<Seen>,
    changed: watch::Sender<()>,
    reading: watch::Sender<bool>,
}

impl Wire {
    /// Opens a websocket; says nothing yet.
    ///
    /// # Errors
    /// What the library says, when the server refuses.
    pub async fn open(
        server: SocketAddr,
        room: RoomId,
        board: BoardCopy,
        narrow: bool,
    ) -> Result<Arc<Self>, Box<dyn std::error::Error + Send + Sync>> {
        let socket = TcpSocket::new_v4()?;
        if narrow {
            socket.set_recv_buffer_size(NARROW)?;
        }
        let stream = socket.connect(server).await?;
        stream.set_nodelay(true)?;
        let address = format!("ws://{server}/api/ws/{room}");
        let (socket, _) = tokio_tungstenite::client_async(address, stream).await?;
        let (sink, stream) = socket.split();
        let seen = Seen {
            board,
            ..Seen::default()
        };
        let wire = Arc::new(Self {
            sink: tokio::sync::Mutex::new(sink),
            seen: Mutex::new(seen),
            changed: watch::Sender::new(()),
            reading: watch::Sender::new(true),
        });
        tokio::spawn(read(
            stream,
            Arc::downgrade(&wire),
            wire.reading.subscribe(),
        ));
        Ok(wire)
    }

    /// Sends a message. A socket that has ended takes it in silence: what came of it is in `seen`.
    pub async fn send(&self, message: Message) {
        let _ = self.sink.lock().await.send(message).await;
    }

    /// All that came so far.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes after something came.
    pub fn subscribe(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Reads on, or leaves everything in the socket.
    pub fn set_reading(&self, reading: bool) {
        self.reading.send_replace(reading);
    }

    /// Whether the socket is open and read.
    pub fn is_live(&self) -> bool {
        *self.reading.borrow() && self.seen().closed.is_none()
    }

    fn take(&self, message: Option<Message>) {
        let mut seen = self.seen();
        match message {
            Some(Message::Text(text)) => {
                if let Err(fault) = seen.take(&text) {
                    seen.fault.get_or_insert(fault);
                }
            }
            Some(Message::Close(frame)) => {
                seen.closed = Some(frame.map(|frame| frame.code.into()));
            }
            Some(Message::Binary(_)) => {
                seen.fault.get_or_insert("a binary frame".to_owned());
            }
            Some(Message::Pong(_)) => seen.echoes += 1,
            Some(_) => {}
            None => {
                seen.closed.get_or_insert(None);
            }
        }
        drop(seen);
        self.changed.send_replace(());
    }
}

/// Reads until the socket ends or nobody holds the wire any more; both close it.
async fn read(
    mut stream: SplitStream<Socket>,
    wire: std::sync::Weak<Wire>,
    mut reading: watch::Receiver<bool>,
) {
    loop {
        if reading.wait_for(|reading| *reading).await.is_err() {
            return;
        }
        let message = tokio::select! {
            message = stream.next() => message.and_then(Result::ok),
            changed = reading.changed() => match changed {
                Ok(()) => continue,
                Err(_) => return,
            },
        };
        let Some(wire) = wire.upgrade() else { return };
        let ended = message.is_none();
        wire.take(message);
        if ended {
            return;
        }
    }
}
