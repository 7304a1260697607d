//! A real room whose every turn a test takes by hand: its journal, its dice, its clock, its people, and
//! somebody who watches. It knows no law.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_protocol::*;
use futures_util::FutureExt as _;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use tokio::sync::{mpsc, oneshot};

use super::recorded::Recorded;
use crate::board::tests::happening::Happening;
use crate::board::tests::script::Scene;
use crate::board::tests::who::{Who, key_hash};
use crate::board::tests::world::{line, sealed};
use crate::board::{Board, Seat};
use crate::clock::{Clock, Hand};
use crate::journal::{Journal as _, Version};
use crate::room::actor::{Actor, Then};
use crate::room::keep::{Keeper, snapshot};
use crate::room::tests::{DOOR, deaf, hash};
use crate::room::{Answer, ConnectionId, Frames, Greeting, Joined, Line, Message, Next, leaks};

/// What came of something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was no command.
    None,
    /// A command was acknowledged.
    Taken,
    /// A command was refused.
    Refused(ErrorCode),
    /// Nobody is there who could send it.
    Absent,
}

/// Somebody who was let in.
struct Visitor {
    joined: Joined,
    line: Arc<Line>,
}

/// A room.
pub(super) struct Hall {
    pub(super) actor: Actor,
    /// Empty: each turn is handed its message.
    inbox: mpsc::Receiver<Message>,
    left: mpsc::UnboundedReceiver<ConnectionId>,
    hand: Hand,
    clock: Clock,
    /// The connections of each seat that is here.
    seats: BTreeMap<Seat, Vec<Visitor>>,
    leader: Option<Visitor>,
    _viewer: Visitor,
    cursor: u64,
    /// All that was ever handed to the journal.
    pub(super) journal: Arc<Recorded>,
    /// The room was erased.
    pub(super) is_over: bool,
}

/// A journal in memory answers at once, so nothing in a turn waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("nothing waits")
}

impl Hall {
    /// Opens a room with the board of a scene, dice of its own, and whoever leads.
    pub(super) fn open(mut board: Board, seed: u64) -> Self {
        leaks::forget();
        board.door_hash = DoorHash(hash("candor/1/door", DOOR));
        let (clock, hand) = Clock::manual(1_800_000_000_000);
        let journal = Arc::new(Recorded::default());
        let first = snapshot(&board, clock.now()).expect("a batch");
        now(journal.append(board.room, Version::START, first)).expect("created");
        let kept = now(Keeper::open(journal.clone(), board.room)).expect("opened");
        let dice = StdRng::seed_from_u64(seed);
        let (mut actor, left) = Actor::new(kept, dice, clock.clone(), limits::CONNECTIONS_PER_ROOM);
        let (_, inbox) = mpsc::channel(1);
        let viewer = join(&mut actor, None);
        let mut hall = Self {
            actor,
            inbox,
            left,
            hand,
            clock,
            seats: BTreeMap::new(),
            leader: None,
            cursor: viewer.joined.seq,
            _viewer: viewer,
            journal,
            is_over: false,
        };
        hall.leaders_come();
        hall
    }

    /// Lets a scene see the room's board, as all its people together would.
    pub(super) fn shown_to<T>(
        &mut self,
        scene: &mut Scene,
        look: impl FnOnce(&mut Scene) -> T,
    ) -> T {
        scene.world.now = self.clock.now();
        std::mem::swap(&mut scene.world.board, &mut self.actor.board);
        std::mem::swap(&mut scene.world.live, &mut self.actor.live);
        let seen = look(scene);
        std::mem::swap(&mut scene.world.board, &mut self.actor.board);
        std::mem::swap(&mut scene.world.live, &mut self.actor.live);
        seen
    }

    /// The seats that are here, in their order.
    pub(super) fn present(&self) -> Vec<Seat> {
        self.seats.keys().copied().collect()
    }

    /// Whether new notes are hidden.
    pub(super) fn is_hiding(&self) -> bool {
        self.actor.board.hiding
    }

    /// Whether somebody could send what is said, or come.
    pub(super) fn could(&self, happening: &Happening) -> bool {
        match happening {
            Happening::Said(who, _) => self.voice(*who).is_some(),
            Happening::Comes(Who {
                seat: Some(seat), ..
            }) => {
                let places = self.seats.get(seat).map_or(0, Vec::len);
                places < limits::CONNECTIONS_OF_SEAT
            }
            _ => true,
        }
    }

    fn voice(&self, who: Who) -> Option<ConnectionId> {
        let visitor = match who.seat {
            Some(seat) => self.seats.get(&seat)?.last()?,
            None => self.leader.as_ref()?,
        };
        Some(visitor.joined.place.connection)
    }

    /// Lets something happen.
    pub(super) fn happen(&mut self, happening: Happening) -> Outcome {
        match happening {
            Happening::Said(who, command) => return self.say(who, command),
            Happening::Ticks(ticks) => self.ticks(ticks),
            Happening::Passes(span) => self.pass(span),
            Happening::Comes(who) => {
                if let Some(seat) = who.seat {
                    let joined = join(&mut self.actor, Some(seat));
                    self.seats.entry(seat).or_default().push(joined);
                }
            }
            Happening::Goes(who) => {
                if let Some(seat) = who.seat {
                    self.go(seat);
                }
            }
            Happening::LeadersLeave { ticks } => {
                self.leader = None;
                self.part();
                self.ticks(ticks);
            }
            Happening::LeadersReturn => {
                self.leaders_come();
                self.ticks(1);
            }
            Happening::Reloads => {
                let then = now(self.actor.catch_up(false, None));
                self.is_over |= then == Then::End;
            }
        }
        Outcome::None
    }

    fn go(&mut self, seat: Seat) {
        let gone = self.seats.get_mut(&seat).and_then(Vec::pop);
        drop(gone);
        self.seats.retain(|_, places| !places.is_empty());
        self.part();
    }

    fn leaders_come(&mut self) {
        if self.leader.is_none() {
            self.leader = Some(join(&mut self.actor, None));
        }
        let leads = self.actor.board.facilitators.first();
        if let (Some(visitor), Some(key)) = (&self.leader, leads) {
            self.actor
                .connections
                .take_key(visitor.joined.place.connection, *key);
        }
    }

    /// Whose places were dropped are gone.
    fn part(&mut self) {
        while let Ok(id) = self.left.try_recv() {
            self.actor.leave(id);
        }
    }

    fn say(&mut self, who: Who, command: Command) -> Outcome {
        let Some(connection) = self.voice(who) else {
            return Outcome::Absent;
        };
        if let Some(key) = who.key {
            self.actor.connections.take_key(connection, key_hash(key));
        }
        self.turn(Some(Message::Command(connection, 1, Box::new(command))));
        let visitor = match who.seat {
            Some(seat) => self.seats.get(&seat).and_then(|all| all.last()),
            None => self.leader.as_ref(),
        };
        let answers = visitor.map(|visitor| visitor.line.take_answers());
        match answers.unwrap_or_default().first() {
            Some(Answer::Ack(_)) => Outcome::Taken,
            Some(Answer::Refused(error)) => Outcome::Refused(error.code),
            None => Outcome::Absent,
        }
    }

    fn ticks(&mut self, number: u32) {
        for _ in 0..number {
            let left = self.actor.next_tick.saturating_sub(self.clock.now());
            self.pass(left);
        }
    }

    /// Lets time pass from wake to wake, as the room's task does.
    fn pass(&mut self, span: Millis) {
        let until = self.clock.now() + span;
        while !self.is_over {
            let wake = self.actor.next_wake().clamp(self.clock.now(), until);
            self.hand
                .advance(Duration::from_millis(wake - self.clock.now()));
            self.turn(None);
            if wake == until {
                return;
            }
        }
    }

    fn turn(&mut self, message: Option<Message>) {
        if self.is_over {
            return;
        }
        // Each turn publishes what it has.
        self.actor.merging_until = Instant::now();
        let then = now(self.actor.turn(message, &mut self.inbox));
        self.is_over |= then == Then::End;
    }

    /// The frames that came since the last look.
    ///
    /// # Errors
    /// When a number was spent without a patch (S2).
    pub(super) fn seen(&mut self) -> Result<Vec<Frames>, String> {
        let mut seen = Vec::new();
        while let Next::Patch(frames) = self.actor.ring.after(self.cursor) {
            self.cursor += 1;
            seen.push(frames);
        }
        if self.cursor == self.actor.view.seq() {
            Ok(seen)
        } else {
            Err("numbers: one was spent without a patch".to_owned())
        }
    }

    /// The whole board as everybody has it who watched.
    pub(super) fn standing(&mut self) -> Frames {
        self.actor.view.since(0).expect("the whole board")
    }

    /// Somebody wishes something of a text without having its key.
    pub(super) fn tries(&mut self, by: Seat, wish: usize, of: TextId) -> Outcome {
        let edit_key = EditKey([0xdd; 16]);
        let command = match wish {
            0 => Command::EditText {
                of,
                edit_key,
                rev: 1,
                text: sealed(1),
            },
            1 => Command::DeleteText { of, edit_key },
            2 => Command::TakeBack { of, edit_key },
            _ => Command::StepForward {
                of,
                edit_key,
                name: line(1),
            },
        };
        let who = Who {
            seat: Some(by),
            key: None,
        };
        self.say(who, command)
    }

    /// The whole board as somebody gets it who comes now, and goes again.
    pub(super) fn newcomer(&mut self) -> Frames {
        let joined = join(&mut self.actor, None);
        let frames = joined.joined.frames.clone().expect("the whole board");
        drop(joined);
        self.part();
        frames
    }
}

/// Lets a seat in, or somebody without one.
fn join(actor: &mut Actor, seat: Option<Seat>) -> Visitor {
    let line = deaf();
    let greeting = Greeting {
        door: Door(DOOR),
        join: seat.is_some(),
        seat: seat.map(|seat| seat.token(&actor.board.secret)),
        facilitator_key: None,
        resume: None,
        line: Arc::clone(&line),
    };
    let (reply, mut answer) = oneshot::channel();
    now(actor.receive(Message::Join(Box::new(greeting), reply)));
    let joined = answer.try_recv().expect("an answer");
    Visitor {
        joined: joined.expect("let in"),
        line,
    }
}
