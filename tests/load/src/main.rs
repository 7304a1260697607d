//! The load generator: runs Candor and the ceiling in turn under the same loads, and prints what each of them
//! makes of it. `make bench` builds everything and pins it to cores.

use std::time::Duration;

use clap::{Parser as _, ValueEnum as _};

mod bare;
mod bench;
mod candor;
mod clock;
mod crowd;
mod drive;
mod frames;
mod lane;
mod ledger;
mod link;
mod meter;
mod options;
mod parts;
mod patch;
mod report;
mod room;
mod server;
mod setup;
mod stalled;
mod viewer;

use bench::Bench;
use options::{Options, Part};
use parts::{fixed, latency, saturation};
use saturation::Known;
use setup::{Medium, Setup};

// One thread: it has one core, and no message is handed from one thread to another.
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    rlimit::increase_nofile_limit(u64::MAX)?;
    let setup = Setup {
        unbounded: setup::is_unbounded(&options.candor)?,
        candor: options.candor,
        ceiling: options.ceiling,
        core: options.core,
        window: Duration::from_secs(options.seconds),
        data: options.data.unwrap_or_else(std::env::temp_dir),
    };
    if options.stalled {
        return stalled::compare(&setup, options.rounds).await;
    }
    let mut bench = Bench::new(setup);
    let parts = match options.only.is_empty() {
        true => Part::value_variants(),
        false => &options.only,
    };
    let (mut memory, mut disk) = (Known::default(), Known::default());
    for round in 1..=options.rounds {
        bench.round = round;
        for part in parts {
            match part {
                Part::Fixed => fixed::round(&mut bench, Medium::Memory).await?,
                Part::Latency => latency::round(&mut bench, Medium::Memory).await?,
                Part::Saturation => {
                    saturation::round(&mut bench, Medium::Memory, &mut memory).await?;
                }
                Part::Memory | Part::Joining | Part::Storm => {}
                Part::Disk => {
                    fixed::round(&mut bench, Medium::Disk).await?;
                    latency::round(&mut bench, Medium::Disk).await?;
                    saturation::round(&mut bench, Medium::Disk, &mut disk).await?;
                }
            }
        }
        // Kept after each round: a long bench that is stopped has not run for nothing.
        report::keep(&bench.ledger, &options.keep)?;
    }
    report::print(&bench.ledger);
    println!("\nKept in {}", options.keep.display());
    Ok(())
}
