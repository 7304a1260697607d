//! The board by noun, each test under the rule that it proves, and its laws over random scripts.

mod acting;
mod commands;
mod counting;
mod deeds;
mod filling;
mod grouping;
mod handing;
pub(crate) mod happening;
mod keeping;
mod laws;
mod leading;
pub(crate) mod mine;
mod placing;
mod polling;
mod revealing;
pub(crate) mod script;
mod signing;
mod sound;
mod splitting;
mod voting;
pub(crate) mod who;
pub(crate) mod world;
mod writing;
