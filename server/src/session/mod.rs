//! One websocket, one task: frames become commands of a room, patches and answers become frames.
//!
//! It decides nothing about a board. The room writes its patches into the socket itself; what the socket did
//! not take, this task writes from the connection's cursor on, and gives the turn back (S4). Whatever a
//! browser sends, the worst that comes of it is the end of this connection (L2).

mod greeting;
mod outlet;
mod pace;

use std::sync::Arc;

use bytes::Bytes;
use candor_protocol::command::{NoCommand, parse};
use candor_protocol::{CloseCode, ErrorCode, ErrorFrame, Ref, RoomId, ServerFrame, limits};
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::protocol::Message;

use crate::metrics;
use crate::registry::Registry;
use crate::room::{Line, Place, Room, Todo};
use crate::socket::Socket;
use outlet::Outlet;
use pace::{Heartbeat, Pace, Pulse};

/// Serves a connection until it ends. `read` came with the handshake; even empty it holds 8 KiB.
pub(crate) async fn serve(socket: Socket, read: Bytes, room: RoomId, registry: Registry) {
    let _counted = metrics::Counted::connection();
    let mut outlet = Outlet::new(socket, read);
    let ended = match greeting::greet(&mut outlet, room, &registry).await {
        Ok((room, place)) => {
            let pace = Pace::new(registry.commands_per_second());
            Session::new(&mut outlet, room, place, pace).run().await
        }
        Err(ended) => ended,
    };
    match ended {
        Ended::With(code) => {
            metrics::closed(code.reason());
            outlet.close(code).await;
        }
        Ended::ByPeer => outlet.part().await,
    }
    let _turn = registry.turn().await;
    drop(outlet);
}

/// How a connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// The browser went, or cannot be reached.
    ByPeer,
    /// We close it.
    With(CloseCode),
}

/// A connection that was let in.
struct Session<'a> {
    outlet: &'a mut Outlet,
    line: Arc<Line>,
    room: Room,
    /// Frees the place when the session ends.
    place: Place,
    pace: Pace,
    heartbeat: Heartbeat,
}

/// Why the task woke.
enum Wake {
    Frame(Result<Message, Error>),
    News,
    Pulse(Pulse),
}

impl<'a> Session<'a> {
    fn new(outlet: &'a mut Outlet, room: Room, place: Place, pace: Pace) -> Self {
        Self {
            line: Arc::clone(outlet.line()),
            outlet,
            room,
            place,
            pace,
            heartbeat: Heartbeat::new(),
        }
    }

    async fn run(mut self) -> Ended {
        loop {
            if let Err(ended) = self.step().await {
                return ended;
            }
        }
    }

    /// Writes what is there to be written, and then does whatever comes first.
    async fn step(&mut self) -> Result<(), Ended> {
        self.write().await?;
        match self.wake().await {
            Wake::News => Ok(()),
            Wake::Frame(frame) => self.read(frame).await,
            Wake::Pulse(Pulse::Ping) => self.outlet.ping().await,
            Wake::Pulse(Pulse::Silent) => Err(Ended::With(CloseCode::TooSlow)),
        }
    }

    async fn wake(&mut self) -> Wake {
        // Whoever sends faster than answers come is read later, and is not held silent meanwhile.
        let reads = !self.line.is_full();
        tokio::select! {
            biased;
            () = self.line.news() => Wake::News,
            frame = self.outlet.receive(), if reads => Wake::Frame(frame),
            pulse = self.heartbeat.pulse(), if reads => Wake::Pulse(pulse),
        }
    }

    /// Writes all that there is for this connection; then it is the room's turn.
    async fn write(&mut self) -> Result<(), Ended> {
        loop {
            match self.line.next(self.room.ring()) {
                Todo::Nothing => return Ok(()),
                Todo::Write(bytes) => self.outlet.write(&bytes).await?,
                Todo::Patch(frames) => self.outlet.send_encoded(&frames).await?,
                Todo::Since(cursor) => self.catch_up(cursor).await?,
                Todo::You(you) => self.outlet.send(&ServerFrame::You(you)).await?,
                Todo::End(code) => return Err(Ended::With(code)),
            }
        }
    }

    /// Writes one patch of everything since a number that is no longer in the ring.
    async fn catch_up(&mut self, cursor: u64) -> Result<(), Ended> {
        let since = self.room.since(cursor).await;
        let (seq, frames) = since.map_err(|_| self.end())?;
        self.line.reached(seq);
        match frames {
            Some(frames) => self.outlet.send_encoded(&frames).await,
            None => Ok(()),
        }
    }

    async fn read(&mut self, frame: Result<Message, Error>) -> Result<(), Ended> {
        self.heartbeat.heard();
        match frame {
            Err(error) => Err(outlet::fault(&error)),
            Ok(Message::Close(_)) => Err(Ended::ByPeer),
            Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => Ok(()),
            Ok(Message::Binary(_)) => Err(Ended::With(CloseCode::BadFrame)),
            Ok(Message::Text(text)) if text.len() > limits::FRAME_BYTES => {
                Err(Ended::With(CloseCode::TooBig))
            }
            Ok(Message::Text(text)) => self.read_text(&text).await,
        }
    }

    async fn read_text(&mut self, text: &str) -> Result<(), Ended> {
        let parsed = parse(text);
        if !self.pace.allows() {
            let reference = match parsed {
                Ok((reference, _)) | Err(NoCommand::Malformed(reference)) => Some(reference),
                Err(_) => None,
            };
            return self.fault(reference, ErrorCode::TooFast).await;
        }
        match parsed {
            Ok((reference, command)) => {
                self.pace.forgive();
                self.line.begin();
                let sent = self.room.command(&self.place, reference, command).await;
                if sent.is_err() {
                    // What came of earlier commands is said before the room's end is.
                    self.write().await?;
                    return Err(self.end());
                }
                Ok(())
            }
            Err(NoCommand::Ping) => self.outlet.send(&ServerFrame::Pong).await,
            Err(NoCommand::Hello) => self.fault(None, ErrorCode::HelloTwice).await,
            Err(NoCommand::NoRef) => self.fault(None, ErrorCode::Malformed).await,
            Err(NoCommand::Malformed(reference)) => {
                self.fault(Some(reference), ErrorCode::Malformed).await
            }
        }
    }

    /// Refuses a frame; too many such end the connection.
    async fn fault(&mut self, reference: Option<Ref>, code: ErrorCode) -> Result<(), Ended> {
        if self.pace.is_fault_too_many() {
            return Err(Ended::With(CloseCode::TooMany));
        }
        metrics::refused(code.name());
        let frame = ErrorFrame::new(reference, code, None);
        self.outlet.send(&ServerFrame::Error(frame)).await
    }

    /// How a connection ends whose room has: without a code it failed.
    fn end(&self) -> Ended {
        Ended::With(self.room.end().unwrap_or(CloseCode::RoomFailed))
    }
}
