//! What the load generator is asked for.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Measures what fan-out costs, beside a bare TCP server that does the same reads and writes.
#[derive(Parser)]
pub(crate) struct Options {
    /// The release build of Candor.
    #[arg(long, required_unless_present = "compare")]
    pub(crate) candor: Option<PathBuf>,
    /// The release build of the bare TCP server.
    #[arg(long, required_unless_present = "compare")]
    pub(crate) ceiling: Option<PathBuf>,
    /// The core that servers run on; this program should run on another one.
    #[arg(long, default_value_t = 0)]
    pub(crate) core: usize,
    /// Rounds; in each, every server runs every part once.
    #[arg(long, default_value_t = 3)]
    pub(crate) rounds: usize,
    /// Seconds that are counted of each run.
    #[arg(long, default_value_t = 10)]
    pub(crate) seconds: u64,
    /// The parts to run; all unless given.
    #[arg(long, value_delimiter = ',')]
    pub(crate) only: Vec<Part>,
    /// Where Candor's fresh data directories are made; with the system's temporary files unless given.
    #[arg(long)]
    pub(crate) data: Option<PathBuf>,
    /// Measures instead what one viewer that stops reading costs the others of its room.
    #[arg(long)]
    pub(crate) stalled: bool,
    /// Measures instead how both servers grow with rooms and with viewers, and draws it into this directory.
    #[arg(long)]
    pub(crate) curves: Option<PathBuf>,
    /// Measures nothing, but compares what was kept with an earlier result in this file; fails where a figure is
    /// worse beyond the spread of both.
    #[arg(long)]
    pub(crate) compare: Option<PathBuf>,
    /// The file that the result is kept in, as JSON.
    #[arg(long)]
    pub(crate) keep: PathBuf,
}

/// A part of the bench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// CPU per delivery at fixed loads.
    Fixed,
    /// From a sender to every viewer.
    Latency,
    /// The most deliveries a second.
    Saturation,
    /// Of connections and of rooms.
    Memory,
    /// The start, and joining a large room.
    Joining,
    /// Five thousand connections that come back at once.
    Storm,
    /// Fixed, latency and saturation with rooms on disk.
    Disk,
}
