//! Seats ever taken: counted as here is, and never journaled.

use candor_protocol::{
    Check, CreateRoom, DoorHash, Lock, NewColumn, RoomId, Sealed, SealedLine, Settings,
};
use rand::{SeedableRng as _, rngs::StdRng};

use super::*;
use crate::board::RoomSecret;

const LAG: u32 = limits::HERE_LAG_TICKS;

/// A room, its live state, and dice.
struct Room(Board, Live, StdRng);

impl Room {
    fn new() -> Self {
        let sealed = Sealed::new(&"A".repeat(395)).expect("sealed");
        let title = SealedLine::new(sealed.as_str()).expect("a line");
        let column = NewColumn {
            id: candor_protocol::ColumnId([1; 16]),
            name: title.clone(),
            prompt: None,
        };
        let wanted = Box::new(CreateRoom {
            room: RoomId([0; 16]),
            door_hash: DoorHash([0; 32]),
            facilitator_hash: FacilitatorHash([0; 32]),
            check: Check([0; 32]),
            title,
            columns: vec![column],
            settings: Settings {
                tick_seconds: 3,
                floor: 3,
                hiding: true,
            },
            plan: None,
            content: None,
        });
        let secret = RoomSecret([0; 32]);
        let board = Board::create(&Event::Created { wanted, secret }).expect("created");
        let live = Live::new(&board);
        Self(board, live, StdRng::seed_from_u64(7))
    }

    fn arrive(&mut self, seat: Seat) {
        self.1.arrive(seat, &mut self.2);
    }

    fn leave(&mut self, seat: Seat) {
        self.1.leave(seat, &mut self.2);
    }

    fn tick(&mut self) -> CountsEntity {
        self.1.advance(false);
        self.1.refresh(&self.0);
        self.1.counts()
    }

    /// Ticks until every arrival has counted, and every absence.
    fn settle(&mut self) -> CountsEntity {
        (0..LAG + 20).for_each(|_| {
            self.tick();
        });
        self.tick()
    }
}

fn seat(number: u16) -> Seat {
    let mut nonce = [0; 16];
    nonce[..2].copy_from_slice(&number.to_be_bytes());
    Seat::new(nonce)
}

#[test]
fn a7_seats_count_when_they_first_count_as_here_and_stay_counted() {
    let mut room = Room::new();
    room.arrive(seat(1));
    let arrived = room.1.counts();
    assert_eq!(
        (arrived.here, arrived.seats),
        (0, 0),
        "nobody is seen arriving"
    );
    let turned = (0..LAG)
        .map(|_| room.tick())
        .find(|counts| counts.here == 1);
    assert_eq!(
        turned.map(|counts| counts.seats),
        Some(1),
        "with here, on a tick"
    );
    room.leave(seat(1));
    let gone = room.settle();
    assert_eq!((gone.here, gone.seats), (0, 1));
    room.arrive(seat(1));
    assert_eq!(room.settle().seats, 1, "the same seat again");
    room.arrive(seat(2));
    let both = room.settle();
    assert_eq!((both.here, both.seats), (2, 2));
}

#[test]
fn a7_a_seat_that_goes_at_once_was_taken_all_the_same() {
    let mut room = Room::new();
    room.arrive(seat(1));
    room.leave(seat(1));
    assert_eq!(room.settle().seats, 1);
}

#[test]
fn a10_who_says_or_writes_what_changes_nothing_in_seats() {
    let run = |busy: Seat| {
        let mut room = Room::new();
        for number in 1..=3 {
            room.arrive(seat(number));
        }
        let ready = Command::SetReady { ready: true };
        (0..LAG)
            .map(|_| {
                room.1.follow(busy, &ready);
                room.1.apply(&Event::NoteAdded {
                    id: candor_protocol::NoteId([9; 16]),
                    column: candor_protocol::ColumnId([1; 16]),
                    text: Sealed::new(&"A".repeat(395)).expect("sealed"),
                    lock: Lock([0; 32]),
                    delay: Some(1),
                });
                room.tick()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(run(seat(1)), run(seat(3)));
}

#[test]
fn a1_seats_ever_taken_go_with_the_live_state() {
    let mut room = Room::new();
    room.arrive(seat(1));
    room.settle();
    room.1.reload(&room.0);
    assert_eq!(room.settle().seats, 1, "kept while the room is in memory");
    assert_eq!(
        Live::new(&room.0).counts().seats,
        0,
        "the board has nothing of them"
    );
}

#[test]
fn l1_from_the_bound_on_seats_stay_where_they_are_and_are_never_fewer_than_here() {
    let mut room = Room::new();
    let bound = u16::try_from(limits::SEATS_COUNTED).expect("a number");
    for number in 0..bound {
        room.arrive(seat(number));
    }
    room.settle();
    for number in 0..bound {
        room.leave(seat(number));
    }
    room.settle();
    for number in bound..bound + 9 {
        room.arrive(seat(number));
    }
    let counts = room.settle();
    assert_eq!((counts.here, counts.seats), (9, u32::from(bound)));
    for number in 0..bound {
        room.arrive(seat(number));
    }
    let counts = room.settle();
    assert_eq!(
        (counts.here, counts.seats),
        (u32::from(bound) + 9, u32::from(bound) + 9)
    );
    assert_eq!(room.1.ever.len(), limits::SEATS_COUNTED);
}
