//! A script played in a real room: what happens is written down, so that it can happen again.

use std::sync::{Arc, Mutex, PoisonError};

use candor_protocol::{Command, Settings};
use proptest::prelude::*;

use super::hall::{Hall, Outcome};
use super::trace::{Trace, figures};
use crate::board::tests::happening::Happening;
use crate::board::tests::script::{Scene, Step, rooms, steps_up_to};
use crate::board::tests::who::{Who, seat};
use crate::board::{Board, Seat};
use crate::log::{self, Level};
use crate::room::Frames;

/// Seats of a session.
const SEATS: u8 = 4;

/// A session that can be played, and how to deal it out to others.
#[derive(Clone)]
pub(super) struct Script {
    pub(super) seed: u64,
    pub(super) room: Settings,
    pub(super) deal: u8,
    /// Whether people come and go.
    pub(super) moving: bool,
    pub(super) steps: Vec<Step>,
}

/// Scripts of up to so many steps.
pub(super) fn scripts(steps: usize) -> impl Strategy<Value = Script> {
    let parts = (
        any::<u64>(),
        rooms(),
        any::<u8>(),
        any::<bool>(),
        steps_up_to(steps),
    );
    parts.prop_map(|(seed, room, deal, moving, steps)| Script {
        seed,
        room,
        deal,
        moving,
        steps,
    })
}

impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let writing = if self.room.hiding {
            "hidden"
        } else {
            "visible"
        };
        write!(f, "{writing} writing, deal {}: {:?}", self.deal, self.steps)
    }
}

impl Script {
    /// The names of what is done, for a reader.
    pub(super) fn named(&self) -> String {
        let steps = self.steps.iter().map(|step| format!("`{}`", step.name()));
        let writing = if self.room.hiding {
            "hidden"
        } else {
            "visible"
        };
        format!(
            "{writing} writing: {}",
            steps.collect::<Vec<_>>().join(", ")
        )
    }
}

/// Something that happened, with what came of it.
#[derive(Clone)]
pub(super) struct Beat {
    pub(super) happening: Happening,
    /// Whether new notes were hidden then.
    pub(super) hiding: bool,
    pub(super) outcome: Outcome,
}

impl Beat {
    /// The name of the command, if one was acknowledged.
    pub(super) fn taken(&self) -> Option<&'static str> {
        match &self.happening {
            Happening::Said(_, command) if self.outcome == Outcome::Taken => Some(command.name()),
            _ => None,
        }
    }
}

/// What is looked at around each beat.
pub(super) trait Watch {
    /// Looks on, after something happened and `seen` came of it for everybody.
    fn look(&mut self, hall: &mut Hall, beat: &Beat, seen: &[Frames]) -> Result<(), String>;
}

/// Nobody looks.
pub(super) struct Unwatched;

impl Watch for Unwatched {
    fn look(&mut self, _: &mut Hall, _: &Beat, _: &[Frames]) -> Result<(), String> {
        Ok(())
    }
}

/// Plays a script; gives what happened and what was seen of it.
pub(super) fn play(script: &Script, watch: &mut impl Watch) -> Result<(Vec<Beat>, Trace), String> {
    let mut scene = Scene::new(script.seed, script.room);
    let board = scene.world.board.clone();
    recorded(script.seed, board, |hall, trace| {
        let mut beats = Vec::new();
        for step in &script.steps {
            if hall.is_over {
                break;
            }
            if step.is_coming_or_going() && !script.moving {
                continue;
            }
            let next = hall.shown_to(&mut scene, |scene| scene.next(*step));
            let Some(happening) = next.filter(|it| hall.could(it)) else {
                continue;
            };
            beats.push(beat(hall, trace, happening, watch)?);
        }
        Ok(beats)
    })
}

/// Lets happen again what happened, by whoever is dealt it.
pub(super) fn again(
    script: &Script,
    happenings: &[Happening],
    dealt: impl Fn(Who, &Command, &[Seat]) -> Who,
    watch: &mut impl Watch,
) -> Result<Trace, String> {
    let board = Scene::new(script.seed, script.room).world.board;
    let ((), trace) = recorded(script.seed, board, |hall, trace| {
        for happening in happenings {
            let mut happening = happening.clone();
            if let Happening::Said(by, command) = &mut happening {
                *by = dealt(*by, command, &hall.present());
            }
            beat(hall, trace, happening, watch)?;
        }
        Ok(())
    })?;
    Ok(trace)
}

fn beat(
    hall: &mut Hall,
    trace: &mut Trace,
    happening: Happening,
    watch: &mut impl Watch,
) -> Result<Beat, String> {
    let hiding = hall.is_hiding();
    let outcome = hall.happen(happening.clone());
    let seen = hall.seen()?;
    let beat = Beat {
        happening,
        hiding,
        outcome,
    };
    watch.look(hall, &beat, &seen)?;
    trace.outcomes.push(outcome);
    trace.public.push(seen);
    Ok(beat)
}

/// A room in which everybody is, and all that leaves it while something is done there.
fn recorded<T>(
    seed: u64,
    board: Board,
    act: impl FnOnce(&mut Hall, &mut Trace) -> Result<T, String>,
) -> Result<(T, Trace), String> {
    let mut trace = Trace::default();
    let before = figures();
    let (done, lines) = heard(|| {
        // Other dice than those that draw the browsers' ids.
        let mut hall = Hall::open(board, !seed);
        for number in 0..SEATS {
            hall.happen(Happening::Comes(seat(number)));
        }
        let done = act(&mut hall, &mut trace)?;
        trace.whole = (!hall.is_over).then(|| hall.newcomer());
        trace.kept = hall.journal.kept();
        Ok(done)
    });
    trace.log = lines;
    trace.counted(&before, &figures());
    done.map(|done| (done, trace))
}

/// Hears every log line at the most talkative level.
fn heard<T>(speak: impl FnOnce() -> T) -> (T, Vec<String>) {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = log::subscriber(Level::Trace, move || writer.clone(), false);
    let done = tracing::subscriber::with_default(subscriber, speak);
    let bytes = lines.0.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(&bytes);
    // Each line begins with the time.
    let without_time = |line: &str| Some(line.split_once(' ')?.1.to_owned());
    let lines = text.lines().filter_map(without_time).collect();
    (done, lines)
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
