//! Who is connected to a room: seats, capabilities, and the ways to answer. Live state (A1).

use std::collections::BTreeMap;

use candor_protocol::{Ballot, ErrorFrame, FacilitatorHash, Ref, You, limits};
use tokio::sync::{mpsc, watch};

use super::{Answer, ConnectionId};
use crate::board::{Board, Live, Refusal, Seat};

/// One connection.
pub(super) struct Connection {
    pub(super) seat: Option<Seat>,
    /// The facilitator key that it holds, whether that counts or not.
    pub(super) key: Option<FacilitatorHash>,
    answers: mpsc::Sender<Answer>,
    you: watch::Sender<You>,
}

/// All connections of a room.
#[derive(Default)]
pub(super) struct Connections {
    open: BTreeMap<ConnectionId, Connection>,
    last: ConnectionId,
}

/// Whose `you` may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// One seat's.
    Seat(Seat),
    /// Everybody's.
    All,
}

impl Connections {
    /// Connections of seats, or of those who only watch: each kind has half of a room's places, so
    /// that nobody who shows in no count learns from a full room who comes and goes (A7).
    pub(super) fn of_kind(&self, seated: bool) -> usize {
        let kind = |connection: &&Connection| connection.seat.is_some() == seated;
        self.open.values().filter(kind).count()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    pub(super) fn get(&self, id: ConnectionId) -> Option<&Connection> {
        self.open.get(&id)
    }

    /// Adds a connection; gives its id and the ends that its session holds.
    pub(super) fn add(
        &mut self,
        seat: Option<Seat>,
        key: Option<FacilitatorHash>,
        you: You,
    ) -> (ConnectionId, mpsc::Receiver<Answer>, watch::Receiver<You>) {
        // A session has at most IN_FLIGHT commands under way, so answers always find room.
        let (answers, answers_end) = mpsc::channel(limits::IN_FLIGHT);
        let (you, you_end) = watch::channel(you);
        self.last = self.last.saturating_add(1);
        self.open.insert(
            self.last,
            Connection {
                seat,
                key,
                answers,
                you,
            },
        );
        (self.last, answers_end, you_end)
    }

    /// A connection holds another facilitator key from now on.
    pub(super) fn take_key(&mut self, id: ConnectionId, key: FacilitatorHash) {
        if let Some(connection) = self.open.get_mut(&id) {
            connection.key = Some(key);
        }
    }

    /// The connections of a seat.
    pub(super) fn of(&self, seat: Option<Seat>) -> impl Iterator<Item = ConnectionId> {
        self.open
            .iter()
            .filter(move |(_, connection)| seat.is_some() && connection.seat == seat)
            .map(|(id, _)| *id)
    }

    /// Whether anybody is connected whose key leads.
    pub(super) fn are_led(&self, board: &Board) -> bool {
        self.open
            .values()
            .any(|connection| board.leads(connection.key))
    }

    pub(super) fn remove(&mut self, id: ConnectionId) -> Option<Connection> {
        self.open.remove(&id)
    }

    pub(super) fn acknowledge(&self, id: ConnectionId, reference: Ref) {
        self.answer(id, Answer::Ack(reference));
    }

    pub(super) fn refuse(&self, id: ConnectionId, reference: Ref, refusal: Refusal) {
        let frame = ErrorFrame::new(Some(reference), refusal.code, refusal.limit);
        self.answer(id, Answer::Refused(frame));
    }

    fn answer(&self, id: ConnectionId, answer: Answer) {
        if let Some(connection) = self.open.get(&id) {
            // Nobody listens any more: the command is kept all the same.
            let _ = connection.answers.try_send(answer);
        }
    }

    /// Tells seats what is private to them, where it changed (A2).
    pub(super) fn tell(&self, board: &Board, live: &Live, whose: Whose) {
        for connection in self.open.values() {
            let is_meant = match whose {
                Whose::All => true,
                Whose::Seat(seat) => connection.seat == Some(seat),
            };
            if is_meant {
                let now = you(board, live, connection.seat, connection.key);
                connection.you.send_if_modified(|you| {
                    let differs = *you != now;
                    *you = now;
                    differs
                });
            }
        }
    }
}

/// What is private to a seat.
pub(super) fn you(
    board: &Board,
    live: &Live,
    seat: Option<Seat>,
    key: Option<FacilitatorHash>,
) -> You {
    let ballot = seat
        .zip(board.open_round())
        .and_then(|(seat, (round, _, ballots))| {
            let votes = ballots.ballots.get(&seat.pseudonym(&ballots.salt))?.clone();
            Some(Ballot { round, votes })
        });
    let answer = seat
        .zip(board.open_poll())
        .and_then(|(seat, (poll, _, answers))| {
            let choice = *answers.answers.get(&seat.pseudonym(&answers.salt))?;
            Some(candor_protocol::PollAnswer { poll, choice })
        });
    You {
        leads: board.leads(key),
        ready: seat.is_some_and(|seat| live.is_ready(seat)),
        ballot,
        answer,
        stands: seat.is_some_and(|seat| live.standing().stands(seat)),
        agrees: seat.is_some_and(|seat| live.standing().agrees(seat)),
    }
}
