//! The load generator: runs Candor and the ceiling in turn under the same fixed loads, and prints
//! what a delivery costs each of them. `make bench` builds everything and pins it to cores.

use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

mod bare;
mod candor;
mod meter;
mod report;
mod run;
mod scenario;
mod server;
mod stalled;

use report::Report;
use run::{Setup, Subject};
use scenario::Scenario;

/// Bytes of the ceiling's messages while none of Candor's was seen.
const BYTES: usize = 128;

/// Measures what fan-out costs, beside a bare TCP server that does the same reads and writes.
#[derive(Parser)]
struct Options {
    /// The release build of Candor.
    #[arg(long)]
    candor: PathBuf,
    /// The release build of the bare TCP server.
    #[arg(long)]
    ceiling: PathBuf,
    /// The core that servers run on; this program should run on another one.
    #[arg(long, default_value_t = 0)]
    core: usize,
    /// Rounds; in each, every server runs every scenario once.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Seconds that are counted of each run.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Measures instead what one viewer that stops reading costs the others of its room.
    #[arg(long)]
    stalled: bool,
    /// The file that the result is kept in, as JSON.
    #[arg(long)]
    keep: PathBuf,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    rlimit::increase_nofile_limit(u64::MAX)?;
    if options.stalled {
        return stalled::compare(&options.candor, options.core, options.rounds).await;
    }
    let mut setup = Setup {
        candor: options.candor,
        ceiling: options.ceiling,
        core: options.core,
        window: Duration::from_secs(options.seconds),
        bytes: BYTES,
    };
    let mut found = Vec::new();
    for round in 1..=options.rounds {
        for scenario in Scenario::ALL {
            // Candor first: the ceiling's messages are then as long as Candor's were.
            for subject in [Subject::Candor, Subject::Ceiling] {
                let result = run::run(&setup, subject, scenario).await?;
                println!(
                    "round {round}  {:10} {:8} {:>8.0} deliveries/s  {:>6.2} CPU s per million",
                    scenario.name,
                    format!("{subject:?}").to_lowercase(),
                    result.deliveries_per_second,
                    result.cpu_per_million,
                );
                if subject == Subject::Candor {
                    setup.bytes = result.bytes;
                }
                found.push(result);
            }
        }
    }
    let report = Report::of(&found);
    report.print();
    report.keep(&options.keep)?;
    println!("\nKept in {}", options.keep.display());
    Ok(())
}
