//! Commands that many tests send, with nothing in them that the test does not say.

use candor_protocol::*;

pub(crate) fn ballot(round: RoundId, votes: &[(TopicId, u32)]) -> Command {
    let votes = votes.iter().map(|(topic, votes)| TopicVotes {
        topic: *topic,
        votes: *votes,
    });
    Command::CastBallot {
        round,
        votes: votes.collect(),
    }
}

pub(crate) fn ready() -> Command {
    Command::SetReady { ready: true }
}
