//! The board by rule number, and its laws over random scripts.

mod acting;
mod commands;
mod deeds;
mod grouping;
mod laws;
mod leading;
mod mine;
mod polling;
mod rules;
mod script;
mod signing;
mod sound;
mod voting;
mod who;
mod world;
