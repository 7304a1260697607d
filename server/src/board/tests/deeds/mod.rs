//! What can be done in a script, by noun. A deed that finds nothing to work on wishes nothing.

mod acting;
mod grouping;
mod handing;
mod leading;
mod polling;
mod time;
mod voting;
mod writing;

use std::fmt;

use crate::board::tests::happening::Happening;
use crate::board::tests::script::{Draw, Scene};

/// What is to happen on a scene, if anything.
type Wish = fn(&mut Scene, Draw) -> Option<Happening>;

/// Something that can be done.
pub(crate) struct Deed {
    /// How often, among all.
    weight: usize,
    name: &'static str,
    wish: Wish,
}

/// All deeds, the quietest first: a script that fails shrinks towards them.
const ALL: [&[Deed]; 8] = [
    time::DEEDS,
    writing::DEEDS,
    grouping::DEEDS,
    acting::DEEDS,
    voting::DEEDS,
    polling::DEEDS,
    leading::DEEDS,
    handing::DEEDS,
];

const fn deed(weight: usize, name: &'static str, wish: Wish) -> Deed {
    Deed { weight, name, wish }
}

/// Every deed, as many times as its weight says.
pub(crate) fn as_often_as_done() -> Vec<&'static Deed> {
    let all = ALL.into_iter().flatten();
    all.flat_map(|deed| std::iter::repeat_n(deed, deed.weight))
        .collect()
}

impl Deed {
    pub(crate) fn wish(&self, scene: &mut Scene, draw: Draw) -> Option<Happening> {
        (self.wish)(scene, draw)
    }

    pub(crate) fn is_coming_or_going(&self) -> bool {
        ["come", "go"].contains(&self.name)
    }
}

impl fmt::Debug for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
