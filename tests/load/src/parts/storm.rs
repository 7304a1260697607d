//! Five thousand connections that are cut at once and come back at once, as after a network's short break, while
//! other rooms go on.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::bench::{Bench, Scene};
use crate::candor::Who;
use crate::clock;
use crate::crowd::{Crowd, Load};
use crate::ledger::Measure;
use crate::link::Breadth;
use crate::meter::Meter;
use crate::others::{Others, Which};
use crate::room::{Room, Watcher};
use crate::setup::{Medium, Subject};
use crate::viewer::Viewer;

const ALL: Measure = Measure::less("until all are current", "s")
    .bound(5.0)
    .beside_ceiling();
const HALF: Measure = Measure::less("until half are current", "s").beside_ceiling();
const CPU: Measure = Measure::less("server's CPU", "s").beside_ceiling();
const OTHERS: Measure = Measure::less("slowest other room's p99", "ms")
    .bound(250.0)
    .beside_ceiling();
const FAILED: Measure = Measure::less("attempts that failed", "");

/// Rooms whose viewers are cut. One viewer of each, who leads, stays.
const CUT: Load = Load {
    rooms: 100,
    viewers: 1,
    leaders: 1,
    notes: 30,
};
/// Viewers of each that are cut.
const CUT_VIEWERS: usize = 50;
/// Rooms that go on.
const OTHER: Load = Load {
    rooms: 50,
    viewers: 10,
    leaders: 1,
    notes: 0,
};
/// Changes a second of each of them.
const CHANGES: f64 = 2.0;
/// Connections that are opened at the same time before the storm.
const OPENING: usize = 64;
/// Shortest time that other rooms are looked at from the cut on.
const LOOK_AT: Duration = Duration::from_secs(5);
/// Before somebody who was turned away tries again.
const AGAIN: Duration = Duration::from_millis(100);
/// Time for all to come back.
const LONGEST: Duration = Duration::from_secs(60);
const NAME: &str = "5,000 back at once";

/// Everybody who is cut, each with its room.
type Cut = Vec<(Arc<Room>, Arc<Viewer>)>;

/// Lets it come over each server once.
pub(crate) async fn round(bench: &mut Bench) -> anyhow::Result<()> {
    for subject in Subject::in_turn(bench.round) {
        let mut scene = bench.open(subject, Medium::Memory, CUT).await?;
        let (cut, mut watching) = seat(&scene.crowd, subject).await?;
        let others = Others::start(Which {
            address: scene.server.address(),
            subject,
            load: OTHER,
            changes: CHANGES,
            bytes: bench.bytes(),
            first: CUT.rooms,
        });
        let others = others.await?;
        others.count();
        let (cpu, started) = (scene.server.cpu_seconds()?, Instant::now());
        watching.shutdown().await;
        let back = timeout(LONGEST, storm(&mut scene, subject, &cut, started)).await;
        let back = back.context("not everybody came back")??;
        let cpu = scene.server.cpu_seconds()? - cpu;
        sleep_until(started + LOOK_AT).await;
        let worst = others.end()?;
        bench.note("storm", NAME, subject, ALL, back.all);
        bench.note("storm", NAME, subject, HALF, back.half);
        bench.note("storm", NAME, subject, CPU, cpu);
        bench.note("storm", NAME, subject, OTHERS, worst);
        bench.note("storm", NAME, subject, FAILED, back.failed as f64);
        scene.end().await?;
    }
    Ok(())
}

/// Lets everybody come who will be cut.
async fn seat(crowd: &Crowd, subject: Subject) -> anyhow::Result<(Cut, JoinSet<()>)> {
    let (mut cut, mut watching, mut coming) = (Cut::new(), JoinSet::new(), JoinSet::new());
    let unmeasured = Meter::default();
    for room in &crowd.rooms {
        for _ in 0..CUT_VIEWERS {
            let viewer = room.viewer_of(&unmeasured);
            cut.push((room.clone(), viewer.clone()));
            coming.spawn(come(room.clone(), viewer, subject));
            if coming.len() >= OPENING {
                let watcher = coming.join_next().await.context("somebody comes")??;
                watching.spawn(watcher?.watch());
            }
        }
    }
    while let Some(watcher) = coming.join_next().await {
        watching.spawn(watcher??.watch());
    }
    Ok((cut, watching))
}

/// Comes, or comes back with seat and number, and reads until it is current: Candor's viewers have what was
/// changed meanwhile, the ceiling's are in their room.
async fn come(room: Arc<Room>, viewer: Arc<Viewer>, subject: Subject) -> anyhow::Result<Watcher> {
    let (seat, resume) = viewer.seen().resume();
    let who = Who {
        join: true,
        leads: false,
        seat,
        resume,
    };
    let mut watcher = room.admit(&viewer, who, Breadth::Usual).await?;
    let current = |viewer: &Viewer, seen: &_| match subject {
        Subject::Candor => viewer.is_current(seen),
        Subject::Ceiling => seen.greeted,
    };
    watcher.until(current).await?;
    Ok(watcher)
}

/// How they came back, in seconds from the cut.
struct Back {
    /// They stay for as long as other rooms are looked at.
    _watchers: Vec<Watcher>,
    all: f64,
    half: f64,
    failed: u64,
}

/// One change in each room, and everybody back.
async fn storm(
    scene: &mut Scene,
    subject: Subject,
    cut: &Cut,
    started: Instant,
) -> anyhow::Result<Back> {
    for leader in scene.crowd.leaders.iter_mut().flatten() {
        leader.change(clock::now()).await?;
    }
    let mut coming = JoinSet::new();
    for (room, viewer) in cut {
        let (room, viewer) = (room.clone(), viewer.clone());
        coming.spawn(async move {
            let mut failed = 0;
            loop {
                match come(room.clone(), viewer.clone(), subject).await {
                    Ok(watcher) => return (watcher, failed, Instant::now()),
                    Err(_) => failed += 1,
                }
                sleep(AGAIN).await;
            }
        });
    }
    let (mut watchers, mut took, mut failed) = (Vec::new(), Vec::new(), 0);
    while let Some(came) = coming.join_next().await {
        let (watcher, tries, at) = came?;
        watchers.push(watcher);
        took.push((at - started).as_secs_f64());
        failed += tries;
    }
    took.sort_by(f64::total_cmp);
    let at = |index: usize| took.get(index).copied().context("nobody was cut");
    Ok(Back {
        _watchers: watchers,
        all: at(took.len().saturating_sub(1))?,
        half: at(took.len() / 2)?,
        failed,
    })
}
