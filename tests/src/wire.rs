//! One websocket and all that came over it. A task reads, so that pings are answered while a test
//! does something else. It knows how frames look, and nothing of what a test wants.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use candor_protocol::{CloseCode, ErrorFrame, Ref, RoomId, ServerFrame, Welcome, You};
use tokio::sync::watch;

use crate::BoardCopy;
use crate::socket::{self, Message, Receiver, Sender};

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
    sender: Sender,
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
        let (sender, receiver) = socket::open(server, room, narrow).await?;
        let seen = Seen {
            board,
            ..Seen::default()
        };
        let wire = Arc::new(Self {
            sender,
            seen: Mutex::new(seen),
            changed: watch::Sender::new(()),
            reading: watch::Sender::new(true),
        });
        tokio::spawn(read(
            receiver,
            Arc::downgrade(&wire),
            wire.reading.subscribe(),
        ));
        Ok(wire)
    }

    /// Sends a message. A socket that has ended takes it in silence: what came of it is in `seen`.
    pub async fn send(&self, message: Message) {
        self.sender.send(message).await;
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
            Some(Message::Close(code)) => {
                seen.closed = Some(code);
            }
            Some(Message::Binary(_)) => {
                seen.fault.get_or_insert("a binary frame".to_owned());
            }
            Some(Message::Pong) => seen.echoes += 1,
            Some(Message::Ping) => {}
            None => {
                seen.closed.get_or_insert(None);
            }
        }
        drop(seen);
        self.changed.send_replace(());
    }
}

/// Reads until the socket ends or nobody holds the wire any more; both close it.
async fn read(mut receiver: Receiver, wire: Weak<Wire>, mut reading: watch::Receiver<bool>) {
    while let Some(message) = next(&mut receiver, &mut reading).await {
        let Some(wire) = wire.upgrade() else { return };
        let ended = message.is_none();
        wire.take(message);
        if ended {
            return;
        }
    }
}

/// What comes next while it is read, or that the socket has ended; nothing when nobody holds the wire
/// any more. What is not read meanwhile stays in the socket.
async fn next(
    receiver: &mut Receiver,
    reading: &mut watch::Receiver<bool>,
) -> Option<Option<Message>> {
    let mut message = pin!(receiver.next());
    loop {
        reading.wait_for(|reading| *reading).await.ok()?;
        tokio::select! {
            message = &mut message => return Some(message),
            changed = reading.changed() => changed.ok()?,
        }
    }
}
