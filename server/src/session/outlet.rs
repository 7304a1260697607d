//! A websocket with deadlines: frames are fed, then flushed once; a write that takes too long ends
//! the connection and nothing else (S4).

use std::future::Future;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use candor_protocol::{CloseCode, ServerFrame, limits};
use futures_util::SinkExt as _;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite;

use super::Ended;
use crate::room::Frames;

const WRITE: Duration = Duration::from_millis(limits::WRITE_MS);
const CLOSE: Duration = Duration::from_millis(limits::CLOSE_MS);

/// One websocket.
pub(super) struct Outlet {
    socket: WebSocket,
}

impl Outlet {
    pub(super) fn new(socket: WebSocket) -> Self {
        Self { socket }
    }

    /// The next frame; none when the browser went.
    pub(super) async fn receive(&mut self) -> Option<Result<Message, axum::Error>> {
        self.socket.recv().await
    }

    /// Feeds a frame that is this connection's alone.
    pub(super) async fn send(&mut self, frame: &ServerFrame) -> Result<(), Ended> {
        match serde_json::to_string(frame) {
            Ok(json) => self.feed(Message::Text(json.into())).await,
            Err(_) => Err(Ended::With(CloseCode::RoomFailed)),
        }
    }

    /// Feeds frames that were encoded once for everybody. They are held until all are taken, so that has a
    /// deadline as well.
    pub(super) async fn send_encoded(&mut self, frames: &Frames) -> Result<(), Ended> {
        let all = async {
            for frame in frames.iter() {
                self.feed(Message::Text(frame.clone())).await?;
            }
            Ok(())
        };
        let in_time = timeout(time_for(frames.len()), all).await;
        in_time.unwrap_or(Err(Ended::With(CloseCode::TooSlow)))
    }

    pub(super) async fn ping(&mut self) -> Result<(), Ended> {
        self.feed(Message::Ping(Default::default())).await
    }

    async fn feed(&mut self, message: Message) -> Result<(), Ended> {
        within(WRITE, self.socket.feed(message)).await
    }

    /// Writes what was fed.
    pub(super) async fn flush(&mut self) -> Result<(), Ended> {
        within(WRITE, self.socket.flush()).await
    }

    /// Answers a browser that closed: the library has the answer ready, and writes it with a flush.
    pub(super) async fn part(&mut self) {
        // One that broke off takes nothing any more.
        let _ = timeout(CLOSE, self.socket.flush()).await;
    }

    /// Closes with a code, and waits a moment for the browser to have read it: a socket that is
    /// dropped with unread input takes the code with it.
    pub(super) async fn close(&mut self, code: CloseCode) {
        let frame = CloseFrame {
            code: code.number(),
            reason: code.reason().into(),
        };
        let handshake = async {
            self.socket.send(Message::Close(Some(frame))).await?;
            while let Some(Ok(_)) = self.socket.recv().await {}
            Ok::<(), axum::Error>(())
        };
        // Whether the browser answered or not, the connection is over.
        let _ = timeout(CLOSE, handshake).await;
    }
}

/// Time to take so many frames.
fn time_for(frames: usize) -> Duration {
    let frames = u64::try_from(frames).unwrap_or(u64::MAX);
    WRITE.saturating_add(Duration::from_millis(
        frames.saturating_mul(limits::FRAME_MS),
    ))
}

async fn within(
    deadline: Duration,
    write: impl Future<Output = Result<(), axum::Error>>,
) -> Result<(), Ended> {
    match timeout(deadline, write).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(Ended::ByPeer),
        Err(_) => Err(Ended::With(CloseCode::TooSlow)),
    }
}

/// What a failed read means: a frame over the library's bound is answered, all else is the end.
pub(super) fn fault(error: axum::Error) -> Ended {
    match error.into_inner().downcast_ref::<tungstenite::Error>() {
        Some(tungstenite::Error::Capacity(_)) => Ended::With(CloseCode::TooBig),
        Some(tungstenite::Error::Protocol(_) | tungstenite::Error::Utf8(_)) => {
            Ended::With(CloseCode::BadFrame)
        }
        Some(_) | None => Ended::ByPeer,
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
