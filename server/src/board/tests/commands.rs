//! Commands that many tests send, with nothing in them that the test does not say.

use candor_protocol::*;

use crate::board::tests::world::World;

/// The notes become a topic of their own at the end of the first column, with nothing else along.
pub(crate) fn split(world: &World, topic: TopicId, notes: Vec<NoteId>, new: TopicId) -> Command {
    Command::SplitTopic {
        topic,
        notes,
        new,
        to: world.columns[0],
        before: None,
        comments: Vec::new(),
        actions: Vec::new(),
        name: None,
        unname: None,
    }
}

pub(crate) fn merge(topic: TopicId, into: TopicId, name: Option<SealedLine>) -> Command {
    Command::MergeTopics { topic, into, name }
}

/// A note goes to the end of another topic.
pub(crate) fn group(note: NoteId, from: TopicId, to: TopicId) -> Command {
    Command::GroupNote {
        note,
        from,
        to,
        before: None,
        name: None,
    }
}

pub(crate) fn add_action(id: ActionId, topic: Option<TopicId>, text: Sealed) -> Command {
    Command::AddAction {
        id,
        topic,
        text,
        owner: None,
        due: None,
        experiment: None,
    }
}

/// A round over these topics, or over all.
pub(crate) fn open_round(
    id: RoundId,
    topics: Option<Vec<TopicId>>,
    (budget, most_per_topic): (u32, u32),
) -> Command {
    Command::OpenRound {
        id,
        topics,
        budget,
        most_per_topic,
        breaks: None,
    }
}

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
