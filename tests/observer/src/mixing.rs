//! How texts wait until they come out. It knows no room.

use candor_protocol::limits;

/// How texts wait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Mixing {
    /// Until a tick, each by a delay of its own.
    Ticks {
        /// A tick, seconds.
        seconds: u32,
        /// The longest delay, ticks.
        most: u32,
    },
    /// Not at all: each comes out at once. The board cannot be set so; this checks the instrument.
    Off,
}

impl Mixing {
    /// What a room has unless its creator says otherwise.
    pub(crate) const DEFAULT: Self = Self::Ticks {
        seconds: limits::TICK_SECONDS_DEFAULT,
        most: limits::WAIT_TICKS,
    };

    /// What it is called: `3 s, up to 4 ticks`.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Ticks { seconds, most: 1 } => format!("{seconds} s, 1 tick"),
            Self::Ticks { seconds, most } => format!("{seconds} s, up to {most} ticks"),
            Self::Off => "no waiting".to_owned(),
        }
    }

    /// A tick, seconds.
    pub(crate) fn tick_seconds(self) -> u32 {
        match self {
            Self::Ticks { seconds, .. } => seconds,
            Self::Off => limits::TICK_SECONDS_DEFAULT,
        }
    }

    /// The longest wait, seconds.
    pub(crate) fn longest(self) -> u32 {
        match self {
            Self::Ticks { seconds, most } => seconds * most,
            Self::Off => 0,
        }
    }
}
