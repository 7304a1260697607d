//! A bench under way: how servers are started, what was found until now, and which round it is.

use crate::crowd::{Crowd, Load, Metering};
use crate::drive::Found;
use crate::ledger::{Ledger, Measure, Whose};
use crate::meter::Meter;
use crate::report::number;
use crate::server::Server;
use crate::setup::{Medium, Setup, Subject};

/// Bytes of the ceiling's messages while none of Candor's was seen.
const BYTES: usize = 250;

/// A bench under way.
pub(crate) struct Bench {
    pub(crate) setup: Setup,
    pub(crate) ledger: Ledger,
    /// From 1.
    pub(crate) round: usize,
    /// Bytes of a message of Candor's that brings one change, and so of the ceiling's.
    bytes: usize,
}

/// A server with everybody in its rooms.
pub(crate) struct Scene {
    pub(crate) server: Server,
    pub(crate) crowd: Crowd,
    pub(crate) meter: Meter,
}

impl Bench {
    /// One that has found nothing yet.
    pub(crate) fn new(setup: Setup) -> Self {
        Self {
            setup,
            ledger: Ledger::default(),
            round: 1,
            bytes: BYTES,
        }
    }

    /// Starts a server and lets everybody come.
    pub(crate) async fn open(
        &self,
        subject: Subject,
        medium: Medium,
        load: Load,
    ) -> anyhow::Result<Scene> {
        let server = self.setup.start(subject, medium, load.viewers).await?;
        let meter = Meter::default();
        let together = Metering::Together(&meter);
        let crowd = Crowd::open(server.address(), subject, load, together, self.bytes, 0).await?;
        Ok(Scene {
            server,
            crowd,
            meter,
        })
    }

    /// Bytes of the ceiling's messages.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Notes a figure of this round and prints it.
    pub(crate) fn note(
        &mut self,
        part: &str,
        load: &str,
        whose: impl Into<Whose>,
        measure: Measure,
        value: f64,
    ) {
        let whose = whose.into();
        let (round, server) = (self.round, format!("{whose:?}").to_lowercase());
        let (name, unit, shown) = (measure.name, measure.unit, number(value));
        println!("round {round}  {part:18} {load:24} {server:8} {name} {shown} {unit}");
        self.ledger.add(part, load, whose, measure, value);
    }

    /// Learns from a run how long Candor's messages are, and warns where the generator was the slower half.
    pub(crate) fn learn(&mut self, subject: Subject, found: &Found) {
        if subject == Subject::Candor {
            self.bytes = found.counts.bytes_of_one().unwrap_or(self.bytes);
        }
        if found.is_bounded_by_us() {
            eprintln!(
                "warning: the generator used {:.0} % of its core: what follows is a bound, {} can do better",
                found.generator * 100.0,
                subject.name()
            );
        }
    }
}

impl Scene {
    /// Ends all of it; nobody counts the connections that end with it.
    pub(crate) async fn end(self) -> anyhow::Result<()> {
        drop(self.crowd);
        self.server.end().await
    }
}
