//! A run: chapter after chapter, on one data directory, until there is enough of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::chapter::{self, Scene, Shape};
use crate::doomed::{Doomed, is_gone};
use crate::life::{Life, Pace};
use crate::program::Launch;
use crate::proxy::Proxy;
use crate::room::{Room, Traits};
use crate::seed::Seed;
use crate::summary::{Failure, Summary};

/// What ends a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// One chapter, with so much load.
    Chapter(Duration),
    /// This much wall time, and the rest of the chapter in it.
    Passed(Duration),
    /// So many kills.
    Killed(u64),
}

/// What is to be run.
#[derive(Debug, Clone)]
pub struct Options {
    /// The program's executable.
    pub program: PathBuf,
    /// Where it keeps rooms; none: in memory, and then it is not restarted.
    pub data: Option<PathBuf>,
    /// Where dice begin.
    pub seed: Seed,
    /// Clients of each room that have a seat.
    pub clients: usize,
    /// Rooms at once.
    pub rooms: usize,
    /// How often the program dies under load.
    pub pace: Pace,
    /// When it ends.
    pub until: Until,
}

/// Load of a chapter in a long run.
const LOAD: Duration = Duration::from_secs(40);
/// In every so many chapters a room is erased under load.
const ERASURE: u64 = 3;

impl Options {
    fn shape(&self, began: Instant, kills: u64) -> Shape {
        let mut shape = Shape {
            rooms: self.rooms,
            clients: self.clients,
            load: LOAD,
            pace: self.pace.clone(),
            kills: u64::MAX,
        };
        match self.until {
            Until::Chapter(load) => shape.load = load,
            Until::Passed(span) => shape.load = span.saturating_sub(began.elapsed()).min(LOAD),
            Until::Killed(wanted) => shape.kills = wanted.max(kills),
        }
        shape
    }

    fn is_enough(&self, began: Instant, chapters: u64, kills: u64) -> bool {
        match self.until {
            Until::Chapter(_) => chapters > 0,
            Until::Passed(span) => began.elapsed() >= span,
            Until::Killed(wanted) => kills >= wanted,
        }
    }

    fn erases(&self, chapter: u64) -> bool {
        !matches!(self.until, Until::Chapter(_)) && chapter.is_multiple_of(ERASURE)
    }
}

/// Rooms that end in the middle of a run.
#[derive(Default)]
struct Ends {
    doomed: Vec<Doomed>,
    gone: Vec<(Seed, Arc<Room>)>,
}

/// Runs; gives what it came to. `told` hears of each chapter as it ends.
///
/// # Errors
/// When the program does not start, or refuses a room.
pub async fn run(options: &Options, mut told: impl FnMut(String)) -> anyhow::Result<Summary> {
    let launch = Launch {
        program: options.program.clone(),
        data: options.data.clone(),
    };
    let mut life = Life::begin(launch).await?;
    let proxy = Proxy::start(options.seed, life.target()).await?;
    let (began, mut chapters) = (Instant::now(), 0);
    let mut summary = Summary::default();
    let mut ends = Ends::default();
    while !options.is_enough(began, chapters, life.kills) {
        let seed = options.seed.chapter(chapters);
        if options.erases(chapters) {
            ends.doom(seed, options.clients, &life, &proxy).await?;
        }
        let shape = options.shape(began, life.kills);
        let outcome = chapter::play(seed, &shape, &mut life, &proxy).await?;
        chapters += 1;
        summary.seeds.push(seed);
        for (room, connections) in &outcome.rooms {
            summary.count_room(room, *connections);
        }
        told(format!(
            "chapter {chapters} seed {seed}: {} s, {} acknowledged, {} kills, {} violations",
            began.elapsed().as_secs(),
            summary.acknowledged(),
            life.kills,
            outcome.failures.len()
        ));
        summary.failures.extend(outcome.failures);
        ends.look(&mut summary, &life).await?;
        if !summary.failures.is_empty() {
            break;
        }
    }
    ends.finish(&mut summary, options.seed, &mut life).await?;
    life.finish().await;
    summary.blame(&life.violations, options.seed);
    summary.close(began.elapsed(), proxy.happened(), &life);
    Ok(summary)
}

impl Ends {
    async fn doom(
        &mut self,
        seed: Seed,
        clients: usize,
        life: &Life,
        proxy: &Proxy,
    ) -> anyhow::Result<()> {
        const NUMBER: u64 = 999;
        let traits = Traits {
            doomed: true,
            ..Traits::default()
        };
        let scene = Scene::open(seed, NUMBER, clients, traits, (life, proxy)).await?;
        self.doomed.push(Doomed::announce(seed, scene, life).await?);
        Ok(())
    }

    /// Looks at those whose time has come.
    async fn look(&mut self, summary: &mut Summary, life: &Life) -> anyhow::Result<()> {
        let (due, later) = std::mem::take(&mut self.doomed)
            .into_iter()
            .partition(Doomed::is_due);
        self.doomed = later;
        for doomed in due {
            self.reckon(doomed, summary, life).await?;
        }
        Ok(())
    }

    async fn reckon(
        &mut self,
        doomed: Doomed,
        summary: &mut Summary,
        life: &Life,
    ) -> anyhow::Result<()> {
        let seed = doomed.seed();
        let (room, connections, failures) = doomed.reckon(life).await?;
        summary.count_room(&room, connections);
        summary.erased += 1;
        summary.failures.extend(failures);
        self.gone.push((seed, room));
        Ok(())
    }

    /// Waits for the last ones, restarts, and looks at all of them again.
    async fn finish(
        &mut self,
        summary: &mut Summary,
        seed: Seed,
        life: &mut Life,
    ) -> anyhow::Result<()> {
        for doomed in std::mem::take(&mut self.doomed) {
            doomed.wait().await;
            self.reckon(doomed, summary, life).await?;
        }
        if self.gone.is_empty() {
            return Ok(());
        }
        life.restart(&mut seed.dice("end", 0)).await?;
        for (seed, room) in &self.gone {
            if let Some(violation) = is_gone(room, life).await? {
                let history = room.history();
                let failure = Failure::new(*seed, room, &history, violation);
                summary.failures.push(failure);
            }
        }
        Ok(())
    }
}
