//! Figures by name, each over all rounds: median, least and most, what they shall be, and how Candor's compare
//! with the ceiling's.

use serde::{Deserialize, Serialize};

use crate::setup::{Medium, Subject};

/// Which way a figure is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Better {
    /// Less of it.
    Less,
    /// More of it.
    More,
    /// It only tells something of the run.
    Neither,
}

/// How Candor's figure stands to the ceiling's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Beside {
    /// It is told.
    Told,
    /// It is to be at most so many times the ceiling's, or at least where more is better.
    Held(f64),
}

/// What is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) better: Better,
    /// None: it has nothing to do with the ceiling's.
    pub(crate) beside: Option<Beside>,
    /// What it shall be by itself.
    pub(crate) bound: Option<f64>,
}

impl Measure {
    /// Of which less is better.
    pub(crate) const fn less(name: &'static str, unit: &'static str) -> Self {
        Self {
            name,
            unit,
            better: Better::Less,
            beside: None,
            bound: None,
        }
    }

    /// Of which more is better.
    pub(crate) const fn more(name: &'static str, unit: &'static str) -> Self {
        Self {
            better: Better::More,
            ..Self::less(name, unit)
        }
    }

    /// That only tells something of the run.
    pub(crate) const fn plain(name: &'static str, unit: &'static str) -> Self {
        Self {
            better: Better::Neither,
            ..Self::less(name, unit)
        }
    }

    /// Told beside the ceiling's.
    pub(crate) const fn beside_ceiling(self) -> Self {
        Self {
            beside: Some(Beside::Told),
            ..self
        }
    }

    /// Held against the ceiling's.
    pub(crate) const fn to_ceiling(self, ratio: f64) -> Self {
        Self {
            beside: Some(Beside::Held(ratio)),
            ..self
        }
    }

    /// On a medium: beside a ceiling that keeps nothing, what keeps everything is told and not held.
    pub(crate) const fn on(self, medium: Medium) -> Self {
        match (medium, self.beside) {
            (Medium::Disk, Some(_)) => self.beside_ceiling(),
            _ => self,
        }
    }

    /// Held against a bound of its own.
    pub(crate) const fn bound(self, bound: f64) -> Self {
        Self {
            bound: Some(bound),
            ..self
        }
    }
}

/// Whose figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Whose {
    /// The program's.
    Candor,
    /// The bare TCP server's.
    Ceiling,
    /// Candor's divided by the ceiling's, round by round.
    Ratio,
    /// The machine's own.
    Machine,
}

impl From<Subject> for Whose {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Candor => Self::Candor,
            Subject::Ceiling => Self::Ceiling,
        }
    }
}

/// One figure over all rounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figure {
    pub(crate) part: String,
    pub(crate) load: String,
    pub(crate) measure: String,
    pub(crate) unit: String,
    pub(crate) whose: Whose,
    pub(crate) better: Better,
    /// What it shall be at most, or at least where more is better.
    pub(crate) target: Option<f64>,
    pub(crate) median: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
    /// Each round's.
    pub(crate) rounds: Vec<f64>,
}

impl Figure {
    fn add(&mut self, value: f64) {
        self.rounds.push(value);
        let mut sorted = self.rounds.clone();
        sorted.sort_by(f64::total_cmp);
        let at = |index: usize| sorted.get(index).copied().unwrap_or(value);
        (self.median, self.least) = (at(sorted.len() / 2), at(0));
        self.most = at(sorted.len() - 1);
    }

    /// Whether it is the same figure, of whatever run.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.is_named(&other.part, &other.load, &other.measure, other.whose)
    }

    /// Whether this is its name.
    pub(crate) fn is_named(&self, part: &str, load: &str, measure: &str, whose: Whose) -> bool {
        self.part == part && self.load == load && self.measure == measure && self.whose == whose
    }

    /// Whether its median reaches its target; none where there is none.
    pub(crate) fn is_met(&self) -> Option<bool> {
        let target = self.target?;
        Some(match self.better {
            Better::More => self.median >= target,
            Better::Less | Better::Neither => self.median <= target,
        })
    }
}

/// All figures of a bench, in the order in which they were first measured.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Ledger {
    pub(crate) figures: Vec<Figure>,
}

impl Ledger {
    /// Adds one round's figure; where both servers have theirs, their ratio too.
    pub(crate) fn add(
        &mut self,
        part: &str,
        load: &str,
        whose: impl Into<Whose>,
        measure: Measure,
        value: f64,
    ) {
        let whose = whose.into();
        self.figure(part, load, whose, measure, measure.unit, measure.bound)
            .add(value);
        let wanted = match measure.beside {
            None => return,
            Some(Beside::Told) => None,
            Some(Beside::Held(wanted)) => Some(wanted),
        };
        let of = |whose| {
            let rounds = self.rounds(part, load, whose, measure)?;
            Some((rounds.len(), *rounds.last()?))
        };
        let (candor, ceiling) = (of(Whose::Candor), of(Whose::Ceiling));
        if let (Some((here, candor)), Some((there, ceiling))) = (candor, ceiling)
            && here == there
        {
            self.figure(part, load, Whose::Ratio, measure, "x ceiling", wanted)
                .add(candor / ceiling);
        }
    }

    /// A figure of each round, where it was measured.
    fn rounds(&self, part: &str, load: &str, whose: Whose, measure: Measure) -> Option<&[f64]> {
        let named = |it: &&Figure| it.is_named(part, load, measure.name, whose);
        Some(&self.figures.iter().find(named)?.rounds)
    }

    fn figure(
        &mut self,
        part: &str,
        load: &str,
        whose: Whose,
        measure: Measure,
        unit: &str,
        target: Option<f64>,
    ) -> &mut Figure {
        let figure = Figure {
            part: part.to_owned(),
            load: load.to_owned(),
            measure: measure.name.to_owned(),
            unit: unit.to_owned(),
            whose,
            better: measure.better,
            // What bounds Candor bounds nobody else.
            target: target.filter(|_| matches!(whose, Whose::Candor | Whose::Ratio)),
            median: 0.0,
            least: 0.0,
            most: 0.0,
            rounds: Vec::new(),
        };
        let at = self.figures.iter().position(|other| other.is(&figure));
        let at = at.unwrap_or_else(|| {
            self.figures.push(figure);
            self.figures.len() - 1
        });
        &mut self.figures[at]
    }
}

#[cfg(test)]
mod tests {
    use super::{Ledger, Measure, Whose};

    const CPU: Measure = Measure::less("CPU", "s").to_ceiling(1.25);

    #[test]
    fn ratios_are_of_the_same_round_and_medians_of_all() {
        let mut ledger = Ledger::default();
        for (candor, ceiling) in [(2.0, 1.0), (9.0, 3.0), (5.0, 5.0)] {
            ledger.add("fixed", "1 x 500", Whose::Candor, CPU, candor);
            ledger.add("fixed", "1 x 500", Whose::Ceiling, CPU, ceiling);
        }
        let of = |whose| {
            ledger
                .figures
                .iter()
                .find(|it| it.whose == whose)
                .expect("a figure")
        };
        let candor = of(Whose::Candor);
        assert_eq!((candor.median, candor.least, candor.most), (5.0, 2.0, 9.0));
        assert_eq!(candor.is_met(), None);
        let ratio = of(Whose::Ratio);
        assert_eq!(ratio.rounds, [2.0, 3.0, 1.0]);
        assert_eq!(ratio.is_met(), Some(false));
        assert_eq!(ledger.figures.len(), 3);
    }

    #[test]
    fn a_bound_is_candors_alone_and_says_which_way() {
        let most = Measure::more("most", "per second").bound(10.0);
        let mut ledger = Ledger::default();
        ledger.add("a", "b", Whose::Candor, most, 11.0);
        ledger.add("a", "b", Whose::Ceiling, most, 9.0);
        let met: Vec<_> = ledger.figures.iter().map(super::Figure::is_met).collect();
        assert_eq!(met, [Some(true), None]);
    }
}
