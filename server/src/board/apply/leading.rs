//! What events do to how a room is led: stage, timer, rules, and who may lead (F3, F5).

use candor_protocol::{EntityId, FacilitatorHash, Millis, limits};

use crate::board::Touched;
use crate::board::event::Event;
use crate::board::state::Board;

impl Board {
    pub(super) fn apply_to_leading(&mut self, event: &Event, touched: &mut Touched) {
        let entity = match event {
            Event::TimerSet { timer } => {
                self.timer = *timer;
                EntityId::Timer
            }
            Event::EraseAnnounced { at } => {
                self.erase_at = Some(*at);
                EntityId::Board
            }
            Event::EraseCancelled {} => {
                self.erase_at = None;
                EntityId::Board
            }
            Event::RevealAnnounced { at } => {
                self.reveal_at = Some(*at);
                EntityId::Stage
            }
            Event::RevealCancelled {} => {
                self.reveal_at = None;
                EntityId::Stage
            }
            Event::StageSet { stage } => {
                self.stage = *stage;
                EntityId::Stage
            }
            Event::HidingSet { hiding } => {
                self.hiding = *hiding;
                EntityId::Stage
            }
            Event::FocusSet { focus } => {
                self.focus = *focus;
                EntityId::Stage
            }
            Event::ClosingSet { at } => {
                self.closes_at = *at;
                EntityId::Stage
            }
            Event::PlanSet { plan } => {
                self.plan = plan.clone();
                EntityId::Board
            }
            Event::RulesSet { rules } => {
                self.rules = *rules;
                EntityId::Leading
            }
            Event::LeadOffered { by } => {
                self.offered_by = *by;
                EntityId::Leading
            }
            Event::FacilitatorReplaced { old, new } => {
                self.replace_key(*old, *new);
                EntityId::Leading
            }
            Event::FacilitatorAppointed { hash, at } => {
                self.appoint(*hash, *at);
                EntityId::Leading
            }
            _ => return,
        };
        touched.insert(entity);
    }

    /// What was said of the old key holds for the new one: an appointment is not shaken off.
    fn replace_key(&mut self, old: FacilitatorHash, new: FacilitatorHash) {
        self.facilitators.retain(|known| *known != old);
        self.facilitators.push(new);
        for (appointed, _) in &mut self.appointed {
            if *appointed == old {
                *appointed = new;
            }
        }
        if self.offered_by == Some(old) {
            self.offered_by = None;
        }
    }

    /// Where there are too many keys, the one goes that was appointed longest ago: no appointment
    /// takes the leading from whoever created the room, or whom they gave it to.
    fn appoint(&mut self, hash: FacilitatorHash, at: Millis) {
        if self.facilitators.len() >= limits::FACILITATORS && !self.appointed.is_empty() {
            let (oldest, _) = self.appointed.remove(0);
            self.facilitators.retain(|known| *known != oldest);
        }
        self.facilitators.push(hash);
        self.appointed.push((hash, at));
        self.offered_by = None;
    }
}
