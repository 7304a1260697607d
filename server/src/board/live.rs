//! The live state of a room: who is here, who is ready, what is due on which tick. Never journaled;
//! gone with the process (A1). Counts show as they were at the last tick (A7).

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{Command, CountsEntity, FacilitatorHash, HiddenCount, TextId, limits};

use super::context::Dice;
use super::event::Event;
use super::seat::Seat;
use super::standing::Standing;
use super::state::Board;
use super::text::Waiting;
use super::writing::Writing;

/// A seat that is, or was lately, connected.
#[derive(Debug, Clone, Copy, Default)]
struct Presence {
    connections: u32,
    counted: bool,
    /// The tick on which `counted` turns.
    turns_at: Option<u64>,
}

/// The live state.
#[derive(Debug, Clone)]
pub struct Live {
    tick: u64,
    tick_ms: u64,
    seats: BTreeMap<Seat, Presence>,
    /// The seats that have ever counted as here, [`limits::SEATS_COUNTED`] at most.
    ever: BTreeSet<Seat>,
    ready: BTreeSet<Seat>,
    writing: Writing,
    due: BTreeMap<Waiting, u64>,
    standing: Standing,
    counts: CountsEntity,
    all_ready: bool,
}

/// What people said of themselves and of whoever stands.
#[derive(Debug, Clone)]
pub struct Said {
    ready: BTreeSet<Seat>,
    standing: Standing,
}

impl Live {
    /// The live state of a board just loaded: nobody is here, and all that waits waits anew.
    pub fn new(board: &Board) -> Self {
        let mut live = Self {
            tick: 0,
            tick_ms: u64::from(board.settings.tick_seconds)
                .saturating_mul(1_000)
                .max(1),
            seats: BTreeMap::new(),
            ever: BTreeSet::new(),
            ready: BTreeSet::new(),
            writing: Writing::default(),
            due: board
                .waiting()
                .map(|(what, delay)| (what, u64::from(delay)))
                .collect(),
            standing: Standing::default(),
            counts: CountsEntity {
                here: 0,
                seats: 0,
                ready: 0,
                voted: 0,
                answered: 0,
                hidden: HiddenCount::of(0),
            },
            all_ready: false,
        };
        live.refresh(board);
        live
    }

    /// Takes what waits from a board loaded again. Who is here and ready stays, and so does the tick
    /// of what waited already.
    pub fn reload(&mut self, board: &Board) {
        let anew = |delay| self.tick.saturating_add(u64::from(delay));
        self.due = board
            .waiting()
            .map(|(what, delay)| {
                let known = self.due.get(&what).copied();
                (what, known.unwrap_or_else(|| anew(delay)))
            })
            .collect();
    }

    /// What people said that may still be taken back: when the events that it led to are not kept.
    pub fn said(&self) -> Said {
        Said {
            ready: self.ready.clone(),
            standing: self.standing.clone(),
        }
    }

    /// Says again what was said.
    pub fn say_again(&mut self, said: Said) {
        self.ready = said.ready;
        self.standing = said.standing;
    }

    /// The counts as of the last tick.
    pub fn counts(&self) -> CountsEntity {
        self.counts
    }

    /// Whether, as of the last tick, somebody was here and everybody who was had said ready (A5).
    pub fn all_ready(&self) -> bool {
        self.all_ready
    }

    /// Seats here, or lately gone.
    pub fn seats(&self) -> usize {
        self.seats.len()
    }

    /// Who stands to lead, and who agrees (F3).
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// A seat stands to lead with the key of a hash (F3).
    pub fn stand(&mut self, seat: Seat, hash: FacilitatorHash) {
        self.standing.stand(seat, hash);
    }

    /// A seat agrees to whoever stands, or no longer (F3).
    pub fn agree(&mut self, seat: Seat, to: FacilitatorHash, agree: bool) {
        self.standing.agree(seat, to, agree);
    }

    /// Whose key more than half of the connected seats agree to, while nobody leads (F3).
    pub fn appointed(&self) -> Option<FacilitatorHash> {
        self.standing.elected()
    }

    /// Whether a seat said that it is ready.
    pub fn is_ready(&self, seat: Seat) -> bool {
        self.ready.contains(&seat)
    }

    /// A connection of a seat came. It counts after one to six ticks (A7).
    pub fn arrive(&mut self, seat: Seat, dice: Dice<'_>) {
        let at = self.tick.saturating_add(lag(dice));
        let presence = self.seats.entry(seat).or_default();
        presence.connections = presence.connections.saturating_add(1);
        presence.turns_at = match (presence.counted, presence.turns_at) {
            (true, _) => None,
            (false, None) => Some(at),
            (false, Some(earlier)) => Some(earlier.min(at)),
        };
    }

    /// A connection of a seat went. Its last one counts for a minute more, and one to six ticks.
    pub fn leave(&mut self, seat: Seat, dice: Dice<'_>) {
        let absence = limits::ABSENCE_MS.div_ceil(self.tick_ms);
        let at = self.tick.saturating_add(absence).saturating_add(lag(dice));
        let Some(presence) = self.seats.get_mut(&seat) else {
            return;
        };
        presence.connections = presence.connections.saturating_sub(1);
        if presence.connections > 0 {
            return;
        }
        presence.turns_at = match (presence.counted, presence.turns_at) {
            // It has not counted yet, and shall all the same: nobody votes unseen (A7, A8).
            (false, Some(earlier)) => Some(earlier),
            _ => Some(at),
        };
    }

    /// Follows a command of a seat that was taken: what it says of itself and of whoever stands.
    pub fn follow(&mut self, seat: Seat, command: &Command) {
        match command {
            Command::SetReady { ready } => self.set_ready(seat, *ready),
            Command::Stand { hash } => self.stand(seat, *hash),
            Command::Agree { candidate, agree } => self.agree(seat, *candidate, *agree),
            _ => {}
        }
    }

    /// A seat has added a text, and that is kept.
    pub fn wrote(&mut self, seat: Seat, command: &Command) {
        self.writing.add(seat, command);
    }

    /// What each seat has written so far.
    pub fn writing(&self) -> &Writing {
        &self.writing
    }

    /// A seat is ready, or not yet.
    pub fn set_ready(&mut self, seat: Seat, ready: bool) {
        if ready {
            self.ready.insert(seat);
        } else {
            self.ready.remove(&seat);
        }
    }

    /// The next tick comes; `led`: whether somebody is connected whose key leads.
    pub fn advance(&mut self, led: bool) {
        self.tick = self.tick.saturating_add(1);
        self.standing.advance(led, self.tick_ms);
    }

    /// What is due on this tick or was before, by id.
    pub fn due(&self) -> impl Iterator<Item = Waiting> {
        self.due
            .iter()
            .filter(|(_, at)| **at <= self.tick)
            .map(|(what, _)| *what)
    }

    /// Takes the counts anew; only on ticks, behind what the tick released.
    pub fn refresh(&mut self, board: &Board) {
        let tick = self.tick;
        let ever = &mut self.ever;
        self.seats.retain(|seat, presence| {
            if presence.turns_at.is_some_and(|at| at <= tick) {
                presence.turns_at = None;
                presence.counted = presence.connections > 0;
                // Gone already or not: it could have written, and voted.
                if ever.len() < limits::SEATS_COUNTED {
                    ever.insert(*seat);
                }
            }
            presence.connections > 0 || presence.turns_at.is_some()
        });
        self.due
            .retain(|what, _| board.written(what.of()).is_some());
        let seats = &self.seats;
        self.ready.retain(|seat| seats.contains_key(seat));
        let counted = |presence: &&Presence| presence.counted;
        let here = self.seats.values().filter(counted).count();
        // Which seats here counts already must not decide whose readiness shows (A10), so all are
        // taken together.
        let ready = self.ready.len().min(here);
        let voted = board
            .open_round()
            .map_or(0, |(_, _, ballots)| ballots.ballots.len());
        let answered = board
            .open_poll()
            .map_or(0, |(_, _, answers)| answers.answers.len());
        // An absence under a minute does not count: nobody is overrun who reloads (A5, A7).
        let present = |presence: &Presence| presence.connections > 0 || presence.counted;
        let mut present = self.seats.iter().filter(|(_, it)| present(it)).peekable();
        self.all_ready =
            present.peek().is_some() && present.all(|(seat, _)| self.ready.contains(seat));
        let standing = &mut self.standing;
        standing.refresh(|seat| seats.contains_key(&seat));
        let connected = seats
            .iter()
            .filter(|(_, presence)| presence.connections > 0);
        standing.count(connected.map(|(seat, _)| *seat));
        self.counts = CountsEntity {
            here: count(here),
            // More may be here than are counted (L1).
            seats: count(self.ever.len().max(here)),
            ready: count(ready),
            voted: count(voted),
            answered: count(answered),
            hidden: HiddenCount::of(board.hidden().count()),
        };
    }

    /// Follows an event: what waits gets its tick, a new stage or a reveal finds nobody ready yet.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::NoteAdded {
                id,
                delay: Some(delay),
                ..
            } => {
                self.wait(Waiting::Text(TextId::Note(*id)), *delay);
            }
            Event::CommentAdded { id, delay, .. } => {
                self.wait(Waiting::Text(TextId::Comment(*id)), *delay);
            }
            Event::EditWaits { of, delay, .. } | Event::DeletionWaits { of, delay } => {
                self.wait(Waiting::Text(*of), *delay);
            }
            Event::SigningWaits { of, delay, .. } => self.wait(Waiting::Signature(*of), *delay),
            Event::TextRemoved { of } | Event::ChangeTakenBack { of } => {
                self.due.remove(&Waiting::Text(*of));
                self.due.remove(&Waiting::Signature(*of));
            }
            Event::Released { releases } => {
                for release in releases {
                    self.due.remove(&release.waited());
                }
            }
            Event::FacilitatorAppointed { .. } => self.standing = Standing::default(),
            // Ready was for what is over: for the stage, and for what has come out.
            Event::StageSet { .. } | Event::Revealed { .. } | Event::HidingSet { hiding: true } => {
                self.ready.clear();
                self.all_ready = false;
            }
            _ => {}
        }
    }

    fn wait(&mut self, what: Waiting, delay: u32) {
        self.due
            .insert(what, self.tick.saturating_add(u64::from(delay)));
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn lag(dice: Dice<'_>) -> u64 {
    use rand::RngExt as _;
    u64::from(dice.random_range(1..=limits::HERE_LAG_TICKS))
}

#[cfg(test)]
mod tests;
