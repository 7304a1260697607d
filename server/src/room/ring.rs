//! The newest patches of a room, shared with its sessions. A session's place is a cursor; whoever
//! falls off asks the room for one patch of everything since (S4).

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use candor_protocol::limits;

use super::frames::Frames;

/// The newest patches, bounded in count and bytes.
pub struct Ring {
    patches: RwLock<Patches>,
    head: AtomicU64,
}

#[derive(Default)]
struct Patches {
    kept: VecDeque<(u64, Frames)>,
    bytes: usize,
}

/// What comes after a cursor.
pub enum Next {
    /// This patch, which has the next number.
    Patch(Frames),
    /// Nothing yet.
    Current,
    /// The next patch is no longer here.
    Behind,
}

impl Ring {
    /// A ring whose newest patch has the number `head`.
    pub fn new(head: u64) -> Self {
        Self {
            patches: RwLock::default(),
            head: AtomicU64::new(head),
        }
    }

    /// The number of the newest patch.
    pub fn head(&self) -> u64 {
        self.head.load(Ordering::Acquire)
    }

    /// Adds the patch with the next number.
    pub fn push(&self, seq: u64, frames: Frames) {
        let mut patches = self.patches.write().unwrap_or_else(PoisonError::into_inner);
        patches.bytes = patches.bytes.saturating_add(frames.bytes().len());
        patches.kept.push_back((seq, frames));
        while patches.kept.len() > limits::RING_PATCHES || patches.bytes > limits::RING_BYTES {
            let Some((_, oldest)) = patches.kept.pop_front() else {
                break;
            };
            patches.bytes = patches.bytes.saturating_sub(oldest.bytes().len());
        }
        drop(patches);
        self.head.store(seq, Ordering::Release);
    }

    /// What comes after a cursor.
    pub fn after(&self, cursor: u64) -> Next {
        if self.head() <= cursor {
            return Next::Current;
        }
        let patches = self.patches.read().unwrap_or_else(PoisonError::into_inner);
        let next = cursor.saturating_add(1);
        let index = match patches.kept.front() {
            Some((oldest, _)) => next.checked_sub(*oldest),
            None => None,
        };
        let found = index.and_then(|index| patches.kept.get(usize::try_from(index).ok()?));
        found.map_or(Next::Behind, |(_, frames)| Next::Patch(frames.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(bytes: usize) -> Frames {
        vec![b'x'; bytes].into()
    }

    #[test]
    fn s4_a_cursor_follows_patch_by_patch_and_falls_off_a_bounded_ring() {
        let ring = Ring::new(7);
        assert!(matches!(ring.after(7), Next::Current));
        assert!(matches!(ring.after(6), Next::Behind));
        ring.push(8, patch(1));
        ring.push(9, patch(2));
        assert!(matches!(ring.after(7), Next::Patch(frames) if frames.bytes().len() == 1));
        assert!(matches!(ring.after(8), Next::Patch(frames) if frames.bytes().len() == 2));
        for seq in 10..=300 {
            ring.push(seq, patch(1));
        }
        assert!(matches!(ring.after(8), Next::Behind));
        assert!(matches!(ring.after(299), Next::Patch(_)));
        ring.push(301, patch(limits::RING_BYTES));
        assert!(matches!(ring.after(299), Next::Behind));
        assert!(matches!(ring.after(300), Next::Patch(_)));
        assert_eq!(ring.head(), 301);
    }
}
