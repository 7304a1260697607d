//! Leading from hand to hand (F3): replaced, offered, and given by the seats while nobody leads.

use candor_protocol::*;

use crate::board::tests::who::{LEADER, VIEWER, key_hash, seat, with_key};
use crate::board::tests::world::World;

fn leading(world: &World) -> LeadingEntity {
    let found = world
        .projected()
        .into_iter()
        .find_map(|entity| match entity {
            Entity::Leading(leading) => Some(leading),
            _ => None,
        });
    found.expect("it is always there")
}

/// Nobody who leads is here, and these seats are, for long enough that all of that counts.
fn left_alone(world: &mut World, seats: &[u8]) {
    world.led = false;
    for number in seats {
        world.arrive(seat(*number));
    }
    for _ in 0..limits::ABSENT_MS / 3_000 {
        world.tick();
    }
}

#[test]
fn f3_a_replaced_key_ends_and_the_new_one_leads() {
    let mut world = World::hiding(1);
    let hash = key_hash(1);
    world.send(LEADER, Command::ReplaceKey { hash });
    assert_eq!(
        world.refused(LEADER, Command::OfferLead {}),
        ErrorCode::NeedsFacilitator
    );
    assert_eq!(world.send(with_key(1, 1), Command::OfferLead {}), 1);
    assert_eq!(world.send(with_key(1, 1), Command::ReplaceKey { hash }), 0);
}

#[test]
fn f3_an_offer_goes_to_who_accepts_first_and_ends_the_offering_key() {
    let mut world = World::hiding(1);
    let accept = |number| Command::AcceptLead {
        hash: key_hash(number),
    };
    assert_eq!(world.refused(seat(1), accept(1)), ErrorCode::NotOffered);
    world.send(LEADER, Command::OfferLead {});
    assert!(leading(&world).offered);
    assert_eq!(world.refused(VIEWER, accept(1)), ErrorCode::NeedsSeat);
    assert_eq!(world.send(seat(1), accept(1)), 1);
    assert_eq!(world.refused(seat(2), accept(2)), ErrorCode::NotOffered);
    assert_eq!(world.send(seat(1), accept(1)), 0, "a repeat is harmless");
    assert!(!leading(&world).offered);
    assert_eq!(world.board.facilitators, [key_hash(1)]);
}

#[test]
fn f3_an_offer_can_be_withdrawn() {
    let mut world = World::hiding(1);
    world.send(LEADER, Command::OfferLead {});
    assert_eq!(world.send(LEADER, Command::OfferLead {}), 0);
    world.send(LEADER, Command::WithdrawOffer {});
    let accept = Command::AcceptLead { hash: key_hash(1) };
    assert_eq!(world.refused(seat(1), accept), ErrorCode::NotOffered);
}

fn agree(to: u8, agree: bool) -> Command {
    let candidate = key_hash(to);
    Command::Agree { candidate, agree }
}

#[test]
fn f3_more_than_half_of_the_seats_appoint_after_two_minutes_without_a_leader() {
    let mut world = World::hiding(1);
    let stand = |number| Command::Stand {
        hash: key_hash(number),
    };
    world.arrive(seat(1));
    assert_eq!(world.refused(seat(1), stand(1)), ErrorCode::NotOffered);
    left_alone(&mut world, &[2, 3, 4]);
    assert!(leading(&world).absent);
    let agree = agree(1, true);
    assert_eq!(world.refused(seat(2), agree.clone()), ErrorCode::NotOffered);
    assert_eq!(
        world.send(seat(1), stand(1)),
        0,
        "nothing of it is journaled (A1)"
    );
    // Until the tick nobody learns that somebody stands, not by a refusal either.
    assert_eq!(world.refused(seat(2), agree.clone()), ErrorCode::NotOffered);
    assert_eq!(world.send(seat(2), stand(2)), 0);
    world.tick();
    assert_eq!(leading(&world).candidate, Some(key_hash(1)));
    assert_eq!(world.refused(seat(2), stand(2)), ErrorCode::Stale);
    world.send(seat(2), agree.clone());
    world.tick();
    assert_eq!(leading(&world).agreed, Some(2));
    assert_eq!(
        world.board.facilitators,
        [key_hash(0)],
        "two of four are not more than half"
    );
    world.send(seat(3), agree);
    // The number stands on the board for a tick before it counts.
    assert_eq!(world.tick(), 0);
    assert_eq!(leading(&world).agreed, Some(3));
    assert_eq!(world.tick(), 1);
    assert_eq!(world.board.facilitators, [key_hash(0), key_hash(1)]);
    assert_eq!(leading(&world).agreed, None);
}

#[test]
fn f3_who_stands_can_step_back_and_a_returning_leader_ends_it() {
    let mut world = World::hiding(1);
    left_alone(&mut world, &[1, 2, 3]);
    let stand = |number| Command::Stand {
        hash: key_hash(number),
    };
    world.send(seat(1), stand(1));
    world.send(seat(1), agree(1, false));
    world.send(seat(2), stand(2));
    world.tick();
    assert_eq!(leading(&world).agreed, Some(1));
    assert_eq!(
        world.refused(seat(3), agree(1, true)),
        ErrorCode::NotOffered,
        "that one stands no longer"
    );
    world.led = true;
    world.tick();
    assert!(!leading(&world).absent);
    assert_eq!(leading(&world).agreed, None);
    assert_eq!(world.refused(seat(3), stand(3)), ErrorCode::NotOffered);
}

#[test]
fn a7_nobody_is_told_before_the_tick_that_somebody_else_stands_or_steps_back() {
    let mut world = World::hiding(1);
    left_alone(&mut world, &[1, 2, 3]);
    let told = |world: &World, number| {
        let seat = seat(number).seat.expect("a seat");
        let standing = world.live.standing();
        (standing.stands(seat), standing.agrees(seat))
    };
    let stand = |number| Command::Stand {
        hash: key_hash(number),
    };
    world.send(seat(1), stand(1));
    world.send(seat(2), stand(2));
    assert_eq!(told(&world, 1), (true, true));
    assert_eq!(told(&world, 2), (true, true), "as if nobody else stood");
    world.tick();
    assert_eq!(told(&world, 2), (false, false));
    assert_eq!(leading(&world).candidate, Some(key_hash(1)));
    world.send(seat(1), agree(1, false));
    world.send(seat(3), agree(1, true));
    assert_eq!(told(&world, 1), (false, false));
    assert_eq!(
        told(&world, 3),
        (false, true),
        "as if nobody had stepped back"
    );
    world.tick();
    assert_eq!(told(&world, 3), (false, false));
    assert_eq!(leading(&world).candidate, None);
}

#[test]
fn f3_nobody_stands_with_a_key_that_leads_already() {
    let mut world = World::hiding(1);
    left_alone(&mut world, &[1]);
    let stand = Command::Stand { hash: key_hash(0) };
    assert_eq!(world.refused(seat(1), stand), ErrorCode::IdTaken);
}

#[test]
fn f3_who_was_appointed_cannot_erase_for_an_hour_whatever_key_they_take() {
    let mut world = World::hiding(1);
    left_alone(&mut world, &[1]);
    world.send(seat(1), Command::Stand { hash: key_hash(1) });
    world.ticks(2);
    let erase = || Command::AnnounceErase {};
    assert_eq!(
        world.refused(with_key(1, 1), erase()),
        ErrorCode::AppointedLately
    );
    world.send(with_key(1, 1), Command::ReplaceKey { hash: key_hash(2) });
    assert_eq!(
        world.refused(with_key(1, 2), erase()),
        ErrorCode::AppointedLately
    );
    assert_eq!(world.send(LEADER, erase()), 1, "who led before can");
    world.send(LEADER, Command::CancelErase {});
    world.pass(limits::APPOINTED_MS);
    assert_eq!(world.send(with_key(1, 2), erase()), 1);
}

#[test]
fn l1_a_room_knows_a_bounded_number_of_keys_and_the_newest_lead() {
    let mut world = World::hiding(1);
    for key in 1..=20 {
        left_alone(&mut world, &[1]);
        world.send(
            seat(1),
            Command::Stand {
                hash: key_hash(key),
            },
        );
        world.ticks(2);
    }
    assert_eq!(world.board.facilitators.len(), limits::FACILITATORS);
    assert!(world.board.leads(Some(key_hash(20))));
    assert!(
        world.board.leads(Some(key_hash(0))),
        "no appointment takes the leading from whoever created the room"
    );
}
