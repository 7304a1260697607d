//! A key for each room: what is kept of it is wrapped with that key, which goes when the room does,
//! and is drawn anew whenever a snapshot replaces all before it. So a copy of a page that a disk
//! still has somewhere opens for nobody (K3).

use candor_protocol::RoomId;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand::RngExt as _;
use zeroize::Zeroize as _;

const NONCE: usize = 24;

/// A room's key.
pub(super) struct Key([u8; 32]);

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// What something wrapped is, and where it belongs: elsewhere it does not open.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wrapped {
    Snapshot { version: i64 },
    Events { version: i64 },
    Slip { id: [u8; 16] },
}

impl Key {
    /// No key.
    pub(super) const FREE: [u8; 32] = [0; 32];

    pub(super) fn drawn() -> Self {
        Self(rand::rng().random())
    }

    /// None where there is no key any more.
    pub(super) fn read(bytes: [u8; 32]) -> Option<Self> {
        (bytes != Self::FREE).then_some(Self(bytes))
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Nonce ‖ sealed bytes.
    pub(super) fn wrap(&self, room: RoomId, what: Wrapped, plain: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE] = rand::rng().random();
        let aad = what.named(room);
        let payload = Payload {
            msg: plain,
            aad: &aad,
        };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// The plain bytes; none where this was not wrapped so.
    pub(super) fn unwrap(&self, room: RoomId, what: Wrapped, wrapped: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = wrapped.split_first_chunk::<NONCE>()?;
        let aad = what.named(room);
        let payload = Payload {
            msg: sealed,
            aad: &aad,
        };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&self.0).into())
    }
}

impl Wrapped {
    fn named(self, room: RoomId) -> Vec<u8> {
        let (kind, place): (u8, Vec<u8>) = match self {
            Self::Snapshot { version } => (0, version.to_be_bytes().to_vec()),
            Self::Events { version } => (1, version.to_be_bytes().to_vec()),
            Self::Slip { id } => (2, id.to_vec()),
        };
        [&[kind], room.0.as_slice(), &place].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: RoomId = RoomId([1; 16]);

    #[test]
    fn k3_what_is_wrapped_opens_with_its_key_at_its_place_and_no_other() {
        let key = Key::drawn();
        let here = Wrapped::Events { version: 7 };
        let wrapped = key.wrap(ROOM, here, b"text").expect("wrapped");
        assert!(!wrapped.windows(4).any(|bytes| bytes == b"text"));
        assert_eq!(
            key.unwrap(ROOM, here, &wrapped).as_deref(),
            Some(b"text".as_slice())
        );
        let elsewhere = [
            (RoomId([2; 16]), here),
            (ROOM, Wrapped::Events { version: 8 }),
            (ROOM, Wrapped::Snapshot { version: 7 }),
            (ROOM, Wrapped::Slip { id: [7; 16] }),
        ];
        for (room, what) in elsewhere {
            assert_eq!(key.unwrap(room, what, &wrapped), None, "{room:?} {what:?}");
        }
        assert_eq!(Key::drawn().unwrap(ROOM, here, &wrapped), None);
        for cut in [0, 10, wrapped.len() - 1] {
            assert_eq!(key.unwrap(ROOM, here, &wrapped[..cut]), None, "{cut}");
        }
    }

    #[test]
    fn a_free_key_is_none() {
        assert!(Key::read(Key::FREE).is_none());
        assert!(Key::read([1; 32]).is_some());
    }
}
