//! The proof of anonymity, as far as a program can be tested for it: random sessions in a real room,
//! held to laws (A10), and each deliberate leak caught by one of them.

mod caught;
mod hall;
mod laws;
mod others;
mod recorded;
mod reloaded;
mod session;
mod trace;

use std::collections::BTreeSet;
use std::time::Instant;

use proptest::prelude::ProptestConfig;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{FileFailurePersistence, TestCaseError, TestError, TestRunner};

use session::{Beat, Script, Unwatched, scripts};

use crate::board::tests::script::command_names;

/// Scripts that are tried, all together, unless the variable says another number.
const SCRIPTS: u32 = 1_000;
const SCRIPTS_VARIABLE: &str = "CANDOR_SCRIPTS";

fn number_of_scripts() -> u32 {
    let wanted = std::env::var(SCRIPTS_VARIABLE);
    wanted.map_or(SCRIPTS, |text| text.parse().expect("a number of scripts"))
}

/// A seed that failed once is kept below this folder, and tried first ever after.
fn config(cases: u32) -> ProptestConfig {
    let kept = FileFailurePersistence::WithSource("regressions");
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(kept)),
        source_file: Some(file!()),
        ..ProptestConfig::default()
    }
}

fn holds(script: Script) -> Result<(), TestCaseError> {
    laws::hold(&script).map_err(|broken| TestCaseError::fail(broken.to_string()))
}

/// Whoever adds a command gives the scripts a way to it: the proof holds for no others.
#[test]
fn a10_scripts_take_every_command_in_a_real_room() {
    let mut runner = TestRunner::deterministic();
    let mut taken = BTreeSet::new();
    for _ in 0..250 {
        let script = scripts(120)
            .new_tree(&mut runner)
            .expect("a script")
            .current();
        let (beats, _) = session::play(&script, &mut Unwatched).expect("played");
        taken.extend(beats.iter().filter_map(Beat::taken));
    }
    let missing: Vec<_> = command_names()
        .into_iter()
        .filter(|name| !taken.contains(&**name))
        .collect();
    assert!(missing.is_empty(), "never taken: {missing:?}");
}

#[test]
fn a10_who_does_it_changes_nothing_that_leaves_the_room_or_is_kept() {
    let scripts_wanted = number_of_scripts();
    let began = Instant::now();
    let threads = std::thread::available_parallelism().map_or(1, |number| number.get() as u32);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let share = scripts_wanted / threads + u32::from(thread < scripts_wanted % threads);
            scope.spawn(move || {
                let run = TestRunner::new(config(share)).run(&scripts(120), holds);
                if let Err(TestError::Fail(broken, script)) = run {
                    panic!("{broken}\nsmallest script: {script:#?}");
                }
                run.expect("it ran");
            });
        }
    });
    println!(
        "{scripts_wanted} scripts in {:.1?} on {threads} threads",
        began.elapsed()
    );
}
