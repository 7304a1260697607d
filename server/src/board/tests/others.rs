//! Non-interference (A10): the same things are done at the same moments, by others; nothing that
//! anybody sees, and nothing that is kept, is another one.

use std::collections::{BTreeMap, BTreeSet};

use crate::board::Event;
use candor_protocol::*;
use proptest::prelude::*;

use crate::board::tests::script::{Scene, rooms, steps};
use crate::board::tests::who::{Who, seat};

/// Seats of a script, all of them here from the beginning to the end.
const SEATS: u8 = 4;

/// Who does in the other room what somebody does in this one.
#[derive(Debug, Clone, Copy)]
struct Others {
    /// Which of the possible ways to deal out what is done.
    deal: u8,
}

impl Others {
    /// Whoever holds a text's key, whichever seat that is: each text is dealt by itself. Ballots,
    /// answers and readiness change hands as a whole, anew in every round and poll.
    fn does(self, by: Who, command: &Command) -> Who {
        match command {
            Command::AddNote { id, .. } => self.dealt(&id.0),
            Command::AddComment { id, .. } => self.dealt(&id.0),
            Command::EditText { of, .. }
            | Command::DeleteText { of, .. }
            | Command::TakeBack { of, .. }
            | Command::StepForward { of, .. } => self.dealt(of.bytes()),
            Command::CastBallot { round, .. } => self.swapped(by, &round.0),
            Command::AnswerPoll { poll, .. } => self.swapped(by, &poll.0),
            Command::SetReady { .. } => self.swapped(by, &[0; 16]),
            _ => by,
        }
    }

    fn dealt(self, id: &[u8; 16]) -> Who {
        seat((id[0] ^ self.deal) % SEATS)
    }

    /// One of the orders in which seats can be swapped.
    fn swapped(self, by: Who, id: &[u8; 16]) -> Who {
        let mut order: Vec<u8> = (0..SEATS).collect();
        let mut left = usize::from(id[0] ^ self.deal);
        for place in (1..order.len()).rev() {
            order.swap(place, left % (place + 1));
            left /= place + 1;
        }
        let all = (0..SEATS).zip(order);
        let mut others = all.filter(|(number, _)| seat(*number).seat == by.seat);
        others.next().map_or(by, |(_, other)| seat(other))
    }
}

/// A room in which everybody is here.
fn gathered(seed: u64, room: Settings) -> Scene {
    let mut scene = Scene::new(seed, room);
    for number in 0..SEATS {
        scene.world.arrive(seat(number));
    }
    scene
}

/// What the journal has, up to pseudonyms: each is the number of its first coming there.
fn kept(history: &[Event]) -> Vec<serde_json::Value> {
    let mut known = BTreeMap::new();
    let mut without_pseudonyms = |event: &Event| {
        let mut json = serde_json::to_value(event).expect("encoded");
        for name in ["ballot_cast", "poll_answered"] {
            if let Some(pseudonym) = json.get_mut(name).and_then(|it| it.get_mut("pseudonym")) {
                let next = known.len();
                let number = *known.entry(pseudonym.to_string()).or_insert(next);
                *pseudonym = number.into();
            }
        }
        json
    };
    history.iter().map(&mut without_pseudonyms).collect()
}

proptest! {
    #![proptest_config(crate::board::tests::laws::config())]

    #[test]
    fn a10_who_does_it_changes_nothing_that_is_seen_or_kept(
        seed: u64, room in rooms(), deal: u8, script in steps(),
    ) {
        let (mut scene, mut other) = (gathered(seed, room), gathered(seed, room));
        let others = Others { deal };
        for step in script.into_iter().filter(|step| !step.is_coming_or_going()) {
            let taken = scene.play(step).map(|(_, command)| command);
            let too = other.play_by(step, |by, command| others.does(by, command));
            prop_assert_eq!(taken, too.map(|(_, command)| command));
            prop_assert_eq!(scene.world.projected(), other.world.projected());
        }
        prop_assert_eq!(kept(&scene.world.history), kept(&other.world.history));
    }
}

#[test]
fn the_test_itself_deals_everything_to_others() {
    let others = |deal| Others { deal };
    let answer = Command::AnswerPoll {
        poll: PollId([7; 16]),
        choice: None,
    };
    let mut ways = BTreeSet::new();
    for deal in 0..=u8::MAX {
        let all = (0..SEATS).map(|number| others(deal).does(seat(number), &answer).seat);
        let all: Vec<_> = all.collect();
        let each = all.iter().collect::<BTreeSet<_>>();
        assert_eq!(each.len(), usize::from(SEATS), "each seat answers once");
        ways.insert(all);
    }
    assert_eq!(ways.len(), 24, "every order of four seats");
}
