//! Sockets to a room, and short visits over them: to see the whole board, or to announce its end.

use std::net::SocketAddr;
use std::time::Duration;

use candor_protocol::{CloseCode, Command, Hello, ServerFrame};
use candor_tests::BoardCopy;
use candor_tests::client::frame;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use crate::room::Room;

/// A websocket to the program.
pub(crate) type Socket = WebSocketStream<TcpStream>;

/// Longest wait for a connection, a handshake, or a write.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);
/// Longest visit.
const VISIT: Duration = Duration::from_secs(10);

pub(crate) async fn open(server: SocketAddr, room: &Room) -> Option<Socket> {
    let stream = TcpStream::connect(server).await.ok()?;
    stream.set_nodelay(true).ok()?;
    let address = format!("ws://{server}/api/ws/{}", room.retro.id);
    let connected = tokio_tungstenite::client_async(address, stream).await;
    connected.ok().map(|(socket, _)| socket)
}

pub(crate) async fn say(socket: &mut Socket, text: String) -> bool {
    matches!(
        timeout(PATIENCE, socket.send(Message::text(text))).await,
        Ok(Ok(()))
    )
}

/// The whole board as somebody gets it who comes anew, or the code that the room ended with.
///
/// # Errors
/// The code, or none when the connection broke.
pub async fn come_anew(server: SocketAddr, room: &Room) -> Result<BoardCopy, Option<CloseCode>> {
    let look = async {
        let mut socket = open(server, room).await.ok_or(None)?;
        let hello = serde_json::to_string(&room.retro.hello()).map_err(|_| None)?;
        if !say(&mut socket, hello).await {
            return Err(None);
        }
        let mut board = BoardCopy::default();
        while let Some(Ok(message)) = socket.next().await {
            match message {
                Message::Text(text) => match serde_json::from_str(&text) {
                    Ok(ServerFrame::Patch(patch)) => board.take(patch).map_err(|_| None)?,
                    Ok(ServerFrame::You(_)) => return Ok(board),
                    _ => {}
                },
                Message::Close(Some(frame)) => {
                    let code = u16::from(frame.code);
                    let known = CloseCode::ALL.into_iter();
                    return Err(known.into_iter().find(|known| known.number() == code));
                }
                _ => {}
            }
        }
        Err(None)
    };
    timeout(VISIT, look).await.unwrap_or(Err(None))
}

/// Lets whoever leads announce the erasure of a room; gives when that is due, by the program's clock.
///
/// # Errors
/// When it is not kept.
pub async fn announce_erasure(server: SocketAddr, room: &Room) -> anyhow::Result<()> {
    let mut socket = open(server, room)
        .await
        .ok_or_else(|| anyhow::anyhow!("no connection"))?;
    let hello = Hello {
        facilitator_key: Some(room.retro.facilitator_key.clone()),
        ..room.retro.hello()
    };
    say(&mut socket, serde_json::to_string(&hello)?).await;
    say(&mut socket, frame(1, &Command::AnnounceErase {})).await;
    let answered = async {
        while let Some(Ok(message)) = socket.next().await {
            if let Message::Text(text) = message {
                match serde_json::from_str(&text) {
                    Ok(ServerFrame::Ack { .. }) => return Ok(()),
                    Ok(ServerFrame::Error(error)) => anyhow::bail!("{error:?}"),
                    _ => {}
                }
            }
        }
        anyhow::bail!("the connection broke")
    };
    timeout(VISIT, answered).await?
}
