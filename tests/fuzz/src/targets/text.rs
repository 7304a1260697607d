//! Ids, hashes, secrets and sealed texts. What is taken has one spelling, and is written so again.

use std::fmt::Debug;

use candor::http::Origin;
use candor_protocol::{
    Check, Door, EditKey, Epoch, FacilitatorKey, Lock, NoteId, Sealed, SealedLine, SeatToken,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Target, Verdict};

pub(super) const TARGET: Target = Target {
    name: "text",
    seeds,
    feed,
    inputs: 3_000,
};

fn seeds() -> Vec<Vec<u8>> {
    let lengths = [11, 22, 43, 395, 1419, 5515];
    let ids = lengths.into_iter().flat_map(|length| {
        let zeros = "A".repeat(length);
        let mixed: String = "Ab0-_z9"
            .chars()
            .cycle()
            .take(length - 1)
            .chain(['A'])
            .collect();
        [zeros, mixed]
    });
    let origins = [
        "https://retro.example.org",
        "http://10.0.0.7:8080",
        "http://[::1]:80/",
        "HTTPS://A.B:443",
    ];
    ids.chain(origins.map(str::to_owned))
        .map(String::into_bytes)
        .collect()
}

/// Whether a text is one of these; then it is written as it was read.
fn is_one<T: DeserializeOwned + Serialize + PartialEq + Debug>(text: &str) -> bool {
    let json = serde_json::to_string(text).expect("a text is JSON");
    let Ok(value) = serde_json::from_str::<T>(&json) else {
        return false;
    };
    assert_eq!(
        serde_json::to_string(&value).expect("JSON"),
        json,
        "one spelling"
    );
    true
}

/// An origin has several spellings, of which one stands for all.
fn is_origin(text: &str) -> bool {
    text.parse::<Origin>().is_ok()
}

fn feed(input: &[u8]) -> Verdict {
    let text = String::from_utf8_lossy(input);
    let kinds: [fn(&str) -> bool; 11] = [
        is_one::<NoteId>,
        is_one::<Epoch>,
        is_one::<Lock>,
        is_one::<Check>,
        is_one::<EditKey>,
        is_one::<FacilitatorKey>,
        is_one::<Door>,
        is_one::<SeatToken>,
        is_one::<Sealed>,
        is_one::<SealedLine>,
        is_origin,
    ];
    // All of them read it.
    if kinds.map(|is| is(&text)).contains(&true) {
        Verdict::Taken
    } else {
        Verdict::Refused
    }
}
