//! Writing: notes and comments, their edits and deletions. What shows waits (A6), what is hidden
//! stays hidden (A4), and only an edit key opens a lock (A3).

use candor_protocol::{Command, EditKey, ErrorCode, Limit, Lock, Sealed, TextId, limits};
use rand::RngExt as _;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{Context, Decision, Refusal, require};
use crate::board::context::Dice;
use crate::board::event::Event;
use crate::board::state::Board;
use crate::board::text::{Change, Written};

pub(super) fn decide(board: &Board, command: &Command, context: &mut Context<'_>) -> Decision {
    match command {
        Command::AddNote {
            id,
            column,
            text,
            lock,
        } => {
            if is_repeated(board, TextId::Note(*id), *lock)? {
                return Ok(Vec::new());
            }
            require(!board.rules.frozen, ErrorCode::Frozen)?;
            require(board.columns.contains_key(column), ErrorCode::NotThere)?;
            let writing = context.live.writing();
            let left = context.seat.is_none_or(|seat| writing.has_note_left(seat));
            require_left(left, Limit::NotesOfSeat)?;
            within(board.notes.len(), limits::NOTES, Limit::Notes)?;
            within(board.deleted.len(), limits::DELETED_IDS, Limit::DeletedIds)?;
            // Drawn in any case, so that the dice stand alike whether writing is hidden or not.
            let delay = Some(delay(context.dice)).filter(|_| !board.hiding);
            let (id, column, text, lock) = (*id, *column, text.clone(), *lock);
            Ok(vec![Event::NoteAdded {
                id,
                column,
                text,
                lock,
                delay,
            }])
        }
        Command::AddComment {
            id,
            topic,
            text,
            lock,
        } => {
            if is_repeated(board, TextId::Comment(*id), *lock)? {
                return Ok(Vec::new());
            }
            require(!board.rules.frozen, ErrorCode::Frozen)?;
            require(board.topics.contains_key(topic), ErrorCode::NotThere)?;
            let writing = context.live.writing();
            let left = context
                .seat
                .is_none_or(|seat| writing.has_comment_left(seat));
            require_left(left, Limit::CommentsOfSeat)?;
            within(board.comments.len(), limits::COMMENTS, Limit::Comments)?;
            within(board.deleted.len(), limits::DELETED_IDS, Limit::DeletedIds)?;
            let delay = delay(context.dice);
            let (id, topic, text, lock) = (*id, *topic, text.clone(), *lock);
            Ok(vec![Event::CommentAdded {
                id,
                topic,
                text,
                lock,
                delay,
            }])
        }
        Command::EditText {
            of,
            edit_key,
            rev,
            text,
        } => edit(board, *of, edit_key, (*rev, text), context.dice),
        Command::DeleteText { of, edit_key } => {
            if board.deleted.contains(of) {
                return Ok(Vec::new());
            }
            let written = own(board, *of, edit_key)?;
            if !board.is_shown(*of) {
                return Ok(vec![Event::TextRemoved { of: *of }]);
            }
            if let Some(Change::Deletion { .. }) = written.change {
                return Ok(Vec::new());
            }
            Ok(vec![Event::DeletionWaits {
                of: *of,
                delay: delay(context.dice),
            }])
        }
        Command::TakeBack { of, edit_key } => {
            if board.deleted.contains(of) {
                return Ok(Vec::new());
            }
            let written = own(board, *of, edit_key)?;
            let waits = written.change.is_some() || written.signing.is_some();
            Ok(match (board.is_shown(*of), waits) {
                (false, _) => vec![Event::TextRemoved { of: *of }],
                (true, true) => vec![Event::ChangeTakenBack { of: *of }],
                (true, false) => Vec::new(),
            })
        }
        _ => Err(ErrorCode::Malformed.into()),
    }
}

/// Whether the same adding came before: then it is acknowledged again and changes nothing (S3).
fn is_repeated(board: &Board, of: TextId, lock: Lock) -> Result<bool, Refusal> {
    if board.deleted.contains(&of) {
        return Ok(true);
    }
    match board.written(of) {
        Some(written) if written.lock == lock => Ok(true),
        Some(_) => Err(ErrorCode::IdTaken.into()),
        None => Ok(false),
    }
}

/// The text, if the key opens its lock. There being no such text is told from nothing (L2).
pub(super) fn own<'a>(board: &'a Board, of: TextId, key: &EditKey) -> Result<&'a Written, Refusal> {
    let opened = lock_of(of, key);
    match board.written(of) {
        Some(written) if opened.0.ct_eq(&written.lock.0).into() => Ok(written),
        Some(_) | None => Err(ErrorCode::NotYours.into()),
    }
}

fn edit(
    board: &Board,
    of: TextId,
    key: &EditKey,
    (rev, text): (u32, &Sealed),
    dice: Dice<'_>,
) -> Decision {
    let written = own(board, of, key)?;
    // Edits count from 1: 0 is the text that was added.
    require(rev != 0, ErrorCode::Invalid)?;
    let (newest_rev, newest) = written.newest();
    if rev < newest_rev {
        // The author's own later edit counts.
        return Ok(Vec::new());
    }
    if rev == newest_rev {
        // The same number with another text comes from a second tab.
        require(text == newest, ErrorCode::Stale)?;
        return Ok(Vec::new());
    }
    require(!board.rules.frozen, ErrorCode::Frozen)?;
    let text = text.clone();
    Ok(vec![if board.is_shown(of) {
        Event::EditWaits {
            of,
            rev,
            text,
            delay: delay(dice),
        }
    } else {
        Event::TextReplaced { of, rev, text }
    }])
}

/// SHA-256(`candor/1/lock` ‖ id ‖ edit key).
fn lock_of(of: TextId, key: &EditKey) -> Lock {
    let hash = Sha256::new()
        .chain_update("candor/1/lock")
        .chain_update(of.bytes());
    Lock(hash.chain_update(key.0).finalize().into())
}

/// One to four ticks, drawn for each text (A6).
pub(super) fn delay(dice: Dice<'_>) -> u32 {
    dice.random_range(1..=limits::WAIT_TICKS)
}

fn require_left(left: bool, limit: Limit) -> Result<(), Refusal> {
    if left { Ok(()) } else { Err(limit.into()) }
}

fn within(number: usize, bound: usize, limit: Limit) -> Result<(), Refusal> {
    if number < bound {
        Ok(())
    } else {
        Err(limit.into())
    }
}
