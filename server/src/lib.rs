//! Candor's server. Imports point downwards only:
//! protocol ← board ← journal ← room ← registry ← session ← http ← main.

pub mod board;
pub mod clock;
pub mod config;
pub mod http;
pub mod journal;
pub mod log;
pub mod metrics;
pub mod registry;
pub mod room;
pub mod server;
pub mod session;
