//! The second listener, for whoever runs the server: alive, ready, and the figures.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::map_response;
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::sync::watch;

use super::headers;
use super::reply::NEVER_STORED;
use crate::metrics;
use crate::registry::Registry;

/// The text format of Prometheus.
const FIGURES: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");

/// What readiness depends on.
#[derive(Clone)]
pub(crate) struct Readiness {
    /// Says true from the stop signal on.
    pub(crate) stopping: watch::Receiver<bool>,
    pub(crate) registry: Registry,
}

/// The routes.
pub(crate) fn router(readiness: Readiness) -> Router {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .with_state(readiness)
        .layer(map_response(headers::finish))
}

async fn alive() -> impl IntoResponse {
    ([NEVER_STORED], "alive\n")
}

async fn ready(State(readiness): State<Readiness>) -> impl IntoResponse {
    let not_ready = StatusCode::SERVICE_UNAVAILABLE;
    let (status, word) = if *readiness.stopping.borrow() {
        (not_ready, "stopping\n")
    } else if readiness.registry.journal_answers().await {
        (StatusCode::OK, "ready\n")
    } else {
        (not_ready, "the journal does not answer\n")
    };
    (status, [NEVER_STORED], word)
}

async fn figures() -> impl IntoResponse {
    (
        [NEVER_STORED, (header::CONTENT_TYPE, FIGURES)],
        metrics::render(),
    )
}
