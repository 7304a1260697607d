//! Counts deliveries. Changes of a room are numbered from 1; whoever shows a number has been
//! reached by every change up to it, merged with others or not.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Deliveries of a whole run. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    deliveries: AtomicU64,
    messages: AtomicU64,
    bytes: AtomicU64,
    /// Connections that ended before they should.
    lost: AtomicU64,
}

impl Meter {
    /// Deliveries until now.
    pub(crate) fn deliveries(&self) -> u64 {
        self.0.deliveries.load(Ordering::Relaxed)
    }

    /// Messages that brought them; fewer where changes were merged.
    pub(crate) fn messages(&self) -> u64 {
        self.0.messages.load(Ordering::Relaxed)
    }

    /// Mean length of such a message in bytes; none before the first.
    pub(crate) fn mean_bytes(&self) -> Option<usize> {
        let messages = self.messages();
        let bytes = self.0.bytes.load(Ordering::Relaxed);
        usize::try_from(bytes.checked_div(messages)?).ok()
    }

    /// Notes that a connection ended.
    pub(crate) fn lose(&self) {
        self.0.lost.fetch_add(1, Ordering::Relaxed);
    }

    /// Connections that ended before they should.
    pub(crate) fn lost(&self) -> u64 {
        self.0.lost.load(Ordering::Relaxed)
    }
}

/// What one viewer has seen.
#[derive(Debug)]
pub(crate) struct Seen {
    meter: Meter,
    last: u64,
}

impl Seen {
    /// A viewer that has seen nothing.
    pub(crate) fn new(meter: Meter) -> Self {
        Self { meter, last: 0 }
    }

    /// A message shows that the room stands at a change.
    pub(crate) fn see(&mut self, change: u64, bytes: usize) {
        let counts = &self.meter.0;
        counts.messages.fetch_add(1, Ordering::Relaxed);
        counts.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        let reached = change.saturating_sub(self.last);
        counts.deliveries.fetch_add(reached, Ordering::Relaxed);
        self.last = self.last.max(change);
    }
}
