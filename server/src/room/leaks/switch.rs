//! Which leak is switched on. Each test thread has a switch of its own.

use std::cell::Cell;

/// A promise to break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::room) enum Leak {
    AuthorField,
    StablePseudonym,
    PerSeatCounter,
    IdFromSeat,
    JournaledAuthor,
    LoggedSeat,
    MeteredSeat,
    ArrivalOrder,
    ImmediateReadiness,
    LiveTotal,
    NoWaiting,
    SpentNumber,
    NewerSnapshot,
    ToldApart,
}

impl Leak {
    /// All of them.
    pub(in crate::room) const ALL: [Self; 14] = [
        Self::AuthorField,
        Self::StablePseudonym,
        Self::PerSeatCounter,
        Self::IdFromSeat,
        Self::JournaledAuthor,
        Self::LoggedSeat,
        Self::MeteredSeat,
        Self::ArrivalOrder,
        Self::ImmediateReadiness,
        Self::LiveTotal,
        Self::NoWaiting,
        Self::SpentNumber,
        Self::NewerSnapshot,
        Self::ToldApart,
    ];

    /// What it does.
    pub(in crate::room) fn says(self) -> &'static str {
        match self {
            Self::AuthorField => "A shown note or comment says whose it is",
            Self::StablePseudonym => {
                "A shown note or comment has a name for its author that is the same on all of theirs"
            }
            Self::PerSeatCounter => {
                "A shown note or comment says how many its author had written before"
            }
            Self::IdFromSeat => "A topic's id is made from the seat of its first note's author",
            Self::JournaledAuthor => "The journal says whose a note or comment is",
            Self::LoggedSeat => "A log line has a seat",
            Self::MeteredSeat => "A metric counts commands by seat",
            Self::ArrivalOrder => "Hidden notes come out in the order in which they were written",
            Self::ImmediateReadiness => {
                "The ready count changes when somebody says ready, and not on the tick"
            }
            Self::LiveTotal => "An open round shows how many ballots it has as they come",
            Self::NoWaiting => "A note on a visible board shows at once",
            Self::SpentNumber => "A hidden note spends a number of the public channel",
            Self::NewerSnapshot => "Whoever comes gets counts that are newer than the last tick",
            Self::ToldApart => {
                "Editing somebody else's hidden note fails in another way than editing none"
            }
        }
    }
}

thread_local! {
    static ON: Cell<Option<Leak>> = const { Cell::new(None) };
}

/// Whether a leak is switched on in this thread.
pub(in crate::room) fn is_on(leak: Leak) -> bool {
    ON.get() == Some(leak)
}

/// Does something while a leak is on.
pub(in crate::room) fn with<T>(leak: Leak, act: impl FnOnce() -> T) -> T {
    /// Switches off whatever happens.
    struct Off;
    impl Drop for Off {
        fn drop(&mut self) {
            ON.set(None);
        }
    }
    let _off = Off;
    ON.set(Some(leak));
    act()
}
