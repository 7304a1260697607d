//! What the figures are drawn with: one look, light and dark, and plots with axes, lines, bands and
//! dots. It knows no experiment.

use svg::Document;
use svg::node::element::path::Data;
use svg::node::element::{Circle, Description, Group, Line, Path, Rectangle, Style, Text, Title};

use crate::tally::Estimate;

/// Colours by class, for either scheme; the page's own tones.
const LOOK: &str = "
svg { --sheet: #fffdf7; --ink: #1f2726; --soft: #4a5553; --line: #dcdfd6;
  --blue: #2468a8; --teal: #0b7a66; --orange: #b25b09; --plum: #8d4a86; --slate: #56657a; }
@media (prefers-color-scheme: dark) {
  svg { --sheet: #1c2222; --ink: #ece8dd; --soft: #b5bbb4; --line: #384140;
    --blue: #8bbdf0; --teal: #6fcfb6; --orange: #f0a968; --plum: #d9a0d3; --slate: #b1bccb; }
}
text { font: 14px system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; fill: var(--soft); }
.title { font-size: 19px; font-weight: 600; fill: var(--ink); }
.head { font-weight: 600; fill: var(--ink); }
.small { font-size: 12.5px; }
.sheet { fill: var(--sheet); }
.grid { stroke: var(--line); stroke-width: 1; }
.curve { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.dashed { stroke-dasharray: 7 5; }
.dotted { stroke-dasharray: 1.5 5; }
.band { stroke: none; opacity: 0.2; }
.ring { fill: none; stroke: var(--ink); stroke-width: 2; }
.blue { --tone: var(--blue); } .teal { --tone: var(--teal); } .orange { --tone: var(--orange); }
.plum { --tone: var(--plum); } .slate { --tone: var(--slate); }
.curve, .bar { stroke: var(--tone); } .band, .dot { fill: var(--tone); } .bar { stroke-width: 2; }
";

/// A colour, by the name of its class.
pub(crate) type Tone = &'static str;

/// A figure with a title, for eyes and for screen readers, and a description for the latter.
pub(crate) fn figure(width: f64, height: f64, title: &str, description: &str) -> Document {
    let sheet = Rectangle::new().set("class", "sheet").set("rx", 10);
    Document::new()
        .set("viewBox", (0.0, 0.0, width, height))
        .set("role", "img")
        .set("aria-labelledby", "title description")
        .add(Title::new(title).set("id", "title"))
        .add(
            Description::new()
                .set("id", "description")
                .add(svg::node::Text::new(description)),
        )
        .add(Style::new(LOOK))
        .add(sheet.set("width", width).set("height", height))
        .add(text(title, "title", "start", (24.0, 36.0)))
}

/// Text at a place; `anchor` is `start`, `middle` or `end`.
pub(crate) fn text(words: &str, class: &str, anchor: &str, (x, y): (f64, f64)) -> Text {
    let text = Text::new(words)
        .set("class", class)
        .set("text-anchor", anchor);
    text.set("x", round(x)).set("y", round(y))
}

/// A sample of a curve with its words, for a legend.
pub(crate) fn sample(words: &str, class: &str, (x, y): (f64, f64)) -> Group {
    let line = straight((x, y - 5.0), (x + 26.0, y - 5.0)).set("class", format!("curve {class}"));
    Group::new()
        .add(line)
        .add(text(words, "", "start", (x + 33.0, y)))
}

/// A plot: shares from 0 to 1 upwards, against something on a scale of logarithms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plot {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Least and most on the scale.
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Plot {
    pub(crate) fn x(&self, value: f64) -> f64 {
        let share = (value / self.from).ln() / (self.to / self.from).ln();
        self.left + share * self.width
    }

    pub(crate) fn y(&self, share: f64) -> f64 {
        self.top + (1.0 - share) * self.height
    }

    /// The grid, with per cent on the left if wanted. `before` and `behind` are how far it goes on
    /// beyond the scale on either side.
    pub(crate) fn grid(
        &self,
        marks: &[f64],
        labelled: bool,
        (before, behind): (f64, f64),
    ) -> Group {
        let (left, right) = (self.left - before, self.left + self.width + behind);
        let mut group = Group::new();
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            let y = self.y(share);
            group = group.add(straight((left, y), (right, y)).set("class", "grid"));
            if labelled {
                let words = format!("{} %", share * 100.0);
                group = group.add(text(&words, "small", "end", (left - 8.0, y + 4.5)));
            }
        }
        for mark in marks {
            let (x, bottom) = (self.x(*mark), self.y(0.0));
            group = group.add(straight((x, bottom), (x, bottom + 5.0)).set("class", "grid"));
            group = group.add(text(
                &mark.to_string(),
                "small",
                "middle",
                (x, bottom + 19.0),
            ));
        }
        group
    }

    /// Estimates by where they stand on the scale: a line through the values, a band of intervals, and
    /// dots.
    pub(crate) fn curve(&self, points: &[(f64, Estimate)], tone: Tone) -> Group {
        let along = |of: fn(&Estimate) -> f64| {
            let places = points
                .iter()
                .map(move |(at, found)| (self.x(*at), self.y(of(found))));
            places.collect::<Vec<_>>()
        };
        let mut around = along(|found| found.high);
        around.extend(along(|found| found.low).into_iter().rev());
        let band = Path::new()
            .set("d", through(&around).close())
            .set("class", "band");
        let values = along(|found| found.value);
        let line = Path::new().set("d", through(&values)).set("class", "curve");
        let mut group = Group::new().set("class", tone).add(band).add(line);
        for place in values {
            group = group.add(circle(place, 3.2).set("class", "dot"));
        }
        group
    }

    /// A level all along the plot.
    pub(crate) fn level(&self, share: f64, class: &str, (before, behind): (f64, f64)) -> Line {
        let ends = (self.left - before, self.left + self.width + behind);
        let y = self.y(share);
        straight((ends.0, y), (ends.1, y)).set("class", format!("curve {class}"))
    }

    /// An estimate beside the scale.
    pub(crate) fn beside(&self, x: f64, found: Estimate, tone: Tone) -> Group {
        let bar = straight((x, self.y(found.low)), (x, self.y(found.high))).set("class", "bar");
        let dot = circle((x, self.y(found.value)), 4.0).set("class", "dot");
        Group::new().set("class", tone).add(bar).add(dot)
    }

    /// A ring around a point.
    pub(crate) fn ring(&self, at: f64, share: f64) -> Circle {
        circle((self.x(at), self.y(share)), 8.0).set("class", "ring")
    }
}

fn straight(from: (f64, f64), to: (f64, f64)) -> Line {
    let line = Line::new()
        .set("x1", round(from.0))
        .set("y1", round(from.1));
    line.set("x2", round(to.0)).set("y2", round(to.1))
}

fn circle((x, y): (f64, f64), radius: f64) -> Circle {
    Circle::new()
        .set("cx", round(x))
        .set("cy", round(y))
        .set("r", radius)
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
