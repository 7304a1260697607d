//! Rooms that go on while something else happens to their server. They have a thread of their own, so that
//! whatever keeps the rest of the generator busy is not counted as theirs.

use std::net::SocketAddr;
use std::thread::{self, JoinHandle};

use anyhow::Context as _;
use tokio::runtime;
use tokio::sync::watch;

use crate::crowd::{Crowd, Load, Metering};
use crate::drive::{self, Drive};
use crate::setup::Subject;

/// Which rooms, of which server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Which {
    pub(crate) address: SocketAddr,
    pub(crate) subject: Subject,
    pub(crate) load: Load,
    /// Changes a second of each room.
    pub(crate) changes: f64,
    /// Length of the ceiling's messages, and the number of the first of its rooms.
    pub(crate) bytes: usize,
    pub(crate) first: usize,
}

/// Rooms that go on.
pub(crate) struct Others {
    stage: watch::Sender<Stage>,
    thread: JoinHandle<anyhow::Result<f64>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Not everybody is there yet.
    Coming,
    /// Times do not count yet.
    Going,
    /// Times count.
    Counting,
    /// They have counted for long enough.
    Done,
}

impl Others {
    /// Lets everybody come, and goes on.
    pub(crate) async fn start(which: Which) -> anyhow::Result<Self> {
        let (stage, _) = watch::channel(Stage::Coming);
        let theirs = stage.clone();
        let thread = thread::spawn(move || {
            let mut runtime = runtime::Builder::new_current_thread();
            let done = runtime
                .enable_all()
                .build()?
                .block_on(go_on(which, &theirs));
            // Whoever waits for them to begin must not wait for ever.
            theirs.send_replace(Stage::Done);
            done
        });
        let others = Self { stage, thread };
        others.reach(Stage::Going).await?;
        Ok(others)
    }

    /// Times count from here on.
    pub(crate) fn count(&self) {
        self.stage.send_replace(Stage::Counting);
    }

    /// The slowest room's 99th percentile since then, in milliseconds; fails when a delivery is missing.
    pub(crate) fn end(self) -> anyhow::Result<f64> {
        self.stage.send_replace(Stage::Done);
        let ended = self.thread.join();
        ended.map_err(|_| anyhow::anyhow!("the other rooms' thread panicked"))?
    }

    async fn reach(&self, wanted: Stage) -> anyhow::Result<()> {
        let mut stage = self.stage.subscribe();
        let reached = stage.wait_for(|stage| *stage >= wanted).await;
        reached.map(drop).context("the other rooms ended")
    }
}

async fn go_on(which: Which, stage: &watch::Sender<Stage>) -> anyhow::Result<f64> {
    let Which {
        address,
        subject,
        load,
        bytes,
        first,
        ..
    } = which;
    let mut crowd = Crowd::open(address, subject, load, Metering::Apart, bytes, first).await?;
    let drive = Drive::start(&mut crowd, which.changes);
    tokio::time::sleep(drive::WARM_UP).await;
    let mut stages = stage.subscribe();
    stage.send_replace(Stage::Going);
    stages.wait_for(|stage| *stage >= Stage::Counting).await?;
    for room in &crowd.rooms {
        room.meter().forget_times();
    }
    stages.wait_for(|stage| *stage == Stage::Done).await?;
    let rooms = crowd.rooms.iter();
    let worst = rooms.map(|room| room.meter().counts().latency.millis(0.99));
    let worst = worst.fold(0.0, f64::max);
    drive.stop(&mut crowd).await?;
    for room in &crowd.rooms {
        drive::settle(room.meter(), room.changes() * load.viewers as u64).await?;
    }
    Ok(worst)
}
