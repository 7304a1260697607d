//! Seeds: all dice of a run come from one number. It fixes what is wished and which faults are drawn;
//! when tasks and processes meet is the machine's, and so are ids and keys.

use std::fmt;

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use sha2::{Digest as _, Sha256};

/// Where dice begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Seed {
    fn hash(self, label: &str, number: u64) -> [u8; 32] {
        let hash = Sha256::new_with_prefix(label);
        let hash = hash.chain_update(self.0.to_be_bytes());
        hash.chain_update(number.to_be_bytes()).finalize().into()
    }

    /// The dice of one part.
    pub fn dice(self, label: &str, number: u64) -> StdRng {
        StdRng::from_seed(self.hash(label, number))
    }

    /// The seed of the chapter with this number; the first one has the run's own, so that a chapter
    /// is played again by its seed.
    pub fn chapter(self, number: u64) -> Self {
        if number == 0 {
            return self;
        }
        let hash = self.hash("chapter", number);
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hash[..8]);
        // Short enough to type.
        Self(u64::from_be_bytes(bytes) % 1_000_000_000)
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
