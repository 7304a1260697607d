//! The document's table of sealed texts has the kinds and fields that the page seals, and no others.

use std::collections::BTreeSet;

use super::DOCUMENT;

/// The page's own list: a text that belongs nowhere in it does not compile there.
const SEAL: &str = include_str!("../../../web/src/seal/seal.ts");

/// The names in a piece of a type or of a table: letters and `/`, whatever quotes them. What stands
/// for a number is none.
fn names(piece: &str) -> Vec<&str> {
    let parts = piece.split(|letter: char| !letter.is_ascii_lowercase() && letter != '/');
    parts
        .filter(|name| !matches!(*name, "" | "number" | "index"))
        .collect()
}

fn pairs(kinds: &str, fields: &str) -> BTreeSet<(String, String)> {
    let kinds = names(kinds).into_iter();
    kinds
        .flat_map(|kind| {
            let fields = names(fields).into_iter();
            fields.map(move |field| (kind.to_owned(), field.to_owned()))
        })
        .collect()
}

fn sealed_by_the_page() -> BTreeSet<(String, String)> {
    let (_, from) = SEAL.split_once("export type Seam =").expect("it is there");
    let (whole, _) = from.split_once(';').expect("it ends");
    let lines = whole.lines().filter(|line| !line.contains("/**"));
    lines
        .filter_map(|line| line.split_once("|${string}|"))
        .flat_map(|(kinds, fields)| pairs(kinds, fields))
        .filter(|(kind, _)| kind != "draft")
        .collect()
}

fn in_the_document() -> BTreeSet<(String, String)> {
    let document = std::fs::read_to_string(DOCUMENT).expect("the document is there");
    let (_, from) = document
        .split_once("| kind | field | size |\n| --- | --- | --- |\n")
        .expect("the table is there");
    let rows = from.lines().take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        let kinds = cells[1].split('(').next().expect("a kind");
        pairs(kinds, cells[2])
    })
    .collect()
}

#[test]
fn a11_the_document_lists_every_text_that_the_page_seals() {
    assert_eq!(in_the_document(), sealed_by_the_page());
}
