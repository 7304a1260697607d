//! Websocket frames as a client reads and writes them (RFC 6455), no more than the instrument needs: a
//! server's frames are unmasked and whole messages, a client's are masked. It knows no message.

/// What a frame is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A message of text.
    Text,
    /// The server asks whether we are there.
    Ping,
    /// Our answer to that.
    Pong,
    /// The server ends the connection.
    Close,
    /// What Candor never sends.
    Other,
}

impl Kind {
    fn of(head: u8) -> Self {
        match head & 0x0f {
            1 => Self::Text,
            8 => Self::Close,
            9 => Self::Ping,
            10 => Self::Pong,
            _ => Self::Other,
        }
    }

    fn head(self) -> u8 {
        0x80 | match self {
            Self::Text => 1,
            Self::Close => 8,
            Self::Ping => 9,
            Self::Pong => 10,
            Self::Other => 2,
        }
    }
}

/// The mask of what is sent. Any will do: it protects proxies from scripts, and there are neither here.
/// Zeros would let a server's unmasking be skipped.
const MASK: [u8; 4] = [0x5a, 0xc3, 0x96, 0x3c];

/// Hands over every whole frame; tells how many bytes these took.
pub(crate) fn split(bytes: &[u8], mut each: impl FnMut(Kind, &[u8])) -> usize {
    let mut taken = 0;
    while let Some((kind, head, len)) = bytes.get(taken..).and_then(head) {
        let Some(payload) = bytes.get(taken + head..taken + head + len) else {
            break;
        };
        each(kind, payload);
        taken += head + len;
    }
    taken
}

/// What a frame is, the bytes of its head, and of its payload.
fn head(bytes: &[u8]) -> Option<(Kind, usize, usize)> {
    let kind = Kind::of(*bytes.first()?);
    match *bytes.get(1)? {
        126 => {
            let len = u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?);
            Some((kind, 4, usize::from(len)))
        }
        127 => {
            let len = u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?);
            Some((kind, 10, usize::try_from(len).ok()?))
        }
        len => Some((kind, 2, usize::from(len))),
    }
}

/// A frame as a client sends it.
pub(crate) fn masked(kind: Kind, payload: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(14 + payload.len());
    frame.push(kind.head());
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(len @ 0..126), _) => frame.push(0x80 | len),
        (_, Ok(len)) => {
            frame.push(0x80 | 126);
            frame.extend_from_slice(&len.to_be_bytes());
        }
        _ => {
            frame.push(0x80 | 127);
            frame.extend_from_slice(&(payload.len() as u64).to_be_bytes());
        }
    }
    frame.extend_from_slice(&MASK);
    let mask = MASK.iter().cycle();
    frame.extend(payload.iter().zip(mask).map(|(byte, mask)| byte ^ mask));
    frame
}

#[cfg(test)]
mod tests {
    use super::{Kind, MASK, masked, split};

    /// As a server sends it.
    fn unmasked(kind: Kind, payload: &[u8]) -> Vec<u8> {
        let mut frame = masked(kind, payload);
        let head = frame.len() - payload.len() - MASK.len();
        frame.truncate(head);
        frame[1] &= 0x7f;
        frame.extend_from_slice(payload);
        frame
    }

    fn frames(bytes: &[u8]) -> (Vec<(Kind, Vec<u8>)>, usize) {
        let mut found = Vec::new();
        let taken = split(bytes, |kind, payload| found.push((kind, payload.to_vec())));
        (found, taken)
    }

    #[test]
    fn frames_of_every_length_of_head_are_read_one_after_another() {
        let wanted: Vec<(Kind, Vec<u8>)> = [0, 1, 125, 126, 65_535, 65_536]
            .map(|len| (Kind::Text, vec![b'x'; len]))
            .into_iter()
            .chain([(Kind::Ping, b"there?".to_vec())])
            .collect();
        let bytes: Vec<u8> = wanted
            .iter()
            .flat_map(|(kind, payload)| unmasked(*kind, payload))
            .collect();
        assert_eq!(frames(&bytes), (wanted, bytes.len()));
    }

    #[test]
    fn a_frame_that_is_cut_anywhere_is_left_until_the_rest_comes() {
        let first = unmasked(Kind::Text, &[b'a'; 200]);
        let bytes = [first.clone(), unmasked(Kind::Text, b"second")].concat();
        for cut in 0..bytes.len() {
            let (before, taken) = frames(&bytes[..cut]);
            let (behind, rest) = frames(&bytes[taken..]);
            assert_eq!(before.len() + behind.len(), 2, "cut at {cut}");
            assert_eq!(taken + rest, bytes.len());
        }
    }

    #[test]
    fn what_is_sent_is_masked() {
        let frame = masked(Kind::Pong, b"here");
        assert_eq!(frame[..2], [0x8a, 0x84]);
        let payload: Vec<u8> = frame[6..].iter().zip(MASK).map(|(a, b)| a ^ b).collect();
        assert_eq!(payload, b"here");
    }
}
