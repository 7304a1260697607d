//! A websocket with deadlines. It writes all that is not the room's turn to write, and a write that takes too
//! long ends the connection and nothing else (S4).

use std::io::{self, IoSlice, Read, Write};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use candor_protocol::{CloseCode, ServerFrame, limits};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::{
    CloseFrame, Message, Role, WebSocketConfig, WebSocketContext,
};
use tokio_tungstenite::tungstenite::{self, Error};

use super::Ended;
use crate::room::{Frames, Line, Sink};
use crate::socket::Socket;
use crate::wire;

const WRITE: Duration = Duration::from_millis(limits::WRITE_MS);
const CLOSE: Duration = Duration::from_millis(limits::CLOSE_MS);

impl Sink for Socket {
    fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.write_now(bytes)
    }
}

/// One websocket. The library reads, and answers pings and closings; its few frames go by the line, so that
/// they never fall into another one.
pub(super) struct Outlet {
    library: WebSocketContext,
    stream: Stream,
}

/// The socket as the library sees it: it never waits.
struct Stream {
    line: Arc<Line<Socket>>,
    /// The same, as a room knows it.
    shared: Arc<Line>,
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.line.sink().try_read(buffer)
    }
}

impl Write for Stream {
    fn write(&mut self, frames: &[u8]) -> io::Result<usize> {
        self.line.write(frames)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Outlet {
    /// A websocket whose handshake is done; `read` came behind it already.
    pub(super) fn new(socket: Socket, read: Bytes) -> Self {
        let role = Role::Server;
        let library = WebSocketContext::from_partially_read(read.to_vec(), role, Some(bounds()));
        let line = Arc::new(Line::new(socket));
        let shared = line.clone();
        Self {
            library,
            stream: Stream { line, shared },
        }
    }

    /// The way out that the room shares.
    pub(super) fn line(&self) -> &Arc<Line> {
        &self.stream.shared
    }

    /// The next message. Can be dropped at any time.
    pub(super) async fn receive(&mut self) -> Result<Message, Error> {
        loop {
            match self.library.read(&mut self.stream) {
                Err(Error::Io(error)) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.stream.line.sink().readable().await?;
                }
                read => return read,
            }
        }
    }

    /// Writes a frame that is this connection's alone.
    pub(super) async fn send(&mut self, frame: &ServerFrame) -> Result<(), Ended> {
        self.write(&encode(frame)?).await
    }

    /// Writes the welcome, the board, and what is private, in one go.
    pub(super) async fn greet(
        &mut self,
        welcome: &ServerFrame,
        board: Option<&Frames>,
        you: &ServerFrame,
    ) -> Result<(), Ended> {
        let (welcome, you) = (encode(welcome)?, encode(you)?);
        let none = Bytes::new();
        let (board, frames) = board.map_or((&none, 0), |board| (board.bytes(), board.count()));
        self.write_within(time_for(frames), &[&welcome, board, &you])
            .await
    }

    pub(super) async fn ping(&mut self) -> Result<(), Ended> {
        self.write(wire::PING).await
    }

    /// Writes frames that were encoded once for everybody. They are held until all are taken, so that has a
    /// deadline as well.
    pub(super) async fn send_encoded(&mut self, frames: &Frames) -> Result<(), Ended> {
        self.write_within(time_for(frames.count()), &[frames.bytes()])
            .await
    }

    /// Writes bytes that are whole frames, or the rest of one.
    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Ended> {
        self.write_within(WRITE, &[bytes]).await
    }

    async fn write_within(&mut self, deadline: Duration, parts: &[&[u8]]) -> Result<(), Ended> {
        let line = &self.stream.line;
        let rest = line.take_turn();
        let mut all = vec![IoSlice::new(&rest)];
        all.extend(parts.iter().map(|part| IoSlice::new(part)));
        match timeout(deadline, write_all(line.sink(), &mut all)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Ended::ByPeer),
            Err(_) => Err(Ended::With(CloseCode::TooSlow)),
        }
    }

    /// Answers a browser that closed: the library has the answer ready.
    pub(super) async fn part(&mut self) {
        let answer = async {
            // One that broke off takes nothing any more.
            let _ = self.library.flush(&mut self.stream);
            let _ = self.write(&[]).await;
        };
        let _ = timeout(CLOSE, answer).await;
    }

    /// Closes with a code, and waits a moment for the browser to have read it: a socket that is
    /// dropped with unread input takes the code with it.
    pub(super) async fn close(&mut self, code: CloseCode) {
        let frame = CloseFrame {
            code: code.number().into(),
            reason: code.reason().into(),
        };
        let handshake = async {
            // What is left of a frame goes first.
            self.write(&[]).await.ok()?;
            self.library.close(&mut self.stream, Some(frame)).ok()?;
            self.write(&[]).await.ok()?;
            while self.receive().await.is_ok() {}
            Some(())
        };
        // Whether the browser answered or not, the connection is over.
        let _ = timeout(CLOSE, handshake).await;
    }
}

/// The library's own buffers and bounds are far too large for a board. A frame over the bound ends
/// in a read error at its head, before its body takes any memory.
fn bounds() -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(limits::READ_BUFFER_BYTES)
        // It writes what it has at once: pongs, and the answer to a closing.
        .write_buffer_size(0)
        .max_write_buffer_size(limits::CONTROL_FRAMES_BYTES)
        .max_message_size(Some(limits::FRAME_BYTES))
        .max_frame_size(Some(limits::FRAME_BYTES))
}

fn encode(frame: &ServerFrame) -> Result<Vec<u8>, Ended> {
    let json = serde_json::to_string(frame);
    let json = json.map_err(|_| Ended::With(CloseCode::RoomFailed))?;
    let mut bytes = Vec::new();
    wire::push_text(&mut bytes, &[&json]);
    Ok(bytes)
}

/// Writes parts one after another, however many writes that takes.
async fn write_all(socket: &Socket, mut parts: &mut [IoSlice<'_>]) -> io::Result<()> {
    // Parts with nothing in them are none.
    IoSlice::advance_slices(&mut parts, 0);
    while !parts.is_empty() {
        match socket.try_write(parts) {
            Ok(written) => IoSlice::advance_slices(&mut parts, written),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => socket.writable().await?,
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Time to take so many frames.
fn time_for(frames: usize) -> Duration {
    let frames = u64::try_from(frames).unwrap_or(u64::MAX);
    WRITE.saturating_add(Duration::from_millis(
        frames.saturating_mul(limits::FRAME_MS),
    ))
}

/// What a failed read means: a frame over the library's bound is answered, all else is the end.
pub(super) fn fault(error: &Error) -> Ended {
    match error {
        Error::Capacity(_) => Ended::With(CloseCode::TooBig),
        Error::Protocol(tungstenite::error::ProtocolError::ResetWithoutClosingHandshake) => {
            Ended::ByPeer
        }
        Error::Protocol(_) | Error::Utf8(_) => Ended::With(CloseCode::BadFrame),
        _ => Ended::ByPeer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s4_a_whole_board_may_take_longer_than_a_change_but_not_for_ever() {
        assert_eq!(time_for(0), WRITE);
        assert_eq!(time_for(50), WRITE + Duration::from_secs(50));
        assert!(time_for(usize::MAX) > time_for(5_000));
    }
}
