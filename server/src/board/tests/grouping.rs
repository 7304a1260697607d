//! Grouping and its undoing (F4): what a merge moves, and where a note goes.

use candor_protocol::*;

use crate::board::tests::commands::{add_action, group, merge, split};
use crate::board::tests::who::{LEADER, seat};
use crate::board::tests::world::{World, line};

fn name(world: &mut World, topic: TopicId, to: u32) {
    let (name, expect) = (Some(line(to)), world.board.topics[&topic].name.clone());
    let command = Command::NameTopic {
        topic,
        name,
        expect,
    };
    world.send(seat(1), command);
}

/// The public board but for the numbers of places: which topic stands where, with what.
fn standing(world: &World) -> Vec<Entity> {
    let mut all = world.projected();
    for entity in &mut all {
        if let Entity::Topic(topic) = entity {
            let row = world.row(topic.column);
            let place = row.iter().position(|id| *id == topic.id);
            topic.order = u32::try_from(place.expect("it stands")).expect("few");
        }
    }
    all
}

#[test]
fn f4_a_merge_is_undone_exactly_under_the_same_id() {
    let (mut world, topics, _) = World::with_topics(9);
    let [a, b] = [topics[4], topics[7]];
    let comment = world.add_comment(seat(1), a).comment();
    let stays = world.add_comment(seat(2), b).comment();
    world.settle();
    let action = ActionId(world.fresh());
    let add = add_action(action, Some(a), world.text());
    world.send(seat(2), add);
    name(&mut world, a, 7);
    let before = standing(&world);
    let (column, behind) = (world.board.topics[&a].column, world.next(a));
    let notes = world.board.topics[&a].notes.clone();

    world.send(seat(1), merge(a, b, Some(line(8))));
    assert_eq!(world.board.topics[&b].name, Some(line(8)));
    let undo = Command::SplitTopic {
        topic: b,
        notes,
        new: a,
        to: column,
        before: behind,
        comments: vec![comment],
        actions: vec![action],
        name: Some(line(7)),
        unname: Some(line(8)),
    };
    world.send(seat(1), undo);
    assert_eq!(standing(&world), before);
    assert_eq!(world.board.comments[&stays].topic, b);
}

#[test]
fn f4_a_merge_keeps_the_name_of_the_topic_that_stays() {
    let (mut world, topics, _) = World::with_topics(3);
    let [a, b, c] = [topics[0], topics[1], topics[2]];
    name(&mut world, a, 1);
    name(&mut world, b, 2);
    world.send(seat(1), merge(a, b, Some(line(3))));
    assert_eq!(world.board.topics[&b].name, Some(line(2)));
    world.send(seat(1), merge(b, c, None));
    assert_eq!(
        world.board.topics[&c].name, None,
        "the name of the topic that ended opens in no other one"
    );
}

#[test]
fn f4_the_last_note_of_a_topic_brings_its_name_along_sealed_anew() {
    let (mut world, topics, _) = World::with_topics(2);
    let [a, b] = [topics[0], topics[1]];
    name(&mut world, a, 1);
    let last = Command::GroupNote {
        note: world.only_note(a),
        from: a,
        to: b,
        before: None,
        name: Some(line(2)),
    };
    world.send(seat(1), last);
    assert_eq!(world.board.topics[&b].name, Some(line(2)));
}

#[test]
fn f4_a_topic_that_ends_passes_on_its_comments_its_actions_and_the_focus() {
    let (mut world, topics, _) = World::with_topics(2);
    let [a, b] = [topics[0], topics[1]];
    let comment = world.add_comment(seat(1), a).comment();
    world.settle();
    let action = ActionId(world.fresh());
    let add = add_action(action, Some(a), world.text());
    world.send(seat(2), add.clone());
    assert_eq!(world.send(seat(2), add), 0, "S3");
    let (focus, expect) = (Some(a), None);
    world.send(LEADER, Command::SetFocus { focus, expect });
    let note = world.only_note(a);
    world.send(seat(1), group(note, a, b));
    assert_eq!(world.topics_by_id(), [b], "a topic without notes ends");
    assert_eq!(world.board.comments[&comment].topic, b);
    assert_eq!(world.board.actions[&action].topic, Some(b));
    assert_eq!(world.board.focus, Some(b));
}

#[test]
fn s3_a_note_is_grouped_from_where_its_sender_saw_it() {
    let (mut world, topics, _) = World::with_topics(3);
    let [a, b, c] = [topics[0], topics[1], topics[2]];
    let note = world.only_note(a);
    world.send(seat(1), group(note, a, b));
    assert_eq!(
        world.refused(seat(2), group(note, a, c)),
        ErrorCode::Stale,
        "somebody was faster"
    );
}

#[test]
fn f4_a_note_goes_back_to_its_place_in_a_group() {
    let (mut world, topics, _) = World::with_topics(4);
    let [a, b, c, d] = [topics[0], topics[1], topics[2], topics[3]];
    world.send(seat(1), merge(b, a, None));
    world.send(seat(1), merge(c, a, None));
    let row = world.board.topics[&a].notes.clone();
    let group = |from, to, before| Command::GroupNote {
        note: row[1],
        from,
        to,
        before,
        name: None,
    };
    world.send(seat(1), group(a, d, None));
    let late = world.refused(seat(1), group(d, a, Some(row[1])));
    assert_eq!(late, ErrorCode::Stale, "it does not stand there any more");
    world.send(seat(1), group(d, a, Some(row[2])));
    assert_eq!(world.board.topics[&a].notes, row);

    let new = TopicId(world.fresh());
    let out = split(&world, a, vec![row[1]], new);
    world.send(seat(1), out);
    world.send(seat(1), group(new, a, Some(row[2])));
    assert_eq!(world.board.topics[&a].notes, row, "its own topic ended");
    assert!(!world.board.topics.contains_key(&new));
}

#[test]
fn f5_grouping_can_be_kept_to_those_who_lead() {
    let (mut world, topics, _) = World::with_topics(2);
    world.rule(|rules| rules.grouping_by_leaders = true);
    let merge = merge(topics[0], topics[1], None);
    assert_eq!(
        world.refused(seat(1), merge.clone()),
        ErrorCode::NeedsFacilitator
    );
    assert_eq!(world.send(LEADER, merge), 1);
}
