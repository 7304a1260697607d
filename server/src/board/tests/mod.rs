//! The board by noun, each test under the rule that it proves, and its laws over random scripts.

mod acting;
mod commands;
mod counting;
mod deeds;
mod filling;
mod grouping;
mod handing;
mod keeping;
mod laws;
mod leading;
mod mine;
mod others;
mod placing;
mod polling;
mod revealing;
mod script;
mod signing;
mod sound;
mod splitting;
mod voting;
mod who;
mod world;
mod writing;
