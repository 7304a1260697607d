//! The tables of the document: made from the results and from the model, never typed by hand.

use std::fmt::Write as _;

use crate::experiment::{Attack, LONE, RATES, Results, SEATS, SEATS_USUAL, WAITING, mixings};
use crate::findings::findings;
use crate::mixing::Mixing;
use crate::model::model;
use crate::session::Kind;
use crate::tally::Estimate;

/// All that stands below the mark. Fails where a sentence is no longer true.
pub(crate) fn document(results: &Results) -> anyhow::Result<String> {
    let mut text = String::from("\n## What came out\n\n");
    for finding in findings(results)? {
        writeln!(text, "- {finding}")?;
    }
    write!(text, "\n## Hidden writing\n\n{}", hidden(results)?)?;
    for kind in WAITING {
        write!(text, "\n## {}\n\n{}", title(kind), named(results, kind)?)?;
        write!(
            text,
            "\nThe anonymity set: its effective size (95 %), and after the stroke "
        )?;
        writeln!(text, "how many seats are suspected by more than 1 %.\n")?;
        text.push_str(&sets(results, kind)?);
    }
    write!(
        text,
        "\n## The same wait, in other ticks\n\n{}",
        same_wait(results)?
    )?;
    write!(text, "\n## Other ears\n\n{}", ears(results)?)?;
    write!(text, "\n## The lone writer\n\n{}", lone(results)?)?;
    write!(text, "\n## The model's constants\n\n{}", model())?;
    write!(text, "\n{}", how_sure(results))?;
    Ok(text)
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Comments => "Comments in a discussion",
        _ => "Late notes",
    }
}

/// Per cent with its interval.
pub(crate) fn percent(found: Estimate) -> String {
    let of = |share: f64| share * 100.0;
    format!(
        "{:.1} ({:.1}–{:.1})",
        of(found.value),
        of(found.low),
        of(found.high)
    )
}

/// Percentage points with their interval and signs.
pub(crate) fn points(found: Estimate) -> String {
    let of = |share: f64| format!("{:+.1}", share * 100.0).replace('-', "−");
    format!(
        "{} ({} to {})",
        of(found.value),
        of(found.low),
        of(found.high)
    )
}

fn size(found: Estimate) -> String {
    format!("{:.2} ({:.2}–{:.2})", found.value, found.low, found.high)
}

/// A table's head: names and a line below them.
pub(crate) fn head(names: &[String]) -> String {
    format!(
        "| {} |\n|{}\n",
        names.join(" | "),
        " --- |".repeat(names.len())
    )
}

fn people(before: &[&str]) -> Vec<String> {
    let before = before.iter().map(|name| (*name).to_owned());
    before
        .chain(SEATS.iter().map(|seats| format!("{seats} people")))
        .collect()
}

fn hidden(results: &Results) -> Result<String, std::fmt::Error> {
    let names = [
        "people",
        "named, %",
        "who sends most, %",
        "anybody, %",
        "gained by the order, points",
        "effective set",
        "the same adversary where notes come out as they are sent, %",
    ];
    let mut text = head(&names.map(str::to_owned));
    for seats in SEATS {
        let (found, bare) = (results.order(seats, true), results.order(seats, false));
        let (by_count, anybody) = (found.by_count * 100.0, 100.0 / seats as f64);
        let (named, gained) = (percent(found.right), points(found.beyond));
        let (set, bare) = (size(found.set), percent(bare.right));
        writeln!(
            text,
            "| {seats} | {named} | {by_count:.1} | {anybody:.1} | {gained} | {set} | {bare} |"
        )?;
    }
    Ok(text)
}

/// A row for each way of waiting, with a cell for each size of room.
fn rows(
    results: &Results,
    kind: Kind,
    cell: impl Fn(&Attack) -> String,
) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for mixing in mixings() {
        let found = SEATS.map(|seats| results.attack(kind, seats, mixing));
        let cells = found.map(&cell).join(" | ");
        let wait = found.iter().map(|attack| attack.wait).sum::<f64>() / SEATS.len() as f64;
        let name = match mixing == Mixing::DEFAULT {
            true => format!("**{}** (default)", mixing.name()),
            false => mixing.name(),
        };
        writeln!(text, "| {name} | {wait:.1} | {cells} |")?;
    }
    Ok(text)
}

fn named(results: &Results, kind: Kind) -> Result<String, std::fmt::Error> {
    let mut text = String::from("Named rightly, per cent of the texts (95 %).\n\n");
    text.push_str(&head(&people(&["tick, delay", "mean wait, s"])));
    text.push_str(&rows(results, kind, |attack| percent(attack.right))?);
    let of = |value: &dyn Fn(&Attack) -> f64| {
        SEATS
            .map(|seats| format!("{:.1}", value(results.attack(kind, seats, Mixing::DEFAULT))))
            .join(" | ")
    };
    let most = of(&|attack| attack.by_count * 100.0);
    let anybody = of(&|attack| 100.0 / attack.seats as f64);
    writeln!(text, "| *chance: who sends most* | | {most} |")?;
    writeln!(text, "| *chance: anybody, 1/n* | | {anybody} |")?;
    Ok(text)
}

fn sets(results: &Results, kind: Kind) -> Result<String, std::fmt::Error> {
    let cell = |attack: &Attack| format!("{} / {:.1}", size(attack.set), attack.suspects);
    let head = head(&people(&["tick, delay", "mean wait, s"]));
    Ok(head + &rows(results, kind, cell)?)
}

/// Ways of waiting that take as long as others, by how long.
pub(crate) fn as_long() -> Vec<Vec<Mixing>> {
    let waiting = mixings()
        .into_iter()
        .filter(|mixing| *mixing != Mixing::Off);
    let waiting: Vec<Mixing> = waiting.collect();
    let groups = waiting.chunk_by(|one, other| one.longest() == other.longest());
    groups
        .filter(|group| group.len() > 1)
        .map(<[Mixing]>::to_vec)
        .collect()
}

fn same_wait(results: &Results) -> Result<String, std::fmt::Error> {
    let mut text = format!("Named rightly in rooms of {SEATS_USUAL}, per cent (95 %).\n\n");
    let names = ["longest wait, s", "tick, delay", "late notes", "comments"];
    text.push_str(&head(&names.map(str::to_owned)));
    for group in as_long() {
        for mixing in group {
            let cells =
                WAITING.map(|kind| percent(results.attack(kind, SEATS_USUAL, mixing).right));
            let cells = cells.join(" | ");
            writeln!(
                text,
                "| {} | {} | {cells} |",
                mixing.longest(),
                mixing.name()
            )?;
        }
    }
    Ok(text)
}

fn ears(results: &Results) -> Result<String, std::fmt::Error> {
    let mut text = format!("Named rightly in rooms of {SEATS_USUAL}, per cent (95 %).\n\n");
    let names = [
        "error of hearing, up to",
        "of what",
        "no waiting",
        "default",
    ];
    text.push_str(&head(&names.map(str::to_owned)));
    for pair in results.ears.chunks(2) {
        let cells = pair.iter().map(|(_, attack)| percent(attack.right));
        let cells = cells.collect::<Vec<_>>().join(" | ");
        if let [(error, attack), ..] = pair {
            let what = title(attack.kind).to_lowercase();
            writeln!(text, "| {error} s | {what} | {cells} |")?;
        }
    }
    Ok(text)
}

fn lone(results: &Results) -> Result<String, std::fmt::Error> {
    let mut text = format!(
        "Steady writing in a room of {SEATS_USUAL}: named rightly, per cent (95 %), and after the \
         stroke the share of texts of which the adversary is certain by 99 %.\n\n"
    );
    let names = LONE.iter().map(|mixing| mixing.name());
    let names: Vec<String> = ["texts a minute in the room".to_owned()]
        .into_iter()
        .chain(names)
        .collect();
    text.push_str(&head(&names));
    for rate in RATES {
        let of = results.lone.iter().filter(|(at, _)| *at == rate);
        let cells = of.map(|(_, attack)| {
            format!(
                "{} / {:.0}",
                percent(attack.right),
                attack.certain.value * 100.0
            )
        });
        writeln!(
            text,
            "| {rate} | {} |",
            cells.collect::<Vec<_>>().join(" | ")
        )?;
    }
    Ok(text)
}

/// How much was played, how much of it was summed exactly, and whether the adversary knows itself.
fn how_sure(results: &Results) -> String {
    let texts: f64 = results.grid.iter().map(|attack| attack.texts).sum();
    let exactly: f64 = results
        .grid
        .iter()
        .map(|attack| attack.exactly * attack.texts)
        .sum();
    let least = results
        .grid
        .iter()
        .map(|attack| attack.exactly)
        .fold(1.0, f64::min);
    let [late, comments] = WAITING.map(|kind| astray(results, kind));
    format!(
        "Played with seed {} and {} sessions for each row and size of room: {:.1} million texts in late \
         notes and comments. {:.1} % of them were judged by the exact sum over all assignments; in \
         no row fewer than {:.0} %.\n\n\
         As many late notes were named rightly as the adversary expected: in {} of {} cells the \
         difference lies outside its 95 % interval, and nowhere is it more than {:.1} points. Of \
         comments, up to {:.1} points more were named rightly than expected, where ticks are \
         longest ({} of {} cells are outside): who replies says a little about who wrote, for nobody \
         replies to themselves, and this adversary does not use that.\n",
        results.seed,
        results.number,
        texts / 1e6,
        exactly / texts * 100.0,
        least * 100.0,
        late.outside,
        late.cells,
        late.most * 100.0,
        comments.most * 100.0,
        comments.outside,
        comments.cells,
    )
}

/// How far what the adversary expects is from what is so.
struct Astray {
    cells: usize,
    /// Cells in which the interval of the difference does not hold zero.
    outside: usize,
    /// The largest difference.
    most: f64,
}

fn astray(results: &Results, kind: Kind) -> Astray {
    let of = results.grid.iter().filter(|attack| attack.kind == kind);
    let all: Vec<Estimate> = of.map(|attack| attack.unexpected).collect();
    let outside = |found: &&Estimate| found.low > 0.0 || found.high < 0.0;
    Astray {
        cells: all.len(),
        outside: all.iter().filter(outside).count(),
        most: all
            .iter()
            .map(|found| found.value.abs())
            .fold(0.0, f64::max),
    }
}
