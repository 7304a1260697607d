//! The house has floors: imports point downwards only, and the board is pure. Reads sources as
//! text, so it takes no build and no luck.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. A module may use its own floor's file and the floors below it, no others.
/// `protocol` is a crate of its own below all of these.
const FLOORS: [&[&str]; 9] = [
    &["board"],
    &["clock", "log", "metrics", "socket", "wire"],
    &["journal"],
    &["room"],
    &["registry"],
    &["session"],
    &["http"],
    &["server"],
    &["config"],
];

/// What the board never touches: clocks, randomness, input and output, other threads.
const BANNED_IN_BOARD: [&str; 22] = [
    "std::time",
    "SystemTime",
    "Instant",
    "Clock",
    "sleep",
    "tokio",
    "futures",
    "async fn",
    "thread_rng",
    "rand::rng",
    "rand::random",
    "OsRng",
    "SysRng",
    "getrandom",
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "tracing",
    "println!",
    "metrics",
    "unsafe",
];

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            // Tests of a floor may look at whatever they need.
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                let below = path.strip_prefix(&root).expect("below the root");
                found.push((below.to_owned(), code(&text)));
            }
        }
    }
    found
}

/// A source without its comments, and without the tests at its end.
fn code(text: &str) -> String {
    let before_tests = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let lines = before_tests.lines();
    let uncommented = lines.map(|line| line.split("//").next().unwrap_or(line));
    uncommented.collect::<Vec<_>>().join("\n")
}

/// The module at the top of the crate that a file belongs to.
fn module(path: &Path) -> String {
    let first = path.iter().next().expect("a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn floor(module: &str) -> usize {
    let found = FLOORS.iter().position(|floor| floor.contains(&module));
    found.unwrap_or_else(|| panic!("`{module}` has no floor yet: give it one in FLOORS"))
}

/// The top modules that a text names behind `crate::`, in groups too.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => found.extend(heads(group)),
            None => found.extend([word(after)]),
        }
    }
    found
}

/// The first name of each path of a group: `a, b::{c, d}}` names a and b.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut at_head) = (1, Vec::new(), true);
    for (place, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => at_head = true,
            letter if at_head && !letter.is_whitespace() => {
                heads.push(word(&group[place..]));
                at_head = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

#[test]
fn imports_point_downwards_only() {
    for (path, code) in sources() {
        let own = module(&path);
        if own == "lib" || own == "main" {
            continue;
        }
        for import in imports(&code) {
            assert!(
                import == own || floor(&import) < floor(&own),
                "{} is on floor {} and uses `{import}`, which is on floor {}",
                path.display(),
                floor(&own),
                floor(&import)
            );
        }
    }
}

#[test]
fn the_board_uses_no_clock_no_randomness_and_no_io() {
    for (path, code) in sources() {
        if module(&path) == "board" {
            for banned in BANNED_IN_BOARD {
                assert!(!code.contains(banned), "{} uses {banned}", path.display());
            }
        }
    }
}

#[test]
fn a13_the_address_of_a_peer_goes_to_the_creation_of_rooms_and_nowhere_else() {
    for (path, code) in sources() {
        for banned in ["ConnectInfo", "peer_addr", "remote_addr", "SET_COOKIE"] {
            assert!(!code.contains(banned), "{} uses {banned}", path.display());
        }
        for (what, allowed) in [
            ("forwarded", &["client"][..]),
            ("Peer(", &["client", "listener"]),
            ("Peer>", &["rooms"]),
            ("IpAddr", &["client", "creators", "main"]),
            (".client(", &["rooms"]),
            (".admit(client", &["rooms"]),
        ] {
            let name = path.file_stem().expect("a name").to_string_lossy();
            let known = allowed.contains(&&*name);
            assert!(
                known || !code.contains(what),
                "{} uses {what}",
                path.display()
            );
        }
    }
}

#[test]
fn the_test_itself_sees_what_it_should() {
    let code =
        code("use crate::{clock::Clock, journal::{self, Day}};\nuse crate::room; // crate::http");
    let seen: Vec<_> = imports(&code).into_iter().collect();
    assert_eq!(seen, ["clock", "journal", "room"]);
}
