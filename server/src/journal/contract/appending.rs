//! Clauses on what was appended: it is loaded, in order, once, or known not to be there.

use std::sync::Arc;

use candor_protocol::RoomId;
use tokio::task::JoinSet;

use super::Writers;
use super::samples::{ROOM, batch, events, has, loaded, put, with_snapshot};
use crate::journal::{AppendError, BatchId, Fault, Faulty, Journal, Version};

pub(crate) async fn nothing_is_loaded_of_a_room_that_is_not_there(w: Writers) {
    assert_eq!(w.one.load(ROOM).await, Ok(None));
}

pub(crate) async fn what_was_appended_is_loaded_in_order(w: Writers) {
    let first = put(&w.one, &Version::START, batch(1, b"a")).await;
    let second = put(&w.other, &first, batch(2, b"b")).await;
    let third = put(&w.one, &second, batch(3, b"")).await;
    assert!(first != second && second != third && first != third);
    for journal in [&w.one, &w.other] {
        let loaded = loaded(journal).await;
        let wanted = [
            (first.clone(), batch(1, b"a")),
            (second.clone(), batch(2, b"b")),
            (third.clone(), batch(3, b"")),
        ];
        assert_eq!(loaded.batches, wanted);
        assert_eq!(loaded.version, third);
        assert_eq!((loaded.snapshot, loaded.snapshot_batch), (None, None));
    }
}

pub(crate) async fn a_room_is_created_once(w: Writers) {
    put(&w.one, &Version::START, batch(1, b"mine")).await;
    for journal in [&w.one, &w.other] {
        let again = journal
            .append(ROOM, Version::START, batch(2, b"another's"))
            .await;
        assert_eq!(again, Err(AppendError::Conflict));
    }
    assert_eq!(events(&loaded(&w.one).await), [b"mine"]);
}

pub(crate) async fn an_append_at_an_old_version_conflicts_and_changes_nothing(w: Writers) {
    let old = put(&w.one, &Version::START, batch(1, b"a")).await;
    put(&w.other, &old, batch(2, b"b")).await;
    let before = loaded(&w.one).await;
    let refused = w.one.append(ROOM, old.clone(), batch(3, b"c")).await;
    assert_eq!(refused, Err(AppendError::Conflict));
    // A snapshot is no exception: it would replace what its writer never saw.
    let refused = w.one.append(ROOM, old, with_snapshot(4, b"d", b"s")).await;
    assert_eq!(refused, Err(AppendError::Conflict));
    assert_eq!(loaded(&w.one).await, before);
}

pub(crate) async fn of_writers_at_once_exactly_one_wins_each_version(w: Writers) {
    const TASKS: u32 = 8;
    const EACH: u32 = 25;
    put(&w.one, &Version::START, batch(u32::MAX, b"start")).await;
    let mut tasks = JoinSet::new();
    for task in 0..TASKS {
        let journal = Arc::clone(if task % 2 == 0 { &w.one } else { &w.other });
        tasks.spawn(async move {
            let mut won = Vec::new();
            for number in 0..EACH {
                won.push(append_until_won(&journal, task * EACH + number).await);
            }
            won
        });
    }
    let mut won: Vec<(BatchId, Version)> = tasks.join_all().await.into_iter().flatten().collect();
    let loaded = loaded(&w.other).await;
    let kept = loaded.batches.iter().skip(1);
    for (version, batch) in kept {
        let told = won.iter().position(|(id, _)| *id == batch.id);
        let (_, at) = won.swap_remove(told.expect("acknowledged, and there once"));
        assert_eq!(at, *version, "it stands where its writer was told");
    }
    assert!(won.is_empty(), "every acknowledged batch is there");
}

async fn append_until_won(journal: &Arc<dyn Journal>, number: u32) -> (BatchId, Version) {
    let wanted = batch(number, &number.to_be_bytes());
    loop {
        let at = loaded(journal).await.version;
        match journal.append(ROOM, at, wanted.clone()).await {
            Ok(version) => return (wanted.id, version),
            Err(AppendError::Conflict) => tokio::task::yield_now().await,
            Err(error) => panic!("racing gives conflicts only, not: {error}"),
        }
    }
}

pub(crate) async fn a_batch_whose_answer_was_lost_is_known_by_its_id(w: Writers) {
    let faulty = Faulty::new(Arc::clone(&w.one));
    for (lost, kept) in [(Fault::LostRequest, false), (Fault::LostAnswer, true)] {
        let room = RoomId([u8::from(kept); 16]);
        faulty.fail(lost.clone());
        let created = faulty.append(room, Version::START, batch(1, b"a")).await;
        assert_eq!(created, Err(AppendError::Unknown));
        let there = faulty.load(room).await.expect("the journal answers");
        assert_eq!(has(there.as_ref(), batch(1, b"a").id), kept);
        let at = match there {
            Some(loaded) => loaded.version,
            None => faulty
                .append(room, Version::START, batch(1, b"a"))
                .await
                .expect("it was not there"),
        };
        faulty.fail(lost);
        let appended = faulty.append(room, at, batch(2, b"b")).await;
        assert_eq!(appended, Err(AppendError::Unknown));
        let there = faulty.load(room).await.expect("the journal answers");
        assert_eq!(has(there.as_ref(), batch(2, b"b").id), kept);
    }
}

pub(crate) async fn a_snapshot_replaces_all_before_it(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"deleted later")).await;
    let at = put(&w.one, &at, with_snapshot(2, b"deletion", b"first")).await;
    let at = put(&w.other, &at, batch(3, b"after the first")).await;
    let at = put(&w.other, &at, with_snapshot(4, b"closing", b"second")).await;
    let compact = loaded(&w.one).await;
    assert_eq!(compact.snapshot.as_deref(), Some(b"second".as_slice()));
    assert!(compact.batches.is_empty());
    assert_eq!(compact.version, at);
    let at = put(&w.one, &at, batch(5, b"after")).await;
    let after = loaded(&w.other).await;
    assert_eq!(after.snapshot, compact.snapshot);
    assert_eq!(after.batches, [(at.clone(), batch(5, b"after"))]);
    assert_eq!(after.version, at);
}

pub(crate) async fn a_batch_that_brought_a_snapshot_is_known_by_its_id(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    let faulty = Faulty::new(Arc::clone(&w.one));
    faulty.fail(Fault::LostAnswer);
    let compacting = with_snapshot(2, b"b", b"s");
    let appended = faulty.append(ROOM, at.clone(), compacting.clone()).await;
    assert_eq!(appended, Err(AppendError::Unknown));
    let there = loaded(&w.other).await;
    assert!(has(Some(&there), compacting.id));
    assert_ne!(there.version, at);
}

pub(crate) async fn large_batches_come_back_whole(w: Writers) {
    let bytes: Vec<u8> = (0..3_000_000_u32)
        .map(|number| number.to_le_bytes()[1])
        .collect();
    let at = put(&w.one, &Version::START, with_snapshot(1, b"", &bytes)).await;
    put(&w.one, &at, batch(2, &bytes)).await;
    let loaded = loaded(&w.other).await;
    assert_eq!(loaded.snapshot.as_ref(), Some(&bytes));
    assert_eq!(events(&loaded), [bytes.as_slice()]);
}
