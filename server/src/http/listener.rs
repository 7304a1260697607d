//! Accepts connections and lets hyper serve a router on each, within bounds.
//!
//! What `accept` says of a peer goes with its requests to create rooms, nowhere else, and is gone with
//! the connection, or when it becomes a websocket (A13).

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use candor_protocol::limits;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{HttpService, Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::yield_now;
use tokio::time::sleep;

use super::bounds::Bounds;
use super::client::Peer;
use super::rooms;
use crate::socket::{Socket, told};

/// The connections of one listener.
#[derive(Clone)]
pub(crate) struct Connections {
    free: Arc<Semaphore>,
    all: u32,
    bounds: Bounds,
}

impl Connections {
    pub(crate) fn new(bounds: Bounds) -> Self {
        let all =
            u32::try_from(bounds.connections.clamp(1, Semaphore::MAX_PERMITS)).unwrap_or(u32::MAX);
        Self {
            free: Arc::new(Semaphore::new(all as usize)),
            all,
            bounds,
        }
    }

    /// Accepts and serves until `stopping` says true. A connection over the bound waits in the
    /// system's queue: its page gets in as soon as another ends, and needs no error for it.
    pub(crate) async fn serve(
        self,
        listener: TcpListener,
        router: Router,
        mut stopping: watch::Receiver<bool>,
    ) {
        for accepted_before in 0_usize.. {
            if accepted_before % limits::ACCEPTED_AT_ONCE == 0 {
                yield_now().await;
            }
            let accepted = tokio::select! {
                accepted = self.accept(&listener) => accepted,
                () = told(&mut stopping) => return,
            };
            if let Some((stream, peer, permit)) = accepted {
                let socket = Socket::new(stream, permit, self.bounds.patience(), stopping.clone());
                tokio::spawn(converse(
                    socket,
                    peer,
                    router.clone(),
                    self.bounds,
                    stopping.clone(),
                ));
            }
        }
    }

    /// Waits until every connection has ended.
    pub(crate) async fn ended(&self) {
        // Only a closed semaphore fails, and nobody closes it.
        let _ = self.free.acquire_many(self.all).await;
    }

    async fn accept(
        &self,
        listener: &TcpListener,
    ) -> Option<(TcpStream, Peer, OwnedSemaphorePermit)> {
        let permit = self.free.clone().acquire_owned().await.ok()?;
        match listener.accept().await {
            Ok((stream, peer)) => Some((prepared(stream), Peer(peer.ip()), permit)),
            Err(error) => {
                if !is_of_one_connection(&error) {
                    tracing::warn!(kind = %error.kind(), "no connection can be accepted now");
                    sleep(Duration::from_millis(limits::ACCEPT_PAUSE_MS)).await;
                }
                None
            }
        }
    }
}

/// Small frames go out at once.
fn prepared(stream: TcpStream) -> TcpStream {
    // A connection that is over already fails here, and again at its first read.
    let _ = stream.set_nodelay(true);
    stream
}

/// Whether an accept failed for one peer only, so that the next can be accepted at once.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    )
}

/// The router, which notices that the connection was asked for something.
fn noticing(
    router: Router,
    peer: Peer,
    asked: Arc<AtomicBool>,
) -> impl HttpService<Incoming, ResBody = Body, Error = Infallible, Future: Send> {
    let router = TowerToHyperService::new(router);
    service_fn(move |mut request: Request<Incoming>| {
        if request.uri().path() == rooms::PATH {
            request.extensions_mut().insert(peer);
        }
        asked.store(true, Ordering::Relaxed);
        router.call(request)
    })
}

/// Serves the requests of one connection. After an upgrade the session's own task goes on with it.
async fn converse(
    socket: Socket,
    peer: Peer,
    router: Router,
    bounds: Bounds,
    mut stopping: watch::Receiver<bool>,
) {
    let asked = Arc::new(AtomicBool::new(false));
    let service = noticing(router, peer, asked.clone());
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.headers)
        .max_buf_size(limits::HEADER_BYTES)
        .max_headers(limits::HEADER_LINES)
        .serve_connection(TokioIo::new(socket), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = told(&mut stopping) => {
            if !asked.load(Ordering::Relaxed) {
                // A browser opened it for later; hyper would wait for its first request.
                return;
            }
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        // Its text can hold parts of what the peer sent, so only the kind is told.
        tracing::debug!(
            timeout = error.is_timeout(),
            parse = error.is_parse(),
            "a connection broke"
        );
    }
}
