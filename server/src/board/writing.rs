//! How much each seat has written in this life of the room. Live state, never journaled (A1).
//!
//! A room's bounds on notes and comments count what is hidden and waits as well, so whoever filled
//! them would learn how much others have written. A seat reaches its own bound first, which tells it of
//! itself alone (L2).

use std::collections::BTreeMap;

use candor_protocol::{Command, limits};

use super::seat::Seat;

/// Texts that a seat has added; taking one back gives nothing back.
#[derive(Debug, Clone, Copy, Default)]
struct Added {
    notes: usize,
    comments: usize,
}

/// What each seat has added.
#[derive(Debug, Clone, Default)]
pub struct Writing {
    seats: BTreeMap<Seat, Added>,
    /// What all seats have added together that are not told apart any more.
    others: Added,
}

impl Writing {
    /// Whether a seat may add one more note.
    pub fn has_note_left(&self, seat: Seat) -> bool {
        self.of(seat).notes < limits::NOTES_OF_SEAT
    }

    /// Whether a seat may add one more comment.
    pub fn has_comment_left(&self, seat: Seat) -> bool {
        self.of(seat).comments < limits::COMMENTS_OF_SEAT
    }

    fn of(&self, seat: Seat) -> Added {
        let is_told_apart = self.seats.len() < limits::SEATS_COUNTED;
        let unknown = if is_told_apart {
            Added::default()
        } else {
            self.others
        };
        self.seats.get(&seat).copied().unwrap_or(unknown)
    }

    /// Counts what a command adds, if it adds a text.
    pub(super) fn add(&mut self, seat: Seat, command: &Command) {
        let (notes, comments) = match command {
            Command::AddNote { .. } => (1, 0),
            Command::AddComment { .. } => (0, 1),
            _ => return,
        };
        let is_told_apart =
            self.seats.len() < limits::SEATS_COUNTED || self.seats.contains_key(&seat);
        let added = if is_told_apart {
            self.seats.entry(seat).or_default()
        } else {
            &mut self.others
        };
        added.notes = added.notes.saturating_add(notes);
        added.comments = added.comments.saturating_add(comments);
    }
}
