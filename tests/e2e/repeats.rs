//! S3: acknowledged means kept, repeating is harmless, and what is stale is refused.

use candor_protocol::{Command, ErrorCode, Hello, Stage, Timer, TimerWish, limits};
use candor_tests::{Client, Retro, TestServer};

const MOST: usize = limits::WAIT_TICKS as usize;

async fn room() -> (Retro, TestServer, Client) {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let author = server.join(&retro).await;
    (retro, server, author)
}

#[tokio::test]
async fn s3_an_adding_sent_twice_adds_once() {
    let (retro, server, author) = room().await;
    let note = retro.note("Once");
    author.done(&note.add).await;
    author.done(&note.add).await;
    server
        .tick_until(&retro, &author, MOST, |board| board.notes() == 1)
        .await;
    author.done(&note.add).await;
    for _ in 0..=MOST {
        server.tick(&retro).await;
    }
    assert_eq!(author.board().row(retro.columns[0]), [note.note()]);
}

#[tokio::test]
async fn s3_what_is_deleted_stays_deleted() {
    let (retro, server, author) = room().await;
    let note = server.show(&retro, &author, &["Gone soon"]).await.remove(0);
    author.done(&note.delete()).await;
    author.done(&note.delete()).await;
    server
        .tick_until(&retro, &author, MOST, |board| board.notes() == 0)
        .await;
    author.done(&note.delete()).await;
    author.done(&note.add).await;
    for _ in 0..=MOST {
        server.tick(&retro).await;
    }
    assert_eq!(author.board().notes(), 0);
}

#[tokio::test]
async fn s3_edits_carry_a_revision_and_an_older_one_changes_nothing() {
    let (retro, server, author) = room().await;
    let note = server.show(&retro, &author, &["First"]).await.remove(0);
    let (second, third) = (
        note.edit(&retro, 1, "Second"),
        note.edit(&retro, 2, "Third"),
    );
    for edit in [&second, &second, &third, &second, &third] {
        author.done(edit).await;
    }
    for _ in 0..=MOST {
        server.tick(&retro).await;
    }
    let shown = author
        .board()
        .note(note.note())
        .map(|shown| shown.text.clone());
    let opened = shown.and_then(|text| retro.open(note.of, &text));
    assert_eq!(opened.as_deref(), Some("Third"));
    let fork = note.edit(&retro, 2, "From a second tab");
    assert_eq!(author.refused(&fork).await, ErrorCode::Stale);
    let unnumbered = note.edit(&retro, 0, "Without a number");
    let code = author.ask(&unnumbered).await.map_err(|error| error.code);
    assert!(code.is_ok() || code == Err(ErrorCode::Invalid));
}

#[tokio::test]
async fn s3_what_was_not_acknowledged_is_sent_again_by_another_connection() {
    let (retro, server, author) = room().await;
    let watcher = server.watch(&retro).await;
    let note = retro.note("On a train");
    author.send(&note.add).await;
    let seat = author.seat();
    // The connection breaks before the answer is read.
    author.leave().await;
    let hello = Hello {
        join: true,
        seat: Some(seat),
        ..retro.hello()
    };
    let back = server.greet(&retro, &hello).await;
    back.done(&note.add).await;
    for _ in 0..=MOST {
        server.tick(&retro).await;
    }
    assert_eq!(watcher.board().row(retro.columns[0]), [note.note()]);
}

#[tokio::test]
async fn s3_an_action_says_which_change_it_saw() {
    let (retro, server, author) = room().await;
    let other = server.join(&retro).await;
    let (id, add) = retro.action(None, "Fix the build");
    author.done(&add).await;
    author.done(&add).await;
    let set = |rev, text: &str, done| Command::SetAction {
        id,
        rev,
        text: retro.text(&format!("action|{id}|text"), text),
        owner: None,
        due: None,
        done,
        experiment: None,
        review: None,
    };
    let first = set(0, "Fix the build by Friday", false);
    author.done(&first).await;
    author.done(&first).await;
    assert_eq!(
        other.refused(&set(0, "Do not", false)).await,
        ErrorCode::Stale
    );
    other.done(&set(1, "Fixed", true)).await;
    let delete = |rev| Command::DeleteAction { id, rev };
    assert_eq!(author.refused(&delete(1)).await, ErrorCode::Stale);
    author.done(&delete(2)).await;
    author.done(&delete(2)).await;
    author.done(&add).await;
    author.settle().await;
    let there = author
        .board()
        .get(candor_protocol::EntityId::Action(id))
        .cloned();
    assert_eq!(there, None, "deleted actions stay deleted");
}

#[tokio::test]
async fn s3_leading_that_saw_something_else_is_stale() {
    let (retro, server, _author) = room().await;
    let (one, other) = (server.lead(&retro).await, server.lead(&retro).await);
    let go = |stage, expect| Command::SetStage { stage, expect };
    one.done(&go(Stage::Write, Stage::CheckIn)).await;
    other.done(&go(Stage::Write, Stage::CheckIn)).await;
    assert_eq!(
        other.refused(&go(Stage::Vote, Stage::CheckIn)).await,
        ErrorCode::Stale
    );
    other.done(&go(Stage::CheckIn, Stage::Write)).await;
    let pause = |left, expect| Command::SetTimer {
        timer: TimerWish::Paused { left },
        expect,
    };
    one.done(&pause(60_000, Timer::Off)).await;
    assert_eq!(
        other.refused(&pause(90_000, Timer::Off)).await,
        ErrorCode::Stale
    );
    assert_eq!(
        other
            .refused(&pause(0, Timer::Paused { left: 60_000 }))
            .await,
        ErrorCode::Invalid
    );
    let longest = limits::TIMER_MS + 1;
    assert_eq!(
        other
            .refused(&pause(longest, Timer::Paused { left: 60_000 }))
            .await,
        ErrorCode::Invalid
    );
    let hiding = |hiding, expect| Command::SetHiding { hiding, expect };
    assert_eq!(one.refused(&hiding(true, true)).await, ErrorCode::Stale);
    one.done(&hiding(false, false)).await;
    let focus = |focus, expect| Command::SetFocus { focus, expect };
    let nowhere = Some(candor_protocol::TopicId([9; 16]));
    assert_eq!(
        one.refused(&focus(nowhere, None)).await,
        ErrorCode::NotThere
    );
    assert_eq!(
        one.ask(&focus(None, nowhere)).await,
        Ok(()),
        "it is so already"
    );
}
