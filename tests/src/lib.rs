//! What the tests of Candor as a whole work with: a server in-process, clients over real sockets,
//! rooms and sealing as a browser makes them. It knows nothing of the server's insides.

pub mod client;
pub mod copy;
pub mod http;
pub mod retro;
pub mod seal;
pub mod server;
pub mod socket;
pub mod wire;

pub use client::Client;
pub use copy::BoardCopy;
pub use retro::{Retro, Text};
pub use server::TestServer;
pub use socket::Message;
