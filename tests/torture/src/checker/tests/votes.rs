//! Ballots that count twice, too much or not at all.

use candor_protocol::{
    Command, Entity, Outcome, PollEntity, PollId, PollOutcome, RoundEntity, RoundId, Scale,
    TopicId, TopicVotes,
};

use super::world::{ACK, LOST, World};

fn round(topics: &[TopicId], outcome: Outcome) -> RoundEntity {
    RoundEntity {
        id: RoundId([7; 16]),
        order: 0,
        topics: topics.to_vec(),
        budget: 2,
        most_per_topic: 2,
        breaks: None,
        outcome,
    }
}

/// A closed round of three seats with a vote each on one topic, and a tally.
fn voted(voters: u32, votes: u32) -> World {
    let mut world = World::new();
    let topic = TopicId([3; 16]);
    for who in 1..=3 {
        let vote = TopicVotes { topic, votes: 1 };
        let cast = Command::CastBallot {
            round: RoundId([7; 16]),
            votes: vec![vote],
        };
        world.sent(who, 1, &cast, ACK);
    }
    let open = round(&[topic], Outcome::Open);
    let tally = vec![TopicVotes { topic, votes }];
    let closed = round(&[topic], Outcome::Counted { voters, tally });
    world.ledger.saw(&Entity::Round(open));
    world.ledger.saw(&Entity::Round(closed));
    world
}

#[test]
fn a9_a_ballot_counts_once() {
    voted(3, 3).sound();
    voted(4, 4).caught("no choice of its seats");
    voted(3, 4).caught("no choice of its seats");
    voted(3, 2).caught("no choice of its seats");
}

#[test]
fn a9_the_last_ballot_of_a_seat_counts() {
    let mut world = voted(3, 3);
    let none = Command::CastBallot {
        round: RoundId([7; 16]),
        votes: Vec::new(),
    };
    world.sent(3, 1, &none, LOST);
    world.sound();
    world.sent(3, 1, &none, ACK);
    world.caught("no choice of its seats");
}

#[test]
fn a9_a_ballot_over_the_budget_is_not_taken() {
    let mut world = World::new();
    let open = Command::OpenRound {
        id: RoundId([7; 16]),
        topics: None,
        budget: 2,
        most_per_topic: 2,
        breaks: None,
    };
    world.sent(1, 1, &open, ACK);
    let topic = TopicId([3; 16]);
    world
        .more
        .push(Entity::Round(round(&[topic], Outcome::Open)));
    world.sound();
    let cast = Command::CastBallot {
        round: RoundId([7; 16]),
        votes: vec![TopicVotes { topic, votes: 3 }],
    };
    world.sent(2, 1, &cast, ACK);
    world.caught("a ballot of 3 votes was acknowledged");
}

#[test]
fn k1_a_round_that_was_opened_is_there() {
    let mut world = World::new();
    let (_, open) = candor_tests::retro::round_over_all(3, 1);
    world.sent(1, 1, &open, ACK);
    world.caught("acknowledged, and not there");
}

#[test]
fn a8_fewer_answers_than_the_floor_are_destroyed() {
    let poll = |outcome| {
        let mut world = World::new();
        let id = PollId([5; 16]);
        for who in 1..=2 {
            let answer = Command::AnswerPoll {
                poll: id,
                choice: Some(1),
            };
            world.sent(who, 1, &answer, ACK);
        }
        world.ledger.saw(&Entity::Poll(PollEntity {
            id,
            order: 0,
            scale: Scale::Roman {},
            topic: None,
            outcome,
        }));
        world
    };
    poll(PollOutcome::TooFew).sound();
    let gist = PollOutcome::Gist {
        answers: 2,
        choices: vec![1],
    };
    poll(gist).caught("no choice of its seats");
}
