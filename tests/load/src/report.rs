//! Medians, spread and ratios of several rounds, as a table and as JSON.

use std::path::Path;

use serde::Serialize;

use crate::run::{Found, Subject};
use crate::scenario::Scenario;

/// A figure over all rounds.
#[derive(Debug, Clone, Copy, Serialize)]
struct Spread {
    median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        Some(Self {
            median: *values.get(values.len() / 2)?,
            least: *values.first()?,
            most: *values.last()?,
        })
    }
}

/// Of one scenario and one server.
#[derive(Debug, Serialize)]
struct Row {
    scenario: &'static str,
    subject: Subject,
    deliveries_per_second: Spread,
    cpu_per_million: Spread,
    messages_per_delivery: f64,
    bytes: usize,
}

/// How Candor compares with the ceiling, round by round.
#[derive(Debug, Serialize)]
struct Ratio {
    scenario: &'static str,
    cpu_to_ceiling: Spread,
}

/// All that a bench found.
#[derive(Debug, Serialize)]
pub(crate) struct Report<'a> {
    rows: Vec<Row>,
    ratios: Vec<Ratio>,
    rounds: &'a [Found],
}

impl<'a> Report<'a> {
    /// Sums up all rounds.
    pub(crate) fn of(rounds: &'a [Found]) -> Self {
        let mut report = Self {
            rows: Vec::new(),
            ratios: Vec::new(),
            rounds,
        };
        for scenario in Scenario::ALL {
            for subject in [Subject::Ceiling, Subject::Candor] {
                report.rows.extend(row(rounds, scenario.name, subject));
            }
            let cpu = |subject| figures(rounds, scenario.name, subject, |it| it.cpu_per_million);
            let ratios = cpu(Subject::Candor)
                .into_iter()
                .zip(cpu(Subject::Ceiling))
                .map(|(candor, ceiling)| candor / ceiling)
                .collect();
            report
                .ratios
                .extend(Spread::of(ratios).map(|cpu_to_ceiling| Ratio {
                    scenario: scenario.name,
                    cpu_to_ceiling,
                }));
        }
        report
    }

    /// Prints the table.
    pub(crate) fn print(&self) {
        println!(
            "\n{:10} {:8} {:>22} {:>24} {:>9} {:>6}",
            "scenario", "server", "deliveries/s", "CPU s per million", "messages", "bytes"
        );
        for row in &self.rows {
            println!(
                "{:10} {:8} {:>22} {:>24} {:>9.2} {:>6}",
                row.scenario,
                format!("{:?}", row.subject).to_lowercase(),
                shown(row.deliveries_per_second, 0),
                shown(row.cpu_per_million, 2),
                row.messages_per_delivery,
                row.bytes,
            );
        }
        println!();
        for ratio in &self.ratios {
            println!(
                "{:10} CPU per delivery: {} times the ceiling",
                ratio.scenario,
                shown(ratio.cpu_to_ceiling, 2),
            );
        }
    }

    /// Keeps everything, each round included.
    pub(crate) fn keep(&self, file: &Path) -> anyhow::Result<()> {
        std::fs::write(file, serde_json::to_string_pretty(self)?)?;
        Ok(())
    }
}

fn figures(
    rounds: &[Found],
    scenario: &str,
    subject: Subject,
    figure: impl Fn(&Found) -> f64,
) -> Vec<f64> {
    let wanted = |found: &&Found| found.scenario == scenario && found.subject == subject;
    rounds.iter().filter(wanted).map(figure).collect()
}

fn row(rounds: &[Found], scenario: &'static str, subject: Subject) -> Option<Row> {
    let spread = |figure: fn(&Found) -> f64| Spread::of(figures(rounds, scenario, subject, figure));
    let last = rounds
        .iter()
        .rfind(|it| it.scenario == scenario && it.subject == subject)?;
    Some(Row {
        scenario,
        subject,
        deliveries_per_second: spread(|it| it.deliveries_per_second)?,
        cpu_per_million: spread(|it| it.cpu_per_million)?,
        messages_per_delivery: spread(|it| it.messages_per_delivery)?.median,
        bytes: last.bytes,
    })
}

/// `median (least to most)`.
fn shown(spread: Spread, digits: usize) -> String {
    let Spread {
        median,
        least,
        most,
    } = spread;
    format!("{median:.digits$} ({least:.digits$} to {most:.digits$})")
}
