//! Actions: added, changed, reviewed, deleted.

use candor_protocol::{ActionId, Command, Experiment, Review};

use super::{Deed, deed};
use crate::board::tests::happening::{Happening, said};
use crate::board::tests::script::{Draw, Scene, pick};
use crate::board::tests::world::line;

pub(super) const DEEDS: &[Deed] = &[
    deed(3, "add_action", add_action),
    deed(4, "set_action", set_action),
    deed(1, "delete_action", delete_action),
];

fn experiment(scene: &mut Scene, draw: Draw) -> Option<Experiment> {
    let (hypothesis, measure) = (scene.world.text(), scene.world.text());
    let look = (draw.b > 99).then(|| line(3));
    (draw.c.is_multiple_of(2)).then_some(Experiment {
        hypothesis,
        measure,
        look,
    })
}

fn add_action(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (id, text) = (ActionId(scene.world.fresh()), scene.world.text());
    let command = Command::AddAction {
        id,
        topic: scene.topic(draw.b),
        text,
        owner: Some(line(1)),
        due: None,
        experiment: experiment(scene, draw),
    };
    said(draw.by(), command)
}

/// One of the actions, with the number of its newest change.
fn one(scene: &Scene, draw: Draw) -> Option<(ActionId, u32)> {
    let there = scene.world.board.actions.iter();
    let there: Vec<_> = there.map(|(id, action)| (*id, action.rev)).collect();
    let (id, rev) = pick(&there, draw.a)?;
    Some((id, if draw.b > 20 { rev } else { rev + 1 }))
}

fn set_action(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (id, rev) = one(scene, draw)?;
    let was = scene.world.board.actions[&id].review;
    let reviews = [Review::Open, Review::Kept, Review::Dropped];
    let command = Command::SetAction {
        id,
        rev,
        text: scene.world.text(),
        owner: None,
        due: Some(line(2)),
        done: draw.a.is_multiple_of(2),
        experiment: experiment(scene, draw),
        review: pick(&reviews, draw.c).filter(|_| was.is_some()),
    };
    said(draw.by(), command)
}

fn delete_action(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (id, rev) = one(scene, draw)?;
    said(draw.by(), Command::DeleteAction { id, rev })
}
