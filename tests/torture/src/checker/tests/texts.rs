//! Notes and actions that are lost, double, resurrected or wrong, and what whoever leads set.

use candor_protocol::{ActionEntity, Command, Entity, ErrorCode, Stage};

use super::world::{ACK, LOST, World, refused};
use crate::checker::survived;

#[test]
fn k1_a_note_that_was_acknowledged_and_is_not_there_is_lost() {
    let mut world = World::new();
    let text = world.added(ACK);
    world.caught("acknowledged, and lost");
    world.stands(&text, &text.add);
    world.sound();
}

#[test]
fn s3_a_note_without_an_answer_may_be_there_or_not() {
    let mut world = World::new();
    let text = world.added(LOST);
    world.sound();
    world.stands(&text, &text.add);
    world.sound();
}

#[test]
fn s3_a_note_that_was_refused_must_not_be_there() {
    let mut world = World::new();
    let text = world.added(refused(ErrorCode::Frozen));
    world.sound();
    world.stands(&text, &text.add);
    world.caught("deleted, and on the board");
}

#[test]
fn s3_a_note_is_on_the_board_once() {
    let mut world = World::new();
    let text = world.added(ACK);
    world.stands(&text, &text.add);
    world.stands(&text, &text.add);
    world.caught("on the board twice");
}

#[test]
fn s3_a_note_that_nobody_sent_is_found() {
    let mut world = World::new();
    let text = world.retro.note("Whose?");
    world.stands(&text, &text.add);
    world.caught("nobody sent it");
}

#[test]
fn s3_a_deleted_note_stays_deleted() {
    let mut world = World::new();
    let text = world.added(ACK);
    world.sent(1, 1, &text.delete(), ACK);
    world.sound();
    world.stands(&text, &text.add);
    world.caught("deleted, and on the board");
}

#[test]
fn s3_adding_again_does_not_bring_a_deleted_note_back() {
    let mut world = World::new();
    let text = world.added(ACK);
    world.sent(1, 1, &text.delete(), ACK);
    world.sent(1, 1, &text.add, ACK);
    world.stands(&text, &text.add);
    world.caught("deleted, and on the board");
}

#[test]
fn s3_the_newest_edit_that_was_acknowledged_stands() {
    let mut world = World::new();
    let text = world.added(ACK);
    let first = world.edited(&text, 1, ACK);
    let second = world.edited(&text, 2, ACK);
    world.stands(&text, &second);
    world.sound();
    world.notes.clear();
    world.stands(&text, &first);
    world.caught("its text is edit 1");
}

#[test]
fn s3_an_edit_without_an_answer_may_stand_or_not() {
    let mut world = World::new();
    let text = world.added(ACK);
    let edit = world.edited(&text, 1, LOST);
    world.stands(&text, &text.add);
    world.sound();
    world.notes.clear();
    world.stands(&text, &edit);
    world.sound();
}

#[test]
fn s3_an_author_who_is_told_that_a_text_is_not_theirs_has_lost_it() {
    let mut world = World::new();
    let text = world.added(ACK);
    world.edited(&text, 1, refused(ErrorCode::NotYours));
    world.caught("does not fit what was acknowledged before");
}

#[test]
fn s3_what_a_slow_socket_brings_late_may_still_count() {
    let mut world = World::new();
    let text = world.added(ACK);
    // Taken back over a socket that stands still, then over another one, then edited.
    let wish = world.history.wish(1, text.take_back());
    world.again(wish, 1, LOST);
    world.again(wish, 2, ACK);
    world.sound();
    world.stands(&text, &text.add);
    world.sound();
}

#[test]
fn k1_what_whoever_leads_set_stands() {
    let mut world = World::new();
    let to = |stage, expect| Command::SetStage { stage, expect };
    world.sent(1, 1, &to(Stage::Vote, Stage::CheckIn), ACK);
    world.caught("not as last set");
    world.stage = Stage::Vote;
    world.sound();
}

#[test]
fn k1_an_action_keeps_its_newest_change() {
    let mut world = World::new();
    let (id, add) = world.retro.action(None, "Write it down");
    let Command::AddAction { text, .. } = &add else {
        panic!("an action");
    };
    let first = text.clone();
    world.sent(1, 1, &add, ACK);
    world.caught("acknowledged, and lost");
    let set = |rev, text| Command::SetAction {
        id,
        rev,
        text,
        owner: None,
        due: None,
        done: false,
        experiment: None,
        review: None,
    };
    let seam = format!("action|{id}|text");
    let second = world.retro.text(&seam, "Write it down now");
    world.sent(2, 1, &set(0, second.clone()), ACK);
    let action = |rev, text| {
        Entity::Action(ActionEntity {
            id,
            topic: None,
            order: 0,
            rev,
            text,
            owner: None,
            due: None,
            done: false,
            experiment: None,
            review: None,
        })
    };
    world.more = vec![action(1, second.clone())];
    world.sound();
    world.more = vec![action(0, first)];
    world.caught("change 1 was acknowledged");
    world.more = vec![action(1, second)];
    let third = world.retro.text(&seam, "Write it down later");
    world.sent(3, 1, &set(0, third), ACK);
    let found = world.found();
    assert!(
        found.iter().any(|it| it.what.contains("two changes")),
        "{found:?}"
    );
}

#[test]
fn k1_a_board_that_a_restart_changes_is_found_and_counts_may_change() {
    let mut world = World::new();
    let text = world.added(ACK);
    let before = world.board();
    world.stands(&text, &text.add);
    let after = world.board();
    assert_eq!(survived(&after, &after), []);
    assert_eq!(survived(&after, &before).len(), 2, "the note and its topic");
}
