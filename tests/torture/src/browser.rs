//! A browser in Rust: connects, comes back after every break, keeps an outbox, a seat and a copy of the
//! board. What it wishes is drawn elsewhere.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use candor_protocol::{CloseCode, Entity, EntityId, Hello, SeatToken, ServerFrame};
use candor_tests::client::frame;
use futures_util::StreamExt as _;
use rand::RngExt as _;
use rand::rngs::StdRng;
use serde_json::json;
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;

use crate::act::Mind;
use crate::history::{Answer, Connection, Who};
use crate::ledger::Violation;
use crate::proxy::Target;
use crate::room::{Phase, Room, Standing};
use crate::sight::Sight;
use crate::visit::{PATIENCE, Socket, open, say};

/// After so long without a frame the server is asked for a sign of life, and given up after as long
/// again. The page takes longer; here as many breaks as can be are wanted.
const SILENCE: Duration = Duration::from_millis(1_500);
/// Pauses between two wishes, in milliseconds.
const PAUSE_MS: std::ops::Range<u64> = 5..150;
/// Now and then somebody does so many things at once, over the rate that one connection has.
const BURST: std::ops::Range<u32> = 20..150;
/// One wish in so many begins a burst.
const BURSTS: u32 = 150;
/// Pauses before coming back, in milliseconds.
const BACKOFF_MS: std::ops::Range<u64> = 5..400;
/// How far the program's clock may be from ours: they are one.
const CLOCK_MS: u64 = 50;

/// What a client is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Leads, and has a seat too.
    Leader,
    /// Has a seat.
    Participant,
    /// Only watches.
    Witness,
}

/// How a client gets to the program.
#[derive(Clone)]
pub enum Road {
    /// Through the faulty network.
    Through(SocketAddr),
    /// Straight.
    Straight(Target),
}

/// One client of a room.
pub struct Browser {
    room: Arc<Room>,
    who: Who,
    role: Role,
    road: Road,
    dice: StdRng,
    sight: Sight,
    mind: Mind,
    seat: Option<SeatToken>,
    connections: Connection,
    /// Wishes that follow at once.
    burst: u32,
    /// Whether the room ended for good.
    ended: bool,
}

impl Browser {
    /// Somebody who has never been here.
    pub fn new(room: Arc<Room>, who: Who, role: Role, road: Road, dice: StdRng) -> Self {
        Self {
            sight: Sight::new(who),
            mind: Mind::new(Arc::clone(&room), who, role),
            room,
            who,
            role,
            road,
            dice,
            seat: None,
            connections: 0,
            burst: 0,
            ended: false,
        }
    }

    /// Lives until the room is over; gives how many connections that took.
    pub async fn run(mut self) -> Connection {
        let mut phase = self.room.phase.subscribe();
        while *phase.borrow() != Phase::Over && !self.ended {
            if let Some(socket) = self.connect().await {
                self.connections += 1;
                tokio::select! {
                    () = self.live(socket) => {}
                    _ = phase.wait_for(|phase| *phase == Phase::Over) => {}
                }
                self.sight.broken();
                self.mind.outbox.broken();
            }
            self.report(false);
            let backoff = self.dice.random_range(BACKOFF_MS);
            sleep(Duration::from_millis(backoff)).await;
        }
        self.connections
    }

    fn hello(&self) -> Hello {
        Hello {
            join: self.role != Role::Witness,
            seat: self.seat.clone(),
            facilitator_key: (self.role == Role::Leader)
                .then(|| self.room.retro.facilitator_key.clone()),
            resume: self.sight.resume(),
            ..self.room.retro.hello()
        }
    }

    async fn connect(&self) -> Option<Socket> {
        let server = match &self.road {
            Road::Through(address) => *address,
            Road::Straight(target) => (*target.borrow())?,
        };
        let socket = timeout(PATIENCE, open(server, &self.room)).await;
        let mut socket = socket.ok()??;
        let hello = serde_json::to_string(&self.hello()).ok()?;
        say(&mut socket, hello).await.then_some(socket)
    }

    /// One life of a socket.
    async fn live(&mut self, mut socket: Socket) {
        let mut phase = self.room.phase.subscribe();
        let mut heard = Instant::now();
        let mut asked = false;
        let mut next = Instant::now();
        let mut live = false;
        loop {
            if live && !self.pump(&mut socket).await {
                return;
            }
            self.report(live);
            let silent = heard + if asked { 2 * SILENCE } else { SILENCE };
            tokio::select! {
                message = socket.next() => {
                    let Some(Ok(message)) = message else { return };
                    (heard, asked) = (Instant::now(), false);
                    match message {
                        Message::Text(text) => live |= self.take(&text),
                        Message::Close(frame) => {
                            self.closed(frame.map(|frame| frame.code.into()));
                            return;
                        }
                        _ => {}
                    }
                }
                () = sleep_until(next), if live => {
                    next = Instant::now() + self.pause();
                    let now = *phase.borrow();
                    self.mind.act(now, self.sight.board(), &mut self.dice);
                }
                () = sleep_until(silent) => {
                    let ping = json!({"type": "ping"}).to_string();
                    if asked || !say(&mut socket, ping).await {
                        return;
                    }
                    asked = true;
                }
                _ = phase.changed() => {}
            }
        }
    }

    /// How long until the next wish.
    fn pause(&mut self) -> Duration {
        if self.dice.random_ratio(1, BURSTS) {
            self.burst = self.dice.random_range(BURST);
        }
        if self.burst > 0 {
            self.burst -= 1;
            return Duration::ZERO;
        }
        Duration::from_millis(self.dice.random_range(PAUSE_MS))
    }

    async fn pump(&mut self, socket: &mut Socket) -> bool {
        for ready in self.mind.outbox.pump() {
            self.room.history().sent(ready.wish, self.connections);
            if !say(socket, frame(ready.reference, &ready.command)).await {
                return false;
            }
        }
        true
    }

    /// Takes a frame; says whether the greeting is complete with it.
    fn take(&mut self, text: &str) -> bool {
        let mut ledger = self.room.ledger();
        match serde_json::from_str(text) {
            Ok(ServerFrame::Welcome(welcome)) => {
                self.sight.welcome(welcome.epoch, &mut ledger);
                self.seat = welcome.seat.or(self.seat.take());
            }
            Ok(ServerFrame::Patch(patch)) => self.sight.take(patch, text.len(), &mut ledger),
            Ok(ServerFrame::You(_)) => {
                self.sight.greeted();
                return true;
            }
            Ok(ServerFrame::Ack { r#ref }) => {
                drop(ledger);
                self.answered(r#ref, None);
            }
            Ok(ServerFrame::Error(error)) => {
                drop(ledger);
                match error.r#ref {
                    Some(reference) => self.answered(reference, Some(&error)),
                    None => {
                        let what = format!("an error of no command: {error:?}");
                        self.room
                            .ledger()
                            .violations
                            .push(Violation::of("L2", what));
                    }
                }
            }
            Ok(ServerFrame::Pong) => {}
            Err(error) => {
                let what = format!("a frame that is none: {error}");
                ledger.violations.push(Violation::of("S1", what));
            }
        }
        false
    }

    fn answered(&mut self, reference: u32, error: Option<&candor_protocol::ErrorFrame>) {
        let answer = error.map_or(Answer::Acknowledged, |error| Answer::Refused(error.code));
        let Some((wish, over)) = self.mind.outbox.answered(reference, error) else {
            let what = format!(
                "client {}: an answer to no command, or a second one",
                self.who
            );
            self.room
                .ledger()
                .violations
                .push(Violation::of("S3", what));
            return;
        };
        self.room.history().answered(wish, answer);
        if let Some(command) = over {
            self.mind.learn(&command, answer);
        }
    }

    /// The server ended the connection.
    fn closed(&mut self, code: Option<u16>) {
        let is = |known: CloseCode| code == Some(known.number());
        let announced = match self.sight.board().get(EntityId::Board) {
            Some(Entity::Board(board)) => board.erase_at,
            _ => None,
        };
        if is(CloseCode::NoRoom) || is(CloseCode::Erased) {
            self.ended = true;
            if announced.is_none_or(|at| now_ms() + CLOCK_MS < at) {
                let what = format!("client {}: the room is gone ({code:?})", self.who);
                self.room
                    .ledger()
                    .violations
                    .push(Violation::of("K1", what));
            }
        }
        let wrong = [
            CloseCode::BadFrame,
            CloseCode::WrongDoor,
            CloseCode::WrongSeat,
            CloseCode::OtherProtocol,
            CloseCode::TooBig,
        ];
        if let Some(code) = wrong.into_iter().find(|code| is(*code)) {
            // A frame that the network cut ends its connection, so none of these is the network's.
            let what = format!("client {}: closed with {}", self.who, code.reason());
            self.room
                .ledger()
                .violations
                .push(Violation::of("L2", what));
            self.seat = self.seat.take().filter(|_| code != CloseCode::WrongSeat);
        }
    }

    fn report(&self, live: bool) {
        let draining = *self.room.phase.borrow() != Phase::Load;
        let resume = self.sight.resume();
        let standing = Standing {
            live,
            idle: self.mind.is_idle(self.sight.board()),
            place: resume.map(|resume| (resume.epoch, resume.seq)),
            board: draining.then(|| self.sight.board().clone()),
        };
        self.room.standing().insert(self.who, standing);
    }
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(0))
}
