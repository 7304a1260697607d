//! Secrets that travel: each is wiped when dropped, compared in constant time, and shows nothing
//! of itself in `Debug`. There is no `Display`, so that none gets into a log by accident (A13).

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64URL_NOPAD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use crate::ids::{BytesVisitor, NotAnId, decode};

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name(pub [u8; $bytes]);

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                decode(text).map(Self)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.0.ct_eq(&other.0).into()
            }
        }

        impl Eq for $name {}

        impl Drop for $name {
            fn drop(&mut self) {
                self.0.zeroize();
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&BASE64URL_NOPAD.encode(&self.0))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(BytesVisitor).map(Self).map_err(D::Error::custom)
            }
        }
    };
}

secret!(
    /// Proves to be the author of one note or one comment, and of nothing else (A3).
    EditKey, 16
);
secret!(
    /// Derived from the room key; whoever shows it may watch the room and take a seat.
    Door, 32
);
secret!(
    /// A capability: whoever holds it may lead. It shows nothing more of the board (F1).
    FacilitatorKey, 16
);
secret!(
    /// One participant's place: a nonce (16 bytes) and its MAC (16 bytes) under a secret of the
    /// room, so that the server need not remember seats.
    SeatToken, 32
);
