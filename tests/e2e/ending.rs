//! How rooms and servers end: erased, out of memory, stopped, expired (A13, K3).

use std::sync::Arc;
use std::time::Duration;

use candor::journal::Memory;
use candor::registry::Bounds;
use candor::server::Options;
use candor_protocol::{CloseCode, Command, Entity, EntityId, Hello, SeatToken, TopicVotes, limits};
use candor_tests::retro::round_over_all;
use candor_tests::{BoardCopy, Client, Retro, TestServer, http};

/// Attempts at something that takes effect a moment after it was asked for.
const ATTEMPTS: usize = 1_000;
const DAY: Duration = Duration::from_secs(86_400);

/// How a hello to a room is answered: none, where it is welcome.
async fn answer(server: &TestServer, retro: &Retro) -> Option<u16> {
    let client = server.connect(retro).await;
    client
        .say(&serde_json::to_string(&retro.hello()).expect("JSON"))
        .await;
    client
        .until("an answer", |seen| {
            seen.closed.or(seen.welcome.as_ref().map(|_| None))
        })
        .await
}

async fn is_gone(server: &TestServer, retro: &Retro, how: CloseCode) -> bool {
    answer(server, retro).await == Some(how.number())
}

/// What comes of asking for a room.
async fn creation(server: &TestServer, retro: &Retro) -> u16 {
    let body = serde_json::to_string(&retro.create()).expect("JSON");
    http::create(server.address, &body).await.status
}

#[tokio::test]
async fn a13_a_room_is_erased_a_minute_after_it_was_announced() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (lead, author) = (server.lead(&retro).await, server.join(&retro).await);
    server.show(&retro, &author, &["A trace"]).await;
    lead.done(&Command::AnnounceErase {}).await;
    author
        .board_until("the announcement", |board| {
            matches!(board.get(EntityId::Board), Some(Entity::Board(board)) if board.erase_at.is_some())
        })
        .await;
    server
        .pass(Duration::from_millis(limits::ERASE_NOTICE_MS - 1))
        .await;
    author.done(&retro.note("Still here").add).await;
    server.jump(Duration::from_millis(1));
    for client in [&lead, &author] {
        client.ends_with(CloseCode::Erased).await;
    }
    assert!(is_gone(&server, &retro, CloseCode::Erased).await);
}

#[tokio::test]
async fn a13_an_erased_room_is_not_made_again_in_this_life_of_the_server() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    assert!(!lead.welcome().durable, "nothing is kept on disk");
    lead.done(&Command::AnnounceErase {}).await;
    server.jump(Duration::from_millis(limits::ERASE_NOTICE_MS));
    lead.ends_with(CloseCode::Erased).await;
    assert_eq!(creation(&server, &retro).await, 409);
    assert!(is_gone(&server, &retro, CloseCode::Erased).await);
    // Another life knows nothing of it.
    let later = TestServer::start_with(Options::default(), Arc::new(Memory::new())).await;
    assert!(is_gone(&later, &retro, CloseCode::NoRoom).await);
    assert_eq!(creation(&later, &retro).await, 201);
}

#[tokio::test]
async fn a_server_that_keeps_its_rooms_says_so() {
    let options = Options {
        rooms: Bounds {
            durable: true,
            ..Options::default().rooms
        },
        ..Options::default()
    };
    let server = TestServer::start_with(options, Arc::new(Memory::new())).await;
    let retro = Retro::visible();
    server.create(&retro).await;
    assert!(server.watch(&retro).await.welcome().durable);
}

#[tokio::test]
async fn l1_an_erased_room_makes_room_for_another_whoever_looks_for_it() {
    let options = Options {
        rooms: Bounds {
            rooms: 1,
            ..Options::default().rooms
        },
        ..Options::default()
    };
    let server = TestServer::start_with(options, Arc::new(Memory::new())).await;
    for _ in 0..3 {
        let (retro, other) = (Retro::visible(), Retro::visible());
        server.create(&retro).await;
        assert_eq!(creation(&server, &other).await, 503);
        let lead = server.lead(&retro).await;
        lead.done(&Command::AnnounceErase {}).await;
        server.jump(Duration::from_millis(limits::ERASE_NOTICE_MS));
        lead.ends_with(CloseCode::Erased).await;
        assert!(is_gone(&server, &retro, CloseCode::Erased).await);
    }
}

#[tokio::test]
async fn a13_an_announced_erasure_can_be_taken_back() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let lead = server.lead(&retro).await;
    lead.done(&Command::AnnounceErase {}).await;
    lead.done(&Command::CancelErase {}).await;
    server
        .pass(Duration::from_millis(2 * limits::ERASE_NOTICE_MS))
        .await;
    assert_eq!(answer(&server, &retro).await, None);
}

/// Lets time pass without anybody until the room has left memory; comes back to its next life.
async fn another_life(
    server: &TestServer,
    retro: &Retro,
    life: candor_protocol::Epoch,
    seat: SeatToken,
) -> Client {
    let hello = Hello {
        join: true,
        seat: Some(seat),
        ..retro.hello()
    };
    for _ in 0..ATTEMPTS {
        server.jump(Duration::from_millis(limits::LINGER_MS + 1));
        tokio::task::yield_now().await;
        let back = server.greet(retro, &hello).await;
        if back.welcome().epoch != life {
            return back;
        }
        back.leave().await;
    }
    panic!("the room never left memory");
}

/// Without what is live.
fn kept(board: &BoardCopy) -> Vec<Entity> {
    let entities = board.entities();
    entities
        .filter(|entity| entity.id() != EntityId::Counts)
        .cloned()
        .collect()
}

#[tokio::test]
async fn s1_a_room_that_left_memory_comes_back_as_it_was() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let author = server.join(&retro).await;
    let notes = server.show(&retro, &author, &["One", "Two"]).await;
    author.done(&notes[0].edit(&retro, 1, "Not out yet")).await;
    let waiting = retro.note("Waiting");
    author.done(&waiting.add).await;
    let (_, action) = retro.action(None, "Keep it");
    author.done(&action).await;
    server
        .tick_until(&retro, &author, 5, |board| board.notes() == 3)
        .await;
    server.tick(&retro).await;
    server.tick(&retro).await;
    server.tick(&retro).await;
    let (before, life, seat) = (kept(&author.board()), author.welcome().epoch, author.seat());
    author.leave().await;
    let back = another_life(&server, &retro, life, seat).await;
    assert_eq!(kept(&back.board()), before);
    back.done(&notes[1].delete()).await;
    server
        .tick_until(&retro, &back, 4, |board| board.notes() == 2)
        .await;
}

#[tokio::test]
async fn a9_a_seat_votes_once_across_the_lives_of_its_room() {
    let retro = Retro::with(|settings| settings.floor = 1);
    let server = TestServer::with(&retro).await;
    let (lead, voter) = (server.lead(&retro).await, server.join(&retro).await);
    server.show(&retro, &voter, &["One"]).await;
    let (round, open) = round_over_all(3, 3);
    lead.done(&open).await;
    let topic = voter.board().topics()[0].id;
    let ballot = |votes| Command::CastBallot {
        round,
        votes: vec![TopicVotes { topic, votes }],
    };
    voter.done(&ballot(3)).await;
    let (life, seat) = (voter.welcome().epoch, voter.seat());
    lead.leave().await;
    voter.leave().await;
    let back = another_life(&server, &retro, life, seat).await;
    let there = back
        .until("its ballot", |seen| seen.newest_you()?.ballot.clone())
        .await;
    assert_eq!(there.votes, [TopicVotes { topic, votes: 3 }]);
    back.done(&ballot(1)).await;
    let lead = server.lead(&retro).await;
    lead.done(&Command::CloseRound { round }).await;
    lead.board_until("the tally", |board| {
        let outcome = board.round(round).map(|round| round.outcome.clone());
        let tally = vec![TopicVotes { topic, votes: 1 }];
        outcome == Some(candor_protocol::Outcome::Counted { voters: 1, tally })
    })
    .await;
}

#[tokio::test]
async fn a_stopping_server_says_so_within_two_seconds() {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (joined, watching) = (server.join(&retro).await, server.watch(&retro).await);
    let silent = server.connect(&retro).await;
    silent.echo().await;
    let took = server.stop().await;
    assert!(took < Duration::from_secs(2), "{took:?}");
    for client in [&joined, &watching] {
        client.ends_with(CloseCode::Restarting).await;
    }
    silent.until("the end", |seen| seen.closed).await;
}

#[tokio::test]
async fn k3_a_room_expires_after_days_without_a_command() {
    let (retro, lively) = (Retro::visible(), Retro::visible());
    let server = TestServer::start_with(Options::default(), Arc::new(Memory::new())).await;
    server.create(&retro).await;
    server.create(&lively).await;
    server.jump(5 * DAY);
    // To look is no command, to add an action is one.
    server.watch(&retro).await.leave().await;
    let author = server.join(&lively).await;
    author.done(&lively.action(None, "Go on").1).await;
    author.leave().await;
    assert_eq!(answer(&server, &retro).await, None, "within the seven days");
    server.jump(3 * DAY);
    let mut attempts = 0;
    while answer(&server, &retro).await.is_none() {
        attempts += 1;
        assert!(attempts < ATTEMPTS, "it never expired");
        tokio::task::yield_now().await;
    }
    assert!(is_gone(&server, &retro, CloseCode::Expired).await);
    assert_eq!(creation(&server, &retro).await, 409);
    assert_eq!(answer(&server, &lively).await, None);
}
