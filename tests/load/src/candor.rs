//! Candor's protocol as the generator speaks it: rooms that are created with their notes, hellos, and changes.
//! Texts are random bytes of a sealed size. Each leader has a topic and moves it from column to column, which
//! does not wait for a tick, touches nothing else, and shows the change's number.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, bail};
use candor_protocol::{
    Check, ColumnId, Content, CreateRoom, Door, DoorHash, FacilitatorHash, FacilitatorKey, Hello,
    Lock, NewColumn, NewText, NewTopic, NoteId, PROTOCOL, Resume, RoomId, Sealed, SealedLine,
    SeatToken, Settings, TopicId,
};
use data_encoding::BASE64URL_NOPAD;
use rand::RngExt as _;
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

use crate::frames::{self, Kind};
use crate::lane::remainder;
use crate::link::{self, Breadth, Inlet, Outlet};
use crate::patch;

/// Buffers of the handshake, in bytes: the library's default is far more than a handshake takes.
const BUFFER_BYTES: usize = 4 * 1024;
/// Bytes of a sealed text of the smallest size, and of a line.
const SMALL_BYTES: usize = 296;
/// Bytes of a sealed text of the largest size.
const LARGE_BYTES: usize = 24 + 16 + 4096;
/// Before a room is tried again while the server takes in others.
const BUSY: Duration = Duration::from_millis(100);

/// A room as its creator knows it.
#[derive(Debug)]
pub(crate) struct CandorRoom {
    address: SocketAddr,
    room: RoomId,
    door: Door,
    key: FacilitatorKey,
    columns: Vec<ColumnId>,
    topics: Vec<TopicId>,
}

/// Who says hello.
#[derive(Debug, Clone, Default)]
pub(crate) struct Who {
    /// Whether a seat is wanted.
    pub(crate) join: bool,
    /// Whether it leads.
    pub(crate) leads: bool,
    /// The seat that it has already.
    pub(crate) seat: Option<SeatToken>,
    /// Where its board stands.
    pub(crate) resume: Option<Resume>,
}

impl CandorRoom {
    /// Creates a room with so many columns, and so many notes, each a topic of its own.
    pub(crate) async fn create(
        address: SocketAddr,
        columns: usize,
        notes: usize,
    ) -> anyhow::Result<Self> {
        let room = Self {
            address,
            room: RoomId(rand::random()),
            door: Door(rand::random()),
            key: FacilitatorKey(rand::random()),
            columns: (0..columns)
                .map(|index| ColumnId(patch::id(index)))
                .collect(),
            topics: (0..notes).map(|index| TopicId(patch::id(index))).collect(),
        };
        let body = serde_json::to_string(&room.new_room()?)?;
        while post(address, &body).await? == Posted::Busy {
            tokio::time::sleep(BUSY).await;
        }
        Ok(room)
    }

    fn new_room(&self) -> anyhow::Result<CreateRoom> {
        let column = |id: &ColumnId| {
            let (id, name, prompt) = (*id, line()?, None);
            anyhow::Ok(NewColumn { id, name, prompt })
        };
        let start = *self.columns.first().context("no column")?;
        let topic = |id: &TopicId| {
            let note = NewText {
                id: NoteId(rand::random()),
                text: sealed(SMALL_BYTES)?,
                lock: Lock(rand::random()),
            };
            anyhow::Ok(NewTopic {
                id: *id,
                column: start,
                name: None,
                parked: false,
                notes: vec![note],
                comments: Vec::new(),
            })
        };
        let content = Content {
            topics: self.topics.iter().map(topic).collect::<Result<_, _>>()?,
            ..Content::default()
        };
        Ok(CreateRoom {
            room: self.room,
            door_hash: DoorHash(hash("candor/1/door", &self.door.0)),
            facilitator_hash: FacilitatorHash(hash("candor/1/facilitator", &self.key.0)),
            check: Check(rand::random()),
            title: line()?,
            columns: self.columns.iter().map(column).collect::<Result<_, _>>()?,
            settings: Settings {
                tick_seconds: 3,
                floor: 3,
                hiding: true,
            },
            plan: None,
            content: (!self.topics.is_empty()).then(|| Box::new(content)),
        })
    }

    /// Opens a websocket and says hello.
    pub(crate) async fn hail(&self, who: Who, breadth: Breadth) -> anyhow::Result<(Inlet, Outlet)> {
        let stream = link::connect(self.address, breadth).await?;
        let config = WebSocketConfig::default()
            .read_buffer_size(BUFFER_BYTES)
            .write_buffer_size(BUFFER_BYTES);
        let url = format!("ws://{}/api/ws/{}", self.address, self.room);
        let shaken = tokio_tungstenite::client_async_with_config(url, stream, Some(config)).await;
        // A server says nothing before the hello, so nothing of it stays behind in the library's buffer.
        let (inlet, outlet) = link::split(shaken?.0.into_inner());
        let hello = Hello {
            protocol: PROTOCOL,
            door: self.door.clone(),
            join: who.join,
            seat: who.seat,
            facilitator_key: who.leads.then(|| self.key.clone()),
            resume: who.resume,
        };
        let hello = serde_json::to_string(&hello)?;
        let frame = frames::masked(Kind::Text, hello.as_bytes());
        outlet.write(&frame).await?;
        Ok((inlet, outlet))
    }

    /// A leader's change, as a frame.
    pub(crate) fn change(&self, leader: usize, number: u64) -> anyhow::Result<Vec<u8>> {
        let column = |number| self.columns.get(remainder(number)).context("no column");
        let topic = self.topics.get(leader).context("no topic")?;
        let (from, to) = (column(number - 1)?, column(number)?);
        // Written by hand: at tens of thousands a second a tree of values would cost more than the sending.
        let text = format!(
            r#"{{"type":"place_topic","ref":{number},"topic":"{topic}","from":"{from}","to":"{to}","before":null}}"#
        );
        Ok(frames::masked(Kind::Text, text.as_bytes()))
    }
}

/// What came of a request to create a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Posted {
    Created,
    /// The server takes in as many large ones as it may.
    Busy,
}

async fn post(address: SocketAddr, body: &str) -> anyhow::Result<Posted> {
    let mut socket = TcpStream::connect(address).await?;
    let request = format!(
        "POST /api/rooms HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len(),
    );
    socket.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await?;
    match answer.split_whitespace().nth(1).unwrap_or_default() {
        status if status.starts_with('2') => Ok(Posted::Created),
        "503" if answer.contains("busy") => Ok(Posted::Busy),
        _ => bail!("no room: {answer}"),
    }
}

fn hash(label: &str, secret: &[u8]) -> [u8; 32] {
    let hash = Sha256::new().chain_update(label).chain_update(secret);
    hash.finalize().into()
}

/// A text of the largest size.
pub(crate) fn large() -> anyhow::Result<Sealed> {
    sealed(LARGE_BYTES)
}

fn sealed(bytes: usize) -> anyhow::Result<Sealed> {
    Sealed::new(&random(bytes)).map_err(|error| anyhow::anyhow!("{error}"))
}

fn line() -> anyhow::Result<SealedLine> {
    SealedLine::new(&random(SMALL_BYTES)).map_err(|error| anyhow::anyhow!("{error}"))
}

fn random(bytes: usize) -> String {
    let mut random = vec![0_u8; bytes];
    rand::rng().fill(&mut random[..]);
    BASE64URL_NOPAD.encode(&random)
}

#[cfg(test)]
mod tests {
    use candor_protocol::{Command, command};

    use super::*;
    use crate::lane::NUMBERS;

    fn room() -> CandorRoom {
        CandorRoom {
            address: "127.0.0.1:1".parse().expect("an address"),
            room: RoomId(rand::random()),
            door: Door(rand::random()),
            key: FacilitatorKey(rand::random()),
            columns: (0..NUMBERS)
                .map(|index| ColumnId(patch::id(index)))
                .collect(),
            topics: (0..3).map(|index| TopicId(patch::id(index))).collect(),
        }
    }

    #[test]
    fn a_change_moves_its_leaders_topic_from_the_column_of_the_one_before() {
        let room = room();
        let frame = room.change(2, NUMBERS as u64).expect("a frame");
        let mask: Vec<u8> = frame[4..8].to_vec();
        let text: Vec<u8> = frame[8..]
            .iter()
            .zip(mask.iter().cycle())
            .map(|(a, b)| a ^ b)
            .collect();
        let text = String::from_utf8(text).expect("text");
        let parsed = command::parse(&text).expect("a command");
        let place = Command::PlaceTopic {
            topic: room.topics[2],
            from: room.columns[NUMBERS - 1],
            to: room.columns[0],
            before: None,
        };
        assert_eq!(parsed, (NUMBERS as u32, place));
    }

    #[test]
    fn a_room_that_is_asked_for_is_valid() {
        let room = room().new_room().expect("a room");
        assert!(room.is_valid());
        assert_eq!(room.content.map(|content| content.topics.len()), Some(3));
    }
}
