//! Reads out of a patch, as the server writes it, where the leaders' topics stand now. Reading it whole
//! would cost more than the server's own work. Ids begin with an index of three bytes.

use std::sync::LazyLock;

use data_encoding::BASE64URL_NOPAD;
use memchr::memmem::Finder;

/// How a patch begins, up to its number.
pub(crate) const PATCH: &[u8] = br#"{"type":"patch","seq":"#;
/// How a topic begins, up to its id.
const TOPIC: &[u8] = br#"{"type":"topic","id":""#;
/// What stands between a topic's id and its column's.
const COLUMN: &[u8] = br#"","column":""#;
/// Characters of an id.
const ID_CHARS: usize = 22;
/// Bytes of an id that are its index, and their characters.
const INDEX: (usize, usize) = (3, 4);

static TOPICS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(TOPIC));

/// An id with an index, and else drawn by lot.
pub(crate) fn id(index: usize) -> [u8; 16] {
    let mut id: [u8; 16] = rand::random();
    let bytes = (index as u64).to_be_bytes();
    id[..INDEX.0].copy_from_slice(&bytes[bytes.len() - INDEX.0..]);
    id
}

/// The number of a patch.
pub(crate) fn seq(patch: &[u8]) -> Option<u64> {
    let digits = patch.strip_prefix(PATCH)?;
    let digits = digits.iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |seq, digit| seq * 10 + u64::from(digit - b'0')))
}

/// Each topic's index and its column's.
pub(crate) fn topics(patch: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    TOPICS.find_iter(patch).filter_map(|at| {
        let topic = at + TOPIC.len();
        let column = topic + ID_CHARS + COLUMN.len();
        Some((index(patch, topic)?, index(patch, column)?))
    })
}

fn index(patch: &[u8], at: usize) -> Option<usize> {
    let mut bytes = [0; INDEX.0];
    let chars = patch.get(at..at + INDEX.1)?;
    BASE64URL_NOPAD.decode_mut(chars, &mut bytes).ok()?;
    let index = bytes
        .iter()
        .fold(0, |index, byte| index << 8 | u32::from(*byte));
    usize::try_from(index).ok()
}

#[cfg(test)]
mod tests {
    use candor_protocol::{ColumnId, Entity, NoteId, Patch, ServerFrame, TopicEntity, TopicId};

    use super::{id, seq, topics};

    fn entity(topic: usize, column: usize) -> Entity {
        Entity::Topic(TopicEntity {
            id: TopicId(id(topic)),
            column: ColumnId(id(column)),
            order: 1_024,
            name: None,
            notes: vec![NoteId(id(topic))],
            parked: false,
        })
    }

    #[test]
    fn topics_are_read_from_a_patch_as_the_server_writes_it() {
        let patch = ServerFrame::Patch(Patch {
            seq: 4_711,
            more: false,
            reset: false,
            put: vec![entity(3, 11), entity(70_000, 0)],
            del: Vec::new(),
        });
        let text = serde_json::to_string(&patch).expect("a frame");
        assert_eq!(seq(text.as_bytes()), Some(4_711));
        let found: Vec<_> = topics(text.as_bytes()).collect();
        assert_eq!(found, [(3, 11), (70_000, 0)]);
    }
}
