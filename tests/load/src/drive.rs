//! Drives a crowd's leaders at a rate, and counts what comes of it in a window of time.

use std::time::Duration;

use anyhow::bail;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::clock;
use crate::crowd::Crowd;
use crate::meter::{Counts, Meter};
use crate::room::Leader;
use crate::server::{Server, own_cpu_seconds};

/// Changes a second of one leader, as long as there are more leaders to take: below the server's rate for a
/// connection, and so few that a leader never has [`crate::lane::NUMBERS`] of them under way.
pub(crate) const CHANGES_PER_LEADER: f64 = 20.0;
/// Load before a window opens.
pub(crate) const WARM_UP: Duration = Duration::from_secs(1);
/// Time for all viewers to have everything once nothing is sent any more.
const SETTLE: Duration = Duration::from_secs(10);
/// How often a condition is looked at.
const LOOK: Duration = Duration::from_millis(10);
/// A change that is sent this much later than due was held up by something: then it counts from when it was
/// due. Less is the timer's own grain, and neither server's doing.
const GRAIN: Duration = Duration::from_millis(3);
/// The golden ratio's fraction: multiples of it fill the turn of a second as evenly as can be, however many.
const TURN: f64 = 0.618_033_988_749_895;
/// A share of its core over which the generator itself is what limits.
const SATURATED: f64 = 0.95;

/// What a window found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Deliveries a second that were reached.
    pub(crate) deliveries_per_second: f64,
    /// CPU seconds of the server for a million deliveries.
    pub(crate) cpu_per_million: f64,
    /// Messages that brought a delivery; under 1 where changes were merged.
    pub(crate) messages_per_delivery: f64,
    /// The generator's share of its core.
    pub(crate) generator: f64,
    /// All counts at its end; times are of the window alone.
    pub(crate) counts: Counts,
}

impl Found {
    /// From a change's sending to a viewer's receipt: what this share took at most, in milliseconds.
    pub(crate) fn latency(&self, share: f64) -> f64 {
        self.counts.latency.millis(share)
    }

    /// Whether what was found is a lower bound, because the generator could do no more.
    pub(crate) fn is_bounded_by_us(&self) -> bool {
        self.generator > SATURATED
    }
}

/// Changes a second of each leader, and how many leaders of a room make them.
fn share(changes_per_room: f64, leaders: usize) -> (f64, usize) {
    let used = (changes_per_room / CHANGES_PER_LEADER).ceil() as usize;
    let used = used.clamp(1, leaders.max(1));
    (changes_per_room / used as f64, used)
}

/// How many leaders a room needs.
pub(crate) fn leaders_for(changes_per_room: f64, viewers: usize) -> usize {
    share(changes_per_room, viewers).1
}

/// Leaders that make changes until this is stopped.
pub(crate) struct Drive {
    stop: watch::Sender<bool>,
    drivers: JoinSet<anyhow::Result<(usize, Leader)>>,
}

impl Drive {
    /// Lets leaders of each room make so many changes a second together.
    pub(crate) fn start(crowd: &mut Crowd, changes_per_room: f64) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut drivers = JoinSet::new();
        let mut driver = 0.0;
        for (room, leaders) in crowd.leaders.iter_mut().enumerate() {
            let (per_second, used) = share(changes_per_room, leaders.len());
            for leader in leaders.drain(..used.min(leaders.len())) {
                let period = Duration::from_secs_f64(1.0 / per_second);
                driver += TURN;
                let start = Instant::now() + period.mul_f64(driver % 1.0);
                let stopped = stopped.clone();
                drivers
                    .spawn(async move { Ok((room, drive(leader, start, period, stopped).await?)) });
            }
        }
        Self { stop, drivers }
    }

    /// Stops, and waits until all that was sent is acknowledged.
    pub(crate) async fn stop(mut self, crowd: &mut Crowd) -> anyhow::Result<()> {
        self.stop.send_replace(true);
        while let Some(driver) = self.drivers.join_next().await {
            let (room, leader) = driver??;
            if let Some(leaders) = crowd.leaders.get_mut(room) {
                leaders.push(leader);
            }
        }
        Ok(())
    }
}

/// Makes changes at a fixed rate until told to stop. What is late is made up for, so that the rate is held
/// where the server can.
async fn drive(
    mut leader: Leader,
    start: Instant,
    period: Duration,
    mut stopped: watch::Receiver<bool>,
) -> anyhow::Result<Leader> {
    let mut due = start;
    loop {
        tokio::select! {
            biased;
            _ = stopped.wait_for(|stopped| *stopped) => return Ok(leader),
            () = sleep_until(due) => {}
        }
        let now = Instant::now();
        let at = if now > due + GRAIN { due } else { now };
        leader.change(clock::at(at)).await?;
        due += period;
    }
}

/// Drives a crowd at so many deliveries a second; fails when a delivery is missing or a connection ends.
pub(crate) async fn run(
    server: &Server,
    crowd: &mut Crowd,
    meter: &Meter,
    per_second: f64,
    window: Duration,
) -> anyhow::Result<Found> {
    let connections = crowd.load.rooms * crowd.load.viewers;
    let drive = Drive::start(crowd, per_second / connections as f64);
    sleep(WARM_UP).await;
    let found = count(server, meter, window).await;
    drive.stop(crowd).await?;
    settle(meter, crowd.changes() * crowd.load.viewers as u64).await?;
    found
}

/// Counts what comes in a window.
pub(crate) async fn count(
    server: &Server,
    meter: &Meter,
    window: Duration,
) -> anyhow::Result<Found> {
    let cpu = || anyhow::Ok((server.cpu_seconds()?, own_cpu_seconds()?));
    meter.forget_times();
    let (started, before, cpu_before) = (Instant::now(), meter.counts().clone(), cpu()?);
    sleep(window).await;
    let (counts, cpu_after) = (meter.counts().clone(), cpu()?);
    let seconds = started.elapsed().as_secs_f64();
    let deliveries = (counts.deliveries - before.deliveries) as f64;
    Ok(Found {
        deliveries_per_second: deliveries / seconds,
        cpu_per_million: (cpu_after.0 - cpu_before.0) / deliveries * 1e6,
        messages_per_delivery: (counts.messages - before.messages) as f64 / deliveries,
        generator: (cpu_after.1 - cpu_before.1) / seconds,
        counts,
    })
}

/// Waits until so many deliveries were made, which is all: nothing may be lost, and none twice.
pub(crate) async fn settle(meter: &Meter, wanted: u64) -> anyhow::Result<()> {
    let made = || meter.counts().deliveries;
    let looking = async {
        while made() < wanted {
            sleep(LOOK).await;
        }
    };
    let in_time = timeout(SETTLE, looking).await.is_ok();
    let lost = meter.counts().lost;
    if lost > 0 {
        bail!("{lost} connections ended under load");
    }
    if !in_time || made() != wanted {
        bail!("{} of {wanted} deliveries were made", made());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{leaders_for, share};

    #[test]
    fn as_few_leaders_as_keep_to_their_rate_make_a_rooms_changes() {
        assert_eq!(share(5.0, 10), (5.0, 1));
        assert_eq!(share(50.0, 10), (50.0 / 3.0, 3));
        assert_eq!(share(400.0, 10), (40.0, 10), "all there are, but faster");
        assert_eq!(leaders_for(40.0, 500), 2);
    }
}
