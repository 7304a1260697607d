//! Counts, never names: here and ready, taken anew on the tick.

use candor_protocol::*;

use crate::board::tests::commands::ready;
use crate::board::tests::who::{LEADER, seat};
use crate::board::tests::world::World;

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
    world.send(seat(1), ready());
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
