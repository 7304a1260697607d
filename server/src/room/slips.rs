//! What a room's journal keeps apart from its batches, in no order: which of a batch's events go there,
//! and how they come into the board again.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::board::{Board, Event, Pending};
use crate::journal::{Slip, SlipId};

/// The events that are kept apart since the last snapshot.
#[derive(Default)]
pub(super) struct Slips(BTreeMap<Pending, Event>);

/// A batch's events, parted.
#[derive(Default)]
pub(super) struct Parted {
    /// In the order in which they happened; what they settle stands before them, by id.
    pub(super) in_order: Vec<Event>,
    /// What comes, changes or goes apart.
    pub(super) apart: BTreeMap<Pending, Option<Event>>,
    /// Whether a change was overtaken by another one: nothing of it is to be left (K3), and which of
    /// them came last is known from a snapshot alone.
    pub(super) overtook: bool,
}

impl Slips {
    /// Those of a journal. None where one of them is none.
    pub(super) fn read<'a>(contents: impl Iterator<Item = &'a [u8]>) -> Option<Self> {
        let read = |content| {
            let event: Event = serde_json::from_slice(content).ok()?;
            Some((event.pending()?, event))
        };
        contents.map(read).collect::<Option<_>>().map(Self)
    }

    /// Brings them into the board that the batches gave.
    pub(super) fn apply_to(&self, board: &mut Board) {
        for event in self.0.values() {
            board.apply(event);
        }
    }

    /// A snapshot has them all.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Parts the events of a batch, which is kept or makes the room read all of its journal again.
    pub(super) fn part(&mut self, events: &[Event]) -> Parted {
        let mut parted = Parted::default();
        for event in events {
            match event.pending() {
                Some(about) => {
                    let before = self.0.insert(about, event.clone());
                    let changed = matches!(about, Pending::Change(_));
                    parted.overtook |= changed && before.is_some();
                    parted.apart.insert(about, Some(event.clone()));
                }
                None => {
                    self.settle(event, &mut parted);
                    parted.in_order.push(event.clone());
                }
            }
        }
        parted
    }

    fn settle(&mut self, event: &Event, parted: &mut Parted) {
        let mut settled: Vec<_> = event.settles().collect();
        settled.sort_unstable();
        for about in settled {
            if let Some(event) = self.0.remove(&about) {
                parted.in_order.push(event);
                parted.apart.insert(about, None);
            }
        }
    }
}

impl Parted {
    /// What comes, changes or goes apart, encoded.
    pub(super) fn slips(&self) -> Option<Vec<Slip>> {
        let slip = |(about, event): (&Pending, &Option<Event>)| {
            let content = match event {
                Some(event) => Some(encoded(event)?),
                None => None,
            };
            let id = id_of(about)?;
            Some(Slip { id, content })
        };
        let mut slips: Vec<Slip> = self.apart.iter().map(slip).collect::<Option<_>>()?;
        slips.sort_unstable_by_key(|slip| slip.id);
        Some(slips)
    }
}

/// Of one length, and nothing to be read from it.
fn id_of(about: &Pending) -> Option<SlipId> {
    let digest = Sha256::digest(serde_json::to_vec(about).ok()?);
    digest.first_chunk().copied().map(SlipId)
}

fn encoded(event: &Event) -> Option<Vec<u8>> {
    let encoded = serde_json::to_vec(event).ok()?;
    #[cfg(test)]
    let encoded = super::leaks::slipped(event, encoded);
    Some(encoded)
}
