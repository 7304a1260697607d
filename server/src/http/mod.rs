//! HTTP: the routes, their bounds, and the headers of every answer.
//!
//! It hands rooms to the registry and sockets to sessions, and looks into neither. No address of a
//! peer is kept or logged, none is passed on but to the creation of rooms, which keeps a hash of it
//! for a day, and there are no cookies (A13). Its deadlines are of real
//! time: they bound sockets, not rooms.

mod admin;
mod bounds;
mod client;
mod creators;
mod encoding;
mod headers;
mod intake;
mod listener;
mod origin;
mod page;
mod reply;
mod rooms;
mod upgrade;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::map_response;
use tower_http::timeout::TimeoutLayer;

use crate::registry::Registry;

pub(crate) use admin::{Readiness, router as admin_router};
pub use bounds::Bounds;
pub use client::{NotAProxy, Proxies, Proxy};
pub(crate) use creators::Creators;
pub(crate) use intake::Intake;
pub(crate) use listener::Connections;
pub use origin::{NotAnOrigin, Origin, Origins};
pub use reply::Refusal;

/// What the routes work with.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) registry: Registry,
    pub(crate) origins: Origins,
    pub(crate) intake: Intake,
    pub(crate) proxies: Proxies,
    pub(crate) creators: Arc<Creators>,
}

/// The routes of the public listener. An upgrade is answered at once, so that the time for a
/// request does not end a websocket.
pub(crate) fn router(site: Site, request: Duration) -> Router {
    Router::new()
        .merge(page::routes())
        .merge(rooms::routes())
        .merge(upgrade::routes())
        .fallback(page::nowhere)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            request,
        ))
        .layer(map_response(headers::finish))
        .with_state(site)
}
