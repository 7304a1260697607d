//! Changes of an input: as JSON, line by line, where it is that, and as mere bytes.

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use serde_json::Value;

use crate::json;
use crate::tokens::TOKENS;

/// Changes that are made to one input, at most: half of the inputs have one, half of the others two, and so on.
const CHANGES: usize = 6;
/// Inputs grow no further than this, in bytes: larger ones are refused before they are parsed.
const MOST: usize = 256 * 1024;
/// Bytes that are cut or doubled at once, at most.
const SPAN: usize = 200;

/// Seeds, ready to be changed.
pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    documents: Vec<Value>,
}

impl Mutator {
    /// Changes these.
    pub fn new(seeds: Vec<Vec<u8>>) -> Self {
        let lines = seeds
            .iter()
            .flat_map(|seed| seed.split(|byte| *byte == b'\n'));
        let documents = lines
            .filter_map(|line| serde_json::from_slice(line).ok())
            .collect();
        Self { seeds, documents }
    }

    /// One more input.
    pub fn next(&self, dice: &mut StdRng) -> Vec<u8> {
        let mut input = self.seeds.choose(dice).cloned().unwrap_or_default();
        for change in 0..CHANGES {
            if change > 0 && dice.random() {
                break;
            }
            // Most changes keep the form: what no parser reads to its end tests the first of them alone.
            if dice.random_ratio(9, 10) && self.in_form(&mut input, dice) {
                continue;
            }
            self.in_bytes(&mut input, dice);
        }
        input.truncate(MOST);
        input
    }

    /// Changes one line that is JSON; false where none is.
    fn in_form(&self, input: &mut Vec<u8>, dice: &mut StdRng) -> bool {
        let mut lines: Vec<Vec<u8>> = input
            .split(|byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        let at = dice.random_range(0..lines.len().max(1));
        let Some(line) = lines.get_mut(at) else {
            return false;
        };
        let Ok(mut document) = serde_json::from_slice::<Value>(line) else {
            return false;
        };
        json::change(&mut document, &self.documents, dice);
        *line = document.to_string().into_bytes();
        *input = lines.join(&b'\n');
        true
    }

    fn in_bytes(&self, input: &mut Vec<u8>, dice: &mut StdRng) {
        let at = dice.random_range(0..=input.len());
        let end = (at + dice.random_range(0..SPAN)).min(input.len());
        match dice.random_range(0..6_u8) {
            0 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << dice.random_range(0..8_u8);
                }
            }
            1 => input.truncate(at),
            2 => drop(input.drain(at..end)),
            3 => {
                let twice = input[at..end].to_vec();
                drop(input.splice(at..at, twice));
            }
            4 => {
                let other = self.seeds.choose(dice).map_or(&[][..], Vec::as_slice);
                let from = dice.random_range(0..=other.len());
                let piece = other[from..(from + SPAN).min(other.len())].to_vec();
                drop(input.splice(at..end, piece));
            }
            _ => {
                let token = TOKENS.choose(dice).copied().unwrap_or_default();
                drop(input.splice(at..at, token.bytes()));
            }
        }
    }
}
