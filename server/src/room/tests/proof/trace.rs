//! All that leaves a room in a session: what everybody sees, answers, log lines, figures, and what
//! the journal keeps.

use std::collections::BTreeMap;

use super::hall::Outcome;

use super::recorded::Kept;
use crate::metrics;
use crate::room::Frames;

/// What left a room.
#[derive(Default)]
pub(super) struct Trace {
    /// What came of each thing that happened.
    pub(super) outcomes: Vec<Outcome>,
    /// The frames of the public channel, by what happened.
    pub(super) public: Vec<Vec<Frames>>,
    /// The whole board at the end.
    pub(super) whole: Option<Frames>,
    pub(super) log: Vec<String>,
    pub(super) figures: BTreeMap<String, i64>,
    pub(super) kept: Kept,
}

impl Trace {
    /// How the figures differ from before.
    pub(super) fn counted(
        &mut self,
        before: &BTreeMap<String, i64>,
        after: &BTreeMap<String, i64>,
    ) {
        let more = after.iter().map(|(name, count)| {
            let there = before.get(name).copied().unwrap_or(0);
            (name.clone(), count - there)
        });
        self.figures = more.filter(|(_, more)| *more != 0).collect();
    }

    /// Which surface tells this session from another, if one does.
    pub(super) fn told_from(&self, other: &Self, kept: bool) -> Option<&'static str> {
        let same = [
            (self.outcomes == other.outcomes, "answers"),
            (self.public == other.public, "frames"),
            (self.whole == other.whole, "the whole board"),
            (self.log == other.log, "log lines"),
            (self.figures == other.figures, "figures"),
            (!kept || self.kept.is_like(&other.kept), "the journal"),
        ];
        same.into_iter()
            .find(|(same, _)| !same)
            .map(|(_, surface)| surface)
    }
}

/// The figures of this thread's rooms.
pub(super) fn figures() -> BTreeMap<String, i64> {
    let text = metrics::render();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let figure = |line: &str| {
        let (name, value) = line.rsplit_once(' ')?;
        Some((name.to_owned(), value.parse().ok()?))
    };
    lines.filter_map(figure).collect()
}
