//! Counts deliveries, and how long they took. Changes of a room are numbered from 1; whoever shows a number has been
//! reached by every change up to it, merged with others or not.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

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
    /// Where latencies are wanted.
    times: Option<Mutex<Times>>,
}

#[derive(Debug, Default)]
struct Times {
    /// When each change was sent, from the first one on.
    sent: Vec<Instant>,
    /// What each delivery took.
    took: Vec<Duration>,
}

impl Meter {
    /// A meter that also measures how long deliveries take.
    pub(crate) fn timed() -> Self {
        Self(Arc::new(Counts {
            times: Some(Mutex::default()),
            ..Counts::default()
        }))
    }

    /// The next change is about to be sent.
    pub(crate) fn send(&self) {
        if let Some(mut times) = self.times() {
            times.sent.push(Instant::now());
        }
    }

    /// What was measured so far does not count.
    pub(crate) fn forget_latencies(&self) {
        if let Some(mut times) = self.times() {
            times.took.clear();
        }
    }

    /// What this share of deliveries took at most; none before the first.
    pub(crate) fn percentile(&self, share: f64) -> Option<Duration> {
        let mut took = self.times()?.took.clone();
        took.sort_unstable();
        let last = took.len().checked_sub(1)?;
        took.get((last as f64 * share) as usize).copied()
    }

    fn times(&self) -> Option<MutexGuard<'_, Times>> {
        let times = self.0.times.as_ref()?;
        Some(times.lock().unwrap_or_else(PoisonError::into_inner))
    }

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
        if let Some(mut times) = self.meter.times() {
            let now = Instant::now();
            let Times { sent, took } = &mut *times;
            let reached = usize::try_from(self.last)
                .ok()
                .zip(usize::try_from(change).ok());
            let sent = reached.and_then(|(before, now)| sent.get(before..now));
            took.extend(
                sent.unwrap_or_default()
                    .iter()
                    .map(|sent| now.duration_since(*sent)),
            );
        }
        counts.deliveries.fetch_add(reached, Ordering::Relaxed);
        self.last = self.last.max(change);
    }
}
