//! The live state of a room: who is here, who is ready, what is due on which tick. Never journaled;
//! gone with the process (A1). Counts show as they were at the last tick (A7).

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{CountsEntity, HiddenCount, TextId, limits};

use super::context::Dice;
use super::event::{Event, Release};
use super::seat::Seat;
use super::state::Board;

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
    ready: BTreeSet<Seat>,
    due: BTreeMap<TextId, u64>,
    counts: CountsEntity,
    all_ready: bool,
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
            ready: BTreeSet::new(),
            due: board
                .waiting()
                .map(|(of, delay)| (of, u64::from(delay)))
                .collect(),
            counts: CountsEntity {
                here: 0,
                ready: 0,
                voted: 0,
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
            .map(|(of, delay)| {
                let known = self.due.get(&of).copied();
                (of, known.unwrap_or_else(|| anew(delay)))
            })
            .collect();
    }

    /// The counts as of the last tick.
    pub fn counts(&self) -> CountsEntity {
        self.counts
    }

    /// Whether, as of the last tick, somebody was here and everybody who was had said ready (A5).
    pub fn all_ready(&self) -> bool {
        self.all_ready
    }

    /// Whether a seat said that it is ready.
    pub fn is_ready(&self, seat: Seat) -> bool {
        self.ready.contains(&seat)
    }

    /// Seats that are connected now, or were within the last minute or so.
    pub fn is_empty(&self) -> bool {
        self.seats.is_empty()
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
        presence.turns_at = Some(at);
    }

    /// A seat is ready, or not yet.
    pub fn set_ready(&mut self, seat: Seat, ready: bool) {
        if ready {
            self.ready.insert(seat);
        } else {
            self.ready.remove(&seat);
        }
    }

    /// The next tick comes.
    pub fn advance(&mut self) {
        self.tick = self.tick.saturating_add(1);
    }

    /// What is due on this tick or was before, by id.
    pub fn due(&self) -> impl Iterator<Item = TextId> {
        self.due
            .iter()
            .filter(|(_, at)| **at <= self.tick)
            .map(|(of, _)| *of)
    }

    /// Takes the counts anew; only on ticks, behind what the tick released.
    pub fn refresh(&mut self, board: &Board) {
        let tick = self.tick;
        self.seats.retain(|_, presence| {
            if presence.turns_at.is_some_and(|at| at <= tick) {
                presence.turns_at = None;
                presence.counted = presence.connections > 0;
            }
            presence.connections > 0 || presence.turns_at.is_some()
        });
        self.due.retain(|of, _| board.written(*of).is_some());
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
        let connected = || {
            self.seats
                .iter()
                .filter(|(_, presence)| presence.connections > 0)
        };
        self.all_ready =
            connected().next().is_some() && connected().all(|(seat, _)| self.ready.contains(seat));
        self.counts = CountsEntity {
            here: count(here),
            ready: count(ready),
            voted: count(voted),
            hidden: HiddenCount::of(board.hidden().count()),
        };
    }

    /// Follows an event: what waits gets its tick, a new stage finds nobody ready yet.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::NoteAdded {
                id,
                delay: Some(delay),
                ..
            } => {
                self.wait(TextId::Note(*id), *delay);
            }
            Event::CommentAdded { id, delay, .. } => self.wait(TextId::Comment(*id), *delay),
            Event::EditWaits { of, delay, .. } | Event::DeletionWaits { of, delay } => {
                self.wait(*of, *delay);
            }
            Event::TextRemoved { of } | Event::ChangeTakenBack { of } => {
                self.due.remove(of);
            }
            Event::Released { releases } => {
                for release in releases {
                    self.due.remove(&release.of());
                }
            }
            Event::StageSet { .. } => self.ready.clear(),
            _ => {}
        }
    }

    fn wait(&mut self, of: TextId, delay: u32) {
        self.due
            .insert(of, self.tick.saturating_add(u64::from(delay)));
    }
}

impl Release {
    /// Whose text it is about.
    pub fn of(&self) -> TextId {
        match self {
            Self::Note { id, .. } => TextId::Note(*id),
            Self::Comment { id } => TextId::Comment(*id),
            Self::Change { of } => *of,
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn lag(dice: Dice<'_>) -> u64 {
    use rand::RngExt as _;
    u64::from(dice.random_range(1..=limits::HERE_LAG_TICKS))
}
