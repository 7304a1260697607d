//! Rooms on disk: what was acknowledged outlives the server (K1), what was announced happens although
//! nobody is there, and what is gone is in no byte of the data directory when the page says so (K3).

use std::collections::HashSet;
use std::fs;
use std::sync::Arc;
use std::time::Duration;

use candor::journal::{Journal, Sqlite};
use candor::registry::Bounds;
use candor::server::Options;
use candor_protocol::{
    CloseCode, Command, Entity, Hello, Outcome, RoundId, TopicId, TopicVotes, Votes, limits,
};
use candor_tests::retro::round_over_all;
use candor_tests::{BoardCopy, Client, Retro, TestServer, Text};
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::time::timeout;

/// Longest wait for what takes effect a moment after it was asked for: reaching it is a failure.
const DEADLINE: Duration = Duration::from_secs(20);

/// A data directory, and the server that has it.
struct Disk {
    directory: TempDir,
    journal: Sqlite,
    server: TestServer,
}

impl Disk {
    async fn new() -> Self {
        Self::at(tempfile::tempdir().expect("a directory")).await
    }

    async fn at(directory: TempDir) -> Self {
        Self::with(directory, Options::default()).await
    }

    async fn with(directory: TempDir, options: Options) -> Self {
        let journal = Sqlite::open(directory.path()).expect("opened");
        let server = TestServer::start_with(options, Arc::new(journal.clone())).await;
        Self {
            directory,
            journal,
            server,
        }
    }

    /// Stops in order, and starts again on what is there.
    async fn restarted(self) -> Self {
        self.server.stop().await;
        Self::at(self.directory).await
    }

    /// The keys of all rooms, and all that is wrapped with them.
    fn held(&self) -> Vec<Vec<u8>> {
        let file = self.directory.path().join("candor.db");
        let connection = Connection::open(file).expect("opened");
        let mut held = Vec::new();
        for (column, table) in [
            ("key", "keys"),
            ("sealed", "snapshots"),
            ("sealed", "batches"),
            ("sealed", "slips"),
        ] {
            let query = format!("SELECT {column} FROM {table}");
            let mut statement = connection.prepare(&query).expect("prepared");
            let rows = statement.query_map((), |row| row.get(0)).expect("asked");
            held.extend(rows.map(|row| row.expect("a row")));
        }
        held
    }

    /// How many of these any file of the directory holds. Long values are cut in pieces: their beginnings
    /// are looked for.
    fn found(&self, wanted: &[Vec<u8>]) -> usize {
        const HEAD: usize = 16;
        let mut heads: HashSet<[u8; HEAD]> = HashSet::new();
        for file in fs::read_dir(self.directory.path()).expect("listed") {
            let content = fs::read(file.expect("a file").path()).expect("read");
            heads.extend(
                content
                    .windows(HEAD)
                    .filter_map(|window| window.first_chunk()),
            );
        }
        let wanted = wanted.iter().filter_map(|bytes| bytes.first_chunk());
        wanted.filter(|head| heads.contains(*head)).count()
    }

    /// All that can still be read of a room.
    async fn readable(&self, retro: &Retro) -> String {
        let loaded = self.journal.load(retro.id).await.expect("it answers");
        let Some(loaded) = loaded else {
            return String::new();
        };
        let batches = loaded.batches.into_iter().map(|(_, batch)| batch.events);
        let slips = loaded.slips.into_iter().map(|(_, content)| content);
        let all = loaded.snapshot.into_iter().chain(batches).chain(slips);
        String::from_utf8(all.flatten().collect()).expect("JSON")
    }
}

/// What was on disk before is on disk nowhere, and nothing that can be read holds any of these.
async fn assert_gone(disk: &Disk, retro: &Retro, before: &[Vec<u8>], secrets: &[String]) {
    assert_eq!(disk.found(before), 0, "keys and records from before");
    let readable = disk.readable(retro).await;
    for secret in secrets {
        assert!(!readable.contains(secret), "{secret}");
    }
}

/// A value as the journal has it: JSON of what is in the board.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("JSON")
}

fn secrets(text: &Text) -> Vec<String> {
    vec![text.sealed.as_str().to_owned(), json(&text.lock)]
}

fn ballot(round: RoundId, topics: &[TopicId]) -> Command {
    let vote = |topic: &TopicId| TopicVotes {
        topic: *topic,
        votes: 1,
    };
    let votes = topics.iter().map(vote).collect::<Votes>();
    Command::CastBallot { round, votes }
}

/// Lets time go on until what can be read of a room is as wanted.
async fn readable_until(disk: &Disk, retro: &Retro, is: impl Fn(&str) -> bool) {
    let waited = async {
        while !is(&disk.readable(retro).await) {
            disk.server.jump(Duration::from_secs(1));
            tokio::task::yield_now().await;
        }
    };
    timeout(DEADLINE, waited).await.expect("in time");
}

async fn back(server: &TestServer, retro: &Retro, other: &Client) -> Client {
    let hello = Hello {
        join: true,
        seat: Some(other.seat()),
        resume: Some(other.resume()),
        ..retro.hello()
    };
    server.come_back(retro, &hello, BoardCopy::default()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k1_a_restart_is_a_new_epoch_of_the_same_room() {
    let retro = Retro::visible();
    let disk = Disk::new().await;
    disk.server.create(&retro).await;
    let (lead, author) = (
        disk.server.lead(&retro).await,
        disk.server.join(&retro).await,
    );
    let shown = disk
        .server
        .show(&retro, &author, &["One", "Two", "Three"])
        .await;
    let waits = retro.note("On its way");
    author.done(&waits.add).await;
    let (hiding, expect) = (true, false);
    lead.done(&Command::SetHiding { hiding, expect }).await;
    let hidden = retro.note("Not to be seen yet");
    author.done(&hidden.add).await;
    lead.settle().await;
    let topics: Vec<TopicId> = lead.board().topics().iter().map(|topic| topic.id).collect();
    let (round, open) = round_over_all(2, 2);
    lead.done(&open).await;
    author
        .board_until("the round", |board| board.round(round).is_some())
        .await;
    author.done(&ballot(round, &topics[..2])).await;

    let disk = disk.restarted().await;
    let again = back(&disk.server, &retro, &author).await;
    assert_ne!(again.welcome().epoch, author.welcome().epoch);
    assert_eq!(again.seat(), author.seat());
    again.settle().await;
    let mine = again.you().ballot.expect("the ballot");
    assert_eq!(mine.votes.len(), 2, "it counts for this seat still");
    again.done(&ballot(round, &topics[..1])).await;
    again.done(&shown[0].edit(&retro, 1, "One, better")).await;
    again.done(&hidden.edit(&retro, 1, "Better hidden")).await;
    let lead = disk.server.lead(&retro).await;
    disk.server
        .tick_until(&retro, &lead, 6, |board| board.note(waits.note()).is_some())
        .await;
    lead.done(&Command::CloseRound { round }).await;
    lead.board_until("the closing", |board| {
        let closed = board
            .round(round)
            .map(|round| round.outcome == Outcome::TooFew);
        closed == Some(true)
    })
    .await;
    assert!(lead.board().note(hidden.note()).is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k3_a_closed_round_left_no_ballot_and_no_salt() {
    let retro = Retro::visible();
    let disk = Disk::new().await;
    disk.server.create(&retro).await;
    let lead = disk.server.lead(&retro).await;
    let mut seats = Vec::new();
    for _ in 0..4 {
        seats.push(disk.server.join(&retro).await);
    }
    disk.server.show(&retro, &seats[0], &["One", "Two"]).await;
    lead.settle().await;
    let topics: Vec<TopicId> = lead.board().topics().iter().map(|topic| topic.id).collect();
    let (round, open) = round_over_all(2, 1);
    lead.done(&open).await;
    for seat in &seats {
        seat.board_until("the round", |board| board.round(round).is_some())
            .await;
        seat.done(&ballot(round, &topics)).await;
    }
    let readable = disk.readable(&retro).await;
    for kept in ["ballot_cast", "salt", "pseudonym"] {
        assert!(
            readable.contains(kept),
            "{kept} is kept while the round is open"
        );
    }
    let before = disk.held();
    assert!(
        disk.found(&before) >= 2 + seats.len(),
        "the test looks at the right bytes"
    );
    lead.send(&Command::CloseRound { round }).await;
    seats[0]
        .board_until("the closing", |board| {
            board
                .round(round)
                .is_some_and(|round| round.outcome != Outcome::Open)
        })
        .await;
    let secrets = ["ballot_cast", "salt", "pseudonym"].map(str::to_owned);
    assert_gone(&disk, &retro, &before, &secrets).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k3_a_deleted_note_left_no_text_and_no_lock() {
    for retro in [Retro::visible(), Retro::hiding()] {
        let disk = Disk::new().await;
        disk.server.create(&retro).await;
        let author = disk.server.join(&retro).await;
        let note = retro.note("Not for long");
        author.done(&note.add).await;
        if !retro.settings.hiding {
            let most = limits::WAIT_TICKS as usize;
            let is_shown = |board: &BoardCopy| board.note(note.note()).is_some();
            disk.server
                .tick_until(&retro, &author, most, is_shown)
                .await;
        }
        let readable = disk.readable(&retro).await;
        for secret in secrets(&note) {
            assert!(readable.contains(&secret), "{secret}");
        }
        let before = disk.held();
        author.done(&note.delete()).await;
        if !retro.settings.hiding {
            let most = limits::WAIT_TICKS as usize;
            let is_gone = |board: &BoardCopy| board.note(note.note()).is_none();
            disk.server.tick_until(&retro, &author, most, is_gone).await;
        }
        assert_gone(&disk, &retro, &before, &secrets(&note)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k3_a_reveal_left_no_order_of_arrival() {
    let retro = Retro::hiding();
    let disk = Disk::new().await;
    disk.server.create(&retro).await;
    let (lead, author) = (
        disk.server.lead(&retro).await,
        disk.server.join(&retro).await,
    );
    for number in 0..12 {
        author
            .done(&retro.note(&format!("Thought {number}")).add)
            .await;
    }
    let before = disk.held();
    lead.done(&Command::AnnounceReveal {}).await;
    disk.server
        .jump(Duration::from_millis(limits::REVEAL_NOTICE_MS));
    author
        .board_until("the reveal", |board| board.notes() == 12)
        .await;
    assert_gone(&disk, &retro, &before, &["note_added".to_owned()]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k3_an_erased_room_left_nothing() {
    let retro = Retro::visible();
    let disk = Disk::new().await;
    disk.server.create(&retro).await;
    let (lead, author) = (
        disk.server.lead(&retro).await,
        disk.server.join(&retro).await,
    );
    disk.server.show(&retro, &author, &["One", "Two"]).await;
    let before = disk.held();
    lead.done(&Command::AnnounceErase {}).await;
    disk.server
        .jump(Duration::from_millis(limits::ERASE_NOTICE_MS));
    author.ends_with(CloseCode::Erased).await;
    assert_eq!(disk.found(&before), 0);
    assert_eq!(disk.found(&[retro.id.0.to_vec()]), 0, "its id");
    assert_eq!(disk.readable(&retro).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a13_an_announced_erasure_happens_although_the_server_was_away_and_nobody_comes() {
    let retro = Retro::visible();
    let disk = Disk::new().await;
    disk.server.create(&retro).await;
    let lead = disk.server.lead(&retro).await;
    lead.done(&Command::AnnounceErase {}).await;
    let disk = disk.restarted().await;
    assert!(
        disk.journal
            .load(retro.id)
            .await
            .expect("it answers")
            .is_some()
    );
    disk.server
        .jump(Duration::from_millis(limits::ERASE_NOTICE_MS));
    readable_until(&disk, &retro, str::is_empty).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a5_writing_closes_in_a_room_that_nobody_visits() {
    let retro = Retro::hiding();
    let disk = Disk::new().await;
    disk.server.create(&retro).await;
    let (lead, author) = (
        disk.server.lead(&retro).await,
        disk.server.join(&retro).await,
    );
    let note = retro.note("Hidden until then");
    author.done(&note.add).await;
    let at = Some(candor_tests::server::START + 3_600_000);
    lead.done(&Command::SetClosing { at, expect: None }).await;
    let disk = disk.restarted().await;
    disk.server.jump(Duration::from_secs(3_600));
    let waits = |all: &str| all.contains("closing_set") || all.contains("closes_at");
    assert!(waits(&disk.readable(&retro).await));
    readable_until(&disk, &retro, |all| !waits(all)).await;
    let viewer = disk.server.watch(&retro).await;
    let is_shown =
        |entity: &Entity| matches!(entity, Entity::Note(shown) if shown.id == note.note());
    assert!(viewer.board().entities().any(is_shown));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k3_rooms_that_are_not_in_memory_expire() {
    let retro = Retro::visible();
    let disk = Disk::new().await;
    disk.server.create(&retro).await;
    let before = disk.held();
    let disk = disk.restarted().await;
    let days = u64::from(limits::RETAIN_DAYS) + 2;
    disk.server.jump(Duration::from_secs(86_400 * days));
    readable_until(&disk, &retro, |all| {
        // It is said to nobody, so that the moment before it has left every file can be met.
        all.is_empty() && disk.found(&before) == 0
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn l1_rooms_from_before_count_among_those_that_a_server_may_have() {
    let directory = tempfile::tempdir().expect("a directory");
    let bounds = Bounds {
        rooms: 2,
        ..Options::default().rooms
    };
    let options = Options {
        rooms: bounds,
        ..Options::default()
    };
    let disk = Disk::with(directory, options.clone()).await;
    disk.server.create(&Retro::visible()).await;
    disk.server.stop().await;
    let disk = Disk::with(disk.directory, options).await;
    disk.server.create(&Retro::visible()).await;
    let body = json(&Retro::visible().create());
    let refused = candor_tests::http::create(disk.server.address, &body).await;
    assert_eq!(refused.status, 503);
}
