//! Tortures the program, and says what came of it. Exit code 1: something happened that must not.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use candor_torture::life::Pace;
use candor_torture::run::{Options, Until, run};
use candor_torture::seed::Seed;
use clap::Parser;

/// Tortures Candor: random commands through a faulty network, and `kill -9` at random instants.
#[derive(Parser)]
struct Arguments {
    /// The program
    #[arg(long)]
    candor: PathBuf,
    /// Where it keeps rooms; created anew, and left behind where something is wrong
    #[arg(long, required_unless_present = "memory")]
    data: Option<PathBuf>,
    /// Keep rooms in memory: then the network alone fails
    #[arg(long, conflicts_with_all = ["data", "kills"])]
    memory: bool,
    /// How long, in seconds
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Until so many kills, however long that takes
    #[arg(long)]
    kills: Option<u64>,
    /// Where dice begin; drawn unless given
    #[arg(long)]
    seed: Option<u64>,
    /// One chapter alone, as a run printed its seed
    #[arg(long, requires = "seed")]
    chapter: bool,
    /// Clients of each room that have a seat
    #[arg(long, default_value_t = 6)]
    clients: usize,
    /// Rooms at once
    #[arg(long, default_value_t = 3)]
    rooms: usize,
}

impl Arguments {
    fn until(&self) -> Until {
        /// Load of a chapter that is played again.
        const LOAD: Duration = Duration::from_secs(40);
        match self.kills {
            _ if self.chapter => Until::Chapter(LOAD),
            Some(kills) => Until::Killed(kills),
            None => Until::Passed(Duration::from_secs(self.seconds)),
        }
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    // Short enough to type.
    let seed = arguments
        .seed
        .unwrap_or_else(|| rand::random::<u64>() % 1_000_000_000);
    if let Some(data) = &arguments.data {
        std::fs::create_dir_all(data).with_context(|| data.display().to_string())?;
    }
    println!("seed {seed}");
    let options = Options {
        program: arguments.candor.clone(),
        data: arguments.data.clone(),
        seed: Seed(seed),
        clients: arguments.clients,
        rooms: arguments.rooms,
        pace: if arguments.kills.is_some() {
            Pace::quick()
        } else {
            Pace::slow()
        },
        until: arguments.until(),
    };
    let summary = run(&options, |line| println!("{line}")).await?;
    println!("\n{summary}");
    if !summary.holds() {
        if let Some(data) = &arguments.data {
            println!("\nthe data directory is left as it is: {}", data.display());
        }
        return Ok(ExitCode::FAILURE);
    }
    if let Some(data) = &arguments.data {
        std::fs::remove_dir_all(data).with_context(|| data.display().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}
