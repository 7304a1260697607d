//! L1: a board as full as it may be still reaches everybody.

use std::time::Duration;

use candor_protocol::{Command, Outcome, TopicVotes, limits};
use candor_tests::retro::round_over_all;
use candor_tests::{Retro, TestServer};

/// Notes of one connection: what it may send in a burst.
const EACH: usize = 100;

/// The largest entity of all is a counted round over all topics there may be.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn l1_a_round_over_as_many_topics_as_there_may_be_reaches_every_viewer() {
    let retro = Retro::with(|settings| (settings.hiding, settings.floor) = (true, 1));
    let server = TestServer::with(&retro).await;
    let (lead, voter) = (server.lead(&retro).await, server.join(&retro).await);
    for _ in 0..limits::NOTES / EACH {
        let author = server.join(&retro).await;
        for _ in 0..EACH {
            author.done(&retro.note("One of many").add).await;
        }
        author.leave().await;
    }
    lead.done(&Command::AnnounceReveal {}).await;
    server
        .pass(Duration::from_millis(limits::REVEAL_NOTICE_MS))
        .await;
    assert_eq!(lead.board().notes(), limits::NOTES);
    let (round, open) = round_over_all(1, 1);
    lead.done(&open).await;
    let topic = lead.board().topics()[0].id;
    let votes = vec![TopicVotes { topic, votes: 1 }];
    voter.done(&Command::CastBallot { round, votes }).await;
    lead.done(&Command::CloseRound { round }).await;
    for client in [&lead, &voter, &server.watch(&retro).await] {
        client
            .board_until("the tally", |board| {
                let outcome = board.round(round).map(|round| &round.outcome);
                matches!(outcome, Some(Outcome::Counted { .. }))
            })
            .await;
    }
}
