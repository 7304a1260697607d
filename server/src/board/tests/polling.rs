//! Polls and answers: A8 and A9.

use candor_protocol::*;

use crate::board::tests::commands::merge;
use crate::board::tests::who::{LEADER, seat};
use crate::board::tests::world::{World, line, sealed};

fn open(world: &mut World, scale: Scale, topic: Option<TopicId>) -> PollId {
    let id = PollId(world.fresh());
    world.send(LEADER, Command::OpenPoll { id, scale, topic });
    id
}

fn answer(poll: PollId, choice: u32) -> Command {
    let choice = Some(choice);
    Command::AnswerPoll { poll, choice }
}

fn question(options: u32) -> Scale {
    Scale::Question {
        text: sealed(1),
        options: (0..options).map(line).collect(),
    }
}

/// Opens a poll, lets a seat each give an answer, and closes it.
fn outcome(world: &mut World, scale: Scale, answers: &[u32]) -> PollOutcome {
    let poll = open(world, scale, None);
    for (number, choice) in (1..).zip(answers) {
        world.send(seat(number), answer(poll, *choice));
    }
    world.send(LEADER, Command::ClosePoll { poll });
    world.board.polls[&poll].outcome.clone()
}

fn gist(answers: u32, choices: &[u32]) -> PollOutcome {
    let choices = choices.to_vec();
    PollOutcome::Gist { answers, choices }
}

#[test]
fn a8_under_the_floor_the_answers_are_destroyed() {
    let mut world = World::hiding(1);
    for answers in [&[][..], &[0], &[4, 4]] {
        assert_eq!(
            outcome(&mut world, Scale::Safety {}, answers),
            PollOutcome::TooFew
        );
    }
    assert_eq!(
        outcome(&mut world, Scale::Safety {}, &[4, 4, 4]),
        gist(3, &[4])
    );
    let mut strict = World::with_floor(1, 6);
    assert_eq!(
        outcome(&mut strict, Scale::Safety {}, &[0; 5]),
        PollOutcome::TooFew
    );
}

#[test]
fn a8_few_answers_give_the_gist_and_from_five_on_the_counts() {
    let mut world = World::with_floor(2, 1);
    for number in 1..limits::POLL_COUNTS {
        let answers = vec![2; number as usize];
        assert_eq!(
            outcome(&mut world, Scale::Roti {}, &answers),
            gist(number, &[2])
        );
    }
    assert_eq!(
        outcome(&mut world, Scale::Roti {}, &[0, 2, 2, 4, 4]),
        PollOutcome::Counted {
            counts: vec![1, 0, 2, 0, 2]
        }
    );
}

#[test]
fn a8_the_gist_of_a_scale_is_the_low_median_an_answer_that_somebody_gave() {
    let mut world = World::hiding(3);
    for (answers, middle) in [
        (&[4, 0, 2][..], 2),
        (&[0, 0, 4], 0),
        (&[0, 1, 3, 4], 1),
        (&[4, 4, 0, 0], 0),
        (&[4, 0, 4, 4], 4),
    ] {
        let number = u32::try_from(answers.len()).expect("few");
        assert_eq!(
            outcome(&mut world, Scale::Fist {}, answers),
            gist(number, &[middle]),
            "{answers:?}"
        );
    }
    assert_eq!(
        outcome(&mut world, Scale::Roman {}, &[2, 0, 2]),
        gist(3, &[2])
    );
}

#[test]
fn a8_the_gist_of_a_question_is_its_favourite_if_it_has_one() {
    let mut world = World::hiding(4);
    for (answers, favourite) in [
        (&[1, 1, 0][..], &[1][..]),
        (&[3, 0, 3, 0], &[]),
        (&[2, 0, 1], &[]),
        (&[6, 6, 6, 6], &[6]),
    ] {
        let number = u32::try_from(answers.len()).expect("few");
        assert_eq!(
            outcome(&mut world, question(7), answers),
            gist(number, favourite),
            "{answers:?}"
        );
    }
}

#[test]
fn a9_a_seat_has_one_answer_that_it_can_change_and_take_back() {
    let mut world = World::hiding(5);
    let poll = open(&mut world, Scale::Roman {}, None);
    for number in 1..=6 {
        world.send(seat(number), answer(poll, 0));
        assert_eq!(
            world.send(seat(number), answer(poll, 0)),
            0,
            "repeated in vain"
        );
    }
    world.send(seat(1), answer(poll, 2));
    world.send(seat(2), answer(poll, 1));
    let back = Command::AnswerPoll { poll, choice: None };
    world.send(seat(3), back.clone());
    assert_eq!(world.send(seat(3), back), 0);
    world.tick();
    assert_eq!(world.live.counts().answered, 5);
    world.send(LEADER, Command::ClosePoll { poll });
    assert_eq!(
        world.board.polls[&poll].outcome,
        PollOutcome::Counted {
            counts: vec![3, 1, 1]
        }
    );
}

#[test]
fn a9_nothing_of_an_answer_shows_before_closing_but_a_count_on_the_tick() {
    let mut world = World::hiding(6);
    let poll = open(&mut world, Scale::Safety {}, None);
    let before = world.projected();
    for number in 1..=5 {
        world.send(seat(number), answer(poll, u32::from(number) - 1));
    }
    assert_eq!(world.projected(), before);
    assert_eq!(world.live.counts().answered, 0, "counts wait for the tick");
    world.tick();
    assert_eq!(world.live.counts().answered, 5);
    world.send(seat(1), answer(poll, 4));
    let seen = world.projected();
    world.tick();
    assert_eq!(world.projected(), seen, "another choice is no news");
    world.send(LEADER, Command::ClosePoll { poll });
    world.tick();
    assert_eq!(world.live.counts().answered, 0);
}

#[test]
fn a9_closing_leaves_no_answer_and_no_salt_in_the_board() {
    let mut world = World::hiding(7);
    for answers in [&[0][..], &[0, 1, 2], &[0, 1, 2, 3, 4]] {
        outcome(&mut world, Scale::Safety {}, answers);
    }
    assert!(
        world
            .board
            .polls
            .values()
            .all(|poll| poll.answers.is_none())
    );
    let kept = serde_json::to_string(&world.board.polls).expect("encoded");
    assert!(kept.contains(r#""answers":null"#), "{kept}");
    assert!(!kept.contains("salt"), "{kept}");
}

#[test]
fn a8_a_closed_poll_never_opens_again() {
    let mut world = World::hiding(8);
    let poll = open(&mut world, Scale::Fist {}, None);
    for number in 1..=3 {
        world.send(seat(number), answer(poll, 5));
    }
    world.send(LEADER, Command::ClosePoll { poll });
    let closed = world.projected();
    let (id, scale, topic) = (poll, Scale::Safety {}, None);
    let again = Command::OpenPoll { id, scale, topic };
    assert_eq!(world.send(LEADER, again), 0);
    assert_eq!(world.send(LEADER, Command::ClosePoll { poll }), 0);
    assert_eq!(
        world.refused(seat(4), answer(poll, 0)),
        ErrorCode::PollClosed
    );
    assert_eq!(world.projected(), closed);
}

#[test]
fn a8_one_poll_at_a_time_of_two_to_seven_options_about_a_topic_that_stands() {
    let (mut world, topics, _) = World::with_topics(2);
    let id = PollId(world.fresh());
    let wish = |scale, topic| Command::OpenPoll { id, scale, topic };
    for options in [0, 1, 8] {
        assert_eq!(
            world.refused(LEADER, wish(question(options), None)),
            ErrorCode::Invalid
        );
    }
    let nowhere = Some(TopicId([9; 16]));
    assert_eq!(
        world.refused(LEADER, wish(Scale::Roman {}, nowhere)),
        ErrorCode::NotThere
    );
    assert_eq!(
        world.refused(seat(1), wish(Scale::Roman {}, None)),
        ErrorCode::NeedsFacilitator
    );
    let poll = open(&mut world, question(2), Some(topics[0]));
    assert_eq!(
        world.refused(LEADER, wish(Scale::Roman {}, None)),
        ErrorCode::PollOpen
    );
    world.send(LEADER, Command::ClosePoll { poll });
    open(&mut world, question(7), None);
}

#[test]
fn a8_an_answer_outside_the_poll_or_without_a_seat_is_refused() {
    let mut world = World::hiding(9);
    for (scale, choices) in [
        (Scale::Safety {}, 5),
        (Scale::Roti {}, 5),
        (Scale::Fist {}, 6),
        (Scale::Roman {}, 3),
        (question(2), 2),
    ] {
        let poll = open(&mut world, scale, None);
        world.send(seat(1), answer(poll, choices - 1));
        for choice in [choices, u32::MAX] {
            assert_eq!(
                world.refused(seat(1), answer(poll, choice)),
                ErrorCode::Invalid
            );
        }
        assert_eq!(world.refused(LEADER, answer(poll, 0)), ErrorCode::NeedsSeat);
        world.send(LEADER, Command::ClosePoll { poll });
    }
    let other = PollId(world.fresh());
    assert_eq!(
        world.refused(seat(1), answer(other, 0)),
        ErrorCode::PollClosed
    );
    assert_eq!(
        world.refused(LEADER, Command::ClosePoll { poll: other }),
        ErrorCode::PollClosed
    );
}

#[test]
fn a_poll_goes_along_with_its_topic_and_is_about_none_once_that_is_gone() {
    let (mut world, topics, mine) = World::with_topics(2);
    let closed = open(&mut world, Scale::Roman {}, Some(topics[0]));
    world.send(LEADER, Command::ClosePoll { poll: closed });
    let poll = open(&mut world, Scale::Roman {}, Some(topics[0]));
    world.send(seat(1), answer(poll, 0));
    world.send(seat(1), merge(topics[0], topics[1], None));
    for id in [closed, poll] {
        assert_eq!(world.board.polls[&id].topic, Some(topics[1]));
    }
    for own in mine {
        world.send(LEADER, Command::TakeOff { of: own.of });
    }
    for id in [closed, poll] {
        assert_eq!(world.board.polls[&id].topic, None);
    }
    assert_eq!(world.board.open_poll().map(|(id, ..)| id), Some(poll));
    let seen: Vec<Entity> = world.seen.values().cloned().collect();
    assert_eq!(seen, world.projected(), "viewers have what there is");
}

#[test]
fn l1_a_room_holds_so_many_polls_and_says_so() {
    let mut world = World::hiding(10);
    for _ in 0..limits::POLLS {
        outcome(&mut world, Scale::Roman {}, &[]);
    }
    let (id, scale, topic) = (PollId(world.fresh()), Scale::Roman {}, None);
    let refused = world.try_send(LEADER, Command::OpenPoll { id, scale, topic });
    let refusal = refused.expect_err("no more");
    assert_eq!(
        (refusal.code, refusal.limit),
        (ErrorCode::LimitReached, Some(Limit::Polls))
    );
}
