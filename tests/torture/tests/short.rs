//! A short torture on fixed seeds, those that once failed among them: the real program, a data
//! directory, a faulty network, `kill -9` (K1, S2, S3).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use candor_torture::life::Pace;
use candor_torture::run::{Options, Until, run};
use candor_torture::seed::Seed;

/// Load of each.
const LOAD: Duration = Duration::from_millis(4_500);

/// A folder that goes when the test is over, unless that failed.
struct Data(PathBuf);

impl Data {
    fn new(seed: u64) -> Self {
        let name = format!("candor-torture-{}-{seed}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }
}

/// The program beside this test: `cargo test --workspace` has built it, and where that is not so, or
/// its sources are newer, cargo is asked to.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    let folder = test.parent().and_then(Path::parent).expect("its folder");
    let program = folder.join(format!("candor{}", std::env::consts::EXE_SUFFIX));
    let built = modified(&program);
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = ["server/src", "protocol/src"].map(|folder| newest(&top.join(folder)));
    if built.is_none() || sources.into_iter().any(|newest| newest > built) {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--package", "candor", "--locked", "--quiet"]);
        if folder.ends_with("release") {
            cargo.arg("--release");
        }
        cargo.env("CARGO_TARGET_DIR", folder.parent().expect("the target"));
        let status = cargo.current_dir(&top).status().expect("cargo");
        assert!(status.success(), "the program has to be built");
    }
    program
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    entries
        .filter_map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                newest(&path)
            } else {
                modified(&path)
            }
        })
        .max()
}

async fn torture(seed: u64) -> String {
    let data = Data::new(seed);
    let options = Options {
        program: program(),
        data: Some(data.0.clone()),
        seed: Seed(seed),
        clients: 5,
        rooms: 1,
        pace: Pace::quick(),
        until: Until::Chapter(LOAD),
    };
    let summary = run(&options, |_| {}).await.expect("it starts");
    let shown = format!("{summary}");
    assert!(summary.holds(), "{shown}\n{}", data.0.display());
    assert!(summary.acknowledged() > 0, "{shown}");
    shown
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn k1_s2_s3_nothing_is_lost_or_double_whatever_dies() {
    // Each has a program and a network of its own, so they are tortured at once.
    let (one, other) = tokio::join!(torture(1), torture(2));
    println!("{one}\n{other}");
}
