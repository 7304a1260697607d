//! Who is connected to a room: seats, capabilities, and the ways to answer. Live state (A1).

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use candor_protocol::{Ballot, CloseCode, ErrorFrame, FacilitatorHash, Ref, You};
use tokio::task::yield_now;

use super::{Answer, ConnectionId, Frames, Line};
use crate::board::{Board, Live, Refusal, Seat};

/// One connection.
pub(super) struct Connection {
    pub(super) seat: Option<Seat>,
    /// The facilitator key that it holds, whether that counts or not.
    pub(super) key: Option<FacilitatorHash>,
    /// Its session's: a connection ends when that does.
    line: Weak<Line>,
    /// What is private to it, as it was told.
    you: You,
}

/// All connections of a room.
#[derive(Default)]
pub(super) struct Connections {
    open: BTreeMap<ConnectionId, Connection>,
    last: ConnectionId,
    /// Who was answered and has no answer yet.
    answered: Vec<ConnectionId>,
}

/// Viewers that are written to before others have a turn: some hundred microseconds.
const WRITES_AT_ONCE: usize = 128;

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

    /// Adds a connection that is told what is private to it.
    pub(super) fn add(
        &mut self,
        seat: Option<Seat>,
        key: Option<FacilitatorHash>,
        you: You,
        line: &Arc<Line>,
    ) -> ConnectionId {
        self.last = self.last.saturating_add(1);
        let connection = Connection {
            seat,
            key,
            line: Arc::downgrade(line),
            you,
        };
        self.open.insert(self.last, connection);
        self.last
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

    pub(super) fn acknowledge(&mut self, id: ConnectionId, reference: Ref) {
        self.answer(id, Answer::Ack(reference));
    }

    pub(super) fn refuse(&mut self, id: ConnectionId, reference: Ref, refusal: Refusal) {
        let frame = ErrorFrame::new(Some(reference), refusal.code, refusal.limit);
        self.answer(id, Answer::Refused(frame));
    }

    fn answer(&mut self, id: ConnectionId, answer: Answer) {
        if let Some(line) = self.line(id) {
            line.answer(answer);
            self.answered.push(id);
        }
    }

    /// None when nobody listens any more; what was commanded is kept all the same.
    fn line(&self, id: ConnectionId) -> Option<Arc<Line>> {
        self.open.get(&id)?.line.upgrade()
    }

    /// Writes a patch to every viewer, with the answers to those who wait for one.
    pub(super) async fn publish(&mut self, seq: u64, patch: &Frames) {
        for (written, connection) in self.open.values().enumerate() {
            if let Some(line) = connection.line.upgrade() {
                line.publish(seq, patch);
            }
            if written % WRITES_AT_ONCE == WRITES_AT_ONCE - 1 {
                yield_now().await;
            }
        }
    }

    /// Writes the answers that no patch has taken along.
    pub(super) fn settle(&mut self) {
        let answered = std::mem::take(&mut self.answered);
        for id in &answered {
            if let Some(line) = self.line(*id) {
                line.settle();
            }
        }
    }

    /// Closes every connection with a code, unless it has another one.
    pub(super) fn end(&self, code: CloseCode) {
        let lines = self.open.values();
        for line in lines.filter_map(|connection| connection.line.upgrade()) {
            line.end(code);
        }
    }

    /// Tells seats what is private to them, where it changed (A2).
    pub(super) fn tell(&mut self, board: &Board, live: &Live, whose: Whose) {
        for connection in self.open.values_mut() {
            let is_meant = match whose {
                Whose::All => true,
                Whose::Seat(seat) => connection.seat == Some(seat),
            };
            if is_meant {
                let now = you(board, live, connection.seat, connection.key);
                if connection.you != now
                    && let Some(line) = connection.line.upgrade()
                {
                    connection.you = now.clone();
                    line.tell(now);
                }
            }
        }
    }
}

/// A room that is gone without a word has failed.
impl Drop for Connections {
    fn drop(&mut self) {
        self.end(CloseCode::RoomFailed);
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
