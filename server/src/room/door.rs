//! Who is let in: the door, the seat token and the facilitator key are looked at here (L2).

use candor_protocol::{CloseCode, Door, FacilitatorKey};
use rand::RngExt as _;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::actor::Actor;
use super::connections::you;
use super::{Greeting, Joined, Place};
use crate::board::{Board, Seat};

/// Lets a connection in, or says with which code to close it.
pub(super) fn open(actor: &mut Actor, greeting: &Greeting) -> Result<Joined, CloseCode> {
    let board = &actor.board;
    if !is_door_of(board, &greeting.door) {
        return Err(CloseCode::WrongDoor);
    }
    if actor.connections.len() >= actor.most_connections {
        return Err(CloseCode::RoomFull);
    }
    let seat = match &greeting.seat {
        Some(token) => Some(Seat::verify(token, &board.secret).ok_or(CloseCode::WrongSeat)?),
        None => greeting.join.then(|| Seat::new(actor.dice.random())),
    };
    let leads = greeting
        .facilitator_key
        .as_ref()
        .is_some_and(|key| leads(board, key));
    let private = you(board, &actor.live, seat, leads);
    let (connection, answers, you) = actor.connections.add(seat, leads, private);
    if let Some(seat) = seat {
        actor.live.arrive(seat, &mut actor.dice);
    }
    let since = match greeting.resume {
        Some(resume) if resume.epoch == actor.epoch => resume.seq,
        Some(_) | None => 0,
    };
    Ok(Joined {
        epoch: actor.epoch,
        seat: seat.map(|seat| seat.token(&actor.board.secret)),
        frames: actor.view.since(since),
        seq: actor.view.seq(),
        answers,
        you,
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

fn leads(board: &Board, key: &FacilitatorKey) -> bool {
    let hash = Sha256::new()
        .chain_update("candor/1/facilitator")
        .chain_update(key.0)
        .finalize();
    board
        .facilitators
        .iter()
        .any(|known| known.0.ct_eq(&hash).into())
}
