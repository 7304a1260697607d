//! Who does in the other room what somebody does in this one (A10).

use std::collections::BTreeSet;

use candor_protocol::*;

use crate::board::Seat;
use crate::board::tests::who::{Who, seat};

/// One way to deal out what is done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Others {
    /// Which of the possible ways.
    pub(super) deal: u8,
    /// Whether ballots, answers and readiness change hands too: only where everybody stays, for
    /// whoever goes takes their readiness along, and whoever is away does not vote.
    pub(super) choices: bool,
}

impl Others {
    /// Whoever holds a text's key, whichever seat that is: each text is dealt by itself among those
    /// who are here. Ballots, answers and readiness change hands as a whole, anew in every round
    /// and poll.
    pub(super) fn does(self, by: Who, command: &Command, present: &[Seat]) -> Who {
        match command {
            Command::AddNote { id, .. } => self.dealt(by, &id.0, present),
            Command::AddComment { id, .. } => self.dealt(by, &id.0, present),
            Command::EditText { of, .. }
            | Command::DeleteText { of, .. }
            | Command::TakeBack { of, .. }
            | Command::StepForward { of, .. } => self.dealt(by, of.bytes(), present),
            Command::CastBallot { round, .. } => self.swapped(by, &round.0, present),
            Command::AnswerPoll { poll, .. } => self.swapped(by, &poll.0, present),
            Command::SetReady { .. } => self.swapped(by, &[0; 16], present),
            _ => by,
        }
    }

    fn dealt(self, by: Who, id: &[u8; 16], present: &[Seat]) -> Who {
        let place = usize::from(id[0] ^ self.deal) % present.len().max(1);
        let seat = present.get(place).copied();
        Who {
            seat: seat.or(by.seat),
            ..by
        }
    }

    /// One of the orders in which seats can be swapped.
    fn swapped(self, by: Who, id: &[u8; 16], present: &[Seat]) -> Who {
        if !self.choices {
            return by;
        }
        let mut order = present.to_vec();
        let mut left = usize::from(id[0] ^ self.deal);
        for place in (1..order.len()).rev() {
            order.swap(place, left % (place + 1));
            left /= place + 1;
        }
        let mut pairs = present.iter().zip(order);
        let other = pairs.find(|(seat, _)| Some(**seat) == by.seat);
        let seat = other.map(|(_, other)| other).or(by.seat);
        Who { seat, ..by }
    }
}

#[test]
fn everything_can_be_dealt_to_anybody() {
    let all: Vec<Seat> = (0..4).filter_map(|number| seat(number).seat).collect();
    let poll = PollId([7; 16]);
    let choice = None;
    let answer = Command::AnswerPoll { poll, choice };
    let mut ways = BTreeSet::new();
    for deal in 0..=u8::MAX {
        let choices = true;
        let others = Others { deal, choices };
        let does = |number| others.does(seat(number), &answer, &all).seat;
        let way: Vec<_> = (0..4).map(does).collect();
        let each: BTreeSet<_> = way.iter().collect();
        assert_eq!(each.len(), 4, "each seat answers once");
        ways.insert(way);
    }
    assert_eq!(ways.len(), 24, "every order of four seats");
}
