//! The ranking of topics after a round, by the rule that the page computes too; shared fixtures
//! (`tests/fixtures/rank.json`) hold both to it.
//!
//! More votes come first. What has equal votes is told apart by the tie-breaks of the round, the
//! first one first; a topic that was not in one has no votes there. What is equal still shares a
//! rank, and the next one skips (1, 2, 2, 4). Within a rank, topics stand as on the board: by their
//! column's order, their own order, then their id.

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

/// Ranks the topics that still stand on the board, by the tally of a round and of the rounds that
/// broke its ties.
pub fn rank(
    columns: &[ColumnEntity],
    topics: &[TopicEntity],
    tally: &[TopicVotes],
    breaks: &[Vec<TopicVotes>],
) -> Vec<Ranked> {
    let place = |id: TopicId| {
        let topic = topics.iter().find(|topic| topic.id == id)?;
        let column = columns.iter().find(|column| column.id == topic.column)?;
        Some((column.order, topic.order, id))
    };
    let votes_in = |tally: &[TopicVotes], id: TopicId| {
        let entry = tally.iter().find(|entry| entry.topic == id);
        entry.map_or(0, |entry| entry.votes)
    };
    // All that is counted, most important first: equal in all of it means tied.
    let weight = |entry: &TopicVotes| -> Vec<u32> {
        let broken = breaks.iter().map(|tally| votes_in(tally, entry.topic));
        std::iter::once(entry.votes).chain(broken).collect()
    };
    let mut standing: Vec<_> = tally
        .iter()
        .filter_map(|entry| Some((weight(entry), place(entry.topic)?, *entry)))
        .collect();
    standing.sort_by(|(weight, place, _), (other, elsewhere, _)| {
        other.cmp(weight).then(place.cmp(elsewhere))
    });
    let mut ranked: Vec<Ranked> = Vec::with_capacity(standing.len());
    let mut before: Option<Vec<u32>> = None;
    for (index, (weight, _, TopicVotes { topic, votes })) in standing.into_iter().enumerate() {
        let rank = match ranked.last() {
            Some(last) if before.as_ref() == Some(&weight) => last.rank,
            _ => u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1),
        };
        before = Some(weight);
        ranked.push(Ranked { topic, votes, rank });
    }
    ranked
}
