//! Rounds and polls as a room keeps them: what is asked, and while it is open the ballots and
//! answers, each under a pseudonym of that round or poll (A9).

use std::collections::{BTreeMap, BTreeSet};

use candor_protocol::{Outcome, PollOutcome, RoundId, Scale, TopicId, Votes};
use serde::{Deserialize, Serialize};

use super::seat::{Pseudonym, Salt};

/// A round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// 0 for the room's first round.
    pub order: u32,
    /// The topics that are voted on, by id.
    pub topics: BTreeSet<TopicId>,
    /// Votes of each seat.
    pub budget: u32,
    /// Votes of a seat on one topic.
    pub most_per_topic: u32,
    /// The round whose ties it breaks.
    pub breaks: Option<RoundId>,
    /// What came out.
    pub outcome: Outcome,
    /// There while the round is open, gone with its closing (A9).
    pub ballots: Option<BallotBox>,
}

/// The ballots of an open round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotBox {
    /// Makes pseudonyms.
    pub salt: Salt,
    /// Ballots by pseudonym, so that no order of arrival is kept.
    #[serde(with = "pairs")]
    pub ballots: BTreeMap<Pseudonym, Votes>,
}

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// 0 for the room's first poll.
    pub order: u32,
    /// What is asked.
    pub scale: Scale,
    /// The topic that it is about, while that stands.
    pub topic: Option<TopicId>,
    /// What came out.
    pub outcome: PollOutcome,
    /// There while the poll is open, gone with its closing (A9).
    pub answers: Option<AnswerBox>,
}

/// The answers to an open poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerBox {
    /// Makes pseudonyms.
    pub salt: Salt,
    /// Choices by pseudonym, so that no order of arrival is kept.
    #[serde(with = "pairs")]
    pub answers: BTreeMap<Pseudonym, u32>,
}

/// JSON has only strings for keys, so ballots and answers are kept as pairs.
mod pairs {
    use super::{BTreeMap, Pseudonym};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        entries: &BTreeMap<Pseudonym, T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(entries)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Pseudonym, T>, D::Error> {
        Ok(Vec::<(Pseudonym, T)>::deserialize(deserializer)?
            .into_iter()
            .collect())
    }
}
