//! The figures of the document: how often authors are found, by how texts wait, and by how much is
//! written in the room.

use svg::Document;

use crate::draw::{Plot, Tone, figure, sample, text};
use crate::experiment::{DELAYS, LONE, Results, SEATS, SEATS_USUAL, WAITING};
use crate::mixing::Mixing;
use crate::session::Kind;

/// What a longest delay is drawn in, as [`DELAYS`].
const TONES: [Tone; 4] = ["blue", "teal", "orange", "plum"];

/// Beside the scale there is room for what does not wait, and for what is hidden.
const BESIDE: (f64, f64) = (44.0, 50.0);

/// How often the author is found against how long a text waits, for each size of room.
pub(crate) fn waits(results: &Results) -> Document {
    let mut figure = figure(
        1080.0,
        748.0,
        "How often somebody who hears every Enter key names the author",
        "Six plots, for late notes and for comments in rooms of 4, 8 and 15 people. Without waiting \
         the author is named nearly always. The share falls steadily as texts wait longer, and \
         faster the more people there are. At the same wait, one long tick does better than \
         several short ones. Hidden notes are at chance. The figures are in the tables.",
    );
    let mut x = 24.0;
    for (delay, tone) in DELAYS.iter().zip(TONES) {
        let words = match delay {
            1 => "delay of 1 tick".to_owned(),
            _ => format!("up to {delay}"),
        };
        figure = figure.add(sample(&words, tone, (x, 66.0)));
        x += if *delay == 1 { 160.0 } else { 108.0 };
    }
    figure = figure
        .add(sample(
            "names who sends most",
            "slate dashed",
            (x + 14.0, 66.0),
        ))
        .add(sample("names anybody", "slate dotted", (x + 246.0, 66.0)))
        .add(text(
            "Each dot is a length of the tick. Bands: 95 % intervals.",
            "small",
            "start",
            (24.0, 91.0),
        ));
    for (row, kind) in WAITING.into_iter().enumerate() {
        for (column, seats) in SEATS.into_iter().enumerate() {
            let plot = Plot {
                left: 122.0 + 328.0 * column as f64,
                top: 156.0 + 290.0 * row as f64,
                width: 208.0,
                height: 210.0,
                from: 1.0,
                to: 240.0,
            };
            figure = panel(figure, results, (kind, seats), plot);
        }
    }
    figure.add(text(
        "Mean wait until everybody sees it, seconds",
        "",
        "middle",
        (540.0, 730.0),
    ))
}

fn panel(figure: Document, results: &Results, of: (Kind, usize), plot: Plot) -> Document {
    let (kind, seats) = of;
    let first = seats == SEATS[0];
    let what = match kind {
        Kind::Comments => "Comments",
        _ => "Late notes",
    };
    let behind = if kind == Kind::LateNotes {
        BESIDE.1
    } else {
        0.0
    };
    let beside = (BESIDE.0, behind);
    let attack = |mixing| results.attack(kind, seats, mixing);
    let default = attack(Mixing::DEFAULT);
    let head = format!("{what}, {seats} people");
    let off = plot.left - BESIDE.0 / 2.0 - 5.0;
    let below = plot.y(0.0) + 19.0;
    let mut figure = figure
        .add(text(
            &head,
            "head",
            "start",
            (plot.left - BESIDE.0, plot.top - 20.0),
        ))
        .add(plot.grid(&[1.0, 3.0, 10.0, 30.0, 100.0], first, beside))
        .add(plot.level(1.0 / seats as f64, "slate dotted", beside))
        .add(plot.level(default.by_count, "slate dashed", (BESIDE.0, 0.0)));
    for (delay, tone) in DELAYS.into_iter().zip(TONES) {
        let mut points: Vec<_> = results
            .grid
            .iter()
            .filter(|attack| (attack.kind, attack.seats) == of)
            .filter(|attack| matches!(attack.mixing, Mixing::Ticks { most, .. } if most == delay))
            .map(|attack| (f64::from(attack.mixing.longest()) / 2.0, attack.right))
            .collect();
        points.sort_by(|one, other| one.0.total_cmp(&other.0));
        figure = figure.add(plot.curve(&points, tone));
    }
    let at = f64::from(Mixing::DEFAULT.longest()) / 2.0;
    let name = (plot.x(at) + 12.0, plot.y(default.right.value) - 8.0);
    figure = figure
        .add(plot.beside(off, attack(Mixing::Off).right, "slate"))
        .add(text("none", "small", "middle", (off, below)))
        .add(plot.ring(at, default.right.value))
        .add(text("default", "small head", "start", name));
    if kind == Kind::LateNotes {
        let hidden = plot.left + plot.width + BESIDE.1 / 2.0 + 4.0;
        let found = results.order(seats, true);
        // How much everybody sends differs from that of late notes.
        let here = (14.0 - plot.width - BESIDE.1 / 2.0, BESIDE.1);
        figure = figure
            .add(plot.level(found.by_count, "slate dashed", here))
            .add(plot.beside(hidden, found.right, "slate"))
            .add(text("hidden", "small", "middle", (hidden, below)));
    }
    figure
}

/// How often the author is found against how much is written in the whole room.
pub(crate) fn lone(results: &Results) -> Document {
    let mut figure = figure(
        1080.0,
        500.0,
        "The lone writer: how often the author is named, by how much the whole room writes",
        "One plot for a room of 8 people who write steadily. Where the whole room writes less than \
         one text within the longest wait, the author is named nearly always, however texts wait; \
         only with many texts within the longest wait does the share come down towards chance.",
    );
    let plot = Plot {
        left: 92.0,
        top: 112.0,
        width: 960.0,
        height: 310.0,
        from: 0.05,
        to: 40.0,
    };
    let marks = [0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 40.0];
    figure = figure.add(plot.grid(&marks, true, (0.0, 0.0)));
    figure = figure.add(plot.level(1.0 / SEATS_USUAL as f64, "slate dotted", (0.0, 0.0)));
    let counted: Vec<f64> = results
        .lone
        .iter()
        .map(|(_, attack)| attack.by_count)
        .collect();
    let by_count = counted.iter().sum::<f64>() / counted.len() as f64;
    figure = figure.add(plot.level(by_count, "slate dashed", (0.0, 0.0)));
    let looks: [(Tone, f64); 4] = [
        ("orange", 24.0),
        ("blue", 192.0),
        ("teal", 328.0),
        ("plum", 508.0),
    ];
    for (mixing, (tone, x)) in LONE.into_iter().zip(looks) {
        let points: Vec<_> = results
            .lone
            .iter()
            .filter(|(_, attack)| attack.mixing == mixing)
            .map(|(rate, attack)| (*rate, attack.right))
            .collect();
        figure = figure
            .add(plot.curve(&points, tone))
            .add(sample(&mixing.name(), tone, (x, 68.0)));
    }
    figure
        .add(sample(
            "names who sends most",
            "slate dashed",
            (680.0, 68.0),
        ))
        .add(sample("names anybody", "slate dotted", (914.0, 68.0)))
        .add(text(
            "Texts a minute in the room of 8, all people together",
            "",
            "middle",
            (572.0, 474.0),
        ))
}
