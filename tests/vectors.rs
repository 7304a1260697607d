//! The page and the server's language agree: both are held to the same fixtures.

use candor_protocol::rank::rank;
use candor_protocol::{
    ColumnEntity, DoorHash, EditKey, FacilitatorHash, FacilitatorKey, Lock, NoteId, RoomId,
    TopicEntity, TopicId, TopicVotes,
};
use candor_tests::seal::{self, RoomKeys};
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    room_key: String,
    keys: Keys,
    door_hash: DoorHash,
    facilitator: Facilitator,
    lock: LockVector,
    print: PrintVector,
    successors: SuccessorsVector,
    sealed: Vec<SealedVector>,
    normalised: Vec<Normalised>,
}

#[derive(Deserialize)]
struct Keys {
    text: String,
    door: String,
    check: String,
}

#[derive(Deserialize)]
struct Facilitator {
    key: FacilitatorKey,
    hash: FacilitatorHash,
}

#[derive(Deserialize)]
struct LockVector {
    id: NoteId,
    edit_key: EditKey,
    lock: Lock,
}

#[derive(Deserialize)]
struct PrintVector {
    room: RoomId,
    print: String,
}

#[derive(Deserialize)]
struct SuccessorsVector {
    room: RoomId,
    next: RoomId,
    second: RoomId,
}

#[derive(Deserialize)]
struct SealedVector {
    name: String,
    kind: String,
    id: String,
    field: String,
    nonce: String,
    text: String,
    sealed: String,
}

#[derive(Deserialize)]
struct Normalised {
    from: String,
    text: String,
    line: String,
}

#[derive(Deserialize)]
struct RankVector {
    name: String,
    columns: Vec<ColumnEntity>,
    topics: Vec<TopicEntity>,
    tally: Vec<TopicVotes>,
    breaks: Vec<Vec<TopicVotes>>,
    ranked: Vec<RankedVector>,
}

#[derive(Deserialize, Debug, PartialEq)]
struct RankedVector {
    topic: TopicId,
    votes: u32,
    rank: u32,
}

fn bytes<const N: usize>(text: &str) -> [u8; N] {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).expect("base64url");
    bytes.try_into().expect("the right size")
}

fn vectors() -> (Vectors, RoomKeys) {
    let vectors: Vectors =
        serde_json::from_str(include_str!("fixtures/seal.json")).expect("the fixture's form");
    let keys = RoomKeys::derive(&bytes(&vectors.room_key));
    (vectors, keys)
}

#[test]
fn both_languages_derive_the_same_keys_hashes_and_locks() {
    let (vectors, keys) = vectors();
    assert_eq!(keys.text_key, bytes(&vectors.keys.text));
    assert_eq!(keys.door.0, bytes(&vectors.keys.door));
    assert_eq!(keys.check.0, bytes(&vectors.keys.check));
    assert_eq!(seal::door_hash(&keys.door), vectors.door_hash);
    let Facilitator { key, hash } = vectors.facilitator;
    assert_eq!(seal::facilitator_hash(&key), hash);
    let LockVector { id, edit_key, lock } = vectors.lock;
    assert_eq!(seal::lock(&id.0, &edit_key), lock);
}

#[test]
fn both_languages_print_the_same_room_alike() {
    let (vectors, _) = vectors();
    let print = seal::room_print(&bytes(&vectors.room_key), &vectors.print.room.0);
    assert_eq!(print, vectors.print.print);
}

#[test]
fn both_languages_know_the_same_successors() {
    let (vectors, _) = vectors();
    let SuccessorsVector { room, next, second } = vectors.successors;
    let key = bytes(&vectors.room_key);
    assert_eq!(seal::successor(&key, &room.0), next.0);
    assert_eq!(seal::successor(&key, &next.0), second.0);
}

#[test]
fn both_languages_seal_the_same_bytes_and_open_them() {
    let (vectors, keys) = vectors();
    for vector in vectors.sealed {
        let name = &vector.name;
        let seam = format!("{}|{}|{}", vector.kind, vector.id, vector.field);
        let sealed = keys.seal(&seam, &vector.text, &bytes(&vector.nonce));
        assert_eq!(sealed.as_deref(), Some(vector.sealed.as_str()), "{name}");
        let opened = keys.open(&seam, &vector.sealed);
        assert_eq!(opened.as_deref(), Some(vector.text.as_str()), "{name}");
        let elsewhere = keys.open(&format!("{seam}s"), &vector.sealed);
        assert_eq!(elsewhere, None, "{name}");
    }
}

#[test]
fn both_languages_normalise_alike() {
    let (vectors, _) = vectors();
    for Normalised { from, text, line } in vectors.normalised {
        assert_eq!(seal::normalise(&from), text, "{from:?}");
        assert_eq!(seal::normalise_line(&from), line, "{from:?}");
    }
}

#[test]
fn both_languages_rank_alike() {
    let vectors: Vec<RankVector> =
        serde_json::from_str(include_str!("fixtures/rank.json")).expect("the fixture's form");
    for vector in vectors {
        let ranked = rank(
            &vector.columns,
            &vector.topics,
            &vector.tally,
            &vector.breaks,
        );
        let ranked: Vec<RankedVector> = ranked
            .into_iter()
            .map(|place| RankedVector {
                topic: place.topic,
                votes: place.votes,
                rank: place.rank,
            })
            .collect();
        assert_eq!(ranked, vector.ranked, "{}", vector.name);
    }
}
