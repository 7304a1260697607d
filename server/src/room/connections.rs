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
    /// What is private to it, as it was told.
    you: You,
}

/// All connections of a room.
#[derive(Default)]
pub(super) struct Connections {
    open: BTreeMap<ConnectionId, Connection>,
    /// Their sessions' lines, for a connection ends when its session does. Apart from all else, which no delivery needs.
    lines: BTreeMap<ConnectionId, Weak<Line>>,
    last: ConnectionId,
    /// Answers that wait until what came of their commands is published.
    answers: Vec<(ConnectionId, Answer)>,
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
        self.open.insert(self.last, Connection { seat, key, you });
        self.lines.insert(self.last, Arc::downgrade(line));
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
        self.lines.remove(&id);
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
        self.answers.push((id, answer));
    }

    /// Gives answers to the lines, which write them with the next patch, or when they are settled.
    fn hand_out(&mut self) -> Vec<ConnectionId> {
        let answers = std::mem::take(&mut self.answers);
        let give = |(id, answer)| {
            self.line(id)?.answer(answer);
            Some(id)
        };
        answers.into_iter().filter_map(give).collect()
    }

    /// None when nobody listens any more; what was commanded is kept all the same.
    fn line(&self, id: ConnectionId) -> Option<Arc<Line>> {
        self.lines.get(&id)?.upgrade()
    }

    /// Writes a patch to every viewer, with the answers to those who wait for one.
    pub(super) async fn publish(&mut self, seq: u64, patch: &Frames) {
        let answered = self.hand_out();
        for (written, line) in self.lines.values().enumerate() {
            if let Some(line) = line.upgrade() {
                line.publish(seq, patch);
            }
            if written % WRITES_AT_ONCE == WRITES_AT_ONCE - 1 {
                yield_now().await;
            }
        }
        self.settle_those(&answered);
    }

    /// Writes the answers for which nothing is left to be published.
    pub(super) fn settle(&mut self) {
        let answered = self.hand_out();
        self.settle_those(&answered);
    }

    fn settle_those(&self, answered: &[ConnectionId]) {
        for line in answered.iter().filter_map(|id| self.line(*id)) {
            line.settle();
        }
    }

    /// Closes every connection with a code, unless it has another one. What is kept is answered first.
    pub(super) fn end(&mut self, code: CloseCode) {
        self.hand_out();
        for line in self.lines.values().filter_map(Weak::upgrade) {
            line.end(code);
        }
    }

    /// Tells seats what is private to them, where it changed (A2).
    pub(super) fn tell(&mut self, board: &Board, live: &Live, whose: Whose) {
        for (id, connection) in &mut self.open {
            let is_meant = match whose {
                Whose::All => true,
                Whose::Seat(seat) => connection.seat == Some(seat),
            };
            if is_meant {
                let now = you(board, live, connection.seat, connection.key);
                if connection.you != now
                    && let Some(line) = self.lines.get(id).and_then(Weak::upgrade)
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
