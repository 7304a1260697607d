//! Log lines: Candor's own at the level that is asked for, everybody else's never below info.
//!
//! The websocket library traces whole frames, so no setting lets it (A13). For the same reason a
//! panic is logged by its place alone: its message could hold what somebody sent.

use std::io::IsTerminal as _;
use std::panic;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::Registry;

/// How talkative Candor's own lines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Level {
    /// Nothing at all.
    Off,
    /// What needs somebody.
    Error,
    /// What may need somebody.
    Warn,
    /// Start and stop.
    Info,
    /// What helps to find a fault.
    Debug,
    /// Everything.
    Trace,
}

impl From<Level> for LevelFilter {
    fn from(level: Level) -> Self {
        match level {
            Level::Off => Self::OFF,
            Level::Error => Self::ERROR,
            Level::Warn => Self::WARN,
            Level::Info => Self::INFO,
            Level::Debug => Self::DEBUG,
            Level::Trace => Self::TRACE,
        }
    }
}

/// Which lines are written.
fn filter(level: Level) -> Targets {
    let own = LevelFilter::from(level);
    Targets::new()
        .with_default(own.min(LevelFilter::INFO))
        .with_target("candor", own)
}

/// Writes log lines to `writer`.
pub fn subscriber<W>(
    level: Level,
    writer: W,
    colour: bool,
) -> impl tracing::Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(colour)
        .with_writer(writer);
    Registry::default().with(lines.with_filter(filter(level)))
}

/// Writes the process's log lines to standard error from here on, and its panics as such lines.
pub fn start(level: Level) {
    let colour = std::io::stderr().is_terminal();
    // Set already: a program that embeds Candor has its own.
    let _ = tracing::subscriber::set_global_default(subscriber(level, std::io::stderr, colour));
    panic::set_hook(Box::new(|panic| {
        let (file, line) = panic
            .location()
            .map_or(("?", 0), |place| (place.file(), place.line()));
        tracing::error!(file, line, "a task panicked");
    }));
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("nobody panicked").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn lines(level: Level, speak: impl FnOnce()) -> String {
        let kept = Kept::default();
        let writer = kept.clone();
        let subscriber = subscriber(level, move || writer.clone(), false);
        tracing::subscriber::with_default(subscriber, speak);
        let bytes = kept.0.lock().expect("nobody panicked").clone();
        String::from_utf8(bytes).expect("lines are text")
    }

    #[test]
    fn a13_foreign_crates_are_never_heard_below_info() {
        let heard = lines(Level::Trace, || {
            tracing::trace!("own trace");
            tracing::trace!(target: "tungstenite::protocol", "a whole frame");
            tracing::debug!(target: "hyper::proto", "a header");
            tracing::info!(target: "hyper::proto", "foreign info");
        });
        assert!(heard.contains("own trace"), "{heard}");
        assert!(heard.contains("foreign info"), "{heard}");
        assert!(!heard.contains("a whole frame"), "{heard}");
        assert!(!heard.contains("a header"), "{heard}");
    }

    #[test]
    fn a_quieter_level_quietens_foreign_crates_too() {
        let heard = lines(Level::Warn, || {
            tracing::info!("own info");
            tracing::info!(target: "hyper::proto", "foreign info");
            tracing::warn!(target: "hyper::proto", "foreign warning");
        });
        assert!(!heard.contains("info"), "{heard}");
        assert!(heard.contains("foreign warning"), "{heard}");
    }
}
