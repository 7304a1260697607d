//! A chapter: some rooms under load while the network fails and the program dies, then rest, then the
//! reckoning, before and after one more restart.

use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_protocol::limits;
use candor_tests::BoardCopy;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use crate::browser::{Browser, Road, Role};
use crate::checker::{Evidence, check, compare, survived};
use crate::history::Connection;
use crate::ledger::Violation;
use crate::life::{Life, Pace};
use crate::proxy::Proxy;
use crate::room::{Phase, Room, Standing, Traits};
use crate::seed::Seed;
use crate::summary::Failure;
use crate::visit::come_anew;

/// Between two looks at whether a room is at rest.
const LOOK: Duration = Duration::from_millis(25);
/// Longest wait for a room to come to rest: several times what it takes.
const REST: Duration = Duration::from_secs(60);
/// What waits is released within this: all its ticks, after a room that was loaded anew a moment late.
const RELEASED: Duration = Duration::from_millis(
    limits::WAIT_TICKS as u64 * limits::TICK_SECONDS.0 as u64 * 1_000 + 1_000,
);

/// What a chapter is made of.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Rooms at once.
    pub rooms: usize,
    /// Clients of each that have a seat.
    pub clients: usize,
    /// How long they are under load.
    pub load: Duration,
    /// How often the program dies meanwhile.
    pub pace: Pace,
    /// The load ends early after so many kills.
    pub kills: u64,
}

/// A room with its clients.
pub struct Scene {
    /// The room.
    pub room: Arc<Room>,
    clients: Vec<JoinHandle<Connection>>,
}

impl Scene {
    /// Creates a room through the faulty network, and lets its clients come.
    ///
    /// # Errors
    /// When the room is refused.
    pub async fn open(
        seed: Seed,
        number: u64,
        clients: usize,
        traits: Traits,
        (life, proxy): (&Life, &Proxy),
    ) -> anyhow::Result<Self> {
        let room = Arc::new(Room::draw(&mut seed.dice("room", number), traits));
        room.create(proxy.address()).await?;
        let through = Road::Through(proxy.address());
        let straight = Road::Straight(life.target());
        let clients = (0..=clients).map(|who| {
            let (role, road) = match who {
                0 => (Role::Witness, &straight),
                1 => (Role::Leader, &through),
                _ => (Role::Participant, &through),
            };
            let dice = seed.dice("client", (number << 16) + who as u64);
            let browser = Browser::new(Arc::clone(&room), who, role, road.clone(), dice);
            tokio::spawn(browser.run())
        });
        let clients = clients.collect();
        Ok(Self { room, clients })
    }

    /// Whether every client has left.
    pub fn is_over(&self) -> bool {
        self.clients.iter().all(JoinHandle::is_finished)
    }

    /// Waits for every client to leave; gives how often they connected.
    pub async fn end(self) -> (Arc<Room>, u64) {
        self.room.phase.send_replace(Phase::Over);
        let mut connections = 0;
        for client in self.clients {
            match client.await {
                Ok(of_client) => connections += of_client,
                Err(error) => {
                    let what = format!("a client failed: {error}");
                    let violation = Violation::of("harness", what);
                    self.room.ledger().violations.push(violation);
                }
            }
        }
        (self.room, connections)
    }
}

/// What came of a chapter.
pub struct Outcome {
    /// Its rooms, with how often clients connected to them.
    pub rooms: Vec<(Arc<Room>, u64)>,
    /// What must not be.
    pub failures: Vec<Failure>,
}

/// Plays a chapter.
///
/// # Errors
/// When the program does not start, or refuses a room.
pub async fn play(
    seed: Seed,
    shape: &Shape,
    life: &mut Life,
    proxy: &Proxy,
) -> anyhow::Result<Outcome> {
    proxy.set_calm(false);
    let mut scenes = Vec::new();
    for number in 0..shape.rooms as u64 {
        let traits = Traits {
            keeps_notes: number % 2 == 1,
            doomed: false,
        };
        scenes.push(Scene::open(seed, number, shape.clients, traits, (life, proxy)).await?);
    }
    let mut dice = seed.dice("life", 0);
    let until = Instant::now() + shape.load;
    life.torment(&mut dice, &shape.pace, until, shape.kills)
        .await?;
    proxy.set_calm(true);
    for scene in &scenes {
        scene.room.phase.send_replace(Phase::Drain);
    }
    let mut failures = Vec::new();
    let mut rested = Vec::new();
    for scene in &scenes {
        let (board, found) = rest(&scene.room, life).await?;
        fail(&mut failures, seed, &scene.room, found);
        rested.push(board);
    }
    life.restart(&mut dice).await?;
    for (scene, before) in scenes.iter().zip(&rested) {
        let found = match (before, come_back(&scene.room, life).await?) {
            (Some(before), Some(after)) => survived(before, &after),
            (_, None) => vec![Violation::of("K1", "gone after a restart")],
            (None, Some(_)) => Vec::new(),
        };
        fail(&mut failures, seed, &scene.room, found);
    }
    let mut rooms = Vec::new();
    for scene in scenes {
        rooms.push(scene.end().await);
    }
    Ok(Outcome { rooms, failures })
}

fn fail(failures: &mut Vec<Failure>, seed: Seed, room: &Room, found: Vec<Violation>) {
    let history = room.history();
    failures.extend(
        found
            .into_iter()
            .map(|violation| Failure::new(seed, room, &history, violation)),
    );
}

/// Waits until a room is at rest and nothing is wrong in it; what is still wrong at the deadline is.
async fn rest(room: &Room, life: &Life) -> anyhow::Result<(Option<BoardCopy>, Vec<Violation>)> {
    let began = Instant::now();
    loop {
        sleep(LOOK).await;
        let found = match look(room, life).await? {
            Ok(board) => return Ok((Some(board), Vec::new())),
            Err(found) => found,
        };
        if began.elapsed() > REST {
            return Ok((None, found));
        }
    }
}

/// A look at a room: its board when all is well, or what is wrong so far.
async fn look(room: &Room, life: &Life) -> anyhow::Result<Result<BoardCopy, Vec<Violation>>> {
    let standing: Vec<Standing> = room.standing().values().cloned().collect();
    let busy = standing
        .iter()
        .position(|client| !client.live || !client.idle);
    if let Some(who) = busy {
        let what = format!(
            "client {who} does not come to rest: {:?}",
            brief(&standing[who])
        );
        return Ok(Err(vec![Violation::of("S3", what)]));
    }
    let quiet = room.history().quiet().min(life.began().elapsed());
    if quiet < RELEASED {
        return Ok(Err(vec![Violation::of("harness", "not quiet yet")]));
    }
    let board = match come_anew(life.address()?, room).await {
        Ok(board) => board,
        Err(code) => {
            let what = format!("a newcomer is not let in: {code:?}");
            return Ok(Err(vec![Violation::of("K1", what)]));
        }
    };
    let mut found = Vec::new();
    for (who, client) in standing.iter().enumerate() {
        match &client.board {
            Some(copy) if copy.seq() == board.seq() => {
                found.extend(compare(&board, copy, &format!("client {who}")));
            }
            _ => found.push(Violation::of(
                "A2",
                format!(
                    "client {who} is at {:?}, a newcomer at {}",
                    client.place,
                    board.seq()
                ),
            )),
        }
    }
    let evidence = Evidence {
        history: &room.history(),
        ledger: &room.ledger(),
        board: &board,
    };
    found.extend(check(&evidence));
    Ok(if found.is_empty() {
        Ok(board)
    } else {
        Err(found)
    })
}

fn brief(standing: &Standing) -> (bool, bool, Option<u64>) {
    let seq = standing.place.map(|(_, seq)| seq);
    (standing.live, standing.idle, seq)
}

/// The board after a restart; none when the room is gone.
async fn come_back(room: &Room, life: &Life) -> anyhow::Result<Option<BoardCopy>> {
    let began = Instant::now();
    loop {
        match come_anew(life.address()?, room).await {
            Ok(board) => return Ok(Some(board)),
            Err(Some(candor_protocol::CloseCode::NoRoom)) => return Ok(None),
            Err(_) if began.elapsed() > REST => return Ok(None),
            Err(_) => sleep(LOOK).await,
        }
    }
}
