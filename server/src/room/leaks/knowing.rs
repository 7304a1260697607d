//! What a program that leaks would know, and Candor does not: who wrote what, and in which order.

use std::cell::RefCell;
use std::collections::BTreeMap;

use candor_protocol::{Command, NoteId, TextId, TopicId};

/// A seat's nonce, as a leak would say it.
type Nonce = [u8; 16];

#[derive(Default)]
struct Knowing {
    /// Whose each text is, and how many that author had written before.
    authors: BTreeMap<TextId, (Nonce, usize)>,
    /// Texts in the order in which they came.
    order: Vec<TextId>,
    casts: usize,
    /// Whether a hidden note came and was not published, for it never is.
    hid: bool,
}

thread_local! {
    static KNOWING: RefCell<Knowing> = RefCell::default();
}

/// Another room: nothing is known.
pub(in crate::room) fn forget() {
    KNOWING.take();
}

/// Whoever has a seat sends a command.
pub(super) fn wrote(nonce: Nonce, command: &Command) {
    let of = match command {
        Command::AddNote { id, .. } => TextId::Note(*id),
        Command::AddComment { id, .. } => TextId::Comment(*id),
        _ => return,
    };
    KNOWING.with_borrow_mut(|known| {
        let before = known
            .authors
            .values()
            .filter(|(by, _)| *by == nonce)
            .count();
        if known.authors.insert(of, (nonce, before)).is_none() {
            known.order.push(of);
        }
    });
}

/// The author of a text.
pub(super) fn author(of: TextId) -> Option<Nonce> {
    KNOWING.with_borrow(|known| known.authors.get(&of).map(|(by, _)| *by))
}

/// An id that is made from the seat of a note's author, and still is one note's alone.
pub(super) fn seat_id(note: NoteId) -> TopicId {
    let by = author(TextId::Note(note)).unwrap_or_default();
    let mut id = note.0;
    id[..8].copy_from_slice(&by[..8]);
    TopicId(id)
}

/// How many texts its author had written before.
pub(super) fn nth(of: TextId) -> Option<usize> {
    KNOWING.with_borrow(|known| known.authors.get(&of).map(|(_, before)| *before))
}

/// When a text came, among all.
pub(super) fn arrival(of: TextId) -> Option<usize> {
    KNOWING.with_borrow(|known| known.order.iter().position(|there| *there == of))
}

/// A ballot was cast.
pub(super) fn cast() {
    KNOWING.with_borrow_mut(|known| known.casts += 1);
}

/// Ballots so far.
pub(super) fn casts() -> usize {
    KNOWING.with_borrow(|known| known.casts)
}

/// A hidden note came.
pub(super) fn hide() {
    KNOWING.with_borrow_mut(|known| known.hid = true);
}

/// Whether a hidden note came since this was asked.
pub(super) fn hid() -> bool {
    KNOWING.with_borrow_mut(|known| std::mem::take(&mut known.hid))
}
