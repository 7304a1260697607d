//! The hello and what answers it.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use candor_protocol::{
    CloseCode, Hello, PROTOCOL, RoomId, ServerFrame, Welcome, WelcomeLimits, limits,
};
use serde::Deserialize;
use tokio::sync::SemaphorePermit;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::Message;

use super::Ended;
use super::outlet::{Outlet, fault};
use crate::registry::{Registry, VisitError};
use crate::room::{Greeting, Joined, Line, NotJoined, OpenError, Place, Room};

const TURN: Duration = Duration::from_millis(limits::TURN_MS);

/// Reads the hello, asks the room, and writes welcome, board and what is private.
pub(super) async fn greet(
    outlet: &mut Outlet,
    id: RoomId,
    registry: &Registry,
) -> Result<(Room, Place), Ended> {
    let clock = registry.clock().clone();
    let late = clock.now().saturating_add(limits::HELLO_MS);
    let hello = tokio::select! {
        hello = hello(outlet) => hello?,
        () = registry.stopping() => return Err(Ended::With(CloseCode::Restarting)),
        () = clock.sleep_until(late) => return Err(Ended::With(CloseCode::NoHello)),
    };
    let turn = registry.turn().await;
    within(turn, let_in(outlet, id, registry, hello)).await
}

/// Does something in a turn, and goes on without it when that takes long.
async fn within<T>(turn: Option<SemaphorePermit<'_>>, work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    match timeout(TURN, work.as_mut()).await {
        Ok(done) => done,
        Err(_) => {
            drop(turn);
            work.await
        }
    }
}

async fn let_in(
    outlet: &mut Outlet,
    id: RoomId,
    registry: &Registry,
    hello: Hello,
) -> Result<(Room, Place), Ended> {
    let line = Arc::clone(outlet.line());
    let joined = join(id, registry, hello, &line).await;
    let (room, joined) = joined.map_err(Ended::With)?;
    let welcome = Welcome {
        protocol: PROTOCOL,
        epoch: joined.epoch,
        seat: joined.seat,
        now: registry.clock().now(),
        durable: registry.is_durable(),
        limits: WelcomeLimits::current(),
    };
    line.reached(joined.seq);
    let first = ServerFrame::Welcome(Box::new(welcome));
    let last = ServerFrame::You(joined.you);
    outlet.greet(&first, joined.frames.as_ref(), &last).await?;
    Ok((room, joined.place))
}

/// What every version of the protocol has in its hello.
#[derive(Deserialize)]
struct AnyHello {
    protocol: u32,
}

async fn hello(outlet: &mut Outlet) -> Result<Hello, Ended> {
    loop {
        let text = match outlet.receive().await {
            Err(error) => return Err(fault(&error)),
            Ok(Message::Close(_)) => return Err(Ended::ByPeer),
            Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_)) => continue,
            Ok(Message::Binary(_)) => return Err(Ended::With(CloseCode::BadFrame)),
            Ok(Message::Text(text)) => text,
        };
        if text.len() > limits::FRAME_BYTES {
            return Err(Ended::With(CloseCode::TooBig));
        }
        return match serde_json::from_str::<AnyHello>(&text) {
            Ok(hello) if hello.protocol != PROTOCOL => Err(Ended::With(CloseCode::OtherProtocol)),
            Ok(_) | Err(_) => {
                serde_json::from_str(&text).map_err(|_| Ended::With(CloseCode::BadFrame))
            }
        };
    }
}

async fn join(
    id: RoomId,
    registry: &Registry,
    hello: Hello,
    line: &Arc<Line>,
) -> Result<(Room, Joined), CloseCode> {
    for _ in 0..limits::VISITS {
        let room = registry.visit(id).await.map_err(|error| match error {
            VisitError::Stopping => CloseCode::Restarting,
            VisitError::Erased => CloseCode::Erased,
            VisitError::Expired => CloseCode::Expired,
            VisitError::NotOpened(OpenError::NoRoom) => CloseCode::NoRoom,
            VisitError::NotOpened(OpenError::Unavailable | OpenError::Corrupt) => {
                CloseCode::RoomFailed
            }
        })?;
        let greeting = Greeting {
            door: hello.door.clone(),
            join: hello.join,
            seat: hello.seat.clone(),
            facilitator_key: hello.facilitator_key.clone(),
            resume: hello.resume,
            line: Arc::clone(line),
        };
        match room.join(greeting).await {
            Ok(joined) => return Ok((room, joined)),
            Err(NotJoined::Closed(code)) => return Err(code),
            Err(NotJoined::Unloaded) => {}
        }
    }
    Err(CloseCode::RoomFailed)
}

#[cfg(test)]
mod tests {
    use tokio::sync::{Semaphore, oneshot};

    use super::*;

    #[tokio::test]
    async fn who_takes_long_gives_the_turn_back_and_goes_on() {
        let turns = Arc::new(Semaphore::new(1));
        let (finish, finished) = oneshot::channel();
        let slow = tokio::spawn({
            let turns = Arc::clone(&turns);
            async move { within(turns.acquire().await.ok(), finished).await }
        });
        while turns.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let next = timeout(Duration::from_secs(20), turns.acquire()).await;
        assert!(next.is_ok(), "the next one has the turn");
        finish.send("done").expect("it still waits");
        assert_eq!(slow.await.expect("it ends"), Ok("done"));
    }
}
