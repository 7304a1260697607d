//! What the order in which notes come out tells: an adversary who learns from other sessions how the
//! order of Enters goes with the order on the board, whatever that may be, and then uses it.

use std::collections::BTreeMap;

use crate::adversary::Suspicion;
use crate::assign::{Row, rough};

/// Parts into which each order is cut: a tendency of early notes to stand high, low or in the middle.
const PARTS: usize = 8;
/// Places by which a note moves that are told apart: beyond it is far.
const FAR: i64 = 12;
/// As much was seen of everything, to begin with, as chance would give: what was seen seldom is not
/// believed at once.
const DOUBT: f64 = 20.0;

/// A way in which the place of an Enter in time can go with the place of its note on the board.
type Trait = (u8, i64, i64);

fn traits(enter: usize, place: usize, notes: usize) -> [Trait; 3] {
    let part = |at: usize| (at * PARTS / notes) as i64;
    let moved = |from: usize| (place as i64 - from as i64).clamp(-FAR, FAR);
    [
        (0, part(enter), part(place)),
        (1, moved(enter), 0),
        (2, moved(notes - 1 - enter), 0),
    ]
}

/// For each trait, how often it was so, and how often chance would have made it so.
pub(crate) struct Orders(BTreeMap<Trait, (f64, f64)>);

impl Orders {
    /// Learns from sessions: for each note in the board's order, which Enter in time sent it.
    pub(crate) fn learn<'a>(sessions: impl Iterator<Item = &'a [usize]>) -> Self {
        let mut seen: BTreeMap<Trait, (f64, f64)> = BTreeMap::new();
        for enters in sessions {
            let notes = enters.len();
            for (place, sent_by) in enters.iter().enumerate() {
                for enter in 0..notes {
                    for found in traits(enter, place, notes) {
                        let (so, by_chance) = seen.entry(found).or_default();
                        *so += f64::from(u32::from(enter == *sent_by));
                        *by_chance += 1.0 / notes as f64;
                    }
                }
            }
        }
        Self(seen)
    }

    fn weight(&self, enter: usize, place: usize, notes: usize) -> f64 {
        let likelier = |found: Trait| {
            let (so, by_chance) = self.0.get(&found).copied().unwrap_or_default();
            (so + DOUBT) / (by_chance + DOUBT)
        };
        traits(enter, place, notes).map(likelier).iter().product()
    }

    /// What is thought of the notes of a session, in the board's order, when these seats were heard.
    pub(crate) fn think(&self, heard: &[usize], seats: usize) -> Vec<Suspicion> {
        let notes = heard.len();
        let row = |enter| {
            let weights = (0..notes).map(|place| self.weight(enter, place, notes));
            Row {
                first: 0,
                weights: weights.collect(),
            }
        };
        let rows: Vec<Row> = (0..notes).map(row).collect();
        let chances = rough(&rows, &vec![1; notes]);
        let mut of = vec![vec![0.0; seats]; notes];
        for (seat, chances) in heard.iter().zip(&chances) {
            for (place, chance) in chances.iter().enumerate() {
                of[place][*seat] += chance;
            }
        }
        of
    }
}
