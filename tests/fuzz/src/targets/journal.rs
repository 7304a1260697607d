//! What a journal gives back, spoilt: a snapshot in the first line, in each further one a batch of events, or, where
//! it begins with a brace, a slip: an event that is kept apart. It is
//! refused as corrupt or gives a board that can be looked at and worked on; nothing panics.

use std::future::Future;
use std::sync::{Arc, LazyLock};

use candor::board::{Board, Event};
use candor::journal::{Batch, BatchId, Journal as _, Memory, Slip, SlipId, Version};
use candor::room::{Keeper, OpenError, day};
use candor_protocol::{Command, RoomId};
use tokio::runtime::Runtime;

use super::table::{NOW, Table};
use crate::{Target, Verdict, wire};

pub(super) const TARGET: Target = Target {
    name: "journal",
    seeds,
    feed,
    inputs: 1_500,
};

const ROOM: RoomId = RoomId([1; 16]);

/// Runs what waits for nothing but itself.
pub(super) fn wait<T>(future: impl Future<Output = T>) -> T {
    static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));
    RUNTIME.block_on(future)
}

fn commands() -> impl Iterator<Item = Command> {
    let all = wire::examples("From a browser: commands").into_iter();
    all.map(|each| serde_json::from_value(each).expect("a command"))
}

/// A room in which every command of the wire was said, kept as events alone, with slips as a room does, as a board
/// alone, and as both.
fn seeds() -> Vec<Vec<u8>> {
    let mut table = Table::new();
    let mut boards = vec![table.board.clone()];
    for command in commands() {
        if table.take(&command) {
            boards.push(table.board.clone());
        }
    }
    table.pass(5);
    boards.push(table.board.clone());
    let json = |event: &Event| serde_json::to_string(&[event]).expect("events are JSON");
    let events: Vec<String> = table.events.iter().map(json).collect();
    let apart = table.events.iter().map(|event| match event.pending() {
        Some(_) => serde_json::to_string(event).expect("an event is JSON"),
        None => json(event),
    });
    let apart: Vec<String> = apart.collect();
    let mut seeds = [&events, &apart]
        .map(|lines| format!("\n{}", lines.join("\n")))
        .to_vec();
    for board in &boards {
        let board = serde_json::to_string(board).expect("a board is JSON");
        seeds.push(board.clone());
        seeds.push(format!("{board}\n{}", events[1..].join("\n")));
    }
    seeds.into_iter().map(String::into_bytes).collect()
}

fn feed(input: &[u8]) -> Verdict {
    let Ok(board) = wait(opened(input)) else {
        return Verdict::Refused;
    };
    let encoded = serde_json::to_vec(&board).expect("a board is JSON");
    let again: Board = serde_json::from_slice(&encoded).expect("it is read again");
    assert_eq!(again, board);
    let mut table = Table::at(board);
    table.look();
    for command in commands() {
        table.take(&command);
    }
    table.pass(2);
    table.look();
    Verdict::Taken
}

/// Loads the room from a journal that gives these lines back.
async fn opened(input: &[u8]) -> Result<Board, OpenError> {
    let memory = Memory::new();
    let mut at = Version::START;
    for (number, line) in input.split(|byte| *byte == b'\n').take(200).enumerate() {
        let is_snapshot = number == 0 && !line.is_empty();
        let is_slip = number > 0 && line.starts_with(b"{");
        let id = [u8::try_from(number).unwrap_or(u8::MAX); 16];
        let slip = is_slip.then(|| Slip {
            id: SlipId(id),
            content: Some(line.to_vec()),
        });
        let is_batch = number > 0 && !is_slip;
        let batch = Batch {
            id: BatchId(id),
            day: day(NOW),
            wake: None,
            events: if is_batch { line.to_vec() } else { Vec::new() },
            slips: slip.into_iter().collect(),
            snapshot: is_snapshot.then(|| line.to_vec()),
        };
        if number == 0 && !is_snapshot {
            continue;
        }
        at = memory
            .append(ROOM, at, batch)
            .await
            .map_err(|_| OpenError::Unavailable)?;
    }
    let (_, board) = Keeper::open(Arc::new(memory), ROOM).await?;
    Ok(board)
}
