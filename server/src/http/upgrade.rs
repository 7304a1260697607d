//! `GET /api/ws/{room}`: turns a request into a websocket and hands it to a session.
//!
//! It does not know whether there is such a room: the session closes with a number that says so,
//! which a browser's script can read, while it cannot read the status of a refused upgrade.

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::get;
use candor_protocol::RoomId;
use hyper::upgrade::{OnUpgrade, Parts};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::tungstenite::handshake::server::create_response;

use super::Site;
use super::reply::Refusal;
use crate::registry::Registry;
use crate::session;
use crate::socket::Socket;

pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/api/ws/{room}", get(upgrade))
}

async fn upgrade(
    State(site): State<Site>,
    room: Result<Path<RoomId>, PathRejection>,
    request: Request,
) -> Result<Response, Refusal> {
    let Path(room) = room.map_err(|_| Refusal::NotFound)?;
    if !site.origins.admit(request.headers()) {
        return Err(Refusal::OtherOrigin);
    }
    let (mut parts, _) = request.into_parts();
    let upgrade = parts.extensions.remove::<OnUpgrade>();
    let upgrade = upgrade.ok_or(Refusal::NotWebsocket)?;
    let answer = create_response(&Request::from_parts(parts, ()));
    let answer = answer.map_err(|_| Refusal::NotWebsocket)?;
    tokio::spawn(serve(upgrade, room, site.registry));
    Ok(answer.map(|()| Body::empty()))
}

/// Serves the websocket once the answer is written. The session gets the socket itself, without what HTTP
/// has built around it: its room writes into it without a detour.
async fn serve(upgrade: OnUpgrade, room: RoomId, registry: Registry) {
    // A browser that went meanwhile needs no session.
    let Ok(upgraded) = upgrade.await else { return };
    let Ok(Parts { io, read_buf, .. }) = upgraded.downcast::<TokioIo<Socket>>() else {
        return;
    };
    session::serve(io.into_inner(), read_buf, room, registry).await;
}
