//! One connection's way out, which its room and its session share. In the room's turn the room writes a patch
//! into every socket itself, so that a delivery costs one write and wakes no task. What a socket does not take
//! at once, and whatever is rare, is the session's to write; meanwhile it is the session's turn (S4).
//!
//! A line knows no board, and a frame is never cut by another one: whoever writes holds the lock, and what is
//! left of a frame goes first.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use candor_protocol::{CloseCode, ErrorFrame, Ref, ServerFrame, You, limits};
use tokio::sync::Notify;

use super::scratch::json;
use super::{Frames, Next, Ring};
use crate::wire;

/// Where a connection's bytes go.
pub trait Sink: Send + Sync {
    /// Takes what it can at once: how many bytes.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] when it can take nothing now; any other when it never will.
    fn try_write(&self, bytes: &[u8]) -> io::Result<usize>;
}

/// The answer to a command.
#[derive(Debug, Clone)]
pub enum Answer {
    /// It is kept (S3).
    Ack(Ref),
    /// It is refused.
    Refused(ErrorFrame),
}

impl Answer {
    fn frame(&self) -> ServerFrame {
        match self {
            Self::Ack(reference) => ServerFrame::Ack { r#ref: *reference },
            Self::Refused(error) => ServerFrame::Error(error.clone()),
        }
    }
}

/// A connection's way out. All of it is in one place, the socket included: with thousands of connections what costs
/// is fetching it.
pub struct Line<S: ?Sized = dyn Sink> {
    state: Mutex<State>,
    news: Notify,
    sink: S,
}

/// Whose turn it is to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Room,
    Session,
}

struct State {
    turn: Turn,
    /// The number of the last patch that was written, or is begun.
    cursor: u64,
    /// What is left of a frame that was begun.
    rest: Bytes,
    /// Not written yet; at most as many as are under way.
    answers: Vec<Answer>,
    /// Commands whose answers are not written.
    under_way: usize,
    /// What is private to the seat, when it is news.
    you: Option<Box<You>>,
    end: Option<CloseCode>,
}

/// What a session is to do next.
pub enum Todo {
    /// Write these bytes.
    Write(Bytes),
    /// Write this patch.
    Patch(Frames),
    /// Ask the room for everything since this number, and write that.
    Since(u64),
    /// Write what is private to the seat.
    You(You),
    /// Close the connection.
    End(CloseCode),
    /// Nothing: it is the room's turn again.
    Nothing,
}

impl<S> Line<S> {
    /// A line on which the session begins.
    pub fn new(sink: S) -> Self {
        let state = State {
            turn: Turn::Session,
            cursor: 0,
            rest: Bytes::new(),
            answers: Vec::new(),
            under_way: 0,
            you: None,
            end: None,
        };
        Self {
            sink,
            state: Mutex::new(state),
            news: Notify::new(),
        }
    }
}

impl<S: Sink + ?Sized> Line<S> {
    /// The socket.
    pub fn sink(&self) -> &S {
        &self.sink
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The session's half.
impl<S: Sink + ?Sized> Line<S> {
    /// Waits until there is something to do. Can be dropped at any time.
    pub async fn news(&self) {
        self.news.notified().await;
    }

    /// The session has written, or is about to write, everything up to this number.
    pub fn reached(&self, seq: u64) {
        self.state().cursor = seq;
    }

    /// Takes the turn; gives what is to be written before anything else.
    pub fn take_turn(&self) -> Bytes {
        let mut state = self.state();
        state.turn = Turn::Session;
        std::mem::take(&mut state.rest)
    }

    /// What is to be done next. With nothing, the room writes again by itself.
    pub fn next(&self, ring: &Ring) -> Todo {
        let mut state = self.state();
        if state.turn == Turn::Room && state.you.is_none() && state.end.is_none() {
            return Todo::Nothing;
        }
        state.turn = Turn::Session;
        if !state.rest.is_empty() {
            return Todo::Write(std::mem::take(&mut state.rest));
        }
        if let Some(code) = state.end {
            return match state.answers.is_empty() {
                true => Todo::End(code),
                false => Todo::Write(state.take_answers().into()),
            };
        }
        match ring.after(state.cursor) {
            Next::Patch(frames) => {
                state.cursor = state.cursor.saturating_add(1);
                return Todo::Patch(frames);
            }
            Next::Behind => return Todo::Since(state.cursor),
            Next::Current => {}
        }
        if !state.answers.is_empty() {
            return Todo::Write(state.take_answers().into());
        }
        if let Some(you) = state.you.take() {
            return Todo::You(*you);
        }
        state.turn = Turn::Room;
        Todo::Nothing
    }

    /// A command is handed to the room.
    pub fn begin(&self) {
        let mut state = self.state();
        state.under_way = state.under_way.saturating_add(1);
    }

    /// Whether so many commands are under way that no more are to be read; news come when that changes.
    pub fn is_full(&self) -> bool {
        self.state().under_way >= limits::IN_FLIGHT
    }

    /// Writes a frame of the websocket library's own, whole: what is left of it goes first then.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] while a frame before it is not written whole.
    pub fn write(&self, frame: &[u8]) -> io::Result<usize> {
        let mut state = self.state();
        if !state.rest.is_empty() {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let written = match self.sink.try_write(frame) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => 0,
            written => written?,
        };
        let rest = frame.get(written..).unwrap_or_default();
        if !rest.is_empty() {
            state.rest = Bytes::copy_from_slice(rest);
            state.turn = Turn::Session;
            self.news.notify_one();
        }
        Ok(frame.len())
    }
}

/// The room's half.
impl<S: Sink + ?Sized> Line<S> {
    /// Answers a command: with the next patch, or when this is [settled](Self::settle).
    pub(super) fn answer(&self, answer: Answer) {
        self.state().answers.push(answer);
    }

    /// Writes the next patch, and answers behind it; leaves it to the session where that has its turn.
    pub(super) fn publish(&self, seq: u64, patch: &Frames) {
        let mut state = self.state();
        if state.turn == Turn::Session {
            self.news.notify_one();
        } else if state.cursor < seq {
            self.write_all(&mut state, seq, patch.bytes());
        }
    }

    /// Writes answers that came with no patch.
    pub(super) fn settle(&self) {
        let mut state = self.state();
        if state.answers.is_empty() {
            return;
        }
        match state.turn {
            Turn::Session => self.news.notify_one(),
            Turn::Room => {
                let seq = state.cursor;
                self.write_all(&mut state, seq, &Bytes::new());
            }
        }
    }

    /// What is private to the seat has changed.
    pub(super) fn tell(&self, you: You) {
        self.state().you = Some(Box::new(you));
        self.news.notify_one();
    }

    /// The connection is to be closed. The first code counts.
    pub(super) fn end(&self, code: CloseCode) {
        self.state().end.get_or_insert(code);
        self.news.notify_one();
    }

    /// Writes a patch and answers in one go, as far as the socket takes them.
    fn write_all(&self, state: &mut State, seq: u64, patch: &Bytes) {
        let was_full = state.under_way >= limits::IN_FLIGHT;
        let both: Bytes;
        let frames = if state.answers.is_empty() {
            patch
        } else {
            // Copied, which costs less than a call of the system with two parts.
            let mut copy = patch.to_vec();
            state.encode_answers(&mut copy);
            both = copy.into();
            &both
        };
        // A socket that failed takes nothing: the session meets the error, and ends.
        let written = self.sink.try_write(frames).unwrap_or(0);
        if written >= patch.len() {
            state.cursor = seq;
            state.forget_answers();
            state.rest = frames.slice(written..);
        } else if written > 0 {
            state.cursor = seq;
            state.rest = patch.slice(written..);
        }
        // What is not begun is in the ring.
        if written < frames.len() {
            state.turn = Turn::Session;
        }
        if was_full || state.turn == Turn::Session {
            self.news.notify_one();
        }
    }

    /// The answers that were given and not written.
    #[cfg(test)]
    pub(super) fn take_answers(&self) -> Vec<Answer> {
        let mut state = self.state();
        let answers = state.answers.clone();
        state.forget_answers();
        answers
    }
}

impl State {
    /// Takes the answers, as frames.
    fn take_answers(&mut self) -> Vec<u8> {
        let mut frames = Vec::new();
        self.encode_answers(&mut frames);
        self.forget_answers();
        frames
    }

    fn forget_answers(&mut self) {
        self.under_way = self.under_way.saturating_sub(self.answers.len());
        self.answers.clear();
    }

    /// Appends the answers, as frames.
    fn encode_answers(&self, frames: &mut Vec<u8>) {
        for answer in &self.answers {
            // Neither has anything that JSON cannot say.
            json(&answer.frame(), |json| {
                wire::push_text(frames, &[std::str::from_utf8(json).ok()?]);
                Some(())
            });
        }
    }
}
