//! A board as a page keeps it: what its patches said, and nothing else (S1).

use std::collections::BTreeMap;

use candor_protocol::{
    ColumnId, CountsEntity, Entity, EntityId, LeadingEntity, NoteEntity, NoteId, Patch, PollEntity,
    PollId, RoundEntity, RoundId, StageEntity, TopicEntity,
};

/// The public board as one connection knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardCopy {
    entities: BTreeMap<EntityId, Entity>,
    seq: u64,
    /// Frames of a patch that is not whole yet.
    partial: Vec<Patch>,
}

impl BoardCopy {
    /// Takes a frame; what it says shows with the last frame of its patch.
    ///
    /// # Errors
    /// A sentence, when numbers do not rise, or the frames of a patch do not belong together (S2).
    pub fn take(&mut self, frame: Patch) -> Result<(), String> {
        if self.partial.iter().any(|first| first.seq != frame.seq) {
            return Err(format!("a frame of patch {} within another", frame.seq));
        }
        let whole = !frame.more;
        self.partial.push(frame);
        if whole {
            for frame in std::mem::take(&mut self.partial) {
                self.apply(frame)?;
            }
        }
        Ok(())
    }

    fn apply(&mut self, frame: Patch) -> Result<(), String> {
        if frame.reset {
            self.entities.clear();
        } else if frame.seq < self.seq {
            return Err(format!("patch {} behind {}", frame.seq, self.seq));
        }
        self.seq = frame.seq;
        for id in frame.del {
            self.entities.remove(&id);
        }
        for entity in frame.put {
            self.entities.insert(entity.id(), entity);
        }
        Ok(())
    }

    /// The same board, without the frames of a patch that never got whole: as a page that lost its
    /// connection goes on from.
    pub fn whole(&self) -> Self {
        Self {
            partial: Vec::new(),
            ..self.clone()
        }
    }

    /// The number of the last whole patch.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// All entities in canonical order, as JSON: equal boards have equal bytes.
    pub fn bytes(&self) -> String {
        let entities: Vec<&Entity> = self.entities.values().collect();
        serde_json::to_string(&entities).expect("entities are JSON")
    }

    /// All entities, in canonical order.
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        self.entities.values()
    }

    /// One entity.
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(&id)
    }

    /// Where the team is.
    pub fn stage(&self) -> &StageEntity {
        match self.get(EntityId::Stage) {
            Some(Entity::Stage(stage)) => stage,
            _ => panic!("the board has not come yet"),
        }
    }

    /// The counts as of the last tick.
    pub fn counts(&self) -> CountsEntity {
        match self.get(EntityId::Counts) {
            Some(Entity::Counts(counts)) => *counts,
            _ => panic!("the board has not come yet"),
        }
    }

    /// How the room is led.
    pub fn leading(&self) -> LeadingEntity {
        match self.get(EntityId::Leading) {
            Some(Entity::Leading(leading)) => *leading,
            _ => panic!("the board has not come yet"),
        }
    }

    /// The topics, in order of their ids.
    pub fn topics(&self) -> Vec<&TopicEntity> {
        let topics = self.entities.values().filter_map(|entity| match entity {
            Entity::Topic(topic) => Some(topic),
            _ => None,
        });
        topics.collect()
    }

    /// The topic of a note.
    pub fn topic_of(&self, note: NoteId) -> Option<&TopicEntity> {
        let mut topics = self.topics().into_iter();
        topics.find(|topic| topic.notes.contains(&note))
    }

    /// A note that is shown.
    pub fn note(&self, id: NoteId) -> Option<&NoteEntity> {
        match self.get(EntityId::Note(id)) {
            Some(Entity::Note(note)) => Some(note),
            _ => None,
        }
    }

    /// The notes of a column as they stand on the board.
    pub fn row(&self, column: ColumnId) -> Vec<NoteId> {
        let mut topics = self.topics();
        topics.retain(|topic| topic.column == column);
        topics.sort_by_key(|topic| (topic.order, topic.id));
        topics
            .into_iter()
            .flat_map(|topic| topic.notes.clone())
            .collect()
    }

    /// A round.
    pub fn round(&self, id: RoundId) -> Option<&RoundEntity> {
        match self.get(EntityId::Round(id)) {
            Some(Entity::Round(round)) => Some(round),
            _ => None,
        }
    }

    /// A poll.
    pub fn poll(&self, id: PollId) -> Option<&PollEntity> {
        match self.get(EntityId::Poll(id)) {
            Some(Entity::Poll(poll)) => Some(poll),
            _ => None,
        }
    }

    /// How many notes are shown.
    pub fn notes(&self) -> usize {
        let notes = self.entities.keys();
        notes.filter(|id| matches!(id, EntityId::Note(_))).count()
    }
}
