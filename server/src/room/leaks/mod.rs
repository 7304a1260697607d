//! Deliberate leaks, for tests alone: each breaks one promise of anonymity while a test has switched
//! it on, so that the proof (`tests/proof/`) is seen to fail. The program has nothing of this.

mod knowing;
mod switch;

use candor_protocol::{Command, EntityId, ErrorCode, TextId, TopicId};
use rand::RngExt as _;
use serde_json::{Value, json};

use super::Frames;
use super::actor::Actor;
use super::view::View;
use crate::board::{Event, Refusal, Release, RoomSecret, Seat};
use crate::metrics;

pub(super) use knowing::forget;
pub(super) use switch::{Leak, is_on, with};

/// The first bytes of a token are the seat's nonce, whatever the room's secret is.
fn nonce(seat: Seat) -> [u8; 16] {
    let token = seat.token(&RoomSecret([0; 32]));
    token.0[..16].try_into().expect("a nonce and a MAC")
}

/// A command of somebody was taken.
pub(super) fn taken(actor: &mut Actor, seat: Option<Seat>, command: &Command) {
    let Some(seat) = seat else { return };
    let nonce = nonce(seat);
    knowing::wrote(nonce, command);
    if is_on(Leak::LoggedSeat) {
        tracing::trace!(?nonce, "taken");
    }
    if is_on(Leak::MeteredSeat) {
        metrics::refused(["a", "b", "c", "d"][usize::from(nonce[0] % 4)]);
    }
    match command {
        Command::SetReady { .. } if is_on(Leak::ImmediateReadiness) => {
            actor.live.refresh(&actor.board);
            actor.work.touched.insert(EntityId::Counts);
        }
        Command::CastBallot { round, .. } if is_on(Leak::LiveTotal) => {
            knowing::cast();
            actor.work.touched.insert(EntityId::Round(*round));
        }
        Command::AddNote { .. } if is_on(Leak::SpentNumber) && actor.board.hiding => {
            knowing::hide();
        }
        Command::AddNote { id, .. } if is_on(Leak::NoWaiting) && !actor.board.hiding => {
            let (id, topic) = (*id, TopicId(actor.dice.random()));
            let releases = vec![Release::Note { id, topic }];
            actor.happen(vec![Event::Released { releases }]);
        }
        _ => {}
    }
}

/// A command was refused.
pub(super) fn refused(actor: &Actor, command: &Command, refusal: Refusal) -> Refusal {
    let of = match command {
        Command::EditText { of, .. } | Command::DeleteText { of, .. } => *of,
        _ => return refusal,
    };
    let none = actor.board.written(of).is_none();
    if none && is_on(Leak::ToldApart) {
        return ErrorCode::NotThere.into();
    }
    refusal
}

/// Events as they happen.
pub(super) fn happening(mut events: Vec<Event>) -> Vec<Event> {
    for event in &mut events {
        match event {
            Event::Revealed { notes } if is_on(Leak::ArrivalOrder) => {
                notes.sort_by_key(|(note, _)| knowing::arrival(TextId::Note(*note)));
            }
            Event::Revealed { notes } if is_on(Leak::IdFromSeat) => {
                for (note, topic) in notes {
                    *topic = knowing::seat_id(*note);
                }
            }
            Event::Released { releases } if is_on(Leak::IdFromSeat) => {
                for release in releases {
                    if let Release::Note { id, topic } = release {
                        *topic = knowing::seat_id(*id);
                    }
                }
            }
            _ => {}
        }
    }
    events
}

/// An entity as it goes to everybody.
pub(super) fn spoiled(id: EntityId, json: Option<Box<str>>) -> Option<Box<str>> {
    let more = match id {
        EntityId::Note(id) => of_text(TextId::Note(id)),
        EntityId::Comment(id) => of_text(TextId::Comment(id)),
        EntityId::Round(_) if is_on(Leak::LiveTotal) => Some(json!(knowing::casts())),
        _ => None,
    };
    match (json, more) {
        (Some(json), Some(more)) => Some(with_more(&json, more).into()),
        (json, _) => json,
    }
}

fn of_text(of: TextId) -> Option<Value> {
    let author = knowing::author(of)?;
    if is_on(Leak::AuthorField) {
        Some(json!(author))
    } else if is_on(Leak::StablePseudonym) {
        Some(json!(Seat::new(author).token(&RoomSecret([7; 32]))))
    } else if is_on(Leak::PerSeatCounter) {
        Some(json!(knowing::nth(of)))
    } else {
        None
    }
}

fn with_more(json: &str, more: Value) -> String {
    let mut entity: Value = serde_json::from_str(json).expect("an entity");
    entity["leaked"] = more;
    entity.to_string()
}

/// A patch came out empty.
pub(super) fn published_nothing(seq: &mut u64) {
    if is_on(Leak::SpentNumber) && knowing::hid() {
        *seq += 1;
    }
}

/// Events as they go to the journal.
pub(super) fn journaled(events: &[Event], encoded: Vec<u8>) -> Vec<u8> {
    if !is_on(Leak::JournaledAuthor) || events.is_empty() {
        return encoded;
    }
    let mut all: Value = serde_json::from_slice(&encoded).expect("events");
    all[0]["leaked"] = json!(events.iter().filter_map(author_of).collect::<Vec<_>>());
    serde_json::to_vec(&all).expect("encoded")
}

/// An event as it goes to the journal apart from the others.
pub(super) fn slipped(event: &Event, encoded: Vec<u8>) -> Vec<u8> {
    match author_of(event) {
        Some(author) if is_on(Leak::JournaledAuthor) => {
            let mut one: Value = serde_json::from_slice(&encoded).expect("an event");
            one["leaked"] = json!(author);
            serde_json::to_vec(&one).expect("encoded")
        }
        _ => encoded,
    }
}

fn author_of(event: &Event) -> Option<[u8; 16]> {
    match event {
        Event::NoteAdded { id, .. } => knowing::author(TextId::Note(*id)),
        Event::CommentAdded { id, .. } => knowing::author(TextId::Comment(*id)),
        _ => None,
    }
}

/// The whole board as whoever comes gets it.
pub(super) fn welcoming(actor: &Actor, frames: Option<Frames>) -> Option<Frames> {
    if !is_on(Leak::NewerSnapshot) {
        return frames;
    }
    let mut live = actor.live.clone();
    live.refresh(&actor.board);
    View::default().publish_all(&actor.board, &live)
}
