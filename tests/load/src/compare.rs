//! Compares two kept results, figure by figure.

use std::path::Path;

use crate::ledger::{Better, Figure, Ledger, Whose};
use crate::report::{number, read};

/// Of a figure, what a change must be to count as one, however close the rounds of both runs were: memory, for
/// one, is the same in every round, and yet not to the last page.
const LEAST: f64 = 0.02;

/// How a figure has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// Within the spread of both.
    Same,
    Better,
    Worse,
}

/// Prints how each figure has changed; tells whether none is worse beyond the spread of both.
pub(crate) fn compare(before: &Path, after: &Path) -> anyhow::Result<bool> {
    let (before, after) = (read(before)?, read(after)?);
    let mut worse = Vec::new();
    for figure in &after.figures {
        let Some(earlier) = earlier(&before, figure) else {
            println!("{}: new", name(figure));
            continue;
        };
        let change = change(earlier, figure);
        println!("{}", line(earlier, figure, change));
        if change == Change::Worse {
            worse.push(name(figure));
        }
    }
    match worse.len() {
        0 => println!("\nNothing is worse beyond the spread of both."),
        count => println!(
            "\n{count} worse beyond the spread of both:\n  {}",
            worse.join("\n  ")
        ),
    }
    Ok(worse.is_empty())
}

fn earlier<'a>(before: &'a Ledger, figure: &Figure) -> Option<&'a Figure> {
    before.figures.iter().find(|it| it.is(figure))
}

fn name(figure: &Figure) -> String {
    let whose = match figure.whose {
        Whose::Candor => "candor",
        Whose::Ceiling => "ceiling",
        Whose::Ratio => "ratio",
        Whose::Machine => "machine",
    };
    let Figure {
        part,
        load,
        measure,
        ..
    } = figure;
    format!("{part}, {load}, {measure}, {whose}")
}

fn line(before: &Figure, after: &Figure, change: Change) -> String {
    let [from, to] = [before.median, after.median].map(number);
    let share = (after.median / before.median - 1.0) * 100.0;
    let says = match change {
        Change::Same => "",
        Change::Better => "  better",
        Change::Worse => "  WORSE",
    };
    let unit = &after.unit;
    format!(
        "{:84} {from:>10} -> {to:>10} {unit:10} {share:>+7.1} %{says}",
        name(after)
    )
}

/// A figure is worse only where Candor has a part in it, and where its rounds lie all on the bad side of those
/// before.
fn change(before: &Figure, after: &Figure) -> Change {
    let candors = matches!(after.whose, Whose::Candor | Whose::Ratio);
    let moved = (after.median - before.median).abs() > LEAST * before.median.abs();
    if !candors || !moved {
        return Change::Same;
    }
    let (more, less) = (after.least > before.most, after.most < before.least);
    match after.better {
        Better::Less if more => Change::Worse,
        Better::Less if less => Change::Better,
        Better::More if less => Change::Worse,
        Better::More if more => Change::Better,
        _ => Change::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, change, compare};
    use crate::ledger::{Figure, Ledger, Measure, Whose};
    use crate::report::keep;

    const LESS: Measure = Measure::less("latency", "ms");
    const MORE: Measure = Measure::more("rate", "");

    fn ledger(measure: Measure, whose: Whose, rounds: &[f64]) -> Ledger {
        let mut ledger = Ledger::default();
        for value in rounds {
            ledger.add("part", "load", whose, measure, *value);
        }
        ledger
    }

    fn figure(measure: Measure, whose: Whose, rounds: &[f64]) -> Figure {
        ledger(measure, whose, rounds).figures.remove(0)
    }

    #[test]
    fn a_figure_is_worse_only_beyond_the_spread_of_both() {
        let of = |measure, rounds: &[f64]| figure(measure, Whose::Candor, rounds);
        let before = [10.0, 11.0, 12.0];
        for (after, less, more) in [
            ([11.5, 13.0, 14.0], Change::Same, Change::Same),
            ([12.5, 13.0, 14.0], Change::Worse, Change::Better),
            ([7.0, 8.0, 9.0], Change::Better, Change::Worse),
        ] {
            assert_eq!(change(&of(LESS, &before), &of(LESS, &after)), less);
            assert_eq!(change(&of(MORE, &before), &of(MORE, &after)), more);
        }
    }

    #[test]
    fn what_hardly_changes_is_the_same_however_close_rounds_are() {
        let of = |value| figure(LESS, Whose::Ratio, &[value; 3]);
        assert_eq!(change(&of(16.0), &of(16.1)), Change::Same);
        assert_eq!(change(&of(16.0), &of(17.0)), Change::Worse);
    }

    #[test]
    fn the_ceilings_and_the_machines_own_figures_are_nobodys_fault() {
        for whose in [Whose::Ceiling, Whose::Machine] {
            let of = |value| figure(LESS, whose, &[value; 3]);
            assert_eq!(change(&of(1.0), &of(2.0)), Change::Same);
        }
    }

    #[test]
    fn two_results_are_compared_as_they_are_kept() {
        let directory = tempfile::tempdir().expect("a directory");
        let file = |name, rounds: &[f64]| {
            let path = directory.path().join(name);
            keep(&ledger(LESS, Whose::Candor, rounds), &path).expect("written");
            path
        };
        let (good, bad) = (file("good", &[1.0, 1.1]), file("bad", &[2.0, 2.1]));
        assert!(compare(&bad, &good).expect("compared"));
        assert!(!compare(&good, &bad).expect("compared"));
        assert!(compare(&good, &directory.path().join("none")).is_err());
    }
}
