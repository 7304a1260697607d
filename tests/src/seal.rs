//! Sealing as the page does it (design, section 5), for tests and tools. Pure but for nonces that
//! nobody hands in; it knows no socket.

use candor_protocol::{Check, Door, DoorHash, EditKey, FacilitatorHash, FacilitatorKey, Lock};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE64URL_NOPAD;
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization as _;

/// Sizes of a padded text, in bytes; a line always has the first.
pub const SIZES: [usize; 3] = [256, 1024, 4096];
/// Bytes of the length in front of a padded text.
const HEAD: usize = 2;
/// Bytes of a nonce.
const NONCE: usize = 24;

/// What is derived from a room key.
pub struct RoomKeys {
    text: XChaCha20Poly1305,
    /// The key that texts are sealed under.
    pub text_key: [u8; 32],
    /// Shown to the server.
    pub door: Door,
    /// Published on the board.
    pub check: Check,
}

impl RoomKeys {
    /// HKDF-SHA256 with salt `candor/1` and infos `text`, `door`, `check`.
    pub fn derive(room_key: &[u8; 32]) -> Self {
        let hkdf = Hkdf::<Sha256>::new(Some(b"candor/1"), room_key);
        let derived = |info: &str| {
            let mut key = [0; 32];
            hkdf.expand(info.as_bytes(), &mut key)
                .expect("32 bytes are not too many");
            key
        };
        let text_key = derived("text");
        Self {
            text: XChaCha20Poly1305::new((&text_key).into()),
            text_key,
            door: Door(derived("door")),
            check: Check(derived("check")),
        }
    }

    /// Seals a text under a nonce; none when it is too long. `seam` is `kind|id|field`.
    pub fn seal(&self, seam: &str, text: &str, nonce: &[u8; NONCE]) -> Option<String> {
        let sealed = self.text.encrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: &pad(text)?,
                aad: format!("candor/1|{seam}").as_bytes(),
            },
        );
        let mut whole = nonce.to_vec();
        whole.extend(sealed.ok()?);
        Some(BASE64URL_NOPAD.encode(&whole))
    }

    /// Seals under a nonce drawn now.
    pub fn seal_now(&self, seam: &str, text: &str) -> String {
        self.seal(seam, text, &rand::random())
            .expect("the text is short enough")
    }

    /// Opens a sealed text; none when it belongs elsewhere or is none.
    pub fn open(&self, seam: &str, sealed: &str) -> Option<String> {
        let whole = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
        let (nonce, msg) = whole.split_first_chunk::<NONCE>()?;
        let aad = format!("candor/1|{seam}");
        let payload = Payload {
            msg,
            aad: aad.as_bytes(),
        };
        unpad(&self.text.decrypt(&XNonce::from(*nonce), payload).ok()?)
    }
}

/// NFC, LF, straight quotes, without bidi controls and NUL, trimmed.
pub fn normalise(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|char| {
            !matches!(char, '\0' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        })
        .collect();
    let lines = plain.replace("\r\n", "\n");
    let quoted: String = lines
        .chars()
        .map(|char| match char {
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            char => char,
        })
        .nfc()
        .map(|char| match char {
            '\u{2018}'..='\u{201b}' => '\'',
            '\u{201c}'..='\u{201f}' => '"',
            char => char,
        })
        .collect();
    quoted.trim_matches(is_blank).to_owned()
}

/// What a browser trims, which differs from Rust's white space by two characters.
fn is_blank(char: char) -> bool {
    char == '\u{feff}' || (char.is_whitespace() && char != '\u{85}')
}

/// The same for a line: breaks, with the blanks around them, become one blank.
pub fn normalise_line(text: &str) -> String {
    let text = normalise(text);
    let parts = text.split('\n').map(|part| part.trim_matches(is_blank));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if text.contains('\n') {
        parts.join(" ")
    } else {
        text
    }
}

/// Length as u16 big-endian ‖ UTF-8 ‖ zeros up to the smallest size that fits.
pub fn pad(text: &str) -> Option<Vec<u8>> {
    let size = SIZES.iter().find(|size| text.len() + HEAD <= **size)?;
    let length = u16::try_from(text.len()).ok()?;
    let mut padded = length.to_be_bytes().to_vec();
    padded.extend(text.as_bytes());
    padded.resize(*size, 0);
    Some(padded)
}

/// The text of padded bytes; none when they are none.
pub fn unpad(padded: &[u8]) -> Option<String> {
    let (head, rest) = padded.split_first_chunk::<HEAD>()?;
    let length = usize::from(u16::from_be_bytes(*head));
    let (text, zeros) = rest.split_at_checked(length)?;
    if zeros.iter().any(|byte| *byte != 0) {
        return None;
    }
    String::from_utf8(text.to_vec()).ok()
}

fn hash(label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(label);
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// What the server knows a door by.
pub fn door_hash(door: &Door) -> DoorHash {
    DoorHash(hash("candor/1/door", &[&door.0]))
}

/// What the server knows a facilitator key by.
pub fn facilitator_hash(key: &FacilitatorKey) -> FacilitatorHash {
    FacilitatorHash(hash("candor/1/facilitator", &[&key.0]))
}

/// What is published with a text, and opened by its edit key (A3).
pub fn lock(id: &[u8; 16], edit_key: &EditKey) -> Lock {
    Lock(hash("candor/1/lock", &[id, &edit_key.0]))
}

/// The id of the room that a board is restored into when its room is gone: HKDF-SHA256 of the room key, salt
/// `candor/1`, info `next/room` ‖ room id.
pub fn successor(room_key: &[u8; 32], room: &[u8; 16]) -> [u8; 16] {
    let mut next = [0; 16];
    Hkdf::<Sha256>::new(Some(b"candor/1"), room_key)
        .expand(&[b"next/room", &room[..]].concat(), &mut next)
        .expect("16 bytes are not too many");
    next
}

/// Work of the room print: N = 2^16, r = 8, p = 1.
const PRINT_COST: (u8, u32, u32) = (16, 8, 1);

/// The room print: scrypt over the room key, salt `candor/1/print` ‖ room id; eight bytes, of which the
/// last twelve decimal digits are shown in three groups.
pub fn room_print(room_key: &[u8; 32], room: &[u8; 16]) -> String {
    let (log_n, r, p) = PRINT_COST;
    let cost = scrypt::Params::new(log_n, r, p).expect("sound parameters");
    let mut bytes = [0; 8];
    scrypt::scrypt(
        room_key,
        &[b"candor/1/print", &room[..]].concat(),
        &cost,
        &mut bytes,
    )
    .expect("eight bytes are not too many");
    let digits = format!("{:012}", u64::from_be_bytes(bytes) % 1_000_000_000_000);
    format!("{} {} {}", &digits[..4], &digits[4..8], &digits[8..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use candor_protocol::sealed::SEALED_CHARS;

    #[test]
    fn a11_every_sealed_text_has_one_of_three_sizes() {
        let keys = RoomKeys::derive(&[7; 32]);
        for (length, chars) in [
            (0, SEALED_CHARS[0]),
            (254, SEALED_CHARS[0]),
            (255, SEALED_CHARS[1]),
            (1022, SEALED_CHARS[1]),
            (1023, SEALED_CHARS[2]),
            (4094, SEALED_CHARS[2]),
        ] {
            let text = "x".repeat(length);
            let sealed = keys.seal_now("note|a|text", &text);
            assert_eq!(sealed.len(), chars);
            assert_eq!(keys.open("note|a|text", &sealed), Some(text));
            assert_eq!(keys.open("note|b|text", &sealed), None);
        }
        assert_eq!(pad(&"x".repeat(4095)), None);
    }

    #[test]
    fn what_a_keyboard_gives_away_is_normalised() {
        let typed = " \u{201c}It\u{2019}s\u{202e} e\u{301}\u{201d}\r\nyes\u{0}\u{feff} ";
        assert_eq!(normalise(typed), "\"It's \u{e9}\"\nyes");
        assert_eq!(normalise_line(" a \r\n\r\n b"), "a b");
    }
}
