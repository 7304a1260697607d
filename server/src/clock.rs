//! The clock that rooms live by. A test holds a hand of it and moves time; nothing that becomes part
//! of a board asks the system what time it is. (Deadlines and rates of sockets and requests, of the
//! journal's answer and of the shutdown, and the few milliseconds for which a busy room merges, are of
//! real time.)

use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use candor_protocol::Millis;
use tokio::sync::watch;

/// Tells the time, in milliseconds since the Unix epoch, and waits for a moment of it.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    /// The wall clock at the start, carried on by the monotonic one, so that it never jumps.
    System { started: Instant, at: Millis },
    /// Stands still until a [`Hand`] moves it.
    Manual(watch::Receiver<Millis>),
}

/// Moves a manual clock.
#[derive(Debug)]
pub struct Hand(watch::Sender<Millis>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        let at = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_millis();
        Self(Source::System {
            started: Instant::now(),
            at: u64::try_from(at).unwrap_or(0),
        })
    }

    /// A clock that stands at a moment until its hand moves.
    pub fn manual(now: Millis) -> (Self, Hand) {
        let (sender, receiver) = watch::channel(now);
        (Self(Source::Manual(receiver)), Hand(sender))
    }

    /// The time.
    pub fn now(&self) -> Millis {
        match &self.0 {
            Source::System { started, at } => {
                at.saturating_add(u64::try_from(started.elapsed().as_millis()).unwrap_or(0))
            }
            Source::Manual(time) => *time.borrow(),
        }
    }

    /// Waits until the clock shows `moment` or later. Can be dropped at any time.
    pub async fn sleep_until(&self, moment: Millis) {
        match &self.0 {
            Source::System { .. } => {
                tokio::time::sleep(Duration::from_millis(moment.saturating_sub(self.now()))).await;
            }
            Source::Manual(time) => {
                if time.clone().wait_for(|now| *now >= moment).await.is_err() {
                    // The hand is gone: time stands still for good.
                    std::future::pending::<()>().await;
                }
            }
        }
    }

    /// Waits for a span of this clock.
    pub async fn sleep(&self, span: Duration) {
        let span = u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
        self.sleep_until(self.now().saturating_add(span)).await;
    }
}

/// Rings at a moment. Setting it to the moment at which it stands already costs nothing.
pub struct Alarm {
    clock: Clock,
    at: Millis,
    sleep: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

impl Alarm {
    /// One that is set to no moment.
    pub fn new(clock: Clock) -> Self {
        let (at, sleep) = (0, None);
        Self { clock, at, sleep }
    }

    /// It will ring at this moment, at once if that has passed.
    pub fn set(&mut self, at: Millis) {
        if self.sleep.is_none() || self.at != at {
            let clock = self.clock.clone();
            self.at = at;
            self.sleep = Some(Box::pin(async move { clock.sleep_until(at).await }));
        }
    }

    /// Waits until it rings; for good when it is not set. Can be dropped at any time.
    pub async fn rings(&mut self) {
        match &mut self.sleep {
            Some(sleep) => sleep.await,
            None => std::future::pending().await,
        }
        self.sleep = None;
    }
}

/// What counts by this clock goes on when a test moves it.
impl governor::clock::Clock for Clock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_millis(Clock::now(self))
    }
}

impl Hand {
    /// Moves the clock on, and wakes whoever waits for a moment that has come.
    pub fn advance(&self, span: Duration) {
        let span = u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
        self.0.send_modify(|now| *now = now.saturating_add(span));
    }
}
