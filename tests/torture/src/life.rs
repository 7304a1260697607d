//! The lives of the program under torture: killed and told to stop at random instants, and started
//! again on the same rooms.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rand::RngExt as _;
use rand::rngs::StdRng;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::ledger::Violation;
use crate::program::{Launch, Program, Said};
use crate::proxy::Target;

/// Pauses between two ends of the program, in milliseconds.
#[derive(Debug, Clone)]
pub struct Pace(pub std::ops::Range<u64>);

impl Pace {
    /// With time between two ends for stalls that last.
    pub fn slow() -> Self {
        Self(300..4_000)
    }

    /// Where kills are what is wanted.
    pub fn quick() -> Self {
        Self(150..1_500)
    }
}

/// Longest time that it stays down, in milliseconds.
const DOWN_MS: u64 = 250;
/// Longest life of one that is killed while it starts, in milliseconds.
const IN_VAIN_MS: u64 = 40;

/// The program through all its lives.
pub struct Life {
    launch: Launch,
    program: Option<Program>,
    target: watch::Sender<Option<SocketAddr>>,
    began: Instant,
    /// What it said in all of them.
    pub said: Said,
    /// `kill -9`s.
    pub kills: u64,
    /// Those of them that came while it was starting.
    pub kills_at_start: u64,
    /// Times that it was told to stop.
    pub stops: u64,
    /// How long it took to be ready again.
    pub starts: Vec<Duration>,
    /// What it must not have done.
    pub violations: Vec<Violation>,
}

impl Life {
    /// A first life.
    ///
    /// # Errors
    /// When the program does not start.
    pub async fn begin(launch: Launch) -> anyhow::Result<Self> {
        let mut life = Self {
            launch,
            program: None,
            target: watch::Sender::new(None),
            began: Instant::now(),
            said: Said::default(),
            kills: 0,
            kills_at_start: 0,
            stops: 0,
            starts: Vec::new(),
            violations: Vec::new(),
        };
        life.start().await?;
        Ok(life)
    }

    /// Where it listens, from time to time.
    pub fn target(&self) -> Target {
        self.target.subscribe()
    }

    /// Where it listens now.
    ///
    /// # Errors
    /// When it is down.
    pub fn address(&self) -> anyhow::Result<SocketAddr> {
        let program = self.program.as_ref().context("the program is down")?;
        Ok(program.address())
    }

    /// When it was ready last.
    pub fn began(&self) -> Instant {
        self.began
    }

    /// Whether it forgets all rooms when it ends.
    fn is_forgetful(&self) -> bool {
        self.launch.data.is_none()
    }

    async fn start(&mut self) -> anyhow::Result<()> {
        let program = self.launch.start(&self.said).await?;
        self.starts.push(program.started());
        self.target.send_replace(Some(program.address()));
        self.program = Some(program);
        self.began = Instant::now();
        Ok(())
    }

    /// Ends it in one of the two ways.
    async fn end(&mut self, dice: &mut StdRng) {
        let Some(program) = self.program.take() else {
            return;
        };
        let ended = if dice.random_bool(0.8) {
            self.kills += 1;
            program.kill().await
        } else {
            self.stops += 1;
            program.stop().await
        };
        self.target.send_replace(None);
        if let Err(error) = ended {
            self.violations.push(Violation::of("K1", error.to_string()));
        }
    }

    /// Ends it, and starts it again: now and then in vain at first.
    ///
    /// # Errors
    /// When it does not start again.
    pub async fn restart(&mut self, dice: &mut StdRng) -> anyhow::Result<()> {
        if self.is_forgetful() {
            return Ok(());
        }
        self.end(dice).await;
        let ms = |dice: &mut StdRng, most| Duration::from_millis(dice.random_range(0..most));
        if dice.random_bool(0.15) {
            let life = ms(dice, IN_VAIN_MS);
            self.launch.start_in_vain(&self.said, life).await?;
            self.kills += 1;
            self.kills_at_start += 1;
        }
        sleep(ms(dice, DOWN_MS)).await;
        self.start().await
    }

    /// Torments it until then, or until so many kills.
    ///
    /// # Errors
    /// When it does not start again.
    pub async fn torment(
        &mut self,
        dice: &mut StdRng,
        pace: &Pace,
        until: Instant,
        kills: u64,
    ) -> anyhow::Result<()> {
        while self.kills < kills {
            let pause = Duration::from_millis(dice.random_range(pace.0.clone()));
            let left = until.saturating_duration_since(Instant::now());
            sleep(pause.min(left)).await;
            if left <= pause {
                break;
            }
            self.look().await?;
            self.restart(dice).await?;
        }
        self.look().await
    }

    /// Looks whether it ended by itself.
    ///
    /// # Errors
    /// When it does not start again.
    pub async fn look(&mut self) -> anyhow::Result<()> {
        let ended = self.program.as_mut().and_then(Program::has_ended);
        if let Some(status) = ended {
            let what = format!("the program ended by itself: {status}");
            self.violations.push(Violation::of("K1", what));
            self.target.send_replace(None);
            self.start().await?;
        }
        Ok(())
    }

    /// The end of the last life, in order.
    pub async fn finish(&mut self) {
        if let Some(program) = self.program.take()
            && let Err(error) = program.stop().await
        {
            self.violations.push(Violation::of("K1", error.to_string()));
        }
        for line in self.said.faults() {
            let what = format!("the program said: {line}");
            self.violations.push(Violation::of("K1", what));
        }
    }
}
