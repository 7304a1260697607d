//! What one viewer sees: its copy of the board, kept across breaks and checked patch by patch.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash as _, Hasher as _};

use candor_protocol::{EntityId, Epoch, Patch, Resume};
use candor_tests::BoardCopy;

use crate::history::Who;
use crate::ledger::{Ledger, Violation, is_closed};

/// One viewer's sight of a room.
#[derive(Debug)]
pub struct Sight {
    who: Who,
    board: BoardCopy,
    /// Of the connection, as its welcome said.
    epoch: Option<Epoch>,
    /// The epoch that the board is of: a connection that ends before its first patch is whole changes
    /// nothing of it.
    stands: Option<Epoch>,
    digests: BTreeMap<EntityId, u64>,
    gone: BTreeSet<EntityId>,
    closed: BTreeSet<EntityId>,
    /// What the frames of a patch that is not whole yet name.
    named: BTreeSet<EntityId>,
    resets: bool,
    bytes: usize,
    /// Whether the patches that came with the welcome are all there.
    live: bool,
}

impl Sight {
    /// Somebody who saw nothing yet.
    pub fn new(who: Who) -> Self {
        Self {
            who,
            board: BoardCopy::default(),
            epoch: None,
            stands: None,
            digests: BTreeMap::new(),
            gone: BTreeSet::new(),
            closed: BTreeSet::new(),
            named: BTreeSet::new(),
            resets: false,
            bytes: 0,
            live: false,
        }
    }

    /// The copy.
    pub fn board(&self) -> &BoardCopy {
        &self.board
    }

    /// Whether there is a board.
    pub fn has_board(&self) -> bool {
        !self.digests.is_empty()
    }

    /// Where it stands.
    pub fn resume(&self) -> Option<Resume> {
        let epoch = self.stands?;
        let seq = self.board.seq();
        self.has_board().then_some(Resume { epoch, seq })
    }

    /// A connection ended: frames of a patch that did not get whole are forgotten.
    pub fn broken(&mut self) {
        self.board = self.board.whole();
        self.named.clear();
        (self.resets, self.bytes, self.live) = (false, 0, false);
    }

    /// A welcome came.
    pub fn welcome(&mut self, epoch: Epoch, ledger: &mut Ledger) {
        ledger.epochs.insert(epoch.0);
        self.epoch = Some(epoch);
    }

    /// What is private came, behind the board.
    pub fn greeted(&mut self) {
        self.live = true;
    }

    /// A frame of a patch.
    pub fn take(&mut self, frame: Patch, bytes: usize, ledger: &mut Ledger) {
        let (from, to, more) = (self.board.seq(), frame.seq, frame.more);
        self.named
            .extend(frame.put.iter().map(|entity| entity.id()));
        self.named.extend(&frame.del);
        self.resets |= frame.reset;
        self.bytes += bytes;
        if let Err(what) = self.board.take(frame) {
            let what = format!("viewer {}: {what}", self.who);
            ledger.violations.push(Violation::of("S2", what));
        }
        if more {
            return;
        }
        ledger.patches += 1;
        let Some(epoch) = self.epoch else { return };
        if self.stands != Some(epoch) && !self.resets {
            let what = format!("viewer {} was given a part of another epoch", self.who);
            ledger.violations.push(Violation::of("S2", what));
        }
        self.stands = Some(epoch);
        if self.live && self.named.is_empty() {
            let what = format!("viewer {} was given an empty patch {to}", self.who);
            ledger.violations.push(Violation::of("S2", what));
        }
        if self.live && !self.resets {
            ledger.step(epoch, from, to, self.bytes, self.who);
        }
        self.look(ledger);
        let digest = self.digests.values().fold(0, |sum, one| sum ^ one);
        ledger.board((epoch, to), digest, self.who);
        (self.resets, self.bytes) = (false, 0);
    }

    /// Looks at what the patch named.
    fn look(&mut self, ledger: &mut Ledger) {
        if self.resets {
            self.named.extend(self.digests.keys());
            let all = self.board.entities().map(|entity| entity.id());
            self.named.extend(all);
        }
        for id in std::mem::take(&mut self.named) {
            match self.board.get(id) {
                Some(entity) => {
                    ledger.saw(entity);
                    if is_closed(entity) {
                        self.closed.insert(id);
                    } else if self.closed.contains(&id) {
                        let what = format!("viewer {} saw it closed, and open again", self.who);
                        ledger.violations.push(Violation::about("A8", id, what));
                    }
                    let json = serde_json::to_string(entity).unwrap_or_default();
                    let mut hasher = DefaultHasher::new();
                    json.hash(&mut hasher);
                    self.digests.insert(id, hasher.finish());
                    if stays_gone(id) && self.gone.contains(&id) {
                        let what = format!("viewer {} saw it go, and come back", self.who);
                        ledger.violations.push(Violation::about("S3", id, what));
                    }
                }
                None => {
                    if self.digests.remove(&id).is_some() {
                        self.gone.insert(id);
                        if never_goes(id) {
                            let what = format!("viewer {} saw it go", self.who);
                            ledger.violations.push(Violation::about("K1", id, what));
                        }
                    }
                }
            }
        }
    }
}

/// What is deleted stays so. A topic comes back when a merge is undone.
fn stays_gone(id: EntityId) -> bool {
    matches!(
        id,
        EntityId::Note(_) | EntityId::Comment(_) | EntityId::Action(_)
    )
}

/// What no command removes.
fn never_goes(id: EntityId) -> bool {
    !stays_gone(id) && !matches!(id, EntityId::Topic(_))
}
