//! One websocket, one task: frames become commands of a room, patches and answers become frames.
//!
//! It decides nothing about a board. A connection's place in the room's patches is a cursor; on
//! waking, everything from the cursor to the head is written and flushed once (S4). Whatever a
//! browser sends, the worst that comes of it is the end of this connection (L2).

mod greeting;
mod outlet;
mod pace;

use axum::extract::ws::{Message, WebSocket};
use candor_protocol::command::{NoCommand, parse};
use candor_protocol::{CloseCode, ErrorCode, ErrorFrame, Ref, RoomId, ServerFrame, limits};
use tokio::sync::watch;

use crate::metrics;
use crate::registry::Registry;
use crate::room::{Answer, Joined, Next, Room};
use outlet::Outlet;
use pace::{Heartbeat, Pace, Pulse};

/// Serves a connection until it ends.
pub async fn serve(socket: WebSocket, room: RoomId, registry: Registry) {
    let _counted = metrics::Counted::connection();
    let mut outlet = Outlet::new(socket);
    let ended = match greeting::greet(&mut outlet, room, &registry).await {
        Ok((room, joined)) => Session::new(&mut outlet, room, joined).run().await,
        Err(ended) => ended,
    };
    match ended {
        Ended::With(code) => {
            metrics::closed(code.reason());
            outlet.close(code).await;
        }
        Ended::ByPeer => outlet.part().await,
    }
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
    room: Room,
    joined: Joined,
    head: watch::Receiver<u64>,
    ending: watch::Receiver<Option<CloseCode>>,
    /// The number of the last patch that was written.
    cursor: u64,
    /// Commands that have no answer yet.
    in_flight: usize,
    pace: Pace,
    heartbeat: Heartbeat,
}

/// Why the task woke.
enum Wake {
    Frame(Option<Result<Message, axum::Error>>),
    Answer(Option<Answer>),
    Board,
    You,
    Ending,
    Pulse(Pulse),
}

impl<'a> Session<'a> {
    fn new(outlet: &'a mut Outlet, room: Room, joined: Joined) -> Self {
        let (head, ending, cursor) = (room.ring().head(), room.ending(), joined.seq);
        let (pace, heartbeat) = (Pace::new(), Heartbeat::new());
        Self {
            outlet,
            room,
            joined,
            head,
            ending,
            cursor,
            in_flight: 0,
            pace,
            heartbeat,
        }
    }

    async fn run(mut self) -> Ended {
        loop {
            let step = match self.wake().await {
                Wake::Frame(frame) => self.read(frame).await,
                Wake::Answer(answer) => self.answer(answer).await,
                Wake::You => {
                    let you = self.joined.you.borrow_and_update().clone();
                    self.outlet.send(&ServerFrame::You(you)).await
                }
                Wake::Board => self.catch_up().await,
                Wake::Ending => self.end().await,
                Wake::Pulse(Pulse::Ping) => self.outlet.ping().await,
                Wake::Pulse(Pulse::Silent) => Err(Ended::With(CloseCode::TooSlow)),
            };
            let step = match step {
                Ok(()) => self.outlet.flush().await,
                Err(ended) => Err(ended),
            };
            if let Err(ended) = step {
                return ended;
            }
        }
    }

    /// Says what was kept before the room ended, and then the code that it ended with.
    async fn end(&mut self) -> Result<(), Ended> {
        if let Ok(answer) = self.joined.answers.try_recv() {
            self.answer(Some(answer)).await?;
        }
        Err(Ended::With(self.code_of_end()))
    }

    async fn wake(&mut self) -> Wake {
        tokio::select! {
            biased;
            _ = self.ending.changed() => Wake::Ending,
            answer = self.joined.answers.recv() => Wake::Answer(answer),
            _ = self.head.changed() => Wake::Board,
            Ok(()) = self.joined.you.changed() => Wake::You,
            // Whoever sends faster than answers come is read later, and is not held silent meanwhile.
            frame = self.outlet.receive(), if self.in_flight < limits::IN_FLIGHT => {
                Wake::Frame(frame)
            }
            pulse = self.heartbeat.pulse(), if self.in_flight < limits::IN_FLIGHT => {
                Wake::Pulse(pulse)
            }
        }
    }

    async fn read(&mut self, frame: Option<Result<Message, axum::Error>>) -> Result<(), Ended> {
        self.heartbeat.heard();
        match frame {
            None | Some(Ok(Message::Close(_))) => Err(Ended::ByPeer),
            Some(Err(error)) => Err(outlet::fault(error)),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(()),
            Some(Ok(Message::Binary(_))) => Err(Ended::With(CloseCode::BadFrame)),
            Some(Ok(Message::Text(text))) if text.len() > limits::FRAME_BYTES => {
                Err(Ended::With(CloseCode::TooBig))
            }
            Some(Ok(Message::Text(text))) => self.read_text(&text).await,
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
                self.in_flight = self.in_flight.saturating_add(1);
                let sent = self
                    .room
                    .command(&self.joined.place, reference, command)
                    .await;
                sent.map_err(|_| Ended::With(self.code_of_end()))
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

    /// Writes an answer, and whatever others are there already.
    async fn answer(&mut self, first: Option<Answer>) -> Result<(), Ended> {
        let mut next = first;
        if next.is_none() {
            return Err(Ended::With(self.code_of_end()));
        }
        while let Some(answer) = next {
            self.in_flight = self.in_flight.saturating_sub(1);
            let frame = match answer {
                Answer::Ack(reference) => ServerFrame::Ack { r#ref: reference },
                Answer::Refused(error) => ServerFrame::Error(error),
            };
            self.outlet.send(&frame).await?;
            next = self.joined.answers.try_recv().ok();
        }
        Ok(())
    }

    /// Writes every patch from the cursor to the head.
    async fn catch_up(&mut self) -> Result<(), Ended> {
        loop {
            match self.room.ring().after(self.cursor) {
                Next::Current => return Ok(()),
                Next::Patch(frames) => {
                    self.cursor = self.cursor.saturating_add(1);
                    self.outlet.send_encoded(&frames).await?;
                }
                Next::Behind => {
                    let since = self.room.since(self.cursor).await;
                    let (seq, frames) = since.map_err(|_| Ended::With(self.code_of_end()))?;
                    self.cursor = seq;
                    if let Some(frames) = frames {
                        self.outlet.send_encoded(&frames).await?;
                    }
                }
            }
        }
    }

    /// The code that the room ended with; without one it failed.
    fn code_of_end(&self) -> CloseCode {
        self.ending.borrow().unwrap_or(CloseCode::RoomFailed)
    }
}
