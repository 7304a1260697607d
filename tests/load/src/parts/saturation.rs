//! The most deliveries a second that come in time: the load is raised until they no longer do, and then narrowed
//! down.

use std::collections::HashMap;
use std::time::Duration;

use crate::bench::{Bench, Scene};
use crate::crowd::Load;
use crate::drive::{self, Found};
use crate::ledger::Measure;
use crate::setup::{Medium, Subject};

/// In time: this share of deliveries takes at most so many milliseconds.
const IN_TIME: (f64, f64) = (0.99, 100.0);
/// Of the rate that was asked for, what must be reached for it to be held.
const HELD: f64 = 0.97;
/// Steps in which the load is raised.
const RAISE: f64 = 1.5;
/// The search ends when what is held and what is not are this close.
const CLOSE: f64 = 1.05;
/// Deliveries a second that the search starts with.
const START: f64 = 20_000.0;
/// Later rounds start with this share of what was found before.
const AGAIN: f64 = 0.6;
/// Times that a step is tried before it counts as not held: others use the machine too.
const TRIES: usize = 2;
/// Longest window of a step.
const STEP: Duration = Duration::from_secs(4);

/// Loads, how they are printed, and what Candor reaches of the ceiling's at least.
const LOADS: [(Load, &str, Measure); 2] = [
    (
        Load {
            rooms: 200,
            viewers: 10,
            leaders: 10,
            notes: 0,
        },
        "200 x 10",
        MOST.to_ceiling(2.0),
    ),
    (
        Load {
            rooms: 1,
            viewers: 500,
            leaders: 100,
            notes: 0,
        },
        "1 x 500",
        MOST.to_ceiling(4.0),
    ),
];
const MOST: Measure = Measure::more("most deliveries a second", "");
const CPU: Measure = Measure::plain("CPU per million deliveries at most", "s");
const GENERATOR: Measure = Measure::plain("generator's share of its core at most", "");

/// What was found in earlier rounds, by load and server.
#[derive(Default)]
pub(crate) struct Known(HashMap<(&'static str, &'static str), f64>);

/// Runs the search once on each server.
pub(crate) async fn round(
    bench: &mut Bench,
    medium: Medium,
    known: &mut Known,
) -> anyhow::Result<()> {
    let part = match medium {
        Medium::Memory => "saturation",
        Medium::Disk => "disk, saturation",
    };
    for (load, name, measure) in LOADS {
        for subject in Subject::in_turn(bench.round) {
            let at = known
                .0
                .entry((name, subject.name()))
                .or_insert(START / AGAIN);
            let mut search = Search {
                bench,
                medium,
                subject,
                load,
                scene: None,
            };
            let best = search.most(*at * AGAIN).await?;
            if let Some(scene) = search.scene.take() {
                scene.end().await?;
            }
            *at = best.deliveries_per_second;
            bench.learn(subject, &best);
            bench.note(
                part,
                name,
                subject,
                measure.on(medium),
                best.deliveries_per_second,
            );
            bench.note(part, name, subject, CPU, best.cpu_per_million);
            bench.note(part, name, subject, GENERATOR, best.generator);
        }
    }
    Ok(())
}

struct Search<'a> {
    bench: &'a Bench,
    medium: Medium,
    subject: Subject,
    load: Load,
    /// Kept from step to step as long as they are held.
    scene: Option<Scene>,
}

impl Search<'_> {
    /// The most that was held, from a rate to start with.
    async fn most(&mut self, start: f64) -> anyhow::Result<Found> {
        let (mut rate, mut failed): (f64, Option<f64>) = (start, None);
        let mut best: Option<(f64, Found)> = None;
        loop {
            match self.held(rate).await? {
                Some(found) => best = Some((rate, found)),
                None => failed = Some(rate),
            }
            rate = match (&best, failed) {
                (Some((held, found)), Some(failed)) if failed / held <= CLOSE => {
                    return Ok(found.clone());
                }
                (held, failed) => next(held.as_ref().map(|(held, _)| *held), failed, start),
            };
            if rate < 1.0 {
                anyhow::bail!("no rate at all is held");
            }
        }
    }

    /// What was found at a rate if it was held, in as many tries as there are.
    async fn held(&mut self, rate: f64) -> anyhow::Result<Option<Found>> {
        for _ in 0..TRIES {
            match self.step(rate).await {
                Ok(found) => {
                    let p99 = found.latency(IN_TIME.0);
                    let held = found.deliveries_per_second >= HELD * rate && p99 < IN_TIME.1;
                    let of = found.deliveries_per_second;
                    println!("  {rate:>9.0}/s: {of:>9.0}/s, p99 {p99:.1} ms, held: {held}");
                    if held {
                        return Ok(Some(found));
                    }
                }
                Err(error) => println!("  {rate:>9.0}/s: {error}"),
            }
            // What is behind, or has cut somebody, is no start for another step.
            if let Some(scene) = self.scene.take() {
                scene.end().await?;
            }
        }
        Ok(None)
    }

    async fn step(&mut self, rate: f64) -> anyhow::Result<Found> {
        let scene = match &mut self.scene {
            Some(scene) => scene,
            none => {
                let scene = self
                    .bench
                    .open(self.subject, self.medium, self.load)
                    .await?;
                none.insert(scene)
            }
        };
        let window = self.bench.setup.window.min(STEP);
        drive::run(&scene.server, &mut scene.crowd, &scene.meter, rate, window).await
    }
}

/// The next rate: up until one fails, down until one is held, then half way between.
fn next(held: Option<f64>, failed: Option<f64>, start: f64) -> f64 {
    match (held, failed) {
        (Some(held), Some(failed)) => (held * failed).sqrt(),
        (Some(held), None) => held * RAISE,
        (None, Some(failed)) => failed / RAISE / RAISE,
        (None, None) => start,
    }
}

#[cfg(test)]
mod tests {
    use super::{CLOSE, next};

    #[test]
    fn the_search_goes_up_and_down_and_closes_in() {
        let limit = 123_456.0;
        for start in [20_000.0, 900_000.0] {
            let (mut rate, mut held, mut failed, mut steps) = (start, None, None, 0);
            while held
                .zip(failed)
                .is_none_or(|(held, failed)| failed / held > CLOSE)
            {
                if rate <= limit {
                    held = Some(rate);
                } else {
                    failed = Some(rate);
                }
                rate = next(held, failed, start);
                steps += 1;
            }
            assert!(held.is_some_and(|held| held > limit / CLOSE));
            assert!(steps < 15, "{steps} steps");
        }
    }
}
