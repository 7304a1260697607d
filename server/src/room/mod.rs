//! A room: one task that owns a board, and the handle through which sessions reach it.
//!
//! It knows the board below it and the journal, and nothing of sockets, addresses or other rooms.

mod actor;
mod busy;
mod commit;
mod connections;
mod door;
mod frames;
mod keep;
#[cfg(test)]
mod leaks;
mod line;
mod minting;
mod ring;
mod scratch;
mod slips;
#[cfg(test)]
mod tests;
mod time;
mod view;

use std::sync::Arc;

use candor_protocol::{
    CloseCode, Command, Door, Epoch, FacilitatorKey, Ref, Resume, SeatToken, You,
};
use tokio::sync::{mpsc, oneshot, watch};

pub use frames::Frames;
pub use keep::{Keeper, OpenError, day, first_batch};
pub use line::{Answer, Line, Sink, Todo};
pub use ring::{Next, Ring};

/// Knows a connection within its room.
pub type ConnectionId = u64;

/// The way to a room that is in memory. Cheap to clone.
#[derive(Clone)]
pub struct Room {
    inbox: mpsc::Sender<Message>,
    ring: Arc<Ring>,
    ending: watch::Receiver<Option<CloseCode>>,
}

/// A hello, as far as it is the room's to answer.
pub struct Greeting {
    /// Shows that the page has the room key.
    pub door: Door,
    /// Whether a seat is wanted.
    pub join: bool,
    /// The seat that the browser has.
    pub seat: Option<SeatToken>,
    /// The capability to lead.
    pub facilitator_key: Option<FacilitatorKey>,
    /// Where the page's board stands.
    pub resume: Option<Resume>,
    /// Its way out, of which the session has the turn.
    pub line: Arc<Line>,
}

/// What a connection gets when it is let in.
pub struct Joined {
    /// The life of the room.
    pub epoch: Epoch,
    /// The seat, new or known.
    pub seat: Option<SeatToken>,
    /// The board, or what changed of it since; none when the page is current.
    pub frames: Option<Frames>,
    /// The number of the board that these frames lead to.
    pub seq: u64,
    /// What is private to the seat.
    pub you: You,
    /// Held for as long as the connection is open; dropping it says goodbye.
    pub place: Place,
}

/// A connection's place in a room. Dropping it frees the place.
pub struct Place {
    connection: ConnectionId,
    leaving: mpsc::UnboundedSender<ConnectionId>,
}

impl Drop for Place {
    fn drop(&mut self) {
        // A room that is gone has no places to free.
        let _ = self.leaving.send(self.connection);
    }
}

/// Why a room did not let a connection in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotJoined {
    /// The connection is to be closed with this code.
    Closed(CloseCode),
    /// The room left memory just now: look for it anew.
    Unloaded,
}

/// The room left memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unloaded;

enum Message {
    Join(Box<Greeting>, oneshot::Sender<Result<Joined, CloseCode>>),
    Command(ConnectionId, Ref, Box<Command>),
    Since(u64, oneshot::Sender<(u64, Option<Frames>)>),
    Stop(CloseCode),
}

impl Room {
    /// Whether the room's task has ended, so that the room has to be loaded anew.
    pub fn has_ended(&self) -> bool {
        self.inbox.is_closed()
    }

    /// The code that the room closed its connections with, once it has.
    pub fn end(&self) -> Option<CloseCode> {
        *self.ending.borrow()
    }

    /// Asks to be let in.
    pub async fn join(&self, greeting: Greeting) -> Result<Joined, NotJoined> {
        let (reply, answer) = oneshot::channel();
        let sent = self
            .inbox
            .send(Message::Join(Box::new(greeting), reply))
            .await;
        sent.map_err(|_| NotJoined::Unloaded)?;
        match answer.await {
            Ok(joined) => joined.map_err(NotJoined::Closed),
            Err(_) => Err(NotJoined::Unloaded),
        }
    }

    /// Hands in a command; its answer comes by the connection's [`Line`]. Waits while the inbox is full.
    pub async fn command(
        &self,
        place: &Place,
        reference: Ref,
        command: Command,
    ) -> Result<(), Unloaded> {
        let message = Message::Command(place.connection, reference, Box::new(command));
        self.inbox.send(message).await.map_err(|_| Unloaded)
    }

    /// Everything since a number, as one patch, and the number that it leads to (S4).
    pub async fn since(&self, seq: u64) -> Result<(u64, Option<Frames>), Unloaded> {
        let (reply, answer) = oneshot::channel();
        self.inbox
            .send(Message::Since(seq, reply))
            .await
            .map_err(|_| Unloaded)?;
        answer.await.map_err(|_| Unloaded)
    }

    /// The room's newest patches.
    pub fn ring(&self) -> &Ring {
        &self.ring
    }

    /// Asks the room to close all its connections and to end, and waits until it has: what came to it
    /// before is kept or refused by then, and nothing is acknowledged after.
    pub async fn stop(&self, code: CloseCode) {
        // A room that has ended needs no asking.
        let _ = self.inbox.send(Message::Stop(code)).await;
        self.inbox.closed().await;
    }
}
