//! Each deliberate leak is caught, and by the law that it breaks: so the proof can fail. The smallest
//! script that catches it stands in `docs/PROOF.md`, which is written anew with `CANDOR_WRITE=1`.

use std::fmt::Write as _;
use std::sync::Mutex;

use proptest::prelude::ProptestConfig;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use super::laws::{Broken, Law, hold};
use super::session::{Script, scripts};
use crate::room::leaks::{self, Leak};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/PROOF.md");
const MARK: &str = "<!-- Below: written by the test `a10_each_leak_is_caught`. -->\n";

/// Which law a leak breaks.
fn breaks(leak: Leak) -> Law {
    match leak {
        Leak::AuthorField
        | Leak::StablePseudonym
        | Leak::PerSeatCounter
        | Leak::IdFromSeat
        | Leak::JournaledAuthor
        | Leak::LoggedSeat
        | Leak::MeteredSeat => Law::Others,
        Leak::ArrivalOrder => Law::Order,
        Leak::ImmediateReadiness | Leak::LiveTotal | Leak::NoWaiting | Leak::SpentNumber => {
            Law::Quiet
        }
        Leak::NewerSnapshot => Law::Newcomer,
        Leak::ToldApart => Law::Stranger,
    }
}

/// The smallest script that catches a leak, and how it does.
fn smallest(leak: Leak) -> (Script, Broken) {
    let config = ProptestConfig {
        cases: 5_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, dice);
    let leaky = |script: &Script| leaks::with(leak, || hold(script));
    let run = runner.run(&scripts(40), |script| {
        leaky(&script).map_err(|broken| TestCaseError::fail(broken.to_string()))
    });
    match run {
        Err(TestError::Fail(_, script)) => {
            let broken = leaky(&script).expect_err("it failed with this script");
            (script, broken)
        }
        run => panic!("nothing catches {leak:?}: {run:?}"),
    }
}

/// A line of the document's table.
fn row(leak: Leak) -> String {
    let (script, broken) = smallest(leak);
    assert_eq!(broken.law, breaks(leak), "{leak:?}: {broken}");
    assert!(hold(&script).is_ok(), "{leak:?}: caught without the leak");
    format!("| {} | {broken} | {} |\n", leak.says(), script.named())
}

#[test]
fn a10_each_leak_is_caught() {
    let left = Mutex::new(Leak::ALL.iter().enumerate());
    let rows = Mutex::new(vec![String::new(); Leak::ALL.len()]);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let next = left.lock().expect("nobody panicked").next();
                    let Some((place, leak)) = next else { return };
                    let row = row(*leak);
                    rows.lock().expect("nobody panicked")[place] = row;
                }
            });
        }
    });
    let mut table = String::from("| leak | caught, for | smallest script |\n| --- | --- | --- |\n");
    for row in rows.into_inner().expect("nobody panicked") {
        write!(table, "{row}").expect("a string takes all");
    }
    let document = std::fs::read_to_string(DOCUMENT).expect("the document");
    let (above, below) = document.split_once(MARK).expect("the mark");
    if std::env::var_os("CANDOR_WRITE").is_some() {
        std::fs::write(DOCUMENT, format!("{above}{MARK}{table}")).expect("written");
    } else {
        assert_eq!(
            below, table,
            "docs/PROOF.md is of old: CANDOR_WRITE=1 writes it"
        );
    }
}
