//! Leading: stage, timer, rules and plan, each with what the sender saw (S3).

use candor_protocol::*;

use crate::who::{LEADER, seat};
use crate::world::{World, sealed};

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

#[test]
fn s3_rules_are_refused_when_stale_and_when_they_make_no_sense() {
    let mut world = World::hiding(1);
    let (old, rules) = (
        Rules::default(),
        Rules {
            locked: true,
            ..Rules::default()
        },
    );
    world.send(LEADER, Command::SetRules { rules, expect: old });
    let other = Rules {
        frozen: true,
        ..old
    };
    let stale = Command::SetRules {
        rules: other,
        expect: old,
    };
    assert_eq!(world.refused(LEADER, stale), ErrorCode::Stale);
    for seats in [0, limits::SEATS + 1] {
        let none = Rules {
            seats: Some(seats),
            ..rules
        };
        let command = Command::SetRules {
            rules: none,
            expect: rules,
        };
        assert_eq!(
            world.refused(LEADER, command),
            ErrorCode::Invalid,
            "{seats}"
        );
    }
    let by_a_seat = Command::SetRules {
        rules: old,
        expect: rules,
    };
    assert_eq!(
        world.refused(seat(1), by_a_seat),
        ErrorCode::NeedsFacilitator
    );
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
