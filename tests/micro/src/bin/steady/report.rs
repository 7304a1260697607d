//! The figure of some rounds: printed, kept, and held against the one that was accepted.

use std::path::Path;

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use crate::Args;
use crate::profile::Profile;

/// More than the accepted figure, in percent, at which a review has to say why.
const MORE_PERCENT: f64 = 3.0;
/// Functions that are named.
const NAMED: usize = 10;
/// The figure's name in JSON.
const FIGURE: &str = "instructions_per_delivery";

pub(crate) struct Report {
    /// The rounds, fewest instructions first.
    rounds: Vec<Profile>,
    viewers: usize,
    changes: usize,
}

impl Report {
    pub(crate) fn new(args: &Args, mut rounds: Vec<Profile>) -> Self {
        rounds.sort_by_key(Profile::total);
        Self {
            rounds,
            viewers: args.viewers.max(1),
            changes: args.changes,
        }
    }

    fn median(&self) -> &Profile {
        &self.rounds[self.rounds.len() / 2]
    }

    fn each(&self, instructions: u64) -> f64 {
        let each = instructions as f64 / (self.viewers * self.changes) as f64;
        (each * 10.0).round() / 10.0
    }

    fn figure(&self) -> f64 {
        self.each(self.median().total())
    }

    /// The figure and the dearest functions of the median round.
    pub(crate) fn print(&self) {
        let all: Vec<f64> = self.rounds.iter().map(|it| self.each(it.total())).collect();
        println!(
            "instructions per delivery: {} (rounds: {all:?})",
            self.figure()
        );
        println!("each in");
        for (name, count) in self.median().dearest(NAMED) {
            println!("{:>10.1}  {name}", self.each(count));
        }
    }

    /// Writes everything as JSON.
    pub(crate) fn keep(&self, file: &Path) -> anyhow::Result<()> {
        let mut kept = self.scene();
        let rounds = self.rounds.iter().map(|round| self.each(round.total()));
        kept["rounds"] = rounds.collect();
        let dearest = self.median().dearest(NAMED).into_iter();
        kept["dearest"] = dearest
            .map(|(name, count)| json!({"function": name, FIGURE: self.each(count)}))
            .collect();
        write(file, &kept)
    }

    /// Writes the figure as the accepted one.
    pub(crate) fn keep_figure(&self, file: &Path) -> anyhow::Result<()> {
        write(file, &self.scene())
    }

    fn scene(&self) -> Value {
        json!({FIGURE: self.figure(), "viewers": self.viewers, "changes": self.changes})
    }

    /// Says by how much it differs from the accepted figure.
    ///
    /// # Errors
    /// When it is too much more, or was not counted alike.
    pub(crate) fn compare(&self, accepted: &Path) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(accepted)
            .with_context(|| format!("no accepted figure in {}", accepted.display()))?;
        let accepted: Value = serde_json::from_str(&text)?;
        let scene = self.scene();
        if ["viewers", "changes"]
            .iter()
            .any(|of| accepted[of] != scene[of])
        {
            println!(
                "not compared: the accepted figure is of another number of viewers or changes"
            );
            return Ok(());
        }
        let before = accepted[FIGURE].as_f64().context("it has no figure")?;
        let more = (self.figure() / before - 1.0) * 100.0;
        println!("{more:+.2} % beside the accepted {before}");
        if more > MORE_PERCENT {
            bail!("over {MORE_PERCENT} % more: say why, and accept it with --accept");
        }
        Ok(())
    }
}

fn write(file: &Path, value: &Value) -> anyhow::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, text + "\n").with_context(|| file.display().to_string())
}
