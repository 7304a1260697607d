//! How long a change takes from its sender to each viewer, in a hundred retros at once.

use crate::bench::Bench;
use crate::crowd::Load;
use crate::drive;
use crate::ledger::Measure;
use crate::setup::{Medium, Subject};

/// Each with its share, from a change's sending to a viewer's receipt.
const MEASURES: [(Measure, f64); 3] = [
    (Measure::less("latency p50", "ms").beside_ceiling(), 0.5),
    (Measure::less("latency p99", "ms").to_ceiling(1.5), 0.99),
    (Measure::less("latency p99.9", "ms").beside_ceiling(), 0.999),
];

/// A retro that is in full swing.
const LOAD: Load = Load {
    rooms: 100,
    viewers: 10,
    leaders: 1,
    notes: 0,
};
/// Changes a second of each room.
const CHANGES: f64 = 2.0;
const NAME: &str = "100 x 10 at 2 changes/s";

/// Runs it once on each server.
pub(crate) async fn round(bench: &mut Bench, medium: Medium) -> anyhow::Result<()> {
    let part = match medium {
        Medium::Memory => "latency",
        Medium::Disk => "disk, latency",
    };
    for subject in Subject::in_turn(bench.round) {
        let mut scene = bench.open(subject, medium, LOAD).await?;
        let per_second = CHANGES * (LOAD.rooms * LOAD.viewers) as f64;
        let (crowd, window) = (&mut scene.crowd, bench.setup.window);
        let found = drive::run(&scene.server, crowd, &scene.meter, per_second, window).await?;
        scene.end().await?;
        bench.learn(subject, &found);
        for (measure, share) in MEASURES {
            bench.note(
                part,
                NAME,
                subject,
                measure.on(medium),
                found.latency(share),
            );
        }
    }
    Ok(())
}
