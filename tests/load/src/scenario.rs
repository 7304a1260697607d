//! What is measured: how many rooms, how many viewers, how fast. It knows no server.

/// A fixed load.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scenario {
    /// As it is printed.
    pub(crate) name: &'static str,
    /// Rooms at once.
    pub(crate) rooms: usize,
    /// Connections of each room; the first of them also lead.
    pub(crate) viewers: usize,
    /// Deliveries a second, over all rooms. A delivery is one change that reaches one viewer,
    /// merged with others or not.
    pub(crate) deliveries_per_second: u32,
}

/// Changes a second that one connection sends at most: below the server's rate for a connection.
const CHANGES_PER_LEADER: f64 = 20.0;

impl Scenario {
    /// What `make bench` measures.
    pub(crate) const ALL: [Self; 2] = [
        Self {
            name: "1 x 500",
            rooms: 1,
            viewers: 500,
            deliveries_per_second: 20_000,
        },
        Self {
            name: "200 x 10",
            rooms: 200,
            viewers: 10,
            deliveries_per_second: 10_000,
        },
    ];

    /// Connections over all rooms.
    pub(crate) fn connections(&self) -> usize {
        self.rooms * self.viewers
    }

    /// Changes a second of each room.
    pub(crate) fn changes_per_room(&self) -> f64 {
        f64::from(self.deliveries_per_second) / self.connections() as f64
    }

    /// Connections of a room that take turns in sending changes.
    pub(crate) fn leaders(&self) -> usize {
        ((self.changes_per_room() / CHANGES_PER_LEADER).ceil() as usize).clamp(1, self.viewers)
    }
}
