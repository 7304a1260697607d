//! Sealed texts: what people typed, as the server sees it. Only the size is checked (A11).
//!
//! A sealed text is nonce (24) ‖ XChaCha20-Poly1305(text padded to 256, 1024 or 4096 bytes), so
//! its base64url form has 395, 1419 or 5515 characters and no other length.

use std::fmt;
use std::sync::Arc;

use data_encoding::BASE64URL_NOPAD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// Characters of a sealed text of each of the three sizes.
pub const SEALED_CHARS: [usize; 3] = [395, 1419, 5515];

/// Why a string is no sealed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSealed {
    /// Its length is none of the allowed ones.
    Size,
    /// It is not canonical base64url.
    Alphabet,
}

impl fmt::Display for NotSealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Size => "a sealed text has 395, 1419 or 5515 characters, a line 395",
            Self::Alphabet => "a sealed text is base64url without padding",
        })
    }
}

fn check(text: &str, sizes: &[usize]) -> Result<(), NotSealed> {
    if !sizes.contains(&text.len()) {
        return Err(NotSealed::Size);
    }
    // The canonical form has zero bits behind the last whole byte, so decoding has to look at it.
    let mut bytes = [0; 4136];
    let len = BASE64URL_NOPAD
        .decode_len(text.len())
        .map_err(|_| NotSealed::Size)?;
    let bytes = bytes.get_mut(..len).ok_or(NotSealed::Size)?;
    match BASE64URL_NOPAD.decode_mut(text.as_bytes(), bytes) {
        Ok(_) => Ok(()),
        Err(_) => Err(NotSealed::Alphabet),
    }
}

macro_rules! sealed {
    ($(#[$doc:meta])* $name:ident, $sizes:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Serialize)]
        #[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes a string of an allowed size and alphabet.
            pub fn new(text: &str) -> Result<Self, NotSealed> {
                check(text, $sizes)?;
                Ok(Self(text.into()))
            }

            /// The base64url form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({} characters)"), self.0.len())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                Self::new(&text).map_err(D::Error::custom)
            }
        }
    };
}

sealed!(
    /// A note or a comment: any of the three sizes.
    Sealed, &SEALED_CHARS
);
sealed!(
    /// A title, a name, an owner, a date or a signature: always the smallest size.
    SealedLine, &SEALED_CHARS[..1]
);
