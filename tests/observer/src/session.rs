//! Sessions: people who write in a room of the real board, and what comes out of it when. The truth
//! about who wrote what stays here; an adversary gets [`Session::enters`] and [`Session::released`].

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use candor_protocol::{Millis, TextId, TopicId};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, Exp};

use crate::ear::NETWORK_MS;
use crate::mixing::Mixing;
use crate::room::{Released, Room};
use crate::typing::{
    COMMENTS_AGAIN, COMMENTS_ON_TOPIC, LATE_NOTES_PER_MINUTE, NOTES_PER_MINUTE, Person, REPLIES,
};

/// How long late notes come, seconds.
pub(crate) const LATE_SECONDS: f64 = 1_200.0;
/// How long all write hidden notes, seconds.
pub(crate) const WRITING_SECONDS: f64 = 480.0;
/// Topics of a discussion, one after another.
pub(crate) const TOPICS: usize = 5;
/// How long a topic is in focus, seconds.
pub(crate) const TOPIC_SECONDS: f64 = 300.0;
/// Texts of a session of steady writing, mean.
pub(crate) const STEADY_TEXTS: f64 = 60.0;

/// What people do in a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// They write notes that are hidden, and then revealed.
    Hidden,
    /// They write late notes, while notes show.
    LateNotes,
    /// They comment on one topic after another.
    Comments,
    /// Anybody writes at any time, so many a minute in the whole room.
    Steady(f64),
}

/// Somebody presses Enter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Enter {
    pub(crate) seat: usize,
    pub(crate) at: Millis,
}

/// What happened in a session.
pub(crate) struct Session {
    pub(crate) seats: usize,
    pub(crate) enters: Vec<Enter>,
    /// What came out, by time.
    pub(crate) released: Vec<Released>,
    /// Which Enter sent a text: the truth.
    pub(crate) sent_by: BTreeMap<TextId, usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Focus,
    Enter { seat: usize, focus: usize },
    Arrival { enter: usize, focus: usize },
}

struct Stage {
    kind: Kind,
    room: Room,
    people: Vec<Person>,
    /// Until when each person thinks and types already.
    free_at: Vec<Millis>,
    topic: Option<TopicId>,
    focus: usize,
    agenda: BinaryHeap<Reverse<(Millis, What)>>,
    session: Session,
    waiting: usize,
    dice: StdRng,
}

/// Plays a session. The seed alone decides who writes when, as far as that does not react to the board.
pub(crate) fn play(kind: Kind, mixing: Mixing, seats: usize, seed: u64) -> Session {
    let mut stage = Stage::new(kind, mixing, seats, seed);
    match kind {
        Kind::Hidden => stage.notes(NOTES_PER_MINUTE, WRITING_SECONDS),
        Kind::LateNotes => stage.notes(LATE_NOTES_PER_MINUTE, LATE_SECONDS),
        Kind::Comments => stage.topics(),
        Kind::Steady(per_minute) => stage.steadily(per_minute),
    }
    stage.run();
    if kind == Kind::Hidden {
        stage.reveal();
    }
    stage.session
}

impl Stage {
    fn new(kind: Kind, mixing: Mixing, seats: usize, seed: u64) -> Self {
        let mut dice = StdRng::seed_from_u64(seed);
        let mut room = Room::new(mixing, kind == Kind::Hidden, seats, dice.random());
        let people = (0..seats).map(|_| Person::draw(&mut dice)).collect();
        let mut begin = 0;
        if kind == Kind::Comments {
            // A note to comment on stands there already.
            room.add_note(0, 0);
            while room.topic().is_none() {
                room.tick();
            }
            begin = room.next_tick();
        }
        Self {
            kind,
            topic: room.topic(),
            room,
            people,
            free_at: vec![begin; seats],
            focus: 0,
            agenda: BinaryHeap::new(),
            session: Session {
                seats,
                enters: Vec::new(),
                released: Vec::new(),
                sent_by: BTreeMap::new(),
            },
            waiting: 0,
            dice,
        }
    }

    /// Everybody writes notes on their own.
    fn notes(&mut self, per_minute: f64, seconds: f64) {
        for seat in 0..self.people.len() {
            let person = self.people[seat];
            // Nobody's first note waits for the beginning: the session is cut out of a longer one.
            let mut at = person.next_note(per_minute, &mut self.dice) * self.dice.random::<f64>();
            while at < seconds {
                self.plan(millis(at), What::Enter { seat, focus: 0 });
                at += person.next_note(per_minute, &mut self.dice);
            }
        }
    }

    fn steadily(&mut self, per_minute: f64) {
        let pause = Exp::new(per_minute / 60.0).expect("a rate");
        let mut at = pause.sample(&mut self.dice);
        while at < STEADY_TEXTS / per_minute * 60.0 {
            let seat = self.dice.random_range(0..self.people.len());
            self.plan(millis(at), What::Enter { seat, focus: 0 });
            at += pause.sample(&mut self.dice);
        }
    }

    fn topics(&mut self) {
        let begin = self.room.next_tick();
        for number in 0..TOPICS {
            self.plan(begin + millis(TOPIC_SECONDS * number as f64), What::Focus);
        }
    }

    fn plan(&mut self, at: Millis, what: What) {
        self.agenda.push(Reverse((at, what)));
    }

    /// Plays what is planned, and ticks on until nothing waits.
    fn run(&mut self) {
        loop {
            let next = self.agenda.peek().map(|Reverse((at, _))| *at);
            let tick = self.room.next_tick();
            if next.is_none() && (self.waiting == 0 || self.kind == Kind::Hidden) {
                return;
            }
            if next.is_none_or(|next| tick <= next) {
                let released = self.room.tick();
                self.see(released);
            } else if let Some(Reverse((at, what))) = self.agenda.pop() {
                self.happen(at, what);
            }
        }
    }

    fn happen(&mut self, at: Millis, what: What) {
        match what {
            What::Focus => self.turn_to_next_topic(at),
            What::Enter { seat, focus } if focus == self.focus => self.enter(at, seat),
            // What somebody was about to say came too late for its topic.
            What::Enter { .. } => {}
            What::Arrival { enter, .. } => {
                let seat = self.session.enters[enter].seat;
                let (text, released) = match (self.kind, self.topic) {
                    (Kind::Comments, Some(topic)) => self.room.add_comment(seat, topic, at),
                    _ => self.room.add_note(seat, at),
                };
                self.session.sent_by.insert(text, enter);
                self.waiting += 1;
                self.see(released);
            }
        }
    }

    fn enter(&mut self, at: Millis, seat: usize) {
        let enter = self.session.enters.len();
        self.session.enters.push(Enter { seat, at });
        let way = self.dice.random_range(NETWORK_MS.0..=NETWORK_MS.1);
        let focus = self.focus;
        self.plan(at + way, What::Arrival { enter, focus });
        if self.kind == Kind::Comments && self.dice.random_bool(COMMENTS_AGAIN) {
            self.comment(seat, at);
        }
    }

    fn turn_to_next_topic(&mut self, at: Millis) {
        self.focus += 1;
        for seat in 0..self.people.len() {
            self.free_at[seat] = at;
            let likely = self.people[seat].inclined(COMMENTS_ON_TOPIC);
            if self.dice.random_bool(likely) {
                self.comment(seat, at);
            }
        }
    }

    /// Somebody has read something, and begins to think of a comment as soon as they can.
    fn comment(&mut self, seat: usize, from: Millis) {
        let seconds = self.people[seat].next_comment(&mut self.dice);
        let at = from.max(self.free_at[seat]) + millis(seconds);
        self.free_at[seat] = at;
        let focus = self.focus;
        self.plan(at, What::Enter { seat, focus });
    }

    /// Everybody sees what comes out, and some reply.
    fn see(&mut self, released: Option<Released>) {
        let Some(released) = released else { return };
        self.waiting -= released.texts.len();
        if self.kind == Kind::Comments {
            for text in &released.texts {
                self.reply(*text, released.at);
            }
        }
        self.session.released.push(released);
    }

    fn reply(&mut self, to: TextId, at: Millis) {
        let author = self.session.enters[self.session.sent_by[&to]].seat;
        let others = (self.people.len() - 1) as f64;
        for seat in 0..self.people.len() {
            let likely = self.people[seat].inclined(REPLIES / others);
            if self.dice.random_bool(likely) && seat != author {
                self.comment(seat, at);
            }
        }
    }

    /// Who leads announces the reveal, and it comes.
    fn reveal(&mut self) {
        let now = self.room.next_tick();
        self.room.announce_reveal(now);
        let announced = candor_protocol::limits::REVEAL_NOTICE_MS;
        let released = self.room.pass(now + announced);
        self.see(released);
    }
}

fn millis(seconds: f64) -> Millis {
    (seconds * 1_000.0) as Millis
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_comes_out_once_and_after_it_was_sent() {
        for kind in [
            Kind::Hidden,
            Kind::LateNotes,
            Kind::Comments,
            Kind::Steady(4.0),
        ] {
            let session = play(kind, Mixing::DEFAULT, 8, 3);
            let mut texts = 0;
            for released in &session.released {
                for text in &released.texts {
                    texts += 1;
                    assert!(session.enters[session.sent_by[text]].at < released.at);
                }
            }
            assert!(texts > 0);
            assert_eq!(texts, session.enters.len(), "{kind:?}");
        }
    }
}
