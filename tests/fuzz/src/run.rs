//! Feeds a target, and notices when a promise breaks: a panic in whichever thread, or too long a time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rand::SeedableRng as _;
use rand::rngs::StdRng;

use crate::mutate::Mutator;
use crate::{Target, Verdict, corpus};

/// The longest that one input may take, also on a busy machine and with nothing optimised.
const PATIENCE: Duration = Duration::from_secs(5);

/// Panics so far, in all threads: a server's task that panics ends unseen otherwise.
static PANICS: AtomicUsize = AtomicUsize::new(0);
static COUNTING: Once = Once::new();

/// What came of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Inputs that were taken.
    pub taken: usize,
    /// Inputs that were refused.
    pub refused: usize,
}

/// An input broke a promise.
#[derive(Debug)]
pub struct Broken {
    /// The input.
    pub input: Vec<u8>,
    /// What happened.
    pub what: String,
}

/// Feeds one input.
///
/// # Errors
/// When a promise breaks.
pub fn feed(target: &Target, input: &[u8]) -> Result<Verdict, Broken> {
    COUNTING.call_once(|| {
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            PANICS.fetch_add(1, Ordering::SeqCst);
            told(panic);
        }));
    });
    let (before, began) = (PANICS.load(Ordering::SeqCst), Instant::now());
    let verdict = catch_unwind(AssertUnwindSafe(|| (target.feed)(input)));
    let took = began.elapsed();
    let broken = |what: &str| Broken {
        input: input.to_vec(),
        what: format!("{}: {what}", target.name),
    };
    match verdict {
        Err(_) => Err(broken("it panicked")),
        Ok(_) if PANICS.load(Ordering::SeqCst) > before => Err(broken("something panicked")),
        Ok(_) if took > PATIENCE => Err(broken("it took too long")),
        Ok(verdict) => Ok(verdict),
    }
}

/// Feeds what the corpus keeps, then inputs that a seed draws, for as long as `more` says of their number.
///
/// # Errors
/// At the first input that breaks a promise.
pub fn run(target: &Target, seed: u64, more: impl Fn(usize) -> bool) -> Result<Tally, Broken> {
    let kept = corpus::kept(target.name).map_err(|error| Broken {
        input: Vec::new(),
        what: error.to_string(),
    })?;
    let seeds: Vec<Vec<u8>> = (target.seeds)()
        .into_iter()
        .chain(kept.into_iter().map(|(_, input)| input))
        .collect();
    let mut tally = Tally::default();
    let mut count = |verdict| match verdict {
        Verdict::Taken => tally.taken += 1,
        Verdict::Refused => tally.refused += 1,
    };
    for input in &seeds {
        count(feed(target, input)?);
    }
    let (mutator, mut dice) = (Mutator::new(seeds), StdRng::seed_from_u64(seed));
    for number in 0.. {
        if !more(number) {
            break;
        }
        count(feed(target, &mutator.next(&mut dice))?);
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(feed: fn(&[u8]) -> Verdict) -> Target {
        Target {
            name: "none",
            seeds: || vec![br#"{"a":[1,2],"b":"c"}"#.to_vec()],
            feed,
            inputs: 0,
        }
    }

    #[test]
    fn a_panic_is_noticed_in_whichever_thread_and_the_input_is_told() {
        let here = target(|_| panic!("on purpose"));
        let there = target(|_| {
            let ended = std::thread::spawn(|| panic!("on purpose")).join();
            assert!(ended.is_err());
            Verdict::Taken
        });
        let fine = target(|_| Verdict::Refused);
        for broken in [here, there] {
            let told = run(&broken, 1, |_| true).expect_err("it panics");
            assert_eq!(told.input, (broken.seeds)()[0]);
        }
        assert_eq!(feed(&fine, b"x").expect("no panic"), Verdict::Refused);
    }

    #[test]
    fn the_same_seed_draws_the_same_inputs() {
        let seeds = (target(|_| Verdict::Taken).seeds)();
        let drawn = |seed| {
            let (mutator, mut dice) = (Mutator::new(seeds.clone()), StdRng::seed_from_u64(seed));
            (0..100)
                .map(|_| mutator.next(&mut dice))
                .collect::<Vec<_>>()
        };
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
    }
}
