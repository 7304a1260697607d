//! What happens without a command: ticks release what is due (A6), announced moments come (A5).

use std::collections::BTreeMap;

use candor_protocol::{Millis, TextId, TopicId};
use rand::RngExt as _;
use rand::seq::SliceRandom as _;

use crate::board::context::{Context, Dice};
use crate::board::event::{Event, Release};
use crate::board::state::Board;
use crate::board::text::{Change, Waiting};

/// The events of a tick: all that is due, in an order drawn now (A6).
pub fn ticked(board: &Board, context: &mut Context<'_>) -> Vec<Event> {
    let due = may_go(board, context.live.due());
    let mut events = Vec::new();
    if !due.is_empty() {
        let mut releases: Vec<Release> = due
            .into_iter()
            .map(|what| release(board, what, context.dice))
            .collect();
        releases.shuffle(&mut *context.dice);
        // What goes goes first, and takes along what hangs on it: a comment that came out and went
        // on one tick would leave a gap among the orders.
        releases.sort_by_key(|release| !is_deletion(board, release));
        events.push(Event::Released { releases });
    }
    events
}

/// The events of a tick that has counted: an announced reveal, when all are ready by now (A5), and
/// somebody new to lead, when more than half of the seats here agree while nobody leads (F3).
pub fn counted(board: &Board, context: &mut Context<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    if board.reveal_at.is_some() && context.live.all_ready() {
        events.push(revealed(board, context.dice));
    }
    if let Some(hash) = context.live.appointed() {
        let at = context.now;
        events.push(Event::FacilitatorAppointed { hash, at });
    }
    events
}

/// The events of an announced moment that has come: a reveal, or the closing time of writing.
/// Erasing is no event: the room goes.
pub fn due(board: &Board, now: Millis, dice: Dice<'_>) -> Vec<Event> {
    let moments = [board.reveal_at, board.closes_at];
    if moments.into_iter().flatten().any(|at| at <= now) {
        vec![revealed(board, dice)]
    } else {
        Vec::new()
    }
}

/// All hidden notes, in an order drawn now (A5).
pub(super) fn revealed(board: &Board, dice: Dice<'_>) -> Event {
    let mut notes: Vec<_> = board.hidden().collect();
    notes.shuffle(&mut *dice);
    Event::Revealed {
        notes: notes
            .into_iter()
            .map(|note| (note, TopicId(dice.random())))
            .collect(),
    }
}

/// Deletions that would together end a topic of the open round wait until that is closed (A8).
fn may_go(board: &Board, due: impl Iterator<Item = Waiting>) -> Vec<Waiting> {
    let mut left: BTreeMap<TopicId, usize> = BTreeMap::new();
    // What waited may have gone with its topic.
    let due = due.filter(|what| board.written(what.of()).is_some());
    due.filter(|what| match fixed_topic_of_deletion(board, *what) {
        None => true,
        Some(id) => {
            let notes = board.topics.get(&id).map_or(0, |topic| topic.notes.len());
            let left = left.entry(id).or_insert(notes);
            let goes = *left > 1;
            *left = left.saturating_sub(goes.into());
            goes
        }
    })
    .collect()
}

fn is_deletion(board: &Board, release: &Release) -> bool {
    let Release::Change { of } = release else {
        return false;
    };
    let change = board.written(*of).and_then(|it| it.change.as_ref());
    matches!(change, Some(Change::Deletion { .. }))
}

/// The topic that a waiting deletion takes a note from, if the open round fixes it.
fn fixed_topic_of_deletion(board: &Board, what: Waiting) -> Option<TopicId> {
    let Waiting::Text(TextId::Note(note)) = what else {
        return None;
    };
    let Some(Change::Deletion { .. }) = board.written(what.of())?.change else {
        return None;
    };
    board
        .topic_of(note)
        .filter(|topic| board.is_in_open_round(*topic))
}

fn release(board: &Board, what: Waiting, dice: Dice<'_>) -> Release {
    match what {
        Waiting::Signature(of) => Release::Signature { of },
        Waiting::Text(of) if board.is_shown(of) => Release::Change { of },
        Waiting::Text(TextId::Comment(id)) => Release::Comment { id },
        Waiting::Text(TextId::Note(id)) => Release::Note {
            id,
            topic: TopicId(dice.random()),
        },
    }
}
