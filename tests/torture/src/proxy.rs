//! A faulty network between browsers and the program: a TCP proxy that follows each connection's plan.
//! It knows bytes alone.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rand::RngExt as _;
use rand::rngs::StdRng;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, sleep_until};

use crate::faults::{Fault, Happened, Plan, Way};
use crate::seed::Seed;

/// Bytes taken at once: less than a patch, so that frames come in pieces.
const PIECE: usize = 2 * 1024;

/// The running network. It ends when dropped.
pub struct Proxy {
    address: SocketAddr,
    calm: watch::Sender<bool>,
    happened: Arc<Happened>,
    accepting: JoinHandle<()>,
}

/// Where the program listens; none while it is down.
pub type Target = watch::Receiver<Option<SocketAddr>>;

impl Proxy {
    /// Starts on a free port.
    ///
    /// # Errors
    /// When there is none.
    pub async fn start(seed: Seed, target: Target) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let calm = watch::Sender::new(false);
        let happened = Arc::new(Happened::default());
        let accepting = tokio::spawn(accept(
            listener,
            seed,
            target,
            calm.subscribe(),
            Arc::clone(&happened),
        ));
        Ok(Self {
            address,
            calm,
            happened,
            accepting,
        })
    }

    /// Where browsers connect.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on nothing happens to anybody, or things happen again.
    pub fn set_calm(&self, calm: bool) {
        self.calm.send_replace(calm);
    }

    /// What happened so far.
    pub fn happened(&self) -> &Happened {
        &self.happened
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(
    listener: TcpListener,
    seed: Seed,
    target: Target,
    calm: watch::Receiver<bool>,
    happened: Arc<Happened>,
) {
    let mut number = 0;
    while let Ok((browser, _)) = listener.accept().await {
        number += 1;
        let dice = seed.dice("connection", number);
        let link = Link {
            dice,
            calm: calm.clone(),
            happened: Arc::clone(&happened),
        };
        let server = *target.borrow();
        tokio::spawn(link.carry(browser, server));
    }
}

/// One connection, before it is made.
struct Link {
    dice: StdRng,
    calm: watch::Receiver<bool>,
    happened: Arc<Happened>,
}

impl Link {
    /// While the program is down, a connection ends as it comes.
    async fn carry(mut self, browser: TcpStream, server: Option<SocketAddr>) {
        let Some(server) = server else { return };
        let Ok(server) = TcpStream::connect(server).await else {
            return;
        };
        let _ = (browser.set_nodelay(true), server.set_nodelay(true));
        let drawn = Plan::draw(&mut self.dice);
        let plan = if *self.calm.borrow() {
            Plan::calm()
        } else {
            drawn
        };
        self.happened.connections.fetch_add(1, Ordering::Relaxed);
        if plan.delay.is_some() {
            self.happened.delays.fetch_add(1, Ordering::Relaxed);
        }
        let end = watch::Sender::new(false);
        let (from_browser, to_browser) = browser.into_split();
        let (from_server, to_server) = server.into_split();
        let up = self.pipe(Way::Up, plan, &end, (from_browser, to_server));
        let down = self.pipe(Way::Down, plan, &end, (from_server, to_browser));
        tokio::join!(up.run(), down.run());
    }

    fn pipe<'a>(
        &mut self,
        way: Way,
        plan: Plan,
        end: &'a watch::Sender<bool>,
        (from, to): (OwnedReadHalf, OwnedWriteHalf),
    ) -> Pipe<'a> {
        let fault = plan.fault.filter(|(_, fault)| match fault {
            // One of both ways does it.
            Fault::Cut => way == Way::Up,
            Fault::HalfClose(its) | Fault::Stall(its, _) | Fault::Truncate(its) => *its == way,
        });
        Pipe {
            from,
            to,
            fault: fault.map(|(after, fault)| (Instant::now() + after, fault)),
            delay: plan.delay,
            dice: Seed(self.dice.random()).dice("pipe", 0),
            ended: end.subscribe(),
            end,
            calm: self.calm.clone(),
            happened: Arc::clone(&self.happened),
            truncates: false,
        }
    }
}

/// One way through a connection.
struct Pipe<'a> {
    from: OwnedReadHalf,
    to: OwnedWriteHalf,
    fault: Option<(Instant, Fault)>,
    delay: Option<Duration>,
    dice: StdRng,
    ended: watch::Receiver<bool>,
    end: &'a watch::Sender<bool>,
    calm: watch::Receiver<bool>,
    happened: Arc<Happened>,
    truncates: bool,
}

/// Whether a way goes on.
#[derive(PartialEq, Eq)]
enum Then {
    GoOn,
    /// This way is over, the other one goes on.
    Over,
    /// Both are.
    End,
}

impl Pipe<'_> {
    async fn run(mut self) {
        let mut ended = self.ended.clone();
        let then = tokio::select! {
            _ = ended.wait_for(|ended| *ended) => Then::End,
            then = self.carry() => then,
        };
        if then == Then::End {
            self.end.send_replace(true);
        }
    }

    async fn carry(&mut self) -> Then {
        let mut piece = vec![0; PIECE];
        loop {
            let at = self.fault.map(|(at, _)| at);
            let then = tokio::select! {
                biased;
                () = until(at) => self.strike().await,
                read = self.from.read(&mut piece) => match read {
                    Ok(0) => {
                        let _ = self.to.shutdown().await;
                        Then::Over
                    }
                    Ok(length) => self.pass(&piece[..length]).await,
                    Err(_) => Then::End,
                },
            };
            if then != Then::GoOn {
                return then;
            }
        }
    }

    /// The fault's moment has come.
    async fn strike(&mut self) -> Then {
        let Some((_, fault)) = self.fault.take() else {
            return Then::GoOn;
        };
        if *self.calm.borrow() {
            return Then::GoOn;
        }
        self.happened.count(fault);
        match fault {
            Fault::Cut => Then::End,
            Fault::HalfClose(_) => {
                let _ = self.to.shutdown().await;
                // What is left of it ends with the bad times.
                let _ = self.calm.wait_for(|calm| *calm).await;
                Then::End
            }
            Fault::Stall(_, span) => {
                let mut calm = self.calm.clone();
                tokio::select! {
                    () = sleep(span) => {}
                    _ = calm.wait_for(|calm| *calm) => {}
                }
                Then::GoOn
            }
            Fault::Truncate(_) => {
                self.truncates = true;
                Then::GoOn
            }
        }
    }

    async fn pass(&mut self, piece: &[u8]) -> Then {
        if let Some(most) = self.delay.filter(|_| !*self.calm.borrow()) {
            let most = u64::try_from(most.as_millis()).unwrap_or(u64::MAX);
            sleep(Duration::from_millis(self.dice.random_range(0..=most))).await;
        }
        if self.truncates && piece.len() > 1 {
            let kept = self.dice.random_range(1..piece.len());
            let _ = self.to.write_all(&piece[..kept]).await;
            return Then::End;
        }
        match self.to.write_all(piece).await {
            Ok(()) => Then::GoOn,
            Err(_) => Then::End,
        }
    }
}

async fn until(at: Option<Instant>) {
    match at {
        Some(at) => sleep_until(at).await,
        None => std::future::pending().await,
    }
}
