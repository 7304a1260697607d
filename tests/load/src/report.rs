//! A bench's figures as a table and as JSON.

use std::path::Path;

use anyhow::Context as _;

use crate::ledger::{Better, Figure, Ledger, Whose};

/// Prints every figure, by part and load: median, least and most, and whether it is what it shall be.
pub(crate) fn print(ledger: &Ledger) {
    let heading = |figure: &Figure| format!("{}: {}", figure.part, figure.load);
    let mut headings: Vec<String> = Vec::new();
    for figure in &ledger.figures {
        if !headings.contains(&heading(figure)) {
            headings.push(heading(figure));
        }
    }
    for wanted in headings {
        println!("\n{wanted}");
        let figures = ledger.figures.iter();
        for figure in figures.filter(|figure| heading(figure) == wanted) {
            println!("{}", line(figure));
        }
    }
}

/// One figure.
fn line(figure: &Figure) -> String {
    let whose = match figure.whose {
        Whose::Candor => "candor",
        Whose::Ceiling => "ceiling",
        Whose::Ratio => "ratio",
        Whose::Machine => "machine",
    };
    let [median, least, most] = [figure.median, figure.least, figure.most].map(number);
    let what = format!("{median} {}", figure.unit);
    let spread = format!("({least} to {most})");
    let target = target(figure).unwrap_or_default();
    let line = format!(
        "  {:42} {whose:8} {what:>20} {spread:28} {target}",
        figure.measure
    );
    line.trim_end().to_owned()
}

/// What it shall be, and whether it is.
fn target(figure: &Figure) -> Option<String> {
    let target = figure.target?;
    let sign = match figure.better {
        Better::More => ">=",
        Better::Less | Better::Neither => "<=",
    };
    let met = match figure.is_met()? {
        true => "met",
        false => "missed",
    };
    Some(format!("target {sign} {}: {met}", number(target)))
}

/// With as many digits as mean something.
pub(crate) fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 => thousands(value),
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

fn thousands(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match value < 0.0 {
        true => format!("-{grouped}"),
        false => grouped,
    }
}

/// Keeps everything, each round included.
pub(crate) fn keep(ledger: &Ledger, file: &Path) -> anyhow::Result<()> {
    std::fs::write(file, serde_json::to_string_pretty(ledger)? + "\n")?;
    Ok(())
}

/// Reads what was kept.
pub(crate) fn read(file: &Path) -> anyhow::Result<Ledger> {
    let text = std::fs::read_to_string(file);
    let text = text.with_context(|| format!("no result in {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("no bench's result: {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::{keep, line, number, read};
    use crate::ledger::{Ledger, Measure, Whose};

    #[test]
    fn numbers_have_as_many_digits_as_mean_something() {
        let shown = [0.123, 12.34, 123.4, 1_234.4, 1_234_567.0, -2_000.0].map(number);
        assert_eq!(
            shown,
            ["0.12", "12.3", "123", "1,234", "1,234,567", "-2,000"]
        );
    }

    #[test]
    fn a_line_says_what_was_found_and_whether_it_is_enough() {
        let mut ledger = Ledger::default();
        let measure = Measure::less("CPU", "s").bound(2.0);
        for value in [1.0, 3.0, 2.5] {
            ledger.add("fixed", "1 x 500", Whose::Candor, measure, value);
        }
        let line = line(&ledger.figures[0]);
        assert!(line.contains("2.50 s (1.00 to 3.00)"), "{line}");
        assert!(line.ends_with("target <= 2.00: missed"), "{line}");
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut ledger = Ledger::default();
        let measure = Measure::less("CPU", "s").beside_ceiling();
        ledger.add("fixed", "1 x 500", Whose::Candor, measure, 1.5);
        ledger.add("fixed", "1 x 500", Whose::Ceiling, measure, 1.0);
        let directory = tempfile::tempdir().expect("a directory");
        let file = directory.path().join("bench.json");
        keep(&ledger, &file).expect("written");
        assert_eq!(read(&file).expect("read").figures, ledger.figures);
    }
}
