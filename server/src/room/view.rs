//! The published board: every entity as it was last sent, encoded once, with the number of the
//! patch that sent it. Snapshot, change and resume are all "what changed since n" (S1, S2).

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use candor_protocol::{EntityId, limits};

use crate::board::{Board, Live, Touched, entities, project};

/// The frames of one patch, encoded once for everybody who gets it (A2).
pub type Frames = Arc<[Utf8Bytes]>;

/// An entity as it stands on the public board.
struct Standing {
    json: Box<str>,
    /// The patch that put it.
    seq: u64,
}

/// The public board at its newest number.
#[derive(Default)]
pub(super) struct View {
    seq: u64,
    standing: BTreeMap<EntityId, Standing>,
    /// What is gone, with the patch that deleted it.
    gone: BTreeMap<EntityId, u64>,
    /// Deletions up to this number are forgotten.
    forgotten: u64,
    /// The whole board at `seq`, once somebody wanted it.
    whole: Option<Frames>,
}

impl View {
    /// The number of the newest patch; 0 before the first.
    pub(super) fn seq(&self) -> u64 {
        self.seq
    }

    /// Publishes what changed among the touched entities: the next patch, or nothing when no
    /// projection changed, and then no number is spent (S2).
    pub(super) fn publish(
        &mut self,
        board: &Board,
        live: &Live,
        touched: &Touched,
    ) -> Option<Frames> {
        let seq = self.seq.saturating_add(1);
        let mut patch = Frame::new(seq, false);
        for id in touched {
            let json = project(board, live, *id).and_then(|entity| encode(&entity));
            match (json, self.standing.get(id)) {
                (Some(json), Some(there)) if *json == *there.json => {}
                (Some(json), _) => {
                    patch.put(&json);
                    self.gone.remove(id);
                    self.standing.insert(*id, Standing { json, seq });
                }
                (None, Some(_)) => {
                    self.standing.remove(id);
                    self.gone.insert(*id, seq);
                    patch.del(*id);
                }
                (None, None) => {}
            }
        }
        if patch.is_empty() {
            return None;
        }
        self.seq = seq;
        self.whole = None;
        if self.gone.len() > limits::TOMBSTONES {
            self.gone.clear();
            self.forgotten = seq;
        }
        Some(patch.finish())
    }

    /// Publishes whatever differs from a board, touched or not.
    pub(super) fn publish_all(&mut self, board: &Board, live: &Live) -> Option<Frames> {
        let mut touched: Touched = self.standing.keys().copied().collect();
        touched.extend(entities(board, live).iter().map(|entity| entity.id()));
        self.publish(board, live, &touched)
    }

    /// One patch of everything since a number: nothing when that is the newest, the whole board
    /// when it is 0, unknown, or so old that deletions since are forgotten.
    pub(super) fn since(&mut self, since: u64) -> Option<Frames> {
        if since == self.seq && since > 0 {
            return None;
        }
        if since == 0 || since > self.seq || since < self.forgotten {
            return Some(self.whole());
        }
        let mut patch = Frame::new(self.seq, false);
        let changed = self
            .standing
            .values()
            .filter(|standing| standing.seq > since);
        changed.for_each(|standing| patch.put(&standing.json));
        let gone = self.gone.iter().filter(|(_, seq)| **seq > since);
        gone.for_each(|(id, _)| patch.del(*id));
        Some(patch.finish())
    }

    fn whole(&mut self) -> Frames {
        let (seq, standing) = (self.seq, &self.standing);
        let whole = self.whole.get_or_insert_with(|| {
            let mut patch = Frame::new(seq, true);
            standing
                .values()
                .for_each(|standing| patch.put(&standing.json));
            patch.finish()
        });
        Arc::clone(whole)
    }
}

/// An entity or its id as JSON. Neither has anything that JSON cannot say, so none is left out.
fn encode(value: &impl serde::Serialize) -> Option<Box<str>> {
    serde_json::to_string(value)
        .ok()
        .map(String::into_boxed_str)
}

/// Builds the frames of a patch: cut at about [`limits::CHUNK_BYTES`], all but the last with
/// `more`. Puts come before deletions.
struct Frame {
    seq: u64,
    reset: bool,
    frames: Vec<Utf8Bytes>,
    puts: String,
    dels: String,
}

impl Frame {
    fn new(seq: u64, reset: bool) -> Self {
        Self {
            seq,
            reset,
            frames: Vec::new(),
            puts: String::new(),
            dels: String::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.frames.is_empty() && self.puts.is_empty() && self.dels.is_empty()
    }

    fn put(&mut self, json: &str) {
        self.cut_before(json.len());
        push(&mut self.puts, json);
    }

    fn del(&mut self, id: EntityId) {
        if let Some(json) = encode(&id) {
            self.cut_before(json.len());
            push(&mut self.dels, &json);
        }
    }

    fn cut_before(&mut self, bytes: usize) {
        let there = self.puts.len() + self.dels.len();
        if there > 0 && there + bytes > limits::CHUNK_BYTES {
            self.cut(true);
        }
    }

    fn cut(&mut self, more: bool) {
        let Self {
            seq, puts, dels, ..
        } = self;
        // Only the first frame empties the board.
        let reset = self.reset && self.frames.is_empty();
        let frame = format!(
            r#"{{"type":"patch","seq":{seq},"more":{more},"reset":{reset},"put":[{puts}],"del":[{dels}]}}"#
        );
        self.frames.push(frame.into());
        self.puts.clear();
        self.dels.clear();
    }

    fn finish(mut self) -> Frames {
        self.cut(false);
        self.frames.into()
    }
}

fn push(list: &mut String, json: &str) {
    if !list.is_empty() {
        list.push(',');
    }
    list.push_str(json);
}
