//! The board by rule number, and its laws over random scripts.

mod acting;
mod laws;
mod rules;
mod signing;
mod voting;
mod world;
