//! What one viewer has seen of its room, over all its connections one after another.

use std::sync::{Mutex, MutexGuard, PoisonError};

use candor_protocol::{Epoch, Resume, SeatToken, ServerFrame};

use crate::clock;
use crate::lane::Lanes;
use crate::meter::{Counts, Meter};
use crate::patch;

/// One viewer.
#[derive(Debug)]
pub(crate) struct Viewer {
    lanes: Lanes,
    meter: Meter,
    seen: Mutex<Seen>,
}

/// What it has seen.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Whether its connection has everything that a newcomer gets.
    pub(crate) greeted: bool,
    /// The remainder that it stands at in each lane.
    last: Vec<usize>,
    /// Bytes of all messages.
    pub(crate) bytes: u64,
    /// The number of the newest patch.
    pub(crate) seq: u64,
    epoch: Option<Epoch>,
    seat: Option<SeatToken>,
}

impl Viewer {
    /// One that has seen nothing.
    pub(crate) fn new(lanes: Lanes, meter: Meter) -> Self {
        let last = vec![0; lanes.len()];
        let seen = Mutex::new(Seen {
            last,
            ..Seen::default()
        });
        Self { lanes, meter, seen }
    }

    /// What it has seen.
    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What it and others are counted by.
    pub(crate) fn meter(&self) -> &Meter {
        &self.meter
    }

    /// Whether it stands at the newest change of every lane.
    pub(crate) fn is_current(&self, seen: &Seen) -> bool {
        let newest = self
            .lanes
            .iter()
            .map(|lane| crate::lane::remainder(lane.newest()));
        seen.greeted && newest.eq(seen.last.iter().copied())
    }

    /// Messages came, all at once.
    pub(crate) fn receiving(&self) -> Receiving<'_> {
        Receiving {
            viewer: self,
            seen: self.seen(),
            counts: self.meter.counts(),
            now: clock::now(),
        }
    }
}

impl Seen {
    /// What a browser that comes back says of itself.
    pub(crate) fn resume(&self) -> (Option<SeatToken>, Option<Resume>) {
        let resume = self.epoch.map(|epoch| Resume {
            epoch,
            seq: self.seq,
        });
        (self.seat.clone(), resume)
    }
}

/// A viewer while messages are handed to it.
pub(crate) struct Receiving<'a> {
    viewer: &'a Viewer,
    pub(crate) seen: MutexGuard<'a, Seen>,
    counts: MutexGuard<'a, Counts>,
    now: u64,
}

impl Receiving<'_> {
    /// A message shows where lanes stand.
    pub(crate) fn see(&mut self, lanes: impl Iterator<Item = (usize, usize)>, bytes: usize) {
        let (now, mut deliveries) = (self.now, 0);
        for (index, to) in lanes {
            let (Some(lane), Some(last)) =
                (self.viewer.lanes.get(index), self.seen.last.get_mut(index))
            else {
                continue;
            };
            let latency = &mut self.counts.latency;
            deliveries += lane.reach(*last, to, |sent| latency.add(now.saturating_sub(sent)));
            *last = to;
        }
        self.counts.message(deliveries, bytes);
    }

    /// A patch of Candor's.
    pub(crate) fn patch(&mut self, text: &[u8]) {
        self.see(patch::topics(text), text.len());
        self.seen.seq = patch::seq(text).unwrap_or(self.seen.seq);
    }

    /// Candor's welcome.
    pub(crate) fn welcome(&mut self, text: &[u8]) {
        if let Ok(ServerFrame::Welcome(welcome)) = serde_json::from_slice(text) {
            self.seen.epoch = Some(welcome.epoch);
            self.seen.seat = welcome.seat;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Viewer;
    use crate::lane::lanes;
    use crate::meter::Meter;

    #[test]
    fn a_viewer_is_current_once_it_stands_at_the_newest_change_of_every_leader() {
        let (lanes, meter) = (lanes(2), Meter::default());
        let viewer = Viewer::new(lanes.clone(), meter.clone());
        viewer.seen().greeted = true;
        assert!(viewer.is_current(&viewer.seen()));
        lanes[0].send(0);
        lanes[1].send(0);
        viewer.receiving().see([(0, 1)].into_iter(), 200);
        assert!(!viewer.is_current(&viewer.seen()));
        // Topics that nobody leads are of no interest.
        viewer.receiving().see([(1, 1), (2, 5)].into_iter(), 200);
        assert!(viewer.is_current(&viewer.seen()));
        assert_eq!(meter.counts().deliveries, 2);
    }
}
