//! The parsers, one file each.

mod creation;
mod frame;
mod hello;
mod http;
mod journal;
mod table;
mod text;

use crate::Target;

/// All of them.
pub const TARGETS: &[Target] = &[
    frame::TARGET,
    hello::TARGET,
    creation::TARGET,
    text::TARGET,
    journal::TARGET,
    http::TARGET,
];
