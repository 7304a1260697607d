//! F3 and F5 over sockets: leading from hand to hand, a locked door, a number of seats; and a
//! closing time that nobody waits for.

use std::time::Duration;

use candor_protocol::{
    Command, ErrorCode, FacilitatorKey, Hello, Rules, Stage, StageEntity, limits,
};
use candor_tests::seal::facilitator_hash;
use candor_tests::{Client, Retro, TestServer};

fn go(stage: Stage, expect: Stage) -> Command {
    Command::SetStage { stage, expect }
}

async fn leads_until(client: &Client, leads: bool) {
    let what = if leads { "leading" } else { "no more leading" };
    client
        .until(what, |seen| {
            let you = seen.newest_you()?;
            (you.leads == leads).then_some(())
        })
        .await;
}

async fn rule(lead: &Client, rules: Rules) {
    lead.settle().await;
    let expect = lead.board().leading().rules;
    lead.done(&Command::SetRules { rules, expect }).await;
}

#[tokio::test]
async fn f3_an_offer_is_accepted_by_one_seat_and_the_old_key_ends_on_all_its_connections() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (lead, tab) = (server.lead(&retro).await, server.lead(&retro).await);
    let (one, other) = (server.join(&retro).await, server.join(&retro).await);
    lead.done(&Command::OfferLead {}).await;
    one.board_until("the offer", |board| board.leading().offered)
        .await;
    let key = FacilitatorKey([7; 16]);
    let accept = |key: &FacilitatorKey| Command::AcceptLead {
        hash: facilitator_hash(key),
    };
    one.done(&accept(&key)).await;
    let late = other.refused(&accept(&FacilitatorKey([8; 16]))).await;
    assert_eq!(late, ErrorCode::NotOffered);
    leads_until(&one, true).await;
    for old in [&lead, &tab] {
        leads_until(old, false).await;
        let code = old.refused(&go(Stage::Write, Stage::CheckIn)).await;
        assert_eq!(code, ErrorCode::NeedsFacilitator);
    }
    one.done(&go(Stage::Write, Stage::CheckIn)).await;
    let hello = Hello {
        facilitator_key: Some(key),
        ..retro.hello()
    };
    let again = server.greet(&retro, &hello).await;
    leads_until(&again, true).await;
}

#[tokio::test]
async fn f3_the_hash_of_a_key_leads_nowhere() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (lead, thief) = (server.lead(&retro).await, server.join(&retro).await);
    let hash = facilitator_hash(&retro.facilitator_key);
    thief.done(&Command::AcceptLead { hash }).await;
    let code = thief.refused(&go(Stage::Write, Stage::CheckIn)).await;
    assert_eq!(code, ErrorCode::NeedsFacilitator);
    lead.done(&go(Stage::Write, Stage::CheckIn)).await;
}

#[tokio::test]
async fn f3_whoever_takes_a_new_key_leads_on_without_waiting_for_the_answer() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    let hash = facilitator_hash(&FacilitatorKey([7; 16]));
    let replaced = lead.send(&Command::ReplaceKey { hash }).await;
    let gone = lead.send(&go(Stage::Write, Stage::CheckIn)).await;
    assert_eq!(lead.answer(replaced).await, Ok(()));
    assert_eq!(lead.answer(gone).await, Ok(()));
}

#[tokio::test]
async fn f3_a_team_whose_leader_is_gone_appoints_another_and_goes_on() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    let team = [
        server.join(&retro).await,
        server.join(&retro).await,
        server.join(&retro).await,
    ];
    let [one, two, three] = &team;
    lead.leave().await;
    let stand = Command::Stand {
        hash: facilitator_hash(&FacilitatorKey([7; 16])),
    };
    assert_eq!(one.refused(&stand).await, ErrorCode::NotOffered);
    let ticks = usize::try_from(limits::ABSENT_MS / 3_000).expect("a number") + 2;
    server
        .tick_until(&retro, one, ticks, |board| board.leading().absent)
        .await;
    one.done(&stand).await;
    server.tick(&retro).await;
    assert_eq!(two.board().leading().agreed, Some(1));
    let agree = Command::Agree {
        candidate: two.board().leading().candidate.expect("somebody stands"),
        agree: true,
    };
    two.done(&agree).await;
    server.tick(&retro).await;
    assert_eq!(two.board().leading().agreed, Some(2));
    assert!(!one.you().leads, "the number stands on the board first");
    server.tick(&retro).await;
    leads_until(one, true).await;
    one.done(&go(Stage::Write, Stage::CheckIn)).await;
    let erase = one.refused(&Command::AnnounceErase {}).await;
    assert_eq!(erase, ErrorCode::AppointedLately);
    three.settle().await;
    assert!(!three.you().leads && !two.you().leads);
}

#[tokio::test]
async fn f5_a_locked_door_gives_no_new_seat_and_lets_those_who_have_one_back_in() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (lead, one) = (server.lead(&retro).await, server.join(&retro).await);
    one.settle().await;
    let locked = Rules {
        locked: true,
        ..Rules::default()
    };
    rule(&lead, locked).await;
    let late = server.join(&retro).await;
    late.settle().await;
    assert_eq!(late.welcome().seat, None);
    let code = late.refused(&Command::SetReady { ready: true }).await;
    assert_eq!(code, ErrorCode::NeedsSeat);
    let back = server.join_as(&retro, &one).await;
    back.settle().await;
    back.done(&Command::SetReady { ready: true }).await;
    rule(&lead, Rules::default()).await;
    let free = server.join(&retro).await;
    free.settle().await;
    assert!(free.welcome().seat.is_some());
}

#[tokio::test]
async fn f5_more_hellos_than_seats_wait_without_one() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    let two = Rules {
        seats: Some(2),
        ..Rules::default()
    };
    rule(&lead, two).await;
    let (one, other) = (server.join(&retro).await, server.join(&retro).await);
    one.settle().await;
    other.settle().await;
    let third = server.join(&retro).await;
    third.settle().await;
    assert!(one.welcome().seat.is_some() && other.welcome().seat.is_some());
    assert_eq!(third.welcome().seat, None);
    other.leave().await;
    let minute = limits::ABSENCE_MS / 3_000 + u64::from(limits::HERE_LAG_TICKS) + 1;
    for _ in 0..minute {
        server.tick(&retro).await;
    }
    let fourth = server.join(&retro).await;
    fourth.settle().await;
    assert!(fourth.welcome().seat.is_some(), "a place is free again");
}

#[tokio::test]
async fn a5_the_closing_time_reveals_even_when_nobody_is_connected() {
    let retro = Retro::hiding();
    let server = TestServer::with(&retro).await;
    let (lead, one) = (server.lead(&retro).await, server.join(&retro).await);
    let notes = [retro.note("One"), retro.note("Two"), retro.note("Three")];
    for note in &notes {
        one.done(&note.add).await;
    }
    let days = |number: u64| Duration::from_secs(number * 86_400);
    let three = u64::try_from(days(3).as_millis()).expect("a number");
    let at = Some(lead.welcome().now + three);
    lead.done(&Command::SetClosing { at, expect: None }).await;
    lead.leave().await;
    one.leave().await;
    server.pass(days(2)).await;
    let early = server.watch(&retro).await;
    early.settle().await;
    assert_eq!(early.board().notes(), 0);
    assert_eq!(early.board().stage().closes_at, at);
    early.leave().await;
    server.pass(days(2)).await;
    let late = server.watch(&retro).await;
    late.settle().await;
    assert_eq!(late.board().notes(), 3);
    let open = StageEntity {
        hiding: false,
        closes_at: None,
        ..late.board().stage().clone()
    };
    assert_eq!(late.board().stage(), &open);
}

#[tokio::test]
async fn k3_a_room_that_waits_for_its_closing_time_does_not_expire() {
    let retro = Retro::hiding();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    lead.settle().await;
    let days = |number: u64| Duration::from_secs(number * 86_400);
    let at = u64::try_from(days(13).as_millis()).expect("a number");
    let at = Some(lead.welcome().now + at);
    lead.done(&Command::SetClosing { at, expect: None }).await;
    lead.leave().await;
    for _ in 0..12 {
        server.pass(days(1)).await;
    }
    let there = server.watch(&retro).await;
    there.settle().await;
    assert_eq!(there.board().stage().closes_at, at);
}
