//! The ceiling's protocol as the generator speaks it: a message is its length (u32, little-endian) and that
//! many bytes. A change begins with its leader (u32) and its number (u64), both little-endian.

use std::net::SocketAddr;

use crate::lane::remainder;
use crate::link::{self, Breadth, Inlet, Outlet};

/// Messages of at most this many bytes are acknowledgements; a change is longer.
const ACK_BYTES: usize = 20;
/// Bytes of a message's length.
const LEN_BYTES: usize = 4;

/// A room of the ceiling.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BareRoom {
    /// Where the server listens.
    pub(crate) address: SocketAddr,
    /// Which room.
    pub(crate) number: u32,
    /// Bytes of a change with its length.
    pub(crate) bytes: usize,
}

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Message {
    /// The sender's change was taken, or a newcomer is in the room.
    Ack,
    /// A leader stands at a change, by its remainder.
    Change(usize, usize),
}

impl BareRoom {
    /// Connects and says which room it is for.
    pub(crate) async fn hail(&self) -> anyhow::Result<(Inlet, Outlet)> {
        let stream = link::connect(self.address, Breadth::Usual).await?;
        let (inlet, outlet) = link::split(stream);
        outlet.write(&framed(&self.number.to_le_bytes())).await?;
        Ok((inlet, outlet))
    }

    /// A leader's change.
    pub(crate) fn change(&self, leader: usize, number: u64) -> anyhow::Result<Vec<u8>> {
        let mut payload = vec![b'x'; self.bytes.saturating_sub(LEN_BYTES).max(ACK_BYTES + 1)];
        payload[..4].copy_from_slice(&u32::try_from(leader)?.to_le_bytes());
        payload[4..12].copy_from_slice(&number.to_le_bytes());
        Ok(framed(&payload))
    }
}

/// Hands over every whole message and its bytes; tells how many bytes all took.
pub(crate) fn split(bytes: &[u8], mut each: impl FnMut(Message, usize)) -> usize {
    let mut taken = 0;
    while let Some((message, len)) = bytes.get(taken..).and_then(first) {
        each(message, len);
        taken += len;
    }
    taken
}

fn first(bytes: &[u8]) -> Option<(Message, usize)> {
    let len = u32::from_le_bytes(bytes.get(..LEN_BYTES)?.try_into().ok()?);
    let all = LEN_BYTES + usize::try_from(len).ok()?;
    let payload = bytes.get(LEN_BYTES..all)?;
    if payload.len() <= ACK_BYTES {
        return Some((Message::Ack, all));
    }
    let leader = u32::from_le_bytes(payload.get(..4)?.try_into().ok()?);
    let number = u64::from_le_bytes(payload.get(4..12)?.try_into().ok()?);
    let change = Message::Change(usize::try_from(leader).ok()?, remainder(number));
    Some((change, all))
}

fn framed(payload: &[u8]) -> Vec<u8> {
    let mut message = Vec::with_capacity(LEN_BYTES + payload.len());
    message.extend_from_slice(&(payload.len() as u32).to_le_bytes());
    message.extend_from_slice(payload);
    message
}

#[cfg(test)]
mod tests {
    use super::{BareRoom, Message, framed, split};

    #[test]
    fn changes_and_acknowledgements_are_told_apart_however_they_are_cut() {
        let room = BareRoom {
            address: "127.0.0.1:1".parse().expect("an address"),
            number: 7,
            bytes: 250,
        };
        let change = room.change(3, 25).expect("a change");
        assert_eq!(change.len(), 250);
        let bytes = [framed(&[b'a'; 20]), change].concat();
        for cut in 0..=bytes.len() {
            let mut found = Vec::new();
            let taken = split(&bytes[..cut], |message, _| found.push(message));
            split(&bytes[taken..], |message, _| found.push(message));
            assert_eq!(found, [Message::Ack, Message::Change(3, 1)], "cut at {cut}");
        }
    }
}
