//! Actions: public and immediate; experiments, and the review of what an earlier retro left open.

use candor_protocol::*;

use crate::board::tests::commands::add_action;
use crate::board::tests::who::{LEADER, VIEWER, seat};
use crate::board::tests::world::{World, line, sealed};

fn experiment(number: u32) -> Experiment {
    Experiment {
        hypothesis: sealed(number),
        measure: sealed(number + 1),
        look: Some(line(number + 2)),
    }
}

/// An action as the board shows it.
fn shown(world: &World, id: ActionId) -> ActionEntity {
    match &world.seen[&EntityId::Action(id)] {
        Entity::Action(action) => action.clone(),
        other => panic!("no action: {other:?}"),
    }
}

/// The command that leaves an action as it is but for one change.
fn change(world: &World, id: ActionId, change: impl FnOnce(&mut ActionEntity)) -> Command {
    let mut action = shown(world, id);
    let rev = action.rev;
    change(&mut action);
    Command::SetAction {
        id,
        rev,
        text: action.text,
        owner: action.owner,
        due: action.due,
        done: action.done,
        experiment: action.experiment,
        review: action.review,
    }
}

/// A room with two actions of last time, the second one an experiment.
fn carrying() -> (World, [ActionId; 2]) {
    let ids = [ActionId([1; 16]), ActionId([2; 16])];
    let new = |(number, id): (u32, &ActionId)| NewAction {
        id: *id,
        topic: None,
        text: sealed(number),
        owner: Some(line(1)),
        due: None,
        done: false,
        experiment: (number == 11).then(|| experiment(20)),
        review: Some(Review::Open),
    };
    let actions = (10..).zip(&ids).map(new).collect();
    let content = Content {
        actions,
        ..Content::default()
    };
    (World::carrying(content), ids)
}

fn add(world: &mut World, made: Option<Experiment>) -> ActionId {
    let (id, text) = (ActionId(world.fresh()), world.text());
    let add = Command::AddAction {
        id,
        topic: None,
        text,
        owner: None,
        due: Some(line(2)),
        experiment: made,
    };
    world.send(seat(1), add);
    id
}

#[test]
fn an_experiment_is_kept_as_it_was_written_and_can_become_an_action_again() {
    let mut world = World::hiding(1);
    let id = add(&mut world, Some(experiment(30)));
    assert_eq!(shown(&world, id).experiment, Some(experiment(30)));
    let done = change(&world, id, |action| action.done = true);
    world.send(seat(2), done);
    assert_eq!(
        shown(&world, id).experiment,
        Some(experiment(30)),
        "ticking it off leaves it an experiment"
    );
    let other = change(&world, id, |action| {
        action.experiment = Some(experiment(40))
    });
    world.send(seat(2), other);
    assert_eq!(shown(&world, id).experiment, Some(experiment(40)));
    let plain = change(&world, id, |action| action.experiment = None);
    world.send(seat(2), plain);
    assert_eq!(
        (shown(&world, id).experiment, shown(&world, id).rev),
        (None, 3)
    );
}

#[test]
fn k3_what_an_experiment_said_before_leaves_the_journal() {
    let mut world = World::hiding(1);
    let id = add(&mut world, Some(experiment(30)));
    let plain = change(&world, id, |action| action.experiment = None);
    world.send(seat(1), plain);
    assert!(world.history.last().expect("an event").ends_secrets());
    let kept = serde_json::to_string(&world.board).expect("encoded");
    assert!(!kept.contains(sealed(30).as_str()));
}

#[test]
fn k4_actions_of_last_time_stand_on_the_board_and_wait_for_a_review() {
    let (world, ids) = carrying();
    for id in ids {
        assert_eq!(shown(&world, id).review, Some(Review::Open));
    }
    assert!(shown(&world, ids[0]).order < shown(&world, ids[1]).order);
    assert_eq!(shown(&world, ids[1]).experiment, Some(experiment(20)));
}

#[test]
fn everybody_with_a_seat_reviews_what_was_carried_over_and_can_choose_again() {
    let (mut world, [id, _]) = carrying();
    for (who, review) in [
        (seat(1), Review::Kept),
        (seat(2), Review::Dropped),
        (LEADER, Review::Open),
    ] {
        let reviewed = change(&world, id, |action| action.review = Some(review));
        world.send(who, reviewed);
        assert_eq!(shown(&world, id).review, Some(review));
    }
    let kept = change(&world, id, |action| action.review = Some(Review::Kept));
    assert_eq!(world.refused(VIEWER, kept), ErrorCode::NeedsSeat);
}

#[test]
fn only_what_was_carried_over_is_reviewed_and_it_stays_so() {
    let (mut world, [carried, _]) = carrying();
    let new = add(&mut world, None);
    let reviewed = change(&world, new, |action| action.review = Some(Review::Kept));
    assert_eq!(world.refused(seat(1), reviewed), ErrorCode::Invalid);
    let forgotten = change(&world, carried, |action| action.review = None);
    assert_eq!(world.refused(seat(1), forgotten), ErrorCode::Invalid);
}

#[test]
fn s3_who_chose_second_is_told_and_the_same_choice_is_no_quarrel() {
    let (mut world, [id, _]) = carrying();
    let kept = change(&world, id, |action| action.review = Some(Review::Kept));
    let dropped = change(&world, id, |action| action.review = Some(Review::Dropped));
    world.send(seat(1), kept.clone());
    assert_eq!(world.refused(seat(2), dropped), ErrorCode::Stale);
    assert_eq!(world.send(seat(3), kept), 0);
    assert_eq!(shown(&world, id).review, Some(Review::Kept));
}

#[test]
fn s3_a_change_of_an_action_says_which_one_it_saw() {
    let mut world = World::hiding(9);
    let id = add(&mut world, None);
    let second = change(&world, id, |action| action.done = true);
    let late = change(&world, id, |action| action.owner = Some(line(1)));
    world.send(seat(2), second);
    assert_eq!(world.refused(seat(1), late), ErrorCode::Stale);
}

#[test]
fn s3_a_deleted_action_stays_deleted() {
    let mut world = World::hiding(9);
    let id = ActionId(world.fresh());
    let added = add_action(id, None, world.text());
    world.send(seat(1), added.clone());
    let done = change(&world, id, |action| action.done = true);
    world.send(seat(2), done);
    let delete = |rev| Command::DeleteAction { id, rev };
    assert_eq!(world.refused(seat(1), delete(0)), ErrorCode::Stale);
    world.send(seat(1), delete(1));
    assert_eq!(world.send(seat(1), delete(1)), 0);
    assert_eq!(world.send(seat(1), added), 0);
    assert!(world.board.actions.is_empty());
}
