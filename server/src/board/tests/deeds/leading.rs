//! What whoever leads sets for everybody, takes off and erases.

use candor_protocol::{Command, Millis, Rules, Stage, TimerWish};

use super::{Deed, deed};
use crate::board::tests::happening::{Happening, said};
use crate::board::tests::script::{Draw, Scene, pick};
use crate::board::tests::world::sealed;

pub(super) const DEEDS: &[Deed] = &[
    deed(2, "set_stage", set_stage),
    deed(1, "set_hiding", set_hiding),
    deed(3, "announce_reveal", announce_reveal),
    deed(2, "cancel_reveal", cancel_reveal),
    deed(2, "set_focus", set_focus),
    deed(2, "set_timer", set_timer),
    deed(2, "park_topic", park_topic),
    deed(2, "set_rules", set_rules),
    deed(1, "set_plan", set_plan),
    deed(2, "set_closing", set_closing),
    deed(2, "take_off", take_off),
    deed(1, "announce_erase", announce_erase),
    deed(1, "cancel_erase", cancel_erase),
];

fn set_stage(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let stages = [Stage::Write, Stage::Group, Stage::Vote, Stage::Discuss];
    let (stage, expect) = (pick(&stages, draw.a)?, scene.world.board.stage);
    said(scene.leader(draw.c), Command::SetStage { stage, expect })
}

fn set_hiding(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (hiding, expect) = (draw.a > 99, scene.world.board.hiding);
    said(scene.leader(draw.c), Command::SetHiding { hiding, expect })
}

fn announce_reveal(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(scene.leader(draw.c), Command::AnnounceReveal {})
}

fn cancel_reveal(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(scene.leader(draw.c), Command::CancelReveal {})
}

fn set_focus(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let focus = scene.topic(draw.a).filter(|_| draw.b > 40);
    let expect = scene.world.board.focus;
    said(scene.leader(draw.c), Command::SetFocus { focus, expect })
}

fn set_timer(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let left = u64::from(draw.b) * 1_000;
    let timer = match draw.a % 3 {
        0 => TimerWish::Off,
        1 => TimerWish::Running { left },
        _ => TimerWish::Paused { left },
    };
    let expect = scene.world.board.timer;
    said(scene.leader(draw.c), Command::SetTimer { timer, expect })
}

fn park_topic(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (topic, parked) = (scene.topic(draw.a)?, draw.b > 99);
    said(scene.leader(draw.c), Command::ParkTopic { topic, parked })
}

fn set_rules(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let expect = scene.world.board.rules;
    let rules = Rules {
        frozen: draw.b > 200,
        grouping_by_leaders: draw.a.is_multiple_of(3),
        locked: draw.a.is_multiple_of(2),
        seats: (draw.a > 99).then_some(u32::from(draw.b)),
    };
    said(scene.leader(draw.c), Command::SetRules { rules, expect })
}

fn set_plan(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let plan = (draw.a > 60).then(|| sealed(u32::from(draw.b)));
    let expect = scene.world.board.plan.clone();
    said(scene.leader(draw.c), Command::SetPlan { plan, expect })
}

fn set_closing(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    // Some of these moments are too near.
    let at = scene.world.now + 5_000 + Millis::from(draw.b) * 100;
    let (at, expect) = (
        Some(at).filter(|_| draw.a > 60),
        scene.world.board.closes_at,
    );
    said(scene.leader(draw.c), Command::SetClosing { at, expect })
}

fn take_off(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let of = scene.own(draw.a)?.of;
    said(scene.leader(draw.c), Command::TakeOff { of })
}

fn announce_erase(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(scene.leader(draw.c), Command::AnnounceErase {})
}

fn cancel_erase(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(scene.leader(draw.c), Command::CancelErase {})
}
