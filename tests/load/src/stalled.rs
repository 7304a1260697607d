//! What a viewer that stops reading costs: the latency of the other 499 of its room with it and without
//! it, in turn, and the memory of the server for each such viewer.

use std::path::Path;
use std::time::Duration;

use anyhow::bail;
use tokio::time::MissedTickBehavior;

use crate::candor::CandorRoom;
use crate::meter::Meter;
use crate::scenario::Scenario;
use crate::server::Server;

/// The room's load: 1 × 500, of whom one is the guest.
const LOAD: Scenario = Scenario::ALL[0];
/// Changes with a large text: several times what socket, system and ring hold for a viewer.
const BALLAST: u32 = 100;
/// Load before latencies count. Together with [`WINDOW`] it is shorter than the time after which the server
/// cuts a viewer that takes nothing, so that the guest stalls throughout.
const WARM_UP: Duration = Duration::from_secs(1);
/// Time in which latencies count.
const WINDOW: Duration = Duration::from_secs(7);
/// Time for all to reach the newest change once nothing is sent any more.
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
pub(crate) async fn compare(candor: &Path, core: usize, rounds: usize) -> anyhow::Result<()> {
    let (mut without, mut with) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        let mut order = [Guest::Reads, Guest::Stalls];
        // Who comes second profits from a warm machine, so they take turns.
        if round % 2 == 0 {
            order.reverse();
        }
        for guest in order {
            let p99 = latency(candor, core, guest).await?;
            println!(
                "round {round}  one more viewer {guest:?}: p99 {:.2} ms",
                millis(p99)
            );
            match guest {
                Guest::Reads => without.push(millis(p99)),
                Guest::Stalls => with.push(millis(p99)),
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
    memory(candor, core).await
}

/// The 99th percentile of the time from a change's sending to each of 499 viewers.
async fn latency(candor: &Path, core: usize, guest: Guest) -> anyhow::Result<Duration> {
    let (server, meter) = (start(candor, core).await?, Meter::timed());
    let viewers = LOAD.viewers - 1;
    let mut room = CandorRoom::open(server.address(), viewers, LOAD.leaders(), &meter).await?;
    let mut guest_there = room.stall(server.address()).await?;
    if guest == Guest::Reads {
        guest_there.read_on();
    }
    room.ballast(server.address(), BALLAST).await?;
    let mut pace = tokio::time::interval(Duration::from_secs_f64(1.0 / LOAD.changes_per_room()));
    pace.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let started = tokio::time::Instant::now();
    let (mut number, mut counting) = (0, false);
    while started.elapsed() < WARM_UP + WINDOW {
        if !counting && started.elapsed() >= WARM_UP {
            counting = true;
            meter.forget_latencies();
        }
        pace.tick().await;
        number += 1;
        room.change(number).await?;
    }
    let p99 = meter.percentile(0.99);
    // It was not cut meanwhile, and reading again it gets everything since: else it did not stall.
    guest_there.read_on();
    let all = async {
        guest_there.reached(number).await?;
        while meter.deliveries() < number * viewers as u64 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        anyhow::Ok(())
    };
    match tokio::time::timeout(SETTLE, all).await {
        Ok(done) => done?,
        Err(_) => bail!("not everybody has everything"),
    }
    if meter.lost() > 0 {
        bail!("{} connections ended under load", meter.lost());
    }
    p99.ok_or_else(|| anyhow::anyhow!("nothing was measured"))
}

/// Prints what each viewer that stalls takes of the server's memory.
async fn memory(candor: &Path, core: usize) -> anyhow::Result<()> {
    let (server, meter) = (start(candor, core).await?, Meter::default());
    let mut room = CandorRoom::open(server.address(), 2, 1, &meter).await?;
    // The ring is full before and after.
    room.ballast(server.address(), BALLAST).await?;
    let before = server.resident_bytes()?;
    let mut stalled = Vec::new();
    for _ in 0..STALLED {
        stalled.push(room.stall(server.address()).await?);
    }
    room.ballast(server.address(), BALLAST).await?;
    room.change(1).await?;
    let each = server.resident_bytes()?.saturating_sub(before) / STALLED as u64;
    println!("\nmemory of the server for each of {STALLED} stalled viewers: {each} bytes");
    Ok(())
}

async fn start(candor: &Path, core: usize) -> anyhow::Result<Server> {
    // The guest and whoever publishes the ballast come on top of 499 seats.
    let args = [
        "--listen",
        "127.0.0.1:0",
        "--max-connections-per-room",
        "2000",
    ];
    Server::start(candor, &args.map(str::to_owned), core).await
}

fn millis(span: Duration) -> f64 {
    span.as_secs_f64() * 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
