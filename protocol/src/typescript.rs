//! Writes the page's types from the types here, and fails when the file in the page differs.
//!
//! `CANDOR_WRITE=1 cargo test -p candor-protocol typescript` writes the file anew.

use std::fmt::Write as _;
use std::path::Path;

use ts_rs::{Config, TS};

use crate::*;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/src/protocol.ts");

fn generated() -> String {
    let config = Config::new().with_large_int("number");
    let mut out = String::from(
        "// Generated from protocol/ by its test `typescript`; do not edit.\n\
         // CANDOR_WRITE=1 cargo test -p candor-protocol typescript\n\n",
    );
    macro_rules! declare {
        ($($ty:ty),* $(,)?) => {
            $(writeln!(out, "export {}", <$ty as TS>::decl(&config)).expect("a string");)*
        };
    }
    declare!(
        RoomId,
        ColumnId,
        NoteId,
        TopicId,
        CommentId,
        ActionId,
        RoundId,
        PollId,
        Epoch,
        Lock,
        DoorHash,
        FacilitatorHash,
        Check,
        EditKey,
        Door,
        FacilitatorKey,
        SeatToken,
        Sealed,
        SealedLine,
        Entity,
        EntityId,
        BoardEntity,
        Settings,
        Stage,
        StageEntity,
        TimerEntity,
        Timer,
        CountsEntity,
        HiddenCount,
        Few,
        ColumnEntity,
        TopicEntity,
        NoteEntity,
        CommentEntity,
        ActionEntity,
        Experiment,
        Review,
        RoundEntity,
        PollEntity,
        PollOutcome,
        Scale,
        LeadingEntity,
        Rules,
        Outcome,
        TopicVotes,
        TextId,
        TimerWish,
        Command,
        Hello,
        Resume,
        ServerFrame,
        Welcome,
        WelcomeLimits,
        Patch,
        You,
        Ballot,
        PollAnswer,
        ErrorCode,
        Limit,
        ErrorFrame,
        CreateRoom,
        NewColumn,
        Content,
        NewTopic,
        NewText<NoteId>,
        NewAction,
        NewRound,
        NewPoll,
    );
    // The tag's value names the type; types are capitalised.
    out = out.replace("export type hello", "export type Hello");
    writeln!(out, "\n/** A command as it is sent. */").expect("a string");
    writeln!(
        out,
        "export type CommandFrame = {{ ref: number }} & Command;"
    )
    .expect("a string");
    writeln!(out, "\n/** Close codes of the websocket. */").expect("a string");
    writeln!(out, "export const CLOSE = {{").expect("a string");
    for code in CloseCode::ALL {
        writeln!(out, "  {}: {},", code.reason(), code.number()).expect("a string");
    }
    writeln!(out, "}} as const;").expect("a string");
    writeln!(
        out,
        "\n/** Bounds and defaults that the page shares with the server. */"
    )
    .expect("a");
    writeln!(out, "export const LIMITS = {{").expect("a string");
    for (name, value) in [
        ("protocol", u64::from(PROTOCOL)),
        ("columns", limits::COLUMNS as u64),
        ("split_ids", limits::SPLIT_IDS as u64),
        ("budget", u64::from(limits::BUDGET)),
        ("tick_seconds_min", u64::from(limits::TICK_SECONDS.0)),
        ("tick_seconds_max", u64::from(limits::TICK_SECONDS.1)),
        (
            "tick_seconds_default",
            u64::from(limits::TICK_SECONDS_DEFAULT),
        ),
        ("wait_ticks", u64::from(limits::WAIT_TICKS)),
        ("poll_counts", u64::from(limits::POLL_COUNTS)),
        ("poll_options_min", limits::POLL_OPTIONS.0 as u64),
        ("poll_options_max", limits::POLL_OPTIONS.1 as u64),
        ("closing_ms", limits::CLOSING_MS),
        ("reveal_notice_ms", limits::REVEAL_NOTICE_MS),
        ("seats", u64::from(limits::SEATS)),
        ("notes", limits::NOTES as u64),
        ("comments", limits::COMMENTS as u64),
        ("actions", limits::ACTIONS as u64),
        ("rounds", limits::ROUNDS as u64),
        ("polls", limits::POLLS as u64),
        ("create_bytes", limits::CREATE_BYTES as u64),
        ("floor", u64::from(limits::FLOOR)),
        ("floor_default", u64::from(limits::FLOOR_DEFAULT)),
        ("timer_ms", limits::TIMER_MS),
        ("in_flight", limits::IN_FLIGHT as u64),
        ("ping_ms", limits::PING_MS),
        ("silence_ms", limits::SILENCE_MS),
    ] {
        writeln!(out, "  {name}: {value},").expect("a string");
    }
    writeln!(out, "}} as const;").expect("a string");
    out
}

#[test]
fn the_pages_types_are_generated_from_these() {
    let wanted = generated();
    if std::env::var_os("CANDOR_WRITE").is_some() {
        std::fs::create_dir_all(Path::new(PAGE).parent().expect("a folder")).expect("writable");
        std::fs::write(PAGE, &wanted).expect("writable");
    }
    let there = std::fs::read_to_string(PAGE).unwrap_or_default();
    assert!(
        there == wanted,
        "web/src/protocol.ts differs: run with CANDOR_WRITE=1"
    );
}
