//! Leading: stage, timer, rules and plan, each with what the sender saw (S3).

use candor_protocol::*;

use crate::board::tests::who::{LEADER, seat};
use crate::board::tests::world::{World, sealed};

#[test]
fn s3_leading_with_what_is_no_longer_so_is_stale() {
    let mut world = World::hiding(8);
    let go = |stage, expect| Command::SetStage { stage, expect };
    world.send(LEADER, go(Stage::Write, Stage::CheckIn));
    assert_eq!(
        world.refused(LEADER, go(Stage::Vote, Stage::CheckIn)),
        ErrorCode::Stale
    );
    assert_eq!(
        world.send(LEADER, go(Stage::Write, Stage::CheckIn)),
        0,
        "it is so already"
    );
    let timer = |left, expect| Command::SetTimer {
        timer: TimerWish::Running { left },
        expect,
    };
    world.send(LEADER, timer(60_000, Timer::Off));
    assert_eq!(
        world.board.timer,
        Timer::Running {
            ends_at: world.now + 60_000
        }
    );
    assert_eq!(
        world.refused(LEADER, timer(70_000, Timer::Off)),
        ErrorCode::Stale
    );
    assert_eq!(
        world.refused(LEADER, timer(0, world.board.timer)),
        ErrorCode::Invalid
    );
    assert_eq!(
        world.refused(seat(1), go(Stage::Vote, Stage::Write)),
        ErrorCode::NeedsFacilitator
    );
}

fn set_rules(rules: Rules, expect: Rules) -> Command {
    Command::SetRules { rules, expect }
}

#[test]
fn s3_rules_are_refused_when_stale_and_to_whoever_does_not_lead() {
    let mut world = World::hiding(1);
    let old = Rules::default();
    let locked = Rules {
        locked: true,
        ..old
    };
    let frozen = Rules {
        frozen: true,
        ..old
    };
    world.send(LEADER, set_rules(locked, old));
    let stale = set_rules(frozen, old);
    assert_eq!(world.refused(LEADER, stale), ErrorCode::Stale);
    let by_a_seat = world.refused(seat(1), set_rules(old, locked));
    assert_eq!(by_a_seat, ErrorCode::NeedsFacilitator);
}

#[test]
fn f5_there_is_a_seat_at_least_and_no_more_than_a_room_can_hold() {
    let mut world = World::hiding(1);
    let old = Rules::default();
    for number in [0, limits::SEATS + 1] {
        let seats = Some(number);
        let refused = world.refused(LEADER, set_rules(Rules { seats, ..old }, old));
        assert_eq!(refused, ErrorCode::Invalid, "{number}");
    }
}

#[test]
fn s3_a_plan_is_replaced_as_a_whole_and_refused_when_stale() {
    let mut world = World::hiding(1);
    let (plan, expect) = (Some(sealed(1)), None);
    world.send(
        LEADER,
        Command::SetPlan {
            plan: plan.clone(),
            expect,
        },
    );
    let stale = Command::SetPlan {
        plan: Some(sealed(2)),
        expect: None,
    };
    assert_eq!(world.refused(LEADER, stale), ErrorCode::Stale);
    world.send(
        LEADER,
        Command::SetPlan {
            plan: None,
            expect: plan,
        },
    );
}
