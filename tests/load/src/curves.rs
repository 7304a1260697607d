//! How both servers grow: with rooms of ten viewers, and with viewers of one room.

use std::path::Path;

use crate::bench::Bench;
use crate::crowd::Load;
use crate::draw::{Curve, Panel, figure};
use crate::drive::{self, CHANGES_PER_LEADER, leaders_for};
use crate::ledger::{Figure, Measure, Whose};
use crate::setup::{Medium, Subject};

/// Rooms of ten viewers: 10 to 10,000 connections.
const ROOMS: [usize; 7] = [1, 3, 10, 30, 100, 300, 1_000];
/// Viewers of one room: as many connections. The first 500 have seats.
const VIEWERS: [usize; 7] = [10, 30, 100, 500, 1_000, 3_000, 10_000];
/// Viewers of each of many rooms.
const EACH: usize = 10;
/// Deliveries a second all along a curve, unless there are too few to make so many.
const PER_SECOND: f64 = 10_000.0;

const CPU: Measure = Measure::less("CPU per delivery", "us");
const P99: Measure = Measure::less("latency p99", "ms");
const RESIDENT: Measure = Measure::less("resident memory", "MiB");

/// One way to grow.
struct Growth {
    part: &'static str,
    /// The file of its figure.
    file: &'static str,
    title: &'static str,
    /// What stands below the scale.
    scale: &'static str,
    loads: [(usize, usize, usize); 7],
}

fn growths() -> [Growth; 2] {
    [
        Growth {
            part: "growth with rooms",
            file: "rooms.svg",
            title: "More rooms, ten viewers each",
            scale: "rooms",
            loads: ROOMS.map(|rooms| (rooms, rooms, EACH)),
        },
        Growth {
            part: "growth with viewers",
            file: "viewers.svg",
            title: "More viewers in one room",
            scale: "viewers",
            loads: VIEWERS.map(|viewers| (viewers, 1, viewers)),
        },
    ]
}

/// Measures every point once on each server.
pub(crate) async fn round(bench: &mut Bench) -> anyhow::Result<()> {
    for growth in growths() {
        for (at, rooms, viewers) in growth.loads {
            for subject in Subject::in_turn(bench.round) {
                point(bench, &growth, subject, (at, rooms, viewers)).await?;
            }
        }
    }
    Ok(())
}

async fn point(
    bench: &mut Bench,
    growth: &Growth,
    subject: Subject,
    (at, rooms, viewers): (usize, usize, usize),
) -> anyhow::Result<()> {
    let connections = (rooms * viewers) as f64;
    // Everybody leads at the most.
    let per_second = PER_SECOND.min(connections * viewers as f64 * CHANGES_PER_LEADER);
    let load = Load {
        rooms,
        viewers,
        leaders: leaders_for(per_second / connections, viewers),
        notes: 0,
    };
    let mut scene = bench.open(subject, Medium::Memory, load).await?;
    let window = bench.setup.window;
    let (server, crowd) = (&scene.server, &mut scene.crowd);
    let found = drive::run(server, crowd, &scene.meter, per_second, window).await?;
    let resident = server.resident_bytes()? as f64 / 1024.0 / 1024.0;
    scene.end().await?;
    bench.learn(subject, &found);
    let name = at.to_string();
    // Seconds for a million are microseconds for one.
    bench.note(growth.part, &name, subject, CPU, found.cpu_per_million);
    bench.note(growth.part, &name, subject, P99, found.latency(0.99));
    bench.note(growth.part, &name, subject, RESIDENT, resident);
    Ok(())
}

/// Draws a figure for each way to grow.
pub(crate) fn draw(figures: &[Figure], directory: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(directory)?;
    for growth in growths() {
        let curve = |whose, measure: Measure| Curve {
            points: growth
                .loads
                .iter()
                .filter_map(|(at, ..)| {
                    let load = at.to_string();
                    let is = |it: &&Figure| it.is_named(growth.part, &load, measure.name, whose);
                    let found = figures.iter().find(is)?;
                    Some((*at as f64, found.median, found.least, found.most))
                })
                .collect(),
        };
        let panels = [CPU, P99, RESIDENT].map(|measure| Panel {
            title: format!("{}, {}", measure.name, measure.unit.replace("us", "µs")),
            candor: curve(Whose::Candor, measure),
            ceiling: curve(Whose::Ceiling, measure),
        });
        let document = figure(growth.title, growth.scale, &panels);
        svg::save(directory.join(growth.file), &document)?;
    }
    Ok(())
}
