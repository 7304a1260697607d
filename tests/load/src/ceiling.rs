//! The ceiling: a bare TCP server that does Candor's reads and writes and nothing else. For each
//! change it reads one message, writes one acknowledgement to the sender and one message of the
//! same size to each viewer of the room, one write each.
//!
//! A message is its length (u32, little-endian) and that many bytes. The first one of a
//! connection is the number of its room (u32, little-endian).

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, bail};
use clap::Parser;
use tokio::io::{AsyncReadExt as _, BufReader};
use tokio::net::tcp::OwnedWriteHalf;
use tokio::net::{TcpSocket, TcpStream};

/// The length of Candor's acknowledgement with its websocket head, in bytes.
const ACK: [u8; 24] = {
    let mut ack = [b'a'; 24];
    ack[0] = 20;
    ack[1] = 0;
    ack[2] = 0;
    ack[3] = 0;
    ack
};
/// A longer message ends the connection, in bytes.
const LONGEST: usize = 64 * 1024;

/// Connections that the system holds until they are accepted: a storm of them comes at once.
const BACKLOG: u32 = 4_096;

/// A bare TCP server that fans out messages.
#[derive(Parser)]
struct Options {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
}

type Viewers = Arc<Mutex<Vec<Arc<OwnedWriteHalf>>>>;
type Rooms = Arc<Mutex<HashMap<u32, Viewers>>>;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    rlimit::increase_nofile_limit(u64::MAX)?;
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(options.listen)?;
    let listener = socket.listen(BACKLOG)?;
    println!("Ceiling is ready: {}", listener.local_addr()?);
    let rooms = Rooms::default();
    loop {
        let (socket, _) = listener.accept().await?;
        tokio::spawn(serve(socket, rooms.clone()));
    }
}

/// Serves a connection until it ends.
async fn serve(socket: TcpStream, rooms: Rooms) -> anyhow::Result<()> {
    socket.set_nodelay(true)?;
    let (reader, writer) = socket.into_split();
    let mut reader = BufReader::with_capacity(2048, reader);
    let writer = Arc::new(writer);
    let mut message = Vec::new();
    read(&mut reader, &mut message).await?;
    let room = message.get(4..8).context("no room")?.try_into()?;
    let viewers = locked(&rooms)
        .entry(u32::from_le_bytes(room))
        .or_default()
        .clone();
    locked(&viewers).push(writer.clone());
    // The newcomer learns that it is in the room, as a welcome tells it in Candor.
    write(&writer, &ACK)?;
    loop {
        read(&mut reader, &mut message).await?;
        write(&writer, &ACK)?;
        locked(&viewers).retain(|viewer| write(viewer, &message).is_ok());
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads one message with its length.
async fn read(
    reader: &mut BufReader<tokio::net::tcp::OwnedReadHalf>,
    message: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let len = usize::try_from(reader.read_u32_le().await?)?;
    if len > LONGEST {
        bail!("too long");
    }
    message.clear();
    message.extend_from_slice(&u32::try_from(len)?.to_le_bytes());
    message.resize(4 + len, 0);
    reader.read_exact(&mut message[4..]).await?;
    Ok(())
}

/// Writes a message whole, or gives the viewer up: a bare server keeps no buffers.
fn write(writer: &OwnedWriteHalf, message: &[u8]) -> anyhow::Result<()> {
    if writer.try_write(message)? != message.len() {
        bail!("the viewer does not keep up");
    }
    Ok(())
}
