//! What happens without a command: time passes, people come and go, a room is loaded again.

use candor_protocol::{Millis, limits};

use super::{Deed, deed};
use crate::board::tests::happening::Happening;
use crate::board::tests::script::{Draw, Scene};

pub(super) const DEEDS: &[Deed] = &[
    deed(9, "tick", tick),
    deed(3, "wait", wait),
    deed(4, "come", come),
    deed(2, "go", go),
    deed(3, "leaders_leave", leaders_leave),
    deed(1, "leaders_return", leaders_return),
    deed(1, "reload", reload),
];

fn tick(_: &mut Scene, _: Draw) -> Option<Happening> {
    Some(Happening::Ticks(1))
}

fn wait(_: &mut Scene, Draw { b, .. }: Draw) -> Option<Happening> {
    Some(Happening::Passes(Millis::from(b) * 100))
}

fn come(_: &mut Scene, draw: Draw) -> Option<Happening> {
    Some(Happening::Comes(draw.by()))
}

fn go(_: &mut Scene, draw: Draw) -> Option<Happening> {
    Some(Happening::Goes(draw.by()))
}

/// Nobody who leads is here, mostly for so long that the others may appoint somebody (F3).
fn leaders_leave(_: &mut Scene, draw: Draw) -> Option<Happening> {
    let ticks = if draw.a > 60 {
        u32::try_from(limits::ABSENT_MS / 3_000).expect("a few")
    } else {
        1
    };
    Some(Happening::LeadersLeave { ticks })
}

fn leaders_return(_: &mut Scene, _: Draw) -> Option<Happening> {
    Some(Happening::LeadersReturn)
}

fn reload(_: &mut Scene, _: Draw) -> Option<Happening> {
    Some(Happening::Reloads)
}
