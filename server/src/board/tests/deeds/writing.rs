//! Notes and comments: added, edited, deleted, taken back, signed, struck; and readiness.

use candor_protocol::Command;

use super::{Deed, deed};
use crate::board::tests::happening::{Happening, said};
use crate::board::tests::script::{Draw, Scene};
use crate::board::tests::world::line;

pub(super) const DEEDS: &[Deed] = &[
    deed(6, "add_note", add_note),
    deed(4, "add_comment", add_comment),
    deed(3, "edit_text", edit_text),
    deed(2, "delete_text", delete_text),
    deed(2, "take_back", take_back),
    deed(3, "step_forward", step_forward),
    deed(2, "strike_signature", strike_signature),
    deed(4, "set_ready", set_ready),
];

fn add_note(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (mine, add) = scene.world.new_note(usize::from(draw.a));
    scene.mine.push(mine);
    said(draw.by(), add)
}

fn add_comment(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let topic = scene.topic(draw.a)?;
    let (mine, add) = scene.world.new_comment(topic);
    scene.mine.push(mine);
    said(draw.by(), add)
}

fn edit_text(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let text = scene.world.text();
    let edit = scene.own(draw.a)?.edit(u32::from(draw.b) % 4, &text);
    said(draw.by(), edit)
}

fn delete_text(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(draw.by(), scene.own(draw.a)?.delete())
}

fn take_back(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(draw.by(), scene.own(draw.a)?.take_back())
}

fn step_forward(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    said(draw.by(), scene.own(draw.a)?.sign(u32::from(draw.b)))
}

fn strike_signature(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let signed = scene.mine.iter().filter_map(|own| {
        let written = scene.world.board.written(own.of)?;
        Some((own.of, written.signature.clone()?))
    });
    let (of, signature) = crate::board::tests::script::pick(&signed.collect::<Vec<_>>(), draw.a)?;
    let expect = if draw.b > 20 { signature } else { line(9) };
    said(draw.by(), Command::StrikeSignature { of, expect })
}

fn set_ready(_: &mut Scene, draw: Draw) -> Option<Happening> {
    let ready = draw.a > 60;
    said(draw.by(), Command::SetReady { ready })
}
