//! `POST /api/rooms`: the body, all made by the browser. Repeating it is harmless.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::{
    Check, ColumnId, Content, DoorHash, FacilitatorHash, RoomId, Sealed, SealedLine, Settings,
    limits,
};

/// A new room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct CreateRoom {
    /// Its id.
    pub room: RoomId,
    /// What the server knows the door by.
    pub door_hash: DoorHash,
    /// What the server knows the first facilitator key by.
    pub facilitator_hash: FacilitatorHash,
    /// Published on the board.
    pub check: Check,
    /// Sealed as kind `board`, the room's id, field `title`.
    pub title: SealedLine,
    /// At least one.
    pub columns: Vec<NewColumn>,
    /// Fixed from here on.
    pub settings: Settings,
    /// Sealed as kind `board`, the room's id, field `plan`.
    #[serde(default)]
    pub plan: Option<Sealed>,
    /// What stands on the board from the beginning.
    #[serde(default)]
    pub content: Option<Box<Content>>,
}

/// A column of a new room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub struct NewColumn {
    /// Its id.
    pub id: ColumnId,
    /// Sealed as kind `column`, its id, field `name`.
    pub name: SealedLine,
    /// Sealed as kind `column`, its id, field `prompt`.
    pub prompt: Option<SealedLine>,
}

impl CreateRoom {
    /// Whether the values are within the bounds and the columns' ids differ.
    pub fn is_valid(&self) -> bool {
        let (shortest, longest) = limits::TICK_SECONDS;
        let mut ids: Vec<_> = self.columns.iter().map(|column| column.id).collect();
        ids.sort_unstable();
        ids.dedup();
        (1..=limits::COLUMNS).contains(&self.columns.len())
            && ids.len() == self.columns.len()
            && (shortest..=longest).contains(&self.settings.tick_seconds)
            && (1..=limits::FLOOR).contains(&self.settings.floor)
            && self
                .content
                .as_ref()
                .is_none_or(|content| content.is_valid(&self.columns))
    }
}
