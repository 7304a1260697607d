//! The board by rule number, and its laws over random scripts.

mod grouping;
mod laws;
mod leading;
mod polling;
mod rules;
mod voting;
mod world;
