//! Candor's server. Imports point downwards only:
//! protocol ← board ← journal ← room ← registry ← session ← http ← main.

pub mod board;
pub mod clock;
pub mod journal;
pub mod registry;
pub mod room;
pub mod session;
