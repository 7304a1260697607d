//! Feeds parsers for as long as one likes: prints the seed, and keeps an input that breaks a promise.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use candor_fuzz::{TARGETS, corpus, run};
use clap::Parser;

/// What to feed, and for how long.
#[derive(Parser)]
struct Options {
    /// Seconds, shared by the targets.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Draws the inputs; drawn itself unless it is given.
    #[arg(long)]
    seed: Option<u64>,
    /// One target alone.
    #[arg(long)]
    target: Option<String>,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let seed = options.seed.unwrap_or_else(rand::random);
    println!("seed {seed}");
    let wanted = |name: &str| {
        options
            .target
            .as_deref()
            .is_none_or(|target| target == name)
    };
    let targets: Vec<_> = TARGETS
        .iter()
        .filter(|target| wanted(target.name))
        .collect();
    let Ok(several @ 1..) = u32::try_from(targets.len()) else {
        bail!("there is no such target");
    };
    let span = Duration::from_secs(options.seconds) / several;
    for target in targets {
        let end = Instant::now() + span;
        match run::run(target, seed, |_| Instant::now() < end) {
            Ok(tally) => println!(
                "{}: {} taken, {} refused",
                target.name, tally.taken, tally.refused
            ),
            Err(broken) => {
                let path = corpus::keep(target.name, &broken.input)?;
                bail!("{} (seed {seed}); kept as {}", broken.what, path.display());
            }
        }
    }
    Ok(())
}
