//! The room's task. It drains its inbox, decides and applies one command after another, appends
//! the events as one batch, then publishes and acknowledges (S3).

use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_protocol::{CloseCode, Command, EntityId, Millis, Ref, limits};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use tokio::sync::{mpsc, watch};

use super::commit::{Wish, Work};
use super::connections::{Connections, Whose};
use super::door;
use super::keep::{Keeper, OpenError};
use super::ring::Ring;
use super::view::View;
use super::{ConnectionId, Message, Room};
use crate::board::{Board, Context, Event, Live, Seat, Touched, counted, decide, due, ticked};
use crate::clock::Clock;
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
    pub(super) most_connections: usize,
    pub(super) leaving: mpsc::UnboundedSender<ConnectionId>,
    pub(super) keeper: Keeper,
    pub(super) clock: Clock,
    pub(super) ring: Arc<Ring>,
    ending: watch::Sender<Option<CloseCode>>,
    pub(super) work: Work,
    next_tick: Millis,
    deserted_at: Option<Millis>,
    /// What was announced and could not be done is not tried again before.
    pub(super) again_at: Millis,
    pub(super) published: Instant,
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
        let (keeper, board) = Keeper::open(journal, room).await?;
        let mut dice = StdRng::from_rng(&mut rand::rng());
        let live = Live::new(&board);
        let mut view = View::default();
        view.publish_all(&board, &live);
        let ring = Arc::new(Ring::new(view.seq()));
        let (inbox, messages) = mpsc::channel(limits::INBOX);
        let (leaving, left) = mpsc::unbounded_channel();
        let (ending, ending_end) = watch::channel(None);
        let now = clock.now();
        let actor = Actor {
            // The grid of ticks begins anywhere, so that nobody can tell where it lies (A6).
            next_tick: now.saturating_add(dice.random_range(1..=tick_ms(&board))),
            epoch: candor_protocol::Epoch(dice.random()),
            board,
            live,
            view,
            connections: Connections::default(),
            dice,
            most_connections,
            leaving,
            keeper,
            clock,
            ring: Arc::clone(&ring),
            ending,
            work: Work::default(),
            deserted_at: Some(now),
            again_at: 0,
            published: Instant::now(),
            touched: Touched::new(),
        };
        tokio::spawn(actor.run(messages, left));
        Ok(Self {
            inbox,
            ring,
            ending: ending_end,
        })
    }
}

fn tick_ms(board: &Board) -> Millis {
    Millis::from(board.settings.tick_seconds)
        .saturating_mul(1_000)
        .max(1)
}

impl Actor {
    async fn run(
        mut self,
        mut inbox: mpsc::Receiver<Message>,
        mut left: mpsc::UnboundedReceiver<ConnectionId>,
    ) {
        let _counted = metrics::Counted::room();
        loop {
            let wake = self.next_wake();
            let clock = self.clock.clone();
            let publish_in = limits::MERGE_MS.saturating_sub(elapsed_ms(self.published));
            let received = tokio::select! {
                biased;
                () = clock.sleep_until(wake) => None,
                () = tokio::time::sleep(Duration::from_millis(publish_in)),
                    if !self.touched.is_empty() => None,
                Some(id) = left.recv() => {
                    self.leave(id);
                    None
                }
                message = inbox.recv() => message,
            };
            let (mut next, mut taken) = (received, 0_usize);
            while let Some(message) = next {
                if self.receive(message).await == Then::End {
                    return;
                }
                taken = taken.saturating_add(1);
                // Past the bound a message stays in the inbox: one that is taken is answered.
                next = (taken < limits::INBOX)
                    .then(|| inbox.try_recv().ok())
                    .flatten();
            }
            if self.keep_time().await == Then::End || self.commit().await == Then::End {
                return;
            }
            self.publish_when_quiet();
        }
    }

    fn next_wake(&self) -> Millis {
        let deserted = self.deserted_at.filter(|_| !self.board.is_restless());
        let unload_at = deserted.map(|since| since.saturating_add(limits::LINGER_MS));
        let announced = [
            self.board.reveal_at,
            self.board.closes_at,
            self.board.erase_at,
        ];
        let announced = announced.map(|at| Some(at?.max(self.again_at)));
        let wakes = announced.into_iter().chain([unload_at]).flatten();
        wakes.fold(self.next_tick, Millis::min)
    }

    async fn receive(&mut self, message: Message) -> Then {
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
                metrics::refused(refusal.code.name());
                self.connections.refuse(from, reference, refusal);
            }
            Ok(events) => {
                self.live_follows(seat, &command);
                self.take_key(from, &events);
                self.happen(events);
                self.work.wishes.push(Wish {
                    from,
                    reference,
                    command,
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

    fn happen(&mut self, events: Vec<Event>) {
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

    /// Ticks, announced moments, and leaving memory.
    async fn keep_time(&mut self) -> Then {
        let now = self.clock.now();
        for _ in 0..limits::TICKS_AT_ONCE {
            if self.next_tick > now {
                break;
            }
            self.next_tick = self.next_tick.saturating_add(tick_ms(&self.board));
            self.tick(now);
        }
        if self.next_tick <= now {
            // The grid stays: the next of its ticks after now.
            let tick = tick_ms(&self.board);
            let late = now.saturating_sub(self.next_tick).checked_rem(tick);
            let left = tick.saturating_sub(late.unwrap_or(0));
            self.next_tick = now.saturating_add(left);
        }
        if self.again_at <= now {
            let events = due(&self.board, now, &mut self.dice);
            self.happen(events);
            if self.board.erase_at.is_some_and(|at| at <= now) {
                if self.keeper.erase().await.is_ok() {
                    return self.end(Some(CloseCode::Erased));
                }
                self.again_at = now.saturating_add(limits::AGAIN_MS);
            }
        }
        let deserted = self
            .deserted_at
            .is_some_and(|since| now >= since.saturating_add(limits::LINGER_MS));
        if deserted && !self.board.is_restless() && self.work.events.is_empty() {
            // A journal that cannot compact now has every batch still.
            let _ = self.keeper.compact(&self.board, now).await;
            return self.end(None);
        }
        Then::GoOn
    }

    /// Releases, counts, and reveals when the count finds all ready: then the count is of a board
    /// that is no more, and is taken anew.
    fn tick(&mut self, now: Millis) {
        let led = self.connections.are_led(&self.board);
        let stood = self.live.standing().shown();
        self.live.advance(led);
        self.decide_by_itself(now, ticked);
        self.live.refresh(&self.board);
        if self.decide_by_itself(now, counted) {
            self.live.refresh(&self.board);
        }
        if stood != self.live.standing().shown() {
            self.work.tell.push(Whose::All);
        }
        self.work.counted = true;
        self.work.touched.insert(EntityId::Counts);
        self.work.touched.insert(EntityId::Leading);
    }

    /// What happens without anybody's command; says whether anything did.
    fn decide_by_itself(
        &mut self,
        now: Millis,
        decide: fn(&Board, &mut Context<'_>) -> Vec<Event>,
    ) -> bool {
        let mut context = Context {
            now,
            seat: None,
            key: None,
            live: &self.live,
            dice: &mut self.dice,
        };
        let events = decide(&self.board, &mut context);
        let happened = !events.is_empty();
        self.happen(events);
        happened
    }

    fn leave(&mut self, id: ConnectionId) {
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
        if code.is_some() {
            self.ending.send_replace(code);
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

pub(super) fn elapsed_ms(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
