//! What a run comes to: what was done, what failed, and what must not be.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::faults::Happened;
use crate::history::{Answer, History};
use crate::ledger::Violation;
use crate::life::Life;
use crate::room::Room;
use crate::seed::Seed;

/// Failures that are shown in full.
const SHOWN: usize = 12;

/// A violation with what it takes to look into it.
#[derive(Debug, Clone)]
pub struct Failure {
    seed: Seed,
    room: String,
    violation: Violation,
    lines: Vec<String>,
}

impl Failure {
    /// A violation in a room.
    pub fn new(seed: Seed, room: &Room, history: &History, violation: Violation) -> Self {
        let about = violation.about.as_deref();
        Self {
            seed,
            room: room.retro.id.to_string(),
            lines: about.map_or_else(Vec::new, |name| history.lines_about(name)),
            violation,
        }
    }

    /// One of the program itself.
    fn of_program(seed: Seed, violation: Violation) -> Self {
        Self {
            seed,
            room: "none".to_owned(),
            lines: Vec::new(),
            violation,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            seed,
            room,
            violation,
            lines,
        } = self;
        writeln!(
            f,
            "{} seed {seed} room {room}: {}",
            violation.rule, violation.what
        )?;
        for line in lines {
            writeln!(f, "    {line}")?;
        }
        Ok(())
    }
}

/// What was done.
#[derive(Debug, Default)]
pub struct Summary {
    /// Wall time.
    pub took: Duration,
    /// Of each chapter.
    pub seeds: Vec<Seed>,
    /// What must not be.
    pub failures: Vec<Failure>,
    rooms: u64,
    /// Rooms that were erased.
    pub erased: u64,
    wishes: u64,
    sent: u64,
    acknowledged: u64,
    unanswered: u64,
    refused: BTreeMap<&'static str, u64>,
    connections: u64,
    patches: u64,
    behind: u64,
    epochs: u64,
    faults: Vec<(&'static str, u64)>,
    kills: u64,
    kills_at_start: u64,
    stops: u64,
    warnings: BTreeMap<String, u64>,
    starts: Vec<Duration>,
}

impl Summary {
    /// Counts what happened in a room.
    pub fn count_room(&mut self, room: &Room, connections: u64) {
        self.rooms += 1;
        self.connections += connections;
        let ledger = room.ledger();
        self.patches += ledger.patches;
        self.behind += ledger.behind;
        self.epochs += ledger.epochs.len() as u64;
        for wish in &room.history().wishes {
            self.wishes += u64::from(!wish.attempts.is_empty());
            for attempt in &wish.attempts {
                self.sent += 1;
                match attempt.answer {
                    None => self.unanswered += 1,
                    Some(Answer::Acknowledged) => self.acknowledged += 1,
                    Some(Answer::Refused(code)) => {
                        *self.refused.entry(code.name()).or_default() += 1;
                    }
                }
            }
        }
    }

    /// Takes over what the network and the program went through.
    pub fn close(&mut self, took: Duration, happened: &Happened, life: &Life) {
        let of = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::Relaxed);
        self.took = took;
        self.faults = vec![
            ("carried", of(&happened.connections)),
            ("cut", of(&happened.cuts)),
            ("half-closed", of(&happened.half_closes)),
            ("stalled one way", of(&happened.stalls)),
            ("truncated", of(&happened.truncations)),
            ("slow", of(&happened.delays)),
        ];
        (self.kills, self.kills_at_start) = (life.kills, life.kills_at_start);
        (self.stops, self.warnings) = (life.stops, life.said.warnings());
        self.starts = life.starts.clone();
        self.starts.sort();
    }

    /// Adds what the program itself did wrong.
    pub fn blame(&mut self, violations: &[Violation], seed: Seed) {
        let failures = violations.iter().cloned();
        self.failures
            .extend(failures.map(|violation| Failure::of_program(seed, violation)));
    }

    /// Whether nothing happened that must not.
    pub fn holds(&self) -> bool {
        self.failures.is_empty()
    }

    /// Commands that were acknowledged.
    pub fn acknowledged(&self) -> u64 {
        self.acknowledged
    }

    /// The figures as a table for a document.
    pub fn table(&self) -> String {
        let mut rows = vec![
            ("seconds", self.took.as_secs().to_string()),
            ("chapters", self.seeds.len().to_string()),
            ("rooms", self.rooms.to_string()),
            ("rooms erased under load", self.erased.to_string()),
            ("commands wished", self.wishes.to_string()),
            ("commands sent, repeats included", self.sent.to_string()),
            ("acknowledged", self.acknowledged.to_string()),
            ("refused", self.refused.values().sum::<u64>().to_string()),
            ("without an answer", self.unanswered.to_string()),
            ("patches checked", self.patches.to_string()),
            ("viewers that fell behind", self.behind.to_string()),
            ("lives of rooms", self.epochs.to_string()),
            ("connections of clients", self.connections.to_string()),
        ];
        let faults = self.faults.iter();
        rows.extend(faults.map(|(name, number)| (*name, number.to_string())));
        rows.push(("kill -9", self.kills.to_string()));
        rows.push(("of these while starting", self.kills_at_start.to_string()));
        rows.push(("told to stop", self.stops.to_string()));
        let ms = |span: Option<&Duration>| span.map_or(0, Duration::as_millis).to_string();
        let middle = self.starts.get(self.starts.len() / 2);
        rows.push(("ready again, median, ms", ms(middle)));
        rows.push(("ready again, most, ms", ms(self.starts.last())));
        rows.push((
            "warnings in the log",
            self.warnings.values().sum::<u64>().to_string(),
        ));
        let lost = self
            .failures
            .iter()
            .filter(|failure| failure.violation.rule == "K1");
        rows.push(("acknowledged and lost", lost.count().to_string()));
        rows.push(("violations", self.failures.len().to_string()));
        let mut table = "| what | how many |\n| --- | ---: |\n".to_owned();
        for (what, number) in rows {
            table.push_str(&format!("| {what} | {number} |\n"));
        }
        table
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seeds: Vec<String> = self.seeds.iter().map(Seed::to_string).collect();
        writeln!(f, "seeds: {}\n", seeds.join(" "))?;
        writeln!(f, "{}", self.table())?;
        let refused = self.refused.iter();
        let refused: Vec<String> = refused
            .map(|(code, number)| format!("{code} {number}"))
            .collect();
        writeln!(f, "refused: {}", refused.join(", "))?;
        for (warning, number) in &self.warnings {
            writeln!(f, "warned {number} times: {warning}")?;
        }
        for failure in self.failures.iter().take(SHOWN) {
            write!(f, "\n{failure}")?;
        }
        let more = self.failures.len().saturating_sub(SHOWN);
        if more > 0 {
            writeln!(f, "\nand {more} more")?;
        }
        Ok(())
    }
}
