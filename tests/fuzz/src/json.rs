//! Changes of JSON that keep its form: what comes out is read to its end by most parsers, and says what
//! nobody meant.

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use serde_json::{Map, Value};

use crate::tokens::{NUMBERS, STRINGS};

/// Deeper than any message, and less deep than what serde refuses; and deeper than that.
const DEPTHS: [usize; 3] = [8, 100, 200];
/// Repeats of an entry: more than a small list may have.
const REPEATS: [usize; 4] = [1, 2, 20, 600];

/// Changes one place of a document. `others` are documents to take pieces from.
pub(crate) fn change(document: &mut Value, others: &[Value], dice: &mut StdRng) {
    let places = count(document);
    let other = others.choose(dice);
    let at = dice.random_range(0..places.max(1));
    if let Some(place) = nth(document, &mut { at }) {
        if dice.random_ratio(1, 3) {
            reshape(place, dice);
        } else {
            replace(place, other, dice);
        }
    }
}

/// Values in a document, itself included.
fn count(value: &Value) -> usize {
    let below: usize = match value {
        Value::Array(all) => all.iter().map(count).sum(),
        Value::Object(all) => all.values().map(count).sum(),
        _ => 0,
    };
    below + 1
}

/// The value that so many others come before.
fn nth<'a>(value: &'a mut Value, before: &mut usize) -> Option<&'a mut Value> {
    if *before == 0 {
        return Some(value);
    }
    *before -= 1;
    match value {
        Value::Array(all) => all.iter_mut().find_map(|each| nth(each, before)),
        Value::Object(all) => all.values_mut().find_map(|each| nth(each, before)),
        _ => None,
    }
}

/// Fields and entries come, go, repeat and change places.
fn reshape(place: &mut Value, dice: &mut StdRng) {
    match place {
        Value::Object(fields) if !fields.is_empty() => {
            let names: Vec<String> = fields.keys().cloned().collect();
            let (Some(one), Some(two)) = (names.choose(dice), names.choose(dice)) else {
                return;
            };
            match dice.random_range(0..4_u8) {
                0 => drop(fields.remove(one)),
                1 => retag(fields, one, dice),
                2 => {
                    let value = fields[two].clone();
                    fields.insert(one.clone(), value);
                }
                _ => drop(fields.insert("unheard_of".to_owned(), fields[one].clone())),
            }
        }
        Value::Array(all) if !all.is_empty() => {
            let at = dice.random_range(0..all.len());
            match dice.random_range(0..4_u8) {
                0 => drop(all.remove(at)),
                1 => all.swap(0, at),
                2 => all.clear(),
                _ => {
                    let times = REPEATS.choose(dice).copied().unwrap_or(1);
                    all.extend(std::iter::repeat_n(all[at].clone(), times));
                }
            }
        }
        other => *other = deep(dice),
    }
}

/// A field under another name.
fn retag(fields: &mut Map<String, Value>, name: &str, dice: &mut StdRng) {
    if let Some(value) = fields.remove(name) {
        let to = STRINGS.choose(dice).copied().unwrap_or_default();
        fields.insert(to.to_owned(), value);
    }
}

fn replace(place: &mut Value, other: Option<&Value>, dice: &mut StdRng) {
    *place = match dice.random_range(0..12_u8) {
        0 => Value::Null,
        1 => Value::Bool(dice.random()),
        2 | 3 => {
            let spelt = NUMBERS.choose(dice).copied().unwrap_or("0");
            serde_json::from_str(spelt).unwrap_or(Value::Null)
        }
        4 => STRINGS.choose(dice).copied().unwrap_or_default().into(),
        5 => deep(dice),
        _ => alike(place, other, dice),
    };
}

/// A value of another document, of the same kind where there is one: ids and tags change places.
fn alike(place: &Value, other: Option<&Value>, dice: &mut StdRng) -> Value {
    let Some(other) = other else {
        return Value::Null;
    };
    let mut all = Vec::new();
    gather(other, &mut all);
    let same = |value: &&&Value| match (place, **value) {
        (Value::String(one), Value::String(two)) => one.len() == two.len(),
        (one, two) => std::mem::discriminant(one) == std::mem::discriminant(two),
    };
    let fitting: Vec<&Value> = all.iter().filter(same).copied().collect();
    let from = if fitting.is_empty() { &all } else { &fitting };
    from.choose(dice)
        .map_or(Value::Null, |value| (*value).clone())
}

fn gather<'a>(value: &'a Value, all: &mut Vec<&'a Value>) {
    all.push(value);
    match value {
        Value::Array(inner) => inner.iter().for_each(|each| gather(each, all)),
        Value::Object(inner) => inner.values().for_each(|each| gather(each, all)),
        _ => {}
    }
}

fn deep(dice: &mut StdRng) -> Value {
    let depth = DEPTHS.choose(dice).copied().unwrap_or(1);
    (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]))
}
