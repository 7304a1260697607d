//! The board by rule number, and its laws over random scripts.

mod laws;
mod polling;
mod rules;
mod voting;
mod world;
