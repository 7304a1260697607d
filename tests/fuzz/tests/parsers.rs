//! L2, K4: a bounded number of inputs for each parser, the same in every run.

use candor_fuzz::{TARGETS, run};

/// Any other is as good; `make fuzz` draws its own.
const SEED: u64 = 5;

/// Feeds one target.
fn holds(name: &str) {
    let target = TARGETS
        .iter()
        .find(|target| target.name == name)
        .expect("a target");
    let began = std::time::Instant::now();
    match run::run(target, SEED, |number| number < target.inputs) {
        Ok(tally) => {
            println!("{name}: {tally:?} in {:?}", began.elapsed());
            // What only ever takes one way tests the other one no more.
            assert!(
                tally.taken * 20 > target.inputs,
                "{name} takes hardly anything: {tally:?}"
            );
            assert!(
                tally.refused * 20 > target.inputs,
                "{name} refuses hardly anything: {tally:?}"
            );
        }
        Err(broken) => panic!(
            "{} (seed {SEED}): {}",
            broken.what,
            String::from_utf8_lossy(&broken.input)
        ),
    }
}

/// A panic anywhere counts, so one target is fed after another.
#[test]
fn l2_whatever_parsers_are_fed_is_taken_whole_or_refused() {
    for target in TARGETS {
        holds(target.name);
    }
}
