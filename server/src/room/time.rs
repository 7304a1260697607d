//! What time does to a room: ticks, announced moments, and leaving memory. It knows no commands.

use candor_protocol::{CloseCode, EntityId, Millis, limits};

use super::actor::{Actor, Then};
use super::connections::Whose;
use crate::board::{Board, Context, Event, counted, due, ticked};

/// Milliseconds between two ticks.
pub(super) fn tick_ms(board: &Board) -> Millis {
    Millis::from(board.settings.tick_seconds)
        .saturating_mul(1_000)
        .max(1)
}

impl Actor {
    /// When something is to be done without anybody's asking.
    pub(super) fn next_wake(&self) -> Millis {
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

    /// Ticks, announced moments, and leaving memory.
    pub(super) async fn keep_time(&mut self) -> Then {
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
        let (stood, heard) = {
            let standing = self.live.standing();
            (standing.shown(), standing.has_heard())
        };
        self.live.advance(led);
        self.decide_by_itself(now, ticked);
        self.live.refresh(&self.board);
        if self.decide_by_itself(now, counted) {
            self.live.refresh(&self.board);
        }
        if heard || stood != self.live.standing().shown() {
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
}
