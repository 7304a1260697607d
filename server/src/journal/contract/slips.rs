//! Clauses on slips, whose order nobody learns.

use super::Writers;
use super::samples::{ROOM, batch, loaded, put, slips, with_slips};
use crate::journal::{Batch, BatchId, Version};

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
