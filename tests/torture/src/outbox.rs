//! A browser's outbox, as the page keeps it (`web/src/state/outbox.ts`): what people type or choose is
//! sent again after a break, the same bytes under the same ids; what leads, groups or times is not (S3).

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use candor_protocol::{Command, ErrorFrame, Ref, TextId};

use crate::history::WishId;

/// Commands under way at once, as the page has it.
const WINDOW: usize = 32;
/// A command that was refused for the moment waits for so long.
const RETRY: Duration = Duration::from_millis(300);

/// A command that has no answer yet.
#[derive(Debug)]
struct Entry {
    wish: WishId,
    command: Command,
    reference: Option<Ref>,
    not_before: Instant,
}

/// The outbox of one browser.
#[derive(Debug, Default)]
pub struct Outbox {
    entries: Vec<Entry>,
    /// Under way when a newer choice made them needless.
    replaced: BTreeMap<Ref, WishId>,
    last: Ref,
}

/// A command to be sent now.
pub struct Ready {
    /// Whose history it is.
    pub wish: WishId,
    /// Its number on this connection.
    pub reference: Ref,
    /// The command.
    pub command: Command,
}

/// Whether a command is sent again by itself after a break.
pub fn goes_again(command: &Command) -> bool {
    matches!(
        command,
        Command::AddNote { .. }
            | Command::AddComment { .. }
            | Command::EditText { .. }
            | Command::DeleteText { .. }
            | Command::TakeBack { .. }
            | Command::SetReady { .. }
            | Command::AddAction { .. }
            | Command::SetAction { .. }
            | Command::DeleteAction { .. }
            | Command::CastBallot { .. }
            | Command::AnswerPoll { .. }
            | Command::StepForward { .. }
    )
}

/// What a command is about: of one thing, one command is under way at once.
fn subject(command: &Command) -> Vec<u8> {
    let of = |of: &TextId| of.bytes().to_vec();
    match command {
        Command::EditText { of: text, .. }
        | Command::DeleteText { of: text, .. }
        | Command::TakeBack { of: text, .. }
        | Command::TakeOff { of: text }
        | Command::StepForward { of: text, .. } => of(text),
        Command::AddNote { id, .. } => id.0.to_vec(),
        Command::AddComment { id, .. } => id.0.to_vec(),
        Command::AddAction { id, .. }
        | Command::SetAction { id, .. }
        | Command::DeleteAction { id, .. } => id.0.to_vec(),
        Command::CastBallot { round, .. } => round.0.to_vec(),
        Command::AnswerPoll { poll, .. } => poll.0.to_vec(),
        other => other.name().as_bytes().to_vec(),
    }
}

fn replaces(newer: &Command, older: &Command) -> bool {
    match (newer, older) {
        (Command::SetReady { .. }, Command::SetReady { .. }) => true,
        (Command::AnswerPoll { poll, .. }, Command::AnswerPoll { poll: other, .. }) => {
            poll == other
        }
        (Command::CastBallot { round, .. }, Command::CastBallot { round: other, .. }) => {
            round == other
        }
        _ => false,
    }
}

impl Outbox {
    /// Puts a command in, and drops those that it replaces.
    pub fn enter(&mut self, wish: WishId, command: Command) {
        let replaced = &mut self.replaced;
        self.entries.retain(|older| {
            let dropped = replaces(&command, &older.command);
            if let Some(reference) = older.reference.filter(|_| dropped) {
                replaced.insert(reference, older.wish);
            }
            !dropped
        });
        self.entries.push(Entry {
            wish,
            command,
            reference: None,
            not_before: Instant::now(),
        });
    }

    /// What may go now, in order.
    pub fn pump(&mut self) -> Vec<Ready> {
        let now = Instant::now();
        let mut busy = BTreeSet::new();
        let under_way = |entry: &&Entry| entry.reference.is_some();
        let mut count = self.entries.iter().filter(under_way).count();
        let mut ready = Vec::new();
        for entry in &mut self.entries {
            let first = busy.insert(subject(&entry.command));
            let free = first && entry.reference.is_none() && entry.not_before <= now;
            if !free || count >= WINDOW {
                continue;
            }
            count += 1;
            self.last += 1;
            entry.reference = Some(self.last);
            ready.push(Ready {
                wish: entry.wish,
                reference: self.last,
                command: entry.command.clone(),
            });
        }
        ready
    }

    /// Takes an answer; gives the wish and, when that is over, its command.
    pub fn answered(
        &mut self,
        reference: Ref,
        error: Option<&ErrorFrame>,
    ) -> Option<(WishId, Option<Command>)> {
        if let Some(wish) = self.replaced.remove(&reference) {
            return Some((wish, None));
        }
        let is_it = |entry: &Entry| entry.reference == Some(reference);
        let index = self.entries.iter().position(is_it)?;
        if error.is_some_and(|error| !error.r#final) {
            let entry = self.entries.get_mut(index)?;
            entry.reference = None;
            entry.not_before = Instant::now() + RETRY;
            return Some((entry.wish, None));
        }
        let entry = self.entries.remove(index);
        Some((entry.wish, Some(entry.command)))
    }

    /// After a break: what goes again waits for the next connection, the rest is given up.
    pub fn broken(&mut self) {
        self.entries.retain(|entry| goes_again(&entry.command));
        for entry in &mut self.entries {
            entry.reference = None;
        }
        self.replaced.clear();
        self.last = 0;
    }

    /// Whether everything is answered.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
