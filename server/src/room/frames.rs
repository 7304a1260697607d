//! The frames of a patch: cut to size, and encoded once. It knows no board.

use bytes::Bytes;
use candor_protocol::{EntityId, limits};

use super::scratch::json;
use crate::wire;

/// The frames of one patch as they go over the wire, one after another, encoded once for everybody who gets
/// it (A2). Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frames {
    bytes: Bytes,
    count: usize,
}

impl Frames {
    /// Their bytes.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// What each of them says.
    #[cfg(test)]
    pub(super) fn texts(&self) -> Vec<String> {
        wire::texts(&self.bytes)
    }
}

/// An entity or its id as JSON. Neither has anything that JSON cannot say, so none is left out.
pub(super) fn encode(value: &impl serde::Serialize) -> Option<Box<str>> {
    json(value, |bytes| {
        std::str::from_utf8(bytes).ok().map(Box::from)
    })
}

/// Builds the frames of a patch: cut at about [`limits::CHUNK_BYTES`], all but the last with
/// `more`. Puts come before deletions.
pub(super) struct PatchFrames {
    seq: u64,
    reset: bool,
    frames: Vec<u8>,
    count: usize,
    puts: String,
    dels: String,
}

impl PatchFrames {
    pub(super) fn new(seq: u64, reset: bool) -> Self {
        Self {
            seq,
            reset,
            frames: Vec::new(),
            count: 0,
            puts: String::new(),
            dels: String::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.frames.is_empty() && self.puts.is_empty() && self.dels.is_empty()
    }

    pub(super) fn put(&mut self, json: &str) {
        self.cut_before(json.len());
        push(&mut self.puts, json);
    }

    pub(super) fn del(&mut self, id: EntityId) {
        if let Some(json) = encode(&id) {
            self.cut_before(json.len());
            push(&mut self.dels, &json);
        }
    }

    fn cut_before(&mut self, bytes: usize) {
        let there = self.puts.len().saturating_add(self.dels.len());
        if there > 0 && there.saturating_add(bytes) > limits::CHUNK_BYTES {
            self.cut(true);
        }
    }

    fn cut(&mut self, more: bool) {
        let Self { seq, .. } = self;
        // Only the first frame empties the board.
        let reset = self.reset && self.count == 0;
        let head = format!(r#"{{"type":"patch","seq":{seq},"more":{more},"reset":{reset},"put":["#);
        let parts = [&head, &self.puts, r#"],"del":["#, &self.dels, "]}"];
        wire::push_text(&mut self.frames, &parts);
        self.count = self.count.saturating_add(1);
        self.puts.clear();
        self.dels.clear();
    }

    pub(super) fn finish(mut self) -> Frames {
        self.cut(false);
        Frames {
            bytes: self.frames.into(),
            count: self.count,
        }
    }
}

fn push(list: &mut String, json: &str) {
    if !list.is_empty() {
        list.push(',');
    }
    list.push_str(json);
}

#[cfg(test)]
impl From<Vec<u8>> for Frames {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            bytes: bytes.into(),
            count: 1,
        }
    }
}
