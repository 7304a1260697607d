//! How busy the program's workers are: a room merges its patches for longer when nobody has time for them.

use std::time::{Duration, Instant};

use candor_protocol::limits;
use tokio::runtime::{Handle, RuntimeMetrics};

/// Looked at anew after this long.
const WINDOW: Duration = Duration::from_millis(20);
/// Up to this percentage of their time workers have enough of it left.
const EASY: u64 = 60;

/// The workers of the runtime, as a room saw them last.
pub(super) struct Busy {
    workers: Option<RuntimeMetrics>,
    looked: Instant,
    /// What all workers together had worked by then.
    worked: Duration,
    /// Of their time before, in percent.
    percent: u64,
}

impl Busy {
    /// The workers of this runtime. Without one nobody is ever busy.
    pub(super) fn new() -> Self {
        let workers = Handle::try_current().ok().map(|handle| handle.metrics());
        Self {
            worked: workers.as_ref().map_or(Duration::ZERO, worked),
            workers,
            looked: Instant::now(),
            percent: 0,
        }
    }

    /// How long a room that published now merges what comes next.
    pub(super) fn merge(&mut self, now: Instant) -> Duration {
        self.look(now);
        Duration::from_millis(merge_ms(self.percent))
    }

    fn look(&mut self, now: Instant) {
        let since = now.saturating_duration_since(self.looked);
        let Some(workers) = self.workers.as_ref().filter(|_| since >= WINDOW) else {
            return;
        };
        let all = worked(workers);
        let done = all.saturating_sub(self.worked).as_micros();
        let most = since
            .as_micros()
            .saturating_mul(workers.num_workers() as u128);
        let percent = done.saturating_mul(100).checked_div(most).unwrap_or(0);
        self.percent = u64::try_from(percent).unwrap_or(u64::MAX).min(100);
        (self.looked, self.worked) = (now, all);
    }
}

fn worked(workers: &RuntimeMetrics) -> Duration {
    (0..workers.num_workers())
        .map(|worker| workers.worker_total_busy_duration(worker))
        .sum()
}

/// Grows evenly from the least at an easy pace to the most when all are busy all the time.
fn merge_ms(percent: u64) -> u64 {
    let over = percent.saturating_sub(EASY);
    let most = limits::MERGE_BUSY_MS.saturating_sub(limits::MERGE_MS);
    let more = most.saturating_mul(over) / (100 - EASY);
    limits::MERGE_MS.saturating_add(more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_merges_longer_the_busier_all_are() {
        assert_eq!(merge_ms(0), limits::MERGE_MS);
        assert_eq!(merge_ms(EASY), limits::MERGE_MS);
        assert!(merge_ms(80) > merge_ms(70));
        assert_eq!(merge_ms(100), limits::MERGE_BUSY_MS);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    async fn a_worker_that_does_nothing_else_is_busy() {
        // On the worker, whose own time is what counts.
        let work = tokio::spawn(async {
            let mut busy = Busy::new();
            let idle = busy.merge(Instant::now());
            // It counts between two tasks.
            loop {
                let spin = Instant::now();
                while spin.elapsed() < Duration::from_millis(1) {}
                tokio::task::yield_now().await;
                let merge = busy.merge(Instant::now());
                if merge > idle {
                    return (idle, merge);
                }
            }
        });
        let (idle, merge) = work.await.expect("it ends");
        assert_eq!(idle, Duration::from_millis(limits::MERGE_MS));
        assert!(merge <= Duration::from_millis(limits::MERGE_BUSY_MS));
    }
}
