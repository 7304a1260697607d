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

/// The text format of Prometheus.
const FIGURES: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");

/// The routes. `stopping` says true from the stop signal on.
pub(crate) fn router(stopping: watch::Receiver<bool>) -> Router {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .with_state(stopping)
        .layer(map_response(headers::finish))
}

async fn alive() -> impl IntoResponse {
    ([NEVER_STORED], "alive\n")
}

async fn ready(State(stopping): State<watch::Receiver<bool>>) -> impl IntoResponse {
    if *stopping.borrow() {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            [NEVER_STORED],
            "stopping\n",
        )
    } else {
        (StatusCode::OK, [NEVER_STORED], "ready\n")
    }
}

async fn figures() -> impl IntoResponse {
    (
        [NEVER_STORED, (header::CONTENT_TYPE, FIGURES)],
        metrics::render(),
    )
}
