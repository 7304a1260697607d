//! Hidden writing and its reveal: announced, whole, shuffled, or at the closing time.

use std::collections::BTreeSet;

use crate::board::NoteStatus;
use candor_protocol::*;

use crate::board::tests::commands::ready;
use crate::board::tests::mine::Mine;
use crate::board::tests::who::{LEADER, seat};
use crate::board::tests::world::World;

fn hide_again(world: &mut World) {
    let (hiding, expect) = (true, false);
    world.send(LEADER, Command::SetHiding { hiding, expect });
}

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
        let arrival: Vec<NoteId> = (0..12).map(|_| world.add_note(seat(1), 0).note()).collect();
        world.send(LEADER, Command::AnnounceReveal {});
        world.pass(limits::REVEAL_NOTICE_MS);
        let row = world.row(world.columns[0]).into_iter();
        let place = |note: NoteId| arrival.iter().position(|id| *id == note);
        row.map(|topic| place(world.only_note(topic)))
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
        world.send(who, ready());
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
fn a5_nobody_is_overrun_who_is_away_for_a_moment() {
    let mut world = World::hiding(1);
    for number in [1, 2] {
        world.arrive(seat(number));
    }
    world.ticks(limits::HERE_LAG_TICKS);
    world.send(seat(1), ready());
    world.leave(seat(2));
    world.tick();
    assert!(!world.live.all_ready(), "whoever reloads is still here");
    world.ticks(30);
    assert!(world.live.all_ready(), "whoever is gone for good is not");
}

#[test]
fn a5_an_announced_reveal_comes_with_the_tick_that_finds_all_ready() {
    let mut world = World::hiding(3);
    world.arrive(seat(1));
    world.tick();
    world.add_note(seat(1), 0);
    world.send(LEADER, Command::AnnounceReveal {});
    world.send(seat(1), ready());
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
    hide_again(&mut world);
    let hidden = world.add_note(seat(1), 0);
    world.send(LEADER, Command::AnnounceReveal {});
    world.send(seat(1), ready());
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
            world.send(seat(who), ready());
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
fn a4_hiding_again_affects_new_notes_only() {
    let (mut world, topics, _) = World::with_topics(2);
    hide_again(&mut world);
    assert_eq!(world.topics_by_id(), topics);
    let own = world.add_note(seat(1), 0);
    world.settle();
    assert_eq!(world.board.notes[&own.note()].status, NoteStatus::Hidden);
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
    for at in [
        world.now,
        world.now + limits::REVEAL_NOTICE_MS - 1,
        world.now + limits::CLOSING_MS + 1,
    ] {
        let (at, expect) = (Some(at), None);
        let command = Command::SetClosing { at, expect };
        assert_eq!(world.refused(LEADER, command), ErrorCode::Invalid);
    }
    let hour = 3_600_000;
    let at = Some(world.now + hour);
    world.send(LEADER, Command::SetClosing { at, expect: None });
    let stale = Command::SetClosing {
        at: Some(world.now + 2 * hour),
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
