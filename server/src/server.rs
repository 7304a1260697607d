//! A whole server: listeners, registry, and an orderly end.
//!
//! The caller owns address, clock, journal and stop signal, so that a test starts as many servers
//! as it likes in one process and moves their time by hand.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use candor_protocol::limits;
use futures_util::future::join;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::clock::Clock;
use crate::http::{self, Connections, Creators, Intake, Origins, Proxies, Readiness, Site};
use crate::journal::Journal;
use crate::registry::{self, Registry};

const FINISH: Duration = Duration::from_millis(limits::FINISH_MS);

/// What a server is started with. The default listens on a port that the system chooses.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where browsers connect.
    pub listen: SocketAddr,
    /// Where the admin endpoints are; none: nowhere.
    pub admin: Option<SocketAddr>,
    /// Whose pages may connect.
    pub origins: Origins,
    /// Proxies whose word on addresses is taken.
    pub proxies: Proxies,
    /// Bounds of rooms.
    pub rooms: registry::Bounds,
    /// Bounds of connections.
    pub http: http::Bounds,
    /// Time from the stop signal to the end.
    pub shutdown: Duration,
}

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program has the address.
    #[error("{0} is in use by another program; choose another port with --{1}")]
    InUse(SocketAddr, &'static str),
    /// The system refuses the address.
    #[error("cannot listen on {0} (--{1}): {2}")]
    Refused(SocketAddr, &'static str, io::Error),
}

/// A server that has its addresses and does not serve yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    admin: Option<(TcpListener, SocketAddr)>,
    options: Options,
    registry: Registry,
}

impl Server {
    /// Takes the addresses. Connections wait in the system's queue until [`Server::run`].
    pub async fn bind(
        options: Options,
        clock: Clock,
        journal: Arc<dyn Journal>,
    ) -> Result<Self, StartError> {
        let (listener, address) = listen(options.listen, "listen").await?;
        let admin = match options.admin {
            Some(wanted) => Some(listen(wanted, "admin").await?),
            None => None,
        };
        let registry = Registry::new(journal, clock, options.rooms);
        Ok(Self {
            listener,
            address,
            admin,
            options,
            registry,
        })
    }

    /// Where browsers connect.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where the admin endpoints are.
    pub fn admin_address(&self) -> Option<SocketAddr> {
        self.admin.as_ref().map(|(_, address)| *address)
    }

    /// Serves until `stop` comes, then ends in order and in time: no more connections, sockets
    /// closed with their number, requests under way answered.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let (stopping, seen) = watch::channel(false);
        let creators = Arc::new(Creators::new(self.registry.clock().clone()));
        let site = Site {
            registry: self.registry.clone(),
            origins: self.options.origins,
            intake: Intake::new(self.options.http.large_bodies),
            proxies: self.options.proxies,
            creators: Arc::clone(&creators),
        };
        let connections = Connections::new(self.options.http);
        let router = http::router(site, self.options.http.request);
        let public = connections
            .clone()
            .serve(self.listener, router, seen.clone());
        // The admin endpoints stay until the very end, to say that the server is stopping.
        let (_ended, at_the_end) = watch::channel(false);
        let admin = self.admin.map(|(listener, _)| {
            let connections = Connections::new(self.options.http.admin());
            let readiness = Readiness {
                stopping: seen,
                registry: self.registry.clone(),
            };
            tokio::spawn(connections.serve(listener, http::admin_router(readiness), at_the_end))
        });
        let registry = self.registry.clone();
        tokio::select! {
            () = stop => {}
            () = public => {}
            () = keep_house(&registry, &creators) => {}
        }
        stopping.send_replace(true);
        tracing::info!("stopping");
        let finish = timeout(FINISH, self.registry.shutdown());
        let close = timeout(self.options.shutdown, connections.ended());
        let (finished, closed) = join(finish, close).await;
        if finished.is_err() {
            tracing::warn!("the journal did not take everything in time");
        }
        if closed.is_err() {
            tracing::warn!("some connections did not answer in time and are cut");
        }
        if let Some(admin) = admin {
            admin.abort();
        }
    }
}

/// Housekeeping never ends the server, whatever becomes of it.
async fn keep_house(registry: &Registry, creators: &Creators) {
    join(registry.keep_house(), creators.keep_forgetting()).await;
    std::future::pending().await
}

/// As the library binds, but what the system holds for a peer that takes nothing is bounded (S4).
fn bound(wanted: SocketAddr) -> io::Result<TcpListener> {
    let socket = match wanted {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    // A restart takes the address over at once. Elsewhere than on Unix the flag means something else.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    // Accepted connections inherit it.
    socket.set_send_buffer_size(limits::SEND_BUFFER_BYTES)?;
    socket.bind(wanted)?;
    socket.listen(limits::BACKLOG)
}

async fn listen(
    wanted: SocketAddr,
    flag: &'static str,
) -> Result<(TcpListener, SocketAddr), StartError> {
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::AddrInUse => StartError::InUse(wanted, flag),
        _ => StartError::Refused(wanted, flag, error),
    };
    let listener = bound(wanted).map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    Ok((listener, address))
}
