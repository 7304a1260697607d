//! The contract suite: what every journal must do, whatever it keeps rooms in (K2).
//!
//! Each function is one clause, and takes two writers of one store that is empty. A journal holds
//! itself to all of them by [`contract_suite`].

use std::any::Any;
use std::sync::Arc;

use candor_protocol::RoomId;
use futures_util::stream::StreamExt as _;
use tokio::task::JoinSet;

use super::{
    AppendError, Batch, BatchId, Day, Fault, Faulty, Journal, Loaded, Slip, SlipId, Version,
};

/// Two writers of one store.
pub(crate) struct Writers {
    one: Arc<dyn Journal>,
    other: Arc<dyn Journal>,
    /// Lives as long as they do.
    _kept: Option<Box<dyn Any + Send>>,
}

impl Writers {
    pub(crate) fn new(one: impl Journal, other: impl Journal) -> Self {
        Self {
            one: Arc::new(one),
            other: Arc::new(other),
            _kept: None,
        }
    }

    /// Holds on to what they stand on.
    pub(crate) fn keeping(self, kept: impl Any + Send) -> Self {
        Self {
            _kept: Some(Box::new(kept)),
            ..self
        }
    }
}

/// Makes a test of each clause. Takes a block that makes [`Writers`] of an empty store.
macro_rules! contract_suite {
    ($make:block) => {
        $crate::journal::contract::contract_suite!($make;
            nothing_is_loaded_of_a_room_that_is_not_there,
            what_was_appended_is_loaded_in_order,
            a_room_is_created_once,
            an_append_at_an_old_version_conflicts_and_changes_nothing,
            of_writers_at_once_exactly_one_wins_each_version,
            a_batch_whose_answer_was_lost_is_known_by_its_id,
            a_snapshot_replaces_all_before_it,
            a_batch_that_brought_a_snapshot_is_known_by_its_id,
            erasing_removes_everything,
            erasing_what_is_not_there_is_no_error,
            an_erased_room_takes_no_more,
            rooms_are_idle_by_the_day_of_their_newest_batch,
            no_more_idle_rooms_are_told_than_asked_for,
            following_gives_what_the_other_appends_in_order,
            following_ends_with_the_room,
            following_from_before_a_snapshot_ends,
            slips_are_loaded_by_their_ids_whatever_order_they_came_in,
            a_slip_is_replaced_and_goes,
            a_snapshot_takes_the_slips_along,
            following_ends_at_a_batch_with_slips,
            rooms_are_due_when_they_wanted_to_be_woken,
            rooms_are_counted,
            an_empty_journal_answers,
            large_batches_come_back_whole,
            rooms_know_nothing_of_each_other,
        );
    };
    ($make:block; $($clause:ident),* $(,)?) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $clause() {
                $crate::journal::contract::$clause($make).await;
            }
        )*
    };
}
pub(crate) use contract_suite;

const ROOM: RoomId = RoomId([1; 16]);
const ANOTHER: RoomId = RoomId([2; 16]);
const TODAY: Day = Day(20_000);

/// A batch with these events and no snapshot; `number` becomes its id.
pub(crate) fn batch(number: u32, events: &[u8]) -> Batch {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    Batch {
        id: BatchId(id),
        day: TODAY,
        wake: None,
        events: events.to_vec(),
        slips: Vec::new(),
        snapshot: None,
    }
}

fn with_snapshot(number: u32, events: &[u8], snapshot: &[u8]) -> Batch {
    Batch {
        snapshot: Some(snapshot.to_vec()),
        ..batch(number, events)
    }
}

fn with_slips(number: u32, slips: &[(u8, Option<&[u8]>)]) -> Batch {
    let slip = |(id, content): &(u8, Option<&[u8]>)| Slip {
        id: SlipId([*id; 16]),
        content: content.map(<[u8]>::to_vec),
    };
    Batch {
        slips: slips.iter().map(slip).collect(),
        ..batch(number, b"")
    }
}

async fn put(journal: &Arc<dyn Journal>, at: &Version, batch: Batch) -> Version {
    let appended = journal.append(ROOM, at.clone(), batch).await;
    appended.expect("the room stands there")
}

async fn loaded(journal: &Arc<dyn Journal>) -> Loaded {
    let loaded = journal.load(ROOM).await.expect("the journal answers");
    loaded.expect("there is such a room")
}

fn events(loaded: &Loaded) -> Vec<&[u8]> {
    let batches = loaded.batches.iter();
    batches.map(|(_, batch)| batch.events.as_slice()).collect()
}

fn slips(loaded: &Loaded) -> Vec<(u8, &[u8])> {
    let slips = loaded.slips.iter();
    slips
        .map(|(id, content)| (id.0[0], content.as_slice()))
        .collect()
}

/// Whether a room has a batch: the way to decide what came of [`AppendError::Unknown`].
fn has(loaded: Option<&Loaded>, id: BatchId) -> bool {
    loaded.is_some_and(|loaded| {
        loaded.snapshot_batch == Some(id) || loaded.batches.iter().any(|(_, batch)| batch.id == id)
    })
}

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

pub(crate) async fn erasing_removes_everything(w: Writers) {
    let at = put(&w.one, &Version::START, with_snapshot(1, b"a", b"s")).await;
    put(&w.one, &at, batch(2, b"b")).await;
    w.other.erase(ROOM).await.expect("the journal answers");
    for journal in [&w.one, &w.other] {
        assert_eq!(journal.load(ROOM).await, Ok(None));
        let idle = journal.idle_since(Day(u32::MAX), 10).await;
        assert_eq!(idle, Ok(Vec::new()));
    }
}

pub(crate) async fn erasing_what_is_not_there_is_no_error(w: Writers) {
    assert_eq!(w.one.erase(ROOM).await, Ok(()));
    put(&w.one, &Version::START, batch(1, b"a")).await;
    assert_eq!(w.one.erase(ROOM).await, Ok(()));
    assert_eq!(w.other.erase(ROOM).await, Ok(()));
}

pub(crate) async fn an_erased_room_takes_no_more(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    w.other.erase(ROOM).await.expect("the journal answers");
    for late in [batch(2, b"b"), with_snapshot(3, b"c", b"s")] {
        let refused = w.one.append(ROOM, at.clone(), late).await;
        assert_eq!(refused, Err(AppendError::Gone));
    }
    assert_eq!(w.one.load(ROOM).await, Ok(None));
}

pub(crate) async fn rooms_are_idle_by_the_day_of_their_newest_batch(w: Writers) {
    let on = |day, number| Batch {
        day: Day(day),
        ..batch(number, b"a")
    };
    let at = put(&w.one, &Version::START, on(10, 1)).await;
    let appended = w.one.append(ANOTHER, Version::START, on(10, 2)).await;
    appended.expect("created");
    let at = put(&w.one, &at, on(12, 3)).await;
    let idle = async |day| w.other.idle_since(Day(day), 10).await.expect("it answers");
    assert_eq!(idle(10).await, []);
    assert_eq!(idle(11).await, [ANOTHER]);
    assert_eq!(idle(12).await, [ANOTHER]);
    let mut both = idle(13).await;
    both.sort_unstable();
    assert_eq!(both, [ROOM, ANOTHER]);
    // A closing time kept it until a day to come, and was taken back.
    let at = put(&w.one, &at, on(30, 4)).await;
    assert_eq!(idle(13).await, [ANOTHER]);
    put(&w.one, &at, on(12, 5)).await;
    assert_eq!(idle(13).await.len(), 2);
}

pub(crate) async fn no_more_idle_rooms_are_told_than_asked_for(w: Writers) {
    for number in 0..9 {
        let room = RoomId([number; 16]);
        let appended = w.one.append(room, Version::START, batch(1, b"a")).await;
        appended.expect("created");
    }
    let day = Day(TODAY.0 + 1);
    for max in [0, 4, 9, 100] {
        let idle = w.one.idle_since(day, max).await.expect("it answers");
        assert_eq!(idle.len(), max.min(9));
    }
}

pub(crate) async fn following_gives_what_the_other_appends_in_order(w: Writers) {
    let start = put(&w.one, &Version::START, batch(1, b"known")).await;
    let before = put(&w.other, &start, batch(2, b"before")).await;
    let mut followed = w.one.follow(ROOM, start);
    let expected = (before.clone(), batch(2, b"before"));
    assert_eq!(followed.next().await, Some(expected));
    let writer = Arc::clone(&w.other);
    let writing = tokio::spawn(async move {
        let mut at = before;
        let mut written = Vec::new();
        for number in 3..40 {
            at = put(&writer, &at, batch(number, b"later")).await;
            written.push((at.clone(), batch(number, b"later")));
        }
        written
    });
    let got: Vec<_> = followed.by_ref().take(37).collect().await;
    assert_eq!(got, writing.await.expect("it wrote"));
}

pub(crate) async fn following_ends_with_the_room(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    let waiting = tokio::spawn(w.one.follow(ROOM, at.clone()).collect::<Vec<_>>());
    tokio::task::yield_now().await;
    w.other.erase(ROOM).await.expect("the journal answers");
    assert_eq!(waiting.await.expect("it ends"), []);
    assert_eq!(w.one.follow(ROOM, at).collect::<Vec<_>>().await, []);
}

pub(crate) async fn following_from_before_a_snapshot_ends(w: Writers) {
    let old = put(&w.one, &Version::START, batch(1, b"a")).await;
    let newer = put(&w.one, &old, batch(2, b"b")).await;
    put(&w.one, &newer, with_snapshot(3, b"c", b"s")).await;
    let followed: Vec<_> = w.other.follow(ROOM, old).collect().await;
    assert_eq!(followed, [], "what came since is gone: load again");
}

pub(crate) async fn rooms_know_nothing_of_each_other(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    let appended = w.one.append(ANOTHER, Version::START, batch(1, b"b")).await;
    appended.expect("the same batch id in another room is another batch");
    w.one.erase(ANOTHER).await.expect("the journal answers");
    put(&w.other, &at, batch(2, b"c")).await;
    assert_eq!(events(&loaded(&w.one).await), [b"a", b"c"]);
}

pub(crate) async fn slips_are_loaded_by_their_ids_whatever_order_they_came_in(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    let at = put(&w.one, &at, with_slips(2, &[(7, Some(b"seven"))])).await;
    let at = put(
        &w.other,
        &at,
        with_slips(3, &[(9, Some(b"nine")), (2, Some(b"two"))]),
    )
    .await;
    let at = put(&w.one, &at, with_slips(4, &[(5, Some(b"five"))])).await;
    let loaded = loaded(&w.other).await;
    let wanted: [(u8, &[u8]); 4] = [(2, b"two"), (5, b"five"), (7, b"seven"), (9, b"nine")];
    assert_eq!(slips(&loaded), wanted);
    assert_eq!(loaded.version, at);
    let ids: Vec<BatchId> = loaded.batches.iter().map(|(_, batch)| batch.id).collect();
    assert_eq!(ids, [1, 2, 3, 4].map(|number| batch(number, b"").id));
    let mut batches = loaded.batches.iter();
    assert!(batches.all(|(_, batch)| batch.slips.is_empty()));
}

pub(crate) async fn a_slip_is_replaced_and_goes(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    let at = put(
        &w.one,
        &at,
        with_slips(2, &[(1, Some(b"old")), (2, Some(b"stays"))]),
    )
    .await;
    let at = put(&w.one, &at, with_slips(3, &[(1, Some(b"new"))])).await;
    assert_eq!(
        slips(&loaded(&w.other).await),
        [(1, b"new".as_slice()), (2, b"stays")]
    );
    put(&w.other, &at, with_slips(4, &[(1, None), (3, None)])).await;
    assert_eq!(slips(&loaded(&w.one).await), [(2, b"stays".as_slice())]);
}

pub(crate) async fn a_snapshot_takes_the_slips_along(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    let at = put(&w.one, &at, with_slips(2, &[(1, Some(b"secret"))])).await;
    let closing = Batch {
        snapshot: Some(b"s".to_vec()),
        ..with_slips(3, &[(2, Some(b"in the snapshot"))])
    };
    let at = put(&w.one, &at, closing).await;
    assert_eq!(slips(&loaded(&w.other).await), []);
    put(&w.one, &at, with_slips(4, &[(1, Some(b"later"))])).await;
    assert_eq!(slips(&loaded(&w.other).await), [(1, b"later".as_slice())]);
    w.one.erase(ROOM).await.expect("the journal answers");
    put(&w.one, &Version::START, batch(5, b"again")).await;
    assert_eq!(slips(&loaded(&w.one).await), []);
}

pub(crate) async fn following_ends_at_a_batch_with_slips(w: Writers) {
    let start = put(&w.one, &Version::START, batch(1, b"a")).await;
    let at = put(&w.one, &start, batch(2, b"b")).await;
    let last = put(&w.one, &at, with_slips(3, &[(1, Some(b"s"))])).await;
    put(&w.one, &last, batch(4, b"d")).await;
    let followed: Vec<_> = w.other.follow(ROOM, start).collect().await;
    assert_eq!(followed, [(at, batch(2, b"b"))]);
    let next = w.other.follow(ROOM, last).next().await;
    assert_eq!(next.map(|(_, batch)| batch.id), Some(batch(4, b"d").id));
}

pub(crate) async fn rooms_are_due_when_they_wanted_to_be_woken(w: Writers) {
    let waking = |number, wake| Batch {
        wake,
        ..batch(number, b"a")
    };
    let due = async |now, max| w.other.due(now, max).await.expect("it answers");
    let at = put(&w.one, &Version::START, waking(1, Some(2_000))).await;
    let appended = w
        .one
        .append(ANOTHER, Version::START, waking(1, Some(1_000)))
        .await;
    appended.expect("created");
    let quiet = w
        .one
        .append(RoomId([3; 16]), Version::START, waking(1, None))
        .await;
    quiet.expect("created");
    assert_eq!(due(999, 10).await, []);
    assert_eq!(due(1_000, 10).await, [ANOTHER]);
    assert_eq!(due(9_000, 10).await, [ANOTHER, ROOM]);
    assert_eq!(due(9_000, 1).await, [ANOTHER]);
    let at = put(&w.one, &at, waking(2, Some(500))).await;
    assert_eq!(due(9_000, 10).await, [ROOM, ANOTHER]);
    put(&w.one, &at, waking(3, None)).await;
    w.one.erase(ANOTHER).await.expect("the journal answers");
    assert_eq!(due(9_000, 10).await, []);
}

pub(crate) async fn rooms_are_counted(w: Writers) {
    let count = async || w.other.count().await.expect("it answers");
    assert_eq!(count().await, 0);
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    put(&w.one, &at, batch(2, b"b")).await;
    let appended = w.one.append(ANOTHER, Version::START, batch(1, b"a")).await;
    appended.expect("created");
    assert_eq!(count().await, 2);
    w.one.erase(ROOM).await.expect("the journal answers");
    assert_eq!(count().await, 1);
}

pub(crate) async fn an_empty_journal_answers(w: Writers) {
    assert_eq!(w.one.answers().await, Ok(()));
    assert_eq!(w.other.answers().await, Ok(()));
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
