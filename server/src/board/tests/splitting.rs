//! Splits: what goes along with the new topic, what stays, and what is refused (F4).

use candor_protocol::*;

use crate::board::tests::commands::{add_action, ballot, merge, open_round, split};
use crate::board::tests::who::{LEADER, seat};
use crate::board::tests::world::{World, line};

#[test]
fn f4_comments_stay_with_the_topic_that_is_split() {
    let (mut world, topics, _) = World::with_topics(2);
    let [a, b] = [topics[0], topics[1]];
    let comment = world.add_comment(seat(1), a).comment();
    world.settle();
    world.send(seat(1), merge(b, a, None));
    let (note, new) = (world.board.topics[&a].notes[1], TopicId(world.fresh()));
    let out = split(&world, a, vec![note], new);
    world.send(seat(1), out);
    assert_eq!(world.board.topics[&new].notes, [note]);
    assert_eq!(world.board.comments[&comment].topic, a);
}

#[test]
fn f4_a_topic_is_not_split_off_whole() {
    let (mut world, topics, _) = World::with_topics(2);
    let [a, b] = [topics[0], topics[1]];
    world.send(seat(1), merge(b, a, None));
    let all = world.board.topics[&a].notes.clone();
    let whole = split(&world, a, all, TopicId([1; 16]));
    assert_eq!(world.refused(seat(1), whole), ErrorCode::Invalid);
}

#[test]
fn f4_a_note_taken_out_stands_in_any_column_at_any_place() {
    let (mut world, topics, _) = World::with_topics(9);
    world.send(seat(1), merge(topics[1], topics[0], None));
    let note = world.board.topics[&topics[0]].notes[1];
    for column in world.columns.clone() {
        let row = world.row(column).into_iter();
        let others = row.filter(|id| *id != topics[0]);
        for before in others.map(Some).chain([None]) {
            let new = TopicId(world.fresh());
            let mut out = split(&world, topics[0], vec![note], new);
            let parts = Parts::of(&mut out);
            (*parts.to, *parts.before) = (column, before);
            world.send(seat(1), out);
            assert_eq!(world.board.topics[&new].column, column);
            assert_eq!(world.next(new), before);
            world.send(seat(1), merge(new, topics[0], None));
        }
    }
}

/// A topic of two notes that can be split, with what hangs on it and on others.
struct Splittable {
    world: World,
    topics: Vec<TopicId>,
    plain: Command,
}

impl Splittable {
    fn new() -> Self {
        let (mut world, topics, _) = World::with_topics(4);
        world.send(seat(1), merge(topics[1], topics[0], None));
        let note = world.board.topics[&topics[0]].notes[1];
        let new = TopicId(world.fresh());
        let plain = split(&world, topics[0], vec![note], new);
        Self {
            world,
            topics,
            plain,
        }
    }

    fn action(&mut self, topic: TopicId) -> ActionId {
        let id = ActionId(self.world.fresh());
        let add = add_action(id, Some(topic), self.world.text());
        self.world.send(seat(2), add);
        id
    }

    /// Says why the split is refused once a part of it is another one.
    fn refused(&mut self, change: impl FnOnce(Parts<'_>)) -> ErrorCode {
        let mut command = self.plain.clone();
        change(Parts::of(&mut command));
        self.world.refused(seat(1), command)
    }
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
fn f4_a_split_takes_along_only_what_hangs_on_its_topic_each_once() {
    let mut it = Splittable::new();
    let [a, c] = [it.topics[0], it.topics[2]];
    let shown = it.world.add_comment(seat(1), a).comment();
    let others = it.world.add_comment(seat(1), c).comment();
    it.world.settle();
    let waiting = it.world.add_comment(seat(1), a).comment();
    let absent = CommentId(it.world.fresh());
    // L2: a comment that waits is as one that is not there.
    for comment in [others, absent, waiting] {
        let code = it.refused(|parts| *parts.comments = vec![comment]);
        assert_eq!(code, ErrorCode::Stale);
    }
    let code = it.refused(|parts| *parts.comments = vec![shown; 2]);
    assert_eq!(code, ErrorCode::Invalid);
    let (own, elsewhere) = (it.action(a), it.action(c));
    let code = it.refused(|parts| *parts.actions = vec![elsewhere]);
    assert_eq!(code, ErrorCode::Stale);
    let code = it.refused(|parts| *parts.actions = vec![own; 2]);
    assert_eq!(code, ErrorCode::Invalid);
    it.world.send(seat(1), it.plain);
}

#[test]
fn f4_a_split_is_refused_where_place_name_or_id_are_not_so() {
    let mut it = Splittable::new();
    let [c, d] = [it.topics[2], it.topics[3]];
    let code = it.refused(|parts| *parts.to = ColumnId([9; 16]));
    assert_eq!(code, ErrorCode::NotThere);
    let column = it.world.board.topics[&d].column;
    let mut others = it.world.columns.iter().filter(|id| **id != column);
    let other = *others.next().expect("there are three");
    let code = it.refused(|parts| (*parts.to, *parts.before) = (other, Some(d)));
    assert_eq!(code, ErrorCode::Stale, "it stands in another column");
    let code = it.refused(|parts| *parts.before = Some(*parts.new));
    assert_eq!(code, ErrorCode::NotThere);
    let code = it.refused(|parts| *parts.unname = Some(line(3)));
    assert_eq!(code, ErrorCode::Stale);
    let code = it.refused(|parts| *parts.new = c);
    assert_eq!(code, ErrorCode::IdTaken);
    it.world.send(seat(1), it.plain);
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
    world.send(LEADER, open_round(round, None, (1, 1)));
    for who in 1..=3 {
        world.send(seat(who), ballot(round, &[(topics[0], 1)]));
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
    assert_eq!(*tally, [three], "the page offers no undo of such a merge");
}
