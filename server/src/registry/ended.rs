//! Rooms that were erased or have expired in this life of the server: their ids and how they ended, so that
//! no page restores one (A13, K3). In memory alone, the newest. It knows no journal.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use candor_protocol::{RoomId, limits};

use super::VisitError;

/// How rooms ended.
pub(super) struct EndedRooms {
    all: Mutex<Remembered>,
}

#[derive(Default)]
struct Remembered {
    how: HashMap<RoomId, VisitError>,
    /// In the order in which they ended.
    oldest_first: VecDeque<RoomId>,
}

impl EndedRooms {
    pub(super) fn new() -> Self {
        Self {
            all: Mutex::default(),
        }
    }

    /// Nothing is done while it is held but what cannot fail.
    fn all(&self) -> MutexGuard<'_, Remembered> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers how a room ended, and forgets the oldest one where there are too many.
    pub(super) fn remember(&self, room: RoomId, how: VisitError) {
        let mut all = self.all();
        if all.how.insert(room, how).is_some() {
            return;
        }
        all.oldest_first.push_back(room);
        if all.oldest_first.len() > limits::ENDED_ROOMS
            && let Some(oldest) = all.oldest_first.pop_front()
        {
            all.how.remove(&oldest);
        }
    }

    /// How a room ended, as far as that is remembered.
    pub(super) fn how(&self, room: RoomId) -> Option<VisitError> {
        self.all().how.get(&room).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(number: usize) -> RoomId {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&number.to_be_bytes());
        RoomId(id)
    }

    #[test]
    fn l1_the_newest_ended_rooms_are_remembered() {
        let ended = EndedRooms::new();
        for number in 0..=limits::ENDED_ROOMS {
            ended.remember(room(number), VisitError::Erased);
            ended.remember(room(number), VisitError::Expired);
        }
        assert_eq!(ended.how(room(0)), None);
        assert_eq!(ended.how(room(1)), Some(VisitError::Expired));
        assert_eq!(
            ended.how(room(limits::ENDED_ROOMS)),
            Some(VisitError::Expired)
        );
        assert_eq!(ended.all().how.len(), limits::ENDED_ROOMS);
    }
}
