//! A room of the ceiling, as the generator sees it: numbered changes in messages of a given size.

use std::net::SocketAddr;

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::mpsc;

use crate::meter::{Meter, Seen};

/// Messages of at most this many bytes are acknowledgements; a change is longer.
const ACK_BYTES: usize = 20;

/// A room with all its viewers connected.
pub(crate) struct BareRoom {
    leaders: Vec<(OwnedWriteHalf, mpsc::Receiver<()>)>,
    /// Bytes of a change, its number included.
    bytes: usize,
}

impl BareRoom {
    /// Connects all viewers of a room; the first `leaders` of them will send changes.
    pub(crate) async fn open(
        address: SocketAddr,
        number: u32,
        viewers: usize,
        leaders: usize,
        bytes: usize,
        meter: &Meter,
    ) -> anyhow::Result<Self> {
        let mut room = Self {
            leaders: Vec::new(),
            bytes,
        };
        for viewer in 0..viewers {
            let socket = TcpStream::connect(address).await?;
            socket.set_nodelay(true)?;
            let (reader, mut writer) = socket.into_split();
            writer.write_all(&framed(&number.to_le_bytes())).await?;
            let (acked, mut acks) = mpsc::channel(4);
            let seen = Seen::new(meter.clone());
            let meter = meter.clone();
            tokio::spawn(async move {
                if watch(reader, acked, seen).await.is_err() {
                    meter.lose();
                }
                // A viewer's writing half stays open for as long as it reads.
            });
            acks.recv().await.context("not in the room")?;
            if viewer < leaders {
                room.leaders.push((writer, acks));
            } else {
                writer.forget();
            }
        }
        Ok(room)
    }

    /// Sends a change and waits for its acknowledgement.
    pub(crate) async fn change(&mut self, number: u64) -> anyhow::Result<()> {
        let turn = usize::try_from(number)? % self.leaders.len();
        let (writer, acks) = self.leaders.get_mut(turn).context("no leader")?;
        let mut payload = vec![b'x'; self.bytes.max(ACK_BYTES + 1)];
        payload[..8].copy_from_slice(&number.to_le_bytes());
        writer.write_all(&framed(&payload)).await?;
        acks.recv().await.context("the sender's connection ended")
    }
}

fn framed(payload: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(4 + payload.len());
    message.extend_from_slice(&(payload.len() as u32).to_le_bytes());
    message.extend_from_slice(payload);
    message
}

async fn watch(
    reader: OwnedReadHalf,
    acked: mpsc::Sender<()>,
    mut seen: Seen,
) -> anyhow::Result<()> {
    let mut reader = BufReader::with_capacity(4096, reader);
    let mut payload = Vec::new();
    loop {
        let len = usize::try_from(reader.read_u32_le().await?)?;
        payload.resize(len, 0);
        reader.read_exact(&mut payload).await?;
        if len <= ACK_BYTES {
            // Nobody listens at a viewer that never sends.
            acked.send(()).await.ok();
        } else {
            let number = payload.get(..8).context("no number")?.try_into()?;
            seen.see(u64::from_le_bytes(number), 4 + len);
        }
    }
}
