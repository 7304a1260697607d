//! Too many commands from one connection hurt nobody else (L1, L2).

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
