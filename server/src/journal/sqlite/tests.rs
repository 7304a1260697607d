//! The journal on disk, held to the contract, and to what only a disk can do.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use rusqlite::Connection;
use tempfile::TempDir;
use tokio::time::timeout;

use super::*;
use crate::journal::contract::{Writers, batch, contract_suite};
use crate::journal::{Slip, SlipId};

contract_suite!({
    let (journal, directory) = opened();
    Writers::new(journal.clone(), journal).keeping(directory)
});

const ROOM: RoomId = RoomId([1; 16]);
const ANOTHER: RoomId = RoomId([2; 16]);
/// Longest wait for anything: reaching it is a failure.
const DEADLINE: Duration = Duration::from_secs(20);

fn opened() -> (Sqlite, TempDir) {
    let directory = tempfile::tempdir().expect("a directory");
    let journal = Sqlite::open(directory.path()).expect("opened");
    (journal, directory)
}

fn file(directory: &TempDir) -> PathBuf {
    directory::rooms_in(directory.path())
}

async fn put(journal: &Sqlite, room: RoomId, at: Version, batch: Batch) -> Version {
    let appended = timeout(DEADLINE, journal.append(room, at, batch)).await;
    appended.expect("in time").expect("the room stands there")
}

fn with_slip(number: u8, content: &[u8]) -> Batch {
    let slip = Slip {
        id: SlipId([number; 16]),
        content: Some(content.to_vec()),
    };
    Batch {
        slips: vec![slip],
        ..batch(number.into(), b"")
    }
}

fn with_snapshot(number: u32, snapshot: &[u8]) -> Batch {
    Batch {
        snapshot: Some(snapshot.to_vec()),
        ..batch(number, b"")
    }
}

/// What the tables hold of a room: its key, and everything wrapped with it.
fn held(directory: &TempDir, room: RoomId) -> (Vec<u8>, Vec<Vec<u8>>) {
    let connection = Connection::open(file(directory)).expect("opened");
    let key = "SELECT key FROM rooms JOIN keys USING (slot) WHERE id = ?1";
    let key = connection.query_row(key, [room.0], |row| row.get(0));
    let mut wrapped = Vec::new();
    for table in ["snapshots", "batches", "slips"] {
        let query = format!(
            "SELECT sealed FROM {table} JOIN rooms ON room = rooms.row WHERE rooms.id = ?1"
        );
        let query = query.replace("room =", &format!("{table}.room ="));
        let mut statement = connection.prepare(&query).expect("prepared");
        let rows = statement
            .query_map([room.0], |row| row.get(0))
            .expect("asked");
        wrapped.extend(rows.map(|row| row.expect("a row")));
    }
    (key.expect("a key"), wrapped)
}

/// Whether any file of the directory holds these bytes, one by one. A page cuts long values in pieces, so
/// that only their beginnings are looked for.
fn are_there(directory: &TempDir, wanted: &[&[u8]]) -> Vec<bool> {
    const HEAD: usize = 16;
    let files = fs::read_dir(directory.path()).expect("listed");
    let mut heads: HashSet<[u8; HEAD]> = HashSet::new();
    for file in files {
        let content = fs::read(file.expect("a file").path()).expect("read");
        heads.extend(
            content
                .windows(HEAD)
                .filter_map(|window| window.first_chunk()),
        );
    }
    let is_there = |bytes: &&[u8]| heads.contains(bytes.first_chunk().expect("long enough"));
    wanted.iter().map(is_there).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k1_what_was_acknowledged_is_there_after_a_start() {
    let (journal, directory) = opened();
    let at = put(&journal, ROOM, Version::START, with_snapshot(1, b"s")).await;
    let at = put(&journal, ROOM, at, batch(2, b"b")).await;
    let at = put(&journal, ROOM, at, with_slip(3, b"slip")).await;
    let before = journal.load(ROOM).await;
    journal.close().await;
    let refused = journal.append(ROOM, at.clone(), batch(4, b"late")).await;
    assert_eq!(refused, Err(AppendError::Unavailable));
    let journal = Sqlite::open(directory.path()).expect("opened again");
    assert_eq!(journal.load(ROOM).await, before);
    put(&journal, ROOM, at, batch(4, b"d")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k3_what_a_snapshot_replaced_opens_for_nobody_and_is_in_no_file() {
    let (journal, directory) = opened();
    let mut at = put(&journal, ROOM, Version::START, batch(1, b"before")).await;
    // Enough rooms and slips around it that pages are split and moved.
    for number in 2..60 {
        let (room, content) = (RoomId([number; 16]), [number; 700]);
        put(&journal, room, Version::START, with_snapshot(1, &[7; 900])).await;
        at = put(&journal, ROOM, at, with_slip(number, &content)).await;
    }
    // And enough that its key is moved too: a page has place for fewer than a hundred.
    for number in 60..=250 {
        let room = RoomId([number; 16]);
        put(&journal, room, Version::START, with_snapshot(1, b"room")).await;
    }
    let (key, wrapped) = held(&directory, ROOM);
    let secrets: Vec<&[u8]> = [&key]
        .into_iter()
        .chain(&wrapped)
        .map(Vec::as_slice)
        .collect();
    assert_eq!(secrets.len(), 1 + 1 + 58 + 58);
    assert!(
        are_there(&directory, &secrets)
            .into_iter()
            .all(|is_there| is_there)
    );
    put(&journal, ROOM, at, with_snapshot(900, b"closed")).await;
    assert!(!are_there(&directory, &secrets).contains(&true));
    let loaded = journal.load(ROOM).await.expect("it answers");
    assert_eq!(
        loaded.and_then(|loaded| loaded.snapshot).as_deref(),
        Some(b"closed".as_slice())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k3_an_erased_room_is_in_no_file_and_its_place_for_a_key_is_used_again() {
    let (journal, directory) = opened();
    let at = put(
        &journal,
        ROOM,
        Version::START,
        with_snapshot(1, &[9; 20_000]),
    )
    .await;
    put(&journal, ROOM, at, with_slip(2, b"hidden")).await;
    put(
        &journal,
        ANOTHER,
        Version::START,
        with_snapshot(1, b"stays"),
    )
    .await;
    let (key, wrapped) = held(&directory, ROOM);
    journal.erase(ROOM).await.expect("it answers");
    let secrets = wrapped.iter().chain([&key]).map(Vec::as_slice);
    let secrets: Vec<&[u8]> = secrets.chain([ROOM.0.as_slice()]).collect();
    assert!(!are_there(&directory, &secrets).contains(&true));
    put(&journal, RoomId([3; 16]), Version::START, batch(1, b"new")).await;
    let connection = Connection::open(file(&directory)).expect("opened");
    let slots = connection.query_row("SELECT count(*) FROM keys", (), |row| row.get::<_, i64>(0));
    assert_eq!(slots.expect("counted"), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k3_while_somebody_outside_reads_what_was_removed_is_not_said_to_be_gone() {
    let (journal, directory) = opened();
    let at = put(&journal, ROOM, Version::START, batch(1, b"secret")).await;
    let outside = Connection::open(file(&directory)).expect("opened");
    outside.execute_batch("BEGIN").expect("begun");
    let count = outside.query_row("SELECT count(*) FROM rooms", (), |row| row.get::<_, i64>(0));
    assert_eq!(count.expect("counted"), 1);
    let closing = journal.append(ROOM, at, with_snapshot(2, b"closed"));
    let mut closing = std::pin::pin!(closing);
    // The closing waits; another room goes on, and everybody reads.
    let other = put(&journal, ANOTHER, Version::START, batch(1, b"a"));
    tokio::select! {
        biased;
        _ = &mut closing => panic!("said while the old pages are there"),
        _ = other => {}
    }
    let loaded = journal
        .load(ROOM)
        .await
        .expect("it answers")
        .expect("there");
    assert!(loaded.snapshot.is_some(), "it is done, and not said");
    assert!(
        futures_util::future::poll_immediate(&mut closing)
            .await
            .is_none()
    );
    outside.execute_batch("COMMIT").expect("ended");
    let closed = timeout(DEADLINE, closing).await.expect("in time");
    assert!(closed.is_ok(), "{closed:?}");
}

#[tokio::test]
async fn k1_a_directory_has_one_program() {
    let (journal, directory) = opened();
    let second = Sqlite::open(directory.path()).err();
    assert!(matches!(second, Some(OpenError::InUse(_))), "{second:?}");
    journal.close().await;
    assert!(Sqlite::open(directory.path()).is_ok());
}

#[tokio::test]
async fn k1_what_is_not_ours_is_left_alone() {
    let directory = tempfile::tempdir().expect("a directory");
    fs::write(
        file(&directory),
        "a letter that somebody wrote, long enough for a page",
    )
    .expect("written");
    let refused = Sqlite::open(directory.path()).err();
    assert!(
        matches!(refused, Some(OpenError::NotOurs(_))),
        "{refused:?}"
    );
    let another = tempfile::tempdir().expect("a directory");
    let connection = Connection::open(file(&another)).expect("opened");
    connection
        .execute_batch("CREATE TABLE theirs (x)")
        .expect("created");
    drop(connection);
    let refused = Sqlite::open(another.path()).err();
    assert!(
        matches!(refused, Some(OpenError::NotOurs(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn k1_a_newer_schema_is_refused_with_a_sentence() {
    let (journal, directory) = opened();
    journal.close().await;
    let connection = Connection::open(file(&directory)).expect("opened");
    connection
        .pragma_update(None, "user_version", 99)
        .expect("set");
    drop(connection);
    let refused = Sqlite::open(directory.path()).err().expect("refused");
    let sentence = refused.to_string();
    assert!(
        sentence.contains("newer Candor (its schema is 99"),
        "{sentence}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k1_a_damaged_room_is_told_and_the_others_are_there() {
    let (journal, directory) = opened();
    put(
        &journal,
        ROOM,
        Version::START,
        with_snapshot(1, &[9; 5_000]),
    )
    .await;
    put(
        &journal,
        ANOTHER,
        Version::START,
        with_snapshot(1, &[8; 5_000]),
    )
    .await;
    let (_, wrapped) = held(&directory, ROOM);
    journal.close().await;
    let mut bytes = fs::read(file(&directory)).expect("read");
    let head = &wrapped[0][..64];
    let at = bytes
        .windows(64)
        .position(|window| window == head)
        .expect("there");
    bytes[at + 30] ^= 1;
    fs::write(file(&directory), bytes).expect("written");
    let journal = Sqlite::open(directory.path()).expect("opened");
    assert_eq!(journal.load(ROOM).await, Err(LoadError::Corrupt));
    assert!(journal.load(ANOTHER).await.expect("it answers").is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k1_what_is_written_into_a_removed_directory_is_not_acknowledged() {
    let (journal, directory) = opened();
    let at = put(&journal, ROOM, Version::START, batch(1, b"a")).await;
    fs::remove_dir_all(directory.path()).expect("removed");
    let lost = journal.append(ROOM, at.clone(), batch(2, b"b")).await;
    assert_eq!(lost, Err(AppendError::Unknown));
    assert_eq!(journal.answers().await, Err(Unavailable));
    let refused = journal.append(ROOM, at, batch(3, b"c")).await;
    assert_eq!(refused, Err(AppendError::Unavailable));
    assert_eq!(
        journal.load(ROOM).await,
        Err(LoadError::Unavailable(Unavailable))
    );
}

#[cfg(unix)]
#[tokio::test]
async fn a13_the_files_are_this_users_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let above = tempfile::tempdir().expect("a directory");
    let path = above.path().join("made/here");
    let journal = Sqlite::open(&path).expect("opened");
    put(&journal, ROOM, Version::START, batch(1, b"a")).await;
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o700);
    for entry in fs::read_dir(&path).expect("listed") {
        let entry = entry.expect("a file").path();
        assert_eq!(mode(&entry), 0o600, "{}", entry.display());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k1_a_backup_is_taken_while_rooms_are_written_and_opens_elsewhere() {
    let (journal, directory) = opened();
    let at = put(&journal, ROOM, Version::START, with_snapshot(1, b"s")).await;
    put(
        &journal,
        ANOTHER,
        Version::START,
        batch(1, b"erased before"),
    )
    .await;
    journal.erase(ANOTHER).await.expect("it answers");
    let copy = directory.path().join("copy.db");
    assert_eq!(back_up(directory.path(), &copy).expect("copied"), 1);
    put(&journal, ROOM, at.clone(), batch(2, b"after the copy")).await;
    let again = back_up(directory.path(), &copy);
    assert!(matches!(again, Err(CopyError::There(_))), "{again:?}");
    let elsewhere = tempfile::tempdir().expect("a directory");
    assert_eq!(restore(&copy, elsewhere.path()).expect("restored"), 1);
    let restored = Sqlite::open(elsewhere.path()).expect("opened");
    let loaded = restored
        .load(ROOM)
        .await
        .expect("it answers")
        .expect("there");
    assert_eq!((loaded.version, loaded.batches.len()), (at.clone(), 0));
    put(&restored, ROOM, at, batch(2, b"another way")).await;
    let again = restore(&copy, elsewhere.path());
    assert!(matches!(again, Err(CopyError::There(_))), "{again:?}");
}

#[tokio::test]
async fn k1_no_backup_is_made_of_nothing_or_of_something_else() {
    let directory = tempfile::tempdir().expect("a directory");
    let to = directory.path().join("copy.db");
    let nothing = back_up(directory.path(), &to);
    assert!(matches!(nothing, Err(CopyError::Nothing(_))), "{nothing:?}");
    fs::write(
        file(&directory),
        "no database of anybody's, but long enough",
    )
    .expect("written");
    let refused = back_up(directory.path(), &to);
    let not_ours = matches!(refused, Err(CopyError::Open(OpenError::NotOurs(_))));
    assert!(not_ours, "{refused:?}");
    assert!(!to.exists());
}
