//! What a delivery costs the server at fixed loads. Costs fall as the rate rises, so figures compare at equal
//! rates only.

use std::time::Duration;

use crate::bench::Bench;
use crate::crowd::Load;
use crate::drive::{self, leaders_for};
use crate::ledger::{Measure, Whose};
use crate::parts::disk;
use crate::setup::{Medium, Subject};

const CPU: Measure = Measure::less("CPU per million deliveries", "s").to_ceiling(1.25);
const RATE: Measure = Measure::plain("deliveries a second", "");
const MESSAGES: Measure = Measure::plain("messages per delivery", "");
const ACK_P50: Measure = Measure::less("acknowledgement p50", "ms");
const ACK_P99: Measure = Measure::less("acknowledgement p99", "ms");

/// Rooms, viewers of each, deliveries a second, and how it is printed.
const LOADS: [(usize, usize, f64, &str); 3] = [
    (200, 10, 10_000.0, "200 x 10 at 10,000/s"),
    (200, 10, 100_000.0, "200 x 10 at 100,000/s"),
    (1, 500, 20_000.0, "1 x 500 at 20,000/s"),
];

/// Of a rate, what must be reached for its costs to be comparable.
const HELD: f64 = 0.97;

/// The load at which acknowledgements are held against the disk: 1,000 commands a second over 200 rooms.
const ACKNOWLEDGED: usize = 0;

/// Runs every load once on each server.
pub(crate) async fn round(bench: &mut Bench, medium: Medium) -> anyhow::Result<()> {
    let part = match medium {
        Medium::Memory => "fixed",
        Medium::Disk => "disk, fixed",
    };
    for (index, (rooms, viewers, per_second, name)) in LOADS.into_iter().enumerate() {
        let leaders = leaders_for(per_second / (rooms * viewers) as f64, viewers);
        let load = Load {
            rooms,
            viewers,
            leaders,
            notes: 0,
        };
        for subject in Subject::in_turn(bench.round) {
            let mut scene = bench.open(subject, medium, load).await?;
            let (crowd, window): (_, Duration) = (&mut scene.crowd, bench.setup.window);
            let found = drive::run(&scene.server, crowd, &scene.meter, per_second, window).await?;
            bench.learn(subject, &found);
            if found.deliveries_per_second < HELD * per_second {
                eprintln!("warning: the rate was not held: what follows is of a lower one");
            }
            bench.note(part, name, subject, RATE, found.deliveries_per_second);
            bench.note(part, name, subject, CPU.on(medium), found.cpu_per_million);
            bench.note(part, name, subject, MESSAGES, found.messages_per_delivery);
            if index == ACKNOWLEDGED && subject == Subject::Candor {
                let acks = &found.counts.acks;
                let (p50, p99) = (acks.millis(0.5), acks.millis(0.99));
                bench.note(part, name, subject, ACK_P50, p50);
                if let Some(data) = scene.server.data() {
                    let sync = disk::sync_median(data)?;
                    bench.note(part, name, Whose::Machine, disk::SYNC, sync);
                    bench.note(part, name, subject, disk::ACK_TO_SYNC, p99 / sync);
                }
                bench.note(part, name, subject, ACK_P99, p99);
            }
            scene.end().await?;
        }
    }
    Ok(())
}
