//! What the server holds in memory: for each idle connection that has received a large board, and for each room
//! that nobody visited.

use std::time::Duration;

use crate::bench::Bench;
use crate::crowd::{Crowd, Load, Metering};
use crate::ledger::{Measure, Whose};
use crate::setup::{Medium, Subject};

/// For an idle connection.
const CONNECTION: Measure = Measure::less("resident per connection", "KiB").beside_ceiling();
/// For a room that nobody visited.
const ROOM: Measure = Measure::less("resident per room", "KiB");

/// Notes of a large board.
const NOTES: usize = 300;
/// Rooms among which connections are spread.
const ROOMS: usize = 40;
/// Connections to each when memory is read, besides the one that keeps the room in memory; with the bound that
/// Candor is held to then, in KiB.
const CONNECTIONS: [(usize, Option<f64>); 2] = [(50, None), (250, Some(8.0))];
/// Rooms that are created, notes of each, and the bound in KiB.
const CREATED: [(usize, usize, Option<f64>); 3] =
    [(5_000, 0, Some(2.0)), (2_000, 10, None), (200, NOTES, None)];
/// Rooms that are created before memory is first read: what a server takes once is none of theirs.
const BEFORE: usize = 20;
/// Time without load after which memory is read.
const QUIET: Duration = Duration::from_secs(3);

/// Measures both once.
pub(crate) async fn round(bench: &mut Bench) -> anyhow::Result<()> {
    for subject in Subject::in_turn(bench.round) {
        connections(bench, subject).await?;
    }
    for (rooms, notes, bound) in CREATED {
        created(bench, rooms, notes, bound).await?;
    }
    Ok(())
}

async fn connections(bench: &mut Bench, subject: Subject) -> anyhow::Result<()> {
    let load = Load {
        rooms: ROOMS,
        viewers: 1,
        leaders: 0,
        notes: NOTES,
    };
    let mut scene = bench.open(subject, Medium::Memory, load).await?;
    tokio::time::sleep(QUIET).await;
    let before = scene.server.resident_bytes()?;
    let mut here = 1;
    for (viewers, bound) in CONNECTIONS {
        scene.crowd.come(here..viewers + 1).await?;
        here = viewers + 1;
        tokio::time::sleep(QUIET).await;
        let taken = scene.server.resident_bytes()?.saturating_sub(before);
        let measure = Measure {
            bound,
            ..CONNECTION
        };
        let name = format!("{} connections", ROOMS * viewers);
        let each = kib(taken, ROOMS * viewers);
        bench.note("memory", &name, subject, measure, each);
    }
    anyhow::ensure!(
        scene.meter.counts().lost == 0,
        "connections ended while idle"
    );
    scene.end().await
}

async fn created(
    bench: &mut Bench,
    rooms: usize,
    notes: usize,
    bound: Option<f64>,
) -> anyhow::Result<()> {
    let load = |rooms| Load {
        rooms,
        viewers: 0,
        leaders: 0,
        notes,
    };
    let scene = bench
        .open(Subject::Candor, Medium::Memory, load(BEFORE))
        .await?;
    tokio::time::sleep(QUIET).await;
    let before = scene.server.resident_bytes()?;
    let address = scene.server.address();
    let together = Metering::Together(&scene.meter);
    Crowd::open(address, Subject::Candor, load(rooms), together, 0, 0).await?;
    tokio::time::sleep(QUIET).await;
    let taken = scene.server.resident_bytes()?.saturating_sub(before);
    let measure = Measure { bound, ..ROOM };
    let name = format!("{rooms} rooms of one column and {notes} notes");
    bench.note("memory", &name, Whose::Candor, measure, kib(taken, rooms));
    scene.end().await
}

fn kib(bytes: u64, among: usize) -> f64 {
    bytes as f64 / 1024.0 / among as f64
}
