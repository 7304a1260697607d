//! S3: a server that is stopped in the middle of thirty people's commands, and started again on what its
//! journal has. This test plays what a page does: it comes back, and sends again what was not answered.

use std::sync::Arc;

use candor::journal::Memory;
use candor::server::Options;
use candor_protocol::{ActionId, CloseCode, Command, EntityId, Hello};
use candor_tests::{Client, Retro, TestServer};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

const PEOPLE: usize = 30;
/// What each of them adds.
const ACTIONS: usize = 6;

/// One of them, with what has yet to be answered.
struct Person {
    client: Client,
    left: Vec<(ActionId, Command)>,
    kept: Vec<ActionId>,
}

impl Person {
    /// Adds action after action until all are kept, or the server says that it is stopping.
    async fn work(mut self) -> Self {
        while let Some((id, add)) = self.left.pop() {
            let reference = self.client.send(&add).await;
            let answered = self
                .client
                .until("an answer, or the end", |seen| {
                    let answer = seen.answers.get(&reference).map(Result::is_ok);
                    answer.map(Some).or(seen.closed.map(|_| None))
                })
                .await;
            match answered {
                Some(kept) => {
                    assert!(kept, "none is refused");
                    self.kept.push(id);
                }
                None => {
                    self.client.ends_with(CloseCode::Restarting).await;
                    self.left.push((id, add));
                    break;
                }
            }
        }
        self
    }

    /// Comes back to a server with its seat.
    async fn come_back(self, server: &TestServer, retro: &Retro) -> Self {
        let hello = Hello {
            join: true,
            seat: Some(self.client.seat()),
            resume: Some(self.client.resume()),
            ..retro.hello()
        };
        let board = self.client.board();
        let client = server.come_back(retro, &hello, board).await;
        client.settle().await;
        Self { client, ..self }
    }
}

async fn all(people: Vec<Person>) -> Vec<Person> {
    let mut working = JoinSet::new();
    for person in people {
        working.spawn(person.work());
    }
    working.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s3_a_restart_in_the_middle_of_commands_loses_nothing_and_doubles_nothing() {
    let retro = Retro::visible();
    let journal = Arc::new(Memory::new());
    let server = TestServer::start_with(Options::default(), journal.clone()).await;
    server.create(&retro).await;
    let mut people = Vec::new();
    for _ in 0..PEOPLE {
        let left = (0..ACTIONS).map(|_| retro.action(None, "Do it"));
        people.push(Person {
            client: server.join(&retro).await,
            left: left.collect(),
            kept: Vec::new(),
        });
    }
    let wanted: Vec<ActionId> = people
        .iter()
        .flat_map(|person| person.left.iter().map(|(id, _)| *id))
        .collect();
    let viewer = server.watch(&retro).await;
    let there = |client: &Client| {
        let board = client.board();
        let mut there = wanted.clone();
        there.retain(|id| board.get(EntityId::Action(*id)).is_some());
        there
    };

    let address = server.address;
    let working = tokio::spawn(all(people));
    viewer
        .board_until("some of it", |board| {
            let shown = wanted.iter().filter(|id| {
                let id = EntityId::Action(**id);
                board.get(id).is_some()
            });
            shown.count() >= PEOPLE
        })
        .await;
    server.stop().await;
    viewer.ends_with(CloseCode::Restarting).await;
    let people = working.await.expect("nobody panicked");
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens");

    let options = Options {
        listen: address,
        ..Options::default()
    };
    let server = TestServer::start_with(options, journal).await;
    let mut back = Vec::new();
    for person in people {
        let person = person.come_back(&server, &retro).await;
        let shown = there(&person.client);
        for kept in &person.kept {
            assert!(shown.contains(kept), "what was acknowledged is there");
        }
        back.push(person);
    }
    let people = all(back).await;
    for person in &people {
        person.client.settle().await;
        assert!(person.left.is_empty());
        assert_eq!(there(&person.client), wanted);
    }
}
