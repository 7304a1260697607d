//! What content a new room can have (K4, L1): a sound board passes, and each single fault is found.

use serde_json::{Value, json};

use super::Content;
use crate::{ColumnId, NewColumn, SealedLine, limits};

fn id(byte: u8) -> String {
    ColumnId([byte; 16]).to_text()
}

fn line() -> String {
    "A".repeat(395)
}

fn columns() -> Vec<NewColumn> {
    let name = SealedLine::new(&line()).expect("a sealed line");
    [1, 2].map(|byte| column(byte, name.clone())).into()
}

fn column(byte: u8, name: SealedLine) -> NewColumn {
    NewColumn {
        id: ColumnId([byte; 16]),
        name,
        prompt: None,
    }
}

fn text(byte: u8) -> Value {
    json!({ "id": id(byte), "text": line(), "lock": "A".repeat(43) })
}

fn topic(byte: u8, column: u8, notes: &[Value]) -> Value {
    json!({
        "id": id(byte), "column": id(column), "name": null, "parked": false,
        "notes": notes, "comments": [],
    })
}

fn action(byte: u8, topic: Option<u8>) -> Value {
    json!({
        "id": id(byte), "topic": topic.map(id), "text": line(), "owner": null, "due": null,
        "done": false, "experiment": null, "review": "open",
    })
}

fn round(byte: u8, tally: &[(u8, u32)], breaks: Option<u8>) -> Value {
    let topics: Vec<_> = tally.iter().map(|(topic, _)| id(*topic)).collect();
    let tally: Vec<_> = tally
        .iter()
        .map(|(topic, votes)| json!({ "topic": id(*topic), "votes": votes }))
        .collect();
    json!({
        "id": id(byte), "topics": topics, "budget": 3, "most_per_topic": 2,
        "breaks": breaks.map(id), "outcome": { "state": "counted", "voters": 4, "tally": tally },
    })
}

fn poll(byte: u8, scale: &str, outcome: &Value) -> Value {
    json!({ "id": id(byte), "scale": { "of": scale }, "topic": id(10), "outcome": outcome })
}

/// Two topics, the first with two notes and a comment; an action, a tie-break and two polls.
fn whole() -> Value {
    let mut first = topic(10, 1, &[text(20), text(21)]);
    first["comments"] = json!([text(30)]);
    json!({
        "stage": "wrap_up",
        "topics": [first, topic(11, 2, &[text(22)])],
        "actions": [action(40, Some(10))],
        "rounds": [round(50, &[(10, 4), (11, 4)], None), round(51, &[(10, 5), (11, 7)], Some(50))],
        "polls": [
            poll(60, "roti", &json!({ "state": "gist", "answers": 3, "choices": [4] })),
            poll(61, "roman", &json!({ "state": "counted", "counts": [1, 0, 6] })),
        ],
    })
}

fn is_valid(content: Value) -> bool {
    let content: Content = serde_json::from_value(content).expect("of the right form");
    content.is_valid(&columns())
}

/// The whole content with one value replaced.
fn with(pointer: &str, value: Value) -> Value {
    let mut content = whole();
    *content.pointer_mut(pointer).expect("it is there") = value;
    content
}

#[test]
fn k4_a_sound_board_is_taken_and_so_is_nothing_at_all() {
    assert!(is_valid(whole()));
    assert!(is_valid(json!({})));
    assert!(is_valid(
        json!({ "stage": "vote", "topics": [topic(10, 1, &[text(20)])] })
    ));
}

#[test]
fn ids_that_are_there_twice_are_found() {
    for (pointer, twin) in [
        ("/topics/1/id", 10),
        ("/topics/1/notes/0/id", 20),
        ("/rounds/1/id", 50),
        ("/polls/1/id", 60),
    ] {
        assert!(!is_valid(with(pointer, json!(id(twin)))), "{pointer}");
    }
    let comments = json!([text(30), text(30)]);
    assert!(!is_valid(with("/topics/0/comments", comments)));
    let actions = json!([action(40, None), action(40, None)]);
    assert!(!is_valid(with("/actions", actions)));
}

#[test]
fn what_is_named_has_to_be_there() {
    for pointer in [
        "/topics/0/column",
        "/actions/0/topic",
        "/polls/0/topic",
        "/rounds/1/breaks",
    ] {
        assert!(!is_valid(with(pointer, json!(id(99)))), "{pointer}");
    }
    assert!(!is_valid(with("/topics/0/notes", json!([]))), "no notes");
}

#[test]
fn a_tally_is_of_the_rounds_own_topics_and_of_votes_that_could_be_cast() {
    let tally = "/rounds/0/outcome/tally";
    let entry = |topic, votes: u32| json!({ "topic": id(topic), "votes": votes });
    for (what, wrong) in [
        ("one too few", json!([entry(10, 1)])),
        ("another topic", json!([entry(10, 1), entry(12, 1)])),
        ("one twice", json!([entry(10, 1), entry(10, 1)])),
        (
            "one too many",
            json!([entry(10, 1), entry(11, 1), entry(12, 1)]),
        ),
        ("more than all votes", json!([entry(10, 12), entry(11, 1)])),
        ("huge", json!([entry(10, u32::MAX), entry(11, u32::MAX)])),
    ] {
        assert!(!is_valid(with(tally, wrong)), "{what}");
    }
    assert!(is_valid(with(tally, json!([entry(10, 12), entry(11, 0)]))));
    let mut twice = with("/rounds/0/topics", json!([id(10), id(10)]));
    twice["rounds"][0]["outcome"]["tally"] = json!([entry(10, 1)]);
    assert!(!is_valid(twice), "a topic twice");
}

#[test]
fn a8_only_closed_rounds_and_polls_are_taken() {
    let open = json!({ "state": "open" });
    assert!(!is_valid(with("/rounds/0/outcome", open.clone())));
    assert!(!is_valid(with("/polls/0/outcome", open)));
    let few = json!({ "state": "too_few" });
    assert!(is_valid(with("/rounds/0/outcome", few.clone())));
    assert!(is_valid(with("/polls/0/outcome", few)));
}

#[test]
fn a_round_has_a_budget_and_breaks_the_ties_of_one_before_it() {
    for (pointer, value) in [
        ("/rounds/0/budget", json!(0)),
        ("/rounds/0/budget", json!(limits::BUDGET + 1)),
        ("/rounds/0/most_per_topic", json!(0)),
        ("/rounds/0/most_per_topic", json!(4)),
        ("/rounds/0/breaks", json!(id(50))),
        ("/rounds/0/breaks", json!(id(51))),
    ] {
        assert!(!is_valid(with(pointer, value.clone())), "{pointer} {value}");
    }
}

#[test]
fn a_polls_outcome_fits_its_scale() {
    let gist = |choices: Value| json!({ "state": "gist", "answers": 3, "choices": choices });
    for (what, wrong) in [
        ("no choice", gist(json!([]))),
        ("two medians", gist(json!([2, 3]))),
        (
            "of nobody",
            json!({ "state": "gist", "answers": 0, "choices": [2] }),
        ),
        ("no such choice", gist(json!([5]))),
        ("a huge choice", gist(json!([u32::MAX]))),
        (
            "too few counts",
            json!({ "state": "counted", "counts": [5, 1] }),
        ),
        (
            "too many",
            json!({ "state": "counted", "counts": [5, 1, 0, 0, 0, 0] }),
        ),
    ] {
        assert!(!is_valid(with("/polls/0/outcome", wrong)), "{what}");
    }
    let asked = |options: usize, choices: Value| {
        let scale = json!({ "of": "question", "text": line(), "options": vec![line(); options] });
        json!([{ "id": id(60), "scale": scale, "topic": null, "outcome": gist(choices) }])
    };
    for (options, choices, fits) in [
        (2, json!([1]), true),
        (2, json!([]), true),
        (2, json!([0, 1]), false),
        (1, json!([0]), false),
        (8, json!([0]), false),
    ] {
        let polls = asked(options, choices.clone());
        assert_eq!(is_valid(with("/polls", polls)), fits, "{options} {choices}");
    }
}

#[test]
fn l1_nothing_is_over_its_bound() {
    let numbered = |number: usize| {
        let [high, low] = u16::try_from(number).expect("small").to_be_bytes();
        let mut bytes = [7; 16];
        (bytes[0], bytes[1]) = (high, low);
        ColumnId(bytes).to_text()
    };
    let several = |one: &Value, number: usize| -> Value {
        let fresh = |number| {
            let mut each = one.clone();
            each["id"] = json!(numbered(number));
            each
        };
        (0..number).map(fresh).collect()
    };
    let gist = json!({ "state": "too_few" });
    for (pointer, one, most) in [
        ("/topics/1/notes", text(0), limits::NOTES - 2),
        ("/topics/1/comments", text(0), limits::COMMENTS - 1),
        ("/actions", action(0, None), limits::ACTIONS),
        ("/rounds", round(0, &[(10, 1)], None), limits::ROUNDS),
        ("/polls", poll(0, "fist", &gist), limits::POLLS),
    ] {
        assert!(is_valid(with(pointer, several(&one, most))), "{pointer}");
        let over = several(&one, most + 1);
        assert!(!is_valid(with(pointer, over)), "over {pointer}");
    }
}
