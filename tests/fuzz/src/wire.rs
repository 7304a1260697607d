//! The examples of `docs/PROTOCOL.md` as seeds: a message that is new there is fuzzed from that day on.

use candor_protocol::sealed::SEALED_CHARS;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

const DOCUMENT: &str = include_str!("../../../docs/PROTOCOL.md");
/// The edit key of the examples, which show locks of no key.
const EDIT_KEY: [u8; 16] = [0x81; 16];

/// The messages below a heading.
///
/// # Panics
/// When the document has no such heading, or shows what is no JSON.
pub fn examples(heading: &str) -> Vec<Value> {
    let (_, from) = DOCUMENT
        .split_once(&format!("\n## {heading}\n"))
        .expect("the heading is there");
    let section = from.split("\n## ").next().unwrap_or(from);
    let blocks = section.split("```json\n").skip(1);
    blocks
        .filter_map(|block| block.split("\n```").next())
        .map(|shown| {
            let mut message = serde_json::from_str(shown).expect("examples are JSON");
            lengthen(&mut message);
            message
        })
        .collect()
}

/// The same as bytes.
pub fn seeds(heading: &str) -> Vec<Vec<u8>> {
    examples(heading)
        .iter()
        .map(|each| each.to_string().into_bytes())
        .collect()
}

/// The document shows the beginning of sealed texts alone. Locks become those of the examples' key, so that
/// their edits are an author's.
fn lengthen(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some(begin) = text.strip_suffix('…') {
                *text = format!("{begin:A<width$}", width = SEALED_CHARS[0]);
            }
        }
        Value::Array(all) => all.iter_mut().for_each(lengthen),
        Value::Object(all) => {
            let id = all.get("id").and_then(Value::as_str).map(str::to_owned);
            if let (Some(id), Some(lock)) = (id, all.get_mut("lock")) {
                *lock = Value::String(lock_of(&id));
            }
            all.values_mut().for_each(lengthen);
        }
        _ => {}
    }
}

fn lock_of(id: &str) -> String {
    let id: candor_protocol::NoteId = id.parse().expect("an id");
    let mut hash = Sha256::new();
    hash.update(b"candor/1/lock");
    hash.update(id.0);
    hash.update(EDIT_KEY);
    candor_protocol::Lock(hash.finalize().into()).to_text()
}
