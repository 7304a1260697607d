//! The laws of anonymity over a session in a real room.

use std::fmt;

use candor_protocol::*;

use super::hall::{Hall, Outcome};
use super::others::Others;
use super::session::{Beat, Script, Watch, again, play};
use crate::board::tests::happening::Happening;
use crate::room::Frames;

/// A law that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Law {
    /// Who does it changes nothing (A10).
    Others,
    /// In which order hidden notes come changes nothing (A5).
    Order,
    /// What is hidden, waits, is chosen or said of oneself changes nothing before a tick (A4, A6,
    /// A7, A9, S1), and spends no number (S2).
    Quiet,
    /// Whoever comes gets what everybody has (A2).
    Newcomer,
    /// Nobody learns by trying whether a text that is not theirs is there (L2).
    Stranger,
}

/// A law that did not hold, and how that shows.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) law: Law,
    pub(super) how: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let law = match self.law {
            Law::Others => "who does it changes",
            Law::Order => "the order of hidden notes changes",
            Law::Quiet => "what is quiet changes",
            Law::Newcomer => "whoever comes is told by",
            Law::Stranger => "a stranger is told by",
        };
        write!(f, "{law} {}", self.how)
    }
}

/// Plays a script three times: as it is, by others, and with its hidden notes in another order.
pub(super) fn hold(script: &Script) -> Result<(), Broken> {
    let mut looks = Looks::default();
    let (beats, trace) = play(script, &mut looks).map_err(|how| looks.broken(how))?;
    let said: Vec<Happening> = beats.iter().map(|beat| beat.happening.clone()).collect();

    let others = Others {
        deal: script.deal,
        choices: !script.moving,
    };
    let mut looks = Looks::default();
    let dealt = again(
        script,
        &said,
        |by, what, here| others.does(by, what, here),
        &mut looks,
    );
    let dealt = dealt.map_err(|how| looks.broken(how))?;
    if let Some(surface) = trace.told_from(&dealt, true) {
        let how = surface.to_owned();
        return Err(Broken {
            law: Law::Others,
            how,
        });
    }

    if let Some(reordered) = reordered(&beats) {
        let mut looks = Looks::default();
        let other = again(script, &reordered, |by, _, _| by, &mut looks);
        let other = other.map_err(|how| looks.broken(how))?;
        // A journal has the order until a reveal; what is compacted then has it no longer.
        if let Some(surface) = trace.told_from(&other, false) {
            let how = surface.to_owned();
            return Err(Broken {
                law: Law::Order,
                how,
            });
        }
    }
    Ok(())
}

/// The same with each run of hidden notes the other way round, if there is one.
fn reordered(beats: &[Beat]) -> Option<Vec<Happening>> {
    let is_hidden = |beat: &Beat| {
        let adds = matches!(&beat.happening, Happening::Said(_, Command::AddNote { .. }));
        adds && beat.hiding && beat.outcome == Outcome::Taken
    };
    let mut runs = Vec::new();
    let mut changed = false;
    for run in beats.chunk_by(|one, next| is_hidden(one) && is_hidden(next)) {
        changed |= run.len() > 1;
        runs.extend(run.iter().rev().map(|beat| beat.happening.clone()));
    }
    changed.then_some(runs)
}

/// What is looked at around each thing that happens.
#[derive(Default)]
struct Looks {
    law: Option<Law>,
    whole: Option<Frames>,
}

impl Looks {
    fn broken(&self, how: String) -> Broken {
        // A number without a patch is found by looking at the channel itself.
        let law = self.law.unwrap_or(Law::Quiet);
        Broken { law, how }
    }

    fn break_law(&mut self, law: Law, how: &str) -> Result<(), String> {
        self.law = Some(law);
        Err(how.to_owned())
    }
}

impl Watch for Looks {
    fn look(&mut self, hall: &mut Hall, beat: &Beat, seen: &[Frames]) -> Result<(), String> {
        let Happening::Said(_, command) = &beat.happening else {
            self.whole = None;
            return Ok(());
        };
        if !command.is_quiet() || hall.is_over {
            self.whole = None;
            return Ok(());
        }
        if !seen.is_empty() {
            return self.break_law(Law::Quiet, "frames before the tick");
        }
        let whole = hall.newcomer();
        if hall.seen()?.iter().any(|_| true) {
            return self.break_law(Law::Newcomer, "frames to everybody");
        }
        let before = self.whole.replace(whole.clone());
        if before.is_some_and(|before| before != whole) || whole != hall.standing() {
            return self.break_law(Law::Newcomer, "a board that nobody else has");
        }
        if let Some(of) = added(command)
            && told_apart(hall, of)
        {
            return self.break_law(Law::Stranger, "an error");
        }
        Ok(())
    }
}

/// The text that a command adds.
fn added(command: &Command) -> Option<TextId> {
    match command {
        Command::AddNote { id, .. } => Some(TextId::Note(*id)),
        Command::AddComment { id, .. } => Some(TextId::Comment(*id)),
        _ => None,
    }
}

/// Whether somebody without its key can tell a text from one that never was.
fn told_apart(hall: &mut Hall, of: TextId) -> bool {
    let none = match of {
        TextId::Note(_) => TextId::Note(NoteId([0xee; 16])),
        TextId::Comment(_) => TextId::Comment(CommentId([0xee; 16])),
    };
    let Some(seat) = hall.present().first().copied() else {
        return false;
    };
    (0..4).any(|wish| hall.tries(seat, wish, of) != hall.tries(seat, wish, none))
}
