//! What a viewer that stops reading costs: the latency of the other 499 of its room with it and without
//! it, in turn, and the memory of the server for each such viewer.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use candor_protocol::{ActionId, Command};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::candor::{Who, large};
use crate::crowd::{Crowd, Load, Metering};
use crate::drive::{self, Drive};
use crate::link::Breadth;
use crate::meter::Meter;
use crate::room::Room;
use crate::server::Server;
use crate::setup::{Medium, Setup, Subject};
use crate::viewer::Viewer;

/// The room's load without the guest.
const LOAD: Load = Load {
    rooms: 1,
    viewers: 499,
    leaders: 2,
    notes: 0,
};
/// Changes a second of the room.
const CHANGES: f64 = 40.0;
/// Changes with a large text: several times what socket, system and ring hold for a viewer.
const BALLAST: u32 = 100;
/// Load before latencies count. Together with [`WINDOW`] it is shorter than the time after which the server
/// cuts a viewer that takes nothing, so that the guest stalls throughout.
const WARM_UP: Duration = Duration::from_secs(1);
/// Time in which latencies count.
const WINDOW: Duration = Duration::from_secs(7);
/// How often a condition is looked at.
const LOOK: Duration = Duration::from_millis(10);
/// Time for the guest to get everything once it reads on.
const SETTLE: Duration = Duration::from_secs(10);
/// Viewers that stall at once while memory is measured.
const STALLED: usize = 400;

/// What one more viewer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guest {
    Reads,
    Stalls,
}

/// Runs the comparison and prints it.
pub(crate) async fn compare(setup: &Setup, rounds: usize) -> anyhow::Result<()> {
    let (mut without, mut with) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        let mut order = [Guest::Reads, Guest::Stalls];
        // Who comes second profits from a warm machine, so they take turns.
        if round % 2 == 0 {
            order.reverse();
        }
        for guest in order {
            let p99 = latency(setup, guest).await?;
            println!("round {round}  one more viewer {guest:?}: p99 {p99:.2} ms");
            match guest {
                Guest::Reads => without.push(p99),
                Guest::Stalls => with.push(p99),
            }
        }
    }
    let ratios = with
        .iter()
        .zip(&without)
        .map(|(with, without)| with / without);
    let ratio = median(ratios.collect());
    let (without, with) = (median(without), median(with));
    println!("\nmedians of {rounds} rounds, 499 viewers, 40 changes a second:");
    println!("p99 without a stalled viewer {without:.2} ms, with one {with:.2} ms");
    println!(
        "ratio {:.3} (median of the rounds' ratios {ratio:.3})",
        with / without
    );
    memory(setup).await
}

/// The 99th percentile of the time from a change's sending to each of 499 viewers, in milliseconds.
async fn latency(setup: &Setup, guest: Guest) -> anyhow::Result<f64> {
    let (server, meter) = (start(setup).await?, Meter::default());
    let mut crowd = open(&server, LOAD, &meter).await?;
    let room = crowd.rooms.first().context("no room")?.clone();
    let guest_there = Stalling::come(&room).await?;
    if guest == Guest::Reads {
        guest_there.read_on();
    }
    ballast(&room).await?;
    let drive = Drive::start(&mut crowd, CHANGES);
    tokio::time::sleep(WARM_UP).await;
    let found = drive::count(&server, &meter, WINDOW).await?;
    drive.stop(&mut crowd).await?;
    // It was not cut meanwhile, and reading again it gets everything since: else it did not stall.
    guest_there.read_on();
    let seq = newest(&room).await?;
    tokio::time::timeout(SETTLE, guest_there.reached(seq)).await??;
    let wanted = crowd.changes() * LOAD.viewers as u64;
    drive::settle(&meter, wanted).await?;
    Ok(found.latency(0.99))
}

/// Prints what each viewer that stalls takes of the server's memory.
async fn memory(setup: &Setup) -> anyhow::Result<()> {
    let (server, meter) = (start(setup).await?, Meter::default());
    let few = Load { viewers: 2, ..LOAD };
    let mut crowd = open(&server, few, &meter).await?;
    let room = crowd.rooms.first().context("no room")?.clone();
    // The ring is full before and after.
    ballast(&room).await?;
    let before = server.resident_bytes()?;
    let mut stalled = Vec::new();
    for _ in 0..STALLED {
        stalled.push(Stalling::come(&room).await?);
    }
    ballast(&room).await?;
    let leaders = crowd.leaders.first_mut().context("no leaders")?;
    let leader = leaders.first_mut().context("no leader")?;
    leader.change(crate::clock::now()).await?;
    let each = server.resident_bytes()?.saturating_sub(before) / STALLED as u64;
    println!("\nmemory of the server for each of {STALLED} stalled viewers: {each} bytes");
    Ok(())
}

/// The guest and whoever publishes the ballast come on top of 499 seats.
async fn start(setup: &Setup) -> anyhow::Result<Server> {
    let server = setup.start(Subject::Candor, Medium::Memory, 2 * LOAD.viewers);
    server.await
}

async fn open(server: &Server, load: Load, meter: &Meter) -> anyhow::Result<Crowd> {
    let together = Metering::Together(meter);
    Crowd::open(server.address(), Subject::Candor, load, together, 0, 0).await
}

/// Publishes changes with a text of the largest size, by somebody who leaves then.
async fn ballast(room: &Arc<Room>) -> anyhow::Result<()> {
    let unmeasured = room.viewer_of(&Meter::default());
    let mut watcher = room.admit(&unmeasured, seated(), Breadth::Usual).await?;
    watcher.until(|_, seen| seen.greeted).await?;
    let mut writer = watcher.lead(0);
    let watching = tokio::spawn(watcher.watch());
    let id = ActionId(rand::random());
    let add = Command::AddAction {
        id,
        topic: None,
        text: large()?,
        owner: None,
        due: None,
        experiment: None,
    };
    writer.command(&add).await?;
    for rev in 0..BALLAST {
        let set = Command::SetAction {
            id,
            rev,
            text: large()?,
            owner: None,
            due: None,
            done: false,
            experiment: None,
            review: None,
        };
        writer.command(&set).await?;
    }
    watching.abort();
    Ok(())
}

/// A viewer that takes nothing until it is told to, and is counted by itself.
struct Stalling {
    reading: watch::Sender<bool>,
    viewer: Arc<Viewer>,
    /// Whoever reads its connection, until this is dropped.
    _watching: JoinSet<()>,
}

impl Stalling {
    async fn come(room: &Arc<Room>) -> anyhow::Result<Self> {
        let viewer = room.viewer_of(&Meter::default());
        let watcher = room.admit(&viewer, seated(), Breadth::Narrow).await?;
        let (reading, mut may_read) = watch::channel(false);
        let mut watching = JoinSet::new();
        watching.spawn(async move {
            if may_read.wait_for(|reading| *reading).await.is_ok() {
                watcher.watch().await;
            }
        });
        Ok(Self {
            reading,
            viewer,
            _watching: watching,
        })
    }

    /// Reads from here on.
    fn read_on(&self) {
        self.reading.send_replace(true);
    }

    /// Waits until it has seen a patch; fails when its connection ends before.
    async fn reached(&self, seq: u64) -> anyhow::Result<()> {
        while self.viewer.seen().seq < seq {
            if self.viewer.meter().counts().lost > 0 {
                bail!("the stalled viewer was cut");
            }
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    }
}

/// The number of the room's newest patch, as somebody sees it who comes now.
async fn newest(room: &Arc<Room>) -> anyhow::Result<u64> {
    let viewer = room.viewer_of(&Meter::default());
    let mut watcher = room.admit(&viewer, seated(), Breadth::Usual).await?;
    watcher.until(|_, seen| seen.greeted).await?;
    Ok(viewer.seen().seq)
}

fn seated() -> Who {
    Who {
        join: true,
        ..Who::default()
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
