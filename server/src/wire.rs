//! Websocket frames as a server writes them: whole and unmasked (RFC 6455, section 5.2). It knows neither
//! sockets nor what is said.

/// A final frame of text.
const TEXT: u8 = 0x81;
/// The longest payload whose length stands in the second byte.
const SHORT: usize = 125;

/// A ping with nothing in it.
pub(crate) const PING: &[u8] = &[0x89, 0];

/// Appends one text frame whose payload is these parts, one after another. Takes no more room than that.
pub(crate) fn push_text(out: &mut Vec<u8>, parts: &[&str]) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short), _) if length <= SHORT => push_head(out, &[TEXT, short], &[], length),
        (_, Ok(medium)) => push_head(out, &[TEXT, 126], &medium.to_be_bytes(), length),
        _ => {
            let long = u64::try_from(length).unwrap_or(u64::MAX);
            push_head(out, &[TEXT, 127], &long.to_be_bytes(), length);
        }
    }
    for part in parts {
        out.extend_from_slice(part.as_bytes());
    }
}

fn push_head(out: &mut Vec<u8>, start: &[u8], length: &[u8], payload: usize) {
    let head = start.len().saturating_add(length.len());
    out.reserve_exact(head.saturating_add(payload));
    out.extend_from_slice(start);
    out.extend_from_slice(length);
}

/// The payloads of text frames that stand one after another.
///
/// # Panics
/// On anything else.
#[cfg(test)]
pub(crate) fn texts(mut frames: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    while let [TEXT, short, rest @ ..] = frames {
        let (length, rest) = match *short {
            126 => (
                usize::from(u16::from_be_bytes([rest[0], rest[1]])),
                &rest[2..],
            ),
            127 => {
                let (length, rest) = rest.split_first_chunk().expect("a length");
                (
                    usize::try_from(u64::from_be_bytes(*length)).expect("it fits"),
                    rest,
                )
            }
            short => (usize::from(short), rest),
        };
        let (text, rest) = rest.split_at(length);
        found.push(String::from_utf8(text.to_vec()).expect("UTF-8"));
        frames = rest;
    }
    assert!(frames.is_empty(), "no text frame: {frames:?}");
    found
}

#[cfg(test)]
mod tests {
    use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketContext};
    use tokio_tungstenite::tungstenite::{Error, Message};

    use super::*;

    /// What a client of the library reads.
    fn read(frames: Vec<u8>) -> Vec<Message> {
        let mut stream = std::io::Cursor::new(frames);
        let mut client = WebSocketContext::new(Role::Client, None);
        let mut read = Vec::new();
        loop {
            match client.read(&mut stream) {
                Ok(message) => read.push(message),
                Err(Error::Protocol(_) | Error::Io(_)) => return read,
                Err(error) => panic!("{error}"),
            }
        }
    }

    #[test]
    fn a_frame_of_any_length_is_what_a_client_reads() {
        for length in [0, 1, 125, 126, 127, 65_535, 65_536, 200_000] {
            let text = "x".repeat(length);
            let (one, other) = text.split_at(length / 3);
            let mut frames = Vec::new();
            push_text(&mut frames, &[one, other]);
            push_text(&mut frames, &["ä", "", "ö"]);
            assert_eq!(texts(&frames), [text.as_str(), "äö"]);
            assert_eq!(read(frames), [Message::text(text), Message::text("äö")]);
        }
    }

    #[test]
    fn a_ping_is_one() {
        assert_eq!(read(PING.to_vec()), [Message::Ping(Default::default())]);
    }
}
