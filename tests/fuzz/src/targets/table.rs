//! A board to decide on: the one that the wire's example of a creation makes, with somebody at it.

use candor::board::{Board, Context, Event, Live, RoomSecret, Seat, decide, due, entities, ticked};
use candor_protocol::{Command, CreateRoom, FacilitatorHash, Millis};
use rand::SeedableRng as _;
use rand::rngs::StdRng;

use crate::sound::assert_sound;
use crate::wire;

/// A moment in January 2027.
pub(super) const NOW: Millis = 1_800_000_000_000;

/// The example of a creation.
pub(super) fn creation() -> CreateRoom {
    let examples = wire::examples("Creating a room");
    let example = examples.into_iter().next().expect("there is one");
    serde_json::from_value(example).expect("it is a creation")
}

/// Somebody with a seat, who also leads, at a board.
pub(super) struct Table {
    pub(super) board: Board,
    /// What happened at it, from its creation on.
    pub(super) events: Vec<Event>,
    live: Live,
    seat: Seat,
    key: Option<FacilitatorHash>,
    dice: StdRng,
}

impl Table {
    /// A room that was just created.
    pub(super) fn new() -> Self {
        let wanted = Box::new(creation());
        let secret = RoomSecret([7; 32]);
        let created = Event::Created { wanted, secret };
        let mut table = Self::at(Board::create(&created).expect("it creates"));
        table.events.push(created);
        table
    }

    /// A room as it was found.
    pub(super) fn at(board: Board) -> Self {
        let (seat, mut dice) = (Seat::new([1; 16]), StdRng::seed_from_u64(1));
        let mut live = Live::new(&board);
        live.arrive(seat, &mut dice);
        let key = board.facilitators.first().copied();
        let events = Vec::new();
        Self {
            board,
            events,
            live,
            seat,
            key,
            dice,
        }
    }

    /// Lets a command happen; false where it is refused.
    pub(super) fn take(&mut self, command: &Command) -> bool {
        let mut context = Context {
            now: NOW,
            seat: Some(self.seat),
            key: self.key,
            live: &self.live,
            dice: &mut self.dice,
        };
        let Ok(events) = decide(&self.board, command, &mut context) else {
            return false;
        };
        self.live.follow(self.seat, command);
        self.happen(events);
        true
    }

    /// Lets so many ticks pass, and whatever is announced come.
    pub(super) fn pass(&mut self, ticks: usize) {
        for _ in 0..ticks {
            self.live.advance(true);
            let mut context = Context {
                now: NOW,
                seat: None,
                key: None,
                live: &self.live,
                dice: &mut self.dice,
            };
            let events = ticked(&self.board, &mut context);
            self.happen(events);
            self.live.refresh(&self.board);
        }
        let events = due(&self.board, Millis::MAX, &mut self.dice);
        self.happen(events);
    }

    fn happen(&mut self, events: Vec<Event>) {
        for event in &events {
            self.board.apply(event);
            self.live.apply(event);
        }
        self.events.extend(events);
    }

    /// Everybody looks at it, and nothing on it breaks a law of boards.
    pub(super) fn is_sound(&self) {
        assert!(!entities(&self.board, &self.live).is_empty());
        assert_sound(&self.board);
    }

    /// Everybody looks at it.
    pub(super) fn look(&self) {
        assert!(!entities(&self.board, &self.live).is_empty());
    }
}
