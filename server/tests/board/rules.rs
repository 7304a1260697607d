//! Writing, revealing, mixing, grouping, leading: by rule number.

use std::collections::BTreeSet;

use candor::board::NoteStatus;
use candor_protocol::*;

use crate::mine::Mine;
use crate::who::{LEADER, seat};
use crate::world::{World, line};

#[test]
fn a4_a_hidden_note_reaches_nobody_and_counts_as_a_few() {
    let mut world = World::hiding(1);
    let before = world.projected();
    world.add_note(seat(1), 0);
    world.add_note(seat(2), 1);
    assert_eq!(world.projected(), before);
    assert_eq!(
        world.live.counts().hidden,
        HiddenCount::of(0),
        "counts wait for the tick"
    );
    world.tick();
    assert_eq!(world.live.counts().hidden, HiddenCount::Few(Few::Few));
    world.add_note(seat(1), 2);
    world.tick();
    assert_eq!(world.live.counts().hidden, HiddenCount::Exactly(3));
}

#[test]
fn a5_a_reveal_is_announced_ten_seconds_ahead_and_brings_out_all() {
    let mut world = World::hiding(2);
    for column in 0..30 {
        world.add_note(seat(1), column);
    }
    world.send(LEADER, Command::AnnounceReveal {});
    assert_eq!(
        world.board.reveal_at,
        Some(world.now + limits::REVEAL_NOTICE_MS)
    );
    let late = world.add_note(seat(2), 0);
    world.pass(limits::REVEAL_NOTICE_MS - 1);
    assert!(world.board.topics.is_empty());
    world.pass(1);
    assert_eq!(world.board.topics.len(), 31);
    assert!(world.board.is_shown(late.of));
    assert_eq!((world.board.hiding, world.board.reveal_at), (false, None));
}

#[test]
fn a5_a_reveal_can_be_taken_back() {
    let mut world = World::hiding(2);
    world.add_note(seat(1), 0);
    world.send(LEADER, Command::AnnounceReveal {});
    world.send(LEADER, Command::CancelReveal {});
    world.pass(limits::REVEAL_NOTICE_MS);
    assert!(world.board.topics.is_empty());
    assert_eq!(world.send(LEADER, Command::CancelReveal {}), 0);
}

#[test]
fn a5_the_order_of_a_reveal_is_drawn_at_that_moment() {
    let orders = |seed| {
        let mut world = World::hiding(seed);
        let arrival: Vec<TextId> = (0..12).map(|_| world.add_note(seat(1), 0).of).collect();
        world.send(LEADER, Command::AnnounceReveal {});
        world.pass(limits::REVEAL_NOTICE_MS);
        let mut row: Vec<_> = world.board.topics.values().collect();
        row.sort_by_key(|topic| topic.order);
        let place = |note: &NoteId| arrival.iter().position(|of| *of == TextId::Note(*note));
        row.iter()
            .map(|topic| place(&topic.notes[0]))
            .collect::<Vec<_>>()
    };
    let drawn: BTreeSet<_> = (0..20).map(orders).collect();
    assert_eq!(
        drawn.len(),
        20,
        "twenty reveals of twelve notes come out in twenty orders"
    );
}

#[test]
fn a5_when_everybody_here_is_ready_the_reveal_is_at_once() {
    let mut world = World::hiding(3);
    for who in [seat(1), seat(2)] {
        world.arrive(who);
        world.send(who, Command::SetReady { ready: true });
    }
    world.add_note(seat(1), 0);
    world.send(LEADER, Command::AnnounceReveal {});
    assert!(
        world.board.reveal_at.is_some(),
        "readiness counts from the tick on"
    );
    world.send(LEADER, Command::CancelReveal {});
    world.tick();
    world.send(LEADER, Command::AnnounceReveal {});
    assert_eq!((world.board.reveal_at, world.board.topics.len()), (None, 1));
}

#[test]
fn a5_an_announced_reveal_comes_with_the_tick_that_finds_all_ready() {
    let mut world = World::hiding(3);
    world.arrive(seat(1));
    world.tick();
    world.add_note(seat(1), 0);
    world.send(LEADER, Command::AnnounceReveal {});
    world.send(seat(1), Command::SetReady { ready: true });
    assert_eq!(world.board.topics.len(), 0, "between ticks nothing shows");
    world.tick();
    assert_eq!(world.board.topics.len(), 1, "the very tick that finds it");
    let hidden = world.live.counts().hidden;
    assert_eq!(hidden, HiddenCount::Exactly(0), "counted anew behind it");
}

#[test]
fn a5_a_reveal_by_readiness_brings_out_what_the_tick_releases_too() {
    let mut world = World::visible(3);
    world.arrive(seat(1));
    let waiting: Vec<Mine> = (0..9).map(|_| world.add_note(seat(1), 0)).collect();
    let expect = false;
    world.send(
        LEADER,
        Command::SetHiding {
            hiding: true,
            expect,
        },
    );
    let hidden = world.add_note(seat(1), 0);
    world.send(LEADER, Command::AnnounceReveal {});
    world.send(seat(1), Command::SetReady { ready: true });
    world.tick();
    let shown = |world: &World, note: &Mine| world.board.is_shown(note.of);
    assert!(shown(&world, &hidden));
    let released = waiting.iter().filter(|note| shown(&world, note)).count();
    assert!((1..9).contains(&released), "each keeps its own delay");
    world.settle();
    assert!(waiting.iter().all(|note| shown(&world, note)));
}

/// The same words at the same moments, whoever says that it is ready, and in whatever order.
#[test]
fn a10_a_reveal_by_readiness_does_not_depend_on_who_was_ready_when() {
    let script = |order: [u8; 3]| {
        let mut world = World::hiding(3);
        for number in 1..=3 {
            world.arrive(seat(number));
        }
        for note in 0..6 {
            world.add_note(seat(order[note % 3]), note);
        }
        world.send(LEADER, Command::AnnounceReveal {});
        let mut views = Vec::new();
        for who in order {
            world.send(seat(who), Command::SetReady { ready: true });
            let before = world.projected();
            world.tick();
            views.push((before, world.projected()));
        }
        assert_eq!(world.board.topics.len(), 6, "all are ready");
        (views, world.history)
    };
    let as_it_was = script([1, 2, 3]);
    for order in [[1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] {
        assert!(script(order) == as_it_was, "{order:?}");
    }
}

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
    let Mine { of, key } = mine[0].clone();
    let text = world.text();
    let shown = world.board.written(of).expect("there").text.clone();
    let edit = |rev, text: &Sealed| Command::EditText {
        of,
        edit_key: key.clone(),
        rev,
        text: text.clone(),
    };
    world.send(seat(1), edit(1, &text));
    assert_eq!(world.board.written(of).expect("there").text, shown);
    world.send(
        seat(1),
        Command::TakeBack {
            of,
            edit_key: key.clone(),
        },
    );
    world.settle();
    assert_eq!(
        world.board.written(of).expect("there").text,
        shown,
        "taken back"
    );
    world.send(seat(1), edit(2, &text));
    world.settle();
    assert_eq!(world.board.written(of).expect("there").text, text);
    world.send(
        seat(1),
        Command::DeleteText {
            of,
            edit_key: key.clone(),
        },
    );
    assert!(world.board.is_shown(of));
    world.settle();
    assert!(world.board.written(of).is_none());
    assert_eq!(
        world.board.topics.len(),
        1,
        "a topic ends with its last note"
    );
}

#[test]
fn a6_a_waiting_note_can_be_taken_back_before_anybody_saw_it() {
    let mut world = World::visible(4);
    let before = world.projected();
    let Mine { of, key } = world.add_note(seat(1), 0);
    world.send(seat(1), Command::TakeBack { of, edit_key: key });
    world.settle();
    assert_eq!(world.projected(), before);
}

#[test]
fn a7_here_lags_by_one_to_six_ticks_and_short_absences_do_not_count() {
    let mut world = World::hiding(5);
    world.arrive(seat(1));
    let came = (1..=6).find(|_| {
        world.tick();
        world.live.counts().here == 1
    });
    assert!(came.is_some(), "counted within six ticks");
    world.leave(seat(1));
    for _ in 0..19 {
        world.tick();
        assert_eq!(world.live.counts().here, 1, "not yet a minute away");
    }
    world.arrive(seat(1));
    for _ in 0..40 {
        world.tick();
        assert_eq!(world.live.counts().here, 1, "came back in time");
    }
    world.leave(seat(1));
    for _ in 0..27 {
        world.tick();
    }
    assert_eq!(world.live.counts().here, 0);
}

#[test]
fn a7_a_new_stage_finds_nobody_ready() {
    let mut world = World::hiding(5);
    world.arrive(seat(1));
    world.send(seat(1), Command::SetReady { ready: true });
    (0..6).for_each(|_| {
        world.tick();
    });
    assert_eq!(world.live.counts().ready, 1);
    world.send(
        LEADER,
        Command::SetStage {
            stage: Stage::Write,
            expect: Stage::CheckIn,
        },
    );
    assert_eq!(world.live.counts().ready, 1, "shown with the next tick");
    world.tick();
    assert_eq!(world.live.counts().ready, 0);
}

#[test]
fn a3_only_its_own_edit_key_opens_a_lock() {
    let mut world = World::hiding(6);
    let own = world.add_note(seat(1), 0);
    let other = world.add_note(seat(1), 0);
    let delete = |of, key: &EditKey| Command::DeleteText {
        of,
        edit_key: key.clone(),
    };
    assert_eq!(
        world.refused(seat(1), delete(own.of, &other.key)),
        ErrorCode::NotYours
    );
    let missing = TextId::Note(NoteId([9; 16]));
    assert_eq!(
        world.refused(seat(1), delete(missing, &own.key)),
        ErrorCode::NotYours,
        "L2"
    );
    // The key is enough: the seat that wrote it is nobody's business.
    world.send(seat(2), delete(own.of, &own.key));
}

#[test]
fn s3_repeating_is_harmless() {
    let mut world = World::hiding(7);
    let Mine { of, key } = world.add_note(seat(1), 0);
    let TextId::Note(id) = of else {
        unreachable!("a note")
    };
    let written = world.board.written(of).expect("there").clone();
    let (column, text, lock) = (world.columns[0], written.text, written.lock);
    let again = Command::AddNote {
        id,
        column,
        text: text.clone(),
        lock,
    };
    assert_eq!(world.send(seat(1), again.clone()), 0);
    let stolen = Command::AddNote {
        id,
        column,
        text: text.clone(),
        lock: Lock([0; 32]),
    };
    assert_eq!(world.refused(seat(2), stolen), ErrorCode::IdTaken);
    let edited = world.text();
    let edit = |rev, text: &Sealed| Command::EditText {
        of,
        edit_key: key.clone(),
        rev,
        text: text.clone(),
    };
    assert_eq!(world.send(seat(1), edit(1, &edited)), 1);
    assert_eq!(world.send(seat(1), edit(1, &edited)), 0);
    assert_eq!(world.refused(seat(1), edit(1, &text)), ErrorCode::Stale);
    assert_eq!(world.refused(seat(1), edit(0, &text)), ErrorCode::Invalid);
    assert_eq!(world.send(seat(1), edit(2, &text)), 1);
    assert_eq!(
        world.send(seat(1), edit(1, &edited)),
        0,
        "a later edit of the author counts"
    );
    let delete = Command::DeleteText { of, edit_key: key };
    assert_eq!(world.send(seat(1), delete.clone()), 1);
    assert_eq!(world.send(seat(1), delete), 0);
    assert_eq!(world.send(seat(1), again), 0, "deleted ids stay deleted");
    assert!(world.board.written(of).is_none());
}

#[test]
fn a4_hiding_again_affects_new_notes_only() {
    let (mut world, topics, _) = World::with_topics(2);
    world.send(
        LEADER,
        Command::SetHiding {
            hiding: true,
            expect: false,
        },
    );
    assert_eq!(world.topics_by_id(), topics);
    let own = world.add_note(seat(1), 0);
    world.settle();
    let TextId::Note(id) = own.of else {
        unreachable!("a note")
    };
    assert_eq!(world.board.notes[&id].status, NoteStatus::Hidden);
}

#[test]
fn grouping_moves_merges_and_splits_with_comments_and_actions() {
    let (mut world, topics, _) = World::with_topics(3);
    let [a, b, c] = [topics[0], topics[1], topics[2]];
    let comment = world.add_comment(seat(1), a);
    world.settle();
    let (id, text) = (ActionId(world.fresh()), world.text());
    let add = Command::AddAction {
        id,
        topic: Some(a),
        text,
        owner: None,
        due: Some(line(1)),
        experiment: None,
    };
    world.send(seat(2), add.clone());
    assert_eq!(world.send(seat(2), add), 0, "S3");
    world.send(
        LEADER,
        Command::SetFocus {
            focus: Some(a),
            expect: None,
        },
    );
    let note = world.only_note(a);
    world.send(
        seat(1),
        Command::GroupNote {
            note,
            from: a,
            to: b,
            before: None,
            name: None,
        },
    );
    assert_eq!(world.topics_by_id().len(), 2, "a topic without notes ends");
    let TextId::Comment(comment) = comment.of else {
        unreachable!("a comment")
    };
    assert_eq!(world.board.comments[&comment].topic, b);
    assert_eq!(world.board.actions[&id].topic, Some(b));
    assert_eq!(world.board.focus, Some(b));
    let late = Command::GroupNote {
        note,
        from: a,
        to: c,
        before: None,
        name: None,
    };
    assert_eq!(world.refused(seat(2), late), ErrorCode::Stale);
    world.send(
        seat(1),
        Command::MergeTopics {
            topic: b,
            into: c,
            name: None,
        },
    );
    assert_eq!(world.board.topics[&c].notes.len(), 3);
    let new = TopicId(world.fresh());
    world.send(
        seat(1),
        Command::SplitTopic {
            topic: c,
            notes: vec![note],
            new,
            to: world.columns[0],
            before: None,
            comments: Vec::new(),
            actions: Vec::new(),
            name: None,
            unname: None,
        },
    );
    assert_eq!(world.board.topics[&new].notes, vec![note]);
    assert_eq!(world.board.comments[&comment].topic, c, "comments stay");
    let all = world.board.topics[&c].notes.clone();
    let split = Command::SplitTopic {
        topic: c,
        notes: all,
        new: TopicId(world.fresh()),
        to: world.columns[0],
        before: None,
        comments: Vec::new(),
        actions: Vec::new(),
        name: None,
        unname: None,
    };
    assert_eq!(world.refused(seat(1), split), ErrorCode::Invalid);
}

#[test]
fn topics_are_placed_and_named_with_what_the_sender_saw() {
    let (mut world, topics, _) = World::with_topics(9);
    let from = world.board.topics[&topics[0]].column;
    let to = *world
        .columns
        .iter()
        .find(|column| **column != from)
        .expect("another column");
    let row = |world: &World| {
        let mut row: Vec<_> = world
            .board
            .topics
            .iter()
            .filter(|(_, topic)| topic.column == to)
            .collect();
        row.sort_by_key(|(_, topic)| topic.order);
        row.into_iter().map(|(id, _)| *id).collect::<Vec<_>>()
    };
    let first = row(&world)[0];
    let place = |from| Command::PlaceTopic {
        topic: topics[0],
        from,
        to,
        before: Some(first),
    };
    world.send(seat(1), place(from));
    assert_eq!(row(&world)[..2], [topics[0], first]);
    assert_eq!(world.refused(seat(2), place(from)), ErrorCode::Stale);
    // Places run out, are given anew, and the order stands.
    let last = *row(&world).last().expect("a row");
    for _ in 0..40 {
        let before = row(&world)[1];
        let topic = *row(&world).last().expect("a row");
        world.send(
            seat(1),
            Command::PlaceTopic {
                topic,
                from: to,
                to,
                before: Some(before),
            },
        );
        assert_eq!(row(&world)[1], topic);
    }
    assert!(row(&world).contains(&last));
    let name = |name, expect| Command::NameTopic {
        topic: topics[0],
        name,
        expect,
    };
    world.send(seat(1), name(Some(line(1)), None));
    assert_eq!(
        world.refused(seat(2), name(Some(line(2)), None)),
        ErrorCode::Stale
    );
    world.send(seat(2), name(None, Some(line(1))));
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
fn s3_leading_with_what_is_no_longer_so_is_stale() {
    let mut world = World::hiding(8);
    let go = |stage, expect| Command::SetStage { stage, expect };
    world.send(LEADER, go(Stage::Write, Stage::CheckIn));
    assert_eq!(
        world.refused(LEADER, go(Stage::Vote, Stage::CheckIn)),
        ErrorCode::Stale
    );
    assert_eq!(
        world.send(LEADER, go(Stage::Write, Stage::CheckIn)),
        0,
        "it is so already"
    );
    let timer = |left, expect| Command::SetTimer {
        timer: TimerWish::Running { left },
        expect,
    };
    world.send(LEADER, timer(60_000, Timer::Off));
    assert_eq!(
        world.board.timer,
        Timer::Running {
            ends_at: world.now + 60_000
        }
    );
    assert_eq!(
        world.refused(LEADER, timer(70_000, Timer::Off)),
        ErrorCode::Stale
    );
    assert_eq!(
        world.refused(LEADER, timer(0, world.board.timer)),
        ErrorCode::Invalid
    );
    assert_eq!(
        world.refused(seat(1), go(Stage::Vote, Stage::Write)),
        ErrorCode::NeedsFacilitator
    );
}

#[test]
fn viewers_change_nothing() {
    let (mut world, topics, mine) = World::with_topics(2);
    let viewer = crate::who::Who {
        seat: None,
        key: None,
    };
    let text = world.text();
    let (of, edit_key) = (mine[0].of, mine[0].key.clone());
    for command in [
        Command::SetReady { ready: true },
        Command::DeleteText { of, edit_key },
        Command::MergeTopics {
            topic: topics[0],
            into: topics[1],
            name: None,
        },
        Command::AddAction {
            id: ActionId([1; 16]),
            topic: None,
            text,
            owner: None,
            due: None,
            experiment: None,
        },
    ] {
        assert_eq!(world.refused(viewer, command), ErrorCode::NeedsSeat);
    }
}

#[test]
fn actions_carry_the_change_that_the_sender_saw() {
    let mut world = World::hiding(9);
    let (id, text) = (ActionId(world.fresh()), world.text());
    let (owner, due) = (Some(line(1)), None);
    world.send(
        seat(1),
        Command::AddAction {
            id,
            topic: None,
            text: text.clone(),
            owner,
            due,
            experiment: None,
        },
    );
    let set = |rev, done| Command::SetAction {
        id,
        rev,
        text: text.clone(),
        owner: None,
        due: None,
        done,
        experiment: None,
        review: None,
    };
    world.send(seat(2), set(0, true));
    assert_eq!(world.refused(seat(1), set(0, false)), ErrorCode::Stale);
    assert_eq!(
        world.refused(seat(1), Command::DeleteAction { id, rev: 0 }),
        ErrorCode::Stale
    );
    world.send(seat(1), Command::DeleteAction { id, rev: 1 });
    assert_eq!(world.send(seat(1), Command::DeleteAction { id, rev: 1 }), 0);
    let add = Command::AddAction {
        id,
        topic: None,
        text,
        owner: None,
        due: None,
        experiment: None,
    };
    assert_eq!(world.send(seat(1), add), 0, "deleted ids stay deleted");
    assert!(world.board.actions.is_empty());
}

#[test]
fn l1_a_full_room_says_which_bound_was_reached_and_loses_nothing() {
    let mut world = World::hiding(10);
    let first = world.add_note(seat(1), 0);
    for _ in 1..limits::NOTES {
        world.add_note(seat(1), 0);
    }
    let (id, column, text) = (NoteId(world.fresh()), world.columns[0], world.text());
    let add = Command::AddNote {
        id,
        column,
        text,
        lock: Lock([1; 32]),
    };
    let refusal = world.try_send(seat(1), add.clone()).expect_err("full");
    assert_eq!(
        (refusal.code, refusal.limit),
        (ErrorCode::LimitReached, Some(Limit::Notes))
    );
    world.send(
        seat(1),
        Command::DeleteText {
            of: first.of,
            edit_key: first.key,
        },
    );
    world.send(seat(1), add);
}
