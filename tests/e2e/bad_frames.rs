//! L2: whatever comes over a socket gets its typed error or close code, while the room and another
//! connection go on.

use candor_protocol::{
    CloseCode, Command, EditKey, ErrorCode, NoteId, RoundId, Stage, TextId, TopicVotes, limits,
};
use candor_tests::{Client, Message, Retro, TestServer};
use serde_json::json;

/// The close code of a browser that has nothing to say about it.
const NORMAL: u16 = 1000;

/// A room with somebody in it who must not notice anything.
async fn room() -> (Retro, TestServer, Client, Client) {
    let retro = Retro::visible();
    let server = TestServer::with(&retro).await;
    let (bad, good) = (server.join(&retro).await, server.join(&retro).await);
    (retro, server, bad, good)
}

async fn goes_on(retro: &Retro, client: &Client) {
    let (_, add) = retro.action(None, "It goes on");
    client.done(&add).await;
}

/// A malformed frame without a number: an error without one.
async fn is_malformed(client: &Client, frame: &str) {
    let before = client.look(|seen| seen.errors.len());
    client.say(frame).await;
    let error = client
        .until("an error", |seen| seen.errors.get(before).cloned())
        .await;
    assert_eq!(error.code, ErrorCode::Malformed, "{frame:.100}");
    assert!(error.r#final && error.r#ref.is_none());
}

#[tokio::test]
async fn l2_what_is_no_json_is_malformed_and_the_connection_goes_on() {
    let (retro, _server, bad, good) = room().await;
    for frame in ["", "nonsense", "{", "null", "[]", "7", "\"add_note\"", "{}"] {
        is_malformed(&bad, frame).await;
    }
    is_malformed(&bad, &"[".repeat(10_000)).await;
    is_malformed(&bad, &format!("{{\"ref\":{}", "{\"a\":".repeat(2_000))).await;
    is_malformed(&bad, r#"{"type":7,"ref":1}"#).await;
    is_malformed(&bad, r#"{"type":"add_note","ref":-1}"#).await;
    is_malformed(&bad, r#"{"type":"add_note","ref":1e30}"#).await;
    is_malformed(&bad, r#"{"type":"add_note","ref":"7"}"#).await;
    goes_on(&retro, &bad).await;
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn l2_a_command_of_a_wrong_form_is_malformed_under_its_number() {
    let (retro, _server, bad, good) = room().await;
    let note = retro.note("A thought");
    let whole = serde_json::to_value(&note.add).expect("JSON");
    let mut frames = vec![
        json!({"type": "no_such_thing"}),
        json!({"type": "set_ready", "ready": "yes"}),
        json!({"type": "set_ready"}),
        json!({"type": "set_stage", "stage": "lunch", "expect": "check_in"}),
        json!({"type": "patch", "seq": 1, "more": false, "reset": true, "put": [], "del": []}),
    ];
    for (field, value) in [
        ("id", json!("short")),
        ("id", json!("AAAAAAAAAAAAAAAAAAAAAB")),
        ("column", json!(null)),
        ("lock", json!([1, 2, 3])),
        ("text", json!("Not sealed at all")),
        ("text", json!("A".repeat(394))),
        ("text", json!("A".repeat(1_000))),
        ("text", json!("+".repeat(395))),
    ] {
        let mut frame = whole.clone();
        frame[field] = value;
        frames.push(frame);
    }
    for mut frame in frames {
        let reference = bad.fresh_ref();
        frame["ref"] = json!(reference);
        bad.say(&frame.to_string()).await;
        let error = bad.answer(reference).await.expect_err("refused");
        assert_eq!(error.code, ErrorCode::Malformed, "{frame}");
    }
    bad.done(&note.add).await;
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn l2_deep_nesting_within_a_command_is_malformed() {
    let (retro, _server, bad, good) = room().await;
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let reference = bad.fresh_ref();
    let frame = r#"{"type":"set_ready","ready":true,"more":DEEP,"ref":REF}"#;
    let frame = frame.replace("DEEP", &deep);
    bad.say(&frame.replace("REF", &reference.to_string())).await;
    let error = bad.answer(reference).await.expect_err("refused");
    assert_eq!(error.code, ErrorCode::Malformed);
    goes_on(&retro, &bad).await;
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn l2_what_does_not_stand_on_the_board_cannot_be_used() {
    let (retro, _server, bad, good) = room().await;
    let mut elsewhere = retro.note("Where?");
    if let Command::AddNote { column, .. } = &mut elsewhere.add {
        column.0 = [9; 16];
    }
    assert_eq!(bad.refused(&elsewhere.add).await, ErrorCode::NotThere);
    let topic = candor_protocol::TopicId([9; 16]);
    let comment = retro.comment(topic, "On what?");
    assert_eq!(bad.refused(&comment.add).await, ErrorCode::NotThere);
    let merge = Command::MergeTopics {
        topic,
        into: candor_protocol::TopicId([8; 16]),
        name: None,
    };
    assert_eq!(bad.refused(&merge).await, ErrorCode::NotThere);
    let delete = Command::DeleteAction {
        id: candor_protocol::ActionId([9; 16]),
        rev: 0,
    };
    assert_eq!(bad.refused(&delete).await, ErrorCode::NotThere);
    let ballot = Command::CastBallot {
        round: RoundId([9; 16]),
        votes: vec![TopicVotes { topic, votes: 1 }],
    };
    assert_eq!(bad.refused(&ballot).await, ErrorCode::RoundClosed);
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn a3_an_id_in_use_cannot_be_used_again_with_another_lock() {
    let (retro, _server, bad, good) = room().await;
    let note = retro.note("Mine");
    good.done(&note.add).await;
    let mut stolen = note.add.clone();
    if let Command::AddNote { lock, .. } = &mut stolen {
        lock.0 = [9; 32];
    }
    assert_eq!(bad.refused(&stolen).await, ErrorCode::IdTaken);
    good.done(&note.add).await;
}

#[tokio::test]
async fn leading_takes_the_facilitator_key_and_writing_takes_a_seat() {
    let (retro, server, seated, _good) = room().await;
    let viewer = server.watch(&retro).await;
    for client in [&seated, &viewer] {
        for command in [
            Command::SetStage {
                stage: Stage::Vote,
                expect: Stage::CheckIn,
            },
            Command::SetHiding {
                hiding: true,
                expect: false,
            },
            Command::AnnounceReveal {},
            Command::AnnounceErase {},
            Command::TakeOff {
                of: TextId::Note(NoteId([1; 16])),
            },
        ] {
            assert_eq!(client.refused(&command).await, ErrorCode::NeedsFacilitator);
        }
    }
    let lead = server.lead(&retro).await;
    let note = retro.note("From nobody");
    let ready = Command::SetReady { ready: true };
    for client in [&viewer, &lead] {
        assert_eq!(client.refused(&note.add).await, ErrorCode::NeedsSeat);
        assert_eq!(client.refused(&ready).await, ErrorCode::NeedsSeat);
    }
    let (_, action) = retro.action(None, "Somebody should");
    assert_eq!(viewer.refused(&action).await, ErrorCode::NeedsSeat);
    lead.done(&action).await;
}

#[tokio::test]
async fn l2_a_text_that_is_missing_and_one_of_somebody_else_fail_byte_for_byte_alike() {
    let retro = Retro::hiding();
    let server = TestServer::with(&retro).await;
    let (author, other) = (server.join(&retro).await, server.join(&retro).await);
    let there = retro.note("Hidden, and not yours");
    author.done(&there.add).await;
    let missing = retro.note("Never sent");
    for wish in ["edit", "delete", "take_back"] {
        let mut answers = Vec::new();
        for text in [&there, &missing] {
            let mut guessed = text.clone();
            guessed.edit_key = EditKey([3; 16]);
            let command = match wish {
                "edit" => guessed.edit(&retro, 1, "Something else"),
                "delete" => guessed.delete(),
                _ => guessed.take_back(),
            };
            let reference = other.send(&command).await;
            let error = other.answer(reference).await.expect_err("refused");
            assert_eq!(error.code, ErrorCode::NotYours);
            let frame = other.look(|seen| {
                let mut frames = seen.frames.iter().rev();
                frames.find(|frame| frame.contains("not_yours")).cloned()
            });
            let frame = frame.expect("its frame");
            answers.push(frame.replace(&format!("\"ref\":{reference}"), "\"ref\":0"));
        }
        assert_eq!(answers[0], answers[1], "{wish}");
    }
}

#[tokio::test]
async fn a_second_hello_is_refused_and_the_connection_goes_on() {
    let (retro, _server, bad, _good) = room().await;
    bad.say(&serde_json::to_string(&retro.hello()).expect("JSON"))
        .await;
    let error = bad
        .until("an error", |seen| seen.errors.first().cloned())
        .await;
    assert_eq!(error.code, ErrorCode::HelloTwice);
    goes_on(&retro, &bad).await;
}

#[tokio::test]
async fn l1_a_frame_of_one_mebibyte_is_too_big() {
    let (retro, server, bad, good) = room().await;
    bad.say(&"x".repeat(1024 * 1024)).await;
    bad.ends_with(CloseCode::TooBig).await;
    let unnoticed = server.join(&retro).await;
    unnoticed.say(&"x".repeat(limits::FRAME_BYTES + 1)).await;
    unnoticed.ends_with(CloseCode::TooBig).await;
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn a_binary_frame_is_a_bad_one() {
    let (retro, _server, bad, good) = room().await;
    bad.send_message(Message::Binary(vec![1, 2, 3])).await;
    bad.ends_with(CloseCode::BadFrame).await;
    goes_on(&retro, &good).await;
}

/// Without an answer a browser takes its own closing for a broken connection.
#[tokio::test]
async fn a_browser_that_closes_is_answered() {
    let (retro, server, leaving, good) = room().await;
    let silent = server.connect(&retro).await;
    for client in [&leaving, &silent] {
        client.send_message(Message::Close(Some(NORMAL))).await;
        let closed = client.until("the end", |seen| seen.closed).await;
        assert_eq!(closed, Some(NORMAL));
    }
    goes_on(&retro, &good).await;
}

#[tokio::test]
async fn a_browsers_ping_gets_a_pong() {
    let (_retro, _server, bad, _good) = room().await;
    bad.ping().await;
    assert_eq!(bad.look(|seen| seen.pongs), 1);
}
