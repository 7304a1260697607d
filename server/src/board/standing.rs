//! Standing up to lead while nobody does (F3): who stands, who agrees. Live state, never journaled;
//! what is public of it is a count, taken on ticks (A7).

use std::collections::{BTreeMap, BTreeSet};

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
    /// Whom more than half of the seats here agreed to on the last tick, and on the one before.
    favoured: Option<FacilitatorHash>,
    favoured_before: Option<FacilitatorHash>,
    /// What seats have said since the last tick: until it, each is told their own word, and not what
    /// came of it, for that depends on what others have said (A7, L2).
    said: BTreeMap<Seat, Word>,
}

/// What a seat said of whoever stands.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    /// The key that it stands with; none: that it stands no longer.
    stands: Option<Option<FacilitatorHash>>,
    agrees: Option<bool>,
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

    /// Whether a seat stands, and with this key, as it is told itself.
    pub fn stands_as(&self, seat: Option<Seat>, hash: FacilitatorHash) -> bool {
        seat.is_some_and(|seat| self.key_of(seat) == Some(hash))
    }

    /// The key that a seat stands with, as it is told itself.
    fn key_of(&self, seat: Seat) -> Option<FacilitatorHash> {
        let said = self.said.get(&seat).and_then(|word| word.stands);
        let candidate = self.candidate.as_ref().filter(|it| it.seat == seat);
        said.unwrap_or(candidate.map(|candidate| candidate.hash))
    }

    /// Whether a seat stands, as it is told itself.
    pub fn stands(&self, seat: Seat) -> bool {
        self.key_of(seat).is_some()
    }

    /// Whether a seat agrees to whoever stands, as it is told itself.
    pub fn agrees(&self, seat: Seat) -> bool {
        let said = self.said.get(&seat).and_then(|word| word.agrees);
        let agree = self.candidate.as_ref().map(|candidate| &candidate.agree);
        said.unwrap_or(agree.is_some_and(|agree| agree.contains(&seat)))
    }

    /// Whether somebody's word was taken since the last tick.
    pub fn has_heard(&self) -> bool {
        !self.said.is_empty()
    }

    /// The first one of a tick stands; that somebody does shows on the tick, and not before.
    pub(super) fn stand(&mut self, seat: Seat, hash: FacilitatorHash) {
        let word = self.said.entry(seat).or_default();
        (word.stands, word.agrees) = (Some(Some(hash)), Some(true));
        if self.candidate().is_some_and(|stands| stands != seat) {
            return;
        }
        let agree = BTreeSet::from([seat]);
        self.candidate = Some(Candidate { seat, hash, agree });
    }

    /// The one who stands and no longer agrees stands no longer. Agreeing to somebody who stands no
    /// longer agrees to nobody.
    pub(super) fn agree(&mut self, seat: Seat, to: FacilitatorHash, agree: bool) {
        let own = self.key_of(seat) == Some(to);
        let word = self.said.entry(seat).or_default();
        word.agrees = Some(agree);
        if own && !agree {
            word.stands = Some(None);
        }
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
            self.favoured_before = self.favoured;
        }
    }

    /// Takes the public numbers anew; whoever left for good neither stands nor agrees.
    pub(super) fn refresh(&mut self, is_here: impl Fn(Seat) -> bool) {
        self.said.clear();
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

    /// Whom more than half of these seats agree to by now.
    pub(super) fn count(&mut self, here: impl Iterator<Item = Seat>) {
        self.favoured = self.favourite(here);
    }

    /// The key to lead from now on: whom more than half agreed to on this tick and on the one before,
    /// so that the number stood on the board before it counts.
    pub(super) fn elected(&self) -> Option<FacilitatorHash> {
        self.favoured
            .filter(|_| self.favoured == self.favoured_before)
    }

    fn favourite(&self, here: impl Iterator<Item = Seat>) -> Option<FacilitatorHash> {
        let candidate = self.candidate.as_ref().filter(|_| self.absent)?;
        let (mut all, mut agree) = (0_usize, 0_usize);
        for seat in here {
            all = all.saturating_add(1);
            agree = agree.saturating_add(usize::from(candidate.agree.contains(&seat)));
        }
        (agree.saturating_mul(2) > all).then_some(candidate.hash)
    }
}
