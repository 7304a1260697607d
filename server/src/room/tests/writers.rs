//! Two rooms on one journal, and outcomes that nobody knows: what is acknowledged is kept, and what
//! is kept is acknowledged (S3).

use std::sync::Arc;

use candor_protocol::*;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::*;
use crate::journal::{AppendError, Fault, Faulty, Memory};

/// One store, two ways to it, and a room on each.
struct Two {
    memory: Memory,
    ways: [Arc<Faulty>; 2],
    rooms: [Room; 2],
}

async fn two() -> Two {
    let memory = Memory::new();
    create(&memory).await;
    let ways = [(); 2].map(|()| Arc::new(Faulty::new(Arc::new(memory.clone()))));
    let rooms = [open(ways[0].clone()).await, open(ways[1].clone()).await];
    Two {
        memory,
        ways,
        rooms,
    }
}

impl Two {
    /// Waits until the journal has so many batches behind its snapshot.
    async fn kept(&self, batches: usize) {
        let kept = async {
            loop {
                let loaded = self.memory.load(ID).await.expect("it answers");
                if loaded.is_some_and(|loaded| loaded.batches.len() == batches) {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        timeout(DEADLINE, kept).await.expect("in time");
    }

    /// What the journal has, as a room that opens now shows it.
    async fn kept_board(&self) -> BTreeMap<EntityId, Entity> {
        board(&open(Arc::new(self.memory.clone())).await).await
    }
}

pub(super) fn action(number: u8) -> Command {
    Command::AddAction {
        id: ActionId([number; 16]),
        topic: None,
        text: sealed(number),
        owner: None,
        due: None,
        experiment: None,
    }
}

fn delete(number: u8) -> Command {
    let id = ActionId([number; 16]);
    Command::DeleteAction { id, rev: 0 }
}

fn stage(stage: Stage) -> Command {
    let expect = Stage::CheckIn;
    Command::SetStage { stage, expect }
}

fn has(board: &BTreeMap<EntityId, Entity>, number: u8) -> bool {
    board.contains_key(&EntityId::Action(ActionId([number; 16])))
}

#[tokio::test]
async fn s3_who_comes_second_catches_up_and_is_decided_again() {
    let two = two().await;
    let [one, other] = &two.rooms;
    let (mut ana, mut ben) = (join(one).await, join(other).await);
    ask(one, &mut ana, action(1)).await.expect("taken");
    ask(other, &mut ben, action(2)).await.expect("taken too");
    let seen = board_until(other, |board| has(board, 1) && has(board, 2)).await;
    assert_eq!(seen, two.kept_board().await);
    // It stands where the first one left the journal, so that nothing is in its way.
    ask(other, &mut ben, action(3)).await.expect("taken");
    ask(one, &mut ana, action(4)).await.expect("taken");
    let seen = board_until(one, |board| (1..=4).all(|number| has(board, number))).await;
    assert_eq!(seen, two.kept_board().await);
}

#[tokio::test]
async fn s3_leading_that_others_forestalled_is_stale_and_not_merely_unavailable() {
    let two = two().await;
    let [one, other] = &two.rooms;
    let (mut ana, mut ben) = (join(one).await, join(other).await);
    ask(one, &mut ana, stage(Stage::Write))
        .await
        .expect("first");
    let refused = ask(other, &mut ben, stage(Stage::Vote)).await;
    let refused = refused.expect_err("somebody was quicker");
    assert_eq!((refused.code, refused.r#final), (ErrorCode::Stale, true));
    let is_write = |board: &BTreeMap<EntityId, Entity>| matches!(board.get(&EntityId::Stage), Some(Entity::Stage(stage)) if stage.stage == Stage::Write);
    board_until(other, is_write).await;
    // What is so already is fulfilled.
    ask(one, &mut ana, stage(Stage::Write)).await.expect("so");
    ask(other, &mut ben, stage(Stage::Write)).await.expect("so");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn s3_of_two_writers_at_once_nobody_loses_a_command() {
    const EACH: u8 = 60;
    let two = two().await;
    let mut writing = JoinSet::new();
    for (room, first) in two.rooms.iter().cloned().zip([1, 1 + EACH]) {
        writing.spawn(async move {
            let mut joined = join(&room).await;
            for number in first..first + EACH {
                // Too many conflicts in a row are no error that lasts.
                while let Err(error) = ask(&room, &mut joined, action(number)).await {
                    assert_eq!(error.code, ErrorCode::Unavailable);
                }
            }
        });
    }
    while let Some(written) = writing.join_next().await {
        written.expect("all were acknowledged");
    }
    let kept = two.kept_board().await;
    assert!((1..=2 * EACH).all(|number| has(&kept, number)));
    // Each shows what it has heard of, and hears of all with the next batch of its own.
    for (room, number) in two.rooms.iter().zip([200, 201]) {
        ask(room, &mut join(room).await, action(number))
            .await
            .expect("taken");
        board_until(room, |board| kept.keys().all(|id| board.contains_key(id))).await;
    }
}

#[tokio::test]
async fn s3_a_batch_that_is_kept_but_overtaken_is_acknowledged_and_shown_with_the_others() {
    let two = two().await;
    let [one, other] = &two.rooms;
    let (mut ana, mut ben) = (join(one).await, join(other).await);
    let told = Arc::new(Notify::new());
    two.ways[0].fail(Fault::LateAnswer(told.clone()));
    send(one, &ana, 7, action(1)).await;
    two.kept(1).await;
    ask(other, &mut ben, action(2)).await.expect("taken");
    two.kept(2).await;
    told.notify_one();
    assert!(matches!(answer(&mut ana).await, Answer::Ack(7)));
    let seen = board_until(one, |board| has(board, 1) && has(board, 2)).await;
    assert_eq!(seen, two.kept_board().await);
    two.kept(2).await;
    // And it goes on from where the journal stands.
    ask(one, &mut ana, action(3)).await.expect("taken");
    two.kept(3).await;
}

#[tokio::test]
async fn s3_a_batch_that_a_later_snapshot_replaced_is_acknowledged_as_a_repeat() {
    let two = two().await;
    let [one, other] = &two.rooms;
    let (mut ana, mut ben) = (join(one).await, join(other).await);
    let told = Arc::new(Notify::new());
    two.ways[0].fail(Fault::LateAnswer(told.clone()));
    send(one, &ana, 7, action(1)).await;
    two.kept(1).await;
    ask(other, &mut ben, action(2)).await.expect("taken");
    // What was deleted leaves no text, so the journal is compacted (K3).
    ask(other, &mut ben, delete(2)).await.expect("taken");
    two.kept(0).await;
    told.notify_one();
    assert!(matches!(answer(&mut ana).await, Answer::Ack(7)));
    let seen = board_until(one, |board| has(board, 1)).await;
    assert_eq!(seen, two.kept_board().await);
    two.kept(0).await;
}

#[tokio::test]
async fn s3_an_unknown_batch_that_is_not_there_is_decided_again() {
    let two = two().await;
    let [one, _] = &two.rooms;
    let mut ana = join(one).await;
    two.ways[0].fail(Fault::LostRequest);
    ask(one, &mut ana, action(1)).await.expect("taken");
    assert!(two.ways[0].has_failed());
    two.kept(1).await;
    assert!(has(&two.kept_board().await, 1));
}

#[tokio::test]
async fn s3_conflicts_without_end_are_refused_and_not_for_good() {
    let two = two().await;
    let [one, _] = &two.rooms;
    let mut ana = join(one).await;
    for _ in 0..limits::DECISIONS {
        two.ways[0].fail(Fault::Refused(AppendError::Conflict));
    }
    let refused = ask(one, &mut ana, action(1)).await;
    let refused = refused.expect_err("others are always quicker");
    let unavailable = (ErrorCode::Unavailable, false);
    assert_eq!((refused.code, refused.r#final), unavailable);
    assert!(two.ways[0].has_failed());
    ask(one, &mut ana, action(1)).await.expect("taken");
    assert_eq!(board_until(one, |board| has(board, 1)).await.len(), 6);
}
