//! Error codes, limits, close codes and refusals over HTTP, from their lists.

use std::fmt::Write as _;

use candor::http::Refusal;
use candor_protocol::{CloseCode, ErrorCode, Limit, limits};

pub(super) fn write(out: &mut String) {
    out.push_str("## Error codes\n\n| code | final | says |\n| --- | --- | --- |\n");
    for code in ErrorCode::ALL {
        let is_final = if code.is_final() { "yes" } else { "no" };
        let (name, says) = (code.name(), code.sentence());
        writeln!(out, "| `{name}` | {is_final} | {says} |").expect("a string");
    }
    limits_table(out);
    out.push_str(
        "\n## Close codes\n\n| number | reason | what a page does |\n| --- | --- | --- |\n",
    );
    for code in CloseCode::ALL {
        let (number, reason, then) = (code.number(), code.reason(), what_a_page_does(code));
        writeln!(out, "| {number} | `{reason}` | {then} |").expect("a string");
    }
    refusals_table(out);
}

/// The values of `limit`, as the page's types list them.
fn limits_table(out: &mut String) {
    out.push_str(
        "\n## Limits that an error names\n\n| limit | most | of what |\n| --- | --- | --- |\n",
    );
    for name in super::names_of("Limit") {
        let limit: Limit = serde_json::from_value(name.as_str().into()).expect("a limit");
        let (most, says) = what_is_bounded(limit);
        writeln!(out, "| `{name}` | {most} | {says} |").expect("a string");
    }
}

/// What a limit bounds; a new one does not compile without its sentence.
fn what_is_bounded(limit: Limit) -> (usize, &'static str) {
    match limit {
        Limit::Notes => (
            limits::NOTES,
            "Notes of a room, hidden and waiting ones included.",
        ),
        Limit::Comments => (
            limits::COMMENTS,
            "Comments of a room, waiting ones included.",
        ),
        Limit::NotesOfSeat => (
            limits::NOTES_OF_SEAT,
            "Notes that one seat has added since the room is in memory, those included that it took back.",
        ),
        Limit::CommentsOfSeat => (
            limits::COMMENTS_OF_SEAT,
            "Comments that one seat has added, likewise.",
        ),
        Limit::Actions => (limits::ACTIONS, "Actions of a room."),
        Limit::Rounds => (
            limits::ROUNDS,
            "Rounds that a room has had, the open one included.",
        ),
        Limit::Polls => (
            limits::POLLS,
            "Polls that a room has had, the open one included.",
        ),
        Limit::DeletedIds => (
            limits::DELETED_IDS,
            "Deleted texts that a room remembers, and as many actions; with as many nothing more is \
             added.",
        ),
        Limit::SplitIds => (
            limits::SPLIT_IDS,
            "Notes, comments and actions that one `split_topic` names.",
        ),
    }
}

fn refusals_table(out: &mut String) {
    out.push_str(
        "\n## Refusals over HTTP\n\nJSON `{code, message}`, never stored.\n\n\
         | status | code | message |\n| --- | --- | --- |\n",
    );
    for refusal in Refusal::ALL {
        let code = serde_json::to_string(&refusal).expect("a name");
        let (status, code) = (refusal.status().as_u16(), code.trim_matches('"'));
        let says = refusal.sentence();
        writeln!(out, "| {status} | `{code}` | {says} |").expect("a string");
    }
}

/// What follows for a page; a new code does not compile without its sentence.
fn what_a_page_does(code: CloseCode) -> &'static str {
    match code {
        CloseCode::BadFrame => {
            "A frame was binary, or the first one no hello: a fault of the page."
        }
        CloseCode::WrongDoor => "The link is not this room's; ask for it anew.",
        CloseCode::WrongSeat => "Forget the seat token and say hello without it.",
        CloseCode::NoRoom => {
            "There is no such room here, or no longer. A page that has its board may restore it."
        }
        CloseCode::NoHello => "Nothing was said in time; connect again.",
        CloseCode::OtherProtocol => "Load the page anew; drafts and outbox stay.",
        CloseCode::Erased => "The room was erased; forget everything of it.",
        CloseCode::Expired => "The room has expired; it is not restored.",
        CloseCode::TooBig => "A frame was larger than allowed: a fault of the page.",
        CloseCode::RoomFull => "The room has as many connections as it may; try later.",
        CloseCode::TooMany => "Too many frames over the rate, or malformed; wait, then come back.",
        CloseCode::TooSlow => "Nothing was heard or could be written for too long; come back.",
        CloseCode::RoomFailed => "The room is being loaded anew; come back.",
        CloseCode::Restarting => "The server is stopping; come back shortly.",
    }
}
