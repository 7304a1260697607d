//! Polls and answers.

use candor_protocol::{Command, PollId, Scale};

use super::{Deed, deed};
use crate::board::tests::happening::{Happening, said};
use crate::board::tests::script::{Draw, Scene};
use crate::board::tests::world::line;

pub(super) const DEEDS: &[Deed] = &[
    deed(2, "open_poll", open_poll),
    deed(6, "answer_poll", answer_poll),
    deed(1, "close_poll", close_poll),
];

fn open_poll(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (text, options) = (scene.world.text(), vec![line(1), line(2)]);
    let scale = match draw.b % 5 {
        0 => Scale::Safety {},
        1 => Scale::Roti {},
        2 => Scale::Fist {},
        3 => Scale::Roman {},
        _ => Scale::Question { text, options },
    };
    let id = PollId(scene.world.fresh());
    let topic = scene.topic(draw.a).filter(|_| draw.c.is_multiple_of(2));
    said(scene.leader(draw.c), Command::OpenPoll { id, scale, topic })
}

fn answer_poll(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (poll, ..) = scene.world.board.open_poll()?;
    let choice = (!draw.b.is_multiple_of(5)).then_some(u32::from(draw.a) % 3);
    said(draw.by(), Command::AnswerPoll { poll, choice })
}

fn close_poll(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (poll, ..) = scene.world.board.open_poll()?;
    said(scene.leader(draw.c), Command::ClosePoll { poll })
}
