//! Candor's server. Imports point downwards only:
//! protocol ← board ← journal ← room ← registry ← session ← http ← main.

// Nothing reachable from the network unwraps, indexes or overflows.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_sign_loss,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

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
pub(crate) mod socket;
pub(crate) mod wire;
