//! A place to encode in, one for each thread. It knows nothing of what is encoded.

use std::cell::RefCell;

use serde::Serialize;
use zeroize::Zeroize as _;

/// What a thread keeps of its place, in bytes: a batch of events fits.
const KEPT_BYTES: usize = 16 * 1024;

thread_local! {
    static SCRATCH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A value as JSON, in a buffer that is no larger than it. Growing one for each value would copy what is
/// there, and wipe it, several times. What was encoded does not stay behind.
pub(super) fn json<T>(value: &impl Serialize, take: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
    SCRATCH.with_borrow_mut(|scratch| {
        let encoded = serde_json::to_writer(&mut *scratch, value).ok();
        let taken = encoded.and_then(|()| take(scratch));
        scratch.as_mut_slice().zeroize();
        scratch.clear();
        // A whole board is encoded seldom, and its room is not held for the next one.
        scratch.shrink_to(KEPT_BYTES);
        taken
    })
}
