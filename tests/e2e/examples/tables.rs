//! Error codes and close codes, from their lists.

use std::fmt::Write as _;

use candor_protocol::{CloseCode, ErrorCode};

pub(super) fn write(out: &mut String) {
    out.push_str("## Error codes\n\n| code | final | says |\n| --- | --- | --- |\n");
    for code in ErrorCode::ALL {
        let is_final = if code.is_final() { "yes" } else { "no" };
        let (name, says) = (code.name(), code.sentence());
        writeln!(out, "| `{name}` | {is_final} | {says} |").expect("a string");
    }
    out.push_str(
        "\n## Close codes\n\n| number | reason | what a page does |\n| --- | --- | --- |\n",
    );
    for code in CloseCode::ALL {
        let (number, reason, then) = (code.number(), code.reason(), what_a_page_does(code));
        writeln!(out, "| {number} | `{reason}` | {then} |").expect("a string");
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
        CloseCode::NoRoom => "There is no such room here, or no longer; stop trying.",
        CloseCode::NoHello => "Nothing was said in time; connect again.",
        CloseCode::OtherProtocol => "Load the page anew; drafts and outbox stay.",
        CloseCode::Erased => "The room was erased; forget everything of it.",
        CloseCode::TooBig => "A frame was larger than allowed: a fault of the page.",
        CloseCode::RoomFull => "The room has as many connections as it may; try later.",
        CloseCode::TooMany => "Too many frames over the rate, or malformed; wait, then come back.",
        CloseCode::TooSlow => "Nothing was heard or could be written for too long; come back.",
        CloseCode::RoomFailed => "The room is being loaded anew; come back.",
        CloseCode::Restarting => "The server is stopping; come back shortly.",
    }
}
