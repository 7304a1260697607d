//! Rooms that are erased while their clients go on: gone for everybody then, newcomers included, and
//! after a restart as well (A13, K3).

use std::time::{Duration, Instant};

use candor_protocol::{CloseCode, limits};
use tokio::time::sleep;

use crate::chapter::Scene;
use crate::ledger::Violation;
use crate::life::Life;
use crate::room::Room;
use crate::seed::Seed;
use crate::summary::Failure;
use crate::visit::{announce_erasure, come_anew};

/// Clients come back within this, and find the room gone; restarts take their part of it.
const LATE: Duration = Duration::from_secs(20);
/// Between two looks.
const LOOK: Duration = Duration::from_millis(100);

/// A room whose erasure is announced.
pub struct Doomed {
    seed: Seed,
    scene: Scene,
    due: Instant,
}

impl Doomed {
    /// Announces the erasure of a room.
    ///
    /// # Errors
    /// When that is not kept.
    pub async fn announce(seed: Seed, scene: Scene, life: &Life) -> anyhow::Result<Self> {
        announce_erasure(life.address()?, &scene.room).await?;
        let due = Instant::now() + Duration::from_millis(limits::ERASE_NOTICE_MS);
        Ok(Self { seed, scene, due })
    }

    /// The seed of the chapter that it began in.
    pub fn seed(&self) -> Seed {
        self.seed
    }

    /// Whether it is to be looked at.
    pub fn is_due(&self) -> bool {
        self.scene.is_over() || self.due.elapsed() > LATE
    }

    /// Waits until it is gone for all its clients.
    pub async fn wait(&self) {
        while !self.is_due() {
            sleep(LOOK).await;
        }
    }

    /// Looks whether it is gone.
    ///
    /// # Errors
    /// When the program is down.
    pub async fn reckon(
        self,
        life: &Life,
    ) -> anyhow::Result<(std::sync::Arc<Room>, u64, Vec<Failure>)> {
        let mut found = Vec::new();
        if !self.scene.is_over() {
            found.push(Violation::of(
                "A13",
                "clients are in a room that was erased",
            ));
        }
        found.extend(is_gone(&self.scene.room, life).await?);
        found.append(&mut self.scene.room.ledger().violations);
        let seed = self.seed;
        let (room, connections) = self.scene.end().await;
        let failures = {
            let history = room.history();
            let fail = |violation| Failure::new(seed, &room, &history, violation);
            found.into_iter().map(fail).collect()
        };
        Ok((room, connections, failures))
    }
}

/// What a newcomer finds where a room was erased: nothing.
///
/// # Errors
/// When the program is down.
pub async fn is_gone(room: &Room, life: &Life) -> anyhow::Result<Option<Violation>> {
    Ok(match come_anew(life.address()?, room).await {
        Err(Some(CloseCode::NoRoom | CloseCode::Erased)) => None,
        Err(other) => Some(Violation::of("K3", format!("an erased room: {other:?}"))),
        Ok(_) => Some(Violation::of("K3", "an erased room lets newcomers in")),
    })
}
