//! Clauses on rooms as wholes: erased, idle, due, counted.

use candor_protocol::RoomId;

use super::Writers;
use super::samples::{ANOTHER, ROOM, TODAY, batch, events, loaded, put, with_snapshot};
use crate::journal::{AppendError, Batch, Day, Version};

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

pub(crate) async fn rooms_know_nothing_of_each_other(w: Writers) {
    let at = put(&w.one, &Version::START, batch(1, b"a")).await;
    let appended = w.one.append(ANOTHER, Version::START, batch(1, b"b")).await;
    appended.expect("the same batch id in another room is another batch");
    w.one.erase(ANOTHER).await.expect("the journal answers");
    put(&w.other, &at, batch(2, b"c")).await;
    assert_eq!(events(&loaded(&w.one).await), [b"a", b"c"]);
}
