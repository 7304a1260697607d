//! Places of topics in a column: numbers with gaps, so that moving one topic touches one.

use candor_protocol::{ColumnId, TopicId};

use super::state::Board;

/// The gap that a new place leaves before it.
pub(super) const GAP: u32 = 1_024;

/// The place behind all topics of a column.
pub(super) fn last(board: &Board, column: ColumnId) -> u32 {
    let last = board.topics.values().filter(|topic| topic.column == column);
    last.map(|topic| topic.order)
        .max()
        .unwrap_or(0)
        .saturating_add(GAP)
}

/// The places to give so that `topic` stands in `column` before another one, or at its end: one
/// place, or all of the column anew where no gap is left.
pub(super) fn place(
    board: &Board,
    topic: TopicId,
    column: ColumnId,
    before: Option<TopicId>,
) -> Vec<(TopicId, u32)> {
    let others = || {
        let row = board.topics.iter();
        row.filter(move |(id, other)| other.column == column && **id != topic)
            .map(|(id, other)| (other.order, *id))
    };
    let above = before.filter(|before| *before != topic).and_then(|before| {
        let there = board.topics.get(&before)?;
        (there.column == column).then_some((there.order, before))
    });
    let below = others().filter(|other| above.is_none_or(|above| *other < above));
    let below = below.max().map_or(0, |(order, _)| order);
    let place = match above {
        Some((above, _)) => (above.saturating_sub(below) > 1).then(|| below.midpoint(above)),
        None => below.checked_add(GAP),
    };
    if let Some(order) = place {
        return vec![(topic, order)];
    }
    let mut row: Vec<_> = others().collect();
    row.sort_unstable();
    let index = above.and_then(|above| row.binary_search(&above).ok());
    row.insert(index.unwrap_or(row.len()), (0, topic));
    row.into_iter()
        .zip(1_u32..)
        .map(|((_, id), number)| (id, number.saturating_mul(GAP)))
        .collect()
}
