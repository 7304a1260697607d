//! What a browser sends, one of each.

use candor_protocol::*;
use candor_tests::seal::RoomKeys;
use serde::{Deserialize, Serialize};

use super::Example;

pub(super) fn text() -> Sealed {
    let sealed = RoomKeys::derive(&[1; 32]).seal("note|id|text", "Deploys are slow", &[2; 24]);
    Sealed::new(&sealed.expect("it is short")).expect("the right size")
}

pub(super) fn line() -> SealedLine {
    SealedLine::new(text().as_str()).expect("the right size")
}

pub(super) fn votes() -> Votes {
    vec![TopicVotes {
        topic: TopicId([0x71; 16]),
        votes: 2,
    }]
}

const NOTE: NoteId = NoteId([0x11; 16]);
const COMMENT: CommentId = CommentId([0x21; 16]);
const COLUMN: ColumnId = ColumnId([0x31; 16]);
const TOPIC: TopicId = TopicId([0x71; 16]);
const OTHER: TopicId = TopicId([0x72; 16]);
const ACTION: ActionId = ActionId([0x41; 16]);
const ROUND: RoundId = RoundId([0x51; 16]);
const POLL: PollId = PollId([0x52; 16]);
const HASH: FacilitatorHash = FacilitatorHash([0xe2; 32]);
const LOCK: Lock = Lock([0x61; 32]);

/// A command with its number.
fn command(says: &'static str, command: Command) -> Example {
    let mut example = Example::of(says, &command);
    let open = example.text.strip_suffix('}').expect("an object");
    example.text = format!("{open},\"ref\":7}}");
    let read = candor_protocol::command::parse(&example.text);
    assert_eq!(read, Ok((7, command)), "the server reads it so");
    example
}

pub(super) fn commands() -> Vec<Example> {
    [
        writing(),
        signing(),
        grouping(),
        acting(),
        leading(),
        ruling(),
        polling(),
        handing_over(),
        erasing(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn writing() -> Vec<Example> {
    let edit_key = || EditKey([0x81; 16]);
    let (of, text) = (TextId::Note(NOTE), text());
    vec![
        command(
            "write a note. The same one again is acknowledged again.",
            Command::AddNote {
                id: NOTE,
                column: COLUMN,
                text: text.clone(),
                lock: LOCK,
            },
        ),
        command(
            "reply to a topic.",
            Command::AddComment {
                id: COMMENT,
                topic: TOPIC,
                text: text.clone(),
                lock: LOCK,
            },
        ),
        command(
            "replace one's own text. `rev` counts the author's edits from 1.",
            Command::EditText {
                of,
                edit_key: edit_key(),
                rev: 1,
                text,
            },
        ),
        command(
            "delete one's own text.",
            Command::DeleteText {
                of: TextId::Comment(COMMENT),
                edit_key: edit_key(),
            },
        ),
        command(
            "take back what still waits of one's own text: its adding, edit or deletion.",
            Command::TakeBack {
                of,
                edit_key: edit_key(),
            },
        ),
        command(
            "say whether one is ready.",
            Command::SetReady { ready: true },
        ),
        command(
            "cast one's whole ballot, or replace it; an empty one takes it back.",
            Command::CastBallot {
                round: ROUND,
                votes: votes(),
            },
        ),
    ]
}

fn grouping() -> Vec<Example> {
    vec![
        command(
            "put a note into another topic; without `before`, to its end. `name` as in `merge_topics`.",
            Command::GroupNote {
                note: NOTE,
                from: TOPIC,
                to: OTHER,
                before: None,
                name: None,
            },
        ),
        command(
            "make two topics one. A topic that stays without a name takes `name`: that of the topic that ends, sealed anew.",
            Command::MergeTopics {
                topic: TOPIC,
                into: OTHER,
                name: Some(line()),
            },
        ),
        command(
            "split notes off a topic, with the comments and actions named. The new topic's id is the sender's; it may be that of a topic that ended, so that a merge is undone. `unname` is the name that the old topic loses.",
            Command::SplitTopic {
                topic: OTHER,
                notes: vec![NOTE],
                new: TOPIC,
                to: COLUMN,
                before: Some(OTHER),
                comments: vec![COMMENT],
                actions: vec![ACTION],
                name: Some(line()),
                unname: None,
            },
        ),
        command(
            "put a topic to another place; without `before`, to the end.",
            Command::PlaceTopic {
                topic: TOPIC,
                from: COLUMN,
                to: COLUMN,
                before: Some(OTHER),
            },
        ),
        command(
            "name a topic, or take its name away.",
            Command::NameTopic {
                topic: TOPIC,
                name: Some(line()),
                expect: None,
            },
        ),
    ]
}

fn acting() -> Vec<Example> {
    let (owner, due) = (Some(line()), None);
    vec![
        command(
            "add an action.",
            Command::AddAction {
                id: ACTION,
                topic: Some(TOPIC),
                text: text(),
                owner: owner.clone(),
                due: due.clone(),
                experiment: None,
            },
        ),
        command(
            "change an action as a whole.",
            Command::SetAction {
                id: ACTION,
                rev: 0,
                text: text(),
                owner,
                due,
                done: true,
                experiment: None,
                review: None,
            },
        ),
        command(
            "delete an action.",
            Command::DeleteAction { id: ACTION, rev: 1 },
        ),
    ]
}

fn leading() -> Vec<Example> {
    vec![
        command(
            "go to a stage.",
            Command::SetStage {
                stage: Stage::Write,
                expect: Stage::CheckIn,
            },
        ),
        command(
            "hide new notes, or let them come out on ticks.",
            Command::SetHiding {
                hiding: true,
                expect: false,
            },
        ),
        command(
            "announce the reveal of all hidden notes.",
            Command::AnnounceReveal {},
        ),
        command("take that back.", Command::CancelReveal {}),
        command(
            "let everybody look at a topic.",
            Command::SetFocus {
                focus: Some(TOPIC),
                expect: None,
            },
        ),
        command(
            "set the timer. A browser says how long, the server says until when.",
            Command::SetTimer {
                timer: TimerWish::Running { left: 300_000 },
                expect: Timer::Off,
            },
        ),
        command(
            "open a round; without `topics`, over all that are shown, parked ones too.",
            Command::OpenRound {
                id: ROUND,
                topics: None,
                budget: 3,
                most_per_topic: 2,
                breaks: None,
            },
        ),
        command(
            "close the round, count it and destroy its ballots.",
            Command::CloseRound { round: ROUND },
        ),
        command(
            "take a shown text off the board.",
            Command::TakeOff {
                of: TextId::Note(NOTE),
            },
        ),
    ]
}

fn signing() -> Vec<Example> {
    let (of, edit_key) = (TextId::Note(NOTE), EditKey([0x81; 16]));
    vec![
        command(
            "sign one's own shown text. It waits like an edit.",
            Command::StepForward {
                of,
                edit_key,
                name: line(),
            },
        ),
        command(
            "strike a signature; anyone can.",
            Command::StrikeSignature { of, expect: line() },
        ),
    ]
}

fn ruling() -> Vec<Example> {
    let expect = Rules::default();
    let rules = Rules {
        frozen: true,
        seats: Some(12),
        ..expect
    };
    vec![
        command(
            "rule for everybody: freeze writing, group by leaders only, lock the door, number of \
             seats.",
            Command::SetRules { rules, expect },
        ),
        command(
            "put what is planned on the board.",
            Command::SetPlan {
                plan: Some(text()),
                expect: None,
            },
        ),
        command(
            "let hidden writing end by itself at a moment, two weeks ahead at most: then all hidden \
             notes come out, and later ones wait for ticks.",
            Command::SetClosing {
                at: Some(1_800_086_400_000),
                expect: None,
            },
        ),
        command(
            "put a topic into the parking lot, or take it out.",
            Command::ParkTopic {
                topic: TOPIC,
                parked: true,
            },
        ),
    ]
}

fn polling() -> Vec<Example> {
    vec![
        command(
            "open a poll: `safety`, `roti`, `fist`, `roman`, or a `question` with its options.",
            Command::OpenPoll {
                id: POLL,
                scale: Scale::Question {
                    text: text(),
                    options: vec![line(), line()],
                },
                topic: None,
            },
        ),
        command(
            "answer it by a choice's index; `null` takes the answer back.",
            Command::AnswerPoll {
                poll: POLL,
                choice: Some(1),
            },
        ),
        command(
            "close the poll, count it and destroy its answers.",
            Command::ClosePoll { poll: POLL },
        ),
    ]
}

fn handing_over() -> Vec<Example> {
    vec![
        command(
            "replace one's own facilitator key; the old one ends.",
            Command::ReplaceKey { hash: HASH },
        ),
        command(
            "offer leading to whoever accepts first.",
            Command::OfferLead {},
        ),
        command("take the offer back.", Command::WithdrawOffer {}),
        command(
            "accept it: the offering key ends, this one leads.",
            Command::AcceptLead { hash: HASH },
        ),
        command(
            "stand up to lead, once nobody who leads was here for two minutes.",
            Command::Stand { hash: HASH },
        ),
        command(
            "agree to whoever stands, or no longer. More than half of the seats here appoint.",
            Command::Agree {
                candidate: HASH,
                agree: true,
            },
        ),
    ]
}

fn erasing() -> Vec<Example> {
    vec![
        command(
            "announce that the room will be erased in a minute.",
            Command::AnnounceErase {},
        ),
        command("take that back.", Command::CancelErase {}),
    ]
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Ping {
    #[serde(rename = "type")]
    name: String,
}

pub(super) fn opening() -> Vec<Example> {
    let hello = Hello {
        protocol: PROTOCOL,
        door: Door([0x91; 32]),
        join: true,
        seat: None,
        facilitator_key: None,
        resume: None,
    };
    let back = Hello {
        seat: Some(SeatToken([0xa1; 32])),
        facilitator_key: Some(FacilitatorKey([0xb1; 16])),
        resume: Some(Resume {
            epoch: Epoch([0xc1; 8]),
            seq: 42,
        }),
        ..hello.clone()
    };
    let ping = Ping {
        name: "ping".to_owned(),
    };
    let read = candor_protocol::command::parse(r#"{"type":"ping"}"#);
    assert_eq!(read, Err(candor_protocol::command::NoCommand::Ping));
    vec![
        Example::of(
            "somebody who wants a seat and comes for the first time.",
            &hello,
        ),
        Example::of(
            "somebody who leads, has a seat, and knows the board up to 42.",
            &back,
        ),
        Example::of("a sign of life, answered by `pong`.", &ping),
    ]
}
