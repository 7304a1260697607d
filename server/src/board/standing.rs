//! Standing up to lead while nobody does (F3): who stands, who agrees. Live state, never journaled;
//! what is public of it is a count, taken on ticks (A7).

use std::collections::BTreeSet;

use candor_protocol::{FacilitatorHash, limits};

use super::seat::Seat;

/// Whether anybody leads, and who would.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Milliseconds since somebody who leads was connected, in whole ticks.
    away_ms: u64,
    candidate: Option<Candidate>,
    /// As of the last tick.
    absent: bool,
    shown: Option<(FacilitatorHash, u32)>,
}

#[derive(Debug, Clone)]
struct Candidate {
    seat: Seat,
    hash: FacilitatorHash,
    /// Seats that agree, the candidate's own among them.
    agree: BTreeSet<Seat>,
}

impl Standing {
    /// Whether nobody who leads was here for two minutes, as of the last tick.
    pub fn is_absent(&self) -> bool {
        self.absent
    }

    /// Who stands and how many seats agree, as of the last tick.
    pub fn shown(&self) -> Option<(FacilitatorHash, u32)> {
        self.shown
    }

    /// The seat that stands.
    pub fn candidate(&self) -> Option<Seat> {
        self.candidate.as_ref().map(|candidate| candidate.seat)
    }

    /// Whether a seat stands, and with this key.
    pub fn stands_as(&self, seat: Option<Seat>, hash: FacilitatorHash) -> bool {
        self.candidate
            .as_ref()
            .is_some_and(|candidate| Some(candidate.seat) == seat && candidate.hash == hash)
    }

    /// Whether a seat stands.
    pub fn stands(&self, seat: Seat) -> bool {
        self.candidate() == Some(seat)
    }

    /// Whether a seat agrees to whoever stands.
    pub fn agrees(&self, seat: Seat) -> bool {
        self.candidate
            .as_ref()
            .is_some_and(|candidate| candidate.agree.contains(&seat))
    }

    /// The first one of a tick stands; that somebody does shows on the tick, and not before.
    pub(super) fn stand(&mut self, seat: Seat, hash: FacilitatorHash) {
        if self.candidate().is_some_and(|stands| stands != seat) {
            return;
        }
        let agree = BTreeSet::from([seat]);
        self.candidate = Some(Candidate { seat, hash, agree });
    }

    /// The one who stands and no longer agrees stands no longer. Agreeing to somebody who stands no
    /// longer agrees to nobody.
    pub(super) fn agree(&mut self, seat: Seat, to: FacilitatorHash, agree: bool) {
        let candidate = self.candidate.as_mut();
        let Some(candidate) = candidate.filter(|candidate| candidate.hash == to) else {
            return;
        };
        if agree {
            candidate.agree.insert(seat);
        } else if candidate.seat == seat {
            self.candidate = None;
        } else {
            candidate.agree.remove(&seat);
        }
    }

    /// A tick of this length has passed.
    pub(super) fn advance(&mut self, led: bool, tick_ms: u64) {
        if led {
            *self = Self::default();
        } else {
            self.away_ms = self.away_ms.saturating_add(tick_ms);
        }
    }

    /// Takes the public numbers anew; whoever left for good neither stands nor agrees.
    pub(super) fn refresh(&mut self, is_here: impl Fn(Seat) -> bool) {
        self.absent = self.away_ms >= limits::ABSENT_MS;
        if self
            .candidate
            .as_ref()
            .is_some_and(|candidate| !is_here(candidate.seat))
        {
            self.candidate = None;
        }
        self.shown = self.candidate.as_mut().map(|candidate| {
            candidate.agree.retain(|seat| is_here(*seat));
            let agreed = u32::try_from(candidate.agree.len()).unwrap_or(u32::MAX);
            (candidate.hash, agreed)
        });
    }

    /// The key to lead from now on, if more than half of these seats agree to it.
    pub(super) fn elected(&self, here: impl Iterator<Item = Seat>) -> Option<FacilitatorHash> {
        let candidate = self.candidate.as_ref().filter(|_| self.absent)?;
        let (mut all, mut agree) = (0_usize, 0_usize);
        for seat in here {
            all = all.saturating_add(1);
            agree = agree.saturating_add(usize::from(candidate.agree.contains(&seat)));
        }
        (agree.saturating_mul(2) > all).then_some(candidate.hash)
    }
}
