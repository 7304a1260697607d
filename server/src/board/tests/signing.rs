//! Stepping forward (A3, A6): a signature is its author's to make, waits like an edit, and is
//! anybody's to strike.

use std::collections::BTreeSet;

use candor_protocol::*;

use crate::board::tests::mine::Mine;
use crate::board::tests::who::{LEADER, VIEWER, seat};
use crate::board::tests::world::{World, line};

/// A shown note that seat 1 wrote.
fn shown_note() -> (World, Mine) {
    let (world, _, mut mine) = World::with_topics(1);
    (world, mine.remove(0))
}

/// What everybody sees under a note or comment.
fn signature(world: &World, own: &Mine) -> Option<SealedLine> {
    let id = match own.of {
        TextId::Note(id) => EntityId::Note(id),
        TextId::Comment(id) => EntityId::Comment(id),
    };
    match &world.seen[&id] {
        Entity::Note(note) => note.signature.clone(),
        Entity::Comment(comment) => comment.signature.clone(),
        other => panic!("no text: {other:?}"),
    }
}

fn signed(world: &mut World, own: &Mine, name: u32) {
    world.send(seat(1), own.sign(name));
    world.settle();
    assert_eq!(signature(world, own), Some(line(name)));
}

#[test]
fn a6_a_signature_waits_one_to_four_ticks() {
    let delays: BTreeSet<u32> = (0..60)
        .map(|seed| {
            let mut world = World::visible(seed);
            let own = world.add_note(seat(1), 0);
            world.settle();
            world.send(seat(1), own.sign(7));
            (1..=limits::WAIT_TICKS)
                .find(|_| {
                    world.tick();
                    signature(&world, &own).is_some()
                })
                .expect("released within four ticks")
        })
        .collect();
    assert_eq!(delays, BTreeSet::from([1, 2, 3, 4]));
}

#[test]
fn s1_the_quiet_law_holds_while_a_signature_waits() {
    let (mut world, own) = shown_note();
    let before = world.projected();
    world.send(seat(1), own.sign(7));
    world.send(seat(1), own.sign(8));
    assert_eq!(world.projected(), before);
    world.settle();
    assert_eq!(
        signature(&world, &own),
        Some(line(8)),
        "the newest wish counts"
    );
    let seen: Vec<Entity> = world.seen.values().cloned().collect();
    assert_eq!(world.projected(), seen);
}

#[test]
fn a6_a_signature_can_be_taken_back_until_its_release() {
    let (mut world, own) = shown_note();
    world.send(seat(1), own.sign(7));
    world.send(seat(1), own.take_back());
    world.settle();
    assert_eq!(signature(&world, &own), None);
    assert_eq!(world.send(seat(1), own.take_back()), 0, "nothing waits");
    signed(&mut world, &own, 8);
    assert_eq!(world.send(seat(1), own.take_back()), 0, "it is too late");
    assert_eq!(signature(&world, &own), Some(line(8)));
}

#[test]
fn a6_taking_back_takes_the_edit_back_that_waits_beside_a_signature() {
    let (mut world, own) = shown_note();
    let before = world.projected();
    let text = world.text();
    world.send(seat(1), own.edit(1, &text));
    world.send(seat(1), own.sign(7));
    world.send(seat(1), own.take_back());
    world.settle();
    assert_eq!(
        world.projected().into_iter().find(is_note),
        before.into_iter().find(is_note)
    );
}

fn is_note(entity: &Entity) -> bool {
    matches!(entity, Entity::Note(_))
}

#[test]
fn l2_a_wrong_key_and_a_missing_note_fail_alike() {
    let (mut world, _, mine) = World::with_topics(2);
    let [own, other] = [mine[0].clone(), mine[1].clone()];
    let wrong = Mine {
        of: own.of,
        key: other.key,
    };
    let missing = Mine {
        of: TextId::Note(NoteId([9; 16])),
        key: own.key,
    };
    for attempt in [wrong, missing] {
        assert_eq!(world.refused(seat(2), attempt.sign(7)), ErrorCode::NotYours);
    }
    world.settle();
    assert_eq!(signature(&world, &mine[0]), None);
}

#[test]
fn a3_the_key_signs_whichever_seat_holds_it_and_nobody_without_a_seat() {
    let (mut world, own) = shown_note();
    assert_eq!(
        world.refused(LEADER, own.sign(7)),
        ErrorCode::NeedsSeat,
        "whoever leads has no other way in"
    );
    world.send(seat(2), own.sign(7));
    world.settle();
    assert_eq!(signature(&world, &own), Some(line(7)));
}

#[test]
fn a3_anybody_can_strike_a_signature_and_sees_which() {
    for striker in [seat(2), LEADER] {
        let (mut world, own) = shown_note();
        signed(&mut world, &own, 7);
        assert_eq!(
            world.refused(striker, own.strike(8)),
            ErrorCode::Stale,
            "another name stands there"
        );
        assert_eq!(world.send(striker, own.strike(7)), 1);
        assert_eq!(signature(&world, &own), None, "at once");
        let kept = serde_json::to_string(&world.board).expect("encoded");
        assert!(!kept.contains(line(7).as_str()), "K3");
        assert_eq!(
            world.send(seat(3), own.strike(7)),
            0,
            "it is struck already"
        );
        signed(&mut world, &own, 9);
    }
}

#[test]
fn a3_a_viewer_strikes_nothing() {
    let (mut world, own) = shown_note();
    signed(&mut world, &own, 7);
    assert_eq!(world.refused(VIEWER, own.strike(7)), ErrorCode::NeedsSeat);
}

#[test]
fn a4_hidden_and_waiting_texts_are_neither_signed_nor_struck() {
    for mut world in [World::hiding(3), World::visible(3)] {
        let own = world.add_note(seat(1), 0);
        assert_eq!(world.refused(seat(1), own.sign(7)), ErrorCode::Invalid);
        let missing = Mine {
            of: TextId::Note(NoteId([9; 16])),
            key: own.key.clone(),
        };
        for absent in [&own, &missing] {
            assert_eq!(
                world.refused(seat(2), absent.strike(7)),
                ErrorCode::NotThere,
                "L2: what is hidden is not there"
            );
        }
    }
}

#[test]
fn a3_a_signature_survives_edits_and_goes_with_the_text() {
    let (mut world, own) = shown_note();
    signed(&mut world, &own, 7);
    let text = world.text();
    world.send(seat(1), own.edit(1, &text));
    world.settle();
    assert_eq!(signature(&world, &own), Some(line(7)));
    assert_eq!(world.board.written(own.of).expect("there").text, text);
    world.send(seat(1), own.sign(8));
    world.send(seat(1), own.delete());
    world.settle();
    assert!(world.board.written(own.of).is_none());
    assert_eq!(world.board.waiting().count(), 0);
    let kept = serde_json::to_string(&world.board).expect("encoded");
    for name in [7, 8] {
        assert!(!kept.contains(line(name).as_str()), "K3");
    }
}

#[test]
fn k3_a_signature_that_ends_leaves_the_journal() {
    let (mut world, own) = shown_note();
    let newest = |world: &World| world.history.last().expect("an event").ends_secrets();
    signed(&mut world, &own, 7);
    signed(&mut world, &own, 8);
    assert!(newest(&world), "another one came in its place");
    world.send(seat(2), own.strike(8));
    assert!(newest(&world), "it was struck");
    world.send(seat(1), own.sign(9));
    world.send(seat(1), own.take_back());
    assert!(newest(&world), "it was taken back");
}

#[test]
fn a3_a_comment_is_signed_as_a_note_is() {
    let (mut world, _) = shown_note();
    let topic = world.topics_by_id()[0];
    let own = world.add_comment(seat(2), topic);
    world.settle();
    signed(&mut world, &own, 7);
    world.send(seat(1), own.strike(7));
    assert_eq!(signature(&world, &own), None);
}

#[test]
fn s3_signing_again_with_the_same_bytes_is_harmless() {
    let (mut world, own) = shown_note();
    assert_eq!(world.send(seat(1), own.sign(7)), 1);
    assert_eq!(world.send(seat(1), own.sign(7)), 0);
    world.settle();
    assert_eq!(world.send(seat(1), own.sign(7)), 0);
    world.send(seat(2), own.strike(7));
    assert_eq!(world.send(seat(1), own.sign(7)), 0, "a late repeat");
    assert_eq!(signature(&world, &own), None);
    assert_eq!(world.send(seat(1), own.sign(8)), 1, "another wish");
    let kept = serde_json::to_string(&world.board).expect("encoded");
    assert!(!kept.contains(line(7).as_str()), "K3");
}
