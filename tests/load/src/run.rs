//! One run: a server, a scenario, a window of time in which deliveries and CPU are counted.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use serde::Serialize;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;

use crate::bare::BareRoom;
use crate::candor::CandorRoom;
use crate::meter::Meter;
use crate::scenario::Scenario;
use crate::server::Server;

/// Rooms that are opened at the same time.
const OPENING: usize = 16;
/// Time for all viewers to reach the newest change once nothing is sent any more.
const SETTLE: Duration = Duration::from_secs(10);
/// How often a condition is looked at.
const LOOK: Duration = Duration::from_millis(10);
/// Load before the window opens.
const WARM_UP: Duration = Duration::from_secs(2);

/// Which server a run measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Subject {
    /// The program.
    Candor,
    /// The bare TCP server.
    Ceiling,
}

/// How runs are made.
pub(crate) struct Setup {
    /// The program's binary.
    pub(crate) candor: PathBuf,
    /// The ceiling's binary.
    pub(crate) ceiling: PathBuf,
    /// The core that the server is pinned to.
    pub(crate) core: usize,
    /// Length of the window.
    pub(crate) window: Duration,
    /// Bytes of a message of the ceiling.
    pub(crate) bytes: usize,
}

/// What one run found.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Found {
    /// The scenario's name.
    pub(crate) scenario: &'static str,
    /// The server.
    pub(crate) subject: Subject,
    /// Deliveries a second that were reached.
    pub(crate) deliveries_per_second: f64,
    /// CPU seconds of the server for a million deliveries.
    pub(crate) cpu_per_million: f64,
    /// Messages that brought a delivery; under 1 where changes were merged.
    pub(crate) messages_per_delivery: f64,
    /// Mean bytes of such a message.
    pub(crate) bytes: usize,
}

enum Room {
    Candor(CandorRoom),
    Bare(BareRoom),
}

impl Room {
    async fn change(&mut self, number: u64) -> anyhow::Result<()> {
        match self {
            Self::Candor(room) => room.change(number).await,
            Self::Bare(room) => room.change(number).await,
        }
    }
}

/// Starts a server, loads it, and ends it.
pub(crate) async fn run(
    setup: &Setup,
    subject: Subject,
    scenario: Scenario,
) -> anyhow::Result<Found> {
    let program = match subject {
        Subject::Candor => &setup.candor,
        Subject::Ceiling => &setup.ceiling,
    };
    let args = ["--listen".to_owned(), "127.0.0.1:0".to_owned()];
    let server = Server::start(program, &args, setup.core).await?;
    let meter = Meter::default();
    let mut rooms = open(setup, subject, scenario, &server, &meter).await?;
    for room in &mut rooms {
        room.change(1).await?;
    }
    reached(&meter, scenario.connections() as u64).await?;

    let (stop, stopped) = watch::channel(false);
    let mut drivers = JoinSet::new();
    let count = rooms.len();
    for (index, room) in rooms.into_iter().enumerate() {
        let phase = index as f64 / count as f64;
        drivers.spawn(drive(
            room,
            scenario.changes_per_room(),
            phase,
            stopped.clone(),
        ));
    }
    tokio::time::sleep(WARM_UP).await;
    let found = window(setup, subject, scenario, &server, &meter).await?;

    stop.send_replace(true);
    let mut changes = 0;
    // Rooms stay open until all is delivered.
    let mut ended = Vec::new();
    while let Some(driver) = drivers.join_next().await {
        let (room, last) = driver??;
        changes += last;
        ended.push(room);
    }
    reached(&meter, changes * scenario.viewers as u64).await?;
    Ok(found)
}

async fn open(
    setup: &Setup,
    subject: Subject,
    scenario: Scenario,
    server: &Server,
    meter: &Meter,
) -> anyhow::Result<Vec<Room>> {
    let (address, bytes) = (server.address(), setup.bytes);
    let (viewers, leaders) = (scenario.viewers, scenario.leaders());
    let mut opening = JoinSet::new();
    let mut rooms = Vec::new();
    for number in 0..scenario.rooms {
        if opening.len() >= OPENING {
            rooms.push(opening.join_next().await.context("a room opens")???);
        }
        let meter = meter.clone();
        let number = u32::try_from(number)?;
        opening.spawn(async move {
            Ok::<_, anyhow::Error>(match subject {
                Subject::Candor => {
                    Room::Candor(CandorRoom::open(address, viewers, leaders, &meter).await?)
                }
                Subject::Ceiling => Room::Bare(
                    BareRoom::open(address, number, viewers, leaders, bytes, &meter).await?,
                ),
            })
        });
    }
    while let Some(room) = opening.join_next().await {
        rooms.push(room??);
    }
    Ok(rooms)
}

/// Sends changes at a fixed rate until told to stop; tells the number of the last one.
async fn drive(
    mut room: Room,
    per_second: f64,
    phase: f64,
    stopped: watch::Receiver<bool>,
) -> anyhow::Result<(Room, u64)> {
    let period = Duration::from_secs_f64(1.0 / per_second);
    let start = tokio::time::Instant::now() + period.mul_f64(phase);
    let mut pace = tokio::time::interval_at(start, period);
    // A late change is made up for, so that the rate is held where the server can.
    pace.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut number = 1;
    while !*stopped.borrow() {
        pace.tick().await;
        number += 1;
        room.change(number).await?;
    }
    Ok((room, number))
}

async fn window(
    setup: &Setup,
    subject: Subject,
    scenario: Scenario,
    server: &Server,
    meter: &Meter,
) -> anyhow::Result<Found> {
    let read = || anyhow::Ok((meter.deliveries(), meter.messages(), server.cpu_seconds()?));
    let started = Instant::now();
    let before = read()?;
    tokio::time::sleep(setup.window).await;
    let after = read()?;
    let seconds = started.elapsed().as_secs_f64();
    if meter.lost() > 0 {
        bail!("{} connections ended under load", meter.lost());
    }
    let deliveries = (after.0 - before.0) as f64;
    Ok(Found {
        scenario: scenario.name,
        subject,
        deliveries_per_second: deliveries / seconds,
        cpu_per_million: (after.2 - before.2) / deliveries * 1e6,
        messages_per_delivery: (after.1 - before.1) as f64 / deliveries,
        bytes: meter.mean_bytes().unwrap_or_default(),
    })
}

/// Waits until so many deliveries were made, which is all: nothing may be lost, and none twice.
async fn reached(meter: &Meter, wanted: u64) -> anyhow::Result<()> {
    let looking = async {
        while meter.deliveries() < wanted {
            tokio::time::sleep(LOOK).await;
        }
    };
    if tokio::time::timeout(SETTLE, looking).await.is_err() || meter.deliveries() != wanted {
        bail!("{} of {wanted} deliveries were made", meter.deliveries());
    }
    Ok(())
}
