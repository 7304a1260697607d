//! The board by rule number, and its laws over random scripts.

mod acting;
mod grouping;
mod laws;
mod leading;
mod polling;
mod rules;
mod signing;
mod voting;
mod world;
