//! The inbox: full, and still everybody is answered.

use std::sync::Arc;

use candor_protocol::Command;

use super::{answer, create, join, open, send};
use crate::journal::Memory;

/// More commands come than one drain of the inbox takes, while others go on sending.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s3_every_command_is_answered_however_full_the_inbox_is() {
    let journal = Arc::new(Memory::new());
    create(&*journal).await;
    let room = open(journal).await;
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let room = room.clone();
        senders.spawn(async move {
            let mut joined = join(&room).await;
            for round in 0..40 {
                for number in 0..50 {
                    let ready = number % 2 == 0;
                    let ready = Command::SetReady { ready };
                    send(&room, &joined, round * 50 + number, ready).await;
                }
                for _ in 0..50 {
                    answer(&mut joined).await;
                }
            }
        });
    }
    while let Some(ended) = senders.join_next().await {
        ended.expect("every command was answered");
    }
}
