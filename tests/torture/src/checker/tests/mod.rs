//! The checker is fed histories and boards with one violation each, and finds it; and it finds none
//! where there is none.

mod sights;
mod texts;
mod votes;
mod world;
