//! A whole server in the test's process, on a port of its own, with a clock that is moved by hand.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use candor::clock::{Clock, Hand};
use candor::journal::{Journal, Memory};
use candor::server::{Options, Server};
use candor_protocol::{Hello, limits};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::wire::Wire;
use crate::{BoardCopy, Client, Retro, Text, http};

/// Where the clock begins: a moment in January 2027.
pub const START: u64 = 1_800_000_000_000;

/// A running server. It ends when dropped.
pub struct TestServer {
    /// Where it listens.
    pub address: SocketAddr,
    /// Where its admin endpoints are, if the options say so.
    pub admin: Option<SocketAddr>,
    hand: Hand,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<()>,
    wires: Mutex<Vec<Weak<Wire>>>,
}

impl TestServer {
    /// A server with the program's own options and a journal in memory.
    pub async fn start() -> Self {
        Self::start_with(Options::default(), Arc::new(Memory::new())).await
    }

    /// A server with other options, or a journal that a test shares.
    pub async fn start_with(options: Options, journal: Arc<dyn Journal>) -> Self {
        let (clock, hand) = Clock::manual(START);
        let server = Server::bind(options, clock, journal).await;
        let server = server.expect("a free port");
        let (address, admin) = (server.address(), server.admin_address());
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(server.run(async {
            // Dropping the sender is no stop: the task is aborted then.
            if stopped.await.is_err() {
                std::future::pending::<()>().await;
            }
        }));
        Self {
            address,
            admin,
            hand,
            stop: Some(stop),
            running,
            wires: Mutex::new(Vec::new()),
        }
    }

    /// Creates a room.
    pub async fn create(&self, retro: &Retro) {
        let body = serde_json::to_string(&retro.create()).expect("a creation is JSON");
        let answer = http::create(self.address, &body).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
    }

    /// A server with one room.
    pub async fn with(retro: &Retro) -> Self {
        let server = Self::start().await;
        server.create(retro).await;
        server
    }

    /// Connects and says nothing.
    pub async fn connect(&self, retro: &Retro) -> Client {
        self.connect_as(retro, BoardCopy::default(), false).await
    }

    async fn connect_as(&self, retro: &Retro, board: BoardCopy, narrow: bool) -> Client {
        let wire = Wire::open(self.address, retro.id, board, narrow).await;
        let wire = wire.expect("every room id upgrades");
        let mut wires = self.wires.lock().unwrap_or_else(PoisonError::into_inner);
        wires.push(Arc::downgrade(&wire));
        Client::new(wire)
    }

    /// Connects with a hello.
    pub async fn greet(&self, retro: &Retro, hello: &Hello) -> Client {
        let client = self.connect(retro).await;
        client.greet(hello).await;
        client
    }

    /// A viewer without a seat, such as the projector.
    pub async fn watch(&self, retro: &Retro) -> Client {
        self.greet(retro, &retro.hello()).await
    }

    /// A viewer whose socket takes little, so that it falls behind once it stops reading.
    pub async fn watch_narrowly(&self, retro: &Retro) -> Client {
        let client = self.connect_as(retro, BoardCopy::default(), true).await;
        client.greet(&retro.hello()).await;
        client
    }

    /// Somebody who takes a seat.
    pub async fn join(&self, retro: &Retro) -> Client {
        let join = true;
        let hello = Hello {
            join,
            ..retro.hello()
        };
        self.greet(retro, &hello).await
    }

    /// Another connection of a seat.
    pub async fn join_as(&self, retro: &Retro, other: &Client) -> Client {
        let hello = Hello {
            join: true,
            seat: Some(other.seat()),
            ..retro.hello()
        };
        self.greet(retro, &hello).await
    }

    /// Whoever leads, without a seat.
    pub async fn lead(&self, retro: &Retro) -> Client {
        let hello = Hello {
            facilitator_key: Some(retro.facilitator_key.clone()),
            ..retro.hello()
        };
        self.greet(retro, &hello).await
    }

    /// Comes back with a board that is known up to a number.
    pub async fn come_back(&self, retro: &Retro, hello: &Hello, board: BoardCopy) -> Client {
        let client = self.connect_as(retro, board, false).await;
        client.greet(hello).await;
        client
    }

    /// Moves the clock by one tick of the room, and waits until everybody has what came of it.
    pub async fn tick(&self, retro: &Retro) {
        let tick = Duration::from_secs(retro.settings.tick_seconds.into());
        self.pass(tick).await;
    }

    /// Moves the clock tick by tick until a client's board is as wanted; gives the ticks it took.
    ///
    /// # Panics
    /// When `most` ticks do not bring it.
    pub async fn tick_until(
        &self,
        retro: &Retro,
        client: &Client,
        most: usize,
        mut is: impl FnMut(&BoardCopy) -> bool,
    ) -> usize {
        for ticks in 0..=most {
            if client.look(|seen| is(&seen.board)) {
                return ticks;
            }
            if ticks < most {
                self.tick(retro).await;
            }
        }
        panic!("{most} ticks did not bring it");
    }

    /// Lets somebody write notes on a visible board, and waits until all of them are shown.
    pub async fn show(&self, retro: &Retro, author: &Client, texts: &[&str]) -> Vec<Text> {
        let notes: Vec<Text> = texts.iter().map(|text| retro.note(text)).collect();
        for note in &notes {
            author.done(&note.add).await;
        }
        let ticks = limits::WAIT_TICKS as usize;
        self.tick_until(retro, author, ticks, |board| {
            notes.iter().all(|note| board.note(note.note()).is_some())
        })
        .await;
        notes
    }

    /// Moves the clock, and waits until everybody has what came of it.
    pub async fn pass(&self, span: Duration) {
        self.jump(span);
        self.settle().await;
    }

    /// Moves the clock, and waits for nothing.
    pub fn jump(&self, span: Duration) {
        self.hand.advance(span);
    }

    async fn settle(&self) {
        for client in self.clients() {
            client.settle().await;
        }
    }

    fn clients(&self) -> Vec<Client> {
        let mut wires = self.wires.lock().unwrap_or_else(PoisonError::into_inner);
        wires.retain(|wire| wire.strong_count() > 0);
        let wires = wires.iter().filter_map(Weak::upgrade);
        wires
            .filter(|wire| wire.is_live() && wire.seen().welcome.is_some())
            .map(Client::beside)
            .collect()
    }

    /// Stops in order; gives how long it took.
    pub async fn stop(mut self) -> Duration {
        let began = Instant::now();
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        let _ = (&mut self.running).await;
        began.elapsed()
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.running.abort();
    }
}
