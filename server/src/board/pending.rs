//! What is kept apart from the order of events: it is hidden or waits, or is a ballot or an answer of
//! what is open, and when it came would tell on whoever sent it.

use candor_protocol::{PollId, RoundId, TextId};
use serde::Serialize;

use super::event::{Event, Release};
use super::seat::Pseudonym;

/// What an event that is kept apart is about. Of each, the newest event counts, and in the order of
/// these they give the same board again, whenever they came since the last snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pending {
    /// A text that came.
    Text(TextId),
    /// The change of a shown text.
    Change(TextId),
    /// The signature of a shown text.
    Signature(TextId),
    /// A seat's ballot.
    Ballot(RoundId, Pseudonym),
    /// A seat's answer.
    Answer(PollId, Pseudonym),
}

impl Event {
    /// What it is about, if it is kept apart.
    pub fn pending(&self) -> Option<Pending> {
        match self {
            Self::NoteAdded { id, .. } => Some(Pending::Text(TextId::Note(*id))),
            Self::CommentAdded { id, .. } => Some(Pending::Text(TextId::Comment(*id))),
            Self::EditWaits { of, .. } | Self::DeletionWaits { of, .. } => {
                Some(Pending::Change(*of))
            }
            Self::SigningWaits { of, .. } => Some(Pending::Signature(*of)),
            Self::BallotCast {
                round, pseudonym, ..
            } => Some(Pending::Ballot(*round, *pseudonym)),
            Self::PollAnswered {
                poll, pseudonym, ..
            } => Some(Pending::Answer(*poll, *pseudonym)),
            _ => None,
        }
    }

    /// The texts that this event brings out: what is kept of them apart belongs before it.
    pub fn settles(&self) -> impl Iterator<Item = Pending> {
        let releases = match self {
            Self::Released { releases } => releases.as_slice(),
            _ => &[],
        };
        releases.iter().filter_map(|release| match release {
            Release::Note { id, .. } => Some(Pending::Text(TextId::Note(*id))),
            Release::Comment { id } => Some(Pending::Text(TextId::Comment(*id))),
            Release::Change { .. } | Release::Signature { .. } => None,
        })
    }
}
