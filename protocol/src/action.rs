//! Actions: what the team will do. An experiment is an action with a hypothesis and a way to tell.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::{ActionId, Sealed, SealedLine, TopicId};

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct ActionEntity {
    /// Its id.
    pub id: ActionId,
    /// The topic that it came from, while that stands.
    pub topic: Option<TopicId>,
    /// Its place in the list: smaller ones were added first.
    pub order: u32,
    /// Counts its changes; a change says which one it saw.
    pub rev: u32,
    /// Sealed as kind `action`, its id, field `text`.
    pub text: Sealed,
    /// Sealed as kind `action`, its id, field `owner`.
    pub owner: Option<SealedLine>,
    /// Sealed as kind `action`, its id, field `due`.
    pub due: Option<SealedLine>,
    /// Whether it is done.
    pub done: bool,
    /// Makes an experiment of it.
    pub experiment: Option<Experiment>,
    /// Set for what an earlier retro left open.
    pub review: Option<Review>,
}

/// What makes an action an experiment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct Experiment {
    /// What the team believes; sealed as kind `action`, its id, field `hypothesis`.
    pub hypothesis: Sealed,
    /// How it will know; sealed as kind `action`, its id, field `measure`.
    pub measure: Sealed,
    /// When it looks; sealed as kind `action`, its id, field `look`.
    pub look: Option<SealedLine>,
}

/// What became of an action that an earlier retro left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Nobody has looked at it yet.
    Open,
    /// The team goes on with it.
    Kept,
    /// The team lets it go.
    Dropped,
}
