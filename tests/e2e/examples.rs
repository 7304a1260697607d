//! `docs/PROTOCOL.md` shows every message with an example, and every code and limit with its
//! sentence. All of it is generated here from values as they are serialised, and this test fails when
//! the document differs. `CANDOR_WRITE=1 cargo test -p candor-tests --test e2e examples` writes it anew.

mod commands;
mod creation;
mod frames;
mod seams;
mod tables;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/PROTOCOL.md");
/// The page's types: generated from the protocol, and complete by a test of its own.
const TYPES: &str = include_str!("../../web/src/protocol.ts");
const BEGIN: &str = "<!-- generated from here on: see tests/e2e/examples.rs -->\n";
/// Longer strings are sealed texts; the document shows their beginning.
const LONG: usize = 100;

/// One message: its name, a sentence, and the text that goes over the wire.
struct Example {
    name: String,
    says: &'static str,
    text: String,
}

/// What most messages have.
#[derive(Deserialize)]
struct Tagged {
    #[serde(rename = "type", default)]
    name: String,
}

impl Example {
    /// Takes a message that reads back as it was written.
    fn of<T>(says: &'static str, message: &T) -> Self
    where
        T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        let text = serde_json::to_string(message).expect("messages are JSON");
        let back: T = serde_json::from_str(&text).expect("what is written can be read");
        assert_eq!(back, *message);
        let Tagged { name } = serde_json::from_str(&text).expect("an object");
        Self { name, says, text }
    }

    fn write(&self, out: &mut String) {
        let says = self.says;
        match self.name.as_str() {
            "" => writeln!(out, "{says}\n"),
            name => writeln!(out, "**`{name}`**: {says}\n"),
        }
        .expect("a string");
        let shown = shorten(&self.text);
        writeln!(out, "```json\n{shown}\n```\n").expect("a string");
    }
}

/// Cuts sealed texts. No string of an example has a quotation mark within.
fn shorten(json: &str) -> String {
    let parts = json.split('"').map(|part| match part.get(..12) {
        Some(begin) if part.len() > LONG => format!("{begin}…"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("\"")
}

/// The tags that a union of the page's types has.
fn tags(union: &str) -> BTreeSet<String> {
    let declared = format!("export type {union} = ");
    let (_, from) = TYPES.split_once(&declared).expect("the type is there");
    let (whole, _) = from.split_once("\nexport ").unwrap_or((from, ""));
    let parts = whole.split("\"type\": \"").skip(1);
    let tags = parts.filter_map(|part| part.split('"').next());
    tags.map(str::to_owned).collect()
}

/// The names that an enumeration of the page's types has, in its order.
fn names_of(union: &str) -> Vec<String> {
    let declared = format!("export type {union} = ");
    let (_, from) = TYPES.split_once(&declared).expect("the type is there");
    let (whole, _) = from.split_once(';').expect("it ends");
    let names = whole.split(" | ").map(|name| name.trim_matches('"'));
    names.map(str::to_owned).collect()
}

fn section(out: &mut String, title: &str, examples: &[Example]) {
    writeln!(out, "## {title}\n").expect("a string");
    for example in examples {
        example.write(out);
    }
}

fn generated() -> String {
    let mut out = String::new();
    section(
        &mut out,
        "From a browser: hello and ping",
        &commands::opening(),
    );
    section(&mut out, "From a browser: commands", &commands::commands());
    section(&mut out, "From the server", &frames::frames());
    section(&mut out, "Entities", &frames::entities());
    section(&mut out, "Creating a room", &creation::creation());
    tables::write(&mut out);
    out.trim_end().to_owned() + "\n"
}

fn names(examples: &[Example]) -> BTreeSet<String> {
    examples
        .iter()
        .map(|example| example.name.clone())
        .collect()
}

#[test]
fn every_command_frame_and_entity_has_an_example() {
    assert_eq!(names(&commands::commands()), tags("Command"));
    assert_eq!(names(&frames::frames()), tags("ServerFrame"));
    assert_eq!(names(&frames::entities()), tags("Entity"));
}

#[test]
fn the_document_shows_the_messages_as_they_are() {
    let there = std::fs::read_to_string(DOCUMENT).expect("the document is there");
    let (prose, _) = there.split_once(BEGIN).expect("its mark is there");
    let wanted = format!("{prose}{BEGIN}\n{}", generated());
    if std::env::var_os("CANDOR_WRITE").is_some() {
        std::fs::write(DOCUMENT, &wanted).expect("writable");
        return;
    }
    assert!(
        there == wanted,
        "docs/PROTOCOL.md differs: run with CANDOR_WRITE=1"
    );
}
