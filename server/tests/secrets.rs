//! Secrets show nothing of themselves, and nothing logs what could hold one (A1, A13). The second
//! part reads sources as text, so it takes no build and no luck.

use std::fmt::Debug;
use std::fs;
use std::path::Path;

use candor::board::{RoomSecret, Salt, Seat};
use candor_protocol::*;

/// What each byte of a secret is here: as a number, in hex and in base64 it cannot be overlooked.
const BYTE: u8 = 0xb7;
const SHOWN_AS: [&str; 4] = ["183", "b7", "B7", "t7e"];

fn shows_nothing(what: &(impl Debug + ?Sized)) {
    for text in [format!("{what:?}"), format!("{what:#?}")] {
        for shown in SHOWN_AS {
            assert!(!text.contains(shown), "it shows itself: {text}");
        }
    }
}

#[test]
fn a13_secrets_show_nothing_of_themselves() {
    shows_nothing(&EditKey([BYTE; 16]));
    shows_nothing(&Door([BYTE; 32]));
    shows_nothing(&FacilitatorKey([BYTE; 16]));
    shows_nothing(&SeatToken([BYTE; 32]));
    shows_nothing(&RoomSecret([BYTE; 32]));
    shows_nothing(&Salt([BYTE; 32]));
    let seat = Seat::new([BYTE; 16]);
    shows_nothing(&seat);
    let pseudonym = format!("{:?}", seat.pseudonym(&Salt([BYTE; 32])));
    assert_eq!(pseudonym, "Pseudonym(…)");
}

#[test]
fn a13_what_carries_secrets_shows_nothing_of_them() {
    let sealed = Sealed::new(&format!("{}t7A", "t7e3".repeat(98)));
    let sealed = sealed.expect("of the right size");
    shows_nothing(&sealed);
    shows_nothing(&Hello {
        protocol: PROTOCOL,
        door: Door([BYTE; 32]),
        join: true,
        seat: Some(SeatToken([BYTE; 32])),
        facilitator_key: Some(FacilitatorKey([BYTE; 16])),
        resume: None,
    });
    let of = TextId::Note(NoteId([1; 16]));
    let edit_key = EditKey([BYTE; 16]);
    let commands = [
        Command::EditText {
            of,
            edit_key: edit_key.clone(),
            rev: 1,
            text: sealed,
        },
        Command::DeleteText { of, edit_key },
    ];
    commands.iter().for_each(shows_nothing);
}

/// All that a log line may say besides its own words. Whoever wants to say more adds it here, and
/// says why it names nobody.
const MAY_BE_LOGGED: [(&str, &str); 7] = [
    ("%error", "of the journal: a typed error without content"),
    (
        "kind = %error.kind()",
        "the kind of an input or output error",
    ),
    ("timeout = error.is_timeout()", "true or false"),
    ("parse = error.is_parse()", "true or false"),
    ("file", "a place in the sources"),
    ("line", "a place in the sources"),
    (
        "sentence",
        "of the journal's health: one of a few fixed sentences",
    ),
];

/// The macros of `tracing`.
const LOGS: [&str; 7] = [
    "trace!(", "debug!(", "info!(", "warn!(", "error!(", "event!(", "span!(",
];

/// Everything else that writes where an operator reads.
const WRITES: [&str; 5] = ["println!(", "eprintln!(", "print!(", "eprint!(", "dbg!("];

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![root], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            let for_tests = path.ends_with("tests") || path.ends_with("leaks");
            if path.is_dir() && !for_tests {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                let code = text.split("#[cfg(test)]\nmod tests {").next();
                found.push((path.display().to_string(), code.unwrap_or("").to_owned()));
            }
        }
    }
    found
}

/// What stands between the brackets of every call of a macro.
fn calls<'a>(code: &'a str, name: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for (place, _) in code.match_indices(name) {
        let before = code[..place].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let inside = &code[place + name.len()..];
        let mut depth = 1;
        let end = inside.find(|letter| {
            depth += match letter {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        found.push(&inside[..end.expect("a closing bracket")]);
    }
    found
}

/// What a call says besides words: fields, and what is put into its words.
fn said(call: &str) -> Vec<String> {
    let mut said = Vec::new();
    for (place, part) in call.split('"').enumerate() {
        if place % 2 == 1 {
            assert!(!part.contains('{'), "a value within words: {part}");
            continue;
        }
        let fields = part.split(',').map(str::trim);
        said.extend(fields.filter(|field| !field.is_empty()).map(str::to_owned));
    }
    said
}

#[test]
fn a13_log_lines_say_only_what_is_known_to_name_nobody() {
    let mut lines = 0;
    for (path, code) in sources() {
        for call in LOGS.iter().flat_map(|name| calls(&code, name)) {
            lines += 1;
            for name in said(call) {
                let known = MAY_BE_LOGGED.iter().any(|(known, _)| *known == name);
                assert!(known, "{path} logs `{name}`");
            }
        }
    }
    assert!(lines > 3, "there are log lines");
}

#[test]
fn a13_only_the_program_itself_writes_to_the_terminal() {
    for (path, code) in sources() {
        let writes = WRITES.iter().flat_map(|name| calls(&code, name)).count();
        assert!(writes == 0 || path.ends_with("main.rs"), "{path} writes");
    }
}

#[test]
fn the_test_itself_sees_what_is_said() {
    let code = "tracing::warn!(%error, seat = ?token(a, b), \"a batch, was not kept\");";
    let call = calls(code, "warn!(");
    assert_eq!(said(call[0]), ["%error", "seat = ?token(a", "b)"]);
}
