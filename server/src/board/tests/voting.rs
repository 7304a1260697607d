//! Rounds and ballots: A8 and A9.

use candor_protocol::*;

use crate::board::tests::commands::{ballot, group, merge, open_round, split};
use crate::board::tests::who::{LEADER, seat};
use crate::board::tests::world::World;

fn open(world: &mut World, topics: Option<Vec<TopicId>>, votes: (u32, u32)) -> RoundId {
    let id = RoundId(world.fresh());
    world.send(LEADER, open_round(id, topics, votes));
    id
}

#[test]
fn a9_nothing_of_a_ballot_shows_before_closing_and_only_the_tally_stays() {
    let (mut world, topics, _) = World::with_topics(3);
    let round = open(&mut world, None, (3, 2));
    let before = world.projected();
    for number in 1..=3 {
        world.send(
            seat(number),
            ballot(round, &[(topics[0], 2), (topics[1], 1)]),
        );
    }
    assert_eq!(world.projected(), before);
    world.tick();
    assert_eq!(world.live.counts().voted, 3);
    world.send(LEADER, Command::CloseRound { round });
    let Outcome::Counted { voters, tally } = &world.board.rounds[&round].outcome else {
        panic!("counted")
    };
    assert_eq!(*voters, 3);
    assert_eq!(tally.iter().map(|entry| entry.votes).sum::<u32>(), 9);
    let kept = serde_json::to_string(&world.board).expect("encoded");
    assert!(kept.contains(r#""ballots":null"#) && !kept.contains("salt"));
}

#[test]
fn a8_under_the_floor_the_ballots_are_destroyed() {
    let (mut world, topics, _) = World::with_topics(2);
    let round = open(&mut world, None, (1, 1));
    for number in 1..=2 {
        world.send(seat(number), ballot(round, &[(topics[0], 1)]));
    }
    world.send(LEADER, Command::CloseRound { round });
    assert_eq!(world.board.rounds[&round].outcome, Outcome::TooFew);
    assert!(world.board.rounds[&round].ballots.is_none());
    assert_eq!(
        world.refused(seat(3), ballot(round, &[(topics[0], 1)])),
        ErrorCode::RoundClosed
    );
    let again = open_round(round, None, (1, 1));
    assert_eq!(world.send(LEADER, again), 0, "closed rounds never reopen");
}

#[test]
fn a9_a_ballot_is_replaced_whole_and_an_empty_one_takes_it_back() {
    let (mut world, topics, _) = World::with_topics(2);
    let round = open(&mut world, None, (2, 2));
    world.send(seat(1), ballot(round, &[(topics[0], 2)]));
    world.send(seat(1), ballot(round, &[(topics[1], 1)]));
    assert_eq!(world.send(seat(1), ballot(round, &[(topics[1], 1)])), 0);
    world.send(seat(2), ballot(round, &[(topics[0], 1)]));
    world.send(seat(3), ballot(round, &[(topics[0], 1)]));
    world.send(seat(4), ballot(round, &[(topics[0], 1)]));
    world.send(seat(4), ballot(round, &[]));
    world.send(LEADER, Command::CloseRound { round });
    let Outcome::Counted { voters, tally } = &world.board.rounds[&round].outcome else {
        panic!("counted")
    };
    let votes = |topic| {
        tally
            .iter()
            .find(|entry| entry.topic == topic)
            .map(|entry| entry.votes)
    };
    assert_eq!(
        (*voters, votes(topics[0]), votes(topics[1])),
        (3, Some(2), Some(1))
    );
}

#[test]
fn a8_a_ballot_outside_the_round_is_refused() {
    let (mut world, topics, _) = World::with_topics(4);
    let round = open(&mut world, Some(topics[..2].to_vec()), (3, 2));
    for votes in [
        &[(topics[0], 3)][..],
        &[(topics[0], 2), (topics[1], 2)],
        &[(topics[0], 1), (topics[0], 1)],
        &[(topics[3], 1)],
        &[(topics[0], 0)],
        &[(topics[0], u32::MAX), (topics[1], 2)],
    ] {
        assert_eq!(
            world.refused(seat(1), ballot(round, votes)),
            ErrorCode::BallotInvalid
        );
    }
    let other = RoundId(world.fresh());
    assert_eq!(
        world.refused(seat(1), ballot(other, &[])),
        ErrorCode::RoundClosed
    );
}

#[test]
fn a8_what_a_round_fixes_cannot_be_merged_split_or_removed() {
    let (mut world, topics, mine) = World::with_topics(3);
    let note = world.only_note(topics[0]);
    world.send(seat(1), merge(topics[2], topics[1], None));
    let round = open(&mut world, None, (1, 1));
    let (a, b) = (topics[0], topics[1]);
    let both = world.board.topics[&b].notes[0];
    let new = TopicId(world.fresh());
    for command in [
        merge(a, b, None),
        group(note, a, b),
        split(&world, b, vec![both], new),
    ] {
        assert_eq!(world.refused(seat(1), command), ErrorCode::TopicInRound);
    }
    let take_off = Command::TakeOff {
        of: TextId::Note(note),
    };
    assert_eq!(world.refused(LEADER, take_off), ErrorCode::TopicInRound);
    // Deletions wait until the round is closed, as far as they would end a topic.
    for own in mine {
        world.send(seat(1), own.delete());
    }
    world.settle();
    assert_eq!(world.topics_by_id(), vec![a, b]);
    assert_eq!(world.board.topics[&b].notes.len(), 1);
    world.send(LEADER, Command::CloseRound { round });
    world.tick();
    assert!(world.board.topics.is_empty());
}

#[test]
fn a8_one_round_at_a_time_over_two_topics_at_least() {
    let (mut world, topics, _) = World::with_topics(3);
    let id = RoundId(world.fresh());
    let wish = |topics, budget, most| open_round(id, topics, (budget, most));
    for one in [vec![topics[0]], vec![topics[0]; 2]] {
        assert_eq!(
            world.refused(LEADER, wish(Some(one), 1, 1)),
            ErrorCode::Invalid
        );
    }
    let missing = Some(vec![topics[0], TopicId([9; 16])]);
    assert_eq!(
        world.refused(LEADER, wish(missing, 1, 1)),
        ErrorCode::NotThere
    );
    assert_eq!(world.refused(LEADER, wish(None, 0, 0)), ErrorCode::Invalid);
    assert_eq!(world.refused(LEADER, wish(None, 2, 3)), ErrorCode::Invalid);
    assert_eq!(
        world.refused(LEADER, wish(None, limits::BUDGET + 1, 1)),
        ErrorCode::Invalid
    );
    open(&mut world, None, (1, 1));
    assert_eq!(
        world.refused(LEADER, wish(None, 1, 1)),
        ErrorCode::RoundOpen
    );
}

#[test]
fn counted_votes_follow_a_topic_that_is_merged() {
    let (mut world, topics, _) = World::with_topics(2);
    let round = open(&mut world, None, (2, 1));
    for number in 1..=3 {
        world.send(
            seat(number),
            ballot(round, &[(topics[0], 1), (topics[1], 1)]),
        );
    }
    world.send(LEADER, Command::CloseRound { round });
    world.send(seat(1), merge(topics[0], topics[1], None));
    let Outcome::Counted { tally, .. } = &world.board.rounds[&round].outcome else {
        panic!("counted")
    };
    assert_eq!(
        tally,
        &[TopicVotes {
            topic: topics[1],
            votes: 6
        }]
    );
}

#[test]
fn a8_a_tie_break_is_over_two_topics_at_least_of_a_counted_round() {
    let (mut world, topics, _) = World::with_topics(4);
    let [counted, tied, other] = [1, 2, 3].map(|number| RoundId([number; 16]));
    let open = |id, topics: &[TopicId], breaks| Command::OpenRound {
        id,
        topics: Some(topics.to_vec()),
        budget: 1,
        most_per_topic: 1,
        breaks,
    };
    world.send(LEADER, open(counted, &topics[..3], None));
    for number in 1..=3 {
        world.send(seat(number), ballot(counted, &[(topics[0], 1)]));
    }
    world.send(LEADER, Command::CloseRound { round: counted });
    let outside = [topics[0], topics[3]];
    for (over, breaks, code) in [
        (&topics[..1], counted, ErrorCode::Invalid),
        (&outside, counted, ErrorCode::Invalid),
        (&topics[..2], other, ErrorCode::NotThere),
    ] {
        let refused = world.refused(LEADER, open(tied, over, Some(breaks)));
        assert_eq!(refused, code);
    }
    world.send(LEADER, open(tied, &topics[..2], Some(counted)));
    world.send(LEADER, Command::CloseRound { round: tied });
    let of_one_destroyed = open(other, &topics[..2], Some(tied));
    assert_eq!(world.refused(LEADER, of_one_destroyed), ErrorCode::Invalid);
}
