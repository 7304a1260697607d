//! What can have become of things, given what was sent and what was answered. A command without an
//! answer may have had its effect at once, later, or never: over a socket that is slow to die it can
//! arrive behind commands that came over the next one.

pub mod answer;
pub mod text;

use std::collections::BTreeSet;

use crate::history::{Answer, Try};

/// A thing that commands change.
pub trait Model {
    /// How it may stand.
    type State: Ord + Clone;

    /// How it stood at first.
    fn start(&self) -> Self::State;

    /// What a command does: the state after it where it is acknowledged, or none where it is refused
    /// because of the state.
    fn effect(&self, state: &Self::State, attempt: &Try<'_>) -> Option<Self::State>;

    /// Where the state can go by itself.
    fn drift(&self, state: &Self::State) -> Vec<Self::State>;

    /// Whether a refusal says something of the state.
    fn refusal_tells(&self, answer: Answer) -> bool;
}

/// What the attempts leave possible.
pub struct Possible<State> {
    /// The states.
    pub states: BTreeSet<State>,
    /// The attempt whose answer fits none of the states before it.
    pub contradiction: Option<usize>,
}

/// Every state in which a thing may be after these attempts.
pub fn possible<M: Model>(model: &M, tries: &[Try<'_>]) -> Possible<M::State> {
    let mut states = BTreeSet::from([model.start()]);
    let mut late: Vec<&Try<'_>> = Vec::new();
    for (index, attempt) in tries.iter().enumerate() {
        let Some(answer) = attempt.answer else {
            late.push(attempt);
            continue;
        };
        let before = close(model, states, &late);
        states = before
            .into_iter()
            .filter_map(|state| match (answer, model.effect(&state, attempt)) {
                (Answer::Acknowledged, after) => after,
                (Answer::Refused(_), None) => Some(state),
                // A bound, a ruling or a full journal: nothing happened, whatever the state.
                (Answer::Refused(_), Some(_)) => (!model.refusal_tells(answer)).then_some(state),
            })
            .collect();
        if states.is_empty() {
            return Possible {
                states,
                contradiction: Some(index),
            };
        }
        // One socket keeps the order: what it carried before has arrived.
        late.retain(|before| before.connection != attempt.connection);
    }
    Possible {
        states: close(model, states, &late),
        contradiction: None,
    }
}

/// All that can follow without another answer.
fn close<M: Model>(model: &M, states: BTreeSet<M::State>, late: &[&Try<'_>]) -> BTreeSet<M::State> {
    let mut known = states.clone();
    let mut fresh: Vec<M::State> = states.into_iter().collect();
    while let Some(state) = fresh.pop() {
        let arrived = late.iter().filter_map(|late| model.effect(&state, late));
        for next in arrived.chain(model.drift(&state)) {
            if known.insert(next.clone()) {
                fresh.push(next);
            }
        }
    }
    known
}
