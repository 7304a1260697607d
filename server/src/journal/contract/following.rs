//! Clauses on following what another writer appends.

use std::sync::Arc;

use futures_util::stream::StreamExt as _;

use super::Writers;
use super::samples::{ROOM, batch, put, with_slips, with_snapshot};
use crate::journal::Version;

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
