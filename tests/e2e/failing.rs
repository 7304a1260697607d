//! S3 over a journal that fails behind a live room: what is acknowledged is kept, what is not is not
//! shown, and whoever is told `unavailable` can send it again.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use candor::journal::{AppendError, Fault, Faulty, Journal as _, Memory, MemoryBounds};
use candor::server::Options;
use candor_protocol::{
    ActionId, CloseCode, Command, Entity, EntityId, ErrorCode, FacilitatorKey, Hello, HiddenCount,
    Stage, limits,
};
use candor_tests::seal::facilitator_hash;
use candor_tests::{BoardCopy, Client, Retro, TestServer, http};
use tokio::sync::Notify;

/// A room with an author and a viewer, on a journal that fails when it is told to.
struct Scene {
    retro: Retro,
    memory: Memory,
    journal: Arc<Faulty>,
    server: TestServer,
    author: Client,
    viewer: Client,
}

async fn scene(retro: Retro, memory: Memory) -> Scene {
    let journal = Arc::new(Faulty::new(Arc::new(memory.clone())));
    let options = Options {
        admin: Some(SocketAddr::from(([127, 0, 0, 1], 0))),
        ..Options::default()
    };
    let server = TestServer::start_with(options, journal.clone()).await;
    server.create(&retro).await;
    let (author, viewer) = (server.join(&retro).await, server.watch(&retro).await);
    Scene {
        retro,
        memory,
        journal,
        server,
        author,
        viewer,
    }
}

impl Scene {
    fn action(&self, text: &str) -> (EntityId, Command) {
        let (id, add) = self.retro.action(None, text);
        (EntityId::Action(id), add)
    }

    /// What the journal has: as another server that is started on it shows it.
    async fn kept(&self) -> Vec<Entity> {
        let memory = Arc::new(self.memory.clone());
        let another = TestServer::start_with(Options::default(), memory).await;
        lasting(&another.watch(&self.retro).await.board())
    }

    /// Everybody shows the same bytes, and they are what the journal has.
    async fn all_agree(&self) {
        self.author.settle().await;
        self.viewer.settle().await;
        let newcomer = self.server.watch(&self.retro).await;
        let bytes = newcomer.board().bytes();
        for client in [&self.author, &self.viewer] {
            assert_eq!(client.board().bytes(), bytes);
        }
        assert_eq!(lasting(&newcomer.board()), self.kept().await);
    }

    /// Says hello until it is let in: a room that failed is loaded anew with a hello.
    async fn comes_back(&self, client: &Client) -> Client {
        let hello = Hello {
            join: true,
            seat: Some(client.seat()),
            resume: Some(client.resume()),
            ..self.retro.hello()
        };
        self.server
            .come_back(&self.retro, &hello, client.board())
            .await
    }

    async fn ready(&self) -> (u16, String) {
        let admin = self.server.admin.expect("an admin address");
        let answer = http::request(admin, "GET", "/readyz", "").await;
        (answer.status, answer.body)
    }

    /// Waits until the journal has so many batches behind its snapshot.
    async fn journal_has(&self, batches: usize) {
        loop {
            let loaded = self.memory.load(self.retro.id).await.expect("it answers");
            if loaded.is_some_and(|loaded| loaded.batches.len() == batches) {
                return;
            }
            tokio::task::yield_now().await;
        }
    }
}

/// Without what is live.
fn lasting(board: &BoardCopy) -> Vec<Entity> {
    let entities = board.entities();
    let lasting = entities.filter(|entity| entity.id() != EntityId::Counts);
    lasting.cloned().collect()
}

#[tokio::test]
async fn s3_what_the_journal_refuses_is_not_shown_and_can_be_sent_again() {
    let scene = scene(Retro::visible(), Memory::new()).await;
    let (seq, mut shown) = (scene.viewer.seq(), 0);
    for error in [
        AppendError::Unavailable,
        AppendError::Full,
        AppendError::TooBig,
    ] {
        let (id, add) = scene.action("Do it");
        scene.journal.fail(Fault::Refused(error));
        let refused = scene.author.ask(&add).await.expect_err("it is not kept");
        let unavailable = (ErrorCode::Unavailable, false);
        assert_eq!((refused.code, refused.r#final), unavailable, "{error}");
        scene.viewer.settle().await;
        assert_eq!(scene.viewer.seq(), seq + shown, "nothing was shown");
        scene.all_agree().await;
        // The same bytes under the same id, as a browser's outbox sends them.
        scene.author.done(&add).await;
        shown += 1;
        scene
            .viewer
            .board_until("the action", |board| board.get(id).is_some())
            .await;
        scene.all_agree().await;
    }
}

#[tokio::test]
async fn s3_an_outcome_that_nobody_knows_is_looked_up_kept_or_not() {
    let scene = scene(Retro::visible(), Memory::new()).await;
    for fault in [Fault::LostAnswer, Fault::LostRequest] {
        let (seq, (id, add)) = (scene.viewer.seq(), scene.action("Do it"));
        scene.journal.fail(fault);
        scene.author.done(&add).await;
        assert!(scene.journal.has_failed());
        scene
            .viewer
            .board_until("the action", |board| board.get(id).is_some())
            .await;
        assert_eq!(scene.viewer.seq(), seq + 1, "shown once");
        scene.author.done(&add).await;
        scene.all_agree().await;
        assert_eq!(scene.viewer.seq(), seq + 1, "and a repeat shows nothing");
    }
}

#[tokio::test]
async fn s3_a_journal_that_falls_silent_ends_the_room_and_one_that_comes_back_has_it_all() {
    let scene = scene(Retro::visible(), Memory::new()).await;
    let (kept, add_kept) = scene.action("Kept");
    scene.author.done(&add_kept).await;
    scene.viewer.settle().await;
    assert_eq!(scene.ready().await, (200, "ready\n".to_owned()));
    scene.journal.fall_silent();
    let silent = (503, "the journal does not answer\n".to_owned());
    assert_eq!(scene.ready().await, silent);
    let (lost, add_lost) = scene.action("Said into the silence");
    let reference = scene.author.send(&add_lost).await;
    for client in [&scene.author, &scene.viewer] {
        client.ends_with(CloseCode::RoomFailed).await;
        assert!(client.board().get(lost).is_none());
    }
    let answered = scene
        .author
        .look(|seen| seen.answers.contains_key(&reference));
    assert!(!answered, "neither taken nor refused");
    // Who comes now is told the same, until the journal answers.
    let early = scene.server.connect(&scene.retro).await;
    early
        .say(&serde_json::to_string(&scene.retro.hello()).expect("JSON"))
        .await;
    early.ends_with(CloseCode::RoomFailed).await;
    scene.journal.speak();
    assert_eq!(scene.ready().await.0, 200);
    let author = scene.comes_back(&scene.author).await;
    author
        .board_until("what was acknowledged", |board| board.get(kept).is_some())
        .await;
    assert!(author.board().get(lost).is_none());
    author.done(&add_lost).await;
    author
        .board_until("what was sent again", |board| board.get(lost).is_some())
        .await;
    author.settle().await;
    assert_eq!(lasting(&author.board()), scene.kept().await);
}

#[tokio::test]
async fn s3_what_was_kept_while_nobody_could_know_is_there_when_the_journal_is_back() {
    let scene = scene(Retro::visible(), Memory::new()).await;
    let (id, add) = scene.action("Kept in silence");
    let told = Arc::new(Notify::new());
    scene.journal.fail(Fault::LateAnswer(told.clone()));
    let reference = scene.author.send(&add).await;
    scene.journal_has(1).await;
    scene.journal.fall_silent();
    told.notify_one();
    scene.author.ends_with(CloseCode::RoomFailed).await;
    let answered = scene
        .author
        .look(|seen| seen.answers.contains_key(&reference));
    assert!(
        !answered,
        "to refuse it would be wrong, to acknowledge it too early"
    );
    scene.journal.speak();
    let author = scene.comes_back(&scene.author).await;
    author
        .board_until("what was kept", |board| board.get(id).is_some())
        .await;
    author.done(&add).await;
    scene.journal_has(1).await;
}

#[tokio::test]
async fn a5_a_reveal_that_cannot_be_kept_comes_whole_a_moment_later() {
    let scene = scene(Retro::hiding(), Memory::new()).await;
    let lead = scene.server.lead(&scene.retro).await;
    for number in 0..3 {
        let note = scene.retro.note(&format!("Thought {number}"));
        scene.author.done(&note.add).await;
    }
    scene.server.tick(&scene.retro).await;
    lead.done(&Command::AnnounceReveal {}).await;
    scene.journal.fail(Fault::Refused(AppendError::Unavailable));
    scene
        .server
        .pass(Duration::from_millis(limits::REVEAL_NOTICE_MS))
        .await;
    assert!(scene.journal.has_failed(), "it was tried");
    let board = scene.viewer.board();
    assert_eq!(board.notes(), 0);
    assert_eq!(board.counts().hidden, HiddenCount::Exactly(3));
    scene
        .server
        .pass(Duration::from_millis(limits::AGAIN_MS))
        .await;
    assert_eq!(scene.viewer.board().notes(), 3);
    scene.server.tick(&scene.retro).await;
    scene.all_agree().await;
}

#[tokio::test]
async fn a7_a_tick_that_cannot_be_kept_counts_what_is() {
    let scene = scene(Retro::hiding(), Memory::new()).await;
    let lead = scene.server.lead(&scene.retro).await;
    for number in 0..3 {
        let note = scene.retro.note(&format!("Thought {number}"));
        scene.author.done(&note.add).await;
    }
    lead.done(&Command::AnnounceReveal {}).await;
    let ready = Command::SetReady { ready: true };
    scene.author.done(&ready).await;
    scene.journal.fail(Fault::Refused(AppendError::Full));
    scene.server.tick(&scene.retro).await;
    assert!(
        scene.journal.has_failed(),
        "all are ready, and it was tried"
    );
    let board = scene.viewer.board();
    assert_eq!(board.notes(), 0);
    assert_eq!(board.counts().hidden, HiddenCount::Exactly(3));
    scene.server.tick(&scene.retro).await;
    let board = scene.viewer.board();
    assert_eq!(board.notes(), 3);
    assert_eq!(board.counts().hidden, HiddenCount::Exactly(0));
}

#[tokio::test]
async fn a7_a_stage_that_cannot_be_kept_leaves_ready_who_was() {
    let scene = scene(Retro::hiding(), Memory::new()).await;
    let lead = scene.server.lead(&scene.retro).await;
    let ready = Command::SetReady { ready: true };
    scene.author.done(&ready).await;
    let (stage, expect) = (Stage::Write, Stage::CheckIn);
    scene.journal.fail(Fault::Refused(AppendError::Unavailable));
    let code = lead.refused(&Command::SetStage { stage, expect }).await;
    assert_eq!(code, ErrorCode::Unavailable);
    scene.author.settle().await;
    assert!(scene.author.you().ready);
    lead.done(&Command::SetStage { stage, expect }).await;
    scene.author.settle().await;
    assert!(!scene.author.you().ready);
}

#[tokio::test]
async fn f3_an_appointment_that_cannot_be_kept_comes_on_the_next_tick() {
    let scene = scene(Retro::visible(), Memory::new()).await;
    let ticks = usize::try_from(limits::ABSENT_MS / 3_000).expect("a number") + 2;
    scene
        .server
        .tick_until(&scene.retro, &scene.author, ticks, |board| {
            board.leading().absent
        })
        .await;
    let stand = Command::Stand {
        hash: facilitator_hash(&FacilitatorKey([7; 16])),
    };
    scene.author.done(&stand).await;
    scene.server.tick(&scene.retro).await;
    scene.journal.fail(Fault::Refused(AppendError::Unavailable));
    scene.server.tick(&scene.retro).await;
    assert!(scene.journal.has_failed(), "it was tried");
    assert!(!scene.author.you().leads);
    assert!(scene.author.you().stands);
    scene.server.tick(&scene.retro).await;
    assert!(scene.author.you().leads);
}

#[tokio::test]
async fn l1_a_full_journal_loses_nothing_and_takes_more_once_there_is_room() {
    let memory = Memory::with_bounds(MemoryBounds {
        bytes: 30_000,
        ..MemoryBounds::default()
    });
    let scene = scene(Retro::visible(), memory).await;
    let mut kept: Vec<ActionId> = Vec::new();
    let refused = loop {
        let (id, add) = scene.retro.action(None, "One more");
        match scene.author.ask(&add).await {
            Ok(()) => kept.push(id),
            Err(error) => {
                assert_eq!((error.code, error.r#final), (ErrorCode::Unavailable, false));
                break add;
            }
        }
    };
    scene.all_agree().await;
    let there = |board: &BoardCopy, id: &ActionId| board.get(EntityId::Action(*id)).is_some();
    assert!(kept.iter().all(|id| there(&scene.viewer.board(), id)));
    for id in kept.split_off(kept.len() / 2) {
        let delete = Command::DeleteAction { id, rev: 0 };
        scene.author.done(&delete).await;
    }
    scene.author.done(&refused).await;
    scene.all_agree().await;
}

/// Every command meets another fault. Half of those that are refused are sent again, as by browsers;
/// the others are given up, as by tabs that were closed.
#[tokio::test]
async fn s3_through_all_faults_the_board_is_what_was_acknowledged() {
    let scene = scene(Retro::visible(), Memory::new()).await;
    let faults = [
        None,
        Some(Fault::LostAnswer),
        Some(Fault::Refused(AppendError::Unavailable)),
        Some(Fault::LostRequest),
        Some(Fault::Refused(AppendError::Conflict)),
        Some(Fault::Refused(AppendError::Full)),
    ];
    let (mut acknowledged, mut given_up) = (BTreeSet::new(), 0);
    for number in 0..60 {
        let (id, add) = scene.action(&format!("Number {number}"));
        if let Some(fault) = faults[number % faults.len()].clone() {
            scene.journal.fail(fault);
        }
        match scene.author.ask(&add).await {
            Ok(()) => {
                acknowledged.insert(id);
            }
            Err(error) if number % 2 == 0 => {
                assert_eq!((error.code, error.r#final), (ErrorCode::Unavailable, false));
                scene.author.done(&add).await;
                acknowledged.insert(id);
            }
            Err(_) => given_up += 1,
        }
    }
    assert!(given_up > 0, "some were refused");
    scene.all_agree().await;
    let board = scene.viewer.board();
    let shown = board.entities().map(Entity::id);
    let shown: BTreeSet<EntityId> = shown
        .filter(|id| matches!(id, EntityId::Action(_)))
        .collect();
    assert_eq!(shown, acknowledged);
}
