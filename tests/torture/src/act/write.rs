//! Writing: notes, comments and actions, and what their authors do with them later.

use candor_protocol::{ActionEntity, Command, Entity, TextId};
use candor_tests::BoardCopy;
use rand::RngExt as _;
use rand::rngs::StdRng;

use super::{Mind, Own, one};

/// Characters of a text: of each of the three sealed sizes, most of them short.
fn draw_text(dice: &mut StdRng) -> String {
    let length = match dice.random_range(0..20) {
        0 => 2_000,
        1 | 2 => 600,
        _ => dice.random_range(1..120),
    };
    "What went well and what did not. "
        .chars()
        .cycle()
        .take(length)
        .collect()
}

impl Mind {
    pub(super) fn add_note(&mut self, dice: &mut StdRng) {
        let column = dice.random_range(0..self.room.retro.columns.len());
        let text = self.room.retro.note_in(column, &draw_text(dice));
        self.wish(text.add.clone());
        self.own.push(Own { text, rev: 0 });
    }

    pub(super) fn comment(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        let Some(topic) = one(&board.topics(), dice).map(|topic| topic.id) else {
            return;
        };
        let text = self.room.retro.comment(topic, &draw_text(dice));
        self.wish(text.add.clone());
        self.own.push(Own { text, rev: 0 });
    }

    pub(super) fn edit(&mut self, dice: &mut StdRng) {
        if self.own.is_empty() {
            return;
        }
        let index = dice.random_range(0..self.own.len());
        let own = &mut self.own[index];
        own.rev += 1;
        let edit = own.text.edit(&self.room.retro, own.rev, &draw_text(dice));
        self.wish(edit);
    }

    pub(super) fn delete(&mut self, dice: &mut StdRng) {
        if let Some(own) = self.take_own(dice) {
            self.wish(own.text.delete());
            self.gone.push(own);
        }
    }

    /// Takes back, now and then its own deletion.
    pub(super) fn take_back(&mut self, dice: &mut StdRng) {
        let own = if dice.random_bool(0.3) {
            self.gone.last().cloned()
        } else {
            self.take_own(dice)
        };
        if let Some(own) = own {
            self.wish(own.text.take_back());
            self.gone.push(own);
        }
    }

    /// One that its author may do away with.
    fn take_own(&mut self, dice: &mut StdRng) -> Option<Own> {
        let keeps_notes = self.room.traits.keeps_notes;
        let may = |own: &Own| !(keeps_notes && matches!(own.text.of, TextId::Note(_)));
        let indices: Vec<usize> = (0..self.own.len())
            .filter(|index| may(&self.own[*index]))
            .collect();
        let index = *one(&indices, dice)?;
        Some(self.own.swap_remove(index))
    }

    /// Sends again what was sent before, as a second tab does.
    pub(super) fn repeat(&mut self, dice: &mut StdRng) {
        let from = if dice.random_bool(0.5) {
            &self.own
        } else {
            &self.gone
        };
        if let Some(add) = one(from, dice).map(|own| own.text.add.clone()) {
            self.wish(add);
        }
    }

    pub(super) fn add_action(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        let topic = one(&board.topics(), dice).map(|topic| topic.id);
        let topic = topic.filter(|_| dice.random_bool(0.5));
        let (_, add) = self.room.retro.action(topic, &draw_text(dice));
        self.wish(add);
    }

    pub(super) fn change_action(&mut self, board: &BoardCopy, dice: &mut StdRng) {
        let actions: Vec<&ActionEntity> = board
            .entities()
            .filter_map(|entity| match entity {
                Entity::Action(action) => Some(action),
                _ => None,
            })
            .collect();
        let Some(action) = one(&actions, dice) else {
            return;
        };
        let (id, rev) = (action.id, action.rev);
        if dice.random_bool(0.25) {
            self.wish(Command::DeleteAction { id, rev });
            return;
        }
        let seam = format!("action|{id}|text");
        let text = self.room.retro.text(&seam, &draw_text(dice));
        let set = Command::SetAction {
            id,
            rev,
            text,
            owner: action.owner.clone(),
            due: action.due.clone(),
            done: dice.random_bool(0.5),
            experiment: action.experiment.clone(),
            review: action.review,
        };
        self.wish(set);
    }
}
