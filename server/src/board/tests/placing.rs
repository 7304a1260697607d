//! Where topics stand, what they are called, and which are parked.

use candor_protocol::*;

use crate::board::tests::who::{LEADER, seat};
use crate::board::tests::world::{World, line};

/// Puts a topic before another one of its column.
fn place(world: &World, topic: TopicId, to: ColumnId, before: TopicId) -> Command {
    Command::PlaceTopic {
        topic,
        from: world.board.topics[&topic].column,
        to,
        before: Some(before),
    }
}

#[test]
fn s3_a_topic_is_placed_from_where_its_sender_saw_it() {
    let (mut world, topics, _) = World::with_topics(9);
    let topic = topics[0];
    let from = world.board.topics[&topic].column;
    let mut others = world.columns.iter().filter(|column| **column != from);
    let to = *others.next().expect("another column");
    let first = world.row(to)[0];
    let placed = place(&world, topic, to, first);
    world.send(seat(1), placed.clone());
    assert_eq!(world.row(to)[..2], [topic, first]);
    assert_eq!(world.refused(seat(2), placed), ErrorCode::Stale);
}

#[test]
fn places_run_out_are_given_anew_and_the_order_stands() {
    let (mut world, ..) = World::with_topics(12);
    let column = world.columns[0];
    let mut row = world.row(column);
    assert_eq!(row.len(), 4);
    for _ in 0..40 {
        let last = row.pop().expect("a row");
        let before = place(&world, last, column, row[1]);
        world.send(seat(1), before);
        row.insert(1, last);
        assert_eq!(world.row(column), row);
    }
}

#[test]
fn s3_a_topic_is_named_with_the_name_that_the_sender_saw() {
    let (mut world, topics, _) = World::with_topics(1);
    let topic = topics[0];
    let name = |name, expect| Command::NameTopic {
        topic,
        name,
        expect,
    };
    world.send(seat(1), name(Some(line(1)), None));
    assert_eq!(
        world.refused(seat(2), name(Some(line(2)), None)),
        ErrorCode::Stale
    );
    world.send(seat(2), name(None, Some(line(1))));
    assert_eq!(world.board.topics[&topic].name, None);
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
