//! Who is let in: the door, the seat token and the facilitator key are looked at here (L2).

use candor_protocol::{CloseCode, Door, FacilitatorHash, FacilitatorKey, limits};
use rand::RngExt as _;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::actor::Actor;
use super::connections::you;
use super::{Greeting, Joined, Place};
use crate::board::{Board, Live, Seat};

/// Lets a connection in, or says with which code to close it.
pub(super) fn open(actor: &mut Actor, greeting: &Greeting) -> Result<Joined, CloseCode> {
    let board = &actor.board;
    if !is_door_of(board, &greeting.door) {
        return Err(CloseCode::WrongDoor);
    }
    let full_of = |seated| actor.connections.of_kind(seated) >= actor.most_of_kind;
    let seat = match &greeting.seat {
        Some(token) => Some(Seat::verify(token, &board.secret).ok_or(CloseCode::WrongSeat)?),
        None if greeting.join && has_seats(board, &actor.live) => {
            // Looked at first: who is not let in takes no seat from others.
            if full_of(true) {
                return Err(CloseCode::RoomFull);
            }
            let taken = actor.minting.take();
            taken.then(|| Seat::new(actor.dice.random()))
        }
        None => None,
    };
    let of_seat = actor.connections.of(seat).count();
    if full_of(seat.is_some()) || of_seat >= limits::CONNECTIONS_OF_SEAT {
        return Err(CloseCode::RoomFull);
    }
    let key = greeting.facilitator_key.as_ref().map(hash_of);
    let private = you(board, &actor.live, seat, key);
    let line = &greeting.line;
    let connection = actor.connections.add(seat, key, private.clone(), line);
    if let Some(seat) = seat {
        actor.live.arrive(seat, &mut actor.dice);
    }
    let since = match greeting.resume {
        Some(resume) if resume.epoch == actor.epoch => resume.seq,
        Some(_) | None => 0,
    };
    let frames = actor.view.since(since);
    #[cfg(test)]
    let frames = super::leaks::welcoming(actor, frames);
    Ok(Joined {
        epoch: actor.epoch,
        seat: seat.map(|seat| seat.token(&actor.board.secret)),
        frames,
        seq: actor.view.seq(),
        you: private,
        place: Place {
            connection,
            leaving: actor.leaving.clone(),
        },
    })
}

fn is_door_of(board: &Board, door: &Door) -> bool {
    let hash = Sha256::new()
        .chain_update("candor/1/door")
        .chain_update(door.0)
        .finalize();
    board.door_hash.0.ct_eq(&hash).into()
}

/// What the board knows a facilitator key by. Comparing hashes tells nothing of keys by its timing.
fn hash_of(key: &FacilitatorKey) -> FacilitatorHash {
    let hash = Sha256::new()
        .chain_update("candor/1/facilitator")
        .chain_update(key.0);
    FacilitatorHash(hash.finalize().into())
}

/// Whether a new seat may be taken; else whoever comes waits without one (F5).
fn has_seats(board: &Board, live: &Live) -> bool {
    let most = board.rules.seats.unwrap_or(limits::SEATS);
    let taken = u32::try_from(live.seats()).unwrap_or(u32::MAX);
    !board.rules.locked && taken < most
}
