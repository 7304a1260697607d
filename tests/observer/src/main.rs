//! Measures how often somebody who hears every Enter key can tell who wrote what comes out, and writes
//! the figures and tables of `docs/OBSERVER.md`. The same seed gives the same bytes.

mod adversary;
mod assign;
mod attack;
mod draw;
mod ear;
mod experiment;
mod figures;
mod findings;
mod learn;
mod mixing;
mod model;
mod report;
mod room;
mod session;
mod tally;
mod typing;

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Parser;

/// What stands above it in the document is written by hand.
const MARK: &str = "<!-- generated from here on: see tests/observer -->\n";

#[derive(Parser)]
#[command(about)]
struct Options {
    /// Sessions for each way of waiting and each size of room.
    #[arg(long, default_value_t = 1_000)]
    sessions: usize,
    /// Where the dice begin.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder of OBSERVER.md, observer.svg and observer-lone.svg.
    #[arg(long, default_value = "docs")]
    docs: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let path = options.docs.join("OBSERVER.md");
    let document = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let (above, _) = document
        .split_once(MARK)
        .context("the document has no mark")?;
    let results = experiment::Results::find(options.sessions, options.seed);
    let figures = [
        ("observer", figures::waits(&results)),
        ("observer-lone", figures::lone(&results)),
    ];
    for (name, figure) in figures {
        svg::save(options.docs.join(name).with_extension("svg"), &figure)?;
    }
    let below = report::document(&results)?;
    fs::write(&path, format!("{above}{MARK}{below}"))?;
    Ok(())
}
