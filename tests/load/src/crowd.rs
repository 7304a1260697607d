//! Many rooms of one server with all their viewers and leaders connected.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use tokio::task::JoinSet;

use crate::bare::BareRoom;
use crate::candor::Who;
use crate::link::Breadth;
use crate::meter::Meter;
use crate::room::{Leader, Room, Watcher};
use crate::setup::Subject;

/// Rooms that are created at the same time: large ones take turns at the server.
const CREATING: usize = 3;
/// Connections that are opened at the same time: a server's backlog holds them.
const OPENING: usize = 64;
/// Viewers of a room that take a seat: as many as the server gives at once by default. More only watch.
const SEATS: usize = 500;

/// What is opened.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    /// Rooms at once.
    pub(crate) rooms: usize,
    /// Connections of each room.
    pub(crate) viewers: usize,
    /// How many of them, the first ones, also lead.
    pub(crate) leaders: usize,
    /// Notes of each room, at least one for each leader.
    pub(crate) notes: usize,
}

/// Who counts what rooms deliver.
pub(crate) enum Metering<'a> {
    /// One meter for all.
    Together(&'a Meter),
    /// Each room by itself.
    Apart,
}

/// Rooms with everybody in them.
pub(crate) struct Crowd {
    pub(crate) rooms: Vec<Arc<Room>>,
    /// The leaders of each room.
    pub(crate) leaders: Vec<Vec<Leader>>,
    pub(crate) load: Load,
    /// Who reads all connections, until this is dropped.
    watching: JoinSet<()>,
}

impl Crowd {
    /// Creates rooms and lets everybody come. `bytes` is the length of the ceiling's messages, `first` the
    /// number of the first of its rooms.
    pub(crate) async fn open(
        address: SocketAddr,
        subject: Subject,
        load: Load,
        metering: Metering<'_>,
        bytes: usize,
        first: usize,
    ) -> anyhow::Result<Self> {
        let meter = || match metering {
            Metering::Together(meter) => meter.clone(),
            Metering::Apart => Meter::default(),
        };
        let mut rooms = Vec::new();
        match subject {
            Subject::Candor => rooms = create(address, load, meter).await?,
            Subject::Ceiling => {
                for number in first..first + load.rooms {
                    let number = u32::try_from(number)?;
                    let room = BareRoom {
                        address,
                        number,
                        bytes,
                    };
                    rooms.push(Room::bare(room, load.leaders, &meter()));
                }
            }
        }
        let mut crowd = Self {
            leaders: rooms.iter().map(|_| Vec::new()).collect(),
            rooms,
            load,
            watching: JoinSet::new(),
        };
        crowd.come(0..load.viewers).await?;
        Ok(crowd)
    }

    /// Lets further viewers come to each room, by their numbers in it.
    pub(crate) async fn come(&mut self, viewers: std::ops::Range<usize>) -> anyhow::Result<()> {
        let (mut coming, rooms) = (JoinSet::new(), self.rooms.clone());
        for viewer in viewers {
            for (index, room) in rooms.iter().enumerate() {
                let (room, leaders) = (room.clone(), self.load.leaders);
                coming
                    .spawn(async move { anyhow::Ok((index, come(&room, viewer, leaders).await?)) });
                if coming.len() >= OPENING {
                    let came = coming.join_next().await.context("somebody comes")??;
                    self.leaders_and_watching(came?);
                }
            }
        }
        while let Some(came) = coming.join_next().await {
            self.leaders_and_watching(came??);
        }
        Ok(())
    }

    fn leaders_and_watching(
        &mut self,
        (room, (watcher, leader)): (usize, (Watcher, Option<Leader>)),
    ) {
        if let Some(leaders) = self.leaders.get_mut(room) {
            leaders.extend(leader);
        }
        self.watching.spawn(watcher.watch());
    }

    /// Changes that were sent in all rooms.
    pub(crate) fn changes(&self) -> u64 {
        self.rooms.iter().map(|room| room.changes()).sum()
    }
}

async fn create(
    address: SocketAddr,
    load: Load,
    meter: impl Fn() -> Meter,
) -> anyhow::Result<Vec<Arc<Room>>> {
    let (mut creating, mut rooms) = (JoinSet::new(), Vec::new());
    for _ in 0..load.rooms {
        if creating.len() >= CREATING {
            rooms.push(creating.join_next().await.context("a room is made")???);
        }
        let meter = meter();
        creating
            .spawn(async move { Room::candor(address, load.leaders, load.notes, &meter).await });
    }
    while let Some(room) = creating.join_next().await {
        rooms.push(room??);
    }
    Ok(rooms)
}

/// Lets one viewer come and waits until it has what a newcomer gets.
async fn come(
    room: &Arc<Room>,
    number: usize,
    leaders: usize,
) -> anyhow::Result<(Watcher, Option<Leader>)> {
    let leads = number < leaders;
    let who = Who {
        join: number < SEATS,
        leads,
        ..Who::default()
    };
    let mut watcher = room.admit(&room.viewer(), who, Breadth::Usual).await?;
    watcher.until(|_, seen| seen.greeted).await?;
    let leader = leads.then(|| watcher.lead(number));
    Ok((watcher, leader))
}
