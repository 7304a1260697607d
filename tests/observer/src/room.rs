//! A room of the real board, with seeded dice and a clock that a session moves. What is released,
//! and when, is the board's own doing; only the longest delay can be set to another than the board's.

use std::collections::BTreeSet;

use candor::board::{
    Board, Context, Event, Live, RoomSecret, Seat, Touched, counted, decide, due, project, ticked,
};
use candor_protocol::{
    Check, ColumnId, Command, CommentId, CreateRoom, DoorHash, Entity, EntityId, FacilitatorHash,
    Lock, Millis, NewColumn, NoteId, RoomId, Sealed, SealedLine, Settings, TextId, TopicId, limits,
};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::mixing::Mixing;

/// Texts that came out together, as everybody sees it, in their order on the board.
#[derive(Debug, Clone)]
pub(crate) struct Released {
    pub(crate) at: Millis,
    pub(crate) texts: Vec<TextId>,
}

pub(crate) struct Room {
    board: Board,
    live: Live,
    mixing: Mixing,
    next_tick: Millis,
    column: ColumnId,
    text: Sealed,
    leader: FacilitatorHash,
    out: BTreeSet<EntityId>,
    dice: StdRng,
}

impl Room {
    /// A room with so many seats here, hiding or not. It has one column, so that the whole order in
    /// which notes come out shows.
    pub(crate) fn new(mixing: Mixing, hiding: bool, seats: usize, seed: u64) -> Self {
        let mut dice = StdRng::seed_from_u64(seed);
        let text = Sealed::new(&"A".repeat(395)).expect("a text of the smallest size");
        let line = SealedLine::new(text.as_str()).expect("a line");
        let column = ColumnId(dice.random());
        let leader = FacilitatorHash(dice.random());
        let wanted = CreateRoom {
            room: RoomId(dice.random()),
            door_hash: DoorHash(dice.random()),
            facilitator_hash: leader,
            check: Check(dice.random()),
            title: line.clone(),
            columns: vec![NewColumn {
                id: column,
                name: line,
                prompt: None,
            }],
            settings: Settings {
                tick_seconds: mixing.tick_seconds(),
                floor: limits::FLOOR_DEFAULT,
                hiding,
            },
            plan: None,
            content: None,
        };
        let secret = RoomSecret(dice.random());
        let board = Board::create(&Event::Created {
            wanted: Box::new(wanted),
            secret,
        });
        let board = board.expect("a room");
        let mut live = Live::new(&board);
        for number in 0..seats {
            live.arrive(seat(number), &mut dice);
        }
        // As in the server, the grid of ticks begins anywhere (A6).
        let next_tick = dice.random_range(1..=u64::from(mixing.tick_seconds()) * 1_000);
        let out = BTreeSet::new();
        Self {
            board,
            live,
            mixing,
            next_tick,
            column,
            text,
            leader,
            out,
            dice,
        }
    }

    /// When the next tick comes.
    pub(crate) fn next_tick(&self) -> Millis {
        self.next_tick
    }

    /// A seat's note arrives; it may come out with this.
    pub(crate) fn add_note(&mut self, by: usize, now: Millis) -> (TextId, Option<Released>) {
        let id = NoteId(self.dice.random());
        let (column, text, lock) = (self.column, self.text.clone(), Lock(self.dice.random()));
        let command = Command::AddNote {
            id,
            column,
            text,
            lock,
        };
        (TextId::Note(id), self.send(by, command, now))
    }

    /// A seat's comment on a topic arrives; it may come out with this.
    pub(crate) fn add_comment(
        &mut self,
        by: usize,
        topic: TopicId,
        now: Millis,
    ) -> (TextId, Option<Released>) {
        let id = CommentId(self.dice.random());
        let (text, lock) = (self.text.clone(), Lock(self.dice.random()));
        let command = Command::AddComment {
            id,
            topic,
            text,
            lock,
        };
        (TextId::Comment(id), self.send(by, command, now))
    }

    /// Any topic of the board.
    pub(crate) fn topic(&self) -> Option<TopicId> {
        self.board.topics.keys().next().copied()
    }

    /// Whoever leads announces the reveal.
    pub(crate) fn announce_reveal(&mut self, now: Millis) {
        let key = Some(self.leader);
        let events = self.decide(Command::AnnounceReveal {}, None, key, now);
        self.happen(events, now);
    }

    /// An announced moment comes.
    pub(crate) fn pass(&mut self, now: Millis) -> Option<Released> {
        let events = due(&self.board, now, &mut self.dice);
        self.happen(events, now)
    }

    /// The next tick comes.
    pub(crate) fn tick(&mut self) -> Option<Released> {
        let now = self.next_tick;
        self.next_tick += u64::from(self.mixing.tick_seconds()) * 1_000;
        self.live.advance(true);
        let released = self.by_itself(ticked, now);
        self.live.refresh(&self.board);
        let revealed = self.by_itself(counted, now);
        released.or(revealed)
    }

    fn send(&mut self, by: usize, command: Command, now: Millis) -> Option<Released> {
        let mut events = self.decide(command, Some(seat(by)), None, now);
        self.delay_otherwise(&mut events);
        let released = self.happen(events, now);
        match self.mixing {
            Mixing::Ticks { .. } => released,
            // The board releases it by the code of a tick, before there is one.
            Mixing::Off => self.by_itself(ticked, now),
        }
    }

    fn decide(
        &mut self,
        command: Command,
        seat: Option<Seat>,
        key: Option<FacilitatorHash>,
        now: Millis,
    ) -> Vec<Event> {
        let (live, dice) = (&self.live, &mut self.dice);
        let mut context = Context {
            now,
            seat,
            key,
            live,
            dice,
        };
        decide(&self.board, &command, &mut context).expect("a command within the bounds")
    }

    /// Draws delays from another range than the board's own, if that is wanted.
    fn delay_otherwise(&mut self, events: &mut [Event]) {
        let most = match self.mixing {
            Mixing::Ticks { most, .. } if most == limits::WAIT_TICKS => return,
            Mixing::Ticks { most, .. } => most,
            Mixing::Off => 0,
        };
        for event in events {
            match event {
                Event::NoteAdded {
                    delay: Some(delay), ..
                }
                | Event::CommentAdded { delay, .. } => {
                    *delay = self.dice.random_range(most.min(1)..=most);
                }
                _ => {}
            }
        }
    }

    fn by_itself(
        &mut self,
        by: fn(&Board, &mut Context<'_>) -> Vec<Event>,
        now: Millis,
    ) -> Option<Released> {
        let (live, dice) = (&self.live, &mut self.dice);
        let mut context = Context {
            now,
            seat: None,
            key: None,
            live,
            dice,
        };
        let events = by(&self.board, &mut context);
        self.happen(events, now)
    }

    fn happen(&mut self, events: Vec<Event>, now: Millis) -> Option<Released> {
        let mut touched = Touched::new();
        for event in &events {
            touched.extend(self.board.apply(event));
            self.live.apply(event);
        }
        let texts = self.come_out(&touched);
        (!texts.is_empty()).then_some(Released { at: now, texts })
    }

    /// The texts among what was touched that everybody sees for the first time, in their order.
    fn come_out(&mut self, touched: &Touched) -> Vec<TextId> {
        let mut fresh: Vec<(u32, TextId)> = Vec::new();
        for id in touched {
            match project(&self.board, &self.live, *id) {
                Some(Entity::Topic(topic)) => {
                    let notes = topic.notes.iter();
                    let notes = notes.filter(|note| self.out.insert(EntityId::Note(**note)));
                    fresh.extend(notes.map(|note| (topic.order, TextId::Note(*note))));
                }
                Some(Entity::Comment(comment)) if self.out.insert(*id) => {
                    fresh.push((comment.order, TextId::Comment(comment.id)));
                }
                _ => {}
            }
        }
        fresh.sort_unstable();
        fresh.into_iter().map(|(_, text)| text).collect()
    }
}

fn seat(number: usize) -> Seat {
    Seat::new((number as u128).to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a6_a_note_comes_out_within_its_ticks_and_at_once_when_waiting_is_off() {
        for most in [1, limits::WAIT_TICKS, 8] {
            let mut room = Room::new(Mixing::Ticks { seconds: 3, most }, false, 4, 1);
            let (note, at_once) = room.add_note(0, 0);
            assert!(at_once.is_none());
            let released = (0..most).find_map(|_| room.tick());
            assert_eq!(released.expect("it comes out").texts, [note]);
        }
        let mut room = Room::new(Mixing::Off, false, 4, 1);
        let (note, at_once) = room.add_note(0, 17);
        let at_once = at_once.expect("it comes out");
        assert_eq!((at_once.at, at_once.texts), (17, vec![note]));
    }
}
