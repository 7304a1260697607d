//! `docs/RULES.md` names the tests that prove each rule, and this keeps it true: a test whose name
//! begins with a rule's number stands in a file that is listed there, and what is listed is there,
//! and says the number or what else it proves. Reads files as text, like `floors.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Where tests are, from the top of the repository.
const FOLDERS: [&str; 5] = [
    "protocol/src",
    "server/src",
    "server/tests",
    "tests",
    "web/src",
];

/// What people who build have there besides.
const NOT_OURS: [&str; 2] = ["node_modules", "target"];

/// Sources by their path from the top of the repository.
fn sources() -> BTreeMap<String, String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders: Vec<_> = FOLDERS.iter().map(|folder| top.join(folder)).collect();
    let mut found = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            if path.is_dir() && !NOT_OURS.contains(&&*name) {
                folders.push(path);
            } else if name.ends_with(".rs") || name.ends_with(".ts") || name.ends_with(".tsx") {
                let below = path.strip_prefix(&top).expect("below the top");
                let text = fs::read_to_string(&path).expect("a source");
                found.insert(below.to_string_lossy().into_owned(), text);
            }
        }
    }
    found
}

/// What the list of a rule says of a file, a folder, or a pattern with one star.
#[derive(Debug, PartialEq)]
struct Entry {
    path: String,
    /// What it proves, in brackets.
    explained: bool,
}

/// The rules by number, each with what its `*Tests*` lists.
fn rules() -> BTreeMap<String, Vec<Entry>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/RULES.md");
    listed(&fs::read_to_string(path).expect("the rules"))
}

fn listed(document: &str) -> BTreeMap<String, Vec<Entry>> {
    let sections = document.split("\n### ").skip(1);
    let rule = |section: &str| {
        // A heading of the next kind ends the section as well.
        let section = section.split("\n## ").next().unwrap_or(section);
        let number = section.split_whitespace().next().expect("a number");
        let tests = section.split_once("*Tests*").map_or("", |(_, tests)| tests);
        (number.to_owned(), entries(tests))
    };
    sections.map(rule).collect()
}

fn entries(list: &str) -> Vec<Entry> {
    let pieces: Vec<&str> = list.split('`').collect();
    let quoted = pieces.chunks_exact(2).zip(pieces.iter().skip(2).step_by(2));
    let entry = |(pair, after): (&[&str], &&str)| Entry {
        path: pair[1].to_owned(),
        explained: after.trim_start().starts_with('('),
    };
    quoted.map(entry).collect()
}

/// The number that a test's name begins with: `a13_no_cookie` proves A13.
fn number(name: &str) -> Option<String> {
    let (head, _) = name.split_once('_')?;
    let digits = head.strip_prefix(['a', 's', 'f', 'k', 'l'])?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| head.to_uppercase())
}

/// The numbers of the tests of a source, by their names.
fn numbers(source: &str) -> BTreeSet<String> {
    let lines = source.lines().map(str::trim_start);
    let named = lines.filter_map(|line| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        line.strip_prefix("fn ")
    });
    named.filter_map(number).collect()
}

/// Whether a source says a rule's number, as a word.
fn says(source: &str, number: &str) -> bool {
    let mut words = source.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| word == number)
}

/// Whether what is listed means a file.
fn means(listed: &str, path: &str) -> bool {
    match listed.split_once('*') {
        Some((head, tail)) => path.starts_with(head) && path.ends_with(tail),
        None if listed.ends_with('/') => path.starts_with(listed),
        None => path == listed,
    }
}

#[test]
fn every_test_that_names_a_rule_is_listed_under_it() {
    let rules = rules();
    let mut missing = Vec::new();
    for (path, source) in sources() {
        for number in numbers(&source) {
            let listed = rules.get(&number);
            let listed = listed.unwrap_or_else(|| panic!("{path}: there is no rule {number}"));
            if !listed.iter().any(|entry| means(&entry.path, &path)) {
                missing.push(format!("{number}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "not in docs/RULES.md: {missing:#?}");
}

#[test]
fn what_is_listed_under_a_rule_is_there_and_says_what_it_proves() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (number, listed) in rules() {
        for Entry { path, explained } in listed {
            let mut meant = sources.iter().filter(|(there, _)| means(&path, there));
            let proves = |source: &String| {
                explained || numbers(source).contains(&number) || says(source, &number)
            };
            if !meant.any(|(_, source)| proves(source)) {
                wrong.push(format!("{number}: {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "docs/RULES.md says otherwise: {wrong:#?}");
}

#[test]
fn the_test_itself_sees_what_it_should() {
    let source = "    async fn a13_no_cookie() {}\nfn as_it_was() {}\nfn s3() {}\n// A1, B2";
    assert_eq!(numbers(source), BTreeSet::from(["A13".to_owned()]));
    assert!(says(source, "A1") && !says(source, "A13"));
    let list = "`no`\n*Tests* `a/b.rs`,\n`c/`\n(that it is so), `d.rs`.\n\n## Y\n`z`\n### S2 Two\n";
    let rules = listed(&format!("# x\n### A1 One\n{list}"));
    let entry = |(path, explained): (&str, bool)| Entry {
        path: path.to_owned(),
        explained,
    };
    let of_first = [("a/b.rs", false), ("c/", true), ("d.rs", false)].map(entry);
    assert_eq!(rules["A1"], of_first);
    assert!(rules["S2"].is_empty());
    assert!(means("a/*.test.ts", "a/b.test.ts") && means("a/", "a/b.rs"));
    assert!(!means("a/b.rs", "a/b.rs.rs"));
}
