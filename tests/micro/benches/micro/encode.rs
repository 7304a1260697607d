//! A patch becomes text: of one topic, and of everything. It is written here as one frame; the room
//! puts the same text together from entities that it encoded before.

use std::hint::black_box;

use candor::board::{entities, project};
use candor_protocol::{Entity, EntityId, Patch, ServerFrame};
use criterion::{Criterion, Throughput};

use crate::scene::Scene;

pub(crate) fn measure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("encode");
    let Scene {
        board, live, topic, ..
    } = Scene::new();
    let one = project(&board, &live, EntityId::Topic(topic));
    let patches = [
        ("topic", patch(one.into_iter().collect())),
        ("board", patch(entities(&board, &live))),
    ];
    for (name, patch) in patches {
        let bytes = serde_json::to_string(&patch)
            .expect("a patch is JSON")
            .len();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| serde_json::to_string(black_box(&patch)));
        });
    }
    group.finish();
}

fn patch(put: Vec<Entity>) -> ServerFrame {
    ServerFrame::Patch(Patch {
        seq: 1,
        more: false,
        reset: false,
        put,
        del: Vec::new(),
    })
}
