//! The shell of the server over real sockets: page, rooms, bounds, start and end.

mod bounds;
mod common;
mod creators;
mod page;
mod rooms;
mod shutdown;
