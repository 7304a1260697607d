//! An entity as everybody sees it, and all of them.

use std::hint::black_box;

use candor::board::{entities, project};
use candor_protocol::EntityId;
use criterion::Criterion;

use crate::scene::Scene;

pub(crate) fn measure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("project");
    let Scene {
        board, live, topic, ..
    } = Scene::new();
    let note = board.topics[&topic].notes[0];
    for (name, id) in [
        ("topic", EntityId::Topic(topic)),
        ("note", EntityId::Note(note)),
        ("counts", EntityId::Counts),
    ] {
        assert!(project(&board, &live, id).is_some());
        group.bench_function(name, |bencher| {
            bencher.iter(|| project(&board, &live, black_box(id)));
        });
    }
    group.bench_function("board", |bencher| bencher.iter(|| entities(&board, &live)));
    group.finish();
}
