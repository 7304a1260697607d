//! What is measured, one part a file. Each knows a server only by its name.

pub(crate) mod disk;
pub(crate) mod fixed;
pub(crate) mod joining;
pub(crate) mod latency;
pub(crate) mod memory;
pub(crate) mod saturation;
pub(crate) mod storm;
