//! A client as a test sees it: sends commands, waits for conditions, never for a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use candor_protocol::{
    CloseCode, Command, ErrorCode, ErrorFrame, Hello, Ref, Resume, RoundId, SeatToken, Welcome, You,
};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::BoardCopy;
use crate::socket::Message;
use crate::wire::{Seen, Wire};

/// Longest wait for any condition: far longer than it takes, so that reaching it is a failure.
const DEADLINE: Duration = Duration::from_secs(30);

/// Numbers for the commands of the harness itself, far from those of the tests.
static BESIDE: AtomicU32 = AtomicU32::new(1_000_000_000);
const BESIDE_STEP: u32 = 16;

/// One connection to a room.
pub struct Client {
    wire: Arc<Wire>,
    next: AtomicU32,
}

/// A command as it goes over the wire.
pub fn frame(reference: Ref, command: &Command) -> String {
    let mut frame = serde_json::to_value(command).expect("commands are JSON");
    frame["ref"] = json!(reference);
    frame.to_string()
}

impl Client {
    /// Takes over a socket on which nothing was said yet.
    pub fn new(wire: Arc<Wire>) -> Self {
        Self {
            wire,
            next: AtomicU32::new(1),
        }
    }

    /// A second hand on a wire that a test holds already; its commands have numbers of their own.
    pub(crate) fn beside(wire: Arc<Wire>) -> Self {
        Self {
            wire,
            next: AtomicU32::new(BESIDE.fetch_add(BESIDE_STEP, Ordering::Relaxed)),
        }
    }

    /// Says hello, and waits for the welcome and the whole board.
    pub async fn greet(&self, hello: &Hello) {
        self.say(&serde_json::to_string(hello).expect("a hello is JSON"))
            .await;
        self.until("the welcome and the board", |seen| {
            (seen.welcome.is_some() && seen.board.entities().next().is_some()).then_some(())
        })
        .await;
    }

    /// Sends a text frame, whatever it is.
    pub async fn say(&self, text: &str) {
        self.wire.send(Message::Text(text.to_owned())).await;
    }

    /// Sends a message, whatever it is.
    pub async fn send_message(&self, message: Message) {
        self.wire.send(message).await;
    }

    /// A number that no command of this connection has yet.
    pub fn fresh_ref(&self) -> Ref {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Sends a command and does not wait.
    pub async fn send(&self, command: &Command) -> Ref {
        let reference = self.fresh_ref();
        self.say(&frame(reference, command)).await;
        reference
    }

    /// Sends a command; gives what came of it.
    pub async fn ask(&self, command: &Command) -> Result<(), ErrorFrame> {
        let reference = self.send(command).await;
        self.answer(reference).await
    }

    /// Sends a command that is acknowledged.
    pub async fn done(&self, command: &Command) {
        if let Err(error) = self.ask(command).await {
            panic!("{} was refused: {error:?}", command.name());
        }
    }

    /// Sends a command that is refused; gives the code.
    pub async fn refused(&self, command: &Command) -> ErrorCode {
        match self.ask(command).await {
            Err(error) => error.code,
            Ok(()) => panic!("{} was acknowledged", command.name()),
        }
    }

    /// What came of a command.
    pub async fn answer(&self, reference: Ref) -> Result<(), ErrorFrame> {
        self.until("the answer to a command", |seen| {
            seen.answers.get(&reference).cloned()
        })
        .await
    }

    /// Waits until a look at what came finds something.
    ///
    /// # Panics
    /// When the connection ends before, or nothing is found within the deadline.
    pub async fn until<T>(&self, what: &str, mut look: impl FnMut(&Seen) -> Option<T>) -> T {
        let mut changed = self.wire.subscribe();
        let found = async {
            loop {
                changed.borrow_and_update();
                {
                    let seen = self.wire.seen();
                    assert!(seen.fault.is_none(), "fault: {:?}", seen.fault);
                    if let Some(found) = look(&seen) {
                        return found;
                    }
                    assert!(
                        seen.closed.is_none(),
                        "waiting for {what}: ended with {:?}",
                        seen.closed
                    );
                }
                changed.changed().await.expect("the wire is held");
            }
        };
        match timeout(DEADLINE, found).await {
            Ok(found) => found,
            Err(_) => panic!("waited in vain for {what}; {}", self.last_frames()),
        }
    }

    fn last_frames(&self) -> String {
        let seen = self.wire.seen();
        let last = seen.frames.iter().rev().take(5);
        let cut = last.map(|frame| frame.chars().take(300).collect::<String>());
        format!("last frames: {:#?}", cut.collect::<Vec<_>>())
    }

    /// Waits until the board is as wanted.
    pub async fn board_until(&self, what: &str, mut is: impl FnMut(&BoardCopy) -> bool) {
        self.until(what, |seen| is(&seen.board).then_some(())).await;
    }

    /// Waits until the server ends the connection with a code.
    pub async fn ends_with(&self, code: CloseCode) {
        let closed = self.until(code.reason(), |seen| seen.closed).await;
        let known = CloseCode::ALL
            .into_iter()
            .find(|known| Some(known.number()) == closed);
        assert_eq!(known, Some(code), "it ended with {closed:?}");
    }

    /// A look at what came so far.
    pub fn look<T>(&self, look: impl FnOnce(&Seen) -> T) -> T {
        look(&self.wire.seen())
    }

    /// The board as it is known now.
    pub fn board(&self) -> BoardCopy {
        self.look(|seen| seen.board.whole())
    }

    /// The number of the board.
    pub fn seq(&self) -> u64 {
        self.look(|seen| seen.board.seq())
    }

    /// The welcome.
    pub fn welcome(&self) -> Welcome {
        self.look(|seen| seen.welcome.clone())
            .expect("this client was greeted")
    }

    /// The seat token.
    pub fn seat(&self) -> SeatToken {
        self.welcome().seat.expect("this client has a seat")
    }

    /// The newest private state.
    pub fn you(&self) -> You {
        self.look(|seen| seen.newest_you().cloned())
            .unwrap_or_default()
    }

    /// Where this client's board stands.
    pub fn resume(&self) -> Resume {
        Resume {
            epoch: self.welcome().epoch,
            seq: self.seq(),
        }
    }

    /// Waits until whatever was under way in the room is done, published and has arrived here: a round trip of a command
    /// that never changes anything, for no answer overtakes what was published before it.
    pub async fn settle(&self) {
        let round = RoundId([0; 16]);
        self.refused(&Command::CloseRound { round }).await;
    }

    /// A round trip of the websocket alone.
    pub async fn echo(&self) {
        let before = self.look(|seen| seen.echoes);
        self.wire.send(Message::Ping).await;
        self.until("an echo", |seen| (seen.echoes > before).then_some(()))
            .await;
    }

    /// A sign of life, answered by the session alone.
    pub async fn ping(&self) {
        let before = self.look(|seen| seen.pongs);
        self.say(&json!({"type": "ping"}).to_string()).await;
        self.until("a pong", |seen| (seen.pongs > before).then_some(()))
            .await;
    }

    /// Leaves everything in the socket from here on.
    pub fn stop_reading(&self) {
        self.wire.set_reading(false);
    }

    /// Reads on.
    pub fn read_on(&self) {
        self.wire.set_reading(true);
    }

    /// Ends the connection.
    pub async fn leave(self) {
        self.wire.send(Message::Close(None)).await;
        self.until("the end", |seen| seen.closed).await;
    }

    /// A frame with a number of its own, made from parts.
    pub fn raw(&self, kind: &str, fields: Value) -> (Ref, String) {
        let reference = self.fresh_ref();
        let mut frame = fields;
        frame["type"] = json!(kind);
        frame["ref"] = json!(reference);
        (reference, frame.to_string())
    }
}
