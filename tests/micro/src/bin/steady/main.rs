//! Counts the instructions that the program spends on a delivery: one change of one topic that reaches
//! one viewer. Instructions repeat where seconds do not, so this is the figure to guard in review.
//!
//! The program runs under callgrind with one worker thread. Changes go in one after the other, each
//! when everybody has the one before, so it reads and writes just as often each time.

mod play;
mod profile;
mod program;
mod report;

use std::path::PathBuf;

use anyhow::bail;
use clap::Parser;

use play::Play;
use profile::Profile;
use program::Program;
use report::Report;

/// Attempts at a round into which no tick of the room falls.
const ATTEMPTS: usize = 5;

/// Counts the instructions of a delivery.
#[derive(Parser)]
struct Args {
    /// The program
    #[arg(long, value_name = "FILE")]
    candor: PathBuf,
    /// Where callgrind writes
    #[arg(long, value_name = "DIR")]
    profiles: PathBuf,
    /// Where the result goes, as JSON
    #[arg(long, value_name = "FILE")]
    keep: PathBuf,
    /// The figure that was accepted last
    #[arg(long, value_name = "FILE")]
    accepted: PathBuf,
    /// Take this result as the accepted one
    #[arg(long)]
    accept: bool,
    /// Viewers in the room, each with a seat
    #[arg(long, default_value_t = 20)]
    viewers: usize,
    /// Changes that are counted, behind as many that are not
    #[arg(long, default_value_t = 200)]
    changes: usize,
    /// Lives of the program; the median counts
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    std::fs::create_dir_all(&args.profiles)?;
    let mut rounds = Vec::new();
    while rounds.len() < args.rounds.max(1) {
        let profile = round(&args).await?;
        eprintln!("round {}: {}", rounds.len() + 1, profile.total());
        rounds.push(profile);
    }
    let report = Report::new(&args, rounds);
    report.print();
    report.keep(&args.keep)?;
    if args.accept {
        return report.keep_figure(&args.accepted);
    }
    report.compare(&args.accepted)
}

/// One life of the program.
async fn round(args: &Args) -> anyhow::Result<Profile> {
    for _ in 0..ATTEMPTS {
        let program = Program::start(&args.candor, &args.profiles).await?;
        let mut play = Play::open(program.address(), args.viewers).await?;
        play.change(args.changes).await?;
        program.zero().await?;
        let alone = play.change(args.changes).await?;
        program.dump().await?;
        play.end().await;
        let profile = program.end().await?;
        if alone {
            return Ok(profile);
        }
        eprintln!("a tick of the room fell into it: again");
    }
    bail!("a tick of the room fell into each of {ATTEMPTS} attempts")
}
