//! Ids and public hashes: fixed-size bytes, base64url without padding on the wire.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64URL_NOPAD;
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The text was not the base64url form of an id of this size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a base64url value of the expected size")
    }
}

impl std::error::Error for NotAnId {}

/// Decodes exactly `N` bytes; only the canonical form is taken, so that an id has one spelling.
pub(crate) fn decode<const N: usize>(text: &str) -> Result<[u8; N], NotAnId> {
    let mut bytes = [0; N];
    if BASE64URL_NOPAD.decode_len(text.len()) != Ok(N) {
        return Err(NotAnId);
    }
    match BASE64URL_NOPAD.decode_mut(text.as_bytes(), &mut bytes) {
        Ok(_) => Ok(bytes),
        Err(_) => Err(NotAnId),
    }
}

/// Reads fixed-size bytes from a JSON string without an allocation where the reader allows it.
pub(crate) struct BytesVisitor<const N: usize>;

impl<const N: usize> Visitor<'_> for BytesVisitor<N> {
    type Value = [u8; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{N} bytes as base64url without padding")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        decode(text).map_err(|_| E::custom(format_args!("expected {N} bytes as base64url")))
    }
}

/// The longest text of an id: that of 32 bytes.
const LONGEST_TEXT: usize = 43;

/// Gives bytes in their base64url form, which is made in place: a patch and its batch have a dozen of them.
fn with_text<T>(bytes: &[u8], give: impl FnOnce(&str) -> T) -> T {
    let mut text = [0; LONGEST_TEXT];
    let place = text.get_mut(..BASE64URL_NOPAD.encode_len(bytes.len()));
    let encoded = place.and_then(|place| {
        BASE64URL_NOPAD.encode_mut(bytes, place);
        std::str::from_utf8(place).ok()
    });
    match encoded {
        Some(text) => give(text),
        None => give(&BASE64URL_NOPAD.encode(bytes)),
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name(pub [u8; $bytes]);

        impl $name {
            /// The base64url form, as on the wire.
            pub fn to_text(self) -> String {
                BASE64URL_NOPAD.encode(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                decode(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.to_text())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.to_text())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                with_text(&self.0, |text| serializer.serialize_str(text))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(BytesVisitor).map(Self).map_err(D::Error::custom)
            }
        }
    };
}

id!(
    /// One retrospective. Made in the creator's browser; no secret, for it opens nothing (A13).
    RoomId, 16
);
id!(
    /// A column of the board.
    ColumnId, 16
);
id!(
    /// A note. Made in its author's browser, one for each note, linked to nothing (A3).
    NoteId, 16
);
id!(
    /// A topic: one note or several grouped. Drawn by the server at the release of a note, or made
    /// by the browser that splits one off.
    TopicId, 16
);
id!(
    /// A comment on a topic. Made in its author's browser (A3).
    CommentId, 16
);
id!(
    /// An action that the team will take.
    ActionId, 16
);
id!(
    /// One vote.
    RoundId, 16
);
id!(
    /// One poll.
    PollId, 16
);
id!(
    /// One life of a room in memory; patches are numbered within it (S2).
    Epoch, 8
);
id!(
    /// SHA-256(`candor/1/lock` ‖ id ‖ edit key): published with the text that it guards (A3).
    Lock, 32
);
id!(
    /// SHA-256(`candor/1/door` ‖ door): what the server keeps to know the door by.
    DoorHash, 32
);
id!(
    /// SHA-256(`candor/1/facilitator` ‖ facilitator key): what the server keeps of the key.
    FacilitatorHash, 32
);
id!(
    /// Derived from the room key and published on the board: a page whose own key gives another
    /// check refuses to write.
    Check, 32
);
