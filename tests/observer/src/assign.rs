//! Who can have sent what, put together: each row (an Enter) belongs to exactly one column (what came
//! out together), and each column takes as many rows as came out. It knows no times.
//!
//! [`exact`] sums over all assignments. Rows and columns are ordered by time and a row reaches a short
//! run of columns only, so that a sweep over the rows needs to remember no more than how much room is
//! left in the columns at hand. It gives up where that is too much, as with hundreds of texts waiting
//! at once. [`rough`] then scales the matrix to the wanted sums (Sinkhorn and Knopp, 1967), which is
//! close where much is mixed: the tests compare them.

/// What a row can be: weights of a run of columns.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) first: usize,
    pub(crate) weights: Vec<f64>,
}

impl Row {
    fn end(&self) -> usize {
        self.first + self.weights.len()
    }
}

/// The columns at hand at one time that a state holds, a byte of room for each.
const SLOTS: usize = 16;
/// States of one layer up to which it is summed exactly.
const MOST_STATES: usize = 20_000;
/// Rounds of scaling, and the error of sums at which it ends.
const ROUNDS: usize = 1_000;
const CLOSE_ENOUGH: f64 = 1e-9;

type Layer = Vec<(u128, f64)>;

/// The probability of each of a row's columns, row by row. Rows come sorted by first and last column,
/// and at least one assignment fits. Second: how many rows were summed exactly.
pub(crate) fn marginals(rows: &[Row], sizes: &[usize]) -> (Vec<Vec<f64>>, usize) {
    let mut all = Vec::with_capacity(rows.len());
    let mut exactly = 0;
    for part in parts(rows) {
        let summed = exact(part, sizes);
        exactly += summed.as_ref().map_or(0, Vec::len);
        all.extend(summed.unwrap_or_else(|| rough(part, sizes)));
    }
    (all, exactly)
}

/// Runs of rows that share no column.
fn parts(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    let mut reached = 0;
    let mut cuts = vec![0];
    for (number, row) in rows.iter().enumerate() {
        if number > 0 && row.first >= reached {
            cuts.push(number);
        }
        reached = row.end().max(reached);
    }
    cuts.push(rows.len());
    let pairs: Vec<_> = cuts.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let pairs = pairs.into_iter().filter(|(from, to)| from < to);
    pairs.map(|(from, to)| &rows[from..to])
}

/// The sum over all assignments, unless it takes too many states.
pub(crate) fn exact(rows: &[Row], sizes: &[usize]) -> Option<Vec<Vec<f64>>> {
    let sweep = Sweep { rows, sizes };
    let ahead = sweep.ahead()?;
    let mut behind: Vec<f64> = ahead.last()?.iter().map(|_| 1.0).collect();
    let mut found = vec![Vec::new(); rows.len()];
    for number in (0..rows.len()).rev() {
        let (row, next) = (&rows[number], &ahead[number + 1]);
        let mut sums = vec![0.0; row.weights.len()];
        let mut before = vec![0.0; ahead[number].len()];
        for (place, (state, forward)) in ahead[number].iter().enumerate() {
            for (column, weight) in row.weights.iter().enumerate() {
                let Some(after) = sweep.step(number, *state, row.first + column) else {
                    continue;
                };
                let Ok(to) = next.binary_search_by_key(&after, |(state, _)| *state) else {
                    continue;
                };
                let through = weight * behind[to];
                before[place] += through;
                sums[column] += forward * through;
            }
        }
        normalise(sums.iter_mut());
        normalise(before.iter_mut());
        found[number] = sums;
        behind = before;
    }
    Some(found)
}

struct Sweep<'a> {
    rows: &'a [Row],
    sizes: &'a [usize],
}

impl Sweep<'_> {
    /// The layers of states before each row, and behind the last one, each with the weight of the ways
    /// that lead there. None where they are too many.
    fn ahead(&self) -> Option<Vec<Layer>> {
        let fits = |row: &Row| row.weights.len() <= SLOTS;
        let small = |size: &usize| *size <= usize::from(u8::MAX);
        let (first, last) = (self.rows.first()?, self.rows.last()?);
        let columns = self.sizes.get(first.first..last.end())?;
        if !self.rows.iter().all(fits) || !columns.iter().all(small) {
            return None;
        }
        let mut layers = vec![vec![(self.open(0, first.first..first.end()), 1.0)]];
        for (number, row) in self.rows.iter().enumerate() {
            let mut next: Layer = Vec::new();
            for (state, weight) in layers.last()? {
                for (column, chance) in row.weights.iter().enumerate() {
                    if let Some(after) = self.step(number, *state, row.first + column) {
                        next.push((after, weight * chance));
                    }
                }
            }
            next.sort_unstable_by_key(|(state, _)| *state);
            next.dedup_by(|same, kept| {
                let equal = same.0 == kept.0;
                kept.1 += if equal { same.1 } else { 0.0 };
                equal
            });
            if next.len() > MOST_STATES {
                return None;
            }
            normalise(next.iter_mut().map(|(_, weight)| weight));
            layers.push(next);
        }
        Some(layers)
    }

    /// The state before the next row, when a row goes into a column: nothing, if that is full, or if a
    /// column that no later row reaches stays short.
    fn step(&self, number: usize, state: u128, column: usize) -> Option<u128> {
        let state = (left(state, column) > 0).then(|| state - one(column))?;
        let (row, next) = (&self.rows[number], self.rows.get(number + 1));
        let (closed, opened) = match next {
            Some(next) => (row.first..next.first, row.end()..next.end()),
            None => (row.first..row.end(), 0..0),
        };
        let full = closed.into_iter().all(|column| left(state, column) == 0);
        full.then(|| self.open(state, opened))
    }

    fn open(&self, state: u128, columns: std::ops::Range<usize>) -> u128 {
        columns.fold(state, |state, column| {
            state + one(column) * self.sizes[column] as u128
        })
    }
}

fn one(column: usize) -> u128 {
    1 << (8 * (column % SLOTS))
}

fn left(state: u128, column: usize) -> u8 {
    state.to_le_bytes()[column % SLOTS]
}

fn normalise<'a>(values: impl Iterator<Item = &'a mut f64>) {
    let values: Vec<&mut f64> = values.collect();
    let sum: f64 = values.iter().map(|value| **value).sum();
    if sum > 0.0 {
        for value in values {
            *value /= sum;
        }
    }
}

/// The weights, scaled by row and column until each row sums to 1 and each column to its size.
pub(crate) fn rough(rows: &[Row], sizes: &[usize]) -> Vec<Vec<f64>> {
    let mut scaled: Vec<Vec<f64>> = rows.iter().map(|row| row.weights.clone()).collect();
    let mut sums = vec![0.0; sizes.len()];
    for _ in 0..ROUNDS {
        for row in &mut scaled {
            normalise(row.iter_mut());
        }
        sums.fill(0.0);
        for (row, values) in rows.iter().zip(&scaled) {
            for (column, value) in values.iter().enumerate() {
                sums[row.first + column] += value;
            }
        }
        let error = sums.iter().zip(sizes).map(|(sum, size)| {
            let reached = *sum > 0.0;
            if reached {
                (sum - *size as f64).abs()
            } else {
                0.0
            }
        });
        if error.fold(0.0, f64::max) < CLOSE_ENOUGH {
            break;
        }
        for (row, values) in rows.iter().zip(&mut scaled) {
            for (column, value) in values.iter_mut().enumerate() {
                *value *= sizes[row.first + column] as f64 / sums[row.first + column].max(1e-300);
            }
        }
    }
    for row in &mut scaled {
        normalise(row.iter_mut());
    }
    scaled
}

#[cfg(test)]
#[path = "assign_tests.rs"]
mod tests;
