//! Frames behind the hello. A command that is taken is read again as it was, and a board decides it without
//! becoming unsound, whatever it says.

use candor_protocol::command::parse;
use candor_protocol::{Command, Ref, ServerFrame};
use serde::Serialize;

use super::table::Table;
use crate::{Target, Verdict, wire};

pub(super) const TARGET: Target = Target {
    name: "frame",
    seeds,
    feed,
    inputs: 3_000,
};

fn seeds() -> Vec<Vec<u8>> {
    [
        "From a browser: hello and ping",
        "From a browser: commands",
        "From the server",
    ]
    .into_iter()
    .flat_map(wire::seeds)
    .collect()
}

#[derive(Serialize)]
struct Frame<'a> {
    r#ref: Ref,
    #[serde(flatten)]
    command: &'a Command,
}

fn feed(input: &[u8]) -> Verdict {
    // What is no UTF-8 is no text frame: the websocket library ends the connection.
    let Ok(text) = std::str::from_utf8(input) else {
        return Verdict::Refused;
    };
    // No browser sends what a server says; it is read by nobody, and must not be in the way.
    let _ = serde_json::from_str::<ServerFrame>(text);
    let Ok((reference, command)) = parse(text) else {
        return Verdict::Refused;
    };
    let frame = Frame {
        r#ref: reference,
        command: &command,
    };
    let encoded = serde_json::to_string(&frame).expect("commands are JSON");
    assert_eq!(
        parse(&encoded),
        Ok((reference, command.clone())),
        "it is read again as it was"
    );
    let mut table = Table::new();
    table.take(&command);
    table.is_sound();
    table.take(&command);
    table.pass(5);
    table.is_sound();
    Verdict::Taken
}
