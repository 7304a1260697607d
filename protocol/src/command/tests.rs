//! The largest commands there may be fit a frame, so none is ever cut off for what people typed (L1).

use crate::sealed::SEALED_CHARS;
use crate::{
    ActionId, ColumnId, Command, CommentId, Experiment, NoteId, Review, RoundId, Sealed,
    SealedLine, TopicId, TopicVotes, limits,
};

fn id(number: usize) -> [u8; 16] {
    (number as u128).to_be_bytes()
}

fn text() -> Sealed {
    Sealed::new(&"A".repeat(SEALED_CHARS[2])).expect("a sealed text")
}

fn line() -> SealedLine {
    SealedLine::new(&"A".repeat(SEALED_CHARS[0])).expect("a sealed line")
}

/// As it comes from a browser, the longest number in front.
fn on_the_wire(command: &Command) -> usize {
    let mut frame = serde_json::to_value(command).expect("JSON");
    frame["ref"] = u32::MAX.into();
    frame.to_string().len()
}

#[test]
fn l1_the_largest_commands_fit_a_frame() {
    let experiment = Experiment {
        hypothesis: text(),
        measure: text(),
        look: Some(line()),
    };
    let ids = limits::SPLIT_IDS / 3;
    for command in [
        Command::SetAction {
            id: ActionId([255; 16]),
            rev: u32::MAX,
            text: text(),
            owner: Some(line()),
            due: Some(line()),
            done: false,
            experiment: Some(experiment),
            review: Some(Review::Dropped),
        },
        Command::OpenRound {
            id: RoundId([255; 16]),
            topics: Some((0..limits::NOTES).map(|n| TopicId(id(n))).collect()),
            budget: limits::BUDGET,
            most_per_topic: limits::BUDGET,
            breaks: Some(RoundId([255; 16])),
        },
        Command::CastBallot {
            round: RoundId([255; 16]),
            votes: (0..limits::BUDGET)
                .map(|n| TopicVotes {
                    topic: TopicId(id(n as usize)),
                    votes: 1,
                })
                .collect(),
        },
        Command::SplitTopic {
            topic: TopicId([255; 16]),
            notes: (0..ids + 2).map(|n| NoteId(id(n))).collect(),
            new: TopicId([254; 16]),
            to: ColumnId([253; 16]),
            before: Some(TopicId([252; 16])),
            comments: (0..ids).map(|n| CommentId(id(n))).collect(),
            actions: (0..ids).map(|n| ActionId(id(n))).collect(),
            name: Some(line()),
            unname: Some(line()),
        },
    ] {
        let bytes = on_the_wire(&command);
        assert!(bytes <= limits::FRAME_BYTES, "{}: {bytes}", command.name());
    }
}
