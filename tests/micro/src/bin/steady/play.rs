//! A room whose topics are moved from column to column, by each viewer in turn, one at a time. It does
//! not know that anybody counts.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::ensure;
use candor_micro::FixedRoom;
use candor_protocol::{ColumnId, Command, Entity, EntityId, TopicId, limits};
use candor_tests::wire::Wire;
use candor_tests::{BoardCopy, Client, http};

/// Topics on the board.
const TOPICS: usize = 30;
/// Between two changes, so that each finds a room that is quiet and is published at once.
const QUIET: Duration = Duration::from_millis(4 * limits::MERGE_MS);

pub(crate) struct Play {
    viewers: Vec<Client>,
    columns: Vec<ColumnId>,
    topics: Vec<TopicId>,
    /// Where each topic stands.
    stands: BTreeMap<TopicId, usize>,
    played: usize,
}

impl Play {
    /// Creates a room, and lets everybody take a seat.
    pub(crate) async fn open(server: SocketAddr, viewers: usize) -> anyhow::Result<Self> {
        let room = FixedRoom::new(TOPICS);
        let body = serde_json::to_string(&room.wanted)?;
        let answer = http::create(server, &body).await;
        ensure!(answer.status == 201, "no room: {}", answer.body);
        let mut play = Self {
            viewers: Vec::new(),
            columns: room.columns(),
            topics: room.topics(),
            stands: BTreeMap::new(),
            played: 0,
        };
        let columns = (0..play.columns.len()).cycle();
        play.stands = play.topics.iter().copied().zip(columns).collect();
        for _ in 0..viewers.max(1) {
            let wire = Wire::open(server, room.wanted.room, BoardCopy::default(), false).await;
            let wire = wire.map_err(|error| anyhow::anyhow!("no websocket: {error}"))?;
            let viewer = Client::new(wire);
            viewer.greet(&room.hello()).await;
            play.viewers.push(viewer);
        }
        Ok(play)
    }

    /// Makes so many changes; each has reached everybody before the next. Says whether they were all
    /// that was published.
    pub(crate) async fn change(&mut self, changes: usize) -> anyhow::Result<bool> {
        let before: Vec<u64> = self.viewers.iter().map(Client::seq).collect();
        for _ in 0..changes {
            self.change_one().await;
        }
        let changes = u64::try_from(changes)?;
        let mut after = self.viewers.iter().zip(before);
        Ok(after.all(|(viewer, before)| viewer.seq() == before + changes))
    }

    async fn change_one(&mut self) {
        let topic = self.topics[self.played % self.topics.len()];
        let sender = &self.viewers[self.played % self.viewers.len()];
        let from = self.stands[&topic];
        let to = (from + 1) % self.columns.len();
        let place = Command::PlaceTopic {
            topic,
            from: self.columns[from],
            to: self.columns[to],
            before: None,
        };
        sender.done(&place).await;
        for viewer in &self.viewers {
            let stands = |board: &BoardCopy| match board.get(EntityId::Topic(topic)) {
                Some(Entity::Topic(topic)) => topic.column == self.columns[to],
                _ => false,
            };
            viewer.board_until("the topic's place", stands).await;
        }
        tokio::time::sleep(QUIET).await;
        self.stands.insert(topic, to);
        self.played += 1;
    }

    /// Everybody leaves.
    pub(crate) async fn end(self) {
        for viewer in self.viewers {
            viewer.leave().await;
        }
    }
}
