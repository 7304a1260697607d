//! The instrument's clock: microseconds since it was first asked.

use std::sync::LazyLock;
use std::time::Duration;

use tokio::time::Instant;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Now.
pub(crate) fn now() -> u64 {
    at(Instant::now())
}

/// Any moment since the first one.
pub(crate) fn at(moment: Instant) -> u64 {
    micros(moment.saturating_duration_since(*START))
}

fn micros(span: Duration) -> u64 {
    u64::try_from(span.as_micros()).unwrap_or(u64::MAX)
}
