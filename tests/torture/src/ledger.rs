//! What all viewers of a room saw, put together: the board at a number is the same for everybody (A2),
//! numbers have no gap (S2), and what went does not come back (S3).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use candor_protocol::{Entity, EntityId, Epoch, Outcome, PollOutcome, TopicId, limits};

use crate::history::Who;

/// Something that must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule that it breaks.
    pub rule: &'static str,
    /// What was found.
    pub what: String,
    /// The id of what it is about, to find the lines of the history by.
    pub about: Option<String>,
}

impl Violation {
    /// One about an entity.
    pub fn about(rule: &'static str, id: EntityId, what: impl Into<String>) -> Self {
        let name = serde_json::to_value(id).unwrap_or_default();
        let name = name.get("id").and_then(|id| id.as_str()).map(str::to_owned);
        Self {
            rule,
            what: format!("{id:?}: {}", what.into()),
            about: name,
        }
    }

    /// One about the room or a viewer.
    pub fn of(rule: &'static str, what: impl Into<String>) -> Self {
        Self {
            rule,
            what: what.into(),
            about: None,
        }
    }
}

/// A place in a room's patches.
type Place = (Epoch, u64);

/// What viewers have in common.
#[derive(Debug, Default)]
pub struct Ledger {
    boards: HashMap<Place, (u64, Who)>,
    /// Bytes of the patch that led to a number from the one before it.
    sizes: HashMap<Place, usize>,
    /// Everything that anybody ever saw.
    pub seen: BTreeSet<EntityId>,
    /// The topics of rounds as long as they were open.
    pub fixed: BTreeMap<EntityId, Vec<TopicId>>,
    /// Rounds and polls as they were when first seen closed.
    pub closed: BTreeMap<EntityId, Entity>,
    /// What must not be, found while looking.
    pub violations: Vec<Violation>,
    /// Patches that viewers took.
    pub patches: u64,
    /// Times that a viewer fell behind and was given one patch of everything since (S4).
    pub behind: u64,
    /// Lives of the room that were seen.
    pub epochs: BTreeSet<[u8; 8]>,
}

impl Ledger {
    /// A viewer's board at a number, as a digest.
    pub fn board(&mut self, place: Place, digest: u64, who: Who) {
        let (known, first) = *self.boards.entry(place).or_insert((digest, who));
        if known != digest {
            let (_, seq) = place;
            self.violations.push(Violation::of(
                "A2",
                format!("viewers {first} and {who} have different boards at number {seq}"),
            ));
        }
    }

    /// A patch that came by itself, from one number to another.
    pub fn step(&mut self, epoch: Epoch, from: u64, to: u64, bytes: usize, who: Who) {
        if to == from + 1 {
            self.sizes.insert((epoch, to), bytes);
            return;
        }
        if to <= from {
            let what = format!("viewer {who} was given number {to} after {from}");
            self.violations.push(Violation::of("S2", what));
            return;
        }
        self.behind += 1;
        // Whoever falls off the ring gets one patch of everything since; whoever does not, must not.
        let missed: Option<usize> = (from + 1..=to)
            .map(|seq| self.sizes.get(&(epoch, seq)))
            .sum();
        let many = to - from > limits::RING_PATCHES as u64;
        if !many && missed.is_some_and(|bytes| bytes <= limits::RING_BYTES) {
            let what =
                format!("viewer {who} was given number {to} after {from}, and had not fallen off");
            self.violations.push(Violation::of("S2", what));
        }
    }

    /// An entity that somebody sees.
    pub fn saw(&mut self, entity: &Entity) {
        let id = entity.id();
        self.seen.insert(id);
        if let Entity::Round(round) = entity
            && round.outcome == Outcome::Open
        {
            self.fixed.insert(id, round.topics.clone());
        }
        if is_closed(entity) {
            self.closed.entry(id).or_insert_with(|| entity.clone());
        }
    }
}

/// Whether it is a round or a poll that is over.
pub fn is_closed(entity: &Entity) -> bool {
    match entity {
        Entity::Round(round) => round.outcome != Outcome::Open,
        Entity::Poll(poll) => poll.outcome != PollOutcome::Open,
        _ => false,
    }
}
