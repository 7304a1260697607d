//! How an entity looks to everybody: a function of the board and the live state as of the last
//! tick, and of nothing else (A2, S1).

use candor_protocol::{
    ActionEntity, BoardEntity, ColumnEntity, CommentEntity, Entity, EntityId, LeadingEntity,
    NoteEntity, PollEntity, RoundEntity, StageEntity, TimerEntity, TopicEntity,
};

use super::live::Live;
use super::state::Board;
use super::text::{CommentStatus, NoteStatus};

/// The entity, if it stands on the public board. Hidden and waiting texts do not (A4, A6).
pub fn project(board: &Board, live: &Live, id: EntityId) -> Option<Entity> {
    Some(match id {
        EntityId::Board => Entity::Board(BoardEntity {
            title: board.title.clone(),
            check: board.check,
            settings: board.settings,
            plan: board.plan.clone(),
            erase_at: board.erase_at,
        }),
        EntityId::Stage => Entity::Stage(StageEntity {
            stage: board.stage,
            hiding: board.hiding,
            reveal_at: board.reveal_at,
            closes_at: board.closes_at,
            focus: board.focus,
        }),
        EntityId::Leading => Entity::Leading(LeadingEntity {
            rules: board.rules,
            offered: board.offered_by.is_some(),
            absent: live.standing().is_absent(),
            candidate: live.standing().shown().map(|(candidate, _)| candidate),
            agreed: live.standing().shown().map(|(_, agreed)| agreed),
        }),
        EntityId::Timer => Entity::Timer(TimerEntity { timer: board.timer }),
        EntityId::Counts => Entity::Counts(live.counts()),
        EntityId::Column(id) => {
            let column = board.columns.get(&id)?;
            let (name, prompt) = (column.name.clone(), column.prompt.clone());
            Entity::Column(ColumnEntity {
                id,
                order: column.order,
                name,
                prompt,
            })
        }
        EntityId::Topic(id) => {
            let topic = board.topics.get(&id)?;
            Entity::Topic(TopicEntity {
                id,
                column: topic.column,
                order: topic.order,
                name: topic.name.clone(),
                notes: topic.notes.clone(),
                parked: topic.parked,
            })
        }
        EntityId::Note(id) => {
            let note = board.notes.get(&id)?;
            let NoteStatus::Shown { .. } = note.status else {
                return None;
            };
            Entity::Note(NoteEntity {
                id,
                text: note.written.text.clone(),
                lock: note.written.lock,
                signature: note.written.signature.clone(),
            })
        }
        EntityId::Comment(id) => {
            let comment = board.comments.get(&id)?;
            let CommentStatus::Shown { order } = comment.status else {
                return None;
            };
            Entity::Comment(CommentEntity {
                id,
                topic: comment.topic,
                order,
                text: comment.written.text.clone(),
                lock: comment.written.lock,
                signature: comment.written.signature.clone(),
            })
        }
        EntityId::Action(id) => {
            let action = board.actions.get(&id)?;
            Entity::Action(ActionEntity {
                id,
                topic: action.topic,
                order: action.order,
                rev: action.rev,
                text: action.text.clone(),
                owner: action.owner.clone(),
                due: action.due.clone(),
                done: action.done,
                experiment: action.experiment.clone(),
                review: action.review,
            })
        }
        EntityId::Round(id) => {
            let round = board.rounds.get(&id)?;
            Entity::Round(RoundEntity {
                id,
                order: round.order,
                topics: round.topics.iter().copied().collect(),
                budget: round.budget,
                most_per_topic: round.most_per_topic,
                breaks: round.breaks,
                outcome: round.outcome.clone(),
            })
        }
        EntityId::Poll(id) => {
            let poll = board.polls.get(&id)?;
            Entity::Poll(PollEntity {
                id,
                order: poll.order,
                scale: poll.scale.clone(),
                topic: poll.topic,
                outcome: poll.outcome.clone(),
            })
        }
    })
}

/// The whole public board, in canonical order.
pub fn entities(board: &Board, live: &Live) -> Vec<Entity> {
    let single = [
        EntityId::Board,
        EntityId::Stage,
        EntityId::Leading,
        EntityId::Timer,
        EntityId::Counts,
    ];
    let ids = single
        .into_iter()
        .chain(board.columns.keys().copied().map(EntityId::Column))
        .chain(board.topics.keys().copied().map(EntityId::Topic))
        .chain(board.notes.keys().copied().map(EntityId::Note))
        .chain(board.comments.keys().copied().map(EntityId::Comment))
        .chain(board.actions.keys().copied().map(EntityId::Action))
        .chain(board.rounds.keys().copied().map(EntityId::Round))
        .chain(board.polls.keys().copied().map(EntityId::Poll));
    ids.filter_map(|id| project(board, live, id)).collect()
}
