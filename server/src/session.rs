//! One websocket, one task. (Being written.)

use axum::extract::ws::WebSocket;
use candor_protocol::RoomId;

use crate::registry::Registry;

/// Serves a connection until it ends.
pub async fn serve(_socket: WebSocket, _room: RoomId, _registry: Registry) {}
