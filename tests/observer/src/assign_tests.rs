//! Sums over assignments, against the sum done one by one.

use super::*;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

/// A small case: columns of one to three, and rows that reach the column they come from and others.
fn case(columns: usize, reach: usize, largest: usize, dice: &mut StdRng) -> (Vec<Row>, Vec<usize>) {
    let sizes: Vec<usize> = (0..columns)
        .map(|_| dice.random_range(1..=largest))
        .collect();
    let mut rows = Vec::new();
    for (column, size) in sizes.iter().enumerate() {
        for _ in 0..*size {
            let first = column.saturating_sub(dice.random_range(0..reach));
            let end = (first + reach).max(column + 1).min(columns);
            let weights = (first..end).map(|_| dice.random_range(0.05..1.0)).collect();
            rows.push(Row { first, weights });
        }
    }
    rows.sort_by_key(|row| (row.first, row.end()));
    // Both ends of the rows must rise together.
    for number in 1..rows.len() {
        let missing = rows[number - 1].end().saturating_sub(rows[number].end());
        rows[number].weights.extend((0..missing).map(|_| 0.5));
    }
    (rows, sizes)
}

/// Adds an assignment of the rows from one on, if it fits, to the sums; gives its weight.
fn enumerate(rows: &[Row], left: &mut [usize], weight: f64, sums: &mut [Vec<f64>]) -> f64 {
    let Some((row, later)) = rows.split_first() else {
        return if left.iter().all(|left| *left == 0) {
            weight
        } else {
            0.0
        };
    };
    let (mine, others) = sums.split_first_mut().expect("a sum for each row");
    let mut total = 0.0;
    for (column, chance) in row.weights.iter().enumerate() {
        if left[row.first + column] > 0 {
            left[row.first + column] -= 1;
            let through = enumerate(later, left, weight * chance, others);
            mine[column] += through;
            total += through;
            left[row.first + column] += 1;
        }
    }
    total
}

fn largest_difference(one: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    let pairs = one.iter().flatten().zip(other.iter().flatten());
    pairs
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max)
}

#[test]
fn the_exact_sum_is_the_sum_over_every_assignment() {
    let mut dice = StdRng::seed_from_u64(11);
    for _ in 0..200 {
        let (rows, sizes) = case(4, 3, 2, &mut dice);
        let mut sums: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| vec![0.0; row.weights.len()])
            .collect();
        let total = enumerate(&rows, &mut sizes.clone(), 1.0, &mut sums);
        sums.iter_mut().flatten().for_each(|sum| *sum /= total);
        let (found, exactly) = marginals(&rows, &sizes);
        assert_eq!(exactly, rows.len());
        assert!(
            largest_difference(&found, &sums) < 1e-9,
            "{rows:?} {sizes:?}"
        );
    }
}

#[test]
fn where_much_is_mixed_scaling_comes_close_to_the_sum() {
    let mut dice = StdRng::seed_from_u64(12);
    let mut differences = Vec::new();
    for _ in 0..20 {
        let (mut rows, sizes) = case(12, 4, 8, &mut dice);
        // As with long ticks: an Enter is as likely to wait for any tick within reach.
        rows.iter_mut().for_each(|row| row.weights.fill(1.0));
        let Some(sum) = exact(&rows, &sizes) else {
            continue;
        };
        let scaled = rough(&rows, &sizes);
        differences.push(largest_difference(&sum, &scaled));
    }
    assert!(differences.len() > 5, "exact sums were too seldom possible");
    let mean = differences.iter().sum::<f64>() / differences.len() as f64;
    let worst = differences.into_iter().fold(0.0, f64::max);
    assert!(
        mean < 0.03 && worst < 0.1,
        "{mean} in the mean, {worst} at worst"
    );
}

#[test]
fn too_many_states_are_given_up() {
    let rows = vec![
        Row {
            first: 0,
            weights: vec![1.0; 12]
        };
        80
    ];
    assert!(exact(&rows, &[10; 12]).is_none());
    let (found, exactly) = marginals(&rows, &[10; 12]);
    assert_eq!(exactly, 0);
    assert!(
        found
            .iter()
            .flatten()
            .all(|chance| (chance - 1.0 / 12.0).abs() < 1e-9)
    );
}
