//! Grouping and its undoing (F4): what a merge or a split moves, and what is refused.

use candor_protocol::*;

use crate::mine::Mine;
use crate::who::{LEADER, seat};
use crate::world::{World, line};

/// A split of one topic into the first column, with nothing else along.
fn split(world: &World, topic: TopicId, notes: Vec<NoteId>, new: TopicId) -> Command {
    Command::SplitTopic {
        topic,
        notes,
        new,
        to: world.columns[0],
        before: None,
        comments: Vec::new(),
        actions: Vec::new(),
        name: None,
        unname: None,
    }
}

fn merge(topic: TopicId, into: TopicId, name: Option<SealedLine>) -> Command {
    Command::MergeTopics { topic, into, name }
}

fn name(world: &mut World, topic: TopicId, to: u32) {
    let (name, expect) = (Some(line(to)), world.board.topics[&topic].name.clone());
    world.send(
        seat(1),
        Command::NameTopic {
            topic,
            name,
            expect,
        },
    );
}

fn add_action(world: &mut World, topic: TopicId) -> ActionId {
    let (id, text) = (ActionId(world.fresh()), world.text());
    world.send(
        seat(2),
        Command::AddAction {
            id,
            topic: Some(topic),
            text,
            owner: None,
            due: None,
            experiment: None,
        },
    );
    id
}

fn comment_id(mine: &Mine) -> CommentId {
    match mine.of {
        TextId::Comment(id) => id,
        TextId::Note(_) => unreachable!("a comment"),
    }
}

/// The topic that stands behind another one in its column.
fn next(world: &World, topic: TopicId) -> Option<TopicId> {
    let at = &world.board.topics[&topic];
    let mut row: Vec<_> = world
        .board
        .topics
        .iter()
        .filter(|(_, other)| other.column == at.column && other.order > at.order)
        .map(|(id, other)| (other.order, *id))
        .collect();
    row.sort_unstable();
    row.first().map(|(_, id)| *id)
}

/// The public board but for the numbers of places: which topic stands where, with what.
fn standing(world: &World) -> Vec<Entity> {
    let mut all = world.projected();
    let mut row: Vec<_> = world.board.topics.iter().collect();
    row.sort_by_key(|(id, topic)| (topic.column, topic.order, **id));
    let places: Vec<TopicId> = row.iter().map(|(id, _)| **id).collect();
    for entity in &mut all {
        if let Entity::Topic(topic) = entity {
            let place = places.iter().position(|id| *id == topic.id);
            topic.order = u32::try_from(place.expect("it stands")).expect("few");
        }
    }
    all
}

#[test]
fn f4_a_merge_is_undone_exactly_under_the_same_id() {
    let (mut world, topics, _) = World::with_topics(9);
    let [a, b] = [topics[4], topics[7]];
    let comment = world.add_comment(seat(1), a);
    let stays = world.add_comment(seat(2), b);
    world.settle();
    let action = add_action(&mut world, a);
    name(&mut world, a, 7);
    let before = standing(&world);
    let (column, behind) = (world.board.topics[&a].column, next(&world, a));
    let notes = world.board.topics[&a].notes.clone();

    world.send(seat(1), merge(a, b, Some(line(8))));
    assert_eq!(world.board.topics[&b].name, Some(line(8)));
    world.send(
        seat(1),
        Command::SplitTopic {
            topic: b,
            notes,
            new: a,
            to: column,
            before: behind,
            comments: vec![comment_id(&comment)],
            actions: vec![action],
            name: Some(line(7)),
            unname: Some(line(8)),
        },
    );
    assert_eq!(standing(&world), before);
    assert_eq!(world.board.comments[&comment_id(&stays)].topic, b);
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
    let note = world.only_note(a);
    let group = Command::GroupNote {
        note,
        from: a,
        to: b,
        before: None,
        name: Some(line(2)),
    };
    world.send(seat(1), group);
    assert_eq!(world.board.topics[&b].name, Some(line(2)));
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
fn f4_a_note_taken_out_stands_in_any_column_at_any_place() {
    let (mut world, topics, _) = World::with_topics(9);
    world.send(seat(1), merge(topics[1], topics[0], None));
    let note = world.board.topics[&topics[0]].notes[1];
    for column in world.columns.clone() {
        let row: Vec<TopicId> = topics[2..]
            .iter()
            .copied()
            .filter(|id| world.board.topics[id].column == column)
            .collect();
        for before in row.into_iter().map(Some).chain([None]) {
            let new = TopicId(world.fresh());
            let mut out = split(&world, topics[0], vec![note], new);
            if let Command::SplitTopic {
                to, before: place, ..
            } = &mut out
            {
                (*to, *place) = (column, before);
            }
            world.send(seat(1), out);
            assert_eq!(world.board.topics[&new].column, column);
            assert_eq!(next(&world, new), before);
            world.send(seat(1), merge(new, topics[0], None));
        }
    }
}

#[test]
fn f4_a_split_is_refused_when_what_it_says_is_not_so() {
    let (mut world, topics, _) = World::with_topics(4);
    let [a, b, c, d] = [topics[0], topics[1], topics[2], topics[3]];
    let (shown, others) = (world.add_comment(seat(1), a), world.add_comment(seat(1), c));
    world.settle();
    let (mine, elsewhere) = (add_action(&mut world, a), add_action(&mut world, c));
    world.send(seat(1), merge(b, a, None));
    let note = world.board.topics[&a].notes[1];
    let waiting = world.add_comment(seat(1), a);
    let new = TopicId(world.fresh());
    let plain = split(&world, a, vec![note], new);
    let nowhere = ColumnId([9; 16]);
    let other = world.board.topics[&d].column;
    let column = world.columns.iter().copied().find(|id| *id != other);
    let column = column.expect("there are three");
    type Change = Box<dyn Fn(&mut Parts<'_>)>;
    let with = |change: Change| {
        let mut command = plain.clone();
        change(&mut Parts::of(&mut command));
        command
    };
    let comments = |ids: Vec<CommentId>| with(Box::new(move |it| *it.comments = ids.clone()));
    let actions = |ids: Vec<ActionId>| with(Box::new(move |it| *it.actions = ids.clone()));
    let absent = CommentId(world.fresh());
    for (command, code) in [
        (comments(vec![comment_id(&others)]), ErrorCode::Stale),
        (comments(vec![absent]), ErrorCode::Stale),
        // L2: a comment that waits is as one that is not there.
        (comments(vec![comment_id(&waiting)]), ErrorCode::Stale),
        (comments(vec![comment_id(&shown); 2]), ErrorCode::Invalid),
        (actions(vec![elsewhere]), ErrorCode::Stale),
        (actions(vec![mine; 2]), ErrorCode::Invalid),
        (
            with(Box::new(move |it| *it.to = nowhere)),
            ErrorCode::NotThere,
        ),
        (
            with(Box::new(move |it| (*it.to, *it.before) = (column, Some(d)))),
            ErrorCode::Stale,
        ),
        (
            with(Box::new(move |it| *it.before = Some(new))),
            ErrorCode::NotThere,
        ),
        (
            with(Box::new(|it| *it.unname = Some(line(3)))),
            ErrorCode::Stale,
        ),
        (with(Box::new(move |it| *it.new = c)), ErrorCode::IdTaken),
    ] {
        assert_eq!(world.refused(seat(1), command.clone()), code, "{command:?}");
    }
    world.send(seat(1), plain);
}

/// The parts of a split that a test changes.
struct Parts<'a> {
    new: &'a mut TopicId,
    to: &'a mut ColumnId,
    before: &'a mut Option<TopicId>,
    comments: &'a mut Vec<CommentId>,
    actions: &'a mut Vec<ActionId>,
    unname: &'a mut Option<SealedLine>,
}

impl<'a> Parts<'a> {
    fn of(command: &'a mut Command) -> Self {
        let Command::SplitTopic {
            new,
            to,
            before,
            comments,
            actions,
            unname,
            ..
        } = command
        else {
            unreachable!("a split")
        };
        Self {
            new,
            to,
            before,
            comments,
            actions,
            unname,
        }
    }
}

#[test]
fn l1_a_split_names_a_bounded_number_of_things() {
    let (mut world, topics, _) = World::with_topics(2);
    let many = (0..=limits::SPLIT_IDS)
        .map(|_| NoteId(world.fresh()))
        .collect();
    let new = TopicId(world.fresh());
    let command = split(&world, topics[0], many, new);
    let refusal = world.try_send(seat(1), command).expect_err("too many");
    assert_eq!(refusal.limit, Some(Limit::SplitIds));
    assert_eq!(refusal.code, ErrorCode::LimitReached);
}

#[test]
fn f4_counted_votes_stay_with_the_topic_that_is_split() {
    let (mut world, topics, _) = World::with_topics(2);
    let round = RoundId(world.fresh());
    world.send(
        LEADER,
        Command::OpenRound {
            id: round,
            topics: None,
            budget: 1,
            most_per_topic: 1,
            breaks: None,
        },
    );
    for who in 1..=3 {
        let votes = vec![TopicVotes {
            topic: topics[0],
            votes: 1,
        }];
        world.send(seat(who), Command::CastBallot { round, votes });
    }
    world.send(LEADER, Command::CloseRound { round });
    let notes = world.board.topics[&topics[0]].notes.clone();
    world.send(seat(1), merge(topics[0], topics[1], None));
    let back = split(&world, topics[1], notes, topics[0]);
    world.send(seat(1), back);
    let Outcome::Counted { tally, .. } = &world.board.rounds[&round].outcome else {
        panic!("counted")
    };
    let three = TopicVotes {
        topic: topics[1],
        votes: 3,
    };
    assert_eq!(
        *tally,
        vec![three],
        "the page offers no undo of such a merge"
    );
}
