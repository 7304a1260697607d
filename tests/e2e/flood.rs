//! Too many commands from one connection hurt nobody else (L1, L2).

use std::num::NonZeroU32;
use std::sync::Arc;

use candor::journal::Memory;
use candor::server::Options;
use candor_protocol::{CloseCode, Command, ErrorCode, limits};
use candor_tests::{Retro, TestServer, client};

#[tokio::test]
async fn l1_ten_thousand_commands_in_a_burst_get_errors_then_the_end_and_others_go_on() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (flooder, good) = (server.join(&retro).await, server.join(&retro).await);
    let flood = async {
        for _ in 0..10_000 {
            let ready = Command::SetReady { ready: true };
            flooder
                .say(&client::frame(flooder.fresh_ref(), &ready))
                .await;
        }
    };
    let others = async {
        for number in 0..20 {
            good.done(&retro.note(&format!("Thought {number}")).add)
                .await;
        }
    };
    tokio::join!(flood, others);
    flooder.ends_with(CloseCode::TooMany).await;
    let too_fast = flooder.look(|seen| {
        let errors = seen
            .answers
            .values()
            .filter_map(|answer| answer.as_ref().err());
        let mut codes = errors.map(|error| (error.code, error.r#final));
        assert!(codes.all(|code| code == (ErrorCode::TooFast, false)));
        seen.answers
            .values()
            .filter(|answer| answer.is_err())
            .count()
    });
    let most = usize::try_from(limits::FAULTS).expect("a number");
    assert!((1..=2 * most).contains(&too_fast), "{too_fast} errors");
    good.done(&retro.note("It goes on").add).await;
}

#[tokio::test]
async fn l1_endless_malformed_frames_end_their_connection_alone() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (bad, good) = (server.join(&retro).await, server.join(&retro).await);
    for _ in 0..=limits::FAULTS + 10 {
        bad.say("nonsense").await;
    }
    bad.ends_with(CloseCode::TooMany).await;
    good.done(&retro.note("It goes on").add).await;
}

#[tokio::test]
async fn l1_whoever_runs_the_server_says_how_fast_one_may_be() {
    let retro = Retro::visible();
    let mut options = Options::default();
    options.rooms.commands_per_second = NonZeroU32::MIN;
    let server = TestServer::start_with(options, Arc::new(Memory::new())).await;
    server.create(&retro).await;
    let hasty = server.join(&retro).await;
    let ready = Command::SetReady { ready: true };
    let mut sent = Vec::new();
    for _ in 0..2 * limits::COMMANDS_BURST_SECONDS.get() {
        sent.push(hasty.send(&ready).await);
    }
    let (mut done, mut too_fast) = (0, 0);
    for reference in sent {
        match hasty.answer(reference).await {
            Ok(()) => done += 1,
            Err(error) if error.code == ErrorCode::TooFast => too_fast += 1,
            Err(error) => panic!("{error:?}"),
        }
    }
    assert!(done >= limits::COMMANDS_BURST_SECONDS.get(), "{done} done");
    assert!(too_fast > 0, "nothing was too fast");
}
