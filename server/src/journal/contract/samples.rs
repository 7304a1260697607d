//! Batches to append, and what is looked at afterwards.

use std::sync::Arc;

use candor_protocol::RoomId;

use crate::journal::{Batch, BatchId, Day, Journal, Loaded, Slip, SlipId, Version};

pub(super) const ROOM: RoomId = RoomId([1; 16]);
pub(super) const ANOTHER: RoomId = RoomId([2; 16]);
pub(super) const TODAY: Day = Day(20_000);

/// A batch with these events and no snapshot; `number` becomes its id.
pub(crate) fn batch(number: u32, events: &[u8]) -> Batch {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    Batch {
        id: BatchId(id),
        day: TODAY,
        wake: None,
        events: events.to_vec(),
        slips: Vec::new(),
        snapshot: None,
    }
}

pub(super) fn with_snapshot(number: u32, events: &[u8], snapshot: &[u8]) -> Batch {
    Batch {
        snapshot: Some(snapshot.to_vec()),
        ..batch(number, events)
    }
}

pub(super) fn with_slips(number: u32, slips: &[(u8, Option<&[u8]>)]) -> Batch {
    let slip = |(id, content): &(u8, Option<&[u8]>)| Slip {
        id: SlipId([*id; 16]),
        content: content.map(<[u8]>::to_vec),
    };
    Batch {
        slips: slips.iter().map(slip).collect(),
        ..batch(number, b"")
    }
}

pub(super) async fn put(journal: &Arc<dyn Journal>, at: &Version, batch: Batch) -> Version {
    let appended = journal.append(ROOM, at.clone(), batch).await;
    appended.expect("the room stands there")
}

pub(super) async fn loaded(journal: &Arc<dyn Journal>) -> Loaded {
    let loaded = journal.load(ROOM).await.expect("the journal answers");
    loaded.expect("there is such a room")
}

pub(super) fn events(loaded: &Loaded) -> Vec<&[u8]> {
    let batches = loaded.batches.iter();
    batches.map(|(_, batch)| batch.events.as_slice()).collect()
}

pub(super) fn slips(loaded: &Loaded) -> Vec<(u8, &[u8])> {
    let slips = loaded.slips.iter();
    slips
        .map(|(id, content)| (id.0[0], content.as_slice()))
        .collect()
}

/// Whether a room has a batch: the way to decide what came of [`AppendError::Unknown`].
pub(super) fn has(loaded: Option<&Loaded>, id: BatchId) -> bool {
    loaded.is_some_and(|loaded| {
        loaded.snapshot_batch == Some(id) || loaded.batches.iter().any(|(_, batch)| batch.id == id)
    })
}
