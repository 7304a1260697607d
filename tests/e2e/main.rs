//! End to end: a whole server in-process, real sockets, time moved by hand. One binary, a module
//! for each part of the rules.

mod bad_frames;
mod bad_hellos;
mod bad_http;
mod counts;
mod disk;
mod ending;
mod examples;
mod failing;
mod flood;
mod full;
mod grouping;
mod hidden;
mod leading;
mod polls;
mod private;
mod public;
mod repeats;
mod restart;
mod resume;
mod seats;
mod signing;
mod stalled;
mod votes;
mod waiting;
