//! Writing: mixing, ownership by key, repeats, bounds, and what whoever leads can do about it.

use std::collections::BTreeSet;
use std::str::FromStr as _;

use candor_protocol::*;

use crate::board::tests::commands::{add_action, merge, ready};
use crate::board::tests::mine::Mine;
use crate::board::tests::script::{Scene, VISIBLE_AT_FIRST};
use crate::board::tests::who::{LEADER, VIEWER, seat};
use crate::board::tests::world::World;

#[test]
fn a6_on_a_visible_board_a_note_waits_one_to_four_ticks() {
    let delays: BTreeSet<u32> = (0..60)
        .map(|seed| {
            let mut world = World::visible(seed);
            let own = world.add_note(seat(1), 0);
            (1..=4)
                .find(|_| {
                    world.tick();
                    world.board.is_shown(own.of)
                })
                .expect("released within four ticks")
        })
        .collect();
    assert_eq!(delays, BTreeSet::from([1, 2, 3, 4]));
}

#[test]
fn a6_edits_and_deletions_of_shown_texts_wait_and_can_be_taken_back() {
    let (mut world, _, mine) = World::with_topics(2);
    let (own, text) = (&mine[0], world.text());
    let newest = |world: &World| world.board.written(own.of).map(|it| it.text.clone());
    let shown = newest(&world);
    world.send(seat(1), own.edit(1, &text));
    assert_eq!(newest(&world), shown);
    world.send(seat(1), own.take_back());
    world.settle();
    assert_eq!(newest(&world), shown, "taken back");
    world.send(seat(1), own.edit(2, &text));
    world.settle();
    assert_eq!(newest(&world), Some(text));
    world.send(seat(1), own.delete());
    assert!(world.board.is_shown(own.of));
    world.settle();
    assert_eq!(newest(&world), None);
    let topics = world.board.topics.len();
    assert_eq!(topics, 1, "a topic ends with its last note");
}

#[test]
fn a6_a_waiting_note_can_be_taken_back_before_anybody_saw_it() {
    let mut world = World::visible(4);
    let before = world.projected();
    let own = world.add_note(seat(1), 0);
    world.send(seat(1), own.take_back());
    world.settle();
    assert_eq!(world.projected(), before);
}

#[test]
fn a3_only_its_own_edit_key_opens_a_lock() {
    let mut world = World::hiding(6);
    let own = world.add_note(seat(1), 0);
    let other = world.add_note(seat(1), 0);
    let wrong = Mine {
        of: own.of,
        key: other.key,
    };
    assert_eq!(world.refused(seat(1), wrong.delete()), ErrorCode::NotYours);
    let missing = Mine {
        of: TextId::Note(NoteId([9; 16])),
        key: own.key.clone(),
    };
    assert_eq!(
        world.refused(seat(1), missing.delete()),
        ErrorCode::NotYours,
        "L2"
    );
    // The key is enough: the seat that wrote it is nobody's business.
    world.send(seat(2), own.delete());
}

#[test]
fn s3_adding_again_is_harmless_and_nobody_takes_an_id_over() {
    let mut world = World::hiding(7);
    let (own, add) = world.new_note(0);
    assert_eq!(world.send(seat(1), add.clone()), 1);
    assert_eq!(world.send(seat(1), add.clone()), 0);
    let mut stolen = add.clone();
    if let Command::AddNote { lock, .. } = &mut stolen {
        *lock = Lock([0; 32]);
    }
    assert_eq!(world.refused(seat(2), stolen), ErrorCode::IdTaken);
    assert_eq!(world.send(seat(1), own.delete()), 1);
    assert_eq!(world.send(seat(1), own.delete()), 0);
    assert_eq!(world.send(seat(1), add), 0, "deleted ids stay deleted");
    assert!(world.board.written(own.of).is_none());
}

#[test]
fn s3_an_edit_carries_a_number_and_the_authors_latest_counts() {
    let mut world = World::hiding(7);
    let own = world.add_note(seat(1), 0);
    let (first, other) = (world.text(), world.text());
    assert_eq!(world.send(seat(1), own.edit(1, &first)), 1);
    assert_eq!(world.send(seat(1), own.edit(1, &first)), 0);
    assert_eq!(
        world.refused(seat(1), own.edit(1, &other)),
        ErrorCode::Stale
    );
    assert_eq!(
        world.refused(seat(1), own.edit(0, &other)),
        ErrorCode::Invalid
    );
    assert_eq!(world.send(seat(1), own.edit(2, &other)), 1);
    assert_eq!(
        world.send(seat(1), own.edit(1, &first)),
        0,
        "a later edit of the author counts"
    );
}

#[test]
fn s3_an_edit_that_a_deletion_overtook_does_not_come_again_once_that_is_taken_back() {
    let mut world = World::visible(7);
    let own = world.add_note(seat(1), 0);
    world.settle();
    let text = world.text();
    world.send(seat(1), own.edit(1, &text));
    world.send(seat(1), own.delete());
    world.send(seat(1), own.take_back());
    let late = own.edit(1, &text);
    assert_eq!(world.refused(seat(1), late), ErrorCode::Stale);
    assert_eq!(world.board.waiting().count(), 0);
    assert_eq!(world.send(seat(1), own.edit(2, &text)), 1);
}

#[test]
fn f5_who_leads_can_take_a_shown_text_off_and_nobody_else() {
    let (mut world, _, mine) = World::with_topics(1);
    let take_off = Command::TakeOff { of: mine[0].of };
    assert_eq!(
        world.refused(seat(1), take_off.clone()),
        ErrorCode::NeedsFacilitator
    );
    world.send(LEADER, take_off.clone());
    assert!(world.board.topics.is_empty());
    assert_eq!(world.refused(LEADER, take_off), ErrorCode::NotThere);
    let hidden = World::hiding(1).add_note(seat(1), 0);
    assert_eq!(
        world.refused(LEADER, Command::TakeOff { of: hidden.of }),
        ErrorCode::NotThere
    );
}

#[test]
fn viewers_change_nothing() {
    let (mut world, topics, mine) = World::with_topics(2);
    let text = world.text();
    for command in [
        ready(),
        mine[0].delete(),
        merge(topics[0], topics[1], None),
        add_action(ActionId([1; 16]), None, text),
    ] {
        assert_eq!(world.refused(VIEWER, command), ErrorCode::NeedsSeat);
    }
}

#[test]
fn l1_a_full_room_says_which_bound_was_reached_and_loses_nothing() {
    let mut world = World::hiding(10);
    let first = world.add_note(seat(1), 0);
    for number in 1..limits::NOTES {
        let by = number / limits::NOTES_OF_SEAT + 1;
        world.add_note(seat(u8::try_from(by).expect("a few")), 0);
    }
    let (_, add) = world.new_note(0);
    let refusal = world.try_send(seat(9), add.clone()).expect_err("full");
    assert_eq!(
        (refusal.code, refusal.limit),
        (ErrorCode::LimitReached, Some(Limit::Notes))
    );
    world.send(seat(1), first.delete());
    world.send(seat(9), add);
}

#[test]
fn l2_who_adds_and_takes_back_again_and_again_learns_of_nobody_else() {
    let mut world = World::hiding(10);
    for _ in 0..limits::NOTES_OF_SEAT {
        let own = world.add_note(seat(1), 0);
        world.send(seat(1), own.take_back());
    }
    let (_, add) = world.new_note(0);
    let refusal = world.try_send(seat(1), add.clone()).expect_err("too many");
    assert_eq!(refusal.limit, Some(Limit::NotesOfSeat));
    world.send(seat(2), add.clone());
    assert_eq!(world.send(seat(1), add), 0, "a repeat is no other note");
}

#[test]
fn a6_a_comment_that_never_came_out_leaves_no_gap() {
    for seed in 0..40 {
        let mut scene = Scene::new(seed * 6 + 1, VISIBLE_AT_FIRST);
        let (own, world) = (scene.mine[0].clone(), &mut scene.world);
        let topic = world.topics_by_id()[0];
        let number = |world: &World| world.board.next_order;
        let before = number(world);
        world.add_comment(seat(2), topic);
        world.send(seat(1), own.delete());
        let mut shown = 0;
        for _ in 0..=limits::WAIT_TICKS {
            world.tick();
            let there = world.projected();
            let comments = there.iter().filter(|it| matches!(it, Entity::Comment(_)));
            shown = shown.max(comments.count());
        }
        let taken = usize::try_from(number(world) - before).expect("a few");
        assert_eq!(taken, shown, "an order for each comment that was seen");
    }
}

#[test]
fn f5_frozen_writing_refuses_new_texts_and_edits_but_not_deletions() {
    let (mut world, topics, mine) = World::with_topics(2);
    world.rule(|rules| rules.frozen = true);
    let (_, note) = world.new_note(0);
    assert_eq!(world.refused(seat(1), note), ErrorCode::Frozen);
    let (_, comment) = world.new_comment(topics[0]);
    assert_eq!(world.refused(seat(1), comment), ErrorCode::Frozen);
    let (own, text) = (&mine[0], world.text());
    let edit = own.edit(1, &text);
    assert_eq!(world.refused(seat(1), edit.clone()), ErrorCode::Frozen);
    assert_eq!(world.send(seat(1), own.delete()), 1);
    assert_eq!(world.send(seat(1), own.take_back()), 1);
    world.rule(|rules| rules.frozen = false);
    assert_eq!(world.send(seat(1), edit), 1);
}

#[test]
fn s3_a_note_that_was_kept_is_acknowledged_again_while_writing_is_frozen() {
    let mut world = World::hiding(1);
    let (_, note) = world.new_note(0);
    world.send(seat(1), note.clone());
    world.rule(|rules| rules.frozen = true);
    assert_eq!(world.send(seat(1), note), 0);
}

#[test]
fn ids_have_one_spelling() {
    let id = NoteId([255; 16]);
    assert_eq!(NoteId::from_str(&id.to_text()), Ok(id));
    assert!(NoteId::from_str("_____________________x").is_err());
    assert!(NoteId::from_str("").is_err());
}
