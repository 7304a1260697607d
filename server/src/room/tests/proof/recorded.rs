//! A journal in memory that remembers whatever it was ever handed.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use candor_protocol::{Millis, RoomId};
use futures_util::stream::BoxStream;
use serde_json::Value;

use crate::journal::{
    AppendError, Batch, Day, Journal, LoadError, Loaded, Memory, Slip, Unavailable, Version,
};

/// Remembers every batch in order, compacted or not.
#[derive(Default)]
pub(super) struct Recorded {
    memory: Memory,
    batches: Mutex<Vec<Batch>>,
}

impl Recorded {
    fn remember(&self, batch: &Batch) {
        let mut batches = self.batches.lock().unwrap_or_else(PoisonError::into_inner);
        batches.push(batch.clone());
    }

    /// Everything that was kept, without what is drawn for a batch and means nothing.
    pub(super) fn kept(&self) -> Kept {
        let batches = self.batches.lock().unwrap_or_else(PoisonError::into_inner);
        Kept(batches.iter().map(Row::of).collect())
    }
}

/// All that was kept, batch by batch.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Kept(Vec<Row>);

/// A batch without what is drawn for it.
#[derive(PartialEq, Eq)]
struct Row {
    day: Day,
    wake: Option<Millis>,
    events: Vec<u8>,
    slips: Vec<Slip>,
    snapshot: Vec<u8>,
}

impl Row {
    fn of(batch: &Batch) -> Self {
        Self {
            day: batch.day,
            wake: batch.wake,
            events: batch.events.clone(),
            slips: batch.slips.clone(),
            snapshot: batch.snapshot.clone().unwrap_or_default(),
        }
    }
}

/// The same with numbers for pseudonyms. Those of slips are made of pseudonyms, so that they go.
#[derive(PartialEq, Eq)]
struct Numbered {
    day: Day,
    wake: Option<Millis>,
    events: Value,
    slips: Vec<Value>,
    snapshot: Value,
}

impl Kept {
    /// Whether another journal has the same, up to the pseudonyms of ballots and answers.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self == other || self.without_pseudonyms() == other.without_pseudonyms()
    }

    fn without_pseudonyms(&self) -> Vec<Numbered> {
        let mut known = BTreeMap::new();
        let read = |bytes: &[u8]| serde_json::from_slice(bytes).unwrap_or(Value::Null);
        let numbered = |row: &Row| {
            let (mut events, mut snapshot) = (read(&row.events), read(&row.snapshot));
            let contents = row.slips.iter().filter_map(|slip| slip.content.as_deref());
            let mut slips: Vec<Value> = contents.map(read).collect();
            events
                .as_array()
                .into_iter()
                .flatten()
                .chain(&slips)
                .for_each(|event| learn(event, &mut known));
            number(&mut events, &known);
            number(&mut snapshot, &known);
            slips.iter_mut().for_each(|slip| number(slip, &known));
            slips.sort_by_key(Value::to_string);
            Numbered {
                day: row.day,
                wake: row.wake,
                events,
                slips,
                snapshot,
            }
        };
        self.0.iter().map(numbered).collect()
    }
}

/// Each pseudonym is known by the number of its first coming.
fn learn(event: &Value, known: &mut BTreeMap<String, usize>) {
    for name in ["ballot_cast", "poll_answered"] {
        if let Some(pseudonym) = event.get(name).and_then(|it| it.get("pseudonym")) {
            let next = known.len();
            known.entry(pseudonym.to_string()).or_insert(next);
        }
    }
}

/// Puts numbers for pseudonyms, and what is filed under them in the order of their numbers.
fn number(value: &mut Value, known: &BTreeMap<String, usize>) {
    match value {
        Value::Array(all) => {
            if all.len() == 16 && all.iter().all(Value::is_u64) {
                let text = Value::Array(all.clone()).to_string();
                if let Some(number) = known.get(&text) {
                    *value = Value::from(format!("pseudonym {number}"));
                }
                return;
            }
            all.iter_mut().for_each(|each| number(each, known));
            let filed = |it: &Value| it[0].as_str().map(|it| it.starts_with("pseudonym "));
            if !all.is_empty() && all.iter().all(|it| filed(it) == Some(true)) {
                all.sort_by_key(|it| it[0].to_string());
            }
        }
        Value::Object(all) => all.values_mut().for_each(|each| number(each, known)),
        _ => {}
    }
}

#[async_trait]
impl Journal for Recorded {
    async fn load(&self, room: RoomId) -> Result<Option<Loaded>, LoadError> {
        self.memory.load(room).await
    }

    async fn append(
        &self,
        room: RoomId,
        at: Version,
        batch: Batch,
    ) -> Result<Version, AppendError> {
        self.remember(&batch);
        self.memory.append(room, at, batch).await
    }

    fn follow(&self, room: RoomId, after: Version) -> BoxStream<'static, (Version, Batch)> {
        self.memory.follow(room, after)
    }

    async fn erase(&self, room: RoomId) -> Result<(), Unavailable> {
        self.memory.erase(room).await
    }

    async fn idle_since(&self, day: Day, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        self.memory.idle_since(day, max).await
    }

    async fn due(&self, now: Millis, max: usize) -> Result<Vec<RoomId>, Unavailable> {
        self.memory.due(now, max).await
    }

    async fn count(&self) -> Result<usize, Unavailable> {
        self.memory.count().await
    }

    async fn answers(&self) -> Result<(), Unavailable> {
        self.memory.answers().await
    }
}
