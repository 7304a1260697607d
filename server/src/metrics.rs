//! Figures for whoever runs the server. No label names a room or a seat (A1), and every label has a
//! handful of values.
//!
//! They are the process's, not a server's: several servers in one process count together, so what
//! stands at a level is counted up and down and never set.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use ::metrics::{Counter, Gauge, Label, counter, gauge};
use candor_protocol::Command;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

/// The figures with their recorder. What is counted often is looked up once.
struct Book {
    recorder: PrometheusRecorder,
    handle: PrometheusHandle,
    connections: Gauge,
    rooms: Gauge,
    patches: Counter,
    patch_bytes: Counter,
    /// Those with a label, by name and value, once they were counted: a few dozen.
    counters: RwLock<HashMap<(&'static str, &'static str), Counter>>,
}

/// The process's figures. A unit test has figures of its own: its thread's.
fn book() -> &'static Book {
    #[cfg(test)]
    {
        thread_local! { static BOOK: &'static Book = Box::leak(Box::new(Book::new())); }
        BOOK.with(|book| *book)
    }
    #[cfg(not(test))]
    {
        static BOOK: std::sync::LazyLock<Book> = std::sync::LazyLock::new(Book::new);
        &BOOK
    }
}

impl Book {
    fn new() -> Self {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        ::metrics::with_local_recorder(&recorder, describe);
        let [connections, rooms] = ::metrics::with_local_recorder(&recorder, || {
            [gauge!("candor_connections"), gauge!("candor_rooms")]
        });
        let [patches, patch_bytes] = ::metrics::with_local_recorder(&recorder, || {
            [
                counter!("candor_patches_total"),
                counter!("candor_patch_bytes_total"),
            ]
        });
        Self {
            recorder,
            handle,
            connections,
            rooms,
            patches,
            patch_bytes,
            counters: RwLock::default(),
        }
    }
}

fn describe() {
    use ::metrics::{describe_counter, describe_gauge};
    describe_gauge!("candor_connections", "Websockets that are open.");
    describe_gauge!("candor_rooms", "Rooms in memory.");
    describe_counter!(
        "candor_patches_total",
        "Patches published, each once for all its viewers."
    );
    describe_counter!(
        "candor_patch_bytes_total",
        "Bytes of patches published, each counted once."
    );
    describe_counter!(
        "candor_commands_total",
        "Commands that were kept, by name; those that nobody sees at once, together."
    );
    describe_counter!(
        "candor_refused_total",
        "Commands that were refused, by error code."
    );
    describe_counter!(
        "candor_closed_total",
        "Websockets that the server closed, by reason."
    );
    describe_counter!(
        "candor_http_answers_total",
        "Answers over HTTP, by class of status."
    );
}

fn count(name: &'static str, label: &'static str, value: &'static str) {
    let counters = &book().counters;
    let known = counters.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(counter) = known.get(&(name, value)) {
        counter.increment(1);
        return;
    }
    drop(known);
    let labels = vec![Label::from_static_parts(label, value)];
    let counter = ::metrics::with_local_recorder(&book().recorder, || counter!(name, labels));
    counter.increment(1);
    let mut known = counters.write().unwrap_or_else(PoisonError::into_inner);
    known.insert((name, value), counter);
}

/// A command was kept. What shows nowhere before a tick is counted together, as `quiet`: how much of each
/// there is, the board says, later and less exactly (A4, A7).
pub fn command(command: &Command) {
    let name = if command.is_quiet() {
        "quiet"
    } else {
        command.name()
    };
    count("candor_commands_total", "command", name);
}

/// A command was refused; `code` as on the wire.
pub fn refused(code: &'static str) {
    count("candor_refused_total", "code", code);
}

/// The server closed a websocket; `reason` as on the wire.
pub fn closed(reason: &'static str) {
    count("candor_closed_total", "reason", reason);
}

/// Something that stands at a level, counted for as long as this is held.
pub struct Counted(&'static Gauge);

impl Counted {
    /// A websocket is open.
    pub fn connection() -> Self {
        Self::up(&book().connections)
    }

    /// A room is in memory.
    pub fn room() -> Self {
        Self::up(&book().rooms)
    }

    fn up(gauge: &'static Gauge) -> Self {
        gauge.increment(1);
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.decrement(1);
    }
}

/// Patches were published, of so many bytes together.
pub fn patches(patches: u64, bytes: u64) {
    book().patches.increment(patches);
    book().patch_bytes.increment(bytes);
}

/// A request was answered.
pub(crate) fn answered(status: u16) {
    let class = match status {
        100..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    };
    count("candor_http_answers_total", "class", class);
}

/// All figures, in the text format of Prometheus.
pub(crate) fn render() -> String {
    book().handle.run_upkeep();
    book().handle.render()
}
