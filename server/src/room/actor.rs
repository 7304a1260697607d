//! The room's task. It drains its inbox, decides and applies one command after another, appends
//! the events as one batch, then publishes and acknowledges (S3).

use std::sync::Arc;
use std::time::Instant;

use candor_protocol::{CloseCode, Command, Millis, Ref, limits};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use tokio::sync::{mpsc, watch};
use tokio::time::sleep_until;

use super::busy::Busy;
use super::commit::{Wish, Work};
use super::connections::{Connections, Whose};
use super::door;
use super::keep::{Keeper, OpenError};
use super::minting::Minting;
use super::ring::Ring;
use super::time::tick_ms;
use super::view::View;
use super::{ConnectionId, Message, Room};
use crate::board::{Board, Context, Event, Live, Seat, Touched, decide};
use crate::clock::{Alarm, Clock};
use crate::journal::Journal;
use crate::metrics;

/// What a room's task owns.
pub(super) struct Actor {
    pub(super) board: Board,
    pub(super) live: Live,
    pub(super) view: View,
    pub(super) connections: Connections,
    pub(super) dice: StdRng,
    pub(super) epoch: candor_protocol::Epoch,
    /// Connections of seats, and as many of those who only watch.
    pub(super) most_of_kind: usize,
    pub(super) minting: Minting,
    pub(super) leaving: mpsc::UnboundedSender<ConnectionId>,
    pub(super) keeper: Keeper,
    pub(super) clock: Clock,
    pub(super) ring: Arc<Ring>,
    ending: watch::Sender<Option<CloseCode>>,
    pub(super) work: Work,
    pub(super) next_tick: Millis,
    pub(super) deserted_at: Option<Millis>,
    /// What was announced and could not be done is not tried again before.
    pub(super) again_at: Millis,
    pub(super) busy: Busy,
    /// Until then what is touched waits for more of it.
    pub(super) merging_until: Instant,
    pub(super) touched: Touched,
}

/// Whether the task goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    GoOn,
    End,
}

impl Room {
    /// Loads a room and starts its task, which ends by itself when nobody came for a while.
    pub async fn open(
        journal: Arc<dyn Journal>,
        room: candor_protocol::RoomId,
        clock: Clock,
        most_connections: usize,
    ) -> Result<Self, OpenError> {
        let kept = Keeper::open(journal, room).await?;
        let dice = StdRng::from_rng(&mut rand::rng());
        let (actor, left) = Actor::new(kept, dice, clock, most_connections);
        let (inbox, messages) = mpsc::channel(limits::INBOX);
        let room = Self {
            inbox,
            ring: Arc::clone(&actor.ring),
            ending: actor.ending.subscribe(),
        };
        tokio::spawn(actor.run(messages, left));
        Ok(room)
    }
}

impl Actor {
    /// A room as it was kept, in a new life: its dice decide whatever is drawn from here on. Gives
    /// the end at which its connections say goodbye as well.
    pub(super) fn new(
        (keeper, board): (Keeper, Board),
        mut dice: StdRng,
        clock: Clock,
        most_connections: usize,
    ) -> (Self, mpsc::UnboundedReceiver<ConnectionId>) {
        let live = Live::new(&board);
        let mut view = View::default();
        view.publish_all(&board, &live);
        let (leaving, left) = mpsc::unbounded_channel();
        let now = clock.now();
        let most_of_kind = most_connections.div_ceil(2);
        let actor = Self {
            // The grid of ticks begins anywhere, so that nobody can tell where it lies (A6).
            next_tick: now.saturating_add(dice.random_range(1..=tick_ms(&board))),
            epoch: candor_protocol::Epoch(dice.random()),
            ring: Arc::new(Ring::new(view.seq())),
            board,
            live,
            view,
            connections: Connections::default(),
            dice,
            most_of_kind,
            minting: Minting::new(most_of_kind, clock.clone()),
            leaving,
            keeper,
            clock,
            ending: watch::Sender::new(None),
            work: Work::default(),
            deserted_at: Some(now),
            again_at: 0,
            busy: Busy::new(),
            merging_until: Instant::now(),
            touched: Touched::new(),
        };
        (actor, left)
    }

    async fn run(
        mut self,
        mut inbox: mpsc::Receiver<Message>,
        mut left: mpsc::UnboundedReceiver<ConnectionId>,
    ) {
        let _counted = metrics::Counted::room();
        let mut alarm = Alarm::new(self.clock.clone());
        loop {
            alarm.set(self.next_wake());
            let received = tokio::select! {
                biased;
                () = alarm.rings() => None,
                () = sleep_until(self.merging_until.into()), if !self.touched.is_empty() => None,
                Some(id) = left.recv() => {
                    self.leave(id);
                    while let Ok(id) = left.try_recv() {
                        self.leave(id);
                    }
                    None
                }
                message = inbox.recv() => message,
            };
            if self.turn(received, &mut inbox).await == Then::End {
                return;
            }
        }
    }

    /// Takes a message and whatever others are there, lets time have its way, keeps what came of
    /// it all, and publishes.
    pub(super) async fn turn(
        &mut self,
        received: Option<Message>,
        inbox: &mut mpsc::Receiver<Message>,
    ) -> Then {
        let (mut next, mut taken) = (received, 0_usize);
        while let Some(message) = next {
            if self.receive(message).await == Then::End {
                return Then::End;
            }
            taken = taken.saturating_add(1);
            // Past the bound a message stays in the inbox: one that is taken is answered.
            next = (taken < limits::INBOX)
                .then(|| inbox.try_recv().ok())
                .flatten();
        }
        if self.keep_time().await == Then::End || self.commit().await == Then::End {
            return Then::End;
        }
        self.publish_when_quiet().await;
        // An answer never overtakes what came of its command, and mostly goes in one write with it.
        if self.touched.is_empty() {
            self.connections.settle();
        }
        Then::GoOn
    }

    pub(super) async fn receive(&mut self, message: Message) -> Then {
        match message {
            Message::Command(from, reference, command) => {
                self.wish(from, reference, command);
                return Then::GoOn;
            }
            Message::Join(greeting, reply) => {
                // Whoever comes sees what is kept, and only that.
                if self.commit().await == Then::End {
                    return Then::End;
                }
                let joined = door::open(self, &greeting);
                if joined.is_ok() {
                    self.deserted_at = None;
                }
                // A session that did not wait drops its place, and so frees it.
                let _ = reply.send(joined);
            }
            Message::Since(seq, reply) => {
                let frames = self.view.since(seq);
                let _ = reply.send((self.view.seq(), frames));
            }
            Message::Stop(code) => {
                self.commit().await;
                return self.end(Some(code));
            }
        }
        Then::GoOn
    }

    /// Decides one command and applies its events; they are kept with the next commit.
    pub(super) fn wish(&mut self, from: ConnectionId, reference: Ref, command: Box<Command>) {
        let Some(connection) = self.connections.get(from) else {
            return;
        };
        let mut context = Context {
            now: self.clock.now(),
            seat: connection.seat,
            key: self.work.key_of(from).or(connection.key),
            live: &self.live,
            dice: &mut self.dice,
        };
        let seat = context.seat;
        match decide(&self.board, &command, &mut context) {
            Err(refusal) => {
                #[cfg(test)]
                let refusal = super::leaks::refused(self, &command, refusal);
                metrics::refused(refusal.code.name());
                self.connections.refuse(from, reference, refusal);
            }
            Ok(events) => {
                self.live_follows(seat, &command);
                self.take_key(from, &events);
                let wrote = seat.filter(|_| !events.is_empty());
                self.happen(events);
                #[cfg(test)]
                super::leaks::taken(self, seat, &command);
                self.work.wishes.push(Wish {
                    from,
                    reference,
                    command,
                    wrote,
                });
            }
        }
    }

    /// What a command that was taken does to the live state, and whom it is private to.
    fn live_follows(&mut self, seat: Option<Seat>, command: &Command) {
        let Some(seat) = seat else { return };
        match command {
            Command::SetReady { .. } | Command::Stand { .. } | Command::Agree { .. } => {
                self.work.remember(&self.live);
                self.live.follow(seat, command);
            }
            Command::CastBallot { .. } | Command::AnswerPoll { .. } => {}
            _ => return,
        }
        self.work.tell.push(Whose::Seat(seat));
    }

    /// Whoever replaced a key or accepted leading holds the new key once that is kept. A hash alone
    /// never leads: without an event nothing changes hands.
    fn take_key(&mut self, from: ConnectionId, events: &[Event]) {
        for event in events {
            if let Event::FacilitatorReplaced { new, .. } = event {
                self.work.keys.push((from, *new));
            }
        }
    }

    pub(super) fn happen(&mut self, events: Vec<Event>) {
        #[cfg(test)]
        let events = super::leaks::happening(events);
        for event in &events {
            if let Event::FacilitatorAppointed { hash, .. } = event {
                let theirs = self.connections.of(self.live.standing().candidate());
                self.work.keys.extend(theirs.map(|id| (id, *hash)));
            }
            let touched = self.board.apply(event);
            self.work.touched.extend(touched);
            if changes_every_you(event) {
                self.work.remember(&self.live);
                self.work.tell.push(Whose::All);
            }
            self.live.apply(event);
        }
        self.work.events.extend(events);
    }

    pub(super) fn leave(&mut self, id: ConnectionId) {
        let Some(connection) = self.connections.remove(id) else {
            return;
        };
        if let Some(seat) = connection.seat {
            self.live.leave(seat, &mut self.dice);
        }
        if self.connections.is_empty() {
            self.deserted_at = Some(self.clock.now());
        }
    }

    pub(super) fn end(&mut self, code: Option<CloseCode>) -> Then {
        if let Some(code) = code {
            self.ending.send_replace(Some(code));
            self.connections.end(code);
        }
        Then::End
    }
}

/// Whether an event may change what is private to every seat.
fn changes_every_you(event: &Event) -> bool {
    matches!(
        event,
        Event::StageSet { .. }
            | Event::HidingSet { .. }
            | Event::Revealed { .. }
            | Event::RoundOpened { .. }
            | Event::RoundClosed { .. }
            | Event::PollOpened { .. }
            | Event::PollClosed { .. }
            | Event::FacilitatorReplaced { .. }
            | Event::FacilitatorAppointed { .. }
    )
}
