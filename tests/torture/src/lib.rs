//! A torture test in the manner of Jepsen's set tests: random commands from several clients go through
//! a network that cuts, stalls and truncates, to the real program, which is killed at random instants.
//! The history of what was sent and acknowledged is held against a model afterwards (S2, S3, K1).

pub mod act;
pub mod browser;
pub mod chapter;
pub mod checker;
pub mod doomed;
pub mod faults;
pub mod history;
pub mod ledger;
pub mod life;
pub mod model;
pub mod outbox;
pub mod program;
pub mod proxy;
pub mod room;
pub mod run;
pub mod seed;
pub mod sight;
pub mod summary;
pub mod visit;
