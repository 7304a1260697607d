//! What follows from the results, in sentences. Each comes with what makes it true: where that no
//! longer holds, there is no document, and somebody has to think again.

use anyhow::ensure;
use candor_protocol::limits;

use crate::experiment::{Attack, LONE, Results, SEATS, SEATS_USUAL};
use crate::mixing::Mixing;
use crate::report::{percent, points};
use crate::session::Kind;
use crate::typing::usual_comment;

const BATCH: Mixing = Mixing::Ticks {
    seconds: 12,
    most: 1,
};
const LONGEST: Mixing = Mixing::Ticks {
    seconds: 60,
    most: limits::WAIT_TICKS,
};

/// The sentences, in order.
pub(crate) fn findings(results: &Results) -> anyhow::Result<Vec<String>> {
    Ok(vec![
        hidden(results)?,
        instrument(results)?,
        default(results)?,
        no_knee(results)?,
        batch(results)?,
        ears(results)?,
        lone(results)?,
        rare(results)?,
        choice(results)?,
    ])
}

/// One of something for each size of room.
fn by_size(of: impl Fn(usize) -> String) -> String {
    let [few, some, many] = SEATS.map(of);
    format!("{few}, {some} and {many}")
}

fn whole(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn tenths(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn hidden(results: &Results) -> anyhow::Result<String> {
    for seats in SEATS {
        let found = results.order(seats, true);
        let chance = found.right.low <= found.by_count && found.by_count <= found.right.high;
        ensure!(
            chance && found.beyond.low <= 0.0,
            "hidden notes are not at chance: {seats}"
        );
    }
    let rooms = by_size(|seats| seats.to_string());
    let gained = by_size(|seats| points(results.order(seats, true).beyond));
    Ok(format!(
        "**Hidden writing is at chance.** Who has heard every Enter, and has learned from other \
         sessions whatever the order of a reveal may tell, does no better than who just names the \
         seat that sent the most. In rooms of {rooms} people the order gains {gained} points."
    ))
}

fn instrument(results: &Results) -> anyhow::Result<String> {
    let found = |kind, seats| results.attack(kind, seats, Mixing::Off).right;
    let every = SEATS
        .iter()
        .all(|seats| found(Kind::LateNotes, *seats).value > 0.95);
    ensure!(every, "without waiting, authors are not found");
    let rooms = by_size(|seats| seats.to_string());
    let of = |kind| by_size(|seats| whole(found(kind, seats).value));
    Ok(format!(
        "**The instrument works.** With waiting switched off it names the authors of {} of the late \
         notes in rooms of {rooms} people, and of {} of the comments: the more others write within \
         the second by which it mishears, the less.",
        of(Kind::LateNotes),
        of(Kind::Comments)
    ))
}

fn default(results: &Results) -> anyhow::Result<String> {
    let found = |kind, seats| results.attack(kind, seats, Mixing::DEFAULT);
    let weak = |seats: &usize| found(Kind::LateNotes, *seats).right.value > 0.5;
    ensure!(
        SEATS.iter().all(weak),
        "the default protects better than is said"
    );
    let rooms = by_size(|seats| seats.to_string());
    let of = |kind| by_size(|seats| whole(found(kind, seats).right.value));
    let certain = |seats| whole(found(Kind::LateNotes, seats).certain.value);
    Ok(format!(
        "**The default ({}) blurs, and does not hide,** from somebody who hears every Enter: in rooms \
         of {rooms} people, {} of the late notes are named rightly, and {} of the comments. In a room \
         of {SEATS_USUAL}, that adversary is certain of {} of the late notes. It costs {:.1} s in the mean.",
        Mixing::DEFAULT.name(),
        of(Kind::LateNotes),
        of(Kind::Comments),
        certain(SEATS_USUAL),
        found(Kind::LateNotes, SEATS_USUAL).wait
    ))
}

/// Points that each doubling of the wait takes off, from one way of waiting to another.
fn each_doubling(from: &Attack, to: &Attack) -> f64 {
    let doublings = f64::from(to.mixing.longest() / from.mixing.longest()).log2();
    (from.right.value - to.right.value) / doublings * 100.0
}

fn no_knee(results: &Results) -> anyhow::Result<String> {
    let found = |seconds| {
        let mixing = Mixing::Ticks {
            seconds,
            most: limits::WAIT_TICKS,
        };
        results.attack(Kind::Comments, SEATS_USUAL, mixing)
    };
    let (early, late) = (
        each_doubling(found(5), found(20)),
        each_doubling(found(20), found(60)),
    );
    ensure!(
        early > 5.0 && late > 3.0,
        "the curve has a knee: {early}, {late}"
    );
    Ok(format!(
        "**The curve has no knee.** In a room of {SEATS_USUAL}, each doubling of the wait takes {early:.0} \
         points off for comments from a tick of 5 s to one of 20 s, and {late:.0} from there to 60 s. \
         No tick stands out; what the default can be is decided by the wait that a conversation \
         bears. Reading, thinking and typing a comment take {:.0} s in this model.",
        usual_comment()
    ))
}

fn batch(results: &Results) -> anyhow::Result<String> {
    let mut less = Vec::new();
    for kind in [Kind::LateNotes, Kind::Comments] {
        let found = |mixing| results.attack(kind, SEATS_USUAL, mixing);
        let gained = found(Mixing::DEFAULT).beyond(found(BATCH));
        ensure!(gained.low > 0.0, "one long tick is no better: {gained:?}");
        less.push(percent(gained));
    }
    Ok(format!(
        "**At the same wait, one long tick is better than several short ones.** With a tick of {} s and \
         no delay beyond it, texts wait just as by default: up to {} s, any wait as likely. \
         In a room of {SEATS_USUAL} they are named less often, late notes by {} points and comments by {}. \
         Of two texts sent a while apart either can be the other if they wait for the same tick; with \
         delays drawn for each, only if both delays happen to allow it.",
        BATCH.longest(),
        BATCH.longest(),
        less[0],
        less[1]
    ))
}

fn ears(results: &Results) -> anyhow::Result<String> {
    let at = |error: f64| {
        let mut all = results.ears.iter();
        let same = |(heard, attack): &&(f64, Attack)| {
            *heard == error && attack.kind == Kind::Comments && attack.mixing == Mixing::DEFAULT
        };
        all.find(same)
            .map_or(f64::NAN, |(_, attack)| attack.right.value)
    };
    let (sharp, dull) = (at(0.1), at(3.0));
    ensure!(
        (sharp - dull).abs() < 0.05,
        "sharper ears hear more: {sharp}, {dull}"
    );
    Ok(format!(
        "**Sharper ears hardly help against waiting.** Who hears to a tenth of a second, as a listener on \
         the network would, names {} of the comments in a room of {SEATS_USUAL}, and who mishears by \
         three seconds {}: beside the wait the error is small.",
        whole(sharp),
        whole(dull)
    ))
}

/// The texts a minute at which half of the guesses are right.
fn half(results: &Results, mixing: Mixing) -> Option<f64> {
    let of = results
        .lone
        .iter()
        .filter(|(_, attack)| attack.mixing == mixing);
    let of: Vec<_> = of
        .map(|(rate, attack)| (rate.ln(), attack.right.value))
        .collect();
    let pair = of
        .windows(2)
        .find(|pair| pair[0].1 >= 0.5 && pair[1].1 < 0.5)?;
    let share = (pair[0].1 - 0.5) / (pair[0].1 - pair[1].1);
    Some((pair[0].0 + share * (pair[1].0 - pair[0].0)).exp())
}

fn lone(results: &Results) -> anyhow::Result<String> {
    let halves: Vec<String> = LONE
        .iter()
        .filter_map(|mixing| {
            Some(format!(
                "{:.1} with {}",
                half(results, *mixing)?,
                mixing.name()
            ))
        })
        .collect();
    ensure!(
        halves.len() == LONE.len(),
        "a curve does not cross one half"
    );
    Ok(format!(
        "**Who writes alone is found.** If nobody else presses Enter within the longest wait before and \
         after, there is one candidate, and the adversary is right with probability 1, whatever \
         the tick. For half of the texts to stay unnamed, a whole room of {SEATS_USUAL} has to send so \
         many a minute: {}.",
        halves.join(", ")
    ))
}

fn rare(results: &Results) -> anyhow::Result<String> {
    let at = |mixing| {
        let mut all = results.lone.iter();
        let rarest = |(rate, attack): &&(f64, Attack)| *rate == 0.05 && attack.mixing == mixing;
        all.find(rarest)
            .map_or(f64::NAN, |(_, attack)| attack.right.value)
    };
    let (usual, longest) = (at(Mixing::DEFAULT), at(LONGEST));
    ensure!(
        longest > 0.9,
        "the longest tick hides rare texts: {longest}"
    );
    Ok(format!(
        "**Ticks cannot help a room over days.** Where a text comes every twenty minutes, {} are named \
         rightly by default and {} with the longest tick that a room can have ({}).",
        tenths(usual),
        tenths(longest),
        LONGEST.name()
    ))
}

fn choice(results: &Results) -> anyhow::Result<String> {
    let found = |seconds, kind| {
        let mixing = Mixing::Ticks {
            seconds,
            most: limits::WAIT_TICKS,
        };
        results.attack(kind, SEATS_USUAL, mixing)
    };
    let (ten, comments) = (
        found(10, Kind::Comments),
        found(limits::TICK_SECONDS_DEFAULT, Kind::Comments),
    );
    let off = results.attack(Kind::Comments, SEATS_USUAL, Mixing::Off);
    ensure!(
        comments.wait < usual_comment() / 4.0,
        "a conversation does not bear the default"
    );
    Ok(format!(
        "**So the defaults are:** notes hidden until a reveal, in live rooms and in rooms over days; \
         and {} for what is written in the open, which takes a conversation of {SEATS_USUAL} from {} of the \
         comments named to {} for {:.0} s of waiting, and no further. Late notes that matter are hidden \
         again and revealed together. A team that would rather wait than be heard creates its room \
         with a longer tick: with 10 s it waits {:.0} s in the mean, and {} of the comments are named. \
         A room over days gains little by any tick, and keeps notes hidden until its closing \
         time. Where somebody may listen to keys, nobody should write in the open while nobody else does.",
        Mixing::DEFAULT.name(),
        whole(off.right.value),
        whole(comments.right.value),
        comments.wait,
        ten.wait,
        whole(ten.right.value)
    ))
}
