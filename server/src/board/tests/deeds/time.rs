//! What happens without a command: time passes, people come and go, a room is loaded again.

use candor_protocol::{Command, Millis, limits};

use super::{Deed, deed};
use crate::board::tests::script::{Draw, Scene};
use crate::board::tests::who::Who;

pub(super) const DEEDS: &[Deed] = &[
    deed(9, "tick", tick),
    deed(3, "wait", wait),
    deed(4, "come", come),
    deed(2, "go", go),
    deed(3, "leaders_leave", leaders_leave),
    deed(1, "leaders_return", leaders_return),
    deed(1, "reload", reload),
];

fn tick(scene: &mut Scene, _: Draw) -> Option<(Who, Command)> {
    scene.world.tick();
    // Moments that came with it.
    scene.world.pass(0);
    None
}

fn wait(scene: &mut Scene, Draw { b, .. }: Draw) -> Option<(Who, Command)> {
    scene.world.pass(Millis::from(b) * 100);
    None
}

fn come(scene: &mut Scene, draw: Draw) -> Option<(Who, Command)> {
    scene.world.arrive(draw.by());
    None
}

fn go(scene: &mut Scene, draw: Draw) -> Option<(Who, Command)> {
    scene.world.leave(draw.by());
    None
}

/// Nobody who leads is here, mostly for so long that the others may appoint somebody (F3).
fn leaders_leave(scene: &mut Scene, draw: Draw) -> Option<(Who, Command)> {
    scene.world.led = false;
    let ticks = if draw.a > 60 {
        limits::ABSENT_MS / 3_000
    } else {
        1
    };
    for _ in 0..ticks {
        tick(scene, draw);
    }
    None
}

fn leaders_return(scene: &mut Scene, draw: Draw) -> Option<(Who, Command)> {
    scene.world.led = true;
    tick(scene, draw)
}

/// The board comes from its journal again; who is here stays (S3).
fn reload(scene: &mut Scene, _: Draw) -> Option<(Who, Command)> {
    scene.world.live.reload(&scene.world.board);
    None
}
