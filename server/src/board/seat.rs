//! Seats: who may command, without anybody remembering who they are.
//!
//! A seat is a nonce; its token is the nonce with a MAC under a secret of the room, so the server
//! verifies tokens and keeps none. Ballots and answers are filed under a pseudonym that holds for one
//! round or poll.

use std::fmt;

use candor_protocol::SeatToken;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

const NONCE_BYTES: usize = 16;

/// One participant's place: a nonce. Live state, never journaled (A1).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat([u8; NONCE_BYTES]);

/// The secret under which a room's seat tokens are made. Kept with the room.
#[derive(Clone, Serialize, Deserialize)]
pub struct RoomSecret(pub [u8; 32]);

/// Drawn at the opening of a round or poll, destroyed at its closing (A9).
#[derive(Clone, Serialize, Deserialize)]
pub struct Salt(pub [u8; 32]);

/// HMAC-SHA256(salt, seat), cut to 16 bytes: under what a ballot or an answer is filed while its round
/// or poll is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pseudonym([u8; 16]);

fn mac16(key: &[u8], purpose: &[u8], message: &[u8]) -> [u8; 16] {
    // HMAC takes a key of any length, so this never fails; an all-zero MAC would verify nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 16];
    };
    mac.update(purpose);
    mac.update(message);
    let mut cut = [0; 16];
    for (to, from) in cut.iter_mut().zip(mac.finalize().into_bytes()) {
        *to = from;
    }
    cut
}

impl Seat {
    /// A new seat, from a nonce that was drawn for it.
    pub fn new(nonce: [u8; NONCE_BYTES]) -> Self {
        Self(nonce)
    }

    /// The token that its browser keeps.
    pub fn token(&self, secret: &RoomSecret) -> SeatToken {
        let mut token = [0; 32];
        token[..NONCE_BYTES].copy_from_slice(&self.0);
        token[NONCE_BYTES..].copy_from_slice(&mac16(&secret.0, b"candor/1/seat", &self.0));
        SeatToken(token)
    }

    /// The seat of a token, if the room made it.
    pub fn verify(token: &SeatToken, secret: &RoomSecret) -> Option<Self> {
        let mut nonce = [0; NONCE_BYTES];
        nonce.copy_from_slice(&token.0[..NONCE_BYTES]);
        let mac = mac16(&secret.0, b"candor/1/seat", &nonce);
        bool::from(mac.ct_eq(&token.0[NONCE_BYTES..])).then_some(Self(nonce))
    }

    /// What this seat's ballot or answer is filed under in the round or poll of a salt (A9).
    pub fn pseudonym(&self, salt: &Salt) -> Pseudonym {
        Pseudonym(mac16(&salt.0, b"candor/1/ballot", &self.0))
    }
}

/// Secrets are compared in constant time, show nothing of themselves, and are wiped.
macro_rules! secret {
    ($name:ident) => {
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.0.ct_eq(&other.0).into()
            }
        }

        impl Eq for $name {}

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                self.0.zeroize();
            }
        }
    };
}

secret!(RoomSecret);
secret!(Salt);

impl fmt::Debug for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seat(…)")
    }
}

impl fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pseudonym(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_token_is_known_again_and_a_forged_one_is_not() {
        let secret = RoomSecret([7; 32]);
        let seat = Seat::new([1; 16]);
        let mut token = seat.token(&secret);
        assert_eq!(Seat::verify(&token, &secret), Some(seat));
        assert_eq!(Seat::verify(&token, &RoomSecret([8; 32])), None);
        token.0[31] ^= 1;
        assert_eq!(Seat::verify(&token, &secret), None);
    }

    #[test]
    fn a9_pseudonyms_of_two_rounds_have_nothing_in_common() {
        let seat = Seat::new([1; 16]);
        assert_ne!(
            seat.pseudonym(&Salt([1; 32])),
            seat.pseudonym(&Salt([2; 32]))
        );
    }
}
