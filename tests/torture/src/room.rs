//! A room under torture: its keys, what was wished in it, and what its viewers saw.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use candor_protocol::Epoch;
use candor_tests::{BoardCopy, Retro, http};
use rand::RngExt as _;
use rand::rngs::StdRng;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::checker::FLOOR;
use crate::history::{History, Who};
use crate::ledger::Ledger;

/// Answers to a creation that are waited for.
const PATIENCE: Duration = Duration::from_secs(3);
/// Between two attempts at a creation.
const PAUSE: Duration = Duration::from_millis(100);

/// What the clients of a room are doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Wishing whatever comes to mind.
    Load,
    /// Wishing nothing new; whoever leads closes what is open.
    Drain,
    /// Leaving.
    Over,
}

/// What happens in a room besides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits {
    /// Notes stay once they are shown: then every comment has to stay, too.
    pub keeps_notes: bool,
    /// It is erased in the middle of everything.
    pub doomed: bool,
}

/// How a client stands.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Whether it is connected and has its board.
    pub live: bool,
    /// Whether all that it wished is answered, and nothing is left to do.
    pub idle: bool,
    /// Where its board stands.
    pub place: Option<(Epoch, u64)>,
    /// Its board, kept from the drain on.
    pub board: Option<BoardCopy>,
}

/// A room, shared by its clients.
pub struct Room {
    /// Its keys.
    pub retro: Retro,
    /// What happens in it.
    pub traits: Traits,
    /// What its clients do.
    pub phase: watch::Sender<Phase>,
    history: Mutex<History>,
    ledger: Mutex<Ledger>,
    standing: Mutex<BTreeMap<Who, Standing>>,
}

impl Room {
    /// Draws a room.
    pub fn draw(dice: &mut StdRng, traits: Traits) -> Self {
        let hiding = dice.random_bool(0.4);
        let retro = Retro::with(|settings| {
            // The shortest, so that what waits comes out within the test.
            settings.tick_seconds = candor_protocol::limits::TICK_SECONDS.0;
            settings.floor = FLOOR;
            settings.hiding = hiding;
        });
        Self {
            retro,
            traits,
            phase: watch::Sender::new(Phase::Load),
            history: Mutex::default(),
            ledger: Mutex::default(),
            standing: Mutex::default(),
        }
    }

    /// Creates it, however often that takes: repeating is harmless.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn create(&self, server: SocketAddr) -> anyhow::Result<()> {
        let body = serde_json::to_string(&self.retro.create())?;
        loop {
            let answer = timeout(PATIENCE, http::attempt(server, "POST", "/api/rooms", &body));
            match answer.await {
                Ok(Some(answer)) if matches!(answer.status, 200 | 201) => return Ok(()),
                Ok(Some(answer)) if answer.status != 503 => {
                    anyhow::bail!(
                        "creating a room was refused: {} {}",
                        answer.status,
                        answer.body
                    )
                }
                _ => sleep(PAUSE).await,
            }
        }
    }

    /// What was wished.
    pub fn history(&self) -> MutexGuard<'_, History> {
        self.history.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was seen.
    pub fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How its clients stand.
    pub fn standing(&self) -> MutexGuard<'_, BTreeMap<Who, Standing>> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
