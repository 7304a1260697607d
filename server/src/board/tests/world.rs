//! A board with its live state, seeded dice and a clock that a test moves.

use std::collections::BTreeMap;

use crate::board::{
    Board, Context, Event, Live, Refusal, RoomSecret, Touched, counted, decide, due, entities,
    project, ticked,
};
use candor_protocol::*;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::board::tests::who::{Who, key_hash};

/// A text of the smallest sealed size that differs by its number.
pub(crate) fn sealed(number: u32) -> Sealed {
    Sealed::new(&format!("{number:08}{}", "A".repeat(387))).expect("sealed")
}

pub(crate) fn line(number: u32) -> SealedLine {
    SealedLine::new(sealed(number).as_str()).expect("sealed")
}

pub(crate) struct World {
    pub(crate) board: Board,
    pub(crate) live: Live,
    pub(crate) now: Millis,
    /// Every event since the beginning, as a journal would have them.
    pub(crate) history: Vec<Event>,
    /// What viewers have: kept up by patches of touched entities alone.
    pub(crate) seen: BTreeMap<EntityId, Entity>,
    pub(crate) columns: Vec<ColumnId>,
    /// Whether somebody who leads is connected.
    pub(crate) led: bool,
    dice: StdRng,
    serial: u32,
}

/// A room that hides what is written, with the usual floor and tick.
pub(crate) const HIDING: Settings = Settings {
    tick_seconds: limits::TICK_SECONDS_DEFAULT,
    floor: limits::FLOOR_DEFAULT,
    hiding: true,
};

impl World {
    /// A room in which new notes are hidden.
    pub(crate) fn hiding(seed: u64) -> Self {
        Self::with(seed, HIDING, Content::default())
    }

    /// A room in which new notes come out on ticks.
    pub(crate) fn visible(seed: u64) -> Self {
        let settings = Settings {
            hiding: false,
            ..HIDING
        };
        Self::with(seed, settings, Content::default())
    }

    /// A room that shows a result from so many ballots or answers on (A8).
    pub(crate) fn with_floor(seed: u64, floor: u32) -> Self {
        let settings = Settings { floor, ..HIDING };
        Self::with(seed, settings, Content::default())
    }

    /// A room that begins with what an earlier one left (K4).
    pub(crate) fn carrying(content: Content) -> Self {
        Self::with(1, HIDING, content)
    }

    pub(crate) fn with(seed: u64, settings: Settings, content: Content) -> Self {
        let mut dice = StdRng::seed_from_u64(seed);
        let columns: Vec<ColumnId> = (0..3).map(|_| ColumnId(dice.random())).collect();
        let new = |(number, id): (u32, &ColumnId)| NewColumn {
            id: *id,
            name: line(number),
            prompt: None,
        };
        let wanted = CreateRoom {
            room: RoomId(dice.random()),
            door_hash: DoorHash(dice.random()),
            facilitator_hash: key_hash(0),
            check: Check(dice.random()),
            title: line(0),
            columns: (0..).zip(&columns).map(new).collect(),
            settings,
            plan: None,
            content: Some(Box::new(content)),
        };
        let secret = RoomSecret(dice.random());
        let created = Event::Created {
            wanted: Box::new(wanted),
            secret,
        };
        let board = Board::create(&created).expect("created");
        let live = Live::new(&board);
        let seen = entities(&board, &live)
            .into_iter()
            .map(|entity| (entity.id(), entity));
        let seen = seen.collect();
        let history = vec![created];
        Self {
            board,
            live,
            now: 1_000,
            history,
            seen,
            columns,
            led: true,
            dice,
            serial: 100,
        }
    }

    pub(crate) fn fresh<const N: usize>(&mut self) -> [u8; N] {
        self.dice.random()
    }

    /// A text that no other one equals.
    pub(crate) fn text(&mut self) -> Sealed {
        self.serial += 1;
        sealed(self.serial)
    }

    pub(crate) fn try_send(&mut self, who: Who, command: Command) -> Result<usize, Refusal> {
        let (seat, key) = (who.seat, who.key.map(key_hash));
        let (now, live, dice) = (self.now, &self.live, &mut self.dice);
        let events = decide(
            &self.board,
            &command,
            &mut Context {
                now,
                seat,
                key,
                live,
                dice,
            },
        )?;
        if let Some(seat) = seat {
            self.live.follow(seat, &command);
            if !events.is_empty() {
                self.live.wrote(seat, &command);
            }
        }
        Ok(self.happen(events))
    }

    /// Sends a command that must be taken; gives the number of its events.
    pub(crate) fn send(&mut self, who: Who, command: Command) -> usize {
        self.try_send(who, command.clone())
            .unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal:?}"))
    }

    /// Sends a command that must be refused.
    pub(crate) fn refused(&mut self, who: Who, command: Command) -> ErrorCode {
        match self.try_send(who, command.clone()) {
            Ok(_) => panic!("{command:?} was taken"),
            Err(refusal) => refusal.code,
        }
    }

    pub(crate) fn tick(&mut self) -> usize {
        self.now += 3_000;
        self.live.advance(self.led);
        let mut number = self.decide_by_itself(ticked);
        self.live.refresh(&self.board);
        let revealed = self.decide_by_itself(counted);
        if revealed > 0 {
            self.live.refresh(&self.board);
        }
        number += revealed;
        self.publish(&Touched::from([EntityId::Counts, EntityId::Leading]));
        number
    }

    /// So many ticks, each with the moments that come with it.
    pub(crate) fn ticks(&mut self, number: u32) {
        for _ in 0..number {
            self.tick();
            self.pass(0);
        }
    }

    fn decide_by_itself(&mut self, by: fn(&Board, &mut Context<'_>) -> Vec<Event>) -> usize {
        let (now, live, dice) = (self.now, &self.live, &mut self.dice);
        let mut context = Context {
            now,
            seat: None,
            key: None,
            live,
            dice,
        };
        let events = by(&self.board, &mut context);
        self.happen(events)
    }

    /// Ticks until all that could wait has been released.
    pub(crate) fn settle(&mut self) {
        for _ in 0..limits::WAIT_TICKS {
            self.tick();
        }
    }

    pub(crate) fn pass(&mut self, span: Millis) {
        self.now += span;
        let events = due(&self.board, self.now, &mut self.dice);
        self.happen(events);
    }

    fn happen(&mut self, events: Vec<Event>) -> usize {
        for event in &events {
            let touched = self.board.apply(event);
            self.live.apply(event);
            self.publish(&touched);
        }
        let number = events.len();
        self.history.extend(events);
        number
    }

    /// What a patch does to a viewer: entities that were touched are put or deleted.
    fn publish(&mut self, touched: &Touched) {
        for id in touched {
            match project(&self.board, &self.live, *id) {
                Some(entity) => self.seen.insert(*id, entity),
                None => self.seen.remove(id),
            };
        }
    }

    pub(crate) fn arrive(&mut self, who: Who) {
        if let Some(seat) = who.seat {
            self.live.arrive(seat, &mut self.dice);
        }
    }

    pub(crate) fn leave(&mut self, who: Who) {
        if let Some(seat) = who.seat {
            self.live.leave(seat, &mut self.dice);
        }
    }

    pub(crate) fn projected(&self) -> Vec<Entity> {
        entities(&self.board, &self.live)
    }
}
