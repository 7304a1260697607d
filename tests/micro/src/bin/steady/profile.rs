//! What callgrind counted, by function, read from its own file: `callgrind_annotate` takes what was
//! called from a function that ran throughout for that function's own.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, ensure};

/// Instructions in all, and by function.
pub(crate) struct Profile {
    total: u64,
    functions: BTreeMap<String, u64>,
}

impl Profile {
    /// Reads a file without shortened names: `fn=` names a function, the lines behind it are a place
    /// and its instructions, and the one behind `calls=` is of what is called there.
    pub(crate) fn read(file: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let mut functions: BTreeMap<String, u64> = BTreeMap::new();
        let (mut of, mut total) = (String::new(), 0);
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(name) = line.strip_prefix("fn=") {
                of = function(name).to_owned();
            } else if let Some(all) = line.strip_prefix("totals: ") {
                total = all.trim().parse()?;
            } else if line.starts_with("calls=") {
                lines.next();
            } else if let Some(count) = instructions(line) {
                *functions.entry(of.clone()).or_default() += count;
            }
        }
        let found: u64 = functions.values().sum();
        ensure!(
            found == total,
            "{found} of {total} instructions have a function"
        );
        Ok(Self { total, functions })
    }

    /// All instructions.
    pub(crate) fn total(&self) -> u64 {
        self.total
    }

    /// The dearest functions, without what they call.
    pub(crate) fn dearest(&self, most: usize) -> Vec<(&str, u64)> {
        let functions = self.functions.iter();
        let mut all: Vec<_> = functions.map(|(name, count)| (&**name, *count)).collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        all.truncate(most);
        all
    }
}

/// Of a line such as `+3 55` or `* 55`.
fn instructions(line: &str) -> Option<u64> {
    let (place, count) = line.split_once(' ')?;
    let is_place = place.starts_with(|first: char| first.is_ascii_digit() || "+-*".contains(first));
    is_place.then(|| count.trim().parse().ok()).flatten()
}

/// The function without the hash that the compiler puts behind it, and without how deep it calls
/// itself.
fn function(name: &str) -> &str {
    let name = match name.rsplit_once('\'') {
        Some((name, depth)) if depth.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => name,
    };
    match name.rsplit_once("::h") {
        Some((path, hash)) if hash.len() == 16 => path,
        _ => name,
    }
}
