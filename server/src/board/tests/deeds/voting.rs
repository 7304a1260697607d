//! Rounds and ballots, tie-breaks among them.

use candor_protocol::{Command, Outcome, RoundId, TopicId};

use super::{Deed, deed};
use crate::board::tests::commands::ballot;
use crate::board::tests::happening::{Happening, said};
use crate::board::tests::script::{Draw, Scene, pick};

pub(super) const DEEDS: &[Deed] = &[
    deed(4, "open_round", open_round),
    deed(5, "break_ties", break_ties),
    deed(10, "cast_ballot", cast_ballot),
    deed(3, "close_round", close_round),
];

fn open_round(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let topics = scene.world.topics_by_id();
    let most = usize::from(draw.b);
    let some: Vec<TopicId> = topics.into_iter().take(most).collect();
    let command = Command::OpenRound {
        id: RoundId(scene.world.fresh()),
        topics: Some(some).filter(|_| draw.c.is_multiple_of(2)),
        budget: u32::from(draw.a % 5) + 1,
        most_per_topic: 1,
        breaks: None,
    };
    said(scene.leader(draw.c), command)
}

fn break_ties(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let rounds = scene.world.board.rounds.iter();
    let counted = rounds.filter(|(_, round)| matches!(round.outcome, Outcome::Counted { .. }));
    let counted: Vec<_> = counted
        .map(|(id, round)| (*id, round.topics.clone()))
        .collect();
    let (broken, topics) = pick(&counted, draw.a)?;
    let some = topics.into_iter().take(usize::from(draw.b % 4) + 1);
    let command = Command::OpenRound {
        id: RoundId(scene.world.fresh()),
        topics: Some(some.collect()),
        budget: 1,
        most_per_topic: 1,
        breaks: Some(broken),
    };
    said(scene.leader(draw.c), command)
}

fn cast_ballot(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (round, open, _) = scene.world.board.open_round()?;
    let topics: Vec<TopicId> = open.topics.iter().copied().collect();
    let votes = pick(&topics, draw.a).filter(|_| !draw.b.is_multiple_of(5));
    let votes: Vec<_> = votes.map(|topic| (topic, 1)).into_iter().collect();
    said(draw.by(), ballot(round, &votes))
}

fn close_round(scene: &mut Scene, draw: Draw) -> Option<Happening> {
    let (round, ..) = scene.world.board.open_round()?;
    said(scene.leader(draw.c), Command::CloseRound { round })
}
