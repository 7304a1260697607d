//! The body that creates a room. One that is taken makes a sound board, which its journal's first batch gives
//! again, and on which everything can be done.

use candor::board::Board;
use candor::journal::{Journal as _, Memory, Version};
use candor::room::{Keeper, first_batch};
use candor_protocol::{Command, CreateRoom};

use super::table::{NOW, Table};
use crate::{Target, Verdict, wire};

pub(super) const TARGET: Target = Target {
    name: "creation",
    seeds,
    feed,
    inputs: 2_000,
};

fn seeds() -> Vec<Vec<u8>> {
    let whole = wire::seeds("Creating a room");
    let polls = wire::examples("Entities");
    // Scales and outcomes of all kinds, to take pieces from.
    let pieces = polls.iter().map(|each| each.to_string().into_bytes());
    let mut bare = wire::examples("Creating a room");
    for body in &mut bare {
        body["content"] = serde_json::Value::Null;
    }
    let bare = bare.iter().map(|each| each.to_string().into_bytes());
    let several = std::iter::repeat_n(whole, 40).flatten();
    several.chain(bare).chain(pieces).collect()
}

fn feed(input: &[u8]) -> Verdict {
    let Ok(wanted) = serde_json::from_slice::<CreateRoom>(input) else {
        return Verdict::Refused;
    };
    if !wanted.is_valid() {
        return Verdict::Refused;
    }
    let encoded = serde_json::to_vec(&wanted).expect("a creation is JSON");
    let again: CreateRoom = serde_json::from_slice(&encoded).expect("it is read again");
    assert_eq!(again, wanted);
    let mut table = Table::at(replayed(wanted));
    table.is_sound();
    for command in wire::examples("From a browser: commands") {
        let command: Command = serde_json::from_value(command).expect("a command");
        table.take(&command);
    }
    table.is_sound();
    Verdict::Taken
}

/// The board that is loaded from the journal's first batch.
fn replayed(wanted: CreateRoom) -> Board {
    let room = wanted.room;
    let batch = first_batch(wanted, NOW).expect("what is valid can be kept");
    super::journal::wait(async {
        let memory = Memory::new();
        let kept = memory.append(room, Version::START, batch).await;
        kept.expect("it is taken");
        let opened = Keeper::open(std::sync::Arc::new(memory), room).await;
        opened.expect("what was kept is a board").1
    })
}
