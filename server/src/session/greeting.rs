//! The hello and what answers it.

use axum::extract::ws::Message;
use candor_protocol::{
    CloseCode, Hello, PROTOCOL, RoomId, ServerFrame, Welcome, WelcomeLimits, limits,
};
use serde::Deserialize;

use super::Ended;
use super::outlet::{Outlet, fault};
use crate::registry::{Registry, VisitError};
use crate::room::{Greeting, Joined, NotJoined, OpenError, Room};

/// Reads the hello, asks the room, and writes welcome, board and what is private.
pub(super) async fn greet(
    outlet: &mut Outlet,
    id: RoomId,
    registry: &Registry,
) -> Result<(Room, Joined), Ended> {
    let clock = registry.clock().clone();
    let late = clock.now().saturating_add(limits::HELLO_MS);
    let hello = tokio::select! {
        hello = hello(outlet) => hello?,
        () = registry.stopping() => return Err(Ended::With(CloseCode::Restarting)),
        () = clock.sleep_until(late) => return Err(Ended::With(CloseCode::NoHello)),
    };
    let (room, mut joined) = join(id, registry, hello).await.map_err(Ended::With)?;
    let welcome = Welcome {
        protocol: PROTOCOL,
        epoch: joined.epoch,
        seat: joined.seat.take(),
        now: clock.now(),
        durable: registry.is_durable(),
        limits: WelcomeLimits::current(),
    };
    outlet
        .send(&ServerFrame::Welcome(Box::new(welcome)))
        .await?;
    if let Some(frames) = joined.frames.take() {
        outlet.send_encoded(&frames).await?;
    }
    let you = joined.you.borrow_and_update().clone();
    outlet.send(&ServerFrame::You(you)).await?;
    outlet.flush().await?;
    Ok((room, joined))
}

/// What every version of the protocol has in its hello.
#[derive(Deserialize)]
struct AnyHello {
    protocol: u32,
}

async fn hello(outlet: &mut Outlet) -> Result<Hello, Ended> {
    loop {
        let text = match outlet.receive().await {
            None | Some(Ok(Message::Close(_))) => return Err(Ended::ByPeer),
            Some(Err(error)) => return Err(fault(error)),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
            Some(Ok(Message::Binary(_))) => return Err(Ended::With(CloseCode::BadFrame)),
            Some(Ok(Message::Text(text))) => text,
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

async fn join(id: RoomId, registry: &Registry, hello: Hello) -> Result<(Room, Joined), CloseCode> {
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
        };
        match room.join(greeting).await {
            Ok(joined) => return Ok((room, joined)),
            Err(NotJoined::Closed(code)) => return Err(code),
            Err(NotJoined::Unloaded) => {}
        }
    }
    Err(CloseCode::RoomFailed)
}
