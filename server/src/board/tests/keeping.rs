//! Gone is gone (K3): what no board holds any more, no journal holds either, once nothing waits.

use std::collections::BTreeSet;

use crate::board::{Board, Event};
use candor_protocol::*;
use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;

use crate::board::tests::script::{Scene, rooms, steps};

/// No id, key or hash is as long as the shortest sealed text.
const SEALED: usize = 395;

/// The sealed texts, locks and salts in what is kept.
fn secrets(kept: impl Serialize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&serde_json::to_value(kept).expect("encoded"), &mut found);
    found
}

fn collect(json: &Value, found: &mut BTreeSet<String>) {
    match json {
        Value::String(text) if text.len() >= SEALED => {
            found.insert(text.clone());
        }
        Value::Array(all) => all.iter().for_each(|one| collect(one, found)),
        Value::Object(all) => {
            let keyed = ["lock", "salt"].iter().filter_map(|name| all.get(*name));
            found.extend(keyed.map(Value::to_string));
            all.values().for_each(|one| collect(one, found));
        }
        _ => {}
    }
}

/// What a journal holds that compacts when it must and never else: a board, and events since.
fn journal(history: &[Event]) -> (Option<Board>, &[Event]) {
    let mut board = Board::create(&history[0]).expect("created");
    let (mut snapshot, mut since) = (None, history);
    for (number, event) in history.iter().enumerate().skip(1) {
        board.apply(event);
        if event.ends_secrets() {
            (snapshot, since) = (Some(board.clone()), &history[number + 1..]);
        }
    }
    (snapshot, since)
}

proptest! {
    #![proptest_config(crate::board::tests::laws::config())]

    #[test]
    fn k3_what_is_gone_from_the_board_is_gone_from_its_journal(
        seed: u64, room in rooms(), script in steps(),
    ) {
        let mut scene = Scene::played(seed, room, &script);
        let leader = scene.leader(0);
        if let Some((round, ..)) = scene.world.board.open_round() {
            scene.world.send(leader, Command::CloseRound { round });
        }
        scene.world.settle();
        let (snapshot, since) = journal(&scene.world.history);
        let mut kept = secrets(snapshot);
        kept.extend(secrets(since));
        let gone: Vec<_> = kept.difference(&secrets(&scene.world.board)).cloned().collect();
        prop_assert_eq!(gone, Vec::<String>::new());
    }
}
