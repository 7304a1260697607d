//! What growth is drawn with: a row of plots, each with a curve for either server, both scales of logarithms. One
//! look, light and dark. It knows no measurement.

use svg::Document;
use svg::node::element::path::Data;
use svg::node::element::{Circle, Description, Group, Line, Path, Rectangle, Style, Text, Title};

use crate::report::number;

/// Colours by class, for either scheme; the page's own tones.
const LOOK: &str = "
svg { --sheet: #fffdf7; --ink: #1f2726; --soft: #4a5553; --line: #dcdfd6; --blue: #2468a8; --orange: #b25b09; }
@media (prefers-color-scheme: dark) {
  svg { --sheet: #1c2222; --ink: #ece8dd; --soft: #b5bbb4; --line: #384140; --blue: #8bbdf0; --orange: #f0a968; }
}
text { font: 14px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; fill: var(--soft); }
.title { font-size: 19px; font-weight: 600; fill: var(--ink); }
.head { font-weight: 600; fill: var(--ink); }
.small { font-size: 12.5px; }
.sheet { fill: var(--sheet); }
.grid { stroke: var(--line); stroke-width: 1; }
.curve { fill: none; stroke: var(--tone); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.band { stroke: none; fill: var(--tone); opacity: 0.2; }
.dot { fill: var(--tone); }
.candor { --tone: var(--blue); } .ceiling { --tone: var(--orange); }
.ceiling .curve { stroke-dasharray: 7 5; }
";

/// Size of a plot, and what is left around it, in the figure's units.
const PLOT: (f64, f64) = (270.0, 230.0);
const LEFT: f64 = 62.0;
const TOP: f64 = 112.0;
const GAP: f64 = 70.0;
const BOTTOM: f64 = 62.0;

/// Where a curve goes: where on the scale, median, least and most.
#[derive(Debug, Clone, Default)]
pub(crate) struct Curve {
    pub(crate) points: Vec<(f64, f64, f64, f64)>,
}

/// One plot.
#[derive(Debug, Clone)]
pub(crate) struct Panel {
    pub(crate) title: String,
    pub(crate) candor: Curve,
    pub(crate) ceiling: Curve,
}

/// A row of plots with a title, for eyes and for screen readers, and a description for the latter.
pub(crate) fn figure(title: &str, scale: &str, panels: &[Panel]) -> Document {
    let width = LEFT + panels.len() as f64 * (PLOT.0 + GAP) - GAP + 28.0;
    let height = TOP + PLOT.1 + BOTTOM;
    let sheet = Rectangle::new().set("class", "sheet").set("rx", 10);
    let mut document = Document::new()
        .set("viewBox", (0.0, 0.0, width, height))
        .set("role", "img")
        .set("aria-labelledby", "title description")
        .add(Title::new(title).set("id", "title"))
        .add(
            Description::new()
                .set("id", "description")
                .add(svg::node::Text::new(described(scale, panels))),
        )
        .add(Style::new(LOOK))
        .add(sheet.set("width", width).set("height", height))
        .add(text(title, "title", "start", (24.0, 36.0)))
        .add(sample("Candor", "candor", (24.0, 64.0)))
        .add(sample("bare TCP server", "ceiling", (130.0, 64.0)));
    for (index, panel) in panels.iter().enumerate() {
        let left = LEFT + index as f64 * (PLOT.0 + GAP);
        document = document.add(plot(left, scale, panel));
    }
    document
}

/// What eyes see, in words: the ends of each curve.
fn described(scale: &str, panels: &[Panel]) -> String {
    let ends = |curve: &Curve| {
        let ends = curve.points.first().zip(curve.points.last());
        ends.map(|(first, last)| {
            let [from, to] = [first.1, last.1].map(number);
            let [least, most] = [first.0, last.0].map(number_of);
            format!("from {from} at {least} {scale} to {to} at {most}")
        })
        .unwrap_or_default()
    };
    let panels = panels.iter().map(|panel| {
        let (candor, ceiling) = (ends(&panel.candor), ends(&panel.ceiling));
        format!(
            "{}: Candor {candor}; bare TCP server {ceiling}.",
            panel.title
        )
    });
    panels.collect::<Vec<_>>().join(" ")
}

fn plot(left: f64, scale: &str, panel: &Panel) -> Group {
    let all = || panel.candor.points.iter().chain(&panel.ceiling.points);
    let x = Scale::around(all().map(|point| point.0), left, left + PLOT.0);
    let values = all().flat_map(|point| [point.1, point.2, point.3]);
    let y = Scale::around(values, TOP + PLOT.1, TOP);
    let mut group = Group::new().add(text(&panel.title, "head", "start", (left, TOP - 14.0)));
    for mark in y.marks() {
        let at = y.at(mark);
        group = group
            .add(straight((left, at), (left + PLOT.0, at)).set("class", "grid"))
            .add(text(
                &number_of(mark),
                "small",
                "end",
                (left - 8.0, at + 4.5),
            ));
    }
    let bottom = TOP + PLOT.1;
    for mark in x.marks() {
        let at = x.at(mark);
        group = group
            .add(straight((at, bottom), (at, bottom + 5.0)).set("class", "grid"))
            .add(text(
                &number_of(mark),
                "small",
                "middle",
                (at, bottom + 19.0),
            ));
    }
    group
        .add(text(
            scale,
            "small",
            "middle",
            (left + PLOT.0 / 2.0, bottom + 42.0),
        ))
        .add(curve(&panel.ceiling, &x, &y).set("class", "ceiling"))
        .add(curve(&panel.candor, &x, &y).set("class", "candor"))
}

/// A line through medians, a band from least to most, and dots.
fn curve(curve: &Curve, x: &Scale, y: &Scale) -> Group {
    let along = |of: fn(&(f64, f64, f64, f64)) -> f64| {
        let places = curve
            .points
            .iter()
            .map(move |point| (x.at(point.0), y.at(of(point))));
        places.collect::<Vec<_>>()
    };
    let mut around = along(|point| point.2);
    around.extend(along(|point| point.3).into_iter().rev());
    let medians = along(|point| point.1);
    let band = Path::new()
        .set("d", through(&around).close())
        .set("class", "band");
    let line = Path::new()
        .set("d", through(&medians))
        .set("class", "curve");
    medians
        .into_iter()
        .fold(Group::new().add(band).add(line), |group, (x, y)| {
            let dot = Circle::new().set("cx", round(x)).set("cy", round(y));
            group.add(dot.set("r", 3.2).set("class", "dot"))
        })
}

/// A scale of logarithms, over whole decades.
struct Scale {
    /// Powers of ten at its ends.
    from: i32,
    to: i32,
    start: f64,
    end: f64,
}

impl Scale {
    fn around(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Self {
        let powers = values.filter(|value| *value > 0.0).map(f64::log10);
        let (least, most) = powers.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), it| {
            (least.min(it), most.max(it))
        });
        let from = if least.is_finite() {
            least.floor() as i32
        } else {
            0
        };
        let to = if most.is_finite() {
            most.ceil() as i32
        } else {
            1
        };
        Self {
            from,
            to: to.max(from + 1),
            start,
            end,
        }
    }

    /// Where a value stands; what is not above zero stands at the start.
    fn at(&self, value: f64) -> f64 {
        let span = f64::from(self.to - self.from);
        let share = ((value.log10() - f64::from(self.from)) / span).max(0.0);
        self.start + share * (self.end - self.start)
    }

    fn marks(&self) -> impl Iterator<Item = f64> + use<> {
        (self.from..=self.to).map(|power| 10_f64.powi(power))
    }
}

/// A mark as it is printed: without decimals that say nothing.
fn number_of(mark: f64) -> String {
    match mark >= 1.0 {
        true if mark < 1_000.0 => format!("{mark:.0}"),
        true => number(mark),
        false => mark.to_string(),
    }
}

fn sample(words: &str, class: &str, (x, y): (f64, f64)) -> Group {
    let line = straight((x, y - 5.0), (x + 26.0, y - 5.0)).set("class", "curve");
    Group::new()
        .set("class", class)
        .add(line)
        .add(text(words, "", "start", (x + 33.0, y)))
}

fn text(words: &str, class: &str, anchor: &str, (x, y): (f64, f64)) -> Text {
    let text = Text::new(words)
        .set("class", class)
        .set("text-anchor", anchor);
    text.set("x", round(x)).set("y", round(y))
}

fn straight(from: (f64, f64), to: (f64, f64)) -> Line {
    let line = Line::new()
        .set("x1", round(from.0))
        .set("y1", round(from.1));
    line.set("x2", round(to.0)).set("y2", round(to.1))
}

fn through(places: &[(f64, f64)]) -> Data {
    let mut places = places.iter().map(|(x, y)| (round(*x), round(*y)));
    let start = places.next().unwrap_or_default();
    places.fold(Data::new().move_to(start), |data, place| {
        data.line_to(place)
    })
}

/// To tenths: finer than anybody sees.
fn round(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::{Curve, Panel, Scale, figure};

    #[test]
    fn a_scale_goes_over_whole_decades() {
        let scale = Scale::around([3.0, 250.0].into_iter(), 0.0, 300.0);
        assert_eq!(
            scale.marks().collect::<Vec<_>>(),
            [1.0, 10.0, 100.0, 1_000.0]
        );
        assert_eq!(scale.at(10.0), 100.0);
        assert_eq!(scale.at(0.0), 0.0);
    }

    #[test]
    fn a_figure_says_in_words_what_it_draws() {
        let curve = |value: f64| Curve {
            points: vec![
                (10.0, value, value, value),
                (1_000.0, value * 2.0, value, value * 3.0),
            ],
        };
        let panel = Panel {
            title: "CPU per delivery, µs".to_owned(),
            candor: curve(4.0),
            ceiling: curve(2.0),
        };
        let drawn = figure("More rooms", "rooms", &[panel]).to_string();
        assert!(
            drawn.contains("Candor from 4.00 at 10 rooms to 8.00 at 1,000"),
            "{drawn}"
        );
        assert!(drawn.contains("<title id=\"title\">"));
    }
}
