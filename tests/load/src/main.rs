//! The load generator: runs Candor and the ceiling in turn under the same loads, and prints what each of them
//! makes of it. `make bench` builds everything and pins it to cores.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::{Parser as _, ValueEnum as _};

mod bare;
mod bench;
mod candor;
mod clock;
mod compare;
mod crowd;
mod curves;
mod draw;
mod drive;
mod frames;
mod lane;
mod ledger;
mod link;
mod meter;
mod options;
mod others;
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
use parts::{fixed, joining, latency, memory, saturation, storm};
use saturation::Known;
use setup::{Medium, Setup};

// One thread: it has one core, and no message is handed from one thread to another.
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<ExitCode> {
    let options = Options::parse();
    if let Some(before) = &options.compare {
        return Ok(match compare::compare(before, &options.keep)? {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        });
    }
    rlimit::increase_nofile_limit(u64::MAX)?;
    let candor = options.candor.clone().context("no program")?;
    let setup = Setup {
        unbounded: setup::is_unbounded(&candor)?,
        candor,
        ceiling: options.ceiling.clone().context("no ceiling")?,
        core: options.core,
        window: Duration::from_secs(options.seconds),
        data: options.data.clone().unwrap_or_else(std::env::temp_dir),
    };
    if options.stalled {
        stalled::compare(&setup, options.rounds).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut bench = Bench::new(setup);
    let mut known = [Known::default(), Known::default()];
    for round in 1..=options.rounds {
        bench.round = round;
        match &options.curves {
            Some(_) => curves::round(&mut bench).await?,
            None => run(&mut bench, &options, &mut known).await?,
        }
        // Kept after each round: a long bench that is stopped has not run for nothing.
        report::keep(&bench.ledger, &options.keep)?;
    }
    report::print(&bench.ledger);
    if let Some(directory) = &options.curves {
        curves::draw(&bench.ledger.figures, directory)?;
        println!("\nDrawn into {}", directory.display());
    }
    println!("\nKept in {}", options.keep.display());
    Ok(ExitCode::SUCCESS)
}

/// Runs every part that was asked for once.
async fn run(
    bench: &mut Bench,
    options: &Options,
    [in_memory, on_disk]: &mut [Known; 2],
) -> anyhow::Result<()> {
    let parts = match options.only.is_empty() {
        true => Part::value_variants(),
        false => &options.only,
    };
    for part in parts {
        match part {
            Part::Fixed => fixed::round(bench, Medium::Memory).await?,
            Part::Latency => latency::round(bench, Medium::Memory).await?,
            Part::Saturation => saturation::round(bench, Medium::Memory, in_memory).await?,
            Part::Memory => memory::round(bench).await?,
            Part::Joining => joining::round(bench).await?,
            Part::Storm => storm::round(bench).await?,
            Part::Disk => {
                fixed::round(bench, Medium::Disk).await?;
                latency::round(bench, Medium::Disk).await?;
                saturation::round(bench, Medium::Disk, on_disk).await?;
            }
        }
    }
    Ok(())
}
