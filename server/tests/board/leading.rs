//! Leading: rules for everybody, leading from hand to hand, the closing time, the parking lot.

use candor_protocol::*;

use crate::who::{LEADER, Who, key_hash, seat};
use crate::world::{World, line, sealed};

/// A seat that holds the facilitator key with a number.
fn with_key(number: u8, key: u8) -> Who {
    Who {
        key: Some(key),
        ..seat(number)
    }
}

fn rule(world: &mut World, change: impl FnOnce(&mut Rules)) {
    let expect = world.board.rules;
    let mut rules = expect;
    change(&mut rules);
    world.send(LEADER, Command::SetRules { rules, expect });
}

fn leading(world: &World) -> LeadingEntity {
    let found = world
        .projected()
        .into_iter()
        .find_map(|entity| match entity {
            Entity::Leading(leading) => Some(leading),
            _ => None,
        });
    found.expect("it is always there")
}

/// Nobody who leads is here, and these seats are, for long enough that all of that counts.
fn left_alone(world: &mut World, seats: &[u8]) {
    world.led = false;
    for number in seats {
        world.arrive(seat(*number));
    }
    for _ in 0..limits::ABSENT_MS / 3_000 {
        world.tick();
    }
}

#[test]
fn f5_frozen_writing_refuses_new_texts_and_edits_but_not_deletions() {
    let (mut world, topics, mine) = World::with_topics(2);
    rule(&mut world, |rules| rules.frozen = true);
    let (id, column, lock) = (NoteId([1; 16]), world.columns[0], Lock([1; 32]));
    let text = sealed(1);
    let note = Command::AddNote {
        id,
        column,
        text,
        lock,
    };
    assert_eq!(world.refused(seat(1), note), ErrorCode::Frozen);
    let (id, topic, text) = (CommentId([1; 16]), topics[0], sealed(2));
    let comment = Command::AddComment {
        id,
        topic,
        text,
        lock,
    };
    assert_eq!(world.refused(seat(1), comment), ErrorCode::Frozen);
    let (of, edit_key) = (mine[0].of, mine[0].key.clone());
    let (rev, text) = (1, sealed(3));
    let edit = Command::EditText {
        of,
        edit_key: edit_key.clone(),
        rev,
        text,
    };
    assert_eq!(world.refused(seat(1), edit.clone()), ErrorCode::Frozen);
    assert_eq!(
        world.send(
            seat(1),
            Command::DeleteText {
                of,
                edit_key: edit_key.clone()
            }
        ),
        1
    );
    assert_eq!(world.send(seat(1), Command::TakeBack { of, edit_key }), 1);
    rule(&mut world, |rules| rules.frozen = false);
    assert_eq!(world.send(seat(1), edit), 1);
}

#[test]
fn s3_a_note_that_was_kept_is_acknowledged_again_while_writing_is_frozen() {
    let mut world = World::hiding(1);
    let (id, column, text, lock) = (NoteId([1; 16]), world.columns[0], sealed(1), Lock([1; 32]));
    let note = Command::AddNote {
        id,
        column,
        text,
        lock,
    };
    world.send(seat(1), note.clone());
    rule(&mut world, |rules| rules.frozen = true);
    assert_eq!(world.send(seat(1), note), 0);
}

#[test]
fn f5_grouping_can_be_kept_to_those_who_lead() {
    let (mut world, topics, _) = World::with_topics(2);
    rule(&mut world, |rules| rules.grouping_by_leaders = true);
    let (topic, into) = (topics[0], topics[1]);
    let merge = Command::MergeTopics {
        topic,
        into,
        name: None,
    };
    assert_eq!(
        world.refused(seat(1), merge.clone()),
        ErrorCode::NeedsFacilitator
    );
    assert_eq!(world.send(LEADER, merge), 1);
}

#[test]
fn s3_rules_are_refused_when_stale_and_when_they_make_no_sense() {
    let mut world = World::hiding(1);
    let (old, rules) = (
        Rules::default(),
        Rules {
            locked: true,
            ..Rules::default()
        },
    );
    world.send(LEADER, Command::SetRules { rules, expect: old });
    let other = Rules {
        frozen: true,
        ..old
    };
    let stale = Command::SetRules {
        rules: other,
        expect: old,
    };
    assert_eq!(world.refused(LEADER, stale), ErrorCode::Stale);
    for seats in [0, limits::SEATS + 1] {
        let none = Rules {
            seats: Some(seats),
            ..rules
        };
        let command = Command::SetRules {
            rules: none,
            expect: rules,
        };
        assert_eq!(
            world.refused(LEADER, command),
            ErrorCode::Invalid,
            "{seats}"
        );
    }
    let by_a_seat = Command::SetRules {
        rules: old,
        expect: rules,
    };
    assert_eq!(
        world.refused(seat(1), by_a_seat),
        ErrorCode::NeedsFacilitator
    );
}

#[test]
fn f3_a_replaced_key_ends_and_the_new_one_leads() {
    let mut world = World::hiding(1);
    let hash = key_hash(1);
    world.send(LEADER, Command::ReplaceKey { hash });
    assert_eq!(
        world.refused(LEADER, Command::OfferLead {}),
        ErrorCode::NeedsFacilitator
    );
    assert_eq!(world.send(with_key(1, 1), Command::OfferLead {}), 1);
    assert_eq!(world.send(with_key(1, 1), Command::ReplaceKey { hash }), 0);
}

#[test]
fn f3_an_offer_goes_to_who_accepts_first_and_ends_the_offering_key() {
    let mut world = World::hiding(1);
    let accept = |number| Command::AcceptLead {
        hash: key_hash(number),
    };
    assert_eq!(world.refused(seat(1), accept(1)), ErrorCode::NotOffered);
    world.send(LEADER, Command::OfferLead {});
    assert!(leading(&world).offered);
    let nobody = Who {
        seat: None,
        key: None,
    };
    assert_eq!(world.refused(nobody, accept(1)), ErrorCode::NeedsSeat);
    assert_eq!(world.send(seat(1), accept(1)), 1);
    assert_eq!(world.refused(seat(2), accept(2)), ErrorCode::NotOffered);
    assert_eq!(world.send(seat(1), accept(1)), 0, "a repeat is harmless");
    assert!(!leading(&world).offered);
    assert_eq!(world.board.facilitators, [key_hash(1)]);
}

#[test]
fn f3_an_offer_can_be_withdrawn() {
    let mut world = World::hiding(1);
    world.send(LEADER, Command::OfferLead {});
    assert_eq!(world.send(LEADER, Command::OfferLead {}), 0);
    world.send(LEADER, Command::WithdrawOffer {});
    let accept = Command::AcceptLead { hash: key_hash(1) };
    assert_eq!(world.refused(seat(1), accept), ErrorCode::NotOffered);
}

#[test]
fn f3_more_than_half_of_the_seats_appoint_after_two_minutes_without_a_leader() {
    let mut world = World::hiding(1);
    let stand = |number| Command::Stand {
        hash: key_hash(number),
    };
    world.arrive(seat(1));
    assert_eq!(world.refused(seat(1), stand(1)), ErrorCode::NotOffered);
    left_alone(&mut world, &[2, 3, 4]);
    assert!(leading(&world).absent);
    let agree = Command::Agree { agree: true };
    assert_eq!(world.refused(seat(2), agree.clone()), ErrorCode::NotOffered);
    assert_eq!(
        world.send(seat(1), stand(1)),
        0,
        "nothing of it is journaled (A1)"
    );
    assert_eq!(world.refused(seat(2), stand(2)), ErrorCode::Stale);
    world.send(seat(2), agree.clone());
    world.tick();
    assert_eq!(leading(&world).agreed, Some(2));
    assert_eq!(
        world.board.facilitators,
        [key_hash(0)],
        "two of four are not more than half"
    );
    world.send(seat(3), agree);
    assert_eq!(world.tick(), 1);
    assert_eq!(world.board.facilitators, [key_hash(0), key_hash(1)]);
    assert_eq!(leading(&world).agreed, None);
}

#[test]
fn f3_who_stands_can_step_back_and_a_returning_leader_ends_it() {
    let mut world = World::hiding(1);
    left_alone(&mut world, &[1, 2, 3]);
    let stand = |number| Command::Stand {
        hash: key_hash(number),
    };
    world.send(seat(1), stand(1));
    world.send(seat(1), Command::Agree { agree: false });
    world.send(seat(2), stand(2));
    world.tick();
    assert_eq!(leading(&world).agreed, Some(1));
    world.led = true;
    world.tick();
    assert!(!leading(&world).absent);
    assert_eq!(leading(&world).agreed, None);
    assert_eq!(world.refused(seat(3), stand(3)), ErrorCode::NotOffered);
}

#[test]
fn f3_nobody_stands_with_a_key_that_leads_already() {
    let mut world = World::hiding(1);
    left_alone(&mut world, &[1]);
    let stand = Command::Stand { hash: key_hash(0) };
    assert_eq!(world.refused(seat(1), stand), ErrorCode::IdTaken);
}

#[test]
fn f3_who_was_appointed_cannot_erase_for_an_hour_whatever_key_they_take() {
    let mut world = World::hiding(1);
    left_alone(&mut world, &[1]);
    world.send(seat(1), Command::Stand { hash: key_hash(1) });
    world.tick();
    let erase = || Command::AnnounceErase {};
    assert_eq!(
        world.refused(with_key(1, 1), erase()),
        ErrorCode::AppointedLately
    );
    world.send(with_key(1, 1), Command::ReplaceKey { hash: key_hash(2) });
    assert_eq!(
        world.refused(with_key(1, 2), erase()),
        ErrorCode::AppointedLately
    );
    assert_eq!(world.send(LEADER, erase()), 1, "who led before can");
    world.send(LEADER, Command::CancelErase {});
    world.pass(limits::APPOINTED_MS);
    assert_eq!(world.send(with_key(1, 2), erase()), 1);
}

#[test]
fn l1_a_room_knows_a_bounded_number_of_keys_and_the_newest_lead() {
    let mut world = World::hiding(1);
    for key in 1..=20 {
        left_alone(&mut world, &[1]);
        world.send(
            seat(1),
            Command::Stand {
                hash: key_hash(key),
            },
        );
        world.tick();
    }
    assert_eq!(world.board.facilitators.len(), limits::FACILITATORS);
    assert!(world.board.leads(Some(key_hash(20))));
}

#[test]
fn a5_the_closing_time_brings_out_all_hidden_notes_and_late_ones_wait() {
    let mut world = World::hiding(1);
    let day = 86_400_000;
    world.add_note(seat(1), 0);
    world.add_note(seat(2), 1);
    let at = Some(world.now + 3 * day);
    world.send(LEADER, Command::SetClosing { at, expect: None });
    world.pass(2 * day);
    assert_eq!(world.board.hidden().count(), 2);
    world.pass(day);
    assert_eq!(world.board.hidden().count(), 0);
    assert_eq!(world.board.topics.len(), 2);
    assert_eq!(world.board.closes_at, None);
    world.add_note(seat(1), 0);
    assert_eq!(world.board.topics.len(), 2, "A6");
    world.settle();
    assert_eq!(world.board.topics.len(), 3);
}

#[test]
fn s3_a_closing_time_lies_ahead_and_says_what_it_replaces() {
    let mut world = World::hiding(1);
    for at in [world.now, world.now + limits::CLOSING_MS + 1] {
        let (at, expect) = (Some(at), None);
        let command = Command::SetClosing { at, expect };
        assert_eq!(world.refused(LEADER, command), ErrorCode::Invalid);
    }
    let at = Some(world.now + 1_000);
    world.send(LEADER, Command::SetClosing { at, expect: None });
    let stale = Command::SetClosing {
        at: Some(world.now + 9_000),
        expect: None,
    };
    assert_eq!(world.refused(LEADER, stale), ErrorCode::Stale);
    world.send(
        LEADER,
        Command::SetClosing {
            at: None,
            expect: at,
        },
    );
}

#[test]
fn a_parked_topic_is_marked_and_can_come_back() {
    let (mut world, topics, _) = World::with_topics(2);
    let topic = topics[0];
    let park = |parked| Command::ParkTopic { topic, parked };
    assert_eq!(
        world.refused(seat(1), park(true)),
        ErrorCode::NeedsFacilitator
    );
    assert_eq!(world.send(LEADER, park(true)), 1);
    assert_eq!(world.send(LEADER, park(true)), 0);
    assert!(world.board.topics[&topic].parked);
    world.send(LEADER, park(false));
    assert!(!world.board.topics[&topic].parked);
}

#[test]
fn s3_a_plan_is_replaced_as_a_whole_and_refused_when_stale() {
    let mut world = World::hiding(1);
    let (plan, expect) = (Some(sealed(1)), None);
    world.send(
        LEADER,
        Command::SetPlan {
            plan: plan.clone(),
            expect,
        },
    );
    let stale = Command::SetPlan {
        plan: Some(sealed(2)),
        expect: None,
    };
    assert_eq!(world.refused(LEADER, stale), ErrorCode::Stale);
    world.send(
        LEADER,
        Command::SetPlan {
            plan: None,
            expect: plan,
        },
    );
}

#[test]
fn a8_a_tie_break_is_over_two_topics_at_least_of_a_counted_round() {
    let (mut world, topics, _) = World::with_topics(4);
    let open = |number: u8, topics: Option<Vec<TopicId>>, breaks| Command::OpenRound {
        id: RoundId([number; 16]),
        topics,
        budget: 1,
        most_per_topic: 1,
        breaks,
    };
    world.send(LEADER, open(1, Some(topics[..3].to_vec()), None));
    for number in 1..=3 {
        let (round, votes) = (
            RoundId([1; 16]),
            vec![TopicVotes {
                topic: topics[0],
                votes: 1,
            }],
        );
        world.send(seat(number), Command::CastBallot { round, votes });
    }
    world.send(
        LEADER,
        Command::CloseRound {
            round: RoundId([1; 16]),
        },
    );
    let first = Some(RoundId([1; 16]));
    let cases = [
        (vec![topics[0]], first, ErrorCode::Invalid),
        (vec![topics[0], topics[3]], first, ErrorCode::Invalid),
        (
            topics[..2].to_vec(),
            Some(RoundId([9; 16])),
            ErrorCode::NotThere,
        ),
    ];
    for (over, breaks, code) in cases {
        assert_eq!(world.refused(LEADER, open(2, Some(over), breaks)), code);
    }
    world.send(LEADER, open(2, Some(topics[..2].to_vec()), first));
    world.send(
        LEADER,
        Command::CloseRound {
            round: RoundId([2; 16]),
        },
    );
    let of_one_destroyed = open(3, Some(topics[..2].to_vec()), Some(RoundId([2; 16])));
    assert_eq!(world.refused(LEADER, of_one_destroyed), ErrorCode::Invalid);
}

#[test]
fn a3_a_struck_signature_is_no_part_of_the_board() {
    let (mut world, _, mine) = World::with_topics(1);
    let (of, edit_key, name) = (mine[0].of, mine[0].key.clone(), line(7));
    world.send(
        seat(1),
        Command::StepForward {
            of,
            edit_key,
            name: name.clone(),
        },
    );
    world.settle();
    assert_eq!(
        world
            .board
            .written(of)
            .and_then(|text| text.signature.clone()),
        Some(name.clone())
    );
    world.send(seat(2), Command::StrikeSignature { of, expect: name });
    let json = serde_json::to_string(&world.board).expect("encoded");
    assert!(!json.contains(line(7).as_str()), "K3");
}
