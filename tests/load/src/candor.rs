//! A room of Candor, as the generator sees it: created, joined by seats and led over the real
//! protocol. Changes are numbered by what the timer stands at, a command that does not wait for a
//! tick, so a patch tells which changes it brings. Texts are random bytes of a sealed size.

use std::net::SocketAddr;

use anyhow::{Context as _, bail};
use candor_protocol::{
    ActionId, Check, ColumnId, Command, CreateRoom, Door, DoorHash, FacilitatorHash,
    FacilitatorKey, Hello, NewColumn, PROTOCOL, RoomId, Sealed, SealedLine, Settings, Timer,
    TimerWish,
};
use data_encoding::BASE64URL_NOPAD;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

use crate::meter::{Meter, Seen};

/// Buffers of the generator's websockets, in bytes: the library's default is zeroed at each read
/// and would make the generator the slower half.
const BUFFER_BYTES: usize = 4 * 1024;
/// How a patch begins.
const PATCH: &str = r#"{"type":"patch""#;
/// Receive buffer of a viewer that is to stall soon, in bytes.
const NARROW: u32 = 4 * 1024;
/// Bytes of a sealed text of the largest size.
const LARGE_BYTES: usize = 24 + 16 + 4096;
/// Bytes of a sealed line.
const LINE_BYTES: usize = 296;

type Socket = WebSocketStream<TcpStream>;

/// A room with all its viewers connected.
pub(crate) struct CandorRoom {
    leaders: Vec<Leader>,
    /// What the timer stands at.
    timer: Timer,
    room: RoomId,
    door: Door,
    meter: Meter,
}

/// A viewer that takes nothing until it is told to.
pub(crate) struct Guest {
    reading: watch::Sender<bool>,
    number: watch::Receiver<u64>,
}

impl Guest {
    /// Reads from here on.
    pub(crate) fn read_on(&self) {
        self.reading.send_replace(true);
    }

    /// Waits until it has seen a change; fails when its connection ends before.
    pub(crate) async fn reached(&mut self, number: u64) -> anyhow::Result<()> {
        let reached = self.number.wait_for(|seen| *seen >= number).await;
        reached.context("the stalled viewer was cut")?;
        Ok(())
    }
}

struct Leader {
    sink: SplitSink<Socket, Message>,
    answers: mpsc::Receiver<anyhow::Result<()>>,
}

impl CandorRoom {
    /// Creates a room and lets all its viewers take seats; the first `leaders` of them lead.
    pub(crate) async fn open(
        address: SocketAddr,
        viewers: usize,
        leaders: usize,
        meter: &Meter,
    ) -> anyhow::Result<Self> {
        let door = Door(rand::random());
        let key = FacilitatorKey(rand::random());
        let room = RoomId(rand::random());
        create(address, &new_room(room, &door, &key)?).await?;
        let mut opened = Self {
            leaders: Vec::new(),
            timer: Timer::Off,
            room,
            door: door.clone(),
            meter: meter.clone(),
        };
        for viewer in 0..viewers {
            let key = (viewer < leaders).then(|| key.clone());
            let leads = key.is_some();
            let leader = join(address, room, door.clone(), key, meter).await?;
            if leads {
                opened.leaders.push(leader);
            }
        }
        Ok(opened)
    }

    /// Sends a change and waits for its acknowledgement.
    pub(crate) async fn change(&mut self, number: u64) -> anyhow::Result<()> {
        let turn = usize::try_from(number)? % self.leaders.len();
        let leader = self.leaders.get_mut(turn).context("no leader")?;
        let command = Command::SetTimer {
            timer: TimerWish::Paused { left: number },
            expect: self.timer,
        };
        self.meter.send();
        leader.ask(&command, number).await?;
        self.timer = Timer::Paused { left: number };
        Ok(())
    }

    /// Publishes this many changes with a text of the largest size, by somebody who leaves then.
    pub(crate) async fn ballast(
        &mut self,
        address: SocketAddr,
        changes: u32,
    ) -> anyhow::Result<()> {
        let unmeasured = Meter::default();
        let mut writer = join(address, self.room, self.door.clone(), None, &unmeasured).await?;
        let id = ActionId(rand::random());
        let (owner, due, experiment) = (None, None, None);
        let add = Command::AddAction {
            id,
            topic: None,
            text: large()?,
            owner: None,
            due: None,
            experiment: None,
        };
        writer.ask(&add, 1).await?;
        for rev in 0..changes {
            let set = Command::SetAction {
                id,
                rev,
                text: large()?,
                owner: owner.clone(),
                due: due.clone(),
                done: false,
                experiment: experiment.clone(),
                review: None,
            };
            writer.ask(&set, u64::from(rev) + 2).await?;
        }
        Ok(())
    }

    /// Lets somebody take a seat who then takes nothing.
    pub(crate) async fn stall(&self, address: SocketAddr) -> anyhow::Result<Guest> {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(NARROW)?;
        let stream = socket.connect(address).await?;
        let (sink, mut stream) = greet(stream, address, self.room, self.door.clone(), None).await?;
        let (reading, mut may_read) = watch::channel(false);
        let (seen, number) = watch::channel(0);
        tokio::spawn(async move {
            // Held open for as long as the guest is.
            let _sink = sink;
            if may_read.wait_for(|reading| *reading).await.is_err() {
                return;
            }
            while let Some(Ok(message)) = stream.next().await {
                let text = message.to_text().unwrap_or_default();
                if let Some(number) = text.starts_with(PATCH).then(|| timer_in(text)).flatten() {
                    seen.send_replace(number);
                }
            }
        });
        Ok(Guest { reading, number })
    }
}

impl Leader {
    /// Sends a command and waits for its acknowledgement.
    async fn ask(&mut self, command: &Command, number: u64) -> anyhow::Result<()> {
        let mut frame = serde_json::to_value(command)?;
        frame["ref"] = number.into();
        self.sink.send(Message::text(frame.to_string())).await?;
        let answer = self.answers.recv().await;
        answer.context("the sender's connection ended")?
    }
}

fn new_room(room: RoomId, door: &Door, key: &FacilitatorKey) -> anyhow::Result<CreateRoom> {
    Ok(CreateRoom {
        room,
        door_hash: DoorHash(hash("candor/1/door", &door.0)),
        facilitator_hash: FacilitatorHash(hash("candor/1/facilitator", &key.0)),
        check: Check(rand::random()),
        title: line()?,
        columns: vec![NewColumn {
            id: ColumnId(rand::random()),
            name: line()?,
            prompt: None,
        }],
        settings: Settings {
            tick_seconds: 3,
            floor: 3,
            hiding: true,
        },
        plan: None,
        content: None,
    })
}

fn hash(label: &str, secret: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update(label)
        .chain_update(secret)
        .finalize()
        .into()
}

/// A text of the largest size.
fn large() -> anyhow::Result<Sealed> {
    let bytes: Vec<u8> = (0..LARGE_BYTES).map(|_| rand::random()).collect();
    Sealed::new(&BASE64URL_NOPAD.encode(&bytes)).map_err(|error| anyhow::anyhow!("{error}"))
}

fn line() -> anyhow::Result<SealedLine> {
    let bytes: [u8; LINE_BYTES] = std::array::from_fn(|_| rand::random());
    SealedLine::new(&BASE64URL_NOPAD.encode(&bytes)).map_err(|error| anyhow::anyhow!("{error}"))
}

async fn create(address: SocketAddr, room: &CreateRoom) -> anyhow::Result<()> {
    let body = serde_json::to_string(room)?;
    let mut socket = TcpStream::connect(address).await?;
    let request = format!(
        "POST /api/rooms HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len(),
    );
    socket.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await?;
    let status = answer.split_whitespace().nth(1).unwrap_or_default();
    if !status.starts_with('2') {
        bail!("no room: {answer}");
    }
    Ok(())
}

/// Opens a connection that takes a seat, and watches it from then on.
async fn join(
    address: SocketAddr,
    room: RoomId,
    door: Door,
    facilitator_key: Option<FacilitatorKey>,
    meter: &Meter,
) -> anyhow::Result<Leader> {
    let stream = TcpStream::connect(address).await?;
    let (sink, stream) = greet(stream, address, room, door, facilitator_key).await?;
    let (answer, mut answers) = mpsc::channel(4);
    let seen = Seen::new(meter.clone());
    let meter = meter.clone();
    tokio::spawn(async move {
        if watch(stream, answer, seen).await.is_err() {
            meter.lose();
        }
    });
    answers.recv().await.context("no welcome")??;
    Ok(Leader { sink, answers })
}

/// Opens a websocket and asks for a seat.
async fn greet(
    stream: TcpStream,
    address: SocketAddr,
    room: RoomId,
    door: Door,
    facilitator_key: Option<FacilitatorKey>,
) -> anyhow::Result<(SplitSink<Socket, Message>, SplitStream<Socket>)> {
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default()
        .read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(BUFFER_BYTES);
    let url = format!("ws://{address}/api/ws/{room}");
    let (socket, _) =
        tokio_tungstenite::client_async_with_config(url, stream, Some(config)).await?;
    let (mut sink, stream) = socket.split();
    let hello = Hello {
        protocol: PROTOCOL,
        door,
        join: true,
        seat: None,
        facilitator_key,
        resume: None,
    };
    sink.send(Message::text(serde_json::to_string(&hello)?))
        .await?;
    Ok((sink, stream))
}

async fn watch(
    mut stream: SplitStream<Socket>,
    answer: mpsc::Sender<anyhow::Result<()>>,
    mut seen: Seen,
) -> anyhow::Result<()> {
    while let Some(message) = stream.next().await {
        let message = message?;
        let Message::Text(text) = &message else {
            if let Message::Close(reason) = message {
                bail!("closed: {reason:?}");
            }
            continue;
        };
        // Nobody listens at a viewer that never sends.
        if text.starts_with(PATCH) {
            if let Some(number) = timer_in(text) {
                seen.see(number, text.len());
            }
        } else if text.starts_with(r#"{"type":"ack""#) || text.starts_with(r#"{"type":"welcome""#) {
            answer.send(Ok(())).await.ok();
        } else if text.starts_with(r#"{"type":"error""#) {
            answer.send(Err(anyhow::anyhow!("{text}"))).await.ok();
        }
    }
    bail!("the connection ended")
}

/// What a patch says that the timer stands at; reading it whole would cost more than the server's
/// own work.
fn timer_in(patch: &str) -> Option<u64> {
    let (_, behind) = patch.rsplit_once(r#""left":"#)?;
    let digits = behind.find(|character: char| !character.is_ascii_digit())?;
    behind.get(..digits)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use candor_protocol::{Entity, Patch, ServerFrame, Timer, TimerEntity};

    use super::timer_in;

    #[test]
    fn the_timer_is_read_from_a_patch_as_the_server_writes_it() {
        let patch = ServerFrame::Patch(Patch {
            seq: 7,
            more: false,
            reset: false,
            put: vec![Entity::Timer(TimerEntity {
                timer: Timer::Paused { left: 42 },
            })],
            del: Vec::new(),
        });
        let text = serde_json::to_string(&patch).expect("a frame");
        assert!(text.starts_with(r#"{"type":"patch""#));
        assert_eq!(timer_in(&text), Some(42));
    }
}
