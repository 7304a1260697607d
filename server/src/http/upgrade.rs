//! `GET /api/ws/{room}`: turns a request into a websocket and hands it to a session.
//!
//! It does not know whether there is such a room: the session closes with a number that says so,
//! which a browser's script can read, while it cannot read the status of a refused upgrade.

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use candor_protocol::{RoomId, limits};

use super::Site;
use super::reply::Refusal;
use crate::session;

pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/api/ws/{room}", get(upgrade))
}

async fn upgrade(
    State(site): State<Site>,
    room: Result<Path<RoomId>, PathRejection>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Refusal> {
    let Path(room) = room.map_err(|_| Refusal::NotFound)?;
    if !site.origins.admit(&headers) {
        return Err(Refusal::OtherOrigin);
    }
    let upgrade = upgrade.map_err(|_| Refusal::NotWebsocket)?;
    Ok(bounded(upgrade).on_upgrade(move |socket| session::serve(socket, room, site.registry)))
}

/// The library's own buffers and bounds are far too large for a board. A frame over the bound ends
/// in a read error at its head, before its body takes any memory.
fn bounded(upgrade: WebSocketUpgrade) -> WebSocketUpgrade {
    upgrade
        .read_buffer_size(limits::READ_BUFFER_BYTES)
        .write_buffer_size(limits::WRITE_BUFFER_BYTES)
        .max_write_buffer_size(limits::MAX_WRITE_BUFFER_BYTES)
        .max_message_size(limits::FRAME_BYTES)
        .max_frame_size(limits::FRAME_BYTES)
}
