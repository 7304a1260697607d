//! What is true of every board, whatever happened to it.

use std::collections::BTreeSet;

use crate::board::{Board, NoteStatus};
use candor_protocol::*;

pub(crate) fn assert_sound(board: &Board) {
    topics_hold_what_is_shown(board);
    what_hangs_on_topics_hangs_on_one_that_stands(board);
    what_is_not_shown_neither_changes_nor_is_signed(board);
    what_is_deleted_is_gone(board);
    one_round_and_one_poll_are_open(board);
    rounds_are_over_topics_that_stand(board);
    keys_lead(board);
}

fn topics_hold_what_is_shown(board: &Board) {
    let mut places = BTreeSet::new();
    for (id, topic) in &board.topics {
        assert!(!topic.notes.is_empty(), "a topic has a note");
        assert!(board.columns.contains_key(&topic.column));
        assert!(
            places.insert((topic.column, topic.order)),
            "each has a place of its own"
        );
        for note in &topic.notes {
            assert_eq!(board.notes[note].status, NoteStatus::Shown { topic: *id });
        }
    }
    let standing: usize = board.topics.values().map(|topic| topic.notes.len()).sum();
    let notes = board.notes.keys();
    let shown = notes.filter(|id| board.is_shown(TextId::Note(**id)));
    assert_eq!(
        shown.count(),
        standing,
        "every shown note stands in one topic"
    );
}

fn what_hangs_on_topics_hangs_on_one_that_stands(board: &Board) {
    let comments = board.comments.values().map(|comment| comment.topic);
    let actions = board.actions.values().filter_map(|action| action.topic);
    let polls = board.polls.values().filter_map(|poll| poll.topic);
    for topic in comments.chain(actions).chain(polls).chain(board.focus) {
        assert!(board.topics.contains_key(&topic));
    }
}

fn texts(board: &Board) -> impl Iterator<Item = TextId> {
    let notes = board.notes.keys().map(|id| TextId::Note(*id));
    notes.chain(board.comments.keys().map(|id| TextId::Comment(*id)))
}

fn what_is_not_shown_neither_changes_nor_is_signed(board: &Board) {
    for of in texts(board).filter(|of| !board.is_shown(*of)) {
        let written = board.written(of).expect("there");
        assert_eq!(written.change, None, "A4");
        assert_eq!((&written.signature, &written.signing), (&None, &None), "A4");
    }
}

fn what_is_deleted_is_gone(board: &Board) {
    assert!(texts(board).all(|of| !board.deleted.contains(&of)), "S3");
    let mut actions = board.actions.keys();
    assert!(actions.all(|id| !board.deleted_actions.contains(id)), "S3");
}

fn one_round_and_one_poll_are_open(board: &Board) {
    let rounds = board.rounds.values();
    let open = rounds.filter(|round| round.ballots.is_some());
    assert!(open.count() <= 1, "A8");
    let polls = board.polls.values();
    let open = polls.filter(|poll| poll.answers.is_some());
    assert!(open.count() <= 1, "A8");
    for round in board.rounds.values() {
        let is_open = round.outcome == Outcome::Open;
        assert_eq!(round.ballots.is_some(), is_open, "A9");
    }
    for poll in board.polls.values() {
        let is_open = poll.outcome == PollOutcome::Open;
        assert_eq!(poll.answers.is_some(), is_open, "A9");
    }
}

fn rounds_are_over_topics_that_stand(board: &Board) {
    for round in board.rounds.values() {
        let mut topics = round.topics.iter();
        assert!(topics.all(|topic| board.topics.contains_key(topic)), "A8");
        if let Outcome::Counted { tally, .. } = &round.outcome {
            let counted: BTreeSet<TopicId> = tally.iter().map(|entry| entry.topic).collect();
            assert_eq!(counted.len(), tally.len(), "a topic is counted once");
            assert!(counted.is_subset(&round.topics));
        }
        let broken = round.breaks.iter();
        assert!(broken.clone().all(|id| board.rounds.contains_key(id)));
    }
}

fn keys_lead(board: &Board) {
    let keys: BTreeSet<_> = board.facilitators.iter().collect();
    assert!(!keys.is_empty(), "F3: a key leads always");
    assert_eq!(keys.len(), board.facilitators.len(), "each key once");
    assert!(keys.len() <= limits::FACILITATORS, "L1");
    assert!(board.offered_by.iter().all(|key| keys.contains(key)), "F3");
    let mut appointed = board.appointed.iter();
    assert!(appointed.all(|(key, _)| keys.contains(key)), "F3");
}
