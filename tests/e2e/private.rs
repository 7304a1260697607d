//! A2: what is private to a seat goes to all of its connections, and to nobody else.

use candor_protocol::{Command, TopicVotes, You};
use candor_tests::retro::round_over_all;
use candor_tests::{Client, Retro, TestServer};

fn told(client: &Client) -> usize {
    client.look(|seen| seen.you.len())
}

async fn you_until(client: &Client, what: &str, mut is: impl FnMut(&You) -> bool) {
    client
        .until(what, |seen| {
            seen.newest_you().filter(|you| is(you)).map(|_| ())
        })
        .await;
}

#[tokio::test]
async fn a2_you_goes_to_all_connections_of_a_seat_and_to_nobody_else() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (laptop, other) = (server.join(&retro).await, server.join(&retro).await);
    let phone = server.join_as(&retro, &laptop).await;
    let (lead, projector) = (server.lead(&retro).await, server.watch(&retro).await);
    server.show(&retro, &laptop, &["One", "Two"]).await;
    let (round, open) = round_over_all(3, 3);
    lead.done(&open).await;
    for client in [&laptop, &phone, &other, &lead, &projector] {
        client.settle().await;
        let you = client.look(|seen| seen.newest_you().cloned());
        let leads = std::ptr::eq(client, &lead);
        assert_eq!(
            you,
            Some(You {
                leads,
                ..You::default()
            })
        );
    }
    let strangers = [&other, &lead, &projector];
    let before = strangers.map(told);
    phone.done(&Command::SetReady { ready: true }).await;
    let topic = phone.board().topics()[0].id;
    let votes = vec![TopicVotes { topic, votes: 2 }];
    phone
        .done(&Command::CastBallot {
            round,
            votes: votes.clone(),
        })
        .await;
    for client in [&laptop, &phone] {
        you_until(client, "the ballot", |you| {
            you.ready
                && you
                    .ballot
                    .as_ref()
                    .is_some_and(|ballot| ballot.votes == votes)
        })
        .await;
    }
    server.tick(&retro).await;
    assert_eq!(strangers.map(told), before);
    let late = server.join_as(&retro, &laptop).await;
    you_until(&late, "the ballot", |you| you.ready && you.ballot.is_some()).await;
    lead.done(&Command::CloseRound { round }).await;
    you_until(&laptop, "no ballot any more", |you| you.ballot.is_none()).await;
}
