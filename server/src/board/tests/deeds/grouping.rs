//! Topics: grouped, merged, split, placed, named.

use candor_protocol::{ActionId, Command, CommentId, SealedLine, TopicId};

use super::{Deed, deed};
use crate::board::tests::happening::{Happening, said};
use crate::board::tests::script::{Draw, Scene, pick};
use crate::board::tests::who::Who;
use crate::board::tests::world::line;

pub(super) const DEEDS: &[Deed] = &[
    deed(6, "group_note", group_note),
    deed(5, "merge_topics", merge_topics),
    deed(7, "split_topic", split_topic),
    deed(3, "place_topic", place_topic),
    deed(4, "name_topic", name_topic),
];

/// Where grouping is kept to those who lead, now and then one of them does it.
fn by(scene: &Scene, draw: Draw) -> Who {
    if draw.c < 40 {
        scene.leader(draw.c)
    } else {
        draw.by()
    }
}

fn group_note(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let Draw { a, b, c, .. } = draw;
    let (from, to) = (scene.topic(a)?, scene.topic(b)?);
    let topics = &scene.world.board.topics;
    let note = pick(&topics[&from].notes, c)?;
    let before = pick(&topics[&to].notes, b).filter(|_| a.is_multiple_of(2));
    let name = (b.is_multiple_of(2)).then(|| line(u32::from(c)));
    let command = Command::GroupNote {
        note,
        from,
        to,
        before,
        name,
    };
    said(by(scene, draw), command)
}

fn merge_topics(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (topic, into) = (scene.topic(draw.a)?, scene.topic(draw.b)?);
    let name = (draw.c.is_multiple_of(2)).then(|| line(u32::from(draw.c)));
    said(by(scene, draw), Command::MergeTopics { topic, into, name })
}

fn split_topic(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let Draw { a, b, c, .. } = draw;
    let board = &scene.world.board;
    let of_several = |id: &TopicId| board.topics[id].notes.len() > 1;
    let several: Vec<_> = board.topics.keys().copied().filter(of_several).collect();
    let topic = pick(&several, a).or(scene.topic(a))?;
    let notes = vec![pick(&board.topics[&topic].notes, b)?];
    let (comments, actions) = hanging_on(scene, topic);
    let along = |number: u8| (c / number).is_multiple_of(2);
    let name = along(1).then(|| line(u32::from(a)));
    let unname = board.topics[&topic].name.clone().filter(|_| along(2));
    let to = pick(&scene.world.columns, b)?;
    let there = in_column(scene, to);
    let before = pick(&there, c).filter(|_| along(4));
    let new = TopicId(scene.world.fresh());
    let command = Command::SplitTopic {
        topic,
        notes,
        new,
        to,
        before,
        comments: pick(&comments, a)
            .into_iter()
            .filter(|_| along(8))
            .collect(),
        actions: pick(&actions, a)
            .into_iter()
            .filter(|_| along(16))
            .collect(),
        name,
        unname,
    };
    said(by(scene, draw), command)
}

/// A topic's comments, those that wait too, and its actions.
fn hanging_on(scene: &Scene, topic: TopicId) -> (Vec<CommentId>, Vec<ActionId>) {
    let board = &scene.world.board;
    let comments = board.comments.iter();
    let comments = comments.filter(|(_, comment)| comment.topic == topic);
    let actions = board.actions.iter();
    let actions = actions.filter(|(_, action)| action.topic == Some(topic));
    (
        comments.map(|(id, _)| *id).collect(),
        actions.map(|(id, _)| *id).collect(),
    )
}

fn in_column(scene: &Scene, column: candor_protocol::ColumnId) -> Vec<TopicId> {
    let topics = scene.world.board.topics.iter();
    let there = topics.filter(|(_, topic)| topic.column == column);
    there.map(|(id, _)| *id).collect()
}

fn place_topic(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let topic = scene.topic(draw.a)?;
    let from = scene.world.board.topics[&topic].column;
    let to = pick(&scene.world.columns, draw.b)?;
    let before = pick(&in_column(scene, to), draw.c).filter(|_| draw.b > 100);
    let command = Command::PlaceTopic {
        topic,
        from,
        to,
        before,
    };
    said(by(scene, draw), command)
}

fn name_topic(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let topic = scene.topic(draw.a)?;
    let name = (draw.b > 60).then(|| line(u32::from(draw.b)));
    let seen = scene.world.board.topics[&topic].name.clone();
    let expect: Option<SealedLine> = if draw.c > 20 { seen } else { Some(line(0)) };
    let command = Command::NameTopic {
        topic,
        name,
        expect,
    };
    said(by(scene, draw), command)
}
