//! Viewers whose numbers have gaps, whose boards differ, or who see what is gone.

use candor_protocol::{Entity, EntityId, Epoch, NoteEntity, Patch};
use candor_tests::Retro;

use super::world::{EPOCH, counts, patch};
use crate::checker::compare;
use crate::history::Who;
use crate::ledger::Ledger;
use crate::sight::Sight;

/// A viewer who was greeted with a board at number 1.
fn greeted(who: Who, ledger: &mut Ledger) -> Sight {
    let mut sight = Sight::new(who);
    sight.welcome(EPOCH, ledger);
    sight.take(patch(1, true, vec![counts(1)]), 1, ledger);
    sight.greeted();
    sight
}

#[test]
fn s2_a_gap_in_the_numbers_is_found_and_falling_behind_is_none() {
    let mut ledger = Ledger::default();
    let (mut near, mut far) = (greeted(0, &mut ledger), greeted(1, &mut ledger));
    near.take(patch(2, false, vec![counts(2)]), 1, &mut ledger);
    near.take(patch(3, false, vec![counts(3)]), 1, &mut ledger);
    far.take(patch(3, false, vec![counts(3)]), 1, &mut ledger);
    assert_eq!(ledger.violations.len(), 1, "{:?}", ledger.violations);
    let mut ledger = Ledger::default();
    let (mut near, mut far) = (greeted(0, &mut ledger), greeted(1, &mut ledger));
    for seq in 2..=400 {
        let here = counts(u32::try_from(seq).expect("small"));
        near.take(patch(seq, false, vec![here]), 1, &mut ledger);
    }
    far.take(patch(400, false, vec![counts(400)]), 1, &mut ledger);
    assert_eq!(ledger.violations, []);
}

#[test]
fn s2_a_number_that_falls_and_an_empty_patch_are_found() {
    let mut ledger = Ledger::default();
    let mut sight = greeted(0, &mut ledger);
    sight.take(patch(2, false, Vec::new()), 1, &mut ledger);
    assert_eq!(ledger.violations.len(), 1);
    sight.take(patch(1, false, vec![counts(2)]), 1, &mut ledger);
    assert!(ledger.violations.len() > 1);
}

#[test]
fn a2_viewers_with_different_boards_at_one_number_are_found() {
    let mut ledger = Ledger::default();
    let (mut one, mut other) = (greeted(0, &mut ledger), greeted(1, &mut ledger));
    one.take(patch(2, false, vec![counts(2)]), 1, &mut ledger);
    assert_eq!(ledger.violations, []);
    other.take(patch(2, false, vec![counts(3)]), 1, &mut ledger);
    assert_eq!(ledger.violations.len(), 1, "{:?}", ledger.violations);
    let found = compare(one.board(), other.board(), "client 1");
    assert!(found.is_some_and(|it| it.what.contains("Counts")));
}

#[test]
fn s3_what_went_and_comes_back_is_found() {
    let retro = Retro::visible();
    let text = retro.note("Again");
    let note = Entity::Note(NoteEntity {
        id: text.note(),
        text: text.sealed.clone(),
        lock: text.lock,
        signature: None,
    });
    let mut ledger = Ledger::default();
    let mut sight = greeted(0, &mut ledger);
    sight.take(patch(2, false, vec![note.clone()]), 1, &mut ledger);
    let del = vec![EntityId::Note(text.note())];
    let gone = Patch {
        del,
        ..patch(3, false, Vec::new())
    };
    sight.take(gone, 1, &mut ledger);
    assert_eq!(ledger.violations, []);
    // Another life of the room, in which it is there again.
    sight.broken();
    sight.welcome(Epoch([2; 8]), &mut ledger);
    sight.take(patch(1, true, vec![counts(1), note]), 1, &mut ledger);
    assert_eq!(ledger.violations.len(), 1, "{:?}", ledger.violations);
}
