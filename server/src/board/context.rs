//! What a decision may know besides the board and the command.

use candor_protocol::{FacilitatorHash, Millis};

use super::live::Live;
use super::seat::Seat;

/// Draws: shuffles, delays, ids, salts. In the server a CSPRNG, in a test a seeded one.
pub type Dice<'a> = &'a mut dyn rand::Rng;

/// The circumstances of one command.
pub struct Context<'a> {
    /// The time.
    pub now: Millis,
    /// Whoever asks has this seat. Which one it is decides about nothing but the pseudonym of a ballot
    /// or an answer, and whether it is the one that stands to lead (A1).
    pub seat: Option<Seat>,
    /// The facilitator key that whoever asks holds. It leads while the board knows it.
    pub key: Option<FacilitatorHash>,
    /// The live state, as of the last tick where it shows.
    pub live: &'a Live,
    /// Draws.
    pub dice: Dice<'a>,
}
