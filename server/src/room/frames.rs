//! The frames of a patch: cut to size, and encoded once. It knows no board.

use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use candor_protocol::{EntityId, limits};

/// The frames of one patch, encoded once for everybody who gets it (A2).
pub type Frames = Arc<[Utf8Bytes]>;

/// An entity or its id as JSON. Neither has anything that JSON cannot say, so none is left out.
pub(super) fn encode(value: &impl serde::Serialize) -> Option<Box<str>> {
    serde_json::to_string(value)
        .ok()
        .map(String::into_boxed_str)
}

/// Builds the frames of a patch: cut at about [`limits::CHUNK_BYTES`], all but the last with
/// `more`. Puts come before deletions.
pub(super) struct PatchFrames {
    seq: u64,
    reset: bool,
    frames: Vec<Utf8Bytes>,
    puts: String,
    dels: String,
}

impl PatchFrames {
    pub(super) fn new(seq: u64, reset: bool) -> Self {
        Self {
            seq,
            reset,
            frames: Vec::new(),
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

    pub(super) fn finish(mut self) -> Frames {
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
