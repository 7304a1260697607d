//! One connection's way out, which its room and its session share. In the room's turn the room writes a patch
//! into every socket itself, so that a delivery costs one write and wakes no task. What a socket does not take
//! at once, and whatever is rare, is the session's to write; meanwhile it is the session's turn (S4).
//!
//! A line knows no board, and a frame is never cut by another one: whoever writes holds the lock, and what is
//! left of a frame goes first.

use std::io::{self, IoSlice};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use candor_protocol::{CloseCode, ErrorFrame, Ref, ServerFrame, You, limits};
use tokio::sync::Notify;

use super::{Frames, Next, Ring};
use crate::wire;

/// Where a connection's bytes go.
pub trait Sink: Send + Sync {
    /// Takes what it can at once: how many bytes of the parts, one after another.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] when it can take nothing now; any other when it never will.
    fn try_write(&self, parts: &[IoSlice<'_>]) -> io::Result<usize>;
}

/// The answer to a command.
#[derive(Debug)]
pub enum Answer {
    /// It is kept (S3).
    Ack(Ref),
    /// It is refused.
    Refused(ErrorFrame),
}

/// A connection's way out.
pub struct Line {
    sink: Arc<dyn Sink>,
    state: Mutex<State>,
    news: Notify,
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
    you: Option<You>,
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

impl Line {
    /// A line on which the session begins.
    pub fn new(sink: Arc<dyn Sink>) -> Self {
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

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The session's half.
impl Line {
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
        if !state.answers.is_empty() {
            return Todo::Write(state.encode_answers().into());
        }
        if let Some(code) = state.end {
            return Todo::End(code);
        }
        match ring.after(state.cursor) {
            Next::Patch(frames) => {
                state.cursor = state.cursor.saturating_add(1);
                return Todo::Patch(frames);
            }
            Next::Behind => return Todo::Since(state.cursor),
            Next::Current => {}
        }
        if let Some(you) = state.you.take() {
            return Todo::You(you);
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
        let written = match self.sink.try_write(&[IoSlice::new(frame)]) {
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
impl Line {
    /// Answers a command: with the next patch, or when this is [settled](Self::settle).
    pub(super) fn answer(&self, answer: Answer) {
        self.state().answers.push(answer);
    }

    /// Writes the next patch, and answers before it; leaves it to the session where that has its turn.
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
        self.state().you = Some(you);
        self.news.notify_one();
    }

    /// The connection is to be closed. The first code counts.
    pub(super) fn end(&self, code: CloseCode) {
        self.state().end.get_or_insert(code);
        self.news.notify_one();
    }

    /// Writes answers and a patch in one go, as far as the socket takes them.
    fn write_all(&self, state: &mut State, seq: u64, patch: &Bytes) {
        let was_full = state.under_way >= limits::IN_FLIGHT;
        let answers = if state.answers.is_empty() {
            Vec::new()
        } else {
            state.encode_answers()
        };
        let patch_alone = [IoSlice::new(patch)];
        let both = [IoSlice::new(&answers), IoSlice::new(patch)];
        let written = self.sink.try_write(match answers.is_empty() {
            true => &patch_alone,
            false => &both,
        });
        // A socket that failed takes nothing: the session meets the error, and ends.
        let written = written.unwrap_or(0);
        let of_patch = written.checked_sub(answers.len());
        match of_patch {
            // Not begun: it is in the ring.
            None => state.rest = Bytes::from(answers).slice(written..),
            Some(0) => {}
            Some(begun) => {
                state.rest = patch.slice(begun.min(patch.len())..);
                state.cursor = seq;
            }
        }
        let is_whole = of_patch.is_some_and(|written| written >= patch.len());
        if !is_whole {
            state.turn = Turn::Session;
        }
        if !is_whole || was_full {
            self.news.notify_one();
        }
    }

    /// The answers that were given and not written.
    #[cfg(test)]
    pub(super) fn take_answers(&self) -> Vec<Answer> {
        let mut state = self.state();
        state.under_way = state.under_way.saturating_sub(state.answers.len());
        std::mem::take(&mut state.answers)
    }
}

impl State {
    /// Takes the answers, as frames.
    fn encode_answers(&mut self) -> Vec<u8> {
        let mut frames = Vec::new();
        self.under_way = self.under_way.saturating_sub(self.answers.len());
        for answer in self.answers.drain(..) {
            let frame = match answer {
                Answer::Ack(reference) => ServerFrame::Ack { r#ref: reference },
                Answer::Refused(error) => ServerFrame::Error(error),
            };
            // Neither has anything that JSON cannot say.
            if let Ok(json) = serde_json::to_string(&frame) {
                wire::push_text(&mut frames, &[&json]);
            }
        }
        frames
    }
}
