//! The ranking of topics after a round, by the rule that the page computes too; shared fixtures
//! (`tests/fixtures/rank.json`) hold both to it.
//!
//! More votes come first. Equal votes share a rank, and the next one skips (1, 2, 2, 4). Within a
//! rank, topics stand as on the board: by their column's order, their own order, then their id.

use crate::{ColumnEntity, TopicEntity, TopicId, TopicVotes};

/// A topic's place in the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// The topic.
    pub topic: TopicId,
    /// Its votes.
    pub votes: u32,
    /// Its rank, from 1; ties share one.
    pub rank: u32,
}

/// Ranks the topics that still stand on the board.
pub fn rank(columns: &[ColumnEntity], topics: &[TopicEntity], tally: &[TopicVotes]) -> Vec<Ranked> {
    let place = |id: TopicId| {
        let topic = topics.iter().find(|topic| topic.id == id)?;
        let column = columns.iter().find(|column| column.id == topic.column)?;
        Some((column.order, topic.order, id))
    };
    let mut standing: Vec<_> = tally
        .iter()
        .filter_map(|entry| Some((*entry, place(entry.topic)?)))
        .collect();
    standing.sort_by_key(|(entry, place)| (std::cmp::Reverse(entry.votes), *place));
    let mut ranked: Vec<Ranked> = Vec::with_capacity(standing.len());
    for (index, (TopicVotes { topic, votes }, _)) in standing.into_iter().enumerate() {
        let rank = match ranked.last() {
            Some(last) if last.votes == votes => last.rank,
            _ => u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1),
        };
        ranked.push(Ranked { topic, votes, rank });
    }
    ranked
}
